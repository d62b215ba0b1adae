import type { SourceRhythm } from "../types.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** So many newest items tell how often a source publishes. */
const ITEMS_KEPT_MAX = 30;
/** Fewer gaps than this tell nothing. */
const GAPS_MIN = 4;

/** Nothing new for so long is a weekend, or a week of holidays, for a source that publishes often. */
const STALE_MS_MIN = 4 * DAY_MS;
const STALE_MS_MAX = 90 * DAY_MS;
/** Of a source that has not shown its rhythm yet. */
const STALE_MS_UNKNOWN = 45 * DAY_MS;
/** A source is silent when this many times its usual pause has passed. */
const SILENT_FACTOR = 3;
/** Its usual pause: nine of ten were shorter. */
const USUAL_SHARE = 0.9;

/** A source is asked so often in its usual pause, so that news is seen soon after. */
const ASKS_PER_GAP = 2;

/** The newest instants of what was known and what a feed says now, newest first. What lies in the future says nothing. */
export function learnRhythm(
  before: SourceRhythm,
  feed: { publishedAt: readonly string[]; updateMinutes: number | null },
  now: Date,
): SourceRhythm {
  const until = now.toISOString();
  const all = new Set([...before.publishedAt, ...feed.publishedAt].filter((instant) => instant <= until));
  const newest = [...all].toSorted().toReversed().slice(0, ITEMS_KEPT_MAX);
  return { publishedAt: newest, updateMinutes: feed.updateMinutes };
}

/** The usual pause between two items in milliseconds, and the pause nine of ten are shorter than; null when not known yet. */
export function pausesOf({ publishedAt }: SourceRhythm): { medianMs: number; longMs: number } | null {
  const times = publishedAt.map((instant) => Date.parse(instant));
  const gaps = times.slice(1).map((time, index) => (times[index] ?? time) - time);
  if (gaps.length < GAPS_MIN) return null;
  const sorted = gaps.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { medianMs: at(0.5), longMs: at(USUAL_SHARE) };
}

/** After how long without a new item a source counts as stale, in milliseconds. */
export function staleAfterMs(rhythm: SourceRhythm): number {
  const pauses = pausesOf(rhythm);
  if (pauses === null) return STALE_MS_UNKNOWN;
  return Math.min(STALE_MS_MAX, Math.max(STALE_MS_MIN, SILENT_FACTOR * pauses.longMs));
}

/**
 * How long to wait between two requests, in milliseconds: half the usual pause between items, never under `floorMs` nor over a day, and
 * never sooner than the server (`max-age`) or the feed (`ttl`, `sy:updatePeriod`) asks for within those bounds.
 */
export function askIntervalMs(rhythm: SourceRhythm, { floorMs, maxAgeSeconds }: IntervalBounds): number {
  const pauses = pausesOf(rhythm);
  const wantedMs = pauses === null ? 2 * floorMs : pauses.medianMs / ASKS_PER_GAP;
  const askedMs = Math.max((rhythm.updateMinutes ?? 0) * 60_000, (maxAgeSeconds ?? 0) * 1000);
  return Math.min(Math.max(DAY_MS, floorMs), Math.max(floorMs, wantedMs, askedMs));
}

/** The shortest wait that the settings allow, and what the server asked for. */
export type IntervalBounds = { floorMs: number; maxAgeSeconds: number | null };
