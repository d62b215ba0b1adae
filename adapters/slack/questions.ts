import { createHash } from "node:crypto";

import type { InboxEvent } from "../chat/inbox.ts";
import { type Envelope, type Said, saidSchema } from "./event-payload.ts";
import { type Facts, factsText } from "./facts.ts";
import { placeText } from "./place.ts";
import { plainText } from "./plain-text.ts";

/** Messages people write themselves; any other subtype is something that happened to a message or a channel. */
const WRITTEN = new Set<string | undefined>([undefined, "file_share", "me_message", "thread_broadcast"]);
const SLACKBOT = "USLACKBOT";

/** Somebody asked something, or it is nothing to answer, and why. */
export type Reading =
  | { kind: "question"; event: InboxEvent; said: Said; user: string }
  | { kind: "nothing"; why: string };

/** What is known of the channel it was said in. `inThread`: whether the bot may answer there without being mentioned. */
export type Listening = { botUserId: string | null; botId: string | null; inThread: (said: Said) => Promise<boolean> };

const nothing = (why: string): Reading => ({ kind: "nothing", why });

/**
 * Reads a message event into a question. A mention and the message it stands in are two events of one message: they, every time either is
 * delivered, and an edit of it, have one key, so that one answer is given.
 */
export async function readQuestion(envelope: Envelope, team: string, listening: Listening): Promise<Reading> {
  const parsed = saidSchema.safeParse(envelope.event);
  if (!parsed.success) return nothing("unreadable");
  const said = parsed.data;
  const { user } = said;
  if (isBot(said, listening)) return nothing("a bot");
  if (user === undefined || !WRITTEN.has(said.subtype)) return nothing("not written by a person");
  if (!(await isForBot(said, listening))) return nothing("not for the bot");
  const botUserId = listening.botUserId ?? envelope.authorizations?.[0]?.user_id ?? null;
  return { kind: "question", event: toInboxEvent({ said, user, team, botUserId }), said, user };
}

/** By whatever mark: a bot's own id, the subtype, a profile. Workflows and other apps post so too. */
function isBot({ bot_id, bot_profile, subtype, user }: Said, { botUserId, botId }: Listening): boolean {
  if (typeof bot_id === "string" && bot_id !== "") return true;
  if (bot_profile !== undefined && bot_profile !== null) return true;
  return (
    subtype === "bot_message" || user === SLACKBOT || (user !== undefined && (user === botUserId || user === botId))
  );
}

async function isForBot(said: Said, { botUserId, inThread }: Listening): Promise<boolean> {
  if (said.type === "app_mention" || said.channel_type === "im") return true;
  if (botUserId !== null && said.text.includes(`<@${botUserId}>`)) return true;
  return said.thread_ts !== undefined && inThread(said);
}

type Asked = { said: Said; user: string; team: string; botUserId: string | null };

function toInboxEvent({ said, user, team, botUserId }: Asked): InboxEvent {
  const { channel, ts } = said;
  const thread = said.thread_ts ?? ts;
  const isDm = said.channel_type === "im";
  const atMs = Math.round(Number(ts) * 1000);
  const facts: Facts = { user, isDm, responseUrl: null, ts, atMs, isOnlyForAsker: false };
  return {
    platform: "slack",
    id: messageKey(team, channel, ts),
    message: {
      text: plainText(said.text, botUserId) || "help",
      author: authorOf(team, user),
      door: "slack",
      place: placeText({ team, channel, thread: null }),
      thread,
      locale: null,
      timeZone: null,
      visibility: isDm ? "private" : "public",
    },
    target: { place: placeText({ team, channel, thread }), facts: factsText(facts) },
  };
}

/** What makes a message that message, in whatever event and however often it comes. */
export const messageKey = (team: string, channel: string, ts: string): string => `${team}/${channel}/${ts}`;

/** A person, stable and not to be read back into one. */
export const authorOf = (team: string, user: string): string =>
  createHash("sha256").update(`slack:${team}/${user}`).digest("base64url").slice(0, 22);
