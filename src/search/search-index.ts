import type { SearchQuery, WeightedTerm } from "../ports.ts";
import { dayNumber } from "./day-number.ts";
import { IMPACT_MAX, rarity } from "./impact.ts";
import { addToBlock, blockPosting, createPendingBlock, dropFromBlock, isFull } from "./pending-block.ts";
import type { PendingBlock, PendingPassage } from "./pending-block.ts";
import { aliveCount, decodePosting } from "./posting.ts";
import { createPostingCache } from "./posting-cache.ts";
import type { TermPostings } from "./posting-cache.ts";
import { deadOf, decodeArrays, segmentOf } from "./segment.ts";
import type { Segment, SegmentHead } from "./segment.ts";
import { createScratch, scoreShelf } from "./shelf-scoring.ts";
import type { Shelf } from "./shelf-scoring.ts";
import { storableTerm } from "./term-order.ts";
import { bestFirst, createTopHits } from "./top-hits.ts";
import type { Hit } from "./top-hits.ts";

/** Rows a store is asked for: a segment's arrays, and the posting rows of some of its terms. */
export type RowsWanted = { segment: number; arrays: boolean; terms: readonly string[] };
/** What it answers; `postings` in step with `terms`, null where a term does not stand. */
export type RowsRead = { arrays: Uint8Array | null; postings: readonly (Uint8Array | null)[] };

/** A look at the index for some terms, at one moment: what it still needs from the store, and all that scoring takes. */
type SearchPlan = {
  wanted: readonly RowsWanted[];
  terms: readonly WeightedTerm[];
  entries: readonly TermPostings[];
  segments: readonly Segment[];
  blocks: readonly PendingBlock[];
};

/** What a store holds when the index is opened, or when another process has changed its segments. */
type IndexContent = {
  /** In order of the passages they span. */
  segments: readonly SegmentHead[];
  gone: readonly number[];
  /** Ascending numbers. */
  pending: Iterable<PendingPassage>;
};

/**
 * The index in memory: heads of segments, the passages in none yet, marks of deletion and a bounded cache. It reads nothing
 * itself: `plan` says which rows are missing, the store reads them and hands them to `supply`, then `search` is pure.
 */
export type SearchIndex = {
  load: (content: IndexContent) => void;
  /** A new passage; its number is greater than all before. */
  append: (passage: PendingPassage) => void;
  drop: (number: number) => void;
  /** Segments `old` (none for a fold) have become `made` (null when nothing of them is left); `block` is pending no more. */
  replace: (change: { old: readonly number[]; block: PendingBlock | null; made: Segment | null }) => void;
  plan: (terms: readonly WeightedTerm[]) => SearchPlan;
  supply: (plan: SearchPlan, at: number, read: RowsRead) => void;
  /** Best first; equal scores in the order of adding. Every row the plan wanted must have been supplied. */
  search: (plan: SearchPlan, query: Omit<SearchQuery, "terms">) => readonly Hit[];
  frequencies: (plan: SearchPlan) => ReadonlyMap<string, number>;
  segments: () => readonly Segment[];
  blocks: () => readonly PendingBlock[];
  cachedBytes: () => number;
};

/** More terms than any question has; of a longer list the heaviest count. */
const QUERY_TERMS_MAX = 512;
/** Whole weights add up to this at most, so that sums of impact × weight fit 31 bits. */
const WEIGHTS_SUM_MAX = 2 ** 22;

/**
 * @param blockPassages how many passages a pending block holds before it becomes a segment
 * @param cacheBytesMax memory for decoded postings
 */
export function createSearchIndex(options: { blockPassages: number; cacheBytesMax: number }): SearchIndex {
  const cache = createPostingCache(options.cacheBytesMax);
  const scratch = createScratch();
  let segments: readonly Segment[] = [];
  let blocks: readonly PendingBlock[] = [];
  let live = { generation: 0, ids: new Set<number>() };

  const setSegments = (next: readonly Segment[]): void => {
    segments = next;
    live = { generation: live.generation + 1, ids: new Set(next.map(({ id }) => id)) };
  };
  const append = (passage: PendingPassage): void => {
    const last = blocks.at(-1);
    const block = last === undefined || isFull(last) ? createPendingBlock(options.blockPassages) : last;
    if (block !== last) blocks = [...blocks, block];
    addToBlock(block, passage);
  };
  return {
    append,
    load: (content) => {
      setSegments(segmentsOf(content, segments));
      blocks = [];
      for (const passage of content.pending) append(passage);
    },
    drop: (number) => {
      const home = segments.find(({ first, last }) => first <= number && number <= last);
      if (home === undefined) for (const block of blocks) dropFromBlock(block, number);
      else home.gone.push(number);
    },
    replace: ({ old, block, made }) => {
      const kept = segments.filter(({ id }) => !old.includes(id));
      const next = made === null ? kept : [...kept, made];
      setSegments(next.toSorted((one, other) => one.first - other.first));
      blocks = blocks.filter((other) => other !== block);
    },
    plan: (terms) => {
      const weighted = mergeTerms(terms);
      const entries = weighted.map(({ term }) => cache.touch(term, live));
      return { wanted: missing(segments, weighted, entries), terms: weighted, entries, segments, blocks };
    },
    supply: (plan, at, read) => {
      const wanted = plan.wanted[at];
      const segment = plan.segments.find(({ id }) => id === wanted?.segment);
      if (wanted === undefined || segment === undefined) return;
      if (read.arrays !== null) segment.arrays = decodeArrays(read.arrays);
      const entries = new Map(plan.terms.map(({ term }, index) => [term, plan.entries[index]]));
      wanted.terms.forEach((term, index) => {
        const bytes = read.postings[index] ?? null;
        const posting = bytes === null ? null : decodePosting(bytes);
        const entry = entries.get(term);
        if (entry !== undefined) cache.put(term, entry, { segment: segment.id, posting });
      });
    },
    search: (plan, query) => {
      const shelves = shelvesOf(plan);
      const { whole, unit } = wholeWeights(plan, shelves);
      const top = createTopHits(Math.max(0, Math.floor(query.limit)));
      const filter = {
        asOf: query.asOf === undefined ? Number.POSITIVE_INFINITY : dayNumber(query.asOf),
        since: query.since === undefined ? 0 : dayNumber(query.since),
      };
      if (top.limit > 0) for (const shelf of shelves) scoreShelf(shelf, whole, { filter, top, scratch });
      return bestFirst(top).map(({ number, score }) => ({ number, score: score * unit }));
    },
    frequencies: (plan) => {
      const counts = countsOf(shelvesOf(plan), plan.terms.length);
      const found = plan.terms.map(({ term }, at) => [term, counts[at] ?? 0] as const);
      return new Map(found.filter(([, count]) => count > 0));
    },
    segments: () => segments,
    blocks: () => blocks,
    cachedBytes: cache.bytes,
  };
}

/** Segments that are known already keep their arrays: a segment never changes. */
function segmentsOf(content: IndexContent, before: readonly Segment[]): Segment[] {
  const arrays = new Map(before.map((segment) => [segment.id, segment.arrays]));
  const segments = content.segments.map((head) => ({ ...segmentOf(head), arrays: arrays.get(head.id) ?? null }));
  for (const number of content.gone)
    segments.find(({ first, last }) => first <= number && number <= last)?.gone.push(number);
  return segments;
}

/** One entry a term, weights of the same term added up; what weighs nothing or less is ignored. */
function mergeTerms(terms: readonly WeightedTerm[]): WeightedTerm[] {
  const weights = new Map<string, number>();
  for (const { term, weight } of terms) {
    if (!(weight > 0) || !Number.isFinite(weight)) continue;
    const storable = storableTerm(term);
    weights.set(storable, (weights.get(storable) ?? 0) + weight);
  }
  const merged = Array.from(weights, ([term, weight]) => ({ term, weight }));
  if (merged.length <= QUERY_TERMS_MAX) return merged;
  return merged.toSorted((one, other) => other.weight - one.weight).slice(0, QUERY_TERMS_MAX);
}

function missing(
  segments: readonly Segment[],
  terms: readonly WeightedTerm[],
  entries: readonly TermPostings[],
): RowsWanted[] {
  return segments.flatMap(({ id, arrays }) => {
    const absent = terms.filter((_, at) => entries[at]?.bySegment.has(id) === false).map(({ term }) => term);
    return absent.length === 0 && arrays !== null ? [] : [{ segment: id, arrays: arrays === null, terms: absent }];
  });
}

/** Segments, then pending blocks: the order in which passages were added. */
function shelvesOf(plan: SearchPlan): (Shelf & { passages: number })[] {
  const stored = plan.segments.map((segment) => ({
    numbers: segment.arrays?.numbers ?? new Uint32Array(0),
    days: segment.arrays?.days ?? new Int32Array(0),
    dead: deadOf(segment),
    deadSeen: segment.gone.length,
    passages: segment.count - segment.gone.length,
    postings: plan.entries.map((entry) => entry.bySegment.get(segment.id) ?? null),
  }));
  const pending = plan.blocks.map((block) => ({
    numbers: block.numbers,
    days: block.days,
    dead: block.dead,
    deadSeen: block.deadCount,
    passages: block.count - block.deadCount,
    postings: plan.terms.map(({ term }) => blockPosting(block, term)),
  }));
  return [...stored, ...pending];
}

function countsOf(shelves: readonly Shelf[], terms: number): number[] {
  const counts = Array.from({ length: terms }, () => 0);
  for (const { postings, dead, deadSeen } of shelves)
    postings.forEach((posting, at) => {
      if (posting !== null) counts[at] = (counts[at] ?? 0) + aliveCount(posting, dead, deadSeen);
    });
  return counts;
}

/** Weight × inverse document frequency as whole numbers, and what one unit of impact × whole weight is worth. */
function wholeWeights(
  plan: SearchPlan,
  shelves: readonly (Shelf & { passages: number })[],
): { whole: number[]; unit: number } {
  const passages = shelves.reduce((sum, shelf) => sum + shelf.passages, 0);
  const counts = countsOf(shelves, plan.terms.length);
  const weights = plan.terms.map(({ weight }, at) => weight * rarity(passages, counts[at] ?? 0));
  const scale =
    WEIGHTS_SUM_MAX /
    Math.max(
      Number.MIN_VALUE,
      weights.reduce((sum, weight) => sum + weight, 0),
    );
  return { whole: weights.map((weight) => Math.max(1, Math.round(weight * scale))), unit: 1 / (scale * IMPACT_MAX) };
}
