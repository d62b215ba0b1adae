import { z } from "zod";

import type { Ledger, Log } from "../../../src/index.ts";
import type { Inbox, InboxEvent } from "../../chat/inbox.ts";
import type { createRateLimit } from "../../chat/rate-limit.ts";
import { openedThread } from "../delivery/threads.ts";
import { timeOfId } from "../delivery/find-post.ts";
import { type Facts, factsText } from "../facts.ts";
import { channelPlace, placeText } from "../place.ts";
import { threadOf } from "./ask-event.ts";
import { authorOf } from "./work.ts";

const id = z.string().regex(/^\d{1,20}$/);

/** A message as Discord delivers it; most of them are not for the bot and come without their words. */
export const messageSchema = z.object({
  id,
  channel_id: id,
  guild_id: z.string().optional(),
  type: z.number().default(0),
  content: z.string().default(""),
  author: z.object({ id, bot: z.boolean().optional(), system: z.boolean().optional() }).optional(),
  webhook_id: z.string().optional(),
  application_id: z.string().optional(),
  mentions: z.array(z.object({ id })).default([]),
  referenced_message: z.object({ author: z.object({ id }).optional() }).nullish(),
});

export type Said = z.infer<typeof messageSchema>;

export type MessageDeps = {
  inbox: Pick<Inbox, "take">;
  ledger: Ledger;
  limit: ReturnType<typeof createRateLimit>;
  /** The bot's own id; null before it is known. */
  self: () => string | null;
  /** What kind of channel it is; null for one the bot has not been told of, such as a thread. */
  channelKind: (channel: string) => number | null;
  wake: () => void;
  log: Log;
};

/** Ordinary messages and replies. Source: discord.com/developers/docs/resources/message, message types */
const SAYING = new Set([0, 19]);
/** Text and announcement channels: what is asked there is answered in a thread. */
const THREADED = new Set([0, 5]);
const TEXT_CHARS_MAX = 4_000;

/** Takes a message that is for the bot: a mention, a reply to it, a direct one. Never throws. */
export function createMessages(deps: MessageDeps): (payload: unknown) => Promise<void> {
  return async (payload) => {
    const parsed = messageSchema.safeParse(payload);
    if (!parsed.success) return deps.log("info", "discord_message_unreadable");
    try {
      await take(parsed.data, deps);
    } catch (error) {
      deps.log("error", "discord_message_failed", { reason: error instanceof Error ? error.name : "unknown" });
    }
  };
}

async function take(said: Said, deps: MessageDeps): Promise<void> {
  const self = deps.self();
  if (self === null || said.author === undefined || !isSaidByPerson(said, self) || !isForBot(said, self)) return;
  const author = authorOf(said.author.id);
  const admission = deps.limit(author, channelPlace(said.channel_id));
  if (admission.kind !== "admitted") return deps.log("info", "discord_message_held_back");
  const event = await eventOf(said, { author, user: said.author.id, self }, deps);
  if (await deps.inbox.take(event)) deps.wake();
}

/** Neither bots, this one too, nor webhooks, nor what Discord itself says. */
function isSaidByPerson({ author, webhook_id, type }: Said, self: string): boolean {
  if (author === undefined || author.bot === true || author.system === true || author.id === self) return false;
  return webhook_id === undefined && SAYING.has(type);
}

function isForBot({ guild_id, content, mentions, referenced_message }: Said, self: string): boolean {
  if (guild_id === undefined || mentions.some((one) => one.id === self)) return true;
  return content.includes(`<@${self}>`) || content.includes(`<@!${self}>`) || referenced_message?.author?.id === self;
}

type Person = { author: string; user: string; self: string };

async function eventOf(said: Said, { author, user, self }: Person, deps: MessageDeps): Promise<InboxEvent> {
  const { channel_id: channel, guild_id: guild } = said;
  const isDm = guild === undefined;
  const words = plainWords(said.content, self);
  const isOpened = (await openedThread(deps.ledger, channel)) !== null;
  const opensThread = !isDm && !isOpened && THREADED.has(deps.channelKind(channel) ?? -1);
  const facts: Facts = {
    user,
    guild: guild ?? null,
    channel,
    interaction: null,
    message: said.id,
    isDm,
    // Of somebody who writes a message Discord does not say what they may.
    managesServer: false,
    threadName: opensThread ? words : null,
    atMs: timeOfId(said.id),
    intent: null,
    page: 0,
  };
  const where = await threadOf({ channel, isDm, asked: opensThread ? said.id : null }, deps.ledger);
  return {
    platform: "discord",
    id: said.id,
    message: {
      text: words,
      author,
      door: "discord",
      place: where.place,
      thread: where.thread ?? channel,
      locale: null,
      timeZone: null,
      visibility: isDm ? "private" : "public",
    },
    target: {
      place: opensThread ? placeText({ kind: "channel", channel, asked: said.id }) : channelPlace(channel),
      facts: factsText(facts),
    },
  };
}

/** What was said, without the mention of the bot and without Discord's own signs for people, channels and emoji. */
export function plainWords(content: string, self: string): string {
  const words = content
    .replaceAll(new RegExp(`<@!?${self}>`, "g"), " ")
    .replace(/<@[!&]?\d+>|<#\d+>/g, " ")
    .replace(/<a?:(\w+):\d+>/g, "$1")
    .replace(/\s+/gu, " ")
    .trim();
  return words.slice(0, TEXT_CHARS_MAX) || "help";
}
