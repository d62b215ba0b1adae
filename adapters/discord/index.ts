import { setTimeout } from "node:timers/promises";

import type { Bot, DiscordConfig, Ledger, Log, Now, Sources, Subscription, DigestMaker } from "../../src/index.ts";
import { BotError } from "../../src/index.ts";
import type { Inbox } from "../chat/inbox.ts";
import type { Platform } from "../chat/platform.ts";
import { createRateLimit } from "../chat/rate-limit.ts";
import { registerCommands } from "./commands/register.ts";
import { createDiscordChat } from "./delivery/chat.ts";
import { createGateway } from "./gateway/gateway.ts";
import { createIdentifyBudget } from "./gateway/identify-budget.ts";
import { createInteractions } from "./incoming/interactions.ts";
import { createMessages } from "./incoming/messages.ts";
import { createRespond } from "./incoming/respond.ts";
import { pruneShut } from "./delivery/direct.ts";
import { pruneQueries } from "./kept-queries.ts";
import { channelGone, guildGone } from "./lifecycle.ts";
import { createDiscordPlatform, type Draw } from "./platform.ts";
import { readPlace } from "./place.ts";
import { createDiscordCall } from "./rest/call.ts";
import { createGuard, type Fetch } from "./rest/guard.ts";
import { rightsIn } from "./rights.ts";
import { createStories } from "./stories.ts";
import { tagsFor } from "./forum-tags.ts";
import { text } from "./texts.ts";

export type DiscordDeps = {
  config: DiscordConfig;
  ledger: Ledger;
  inbox: () => Pick<Inbox, "take">;
  bot: () => Promise<Bot>;
  maker: () => Promise<DigestMaker>;
  sources: () => Promise<Sources>;
  /** Something was noted: it can be taken up at once. */
  wake: () => void;
  /** False when today's has been sent already. */
  sendNow: (subscription: Subscription) => Promise<boolean>;
  keptDays: number;
  draw: Draw;
  /** One HTTP exchange with Discord. */
  send: Fetch;
  /** Nothing this process does can bring it back. */
  onFatal: (error: BotError) => void;
  now: Now;
  log: Log;
};

export type Discord = {
  platform: Platform;
  /** Registers the commands and begins to take events; throws when Discord takes none of it. */
  start: () => Promise<void>;
  stop: () => Promise<void>;
  isReady: () => boolean;
  /** Nobody is told beside the channel: who may manage a server sees it in `/digest list`. */
  admins: () => readonly string[];
  /** What it does not do for want of an intent, for who starts it. */
  off: string;
};

const OFF =
  "Discord: messages that neither mention nor answer the bot are not read (no Message Content intent); commands, mentions, direct messages and the Apps menu work.";

/** Discord: a platform to post to, and a connection whose events end in the inbox. */
export function createDiscord(deps: DiscordDeps): Discord {
  const { config, ledger, now, log } = deps;
  const { promise: failed, resolve: fail } = Promise.withResolvers<string>();
  let hasEnded = false;
  const onFatal = (reason: string): void => {
    hasEnded = true;
    log("error", "discord_ended", { reason });
    fail(reason);
    deps.onFatal(new BotError("settings", reason));
  };
  const guard = createGuard({ send: deps.send, now, log });
  const onTokenRefused = (): void => onFatal("Discord refuses the token: set DISCORD_TOKEN anew");
  const call = createDiscordCall({ apiUrl: config.apiUrl, token: config.token, guard, log, onTokenRefused });
  const wakeIn = (waitMs: number): void => void globalThis.setTimeout(deps.wake, waitMs).unref();
  const chat = createDiscordChat({ call, ledger, helpLabel: text("help", "en"), now, log, wakeIn });
  const wait = async (waitMs: number, signal: AbortSignal): Promise<void> => {
    // Five seconds between shards are as Discord wants it.
    log(waitMs > 5_000 ? "warn" : "info", "discord_identify_waits", { waitMs });
    await setTimeout(waitMs, undefined, { signal });
  };
  const stories = createStories(async () => (await deps.bot()).stories(), now);
  const limit = createRateLimit(now);
  const take: Inbox["take"] = (event) => deps.inbox().take(event);
  const desk = async () => (await deps.bot()).desk(ledger);
  const incoming = {
    ...deps,
    inbox: { take },
    desk,
    stories,
    respond: createRespond(call),
    limit,
    layout: config.layout,
    channel: (id: string) => gateway.channel(id),
    rights: (channel: string) => rightsIn(channel, gateway.self() ?? "", call),
  };
  const messages = createMessages({
    ...incoming,
    self: () => gateway.self(),
    channelKind: (id) => gateway.channel(id)?.kind ?? null,
  });
  const gateway = createGateway({
    apiUrl: config.apiUrl,
    token: config.token,
    shards: config.shards,
    guard,
    budget: createIdentifyBudget({ ledger, now, wait }),
    events: {
      interaction: createInteractions(incoming),
      message: messages,
      guildGone: (payload) => guildGone(payload, { ledger, log }),
      channelGone: (payload) => channelGone(payload, { ledger, log }),
    },
    onFatal,
    log,
  });
  const platform = createDiscordPlatform({
    ...deps,
    chat,
    call,
    layout: config.layout,
    tagsFor: (place, words) => {
      const where = readPlace(place);
      return tagsFor(where?.kind === "channel" ? gateway.channel(where.channel) : null, words);
    },
  });
  return {
    platform,
    isReady: () => !hasEnded && gateway.isReady(),
    admins: () => [],
    off: OFF,
    stop: gateway.stop,
    start: async () => {
      const known = await startGateway(gateway.start, failed);
      await registerCommands({ app: known.app, guild: config.devGuild }, { call, ledger, log });
      await pruneQueries(ledger, now().getTime() - deps.keptDays * 86_400_000);
      await pruneShut({ ledger, now });
      log("info", "discord_started", { off: OFF });
    },
  };
}

/** discord.js waits for ever for a connection that was refused for good: the reason ends the wait. */
async function startGateway(start: ReturnType<typeof createGateway>["start"], failed: Promise<string>) {
  const refused = failed.then((reason) => {
    throw new BotError("settings", reason);
  });
  // Later failures have their own way out.
  refused.catch(() => {});
  try {
    return await Promise.race([start(), refused]);
  } catch (error) {
    if (error instanceof BotError) throw error;
    throw new BotError("settings", whyNotStarted(error), { cause: error });
  }
}

function whyNotStarted(error: unknown): string {
  const said = error instanceof Error ? error.message : "";
  // Said by discord.js when fewer introductions are left than there are shards: one more would be the token's end.
  if (/sessions remaining/i.test(said))
    return "Discord lets this bot connect no more today: it has been started too often";
  if (/token/i.test(said))
    return "Discord refuses the token: set DISCORD_TOKEN to the one of the application's Bot page";
  return `Discord cannot be reached: ${error instanceof Error ? error.name : "unknown"}`;
}
