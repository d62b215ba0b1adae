import { supportInputs } from "../src/answer/support-inputs.ts";
import { isMissing, type SupportModel } from "../src/answer/support.ts";
import { oddsOf, askedParts, type ToldOdds } from "../src/answer/told-odds.ts";
import type { StoredForest } from "../src/learned/forest.ts";
import { binTable, boost, type BoostingOptions } from "./boosting.ts";
import type { Counted } from "./held-out.ts";
import type { Row } from "./newton.ts";
import type { QuestionSet, SetQuestion } from "./question-set.ts";
import { fitSparse } from "./sparse-logistic.ts";
import { storedForest } from "./stored-forest.ts";

/** Small trees in small steps, each on a part of the rows and inputs: there are some nine thousand questions, besides those off topic. */
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
const OFF_TOPIC_WEIGHT = 0.8;
const OFF_TOPIC_PARTS_WEIGHT = 0.04;

/** What a question counts by its set: those as people ask them more than further ones, of which more have no answer, and plain ones between. */
const SET_WEIGHTS = { asked: 2, plain: 1.5, further: 1 };
/** What other questions than those as people ask them count for what is asked. */
const FURTHER_PARTS_WEIGHT = 0.6;

/** A question's inputs but for the odds of what is asked, and the parts of that with what they count. */
export type SupportRow = Row<string> & { library: string; parts: ReadonlyMap<string, number>; partsWeight: number };

/** Whether a set is one as people ask. */
export const isAsPeopleAsk = (set: string): boolean => !set.includes("#");

/** Whether its questions are plain whole sentences: with them, plain words are not held against who asks plainly. */
export const isPlain = (set: string): boolean => set.endsWith("plain.jsonl");

/**
 * What support is fitted on: questions with an answer and without. Where a product number is missing outright, or nothing is of the field,
 * the question is refused before support is weighed, so it says nothing here.
 */
export async function supportRows(set: QuestionSet, library: string): Promise<SupportRow[]> {
  const rows: SupportRow[] = [];
  const isAsked = isAsPeopleAsk(set.name);
  const shareOf = (yes: boolean): number =>
    set.questions.filter(({ question }) => isAnswerable(question) === yes).length / set.questions.length;
  const shares = { yes: shareOf(true), no: shareOf(false) };
  for (const { question, asked } of set.questions) {
    const evidence = await set.evidence(asked);
    if (evidence.articles.length === 0 || evidence.units.some(isMissing)) continue;
    const yes = isAnswerable(question);
    const isOffTopic = question.kind === "off_topic";
    // As many with an answer as without, so that no set's share of them is learnt.
    const even = shares.yes * shares.no === 0 ? 1 : 0.5 / (yes ? shares.yes : shares.no);
    rows.push({
      library,
      inputs: supportInputs(asked, evidence, 0),
      yes,
      weight:
        (isOffTopic ? OFF_TOPIC_WEIGHT : 1) * SET_WEIGHTS[isAsked ? "asked" : isPlain(set.name) ? "plain" : "further"],
      parts: askedParts(asked),
      partsWeight: isOffTopic ? OFF_TOPIC_PARTS_WEIGHT : even * (isAsked ? 1 : FURTHER_PARTS_WEIGHT),
    });
  }
  return rows;
}

const isAnswerable = ({ type }: SetQuestion["question"]): boolean => type !== "unanswerable";

/** Of what is asked: a part of fewer questions says nothing yet. */
const SPARSE = { pull: 3.3, rowsMin: 4 };
/** Odds that tell less than this are left out. */
const ODDS_MIN = 0.02;
/** The trees see the odds of what is asked of libraries that they were not learnt on: these are taken out in so many turns. */
const TURNS = 6;

/** What tells the rows with an answer from those without: the odds of what is asked, and trees that weigh them beside the evidence. */
export function fitSupport(rows: readonly SupportRow[]): SupportModel {
  const libraries = [...new Set(rows.map(({ library }) => library))];
  const turnOf = new Map(libraries.map((library, i) => [library, i % TURNS]));
  const told = new Map<SupportRow, number>();
  for (let turn = 0; turn < TURNS; turn++) {
    const odds = fitOdds(rows.filter(({ library }) => turnOf.get(library) !== turn));
    for (const row of rows) if (turnOf.get(row.library) === turn) told.set(row, oddsOf(row.parts, odds));
  }
  return { odds: fitOdds(rows), trees: fitTrees(rows.map((row) => ({ ...row, told: told.get(row) ?? 0 }))) };
}

/** What the parts of what is asked say for there being an answer. */
function fitOdds(rows: readonly SupportRow[]): ToldOdds {
  const weights = fitSparse(
    rows.map(({ parts, yes, partsWeight: weight }) => ({ features: parts, yes, weight })),
    SPARSE,
  );
  const telling = [...weights].filter(([, weight]) => Math.abs(weight) >= ODDS_MIN);
  const byName = telling.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(byName.map(([part, weight]) => [part, Math.round(weight * 100) / 100]));
}

/** Boosted trees over the inputs and those odds. */
function fitTrees(rows: readonly (SupportRow & { told: number })[]): StoredForest {
  const names = Object.keys(rows[0]?.inputs ?? {});
  const columns = names.map((name) =>
    Float32Array.from(rows, ({ inputs, told }) => (name === "told" ? told : (inputs[name] ?? 0))),
  );
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
