/**
 * Trains the trees that find an article's blocks in a page, and tells how well they do on sites they were not trained on.
 * `node bench/train-extraction.ts [--folds FOLDER] DIR…` with DIRs as for `bench/extraction.ts`; writes `adapters/web/page/content-model.json`,
 * trained on all pages, and with --folds the model of each fold, which `bench/extraction.ts --folds` measures with.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { chooseByColumns } from "../adapters/web/page/content.ts";
import { trainContent } from "./content-training.ts";
import { trainingPage } from "./extraction-pages.ts";
import { compareTexts, scoreOf } from "./extraction-score.ts";
import { readExtractionSet } from "./extraction-set.ts";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { folds: { type: "string" } } });
const pages = positionals.flatMap((dir) => readExtractionSet(dir).map((page) => trainingPage(page, dir)));
const { byFold, full } = trainContent(pages, (message) => console.error(message));
writeFileSync(new URL("../adapters/web/page/content-model.json", import.meta.url), `${JSON.stringify(full)}\n`);
for (const [fold, model] of byFold.entries()) {
  if (values.folds === undefined) break;
  mkdirSync(values.folds, { recursive: true });
  writeFileSync(join(values.folds, `fold-${fold}.json`), JSON.stringify(model));
}
for (const dir of positionals) {
  const counts = pages.flatMap((page) => {
    const model = byFold[page.fold];
    if (page.set !== dir || model === undefined) return [];
    const chosen = chooseByColumns(page.blocks, page.columns, model);
    const text = page.texts.filter((_, i) => chosen[i] === true).join("\n\n");
    return [compareTexts(page.truth, text)];
  });
  const { f1, precision, recall } = scoreOf(counts);
  console.log(
    `${dir}: F1 ${f1.toFixed(4)}, precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}, ${counts.length} pages`,
  );
}
