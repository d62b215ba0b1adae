import { encodePosting, decodePosting } from "./posting.ts";
import type { PostingRow } from "./posting.ts";
import { deadOf, SEGMENT_PASSAGES_MAX } from "./segment.ts";
import type { Segment, SegmentArrays } from "./segment.ts";
import { compareTerms } from "./term-order.ts";

/** Sizes that decide when the index is reshaped; tests make them small to see it happen. */
export type IndexSizes = {
  /** Pending passages that become a segment. */
  blockPassages: number;
  /** At most 65,536: local numbers have 16 bits. */
  segmentPassages: number;
};

/** 3,000 pending passages are read in about 40 ms at opening; 16 of them make a full segment in two rounds of merging. */
export const INDEX_SIZES: IndexSizes = { blockPassages: 3_000, segmentPassages: SEGMENT_PASSAGES_MAX };

/** How many neighbours of similar size are merged into one. */
const FAN = 4;
const FAN_MAX = 8;
/** A segment is written again without its deleted passages when they are more than this share of it. */
const DEAD_SHARE_MAX = 0.25;

/**
 * The segments to merge next, neighbours in order, or none. Sizes grow by {@link FAN} from tier to tier, so a passage is
 * rewritten about log(size) times; merging neighbours only keeps the order of adding.
 */
export function chooseMerge(segments: readonly Segment[], sizes: IndexSizes): readonly Segment[] {
  const decayed = segments.find(({ count, gone }) => gone.length > count * DEAD_SHARE_MAX);
  if (decayed !== undefined) return [decayed];
  const open = segments.map((segment) =>
    segment.count > sizes.segmentPassages / 2 ? Infinity : tierOf(segment, sizes),
  );
  const tiers = [...new Set(open.filter(Number.isFinite))].toSorted((one, other) => one - other);
  for (const tier of tiers) {
    for (let from = 0; from < segments.length; from += 1) {
      const run = runFrom(segments, open, { from, tier, sizes });
      if (run !== null) return run;
      while (from < segments.length && (open[from] ?? Infinity) <= tier) from += 1;
    }
  }
  return [];
}

const tierOf = ({ count }: Segment, { blockPassages }: IndexSizes): number =>
  Math.max(0, Math.floor(Math.log(Math.max(1, count) / blockPassages) / Math.log(FAN) + 0.01));

/** The longest run of this tier or less from here, as far as it fits one segment; null when it is not worth it. */
function runFrom(
  segments: readonly Segment[],
  tiers: readonly number[],
  { from, tier, sizes }: { from: number; tier: number; sizes: IndexSizes },
): readonly Segment[] | null {
  let count = 0;
  let to = from;
  let isCut = false;
  for (; to < segments.length && to - from < FAN_MAX && (tiers[to] ?? Infinity) <= tier; to += 1) {
    const more = segments[to]?.count ?? 0;
    isCut = count + more > sizes.segmentPassages;
    if (isCut) break;
    count += more;
  }
  const length = to - from;
  return length >= FAN || (isCut && length >= 2) ? segments.slice(from, to) : null;
}

/** One segment being merged: its rows as far as they are read, in term order. */
export type MergeSource = {
  segment: number;
  rows: readonly { term: string; bytes: Uint8Array }[];
  at: number;
  /** The store has no rows after these. */
  ended: boolean;
  /** Old local number → new one, −1 for a deleted passage. */
  remap: Int32Array;
};

/** The arrays of what `segments` (their arrays read) become, and a source for each with no rows read yet. */
export function startMerge(segments: readonly Segment[]): { arrays: SegmentArrays; sources: MergeSource[] } {
  const numbers: number[] = [];
  const days: number[] = [];
  const sources = segments.map((segment) => {
    const dead = deadOf(segment);
    const remap = new Int32Array(segment.count).fill(-1);
    for (let local = 0; local < segment.count; local += 1) {
      if (dead?.[local] === 1) continue;
      remap[local] = numbers.length;
      numbers.push(segment.arrays?.numbers[local] ?? 0);
      days.push(segment.arrays?.days[local] ?? 0);
    }
    return { segment: segment.id, rows: [], at: 0, ended: false, remap };
  });
  return { arrays: { numbers: Uint32Array.from(numbers), days: Int32Array.from(days) }, sources };
}

/** Whether a source's next rows must be read before merging can go on. */
export const isHungry = (source: MergeSource): boolean => !source.ended && source.at >= source.rows.length;

/** Merged rows in term order, until a source is hungry, all is done, or the step's bound on entries is reached. */
export function mergeStep(sources: readonly MergeSource[], entriesMax: number): PostingRow[] {
  const merged: PostingRow[] = [];
  for (let entries = 0; entries < entriesMax && !sources.some(isHungry);) {
    const term = smallestTerm(sources);
    if (term === null) break;
    const same = sources.filter((source) => source.rows[source.at]?.term === term);
    const row = mergeRow(term, same);
    entries += row.count + 1;
    if (row.count > 0) merged.push(row);
    for (const source of same) source.at += 1;
  }
  return merged;
}

function smallestTerm(sources: readonly MergeSource[]): string | null {
  let smallest: string | null = null;
  for (const source of sources) {
    const term = source.rows[source.at]?.term;
    if (term !== undefined && (smallest === null || compareTerms(term, smallest) < 0)) smallest = term;
  }
  return smallest;
}

function mergeRow(term: string, sources: readonly MergeSource[]): PostingRow {
  const postings = sources.map(({ rows, at, remap }) => {
    return { ...decodePosting(rows[at]?.bytes ?? new Uint8Array(0)), remap };
  });
  const most = postings.reduce((sum, posting) => sum + posting.locals.length, 0);
  const locals = new Uint16Array(most);
  const impacts = new Uint8Array(most);
  let count = 0;
  for (const posting of postings) {
    for (let at = 0; at < posting.locals.length; at += 1) {
      const local = posting.remap[posting.locals[at] ?? 0] ?? -1;
      if (local < 0) continue;
      locals[count] = local;
      impacts[count] = posting.impacts[at] ?? 1;
      count += 1;
    }
  }
  return { term, count, bytes: encodePosting(locals.subarray(0, count), impacts.subarray(0, count)) };
}
