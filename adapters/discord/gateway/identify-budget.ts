import { z } from "zod";

import type { Ledger, Now } from "../../../src/index.ts";

/** The ledger's collection of when the bot introduced itself to the gateway lately. */
const IDENTIFIES = "discord-identify";
const DAY_MS = 86_400_000;
/** At 1,000 in a day Discord takes the token away. Source: discord.com/developers/docs/events/gateway, session start limit */
const DAY_MAX = 900;
/** So many in this time are a crash loop: from then on each waits longer than the one before. */
const LOOP_MS = 600_000;
const LOOP_FREE = 5;
const WAIT_MS = 5_000;
const WAIT_MS_MAX = 300_000;

const timesSchema = z.array(z.number());

/** How long to wait before the next introduction, and notes that it comes then. Survives the process: that is what it is for. */
export type IdentifyBudget = { take: () => Promise<{ waitMs: number }> };

export function createIdentifyBudget({ ledger, now }: { ledger: Ledger; now: Now }): IdentifyBudget {
  const read = async (): Promise<number[]> => {
    const value = await ledger.get(IDENTIFIES, "times");
    return timesSchema.safeParse(value === null ? [] : JSON.parse(value)).data ?? [];
  };
  // One after the other: shards ask side by side.
  let last: Promise<unknown> = Promise.resolve();
  const take = async (): Promise<{ waitMs: number }> => {
    const nowMs = now().getTime();
    const times = (await read()).filter((atMs) => atMs > nowMs - DAY_MS);
    const atMs = nowMs + waitBefore(times, nowMs);
    await ledger.put([{ collection: IDENTIFIES, id: "times", value: JSON.stringify([...times, atMs]) }]);
    return { waitMs: atMs - nowMs };
  };
  return {
    take: () => {
      const taken = last.then(take);
      last = taken.catch(() => {});
      return taken;
    },
  };
}

/** `times`: of the last day, oldest first; some may lie ahead. */
function waitBefore(times: readonly number[], nowMs: number): number {
  const oldest = times.at(-DAY_MAX);
  const forDay = times.length < DAY_MAX || oldest === undefined ? 0 : oldest + DAY_MS - nowMs;
  const lately = times.filter((atMs) => atMs > nowMs - LOOP_MS).length;
  const forLoop = lately < LOOP_FREE ? 0 : Math.min(WAIT_MS_MAX, WAIT_MS * 2 ** (lately - LOOP_FREE));
  const ahead = Math.max(0, (times.at(-1) ?? 0) - nowMs);
  return Math.max(0, forDay, forLoop + ahead);
}
