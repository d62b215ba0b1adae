import { randomUUID } from "node:crypto";
import type { Log, Now } from "../../src/index.ts";
import { blockSegment, chooseMerge, decodeArrays, isFull, isHungry, mergeStep, startMerge } from "../../src/index.ts";
import type { IndexSizes, MergeSource, PendingBlock, PostingRow, Segment, SegmentArrays } from "../../src/index.ts";
import { nextTurn } from "./sqlite-add.ts";
import { createLease } from "./sqlite-lease.ts";
import type { Lease } from "./sqlite-lease.ts";
import type { IndexChange, Session } from "./sqlite-session.ts";

/** Turns full pending blocks into segments, merges segments and sweeps what is left over, in steps of a few milliseconds. */
export type Upkeep = {
  /** Starts if there is something to do and it is not running yet. */
  start: () => void;
  /** When what was started is done. */
  settled: () => Promise<void>;
  /** Also makes a segment of a pending block that is not full, then does nothing more. */
  finish: () => Promise<void>;
};

/** Bounds of one step: each takes 5 to 15 ms, and the main loop gets a turn after it. */
const ROWS_A_STEP = 500;
const ENTRIES_A_STEP = 60_000;
/** Rows of each source read ahead while merging. */
const PAGE_ROWS = 256;
/** Fewer pending passages than this are left for the next opening to read: that costs it less than 10 ms. */
const FINISH_PASSAGES_MIN = 500;

type Building =
  | { kind: "fold"; id: number; block: PendingBlock; arrays: SegmentArrays; rows: Iterator<PostingRow> }
  | { kind: "merge"; id: number; old: readonly Segment[]; arrays: SegmentArrays; sources: MergeSource[] };
type Job = Building | { kind: "sweep"; id: number };

/** A session, the lease on its upkeep, the sizes, and whether it is about to close. */
type Shop = { session: Session; lease: Lease; sizes: IndexSizes; isFinishing: boolean };

export function createUpkeep(session: Session, deps: { now: Now; log: Log; sizes: IndexSizes }): Upkeep {
  const lease = createLease(session.database, { owner: randomUUID(), now: deps.now });
  const shop: Shop = { session, lease, sizes: deps.sizes, isFinishing: false };
  let running: Promise<void> | null = null;
  const run = async (): Promise<void> => {
    try {
      for (let job = await claim(shop); job !== null; job = await claim(shop)) await carryOut(shop, job);
    } catch (error) {
      deps.log("warn", "library_upkeep_failed", { message: error instanceof Error ? error.message : String(error) });
    }
  };
  return {
    start: () => {
      if (running !== null || shop.isFinishing || !hasWork(shop)) return;
      running = run().finally(() => (running = null));
    },
    settled: async () => running ?? undefined,
    finish: async () => {
      shop.isFinishing = true;
      await running;
      const waiting = session.index.blocks().reduce((sum, block) => sum + block.count, 0);
      if (waiting >= FINISH_PASSAGES_MIN) await run();
    },
  };
}

const hasWork = ({ session: { index }, sizes }: Shop): boolean =>
  index.blocks().some(isFull) || chooseMerge(index.segments(), sizes).length > 0;

/** The next job, with the lease on it; null when there is none or another process does them. */
function claim(shop: Shop): Promise<Job | null> {
  const { session, lease, sizes, isFinishing } = shop;
  return session.write(() => {
    if (!lease.take()) return null;
    const { index, rows } = session;
    const block = index.blocks()[0];
    if (block !== undefined && (isFinishing || isFull(block))) {
      block.sealed = true;
      return { kind: "fold", id: rows.beginSegment(), block, ...blockSegment(block) };
    }
    const leftover = isFinishing ? null : rows.leftover();
    if (leftover !== null) return { kind: "sweep", id: leftover };
    const old = isFinishing ? [] : chooseMerge(index.segments(), sizes);
    if (old.length > 0) {
      for (const segment of old) segment.arrays ??= arraysOf(session, segment.id);
      return { kind: "merge", id: rows.beginSegment(), old, ...startMerge(old) };
    }
    lease.release();
    return null;
  });
}

function arraysOf({ rows }: Session, segment: number): SegmentArrays {
  return decodeArrays(rows.read({ segment, arrays: true, terms: [] }).arrays ?? new Uint8Array(0));
}

async function carryOut(shop: Shop, job: Job): Promise<void> {
  const { session } = shop;
  if (job.kind === "sweep") {
    while (!(await step(shop, () => session.rows.sweep(job.id, ROWS_A_STEP)))) await nextTurn();
    return;
  }
  await nextTurn();
  // Rows are taken outside the transaction: it may be tried again, they can be taken only once.
  for (let rows = takeRows(shop, job); rows.length > 0; rows = takeRows(shop, job)) {
    await nextTurn();
    await step(shop, () => {
      for (const row of rows) session.rows.addPosting(job.id, row);
    });
    await nextTurn();
  }
  await step(shop, (change) => complete(session, job, change));
  await nextTurn();
}

/** One writing transaction under the lease. */
function step<T>({ session, lease }: Shop, work: (change: (change: IndexChange) => void) => T): Promise<T> {
  return session.write((change) => {
    if (!lease.take()) throw new Error("another process has taken the upkeep of the library over");
    return work(change);
  });
}

/** The next rows of what is being built, none at its end. */
function takeRows({ session }: Shop, job: Building): PostingRow[] {
  if (job.kind === "fold") return takeFolded(job.rows);
  const rows: PostingRow[] = [];
  for (let entries = 0; rows.length < ROWS_A_STEP && entries < ENTRIES_A_STEP;) {
    for (const source of job.sources.filter(isHungry)) feed(session, source);
    const merged = mergeStep(job.sources, ENTRIES_A_STEP - entries);
    if (merged.length === 0 && !job.sources.some(isHungry)) return rows;
    rows.push(...merged);
    entries += merged.reduce((sum, row) => sum + row.count, 0);
  }
  return rows;
}

function takeFolded(from: Iterator<PostingRow>): PostingRow[] {
  const rows: PostingRow[] = [];
  for (let entries = 0; rows.length < ROWS_A_STEP && entries < ENTRIES_A_STEP;) {
    const next = from.next();
    if (next.done === true) return rows;
    rows.push(next.value);
    entries += next.value.count;
  }
  return rows;
}

/** Live segments never change and only the holder of the lease retires them, so this needs no transaction. */
function feed({ rows }: Session, source: MergeSource): void {
  const after = source.rows.at(-1)?.term ?? "";
  source.rows = rows.page(source.segment, after, PAGE_ROWS);
  source.at = 0;
  source.ended = source.rows.length < PAGE_ROWS;
}

/** Puts what was built in the place of what it was built from, all in one transaction. */
function complete({ index, rows }: Session, job: Building, change: (change: IndexChange) => void): void {
  const isThere =
    job.kind === "fold"
      ? index.blocks().includes(job.block)
      : job.old.every((segment) => index.segments().includes(segment));
  if (!isThere) throw new Error("another process has reshaped the library meanwhile");
  const { numbers } = job.arrays;
  const span = spanOf(index.segments(), job);
  // Marks of passages that the new segment does not have are done with.
  const kept = new Set(numbers);
  for (const number of rows.goneBetween(span.first, span.last)) if (!kept.has(number)) rows.removeGone(number);
  if (job.kind === "fold") rows.removePendingTo(span.last);
  else for (const { id } of job.old) rows.retireSegment(id);
  if (numbers.length === 0) rows.retireSegment(job.id);
  else rows.finishSegment(job.id, job.arrays);
  const made = { id: job.id, arrays: job.arrays, gone: rows.goneBetween(span.first, span.last) };
  change({
    kind: "replace",
    old: job.kind === "fold" ? [] : job.old.map(({ id }) => id),
    block: job.kind === "fold" ? job.block : null,
    made: numbers.length === 0 ? null : made,
  });
}

/** The passage numbers that a job covers, deleted ones too. */
function spanOf(segments: readonly Segment[], job: Building): { first: number; last: number } {
  if (job.kind === "fold")
    return { first: (segments.at(-1)?.last ?? 0) + 1, last: job.block.numbers[job.block.count - 1] ?? 0 };
  return { first: job.old[0]?.first ?? 0, last: job.old.at(-1)?.last ?? 0 };
}
