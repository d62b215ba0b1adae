import { DAY_UNKNOWN } from "./day-number.ts";
import type { Posting } from "./posting.ts";
import { localOf } from "./segment.ts";
import { offer, threshold } from "./top-hits.ts";
import type { TopHits } from "./top-hits.ts";

/** A segment or a pending block as scoring sees it. `postings` stands in step with the query's terms. */
export type Shelf = {
  numbers: Uint32Array;
  days: Int32Array;
  dead: Uint8Array | null;
  deadSeen: number;
  postings: readonly (Posting | null)[];
};

/** Days as numbers; `since` 0 and `asOf` Infinity filter nothing. */
export type DayFilter = { asOf: number; since: number };

/** Room to add up scores, used again for each shelf; all zero between uses. */
export type Scratch = { sums: Int32Array; touched: Uint16Array };

type Part = { posting: Posting; weight: number; bound: number };

/** Local numbers have 16 bits. */
export const createScratch = (): Scratch => ({ sums: new Int32Array(65_536), touched: new Uint16Array(65_536) });

/**
 * Adds a shelf's best passages to `top`. Sums are whole numbers (impact × whole weight), so the order in which terms are
 * added cannot change a score and equal passages stay equal. The strongest terms are added first; once all that is left
 * could not lift a new passage over the threshold, the rest is added only to passages already seen.
 * @param weights whole, in step with `shelf.postings`; their sum × 255 stays below 2³¹
 */
export function scoreShelf(
  shelf: Shelf,
  weights: readonly number[],
  { filter, top, scratch }: { filter: DayFilter; top: TopHits; scratch: Scratch },
): void {
  const parts = partsOf(shelf.postings, weights);
  let rest = parts.reduce((sum, part) => sum + part.bound, 0);
  const needed = threshold(top);
  let touched = 0;
  let next = 0;
  for (; next < parts.length && rest > needed; next += 1) {
    const part = parts[next];
    if (part === undefined) break;
    touched = addAll(part, scratch, touched);
    rest -= part.bound;
  }
  let seen = touched;
  for (; next < parts.length && seen > 0; next += 1) {
    const part = parts[next];
    if (part === undefined) break;
    seen = keepPossible(scratch, seen, needed - rest);
    addToSeen(part, scratch, seen);
    rest -= part.bound;
  }
  collect(shelf, { filter, top, scratch }, seen);
  scratch.touched.subarray(0, touched).forEach((local) => (scratch.sums[local] = 0));
}

function partsOf(postings: readonly (Posting | null)[], weights: readonly number[]): Part[] {
  const parts = postings.flatMap((posting, at) => {
    const weight = weights[at] ?? 0;
    return posting === null || weight <= 0 ? [] : [{ posting, weight, bound: posting.strongest * weight }];
  });
  return parts.toSorted((one, other) => other.bound - one.bound);
}

function addAll(part: Part, { sums, touched }: Scratch, from: number): number {
  const { locals, impacts } = part.posting;
  const { weight } = part;
  let count = from;
  for (let at = 0; at < locals.length; at += 1) {
    const local = locals[at] ?? 0;
    const sum = sums[local] ?? 0;
    if (sum === 0) {
      touched[count] = local;
      count += 1;
    }
    sums[local] = sum + Math.imul(impacts[at] ?? 0, weight);
  }
  return count;
}

/** Moves those that can still reach `needed` to the front (the others stay behind them, to be zeroed) and counts them. */
function keepPossible({ sums, touched }: Scratch, count: number, needed: number): number {
  if (needed <= 0) return count;
  let kept = 0;
  for (let at = 0; at < count; at += 1) {
    const local = touched[at] ?? 0;
    if ((sums[local] ?? 0) < needed) continue;
    touched[at] = touched[kept] ?? 0;
    touched[kept] = local;
    kept += 1;
  }
  return kept;
}

function addToSeen(part: Part, { sums, touched }: Scratch, seen: number): void {
  const { locals, impacts } = part.posting;
  const { weight } = part;
  // Looking a passage up costs about as much as walking past this many entries.
  const lookUpCost = 2 * Math.ceil(Math.log2(locals.length + 2));
  if (seen * lookUpCost < locals.length) {
    for (let at = 0; at < seen; at += 1) {
      const local = touched[at] ?? 0;
      const found = localOf(locals, locals.length, local);
      if (found !== -1) sums[local] = (sums[local] ?? 0) + Math.imul(impacts[found] ?? 0, weight);
    }
    return;
  }
  for (let at = 0; at < locals.length; at += 1) {
    const local = locals[at] ?? 0;
    const sum = sums[local] ?? 0;
    if (sum !== 0) sums[local] = sum + Math.imul(impacts[at] ?? 0, weight);
  }
}

function collect(
  shelf: Shelf,
  { filter, top, scratch }: { filter: DayFilter; top: TopHits; scratch: Scratch },
  seen: number,
): void {
  let needed = threshold(top);
  for (let at = 0; at < seen; at += 1) {
    const local = scratch.touched[at] ?? 0;
    const sum = scratch.sums[local] ?? 0;
    if (sum < needed || shelf.dead?.[local] === 1 || !isWithin(shelf.days[local] ?? DAY_UNKNOWN, filter)) continue;
    offer(top, shelf.numbers[local] ?? 0, sum);
    needed = threshold(top);
  }
}

/** A day that is not known passes `asOf` and fails `since`. */
const isWithin = (day: number, filter: DayFilter): boolean => day <= filter.asOf && day >= filter.since;
