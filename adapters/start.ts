import { type BotError, createPlanner, type Ledger, type Now, sendNow, type Subscription } from "../src/index.ts";
import { createBugJob } from "./chat/bug-job.ts";
import { createAlertJobs, planAlerts } from "./chat/alert-job.ts";
import { createDigestJob } from "./chat/digest-job.ts";
import { createInbox } from "./chat/inbox.ts";
import { createNoticeJob, noteNotice } from "./chat/notices.ts";
import type { Platform } from "./chat/platform.ts";
import type { DiscordDeps } from "./discord/index.ts";
import { type Chats, KEPT_DAYS, runChats } from "./chat/run-chats.ts";
import { startStoryBacklog } from "./chat/story-backlog.ts";
import { createTurns } from "./chat/turns.ts";
import { realTimers } from "./slack/timers.ts";
import { DONE, type Parts } from "./terminal/command.ts";

/** Whether the settings name a chat to run in; without one a bare start is a chat in the terminal. */
export const hasChats = ({ config }: Parts): boolean => config.slack !== null || config.discord !== null;

/** A platform while it runs. `admins`: where those who look after the bot are told things, for a place of its. */
export type Running = {
  platform: Platform;
  start: () => Promise<void>;
  stop: () => Promise<void>;
  admins: (place: string) => readonly string[];
  /** What does not work on this platform as it is set up. */
  off?: string;
};

/** Runs every chat that is configured, with refresh and digests, until the process is asked to end. */
export async function runConfiguredChats(parts: Parts): Promise<number> {
  const failed = Promise.withResolvers<never>();
  const ending = Promise.race([endSignal(), failed.promise]);
  const running = await startChats(parts, failed.reject);
  parts.terminal.notice(`Chipwire is running: ${running.names.join(", ")}. Ctrl-C ends it.`);
  for (const line of running.off) parts.terminal.notice(line);
  try {
    await ending;
  } finally {
    await running.stop();
  }
  return DONE;
}

/** Makes the platforms, the inbox between them and the bot, and what works it off. */
export async function startChats(
  parts: Parts,
  onFatal: (error: BotError) => void,
): Promise<{ names: readonly string[]; off: readonly string[]; stop: () => Promise<void> }> {
  const { now, clockMs, chance, log } = parts;
  const ledger = await parts.ledger();
  const connected: Running[] = [];
  const platforms = (): readonly Platform[] => connected.map(({ platform }) => platform);
  const inbox = createInbox({ ledger, bot: parts.bot, platforms, now, log, turns: createTurns(clockMs) });
  let chats: Chats | undefined;
  const wake = (): void => chats?.wake();
  const world = { now, clockMs, chance, timers: realTimers, log };
  const common = { ...world, ledger, inbox: () => inbox, wake, keptDays: KEPT_DAYS, onFatal };
  if (parts.config.slack !== null) {
    const { createSlack } = await import("./slack/index.ts");
    const { bot, library, sources } = parts;
    const send = async (subscription: Parameters<typeof sendNow>[1]): Promise<void> => {
      if (await sendNow(ledger, subscription, now())) chats?.wake();
    };
    connected.push(createSlack({ ...common, config: parts.config.slack, bot, library, sources, sendNow: send }));
  }
  if (parts.config.discord !== null)
    connected.push(await startDiscord(parts, { ...common, config: parts.config.discord, ledger }));
  const alerts = { ledger, alerts: parts.digests, platforms, now };
  const rests = (subscription: Subscription) => tellResting(subscription, { ledger, connected, now });
  const digests = createDigestJob({ ledger, maker: parts.digests, platforms, now, rests });
  const planner = createPlanner({ ledger, now });
  const bot = await parts.bot();
  await bot.warmUp();
  await bot.rehearse();
  for (const { start } of connected) await start();
  chats = runChats({
    ledger,
    platforms,
    handlers: [
      inbox.handler,
      createBugJob({ platforms, now }),
      digests,
      createNoticeJob({ platforms, now }),
      ...createAlertJobs(alerts),
    ],
    plan: async () => {
      await planner.plan();
      await planAlerts(alerts);
    },
    now,
    clockMs,
    log,
  });
  const backlog = startStoryBacklog(bot, log);
  return {
    names: platforms().map(({ name }) => name),
    off: connected.flatMap(({ off = [] }) => off),
    stop: async () => {
      await Promise.all(connected.map(({ stop }) => stop()));
      await Promise.all([chats?.stop(), backlog.stop()]);
    },
  };
}

type DiscordWish = Omit<DiscordDeps, "bot" | "maker" | "sources" | "sendNow" | "draw" | "send">;

async function startDiscord(parts: Parts, given: DiscordWish): Promise<Running> {
  const [{ createDiscord }, { drawReply }] = await Promise.all([
    import("./discord/index.ts"),
    import("./discord/draw.ts"),
  ]);
  const { bot, sources, digests: maker } = parts;
  const send = async (subscription: Subscription): Promise<boolean> => {
    const isNew = await sendNow(given.ledger, subscription, given.now());
    if (isNew) given.wake();
    return isNew;
  };
  return createDiscord({
    ...given,
    bot,
    maker,
    sources,
    sendNow: send,
    draw: drawReply,
    send: (url, init) => fetch(url, init),
  });
}

type Telling = { ledger: Ledger; connected: readonly Running[]; now: Now };

/** Those who look after the bot hear once, in their own conversation with it, that a channel's digest rests, and why. */
async function tellResting(subscription: Subscription, { ledger, connected, now }: Telling): Promise<void> {
  const { id, place, placeName, pauseReason } = subscription;
  const admins = connected.flatMap((running) => running.admins(place));
  const text = `The digest for ${placeName || place} rests: ${pauseReason ?? "it could not be posted"}. It goes on when that is put right and it is set up anew.`;
  for (const admin of admins)
    await noteNotice(ledger, { key: `rests/${id}/${pauseReason}/${admin}`, place: admin, text }, now().getTime());
}

/** The first signal asks to end in order; a second one ends at once, as signals do. */
function endSignal(): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      process.off("SIGINT", end).off("SIGTERM", end);
      resolve();
    };
    process.on("SIGINT", end).on("SIGTERM", end);
  });
}
