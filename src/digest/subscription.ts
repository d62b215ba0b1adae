import { z } from "zod";

import { LANGUAGES } from "../types.ts";
import { filterSchema } from "./filter.ts";

/** Whether it is a time zone this machine's tz database knows. */
export function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** Stories a digest may hold: fewer than 3 is a headline, more than 25 nobody reads. */
const STORIES_MIN = 3;
const STORIES_MAX = 25;

/** A channel's wish for a digest, as it is kept in the ledger. */
export const subscriptionSchema = z.object({
  id: z.string().min(1).max(40),
  /** Where it is posted: "slack:T1/C2", "discord:123". */
  place: z.string().min(1),
  /** What the place is called, for people. */
  placeName: z.string().default(""),
  filter: filterSchema.default({ kind: "all", of: [] }),
  /** HH:MM in `zone`. */
  time: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "must be a time as HH:MM, 00:00 to 23:59"),
  zone: z.string().refine(isTimeZone, "must be a time zone such as Asia/Seoul or Europe/Berlin"),
  days: z.enum(["daily", "weekdays", "weekly"]).default("daily"),
  /** Of a weekly one: 1 Monday to 7 Sunday. */
  weekday: z.number().int().min(1).max(7).default(1),
  language: z.enum(LANGUAGES).default("en"),
  layout: z.enum(["one message", "thread", "forum post"]).default("one message"),
  ifEmpty: z.enum(["skip", "one line"]).default("skip"),
  storiesMax: z.number().int().min(STORIES_MIN).max(STORIES_MAX).default(10),
  isPaused: z.boolean().default(false),
  /** Why the bot paused it by itself: the channel is gone, a right is missing. */
  pauseReason: z.string().nullable().default(null),
  /** ISO 8601. Nothing from before it is news to the channel. */
  createdAt: z.iso.datetime(),
});

export type Subscription = z.infer<typeof subscriptionSchema>;

/** The ledger's collection of subscriptions, by id. */
export const SUBSCRIPTIONS = "subscription";

/** Read lately, by their JSON: the planner sees the same ones every few seconds. */
const known = new Map<string, Subscription | null>();
const KNOWN_MAX = 10_000;

/** A subscription out of the ledger; null when it does not read as one any more. */
export function readSubscription(json: string): Subscription | null {
  const there = known.get(json);
  if (there !== undefined) return there;
  const parsed = subscriptionSchema.safeParse(JSON.parse(json));
  if (known.size >= KNOWN_MAX) known.clear();
  known.set(json, parsed.success ? parsed.data : null);
  return parsed.success ? parsed.data : null;
}
