import type { Chat, ClaimedJob, Ledger, Log, Now, OutgoingPost } from "../ports.ts";
import { deliver, type JobEnd, LEASE_MS } from "./deliver.ts";

/** After this many claims that came to nothing a job is set aside, so that the others go on. */
const ATTEMPTS_MAX = 3;
/** Before a job that failed is tried again, doubled each time. */
const FAILED_PAUSE_MS = 30_000;

/** What a job comes to: what to post, or why nothing is posted, or when to ask again. */
export type Preparation =
  | { kind: "posts"; posts: readonly OutgoingPost[] }
  | { kind: "skip"; reason: string }
  | { kind: "later"; readyAtMs: number; reason: string };

/** How one kind of job is done. */
export type JobHandler = {
  kind: string;
  /** May be called again when the process died in it; what it gives is fixed once and never asked for again. */
  prepare: (job: ClaimedJob) => Promise<Preparation>;
  /** Told when the job has ended for good: `place_gone` and the like are dealt with here. It must bear being told twice. */
  ended?: (job: ClaimedJob, end: JobEnd) => Promise<void>;
};

export type WorkerDeps = {
  ledger: Ledger;
  /** The platform of a post's place; undefined while it is not connected. */
  chatOf: (place: string) => Chat | undefined;
  handlers: readonly JobHandler[];
  now: Now;
  log: Log;
};

export type Worker = {
  /** Does what is ready, several jobs side by side, until nothing is. Gives how many were taken up. */
  workOff: (limits?: { atOnce?: number; key?: string }) => Promise<number>;
};

/** Does the jobs of a ledger: prepares them, posts what they say, each post once, whatever fails in between. */
export function createWorker(deps: WorkerDeps): Worker {
  const kinds = deps.handlers.map(({ kind }) => kind);
  const nowMs = (): number => deps.now().getTime();
  const takeOne = async (key: string | undefined): Promise<boolean> => {
    const claim = await deps.ledger.claim({ kinds, key, nowMs: nowMs(), leaseMs: LEASE_MS });
    if (claim === null) return false;
    await work(claim, { ...deps, nowMs });
    return true;
  };
  return {
    workOff: async ({ atOnce = 8, key } = {}) => {
      let taken = 0;
      const lane = async (): Promise<void> => {
        while (await takeOne(key)) taken += 1;
      };
      await Promise.all(Array.from({ length: key === undefined ? atOnce : 1 }, lane));
      return taken;
    },
  };
}

type Work = WorkerDeps & { nowMs: () => number };

async function work(claim: ClaimedJob, deps: Work): Promise<void> {
  const { ledger, log } = deps;
  const handler = deps.handlers.find(({ kind }) => kind === claim.kind);
  const end = await endOf(claim, handler, deps);
  if (end.state === "lost") return log("warn", "job_lost", { key: claim.key });
  if (end.state === "quarantined") log("error", "job_quarantined", { key: claim.key });
  if (end.state !== "open") await handler?.ended?.(claim, end);
  await ledger.settle(claim, end);
}

/** A job that throws is put off with its attempt counted; one that keeps failing, or killing its worker, is set aside. */
async function endOf(claim: ClaimedJob, handler: JobHandler | undefined, deps: Work): Promise<JobEnd> {
  if (claim.attempts > ATTEMPTS_MAX) return { state: "quarantined", reason: claim.reason ?? "it never came to an end" };
  try {
    return await attempt(claim, handler, deps);
  } catch (error) {
    const reason = error instanceof Error ? error.name : "unknown error";
    deps.log("error", "job_failed", { key: claim.key, reason });
    const readyAtMs = deps.nowMs() + FAILED_PAUSE_MS * 2 ** (claim.attempts - 1);
    return { state: "open", readyAtMs, reason, hasFailed: true };
  }
}

async function attempt(claim: ClaimedJob, handler: JobHandler | undefined, deps: Work): Promise<JobEnd> {
  const { ledger, chatOf, nowMs } = deps;
  if (!claim.isFrozen) {
    if (handler === undefined) return { state: "skipped", reason: "nobody does this kind of job" };
    const prepared = await handler.prepare(claim);
    if (prepared.kind === "skip") return { state: "skipped", reason: prepared.reason };
    if (prepared.kind === "later") return { state: "open", hasFailed: false, ...prepared };
    if (!(await ledger.freeze(claim, prepared.posts))) return { state: "lost" };
  }
  const [first] = await ledger.posts(claim.key);
  if (first === undefined) return { state: "done", reason: null };
  const chat = chatOf(first.place);
  const readyAtMs = nowMs() + FAILED_PAUSE_MS;
  if (chat === undefined)
    return { state: "open", readyAtMs, reason: "the platform is not connected", hasFailed: false };
  return deliver(claim, { ledger, chat, nowMs });
}
