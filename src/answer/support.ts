import { forestSchema, openForest, type StoredForest } from "../learned/forest.ts";
import type { WeighedUnit } from "./article-evidence.ts";
import type { Evidence } from "./evidence.ts";
import type { AskedQuestion } from "./question.ts";
import { isNumbered } from "./support-features.ts";
import { supportInputs } from "./support-inputs.ts";
import { toldOdds, type ToldOdds } from "./told-odds.ts";
import stored from "./support-model.json" with { type: "json" };

/** Boosted trees and the support below which there is no answer, both made by `bench/fit-support.ts`. */
const FITTED = { trees: forestSchema.parse(stored.trees), threshold: stored.threshold };

/** The trees that weigh support and the odds of what is asked among their inputs. */
export type SupportModel = { trees: StoredForest; odds: ToldOdds };

/** Below this support there is no answer: four of five such refusals are right on questions that were not fitted on. */
export const SUPPORT_MIN = FITTED.threshold;

/**
 * How far the library supports an answer, 0 to 1: the chance that the best articles hold one, by what they show of the question. A model
 * number that nothing in the library spells out is decisive: what is known of the 910C says nothing of a 910E.
 * @param model in place of the fitted one, while it is fitted
 */
export function support(asked: AskedQuestion, evidence: Evidence, model?: SupportModel): number {
  if (evidence.articles.length === 0 || evidence.units.some(isMissing)) return 0;
  const inputs = Object.entries(supportInputs(asked, evidence, toldOdds(asked, model?.odds)));
  return logistic(
    openForest(model?.trees ?? FITTED.trees, new Map(inputs.map(([name, value]) => [name, Float32Array.of(value)])))(0),
  );
}

/** A product number, known or not, that nothing in the library spells out. */
export const isMissing = ({ unit, seen }: WeighedUnit): boolean =>
  !seen && (unit.kind === "unknown-name" || isNumbered(unit));

const logistic = (value: number): number => 1 / (1 + Math.exp(-value));

/** Whether there is an answer at all. */
export const isSupported = (asked: AskedQuestion, evidence: Evidence): boolean =>
  support(asked, evidence) >= SUPPORT_MIN;
