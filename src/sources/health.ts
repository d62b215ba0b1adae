import type { NewsSource } from "../types.ts";
import { staleAfterMs } from "./rhythm.ts";

/** How a source is doing. The last three are followed no more until a person says so. */
export type SourceHealth = "new" | "ok" | "slow" | "stale" | "failing" | "gone" | "paused" | "muted";

/** To be told once: when something begins, and when it is over. */
export type SourceNotice = {
  sourceId: string;
  title: string;
  kind: NonNullable<NewsSource["incident"]>["kind"] | "recovered";
  /** When it began. */
  since: string;
  detail: string;
};

/** Answers that take longer on average are slow. */
const SLOW_MS = 5_000;
/** One failure is the network's; two in a row are the source's. */
const FAILING_MIN = 2;
/** Failures in a row that are worth a notice. */
const NOTICE_MIN = 3;

/** How a source is doing, from what is remembered of it. */
export function healthOf(source: NewsSource, now: Date): SourceHealth {
  const { state, memory } = source;
  if (state !== "on") return state;
  if (memory.triedAt === null) return "new";
  if (isFailing(source)) return "failing";
  if (staleSince(source, now) !== null) return "stale";
  return (memory.tookMs ?? 0) > SLOW_MS ? "slow" : "ok";
}

function isFailing({ memory }: NewsSource): boolean {
  return memory.failures >= FAILING_MIN || (memory.failures > 0 && memory.answeredAt === null);
}

/** The instant of its newest item when that is longer ago than the source is ever silent; else null. */
function staleSince({ rhythm }: NewsSource, now: Date): string | null {
  const [newest] = rhythm.publishedAt;
  if (newest === undefined) return null;
  return now.getTime() - Date.parse(newest) > staleAfterMs(rhythm) ? newest : null;
}

/** The sources that an answer may miss news of: of those that should be answering, how many have not, and since when. */
export type FailingSources = { failing: number; of: number; since: string | null };

/** What answers say under E-STALE. `since` is the earliest instant any of them stopped answering; null when none has. */
export function failingSources(sources: readonly NewsSource[], now: Date): FailingSources {
  const wanted = sources.filter(({ state }) => state !== "muted");
  const failing = wanted.filter((source) => ["failing", "gone", "paused"].includes(healthOf(source, now)));
  const since = failing.map(({ memory, addedAt }) => memory.answeredAt ?? memory.failingSince ?? addedAt).toSorted();
  return { failing: failing.length, of: wanted.length, since: since[0] ?? null };
}

/** The source with its incident as it is now, and a notice when one begins, becomes another or is over. */
export function withIncident(source: NewsSource, now: Date): { source: NewsSource; notice: SourceNotice | null } {
  const kind = incidentKind(source, now);
  const before = source.incident;
  if (kind === (before?.kind ?? null)) return { source, notice: null };
  // Still failing, but not yet worth a notice of its own: what was told before stays.
  if (kind === null && before !== null && source.memory.failures > 0 && source.state === "on")
    return { source, notice: null };
  const since = kind === null ? (before?.since ?? now.toISOString()) : beginOf(kind, source, now);
  const notice: SourceNotice = {
    sourceId: source.id,
    title: source.title,
    kind: kind ?? "recovered",
    since,
    detail: kind === null || kind === "stale" ? "" : (source.memory.failure ?? ""),
  };
  return { source: { ...source, incident: kind === null ? null : { kind, since } }, notice };
}

type IncidentKind = NonNullable<NewsSource["incident"]>["kind"];

function incidentKind(source: NewsSource, now: Date): IncidentKind | null {
  if (source.state === "gone" || source.state === "paused") return source.state;
  if (source.memory.failures >= NOTICE_MIN) return "failing";
  return source.memory.failures === 0 && staleSince(source, now) !== null ? "stale" : null;
}

function beginOf(kind: IncidentKind, source: NewsSource, now: Date): string {
  const begun = kind === "stale" ? staleSince(source, now) : source.memory.failingSince;
  return begun ?? now.toISOString();
}
