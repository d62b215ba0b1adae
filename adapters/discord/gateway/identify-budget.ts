import { z } from "zod";

import type { Ledger, Now } from "../../../src/index.ts";

/** The ledger's collection of when the bot introduced itself to the gateway lately. */
const IDENTIFIES = "discord-identify";
const DAY_MS = 86_400_000;
/** Discord takes the token away when a day's are used up: some are left for a person to find out with. Source: discord.com/developers/docs/events/gateway, session start limit */
const DAY_SHARE = 0.9;
/** So many per shard in this time are a crash loop: from then on each waits longer than the one before. */
const LOOP_MS = 3_600_000;
const LOOP_FREE = 5;
const WAIT_MS = 5_000;
const WAIT_MS_MAX = 300_000;
/** In this time Discord takes `concurrency` introductions and refuses the rest. Source: the same, rate limiting */
const PACE_MS = 5_000;

const timesSchema = z.array(z.number());

/** What Discord says about this bot. `dayMax` is 1,000 for most, `concurrency` 1. */
export type IdentifyLimits = { shards: number; concurrency: number; dayMax: number };

/** Holds an introduction back until it is its turn, and notes it. Survives the process: that is what it is for. */
export type IdentifyBudget = { pass: (limits: IdentifyLimits, signal: AbortSignal) => Promise<void> };

export type IdentifyBudgetDeps = {
  ledger: Ledger;
  now: Now;
  /** Rejects when the signal says so. */
  wait: (waitMs: number, signal: AbortSignal) => Promise<void>;
};

export function createIdentifyBudget({ ledger, now, wait }: IdentifyBudgetDeps): IdentifyBudget {
  const read = async (): Promise<number[]> => {
    const value = await ledger.get(IDENTIFIES, "times");
    return timesSchema.safeParse(value === null ? [] : JSON.parse(value)).data ?? [];
  };
  const pass = async (limits: IdentifyLimits, signal: AbortSignal): Promise<void> => {
    const waitMs = waitBefore(await read(), limits, now().getTime());
    if (waitMs > 0) await wait(waitMs, signal);
    // Noted when it comes and not before: a process that is ended while it waits has used nothing up.
    const nowMs = now().getTime();
    const times = (await read()).filter((atMs) => atMs > nowMs - DAY_MS);
    await ledger.put([{ collection: IDENTIFIES, id: "times", value: JSON.stringify([...times, nowMs]) }]);
  };
  // One after the other: shards ask side by side.
  let last: Promise<unknown> = Promise.resolve();
  return {
    pass: (limits, signal) => {
      const passed = last.then(() => pass(limits, signal));
      last = passed.catch(() => {});
      return passed;
    },
  };
}

/** `times`: oldest first. */
function waitBefore(times: readonly number[], { shards, concurrency, dayMax }: IdentifyLimits, nowMs: number): number {
  const until = (atMs: number | undefined, apartMs: number): number =>
    atMs === undefined ? 0 : atMs + apartMs - nowMs;
  const most = Math.max(1, Math.floor(dayMax * DAY_SHARE));
  const lately = times.filter((atMs) => atMs > nowMs - LOOP_MS).length;
  const over = lately - LOOP_FREE * shards;
  const forLoop = over < 0 ? 0 : Math.min(WAIT_MS_MAX, WAIT_MS * 2 ** over);
  return Math.max(
    0,
    until(times.at(-most), DAY_MS),
    until(times.at(-1), forLoop),
    until(times.at(-Math.max(1, concurrency)), PACE_MS),
  );
}
