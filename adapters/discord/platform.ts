import {
  type Bot,
  type Chat,
  type Intent,
  type Ledger,
  type LedgerRecord,
  type Message,
  type Now,
  type Reply,
  type ReplyFile,
  type Visit,
} from "../../src/index.ts";
import type { DigestPart, Platform, ReplyTarget } from "../chat/platform.ts";
import { customId } from "./custom-id.ts";
import { digestMessages } from "./digest-messages.ts";
import { type FileOut, outgoingBody, type Via } from "./delivery/outgoing.ts";
import { type Facts, readFacts } from "./facts.ts";
import { digestGroup } from "./digest-group.ts";
import { queryId, queryRecord } from "./kept-queries.ts";
import { words } from "./incoming/respond.ts";
import { openFor } from "./open-for.ts";
import { shownPages } from "./paging.ts";
import { placeText } from "./place.ts";
import { type DiscordBody, type Layout, renderReply } from "./render/index.ts";
import type { DiscordCall } from "./rest/call.ts";
import { languageOf, text } from "./texts.ts";

/** Discord lets a command or a button be answered this long, less what a slow answer takes. Source: discord.com/developers/docs/interactions/receiving-and-responding */
const ANSWER_MS = 14.5 * 60_000;

/** A reply's charts as pictures, in their order: null where there is nothing to draw. */
export type Draw = (reply: Reply) => Promise<readonly (Drawn | null)[]>;
type Drawn = { name: string; png: Uint8Array; alt: string };

export type DiscordPlatformDeps = {
  chat: Chat;
  call: DiscordCall;
  ledger: Ledger;
  bot: () => Promise<Bot>;
  layout: Layout;
  draw: Draw;
  /** The tags of a forum that fit these words; at least one where the forum wants one. */
  tagsFor: (place: string, words: string) => readonly string[];
  now: Now;
};

/** Discord as the inbox and the digests see it. */
export function createDiscordPlatform(deps: DiscordPlatformDeps): Platform {
  return {
    name: "discord",
    chat: deps.chat,
    complete: async (message, target) => {
      const user = readFacts(target.facts)?.user;
      // "Tell me" is told to who said it, never to the channel it was said in.
      return user === undefined ? message : { ...message, ownPlace: placeText({ kind: "person", user }) };
    },
    carryOut: async (message, target, thread) => {
      const facts = readFacts(target.facts);
      const intent = facts?.intent ?? null;
      if (facts === null || intent === null) return null;
      const { visibility } = message;
      const asker = { language: languageOf(message.locale), visibility, thread, visit: visitOf(message, facts) };
      return (await deps.bot()).run(intent, asker);
    },
    renderReply: (reply, target) => rendered(reply, target, deps),
    renderDigest: (view, subscription) => {
      const parts = digestMessages(view, subscription, deps.layout);
      const words = view.stories.map(({ title, quote }) => `${title} ${quote}`).join("\n");
      const group = subscription === null ? null : digestGroup(subscription, view);
      return parts.map(({ body, stories, title }, n): DigestPart => ({
        stories,
        body: outgoingBody({
          message: body,
          via:
            group === null || subscription === null || subscription.layout === "one message"
              ? { kind: "channel", reference: null }
              : {
                  kind: "group",
                  group,
                  isFirst: n === 0,
                  title,
                  isForum: subscription.layout === "forum post",
                  tags: [...deps.tagsFor(subscription.place, words)],
                },
          // Followers of a channel see what stands in it, not its threads.
          publishedFor:
            subscription !== null && (n === 0 || subscription.layout === "one message") ? subscription.id : null,
        }),
      }));
    },
  };
}

/** What is set up for everybody is set up by the commands for it, which look at the rights of who uses them. */
const visitOf = ({ author, place, ownPlace = null, timeZone }: Message, { managesServer }: Facts): Visit => ({
  author,
  place,
  placeName: "",
  ownPlace,
  timeZone,
  mayAdminister: false,
  managesBot: managesServer,
});

async function rendered(reply: Reply, target: ReplyTarget, deps: DiscordPlatformDeps): Promise<readonly string[]> {
  const facts = readFacts(target.facts);
  const isForOne =
    facts !== null && !facts.isDm && (facts.interaction?.isEphemeral === true || reply.visibility === "private");
  const kept = new Map<string, LedgerRecord>();
  const keep = (intent: Intent): string => {
    kept.set(queryId(intent), queryRecord(intent, deps.now().getTime()));
    return queryId(intent);
  };
  keep(reply.intent);
  // A picture that cannot be drawn takes nothing from the words.
  const pictures = await deps.draw(reply).catch(() => []);
  const bodies = renderReply(reply, {
    isEphemeral: isForOne,
    layout: deps.layout,
    customId: (what, intent) => buttonFor(what, intent ?? reply.intent, { facts, keep }),
    pictures: pictures.map((picture) => (picture === null ? null : { file: picture.name, alt: picture.alt })),
  });
  await deps.ledger.put([...kept.values()]);
  if (facts !== null && !isForOne) await openFor(facts, target.place, deps);
  const shown = shownPages(bodies, reply, facts?.page ?? 0);
  return shown.map((message, part) => {
    const files = filesOf({ message, pictures, given: part === shown.length - 1 ? (reply.files ?? []) : [] });
    return outgoingBody({ message, via: viaOf(facts, { part, isForOne, notice: () => noticeOf(reply, deps) }), files });
  });
}

type Sent = { message: unknown; pictures: readonly (Drawn | null)[]; given: readonly ReplyFile[] };

/** What goes with a message: the pictures it shows, with their words, and what was asked for as a file. */
function filesOf({ message, pictures, given }: Sent): FileOut[] {
  const said = JSON.stringify(message);
  const shown = pictures.filter((one) => one !== null).filter(({ name }) => said.includes(`attachment://${name}`));
  const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString("base64");
  return [
    ...shown.map(({ name, png, alt }) => ({ name, base64: base64(png), alt })),
    ...given.map(({ name, text: words }) => ({ name, base64: base64(words), alt: "" })),
  ];
}

type Button = { facts: Facts | null; keep: (intent: Intent) => string };

/** Quotes stand under every answer here already; sharing needs a channel the bot may write in. */
function buttonFor(what: string, intent: Intent, { facts, keep }: Button): string | null {
  if (what === "quotes") return null;
  if (what === "share" && facts?.interaction?.isInstalled === false) return null;
  if (what === "share" || what === "watch") return customId({ kind: what, query: keep(intent) });
  return customId({ kind: "run", query: keep(intent) });
}

/** What a channel is told where what is meant for one person cannot be told to them. */
const noticeOf = ({ language }: Reply, { layout }: DiscordPlatformDeps): DiscordBody | null =>
  words([text("noDirect", language)], layout)[0] ?? null;

type Sending = { part: number; isForOne: boolean; notice: () => DiscordBody | null };

function viaOf(facts: Facts | null, { part, isForOne, notice }: Sending): Via {
  if (facts === null) return { kind: "channel", reference: null };
  const { interaction, user, message } = facts;
  if (interaction === null)
    return isForOne
      ? { kind: "person", user, reference: message, notice: part === 0 ? notice() : null }
      : { kind: "channel", reference: part === 0 ? message : null };
  return {
    kind: "interaction",
    token: interaction.token,
    app: interaction.app,
    user,
    part,
    isEphemeral: interaction.isEphemeral || isForOne,
    replacesPublic: isForOne && !interaction.isEphemeral,
    isInstalled: interaction.isInstalled,
    endsAtMs: facts.atMs + ANSWER_MS,
  };
}
