import type { Evidence } from "./evidence.ts";
import { SUPPORT_MIN } from "./weights.ts";

/**
 * How far the best article supports an answer, 0 to about 1.2: what of the question's idf mass it shows. A model number that nothing
 * in the library spells out is decisive: what is known of the 910C says nothing of a 910E.
 */
export function support(evidence: Evidence): number {
  const best = evidence.articles[0];
  if (best === undefined) return 0;
  const missing = evidence.units.filter(({ unit, seen }) => unit.kind === "unknown-name" && !seen);
  return missing.length > 0 ? 0 : Math.max(...evidence.articles.slice(0, 3).map((article) => article.support));
}

/** Whether there is an answer at all. */
export const isSupported = (evidence: Evidence): boolean => support(evidence) >= SUPPORT_MIN;
