import type { NewsSource, SourceMemory } from "../types.ts";
import { type SourceNotice, withIncident } from "./health.ts";
import { askIntervalMs, learnRhythm } from "./rhythm.ts";

/** What asking a source once came to. */
export type Attempt = { tookMs: number } & (
  | {
      kind: "answered";
      validators: NonNullable<SourceMemory["validators"]>;
      /** Where the server says it is for good; null when it is where it was. */
      movedTo: string | null;
      maxAgeSeconds: number | null;
      /** False when some of its pages are to be tried again: then the same feed is worth reading next time, too. */
      isComplete: boolean;
      /** What was read; null when it was what was read last time. */
      feed: { bodyHash: string; publishedAt: readonly string[]; updateMinutes: number | null } | null;
    }
  | { kind: "failed"; reason: string; status: number | null; retryAfterMs: number | null }
);

export type AttemptFacts = {
  now: Date;
  /** 0 up to 1, for spreading requests. */
  chance: number;
  /** The shortest wait between two requests. */
  floorMs: number;
  /** Whether another source has this address. */
  isTaken: (url: string) => boolean;
};

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Requests are spread by this share of their wait. */
const JITTER = 0.1;
/** A permanent redirect is believed when it has been given so often. */
const MOVES_MIN = 2;
/** "Not there" so often, over so long, and a source is paused. */
const NOT_FOUND_MAX = 3;
const NOT_FOUND_MS_MIN = 3 * DAY_MS;
/** Weight of the newest time in the running mean. */
const TOOK_WEIGHT = 0.3;

/** The source after an attempt, with when to ask next, and what is to be told about it. */
export function afterAttempt(
  before: NewsSource,
  attempt: Attempt,
  facts: AttemptFacts,
): { source: NewsSource; notice: SourceNotice | null } {
  const after = attempt.kind === "answered" ? answered(before, attempt, facts) : failedOnce(before, attempt, facts);
  return withIncident(after, facts.now);
}

type Answered = Extract<Attempt, { kind: "answered" }>;
type Failed = Extract<Attempt, { kind: "failed" }>;

function answered(source: NewsSource, attempt: Answered, facts: AttemptFacts): NewsSource {
  const { now, chance, floorMs } = facts;
  const { memory, rhythm } = source;
  const learned = attempt.feed === null ? rhythm : learnRhythm(rhythm, attempt.feed, now);
  const intervalMs = askIntervalMs(learned, { floorMs, maxAgeSeconds: attempt.maxAgeSeconds });
  const waitMs = Math.max(floorMs, intervalMs * (1 - JITTER + 2 * JITTER * chance));
  const kept: NewsSource = {
    ...source,
    rhythm: learned,
    memory: {
      ...memory,
      triedAt: now.toISOString(),
      answeredAt: now.toISOString(),
      dueAt: after(now, waitMs),
      holdUntil: null,
      failures: 0,
      failingSince: null,
      failure: null,
      notFound: 0,
      tookMs: runningMean(memory.tookMs, attempt.tookMs),
      validators: attempt.isComplete ? newerValidators(memory.validators, attempt.validators) : null,
      bodyHash: attempt.isComplete ? (attempt.feed?.bodyHash ?? memory.bodyHash) : null,
    },
  };
  return moved(kept, attempt.movedTo, facts);
}

/** A 304 may leave its validators out: then those it was given still hold. */
function newerValidators(
  before: SourceMemory["validators"],
  given: NonNullable<SourceMemory["validators"]>,
): NonNullable<SourceMemory["validators"]> {
  const isSilent = given.etag === null && given.lastModified === null;
  return isSilent && before !== null && before.url === given.url ? before : given;
}

/** A new address is taken when it has been given twice, at most once a day: servers that send each other round stay where they are. */
function moved(source: NewsSource, to: string | null, { now, isTaken }: AttemptFacts): NewsSource {
  const { memory } = source;
  if (to === null || to === source.url) return { ...source, memory: { ...memory, moved: null } };
  const times = memory.moved?.url === to ? memory.moved.times + 1 : 1;
  const isRecent = memory.movedAt !== null && now.getTime() - Date.parse(memory.movedAt) < DAY_MS;
  if (times < MOVES_MIN || isRecent) return { ...source, memory: { ...memory, moved: { url: to, times } } };
  if (isTaken(to))
    return {
      ...source,
      state: "gone",
      memory: { ...memory, moved: null, failure: "moved to a feed that is followed already" },
    };
  return { ...source, url: to, memory: { ...memory, moved: null, movedAt: now.toISOString() } };
}

function failedOnce(source: NewsSource, attempt: Failed, facts: AttemptFacts): NewsSource {
  const { now, chance, floorMs } = facts;
  const { memory } = source;
  const failures = memory.failures + 1;
  const failingSince = memory.failingSince ?? now.toISOString();
  const notFound = attempt.status === 404 ? memory.notFound + 1 : 0;
  const backOffMs = Math.min(DAY_MS, floorMs * 2 ** Math.min(failures - 1, 10));
  // Never sooner than asked for: what spreads here only adds.
  const waitMs = Math.max(backOffMs, attempt.retryAfterMs ?? 0, floorMs) * (1 + JITTER * chance);
  return {
    ...source,
    state: stateAfter(source, attempt.status, { notFound, failingMs: now.getTime() - Date.parse(failingSince) }),
    memory: {
      ...memory,
      triedAt: now.toISOString(),
      dueAt: after(now, waitMs),
      holdUntil: attempt.retryAfterMs === null ? null : after(now, attempt.retryAfterMs),
      failures,
      failingSince,
      failure: attempt.reason,
      notFound,
      tookMs: runningMean(memory.tookMs, attempt.tookMs),
    },
  };
}

function stateAfter(
  { state }: NewsSource,
  status: number | null,
  { notFound, failingMs }: { notFound: number; failingMs: number },
): NewsSource["state"] {
  if (status === 410) return "gone";
  return notFound >= NOT_FOUND_MAX && failingMs >= NOT_FOUND_MS_MIN ? "paused" : state;
}

/** Whether a timer should ask this source now. */
export function isDue({ state, memory }: NewsSource, now: Date): boolean {
  return state === "on" && (memory.dueAt === null || memory.dueAt <= now.toISOString()) && !isHeld(memory, now);
}

/** Whether its server has asked to be left alone until later: that holds for people in a hurry, too. */
export const isHeld = ({ holdUntil }: SourceMemory, now: Date): boolean =>
  holdUntil !== null && holdUntil > now.toISOString();

/** Not asked any more until a person takes that back. */
export const muted = (source: NewsSource): NewsSource => ({ ...source, state: "muted", incident: null });

/** Asked again as if it had never failed: what a person wants who takes it back. */
export function resumed(source: NewsSource): NewsSource {
  const { memory } = source;
  return {
    ...source,
    state: "on",
    incident: null,
    memory: { ...memory, failures: 0, failingSince: null, failure: null, notFound: 0, dueAt: null },
  };
}

const runningMean = (before: number | null, tookMs: number): number =>
  Math.round(before === null ? tookMs : before + TOOK_WEIGHT * (tookMs - before));

const after = (now: Date, ms: number): string => new Date(now.getTime() + Math.ceil(ms)).toISOString();
