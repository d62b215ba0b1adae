import type { ContentModel } from "../adapters/web/page/content.ts";
import { setContext } from "../adapters/web/page/context-features.ts";
import {
  type BinnedTable,
  binTable,
  boost,
  type BoostedTree,
  type BoostingOptions,
  marginOf,
  randomFrom,
} from "./boosting.ts";
import { FOLDS, type TrainingPage } from "./extraction-pages.ts";
import { storedForest } from "./stored-forest.ts";

/** How the trees are grown; the second judge has the first one's opinion to look at and needs fewer. */
const FIRST: BoostingOptions = {
  trees: 150,
  leavesMax: 16,
  learningRate: 0.1,
  columnShare: 0.25,
  rowShare: 0.6,
  leafWeightMin: 1,
  penalty: 2,
  seed: 1,
};
const SECOND: BoostingOptions = { ...FIRST, trees: 90, leavesMax: 12, learningRate: 0.08 };
/** A wrong block counts what it costs the page, and a little besides. */
const COST_SCALE = 20;
const COST_MIN = 0.1;
/** Of the blocks that nobody would take for the article's, so many are learned from. */
const EASY_SHARE = 0.3;
/** Edges of the bins are taken from every fourth row. */
const SAMPLE_STEP = 4;
const THRESHOLD = 0.45;

/** All blocks of all pages in one table, and what is to be learned of each. */
type Lessons = {
  pages: readonly TrainingPage[];
  /** Where each page's rows begin. */
  starts: readonly number[];
  folds: Uint8Array;
  labels: Float32Array;
  weights: Float32Array;
  learned: readonly number[];
  names: readonly string[];
  table: BinnedTable;
};

/** A model for each fold, trained on the other folds' pages only, and one trained on all. */
export type TrainedModels = { byFold: readonly ContentModel[]; full: ContentModel };

/**
 * Trains the two judges: the first sees a block and what is around it, the second also what the first thinks of the other blocks. The
 * second learns from opinions on pages that the first did not learn from, and neither has seen a page of the fold it is measured on.
 */
export function trainContent(pages: readonly TrainingPage[], tell: (message: string) => void): TrainedModels {
  const lessons = prepare(pages);
  const known = new Map<string, readonly BoostedTree[]>();
  /** The first judge, trained without some folds. */
  const firstWithout = (...left: readonly number[]): readonly BoostedTree[] => {
    const key = left.toSorted((a, b) => a - b).join(" ");
    const trees = known.get(key) ?? trainOn(lessons, lessons.table, left, FIRST);
    if (!known.has(key)) tell(`first judge without folds ${key || "none"}`);
    known.set(key, trees);
    return trees;
  };
  const modelWithout = (left: readonly number[]): ContentModel => {
    const first = firstWithout(...left);
    const chances = new Float32Array(lessons.table.rows);
    for (let fold = 0; fold < FOLDS; fold += 1)
      if (!left.includes(fold)) judge(lessons, firstWithout(...left, fold), fold, chances);
    const context = contextOf(lessons, chances);
    const table = joined(lessons.table, binTable([...context.values()], SAMPLE_STEP));
    const second = trainOn(lessons, table, left, SECOND);
    tell(`second judge without folds ${left.join(" ") || "none"}`);
    return {
      first: storedForest(first, lessons.table, lessons.names),
      second: storedForest(second, table, [...lessons.names, ...context.keys()]),
      threshold: THRESHOLD,
    };
  };
  const byFold = Array.from({ length: FOLDS }, (_, fold) => modelWithout([fold]));
  return { byFold, full: modelWithout([]) };
}

function prepare(pages: readonly TrainingPage[]): Lessons {
  const names = [...(pages[0]?.columns.keys() ?? [])];
  const starts: number[] = [];
  let rows = 0;
  for (const page of pages) {
    starts.push(rows);
    rows += page.texts.length;
  }
  const columns = names.map((name) => {
    const column = new Float32Array(rows);
    for (const [p, page] of pages.entries()) column.set(page.columns.get(name) ?? [], starts[p]);
    return column;
  });
  const of = (name: string): Float32Array => columns[names.indexOf(name)] ?? new Float32Array();
  const costs = pages.flatMap((page) => page.weights);
  const [words, vote] = [of("words"), of("vote")];
  const random = randomFrom(7);
  const isEasy = costs.map((cost, i) => cost < 0.003 && (words[i] ?? 0) < 8 && vote[i] !== 1);
  const learned = costs.flatMap((_, i) => (isEasy[i] !== true || random() < EASY_SHARE ? [i] : []));
  return {
    pages,
    starts,
    names,
    learned,
    table: binTable(columns, SAMPLE_STEP),
    folds: Uint8Array.from(pages.flatMap((page) => page.texts.map(() => page.fold))),
    labels: Float32Array.from(pages.flatMap((page) => page.isIn.map(Number))),
    weights: Float32Array.from(costs, (cost, i) =>
      isEasy[i] === true ? COST_MIN / EASY_SHARE : Math.min(1, cost) * COST_SCALE + COST_MIN,
    ),
  };
}

function trainOn(
  { folds, labels, weights, learned }: Lessons,
  table: BinnedTable,
  left: readonly number[],
  options: BoostingOptions,
): BoostedTree[] {
  const rows = learned.filter((row) => !left.includes(folds[row] ?? 0));
  return boost(table, labels, weights, rows, {
    ...options,
    seed: options.seed + left.reduce((sum, fold) => sum * 10 + fold + 1, 0),
  });
}

/** Writes what the trees think of a fold's blocks. */
function judge({ folds, table }: Lessons, trees: readonly BoostedTree[], fold: number, chances: Float32Array): void {
  for (let row = 0; row < chances.length; row += 1)
    if (folds[row] === fold) chances[row] = 1 / (1 + Math.exp(-marginOf(trees, table, row)));
}

function contextOf({ pages, starts, table }: Lessons, chances: Float32Array): Map<string, Float32Array> {
  const whole = new Map<string, Float32Array>();
  for (const [p, page] of pages.entries()) {
    const start = starts[p] ?? 0;
    const columns = new Map([["words", page.columns.get("words") ?? new Float32Array()]]);
    setContext(columns, page.blocks, chances.slice(start, start + page.texts.length));
    columns.delete("words");
    for (const [name, column] of columns) {
      const target = whole.get(name) ?? new Float32Array(table.rows);
      whole.set(name, target);
      target.set(column, start);
    }
  }
  return whole;
}

const joined = (a: BinnedTable, b: BinnedTable): BinnedTable => ({
  rows: a.rows,
  columns: [...a.columns, ...b.columns],
  edges: [...a.edges, ...b.edges],
});
