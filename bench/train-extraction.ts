/**
 * Trains the trees that find an article's blocks in a page, and tells how well they do on sites they were not trained on.
 * `node bench/train-extraction.ts [--folds FOLDER] DIR…` with DIRs as for `bench/extraction.ts`; writes `adapters/web/page/content-model.json`,
 * trained on all pages, and with --folds the model of each fold, which `bench/extraction.ts --folds` measures with.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

import type { ContentModel } from "../adapters/web/page/content.ts";
import { openForest } from "../adapters/web/page/forest.ts";
import { type BinnedTable, binTable, boost, type BoostingOptions } from "./boosting.ts";
import { FOLDS, trainingPage, type TrainingPage } from "./extraction-pages.ts";
import { compareTexts, scoreOf } from "./extraction-score.ts";
import { readExtractionSet } from "./extraction-set.ts";
import { storedForest } from "./stored-forest.ts";

const OPTIONS: BoostingOptions = {
  trees: 160,
  leavesMax: 16,
  learningRate: 0.1,
  columnShare: 0.3,
  rowShare: 0.7,
  leafWeightMin: 1,
  penalty: 2,
  seed: 1,
};
/** A wrong block counts what it costs the page, and a little besides. */
const COST_SCALE = 20;
const COST_MIN = 0.1;
const THRESHOLD = 0.45;
/** Edges of the bins are taken from every fourth row. */
const SAMPLE_STEP = 4;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { folds: { type: "string" } } });
const pages = positionals.flatMap((dir) => readExtractionSet(dir).map((page) => trainingPage(page, dir)));
const names = pages[0]?.table.names ?? [];
const rows = pages.flatMap((page) => page.table.rows);
const rowPages = pages.flatMap((page) => page.texts.map(() => page));
const table: BinnedTable = binTable(
  rows,
  rows.map((_, i) => i).filter((i) => i % SAMPLE_STEP === 0),
);
const labels = Float32Array.from(pages.flatMap((page) => page.isIn.map(Number)));
const weights = Float32Array.from(
  pages.flatMap((page) => page.weights.map((weight) => Math.min(1, weight) * COST_SCALE + COST_MIN)),
);

function train(isTrainedOn: (page: TrainingPage) => boolean, seed: number): ContentModel {
  const chosen = rowPages.flatMap((page, i) => (isTrainedOn(page) ? [i] : []));
  const trees = boost(table, labels, weights, chosen, { ...OPTIONS, seed });
  return { first: storedForest(trees, table, names), threshold: THRESHOLD };
}

function textBy(model: ContentModel, page: TrainingPage): string {
  const judge = openForest(model.first, names);
  return page.texts.filter((_, i) => judge(page.table.rows[i] ?? new Float32Array()) >= model.threshold).join("\n\n");
}

const texts = new Map<TrainingPage, string>();
for (let fold = 0; fold < FOLDS; fold += 1) {
  const model = train((page) => page.fold !== fold, fold + 1);
  for (const page of pages) if (page.fold === fold) texts.set(page, textBy(model, page));
  if (values.folds !== undefined) {
    mkdirSync(values.folds, { recursive: true });
    writeFileSync(join(values.folds, `fold-${fold}.json`), JSON.stringify(model));
  }
}
for (const dir of positionals) {
  const counts = pages.filter(({ set }) => set === dir).map((page) => compareTexts(page.truth, texts.get(page) ?? ""));
  const { f1, precision, recall } = scoreOf(counts);
  console.log(
    `${dir}: F1 ${f1.toFixed(4)}, precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}, ${counts.length} pages`,
  );
}
writeFileSync(
  new URL("../adapters/web/page/content-model.json", import.meta.url),
  `${JSON.stringify(train(() => true, 0))}\n`,
);
