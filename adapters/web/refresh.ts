import { createHash } from "node:crypto";

import {
  afterAttempt,
  type Attempt,
  type Bot,
  healthOf,
  isDue,
  isHeld,
  type Log,
  type NewsSource,
  type Now,
  type SourceHealth,
  type SourceNotice,
  type Sources,
} from "../../src/index.ts";
import type { FeedReader } from "./feed/feed-reader.ts";
import type { Feed } from "./feed/index.ts";
import type { FetchResult, WebFetch } from "./fetch-result.ts";
import { importInTurns } from "./import-turns.ts";
import type { PageReader } from "./page-reader.ts";
import { type ItemCounts, refreshItems } from "./refresh-items.ts";

/** What one refresh came to for one source. */
export type SourceReport = ItemCounts & {
  id: string;
  title: string;
  url: string;
  /** `waiting`: its server asked to be left alone; `stopped`: the refresh was ended. */
  kind: "read" | "unchanged" | "failed" | "waiting" | "stopped";
  /** Why, when it failed or waits. */
  reason: string | null;
  health: SourceHealth;
  dueAt: string | null;
  tookMs: number;
};

export type RefreshDeps = {
  sources: Sources;
  importArticles: Bot["import"];
  fetch: WebFetch;
  readFeed: FeedReader["read"];
  readPage: PageReader;
  now: Now;
  clockMs: () => number;
  /** 0 up to 1. */
  chance: () => number;
  /** The shortest wait between two requests of the timer. */
  floorMs: number;
  log: Log;
};

export type RefreshRequest = {
  /** `due`: only what a timer should ask now; `all`: everything that is followed, at once, for a person who asked for it. */
  which: "due" | "all";
  signal: AbortSignal;
  onReport: (report: SourceReport) => void;
  onNotice: (notice: SourceNotice) => void;
};

/** Sources that are worked on at a time: most of the time they wait for their hosts. */
const SOURCES_AT_A_TIME = 24;

/** Refreshes the sources, many at a time; one that fails never holds up another. Resolves when all are done or the signal has stopped them. */
export async function refreshSources(request: RefreshRequest, given: RefreshDeps): Promise<readonly SourceReport[]> {
  const deps = { ...given, importArticles: importInTurns(given.importArticles) };
  const followed = (await deps.sources.list()).filter(({ state }) => state === "on");
  const waiting = request.which === "all" ? followed : followed.filter((source) => isDue(source, deps.now()));
  const reports: SourceReport[] = [];
  const next = waiting.values();
  const work = async (): Promise<void> => {
    for (const source of next) {
      if (request.signal.aborted) return;
      const report = await refreshSafely(source, request, deps);
      if (report === null) continue;
      reports.push(report);
      request.onReport(report);
    }
  };
  await Promise.all(Array.from({ length: SOURCES_AT_A_TIME }, work));
  return reports;
}

/** A mistake of ours in one source is a line about that source. */
async function refreshSafely(
  source: NewsSource,
  request: RefreshRequest,
  deps: RefreshDeps,
): Promise<SourceReport | null> {
  const startedMs = deps.clockMs();
  try {
    return await refreshSource(source, request, deps);
  } catch (error) {
    const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
    deps.log("error", "source_refresh_failed", { source: source.id, problem });
    const tookMs = deps.clockMs() - startedMs;
    return reportOf(source, { kind: "failed", reason: "could not be stored, see the log", tookMs }, deps);
  }
}

async function refreshSource(
  source: NewsSource,
  request: RefreshRequest,
  deps: RefreshDeps,
): Promise<SourceReport | null> {
  const { now, clockMs, floorMs, sources } = deps;
  if (isHeld(source.memory, now()))
    return reportOf(
      source,
      { kind: "waiting", reason: `asked to wait until ${source.memory.holdUntil}`, tookMs: 0 },
      deps,
    );
  if (request.which === "due" && !(await claim(source.id, { sources, now, floorMs }))) return null;
  const startedMs = clockMs();
  const answer = await deps.fetch({
    url: source.url,
    document: "feed",
    validators: source.memory.validators ?? undefined,
    signal: request.signal,
  });
  const tookMs = clockMs() - startedMs;
  if (answer.kind === "failed" && answer.failure === "aborted")
    return reportOf(source, { kind: "stopped", reason: null, tookMs }, deps);
  const { feed, attempt: asked } = await readAnswer(answer, { source, tookMs, readFeed: deps.readFeed });
  const counts = feed === null ? NOTHING : await refreshItems(feed, source, request.signal, deps);
  const attempt = asked.kind === "answered" ? { ...asked, isComplete: counts.waiting === 0 } : asked;
  // A feed that was not followed to its end counts as not read, or its other items would never be.
  const isWhole = !request.signal.aborted;
  const after = isWhole ? await remember(source, attempt, request, deps) : source;
  if (answer.kind === "failed") deps.log("info", "source_failed", { source: source.id, detail: answer.detail });
  const reason = attempt.kind === "failed" ? attempt.reason : null;
  const kind = !isWhole ? "stopped" : reason !== null ? "failed" : feed === null ? "unchanged" : "read";
  return { ...reportOf(after, { kind, reason, tookMs: clockMs() - startedMs }, deps), ...counts };
}

/** Takes a due source for this process, so that two that share a library do not both ask. */
async function claim(
  id: string,
  { sources, now, floorMs }: { sources: Sources; now: Now; floorMs: number },
): Promise<boolean> {
  let isClaimed = false;
  await sources.update(id, (source) => {
    isClaimed = isDue(source, now());
    const dueAt = new Date(now().getTime() + floorMs).toISOString();
    return isClaimed ? { ...source, memory: { ...source.memory, dueAt } } : source;
  });
  return isClaimed;
}

async function readAnswer(
  answer: FetchResult,
  { source, tookMs, readFeed }: { source: NewsSource; tookMs: number; readFeed: FeedReader["read"] },
): Promise<{ feed: Feed | null; attempt: Attempt }> {
  if (answer.kind === "failed") {
    const { reason, status, retryAfterMs } = answer;
    return { feed: null, attempt: { kind: "failed", reason, status, retryAfterMs, tookMs } };
  }
  const { validators, movedTo, maxAgeSeconds } = answer;
  const same: Attempt = { kind: "answered", validators, movedTo, maxAgeSeconds, isComplete: true, feed: null, tookMs };
  if (answer.kind === "unchanged") return { feed: null, attempt: same };
  const bodyHash = createHash("sha256").update(answer.bytes).digest("hex");
  if (bodyHash === source.memory.bodyHash) return { feed: null, attempt: same };
  const read = await readFeed(answer.bytes, { url: answer.url, contentType: answer.contentType });
  if (read.kind === "unreadable")
    return { feed: null, attempt: { kind: "failed", reason: read.reason, status: null, retryAfterMs: null, tookMs } };
  const { feed } = read;
  const publishedAt = feed.items.flatMap((item) => item.publishedAt ?? []);
  return { feed, attempt: { ...same, feed: { bodyHash, publishedAt, updateMinutes: feed.updateMinutes } } };
}

/** Writes what came of it over what stands there now: a person may have muted the source meanwhile. */
async function remember(
  source: NewsSource,
  attempt: Attempt,
  request: RefreshRequest,
  { sources, now, chance, floorMs }: RefreshDeps,
): Promise<NewsSource> {
  const others = new Set((await sources.list()).filter(({ id }) => id !== source.id).map(({ url }) => url));
  const facts = { now: now(), chance: chance(), floorMs, isTaken: (url: string) => others.has(url) };
  let notice: SourceNotice | null = null;
  const after = await sources.update(source.id, (before) => {
    const done = afterAttempt(before, attempt, facts);
    notice = done.notice;
    return done.source;
  });
  if (notice !== null) request.onNotice(notice);
  return after ?? source;
}

const NOTHING: ItemCounts = { items: 0, new: 0, changed: 0, same: 0, refused: 0, pages: 0, fromFeed: 0, waiting: 0 };

function reportOf(
  source: NewsSource,
  outcome: Pick<SourceReport, "kind" | "reason" | "tookMs">,
  { now }: RefreshDeps,
): SourceReport {
  const { id, title, url, memory } = source;
  return { id, title, url, ...outcome, ...NOTHING, health: healthOf(source, now()), dueAt: memory.dueAt };
}
