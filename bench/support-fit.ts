import { supportInputs } from "../src/answer/support-inputs.ts";
import { isMissing } from "../src/answer/support.ts";
import type { StoredForest } from "../src/learned/forest.ts";
import { binTable, boost, type BoostingOptions } from "./boosting.ts";
import type { Counted } from "./held-out.ts";
import type { Row } from "./newton.ts";
import type { SetQuestion } from "./question-set.ts";
import { storedForest } from "./stored-forest.ts";

/** Small trees in small steps, each on a part of the rows and inputs: there are some seven thousand questions, besides those off topic. */
const BOOSTING: BoostingOptions = {
  seed: 1,
  trees: 1000,
  leavesMax: 12,
  learningRate: 0.03,
  columnShare: 0.3,
  rowShare: 0.6,
  leafWeightMin: 4,
  penalty: 2,
};

/** The same questions that have nothing to do with chips are asked of every library. */
const OFF_TOPIC_WEIGHT = 0.4;

/**
 * What support is fitted on: questions with an answer and without. Where a product number is missing outright, or nothing is of the field,
 * the question is refused before support is weighed, so it says nothing here.
 */
export async function supportRows(questions: readonly SetQuestion[]): Promise<Row<string>[]> {
  const rows: Row<string>[] = [];
  for (const { question, asked, set } of questions) {
    const evidence = await set.evidence(asked);
    if (evidence.articles.length === 0 || evidence.units.some(isMissing)) continue;
    const weight = question.kind === "off_topic" ? OFF_TOPIC_WEIGHT : 1;
    rows.push({ inputs: supportInputs(asked, evidence), yes: question.type !== "unanswerable", weight });
  }
  return rows;
}

/** Boosted trees that tell the rows with an answer from those without. */
export function fitSupport(rows: readonly Row<string>[]): StoredForest {
  const names = Object.keys(rows[0]?.inputs ?? {});
  const columns = names.map((name) => Float32Array.from(rows, ({ inputs }) => inputs[name] ?? 0));
  const table = binTable(columns, 1);
  const labels = Float32Array.from(rows, ({ yes }) => (yes ? 1 : 0));
  const weights = Float32Array.from(rows, ({ weight }) => weight);
  const all = rows.map((_, i) => i);
  return storedForest(boost(table, labels, weights, all, BOOSTING), table, names);
}

/** The share of questions that nothing answers, as in the development set: precision is told as of it, whatever share of these has no answer. */
const UNANSWERABLE_SHARE = 0.14;

/** So many of the refusals have to be right on libraries that were not fitted on: a question that has an answer is refused at a cost. */
const PRECISION_MIN = 0.8;

/** The highest threshold whose refusals are right often enough: of those it finds the most questions without an answer. */
export function chooseThreshold(counted: readonly Counted[]): number {
  const thresholds = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);
  return thresholds.findLast((threshold) => refusals(counted, threshold).precision >= PRECISION_MIN) ?? 0.01;
}

/** Of all questions as they come, the shares that are refused rightly and wrongly below a threshold. */
function sharesBelow(counted: readonly Counted[], threshold: number): { right: number; wrong: number } {
  const share = (answerable: boolean): number => {
    const all = counted.filter((one) => one.answerable === answerable);
    return all.filter(({ support }) => support < threshold).length / Math.max(1, all.length);
  };
  return { right: UNANSWERABLE_SHARE * share(false), wrong: (1 - UNANSWERABLE_SHARE) * share(true) };
}

/** How right the refusals below a threshold are, with as many questions without an answer as people ask. */
export function refusals(counted: readonly Counted[], threshold: number): { precision: number; recall: number } {
  const { right, wrong } = sharesBelow(counted, threshold);
  return { precision: right + wrong === 0 ? 1 : right / (right + wrong), recall: right / UNANSWERABLE_SHARE };
}
