import { type Intent, intentText, type Ledger } from "../../../src/index.ts";
import type { InboxEvent } from "../../chat/inbox.ts";
import { openedThread } from "../delivery/threads.ts";
import { type Facts, factsText } from "../facts.ts";
import { channelPlace, placeText } from "../place.ts";
import { type Interaction, isInstalled, userOf } from "./interaction-payload.ts";
import { authorOf, mayManage } from "./work.ts";

/** Text and announcement channels: what is asked there is answered in a thread. */
const THREADED_CHANNELS = new Set([0, 5]);
const CREATE_PUBLIC_THREADS = 1n << 35n;

export type Wish = {
  intent: Intent;
  isEphemeral: boolean;
  page?: number;
  locale?: string | undefined;
  opensThread?: boolean;
};

/** Something asked by a command or a button, as the inbox takes it. */
export async function askEvent(
  one: Interaction,
  wish: Wish,
  deps: { ledger: Ledger; atMs: number },
): Promise<InboxEvent> {
  const { intent, isEphemeral, page = 0 } = wish;
  const channel = one.channel_id ?? "0";
  const isDm = one.guild_id === undefined;
  const isThreaded = wish.opensThread === true && !isEphemeral && mayOpen(one);
  const facts: Facts = {
    user: userOf(one),
    guild: one.guild_id ?? null,
    channel,
    interaction: { token: one.token, app: one.application_id, isEphemeral, isInstalled: isInstalled(one) },
    message: null,
    isDm,
    managesServer: mayManage(one),
    threadName: isThreaded && intent.kind === "ask" ? intent.question : null,
    atMs: deps.atMs,
    intent,
    page,
  };
  const thread = await threadOf({ channel, isDm, asked: isThreaded ? one.id : null }, deps.ledger);
  return {
    platform: "discord",
    id: one.id,
    message: {
      text: intentText(intent),
      author: authorOf(userOf(one)),
      door: "discord",
      place: thread.place,
      thread: thread.thread,
      locale: wish.locale ?? one.locale ?? null,
      timeZone: null,
      visibility: isEphemeral || isDm ? "private" : "public",
    },
    target: {
      place: isThreaded ? placeText({ kind: "channel", channel, asked: one.id }) : channelPlace(channel),
      facts: factsText(facts),
    },
  };
}

function mayOpen(one: Interaction): boolean {
  if (one.guild_id === undefined || !isInstalled(one) || !THREADED_CHANNELS.has(one.channel?.type ?? -1)) return false;
  const { app_permissions: given } = one;
  return given === undefined || (BigInt(given) & CREATE_PUBLIC_THREADS) !== 0n || (BigInt(given) & 8n) !== 0n;
}

type Where = { channel: string; isDm: boolean; asked: string | null };

/** What came before in the same thread is known by where the thread was asked for; a direct conversation is one thread. */
export async function threadOf(
  { channel, isDm, asked }: Where,
  ledger: Ledger,
): Promise<{ place: string; thread: string | null }> {
  if (asked !== null) return { place: channelPlace(channel), thread: asked };
  const opened = await openedThread(ledger, channel);
  if (opened !== null) return { place: channelPlace(opened.channel), thread: opened.asked };
  return { place: channelPlace(channel), thread: isDm ? channel : null };
}
