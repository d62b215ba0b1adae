import type { Now } from "../../src/index.ts";

/** Questions one person may ask in a minute, and all of one channel together. */
const A_PERSON_MAX = 10;
const A_CHANNEL_MAX = 60;
const WINDOW_MS = 60_000;
/** People and channels remembered; the window is short, so those who are forgotten asked nothing lately. */
const KEPT_MAX = 20_000;

/** `refused` the first time in a window, and then `ignored`: one notice is polite, ten are noise. */
export type Admission = { kind: "admitted" } | { kind: "refused"; retryAfterMs: number } | { kind: "ignored" };

/** How much may be asked in a minute. Of what is refused nothing is kept, so that a flood costs little. */
export function createRateLimit(now: Now): (person: string, channel: string) => Admission {
  const asked = new Map<string, number[]>();
  const told = new Map<string, number>();
  const recent = (key: string, nowMs: number): number[] =>
    (asked.get(key) ?? []).filter((atMs) => atMs > nowMs - WINDOW_MS && atMs <= nowMs);
  return (person, channel) => {
    const nowMs = now().getTime();
    if (asked.size > KEPT_MAX) asked.clear();
    if (told.size > KEPT_MAX) told.clear();
    const own = recent(person, nowMs);
    const all = recent(channel, nowMs);
    const full = own.length >= A_PERSON_MAX ? own : all.length >= A_CHANNEL_MAX ? all : null;
    if (full === null) {
      asked.set(person, [...own, nowMs]);
      asked.set(channel, [...all, nowMs]);
      return { kind: "admitted" };
    }
    const freeAtMs = (full[0] ?? nowMs) + WINDOW_MS;
    if ((told.get(person) ?? 0) > nowMs) return { kind: "ignored" };
    told.set(person, freeAtMs);
    return { kind: "refused", retryAfterMs: freeAtMs - nowMs };
  };
}
