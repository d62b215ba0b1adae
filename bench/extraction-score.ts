/** Shingle counts of one page: found, too much, missing; each as a share of their sum. */
export type ShingleCounts = { tp: number; fp: number; fn: number };
export type ExtractionScore = { f1: number; precision: number; recall: number };

const SHINGLE_WORDS = 4;

/** Words as Python's `\w+` finds them. */
export const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}_]+/gu) ?? [];

/** How often each run of four words occurs; a shorter text is one run. */
export function shinglesOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (let i = 0; i < Math.max(1, words.length - SHINGLE_WORDS + 1); i += 1) {
    const shingle = words.slice(i, i + SHINGLE_WORDS).join(" ");
    if (shingle !== "") counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}

/** One page's text against the true one, so normalised that long pages weigh no more than short ones. */
export function compareTexts(truth: string, text: string): ShingleCounts {
  const [wanted, found] = [shinglesOf(wordsOf(truth)), shinglesOf(wordsOf(text))];
  let [tp, fp, fn] = [0, 0, 0];
  for (const key of new Set([...wanted.keys(), ...found.keys()])) {
    const [want, have] = [wanted.get(key) ?? 0, found.get(key) ?? 0];
    tp += Math.min(want, have);
    fp += Math.max(0, have - want);
    fn += Math.max(0, want - have);
  }
  const sum = tp + fp + fn;
  return sum === 0 ? { tp, fp, fn } : { tp: tp / sum, fp: fp / sum, fn: fn / sum };
}

/** F1 of the mean precision and the mean recall, as scrapinghub/article-extraction-benchmark's evaluate.py reckons it. */
export function scoreOf(pages: readonly ShingleCounts[]): ExtractionScore {
  const precision = mean(pages.filter(({ tp, fp }) => tp + fp > 0).map(({ tp, fp, fn }) => ratio(tp, fp, fn)));
  const recall = mean(pages.filter(({ tp, fn }) => tp + fn > 0).map(({ tp, fp, fn }) => ratio(tp, fn, fp)));
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

/** evaluate.py's precision and recall, which differ in which of the wrong ones count. */
function ratio(tp: number, wrong: number, other: number): number {
  if (wrong === 0 && other === 0) return 1;
  return tp === 0 && wrong === 0 ? 0 : tp / (tp + wrong);
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
