/**
 * How well the article's text is found, beside @mozilla/readability and defuddle (both over linkedom), on a folder of pages in the form of
 * scrapinghub/article-extraction-benchmark (`html/ID.html.gz`, `ground-truth.json`) or AndyTheFactory/article-extraction-dataset.
 * `node bench/extraction.ts DIR [--folds FOLDER] [--alone] [--worst N]`: with --folds each page is read with the model that was not trained on
 * its site (`bench/train-extraction.ts --folds` makes them), without it with the one that comes with the program; --alone leaves the others
 * out; --worst lists the N pages that lose most.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { Readability } from "@mozilla/readability";
import { Defuddle } from "defuddle/node";
import { parseHTML } from "linkedom";
import { parse } from "parse5";

import { type ContentModel, contentModelSchema, shippedModel } from "../adapters/web/page/content.ts";
import { plainText } from "../adapters/web/page/plain-text.ts";
import { readPage } from "../adapters/web/page/read-page.ts";
import { FOLDS, foldOf } from "./extraction-pages.ts";
import { compareTexts, scoreOf, type ShingleCounts } from "./extraction-score.ts";
import { readExtractionSet, type TruePage } from "./extraction-set.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { folds: { type: "string" }, alone: { type: "boolean" }, worst: { type: "string" } },
});
const [dir = ""] = positionals;

const models: ContentModel[] = Array.from({ length: FOLDS }, (_, fold) =>
  values.folds === undefined
    ? shippedModel()
    : contentModelSchema.parse(JSON.parse(readFileSync(join(values.folds, `fold-${fold}.json`), "utf8"))),
);

function chipwire({ bytes, url }: TruePage): string {
  const result = readPage({ bytes, url, contentType: null }, { model: models[foldOf(url)] ?? shippedModel() });
  return result.kind === "unreadable" ? "" : (result.article?.text ?? "");
}

const textOfHtml = (html: string): string => plainText(parse(html));

function readability({ bytes }: TruePage): string {
  const { document } = parseHTML(new TextDecoder().decode(bytes));
  return textOfHtml(new Readability(document).parse()?.content ?? "");
}

async function defuddle({ bytes, url }: TruePage): Promise<string> {
  const { document } = parseHTML(new TextDecoder().decode(bytes));
  return textOfHtml((await Defuddle(document, url, { useAsync: false })).content);
}

type Reader = (page: TruePage) => string | Promise<string>;
type Reading = { page: TruePage; counts: ShingleCounts; tookMs: number };

async function readAll(reader: Reader, pages: readonly TruePage[]): Promise<Reading[]> {
  const readings: Reading[] = [];
  for (const page of pages) {
    const startedMs = performance.now();
    const text = await Promise.resolve(page)
      .then(reader)
      .catch(() => "");
    const tookMs = performance.now() - startedMs;
    readings.push({ page, tookMs, counts: compareTexts(page.truth, text) });
  }
  return readings;
}

function report(name: string, readings: readonly Reading[]): string {
  const { f1, precision, recall } = scoreOf(readings.map(({ counts }) => counts));
  const times = readings.map(({ tookMs }) => tookMs).toSorted((a, b) => a - b);
  const time = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(0);
  const figures = [f1, precision, recall].map((figure) => figure.toFixed(4));
  return `| ${[name, ...figures, `${time(0.5)} ms`, `${time(0.95)} ms`].join(" | ")} |`;
}

const pages = readExtractionSet(dir);
const readers: Readonly<Record<string, Reader>> = values.alone ? { chipwire } : { chipwire, readability, defuddle };
// defuddle tells the console what it tries.
console.warn = () => {};
console.log(`${pages.length} pages\n\n| reader | F1 | precision | recall | median | p95 |\n|---|---|---|---|---|---|`);
for (const [name, reader] of Object.entries(readers)) {
  const readings = await readAll(reader, pages);
  console.log(report(name, readings));
  if (name === "chipwire") for (const line of worst(readings, Number(values.worst ?? 0))) console.error(line);
}

function worst(readings: readonly Reading[], count: number): string[] {
  const lost = ({ counts }: Reading): number => counts.fp + counts.fn;
  const sorted = readings.toSorted((a, b) => lost(b) - lost(a)).slice(0, count);
  return sorted.map(
    ({ page, counts }) => `${page.id} ${page.url} too much ${counts.fp.toFixed(3)}, missing ${counts.fn.toFixed(3)}`,
  );
}
