import type { Evidence } from "./evidence.ts";
import type { AskedQuestion } from "./question.ts";
import { SUPPORT_MIN, WEIGHTS } from "./weights.ts";

/**
 * How far the best article supports an answer, 0 to about 1.2: what of the question's idf mass it shows. A model number that nothing
 * in the library spells out is decisive: what is known of the 910C says nothing of a 910E.
 */
export function support(asked: AskedQuestion, evidence: Evidence): number {
  const best = evidence.articles[0];
  if (best === undefined) return 0;
  const missing = evidence.units.filter(({ unit, seen }) => unit.kind === "unknown-name" && !seen);
  if (missing.length > 0) return 0;
  const most = Math.max(...evidence.articles.slice(0, 3).map((article) => article.support));
  return asked.onField ? most : most * WEIGHTS.offField;
}

/** Whether there is an answer at all. */
export const isSupported = (asked: AskedQuestion, evidence: Evidence): boolean =>
  support(asked, evidence) >= SUPPORT_MIN;
