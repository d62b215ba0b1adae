/** The largest impact: one byte an entry. */
export const IMPACT_MAX = 255;
/** How soon more of the same term stops counting, and how much length counts. Measured on MultiHop-RAG: +2 to +3 Hits@10 over 1.2 and .75. */
const K1 = 0.9;
const B = 0.4;
/** Words of a usual passage. Fixed, so that what was stored stays valid as the library grows. */
const AVERAGE_LENGTH_WORDS = 105;

/**
 * The part of BM25 that one passage decides: `tf / (tf + k1 · (1 − b + b · length / average))` as 1..255.
 * The inverse document frequency is multiplied in at query time.
 * @param frequency may be fractional; 0, negative and NaN give 0: the term does not stand in the passage
 * @param length in words
 */
export function impactOf(frequency: number, length: number): number {
  if (!(frequency > 0)) return 0;
  if (frequency === Number.POSITIVE_INFINITY) return IMPACT_MAX;
  const share = Math.max(0, length) / AVERAGE_LENGTH_WORDS;
  const part = frequency / (frequency + K1 * (1 - B + B * share));
  return Math.max(1, Math.round(part * IMPACT_MAX));
}

/** The inverse document frequency, never negative: `ln(1 + (N − n + ½) / (n + ½))`. */
export const rarity = (passages: number, containing: number): number =>
  Math.log(1 + Math.max(0, passages - containing + 0.5) / (containing + 0.5));
