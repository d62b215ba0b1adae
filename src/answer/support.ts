import { forestSchema, openForest, type StoredForest } from "../learned/forest.ts";
import type { ArticleEvidence, WeighedUnit } from "./article-evidence.ts";
import type { Evidence } from "./evidence.ts";
import { isNamed } from "./support-features.ts";
import type { AmountKind, QuestionKind } from "./kind.ts";
import type { AskedQuestion } from "./question.ts";
import model from "./support-model.json" with { type: "json" };

/** The articles that may support an answer: the best is sometimes second. */
const ARTICLES_MAX = 3;

/** Boosted trees and the support below which there is no answer, both made by `bench/fit-support.ts`. */
const FITTED = { trees: forestSchema.parse(model.trees), threshold: model.threshold };

/** Below this support there is no answer: where the F1 of refusals is best on questions that were not fitted on. */
export const SUPPORT_MIN = FITTED.threshold;

/**
 * How far the library supports an answer, 0 to 1: the chance that the best articles hold one, by what they show of the question. A model
 * number that nothing in the library spells out is decisive: what is known of the 910C says nothing of a 910E.
 * @param trees those that weigh it; other ones while they are fitted
 */
export function support(asked: AskedQuestion, evidence: Evidence, trees: StoredForest = FITTED.trees): number {
  if (evidence.units.some(isMissing) || !isOnField(asked, evidence.units)) return 0;
  return Math.max(
    0,
    ...evidence.articles.slice(0, ARTICLES_MAX).map((article) => {
      const inputs = supportInputs(asked, article, evidence.units);
      const columns = new Map(Object.entries(inputs).map(([name, value]) => [name, Float32Array.of(value)]));
      return logistic(openForest(trees, columns)(0));
    }),
  );
}

/** A product number, known or not, that nothing in the library spells out. */
export const isMissing = ({ unit, seen }: WeighedUnit): boolean =>
  !seen && (unit.kind === "unknown-name" || (unit.kind === "name" && /\d/.test(unit.surface)));

/** A name or a rare word that no catalogue has and the library does, a place apart: whatever the articles tell of is of the field. */
const isReported = ({ unit, seen }: WeighedUnit): boolean =>
  seen &&
  unit.kind === "word" &&
  (unit.salience === "name" || (unit.salience === "rare" && unit.concepts.length === 0)) &&
  !unit.concepts.some(({ id }) => id.startsWith("place-"));

/** Whether a question is of the field at all: by its own words, or by a name that articles have. */
export const isOnField = (asked: AskedQuestion, units: readonly WeighedUnit[]): boolean =>
  asked.onField || units.some(isReported);

/** Kinds and amounts that are answered in ways of their own. */
const KINDS: readonly QuestionKind[] = ["howmany", "when", "who", "why", "what", "list", "yesno", "compare", "status"];
const AMOUNTS: readonly AmountKind[] = ["money", "count", "any"];

/** What one article's support is weighed from: what it shows, where its score comes from, and what kind of question it is. */
export function supportInputs(
  asked: AskedQuestion,
  { features, parts }: ArticleEvidence,
  units: readonly WeighedUnit[],
): Record<string, number> {
  const flags = (prefix: string, all: readonly string[], is: string): [string, number][] =>
    all.map((one) => [`${prefix} ${one}`, one === is ? 1 : 0]);
  return {
    ...features,
    coverage: parts.coverage,
    sentence: parts.sentence,
    search: parts.search,
    units: units.length,
    names: units.filter(({ unit }) => isNamed(unit)).length,
    onField: isOnField(asked, units) ? 1 : 0,
    ...Object.fromEntries(flags("asks", KINDS, asked.kind)),
    ...Object.fromEntries(flags("amount", AMOUNTS, asked.amount)),
  };
}

const logistic = (value: number): number => 1 / (1 + Math.exp(-value));

/** Whether there is an answer at all. */
export const isSupported = (asked: AskedQuestion, evidence: Evidence): boolean =>
  support(asked, evidence) >= SUPPORT_MIN;
