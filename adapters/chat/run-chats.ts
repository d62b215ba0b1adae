import { createWorker, type JobHandler, type Ledger, type Log, type Now } from "../../src/index.ts";
import { type Platform, platformOf } from "./platform.ts";

/** How often what is due is looked for; an event that comes in is answered at once. */
const TICK_MS = 5_000;
/** What has ended is kept this long: to know an event that is delivered again, and for `why`. */
export const KEPT_DAYS = 30;
const KEPT_MS = KEPT_DAYS * 86_400_000;
const PRUNE_EVERY_MS = 3_600_000;
/** A clock that moved by more than this between two ticks, beside a clock that only runs forward, is told of. */
const CLOCK_JUMP_MS = 60_000;
/** Answers and digests worked on side by side. */
const LANES_MAX = 16;

export type ChatsDeps = {
  ledger: Ledger;
  platforms: () => readonly Platform[];
  handlers: readonly JobHandler[];
  /** Notes what has become due, such as digests. */
  plan: () => Promise<unknown>;
  now: Now;
  clockMs: () => number;
  log: Log;
};

export type Chats = {
  /** Takes up what is ready, beside what is being done already. */
  wake: () => void;
  /** Ends when what is in hand is done; nothing new is taken up. */
  stop: () => Promise<void>;
};

/** The heart of the running bot: every few seconds, and whenever something came in, it does what is due. */
export function runChats(deps: ChatsDeps): Chats {
  const chatOf = (place: string) => platformOf(place, deps.platforms())?.chat;
  const worker = createWorker({ ...deps, chatOf });
  const lanes = new Set<Promise<void>>();
  let isStopped = false;
  const start = (work: () => Promise<unknown>): void => {
    const lane: Promise<void> = work()
      .then(() => {})
      .catch((error: unknown) => deps.log("error", "chat_work_failed", { reason: reasonOf(error) }))
      .finally(() => lanes.delete(lane));
    lanes.add(lane);
  };
  // A slow answer must not hold up the next one: each event starts a lane of its own, up to a number.
  const wake = (): void => {
    if (!isStopped && lanes.size < LANES_MAX) start(() => worker.workOff({ atOnce: 1 }));
  };
  const watchClock = createClockWatch(deps);
  const prune = createPruning(deps);
  const tick = (): void => {
    watchClock();
    start(() => deps.plan().then(prune).then(wake));
  };
  const timer = setInterval(tick, TICK_MS);
  tick();
  return {
    wake,
    stop: async () => {
      isStopped = true;
      clearInterval(timer);
      await Promise.all(lanes);
    },
  };
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : "unknown");

/** Tells when the clock on the wall moved by itself, beside one that only runs forward. */
function createClockWatch({ now, clockMs, log }: ChatsDeps): () => void {
  const drift = (): number => now().getTime() - clockMs();
  let last = drift();
  return () => {
    const byMs = Math.round(drift() - last);
    last += byMs;
    if (Math.abs(byMs) > CLOCK_JUMP_MS) log("warn", "clock_jumped", { byMs });
  };
}

function createPruning({ ledger, now }: ChatsDeps): () => Promise<void> {
  let prunedAtMs = 0;
  return async () => {
    const nowMs = now().getTime();
    if (Math.abs(nowMs - prunedAtMs) < PRUNE_EVERY_MS) return;
    prunedAtMs = nowMs;
    await ledger.prune(nowMs - KEPT_MS);
  };
}
