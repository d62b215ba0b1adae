import { shinglesOf, wordsOf } from "./extraction-score.ts";

/** For each block whether the best choice of blocks has it, and what the page's score loses when it is decided the other way. */
export type BlockLabels = { isIn: boolean[]; weights: number[] };

const ROUNDS_MAX = 6;
const CONTEXT = 3;

/** The choice of blocks that comes closest to a true text: begun with the blocks found in it, then block by block turned while that helps. */
export function labelBlocks(texts: readonly string[], truth: string): BlockLabels {
  const words = texts.map(wordsOf);
  const wanted = shinglesOf(wordsOf(truth));
  const wantedTotal = [...wanted.values()].reduce((sum, n) => sum + n, 0);
  const isIn = words.map((each) => shareIn(each, wanted) >= 0.5);
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const counts = countsOf(words, isIn);
    let turned = 0;
    for (let i = 0; i < words.length; i += 1) {
      const gain = turnGain(words, isIn, counts, i, wanted, wantedTotal, true);
      if (gain > 1e-9) turned += 1;
    }
    if (turned === 0) break;
  }
  const counts = countsOf(words, isIn);
  const weights = words.map((_, i) => Math.max(0, -turnGain(words, isIn, counts, i, wanted, wantedTotal, false)));
  return { isIn, weights };
}

function shareIn(words: readonly string[], wanted: ReadonlyMap<string, number>): number {
  const own = [...shinglesOf(words).keys()];
  return words.length < 4 ? 0 : own.filter((shingle) => wanted.has(shingle)).length / Math.max(1, own.length);
}

type Counts = { have: Map<string, number>; tp: number; total: number };

function countsOf(words: readonly string[][], isIn: readonly boolean[]): Counts {
  return { have: shinglesOf(words.filter((_, i) => isIn[i]).flat()), tp: -1, total: -1 };
}

/** How the page's score changes when block `i` is turned; `keep` turns it where that is a gain. */
function turnGain(
  words: readonly string[][],
  isIn: boolean[],
  counts: Counts,
  i: number,
  wanted: ReadonlyMap<string, number>,
  wantedTotal: number,
  keep: boolean,
): number {
  if (counts.tp < 0) {
    counts.tp = 0;
    counts.total = 0;
    for (const [key, n] of counts.have) {
      counts.tp += Math.min(n, wanted.get(key) ?? 0);
      counts.total += n;
    }
  }
  const before = contextBefore(words, isIn, i);
  const after = contextAfter(words, isIn, i);
  const withBlock = shinglesIn([...before, ...(words[i] ?? []), ...after]);
  const without = shinglesIn([...before, ...after]);
  const [removed, added] = isIn[i] === true ? [withBlock, without] : [without, withBlock];
  let { tp, total } = counts;
  const changed = new Map<string, number>();
  const change = (key: string, by: number): void => {
    const now = changed.get(key) ?? counts.have.get(key) ?? 0;
    const want = wanted.get(key) ?? 0;
    tp += Math.min(now + by, want) - Math.min(now, want);
    total += by;
    changed.set(key, now + by);
  };
  for (const key of removed) change(key, -1);
  for (const key of added) change(key, 1);
  const gain = f1(tp, total, wantedTotal) - f1(counts.tp, counts.total, wantedTotal);
  if (keep && gain > 1e-9) {
    isIn[i] = isIn[i] !== true;
    for (const [key, n] of changed) counts.have.set(key, n);
    counts.tp = tp;
    counts.total = total;
  }
  return gain;
}

const f1 = (tp: number, total: number, wanted: number): number =>
  total + wanted === 0 ? 1 : (2 * tp) / (total + wanted);

/** All runs of four words, repeated ones repeated; shorter texts have none. */
function shinglesIn(words: readonly string[]): string[] {
  const found: string[] = [];
  for (let i = 0; i + 4 <= words.length; i += 1) found.push(words.slice(i, i + 4).join(" "));
  return found;
}

function contextBefore(words: readonly string[][], isIn: readonly boolean[], i: number): string[] {
  let context: string[] = [];
  for (let j = i - 1; j >= 0 && context.length < CONTEXT; j -= 1)
    if (isIn[j] === true) context = [...(words[j] ?? []).slice(-CONTEXT), ...context].slice(-CONTEXT);
  return context;
}

function contextAfter(words: readonly string[][], isIn: readonly boolean[], i: number): string[] {
  const context: string[] = [];
  for (let j = i + 1; j < words.length && context.length < CONTEXT; j += 1)
    if (isIn[j] === true) context.push(...(words[j] ?? []).slice(0, CONTEXT - context.length));
  return context;
}
