import type { Chat, DigestView, Message, Reply, Subscription } from "../../src/index.ts";
import type { DigestPart, Platform, ReplyTarget } from "../chat/platform.ts";
import { type Facts, readFacts } from "./facts.ts";
import { type OnlyFor, outgoingBody } from "./outgoing.ts";
import type { People } from "./people.ts";
import { placeText, readPlace } from "./place.ts";
import { renderDigest, renderReply } from "./render/index.ts";

/** Slack lets a command or a button be answered at its own address this long. Source: docs.slack.dev/interactivity/handling-user-interaction */
const URL_MS = 29 * 60_000;
/** Something only its asker sees is of no use to them later than this. */
const ONLY_MS = 3_600_000;

export type SlackPlatformDeps = {
  chat: Chat;
  people: People;
  /** Whether somebody may set up digests and settings. */
  mayManage: (team: string, user: string) => Promise<boolean>;
  /** Whether somebody looks after the bot itself, its feeds and its library; undefined where that is whoever may set up digests. */
  managesBot: (team: string, user: string) => Promise<boolean | undefined>;
  wasTakenBack: (place: string, ts: string) => Promise<boolean>;
};

/** Slack as the inbox and the digests see it. */
export function createSlackPlatform({
  chat,
  people,
  mayManage,
  managesBot,
  wasTakenBack,
}: SlackPlatformDeps): Platform {
  const personOf = async (target: ReplyTarget, facts: Facts) => people(readPlace(target.place)?.team ?? "", facts.user);
  return {
    name: "slack",
    chat,
    complete: async (message, target): Promise<Message | null> => {
      const facts = readFacts(target.facts);
      if (facts === null) return message;
      if (facts.ts !== null && (await wasTakenBack(target.place, facts.ts))) return null;
      const team = readPlace(target.place)?.team ?? "";
      const { locale, timeZone } = await personOf(target, facts);
      const mayAdminister = await mayManage(team, facts.user);
      return {
        ...message,
        locale: message.locale ?? locale,
        timeZone: message.timeZone ?? timeZone,
        ownPlace: placeText({ team, channel: facts.user, thread: null }),
        mayAdminister,
        managesBot: await managesBot(team, facts.user),
        manages: (place) => mayAdminister && readPlace(place)?.team === team,
      };
    },
    renderReply: async (reply, target) => {
      const facts = readFacts(target.facts);
      const only = facts === null ? null : onlyFor(reply, facts);
      const timeZone = facts === null ? null : (await personOf(target, facts)).timeZone;
      const messages = renderReply(reply, { timeZone, isEphemeral: only !== null });
      return messages.map(({ text, blocks }) => outgoingBody({ text, blocks, only }));
    },
    renderDigest: (view: DigestView, subscription: Subscription | null): readonly DigestPart[] =>
      renderDigest(view, subscription).map(({ message: { text, blocks }, stories }) => ({
        body: outgoingBody({ text, blocks, only: null }),
        stories,
      })),
  };
}

/** Errors and one's own look-ups are for the asker alone; in a direct message nobody else is there. */
function onlyFor(reply: Reply, { isDm, isOnlyForAsker, user, responseUrl, atMs }: Facts): OnlyFor | null {
  if (!isOnlyForAsker && (isDm || reply.visibility === "public")) return null;
  return { user, responseUrl, urlEndsAtMs: atMs + URL_MS, endsAtMs: atMs + ONLY_MS };
}
