/**
 * Fits when there is an answer at all, and says how right refusals are on libraries that were not fitted on.
 * `node bench/fit-support.ts [--write] DIR` with DIR the development set, a folder as for `chipwire eval`. The others are the bundled samples
 * and all of `bench/sets`, in one order: rows are drawn by it. All questions on one library are held out together in turn; the threshold is
 * the lowest whose refusals there are as good as the best. `--write` fits on all and writes `src/answer/support-model.json`.
 */
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { type Counted, describe, measure } from "./held-out.ts";
import { openSet, type QuestionSet } from "./question-set.ts";
import { chooseThreshold, fitSupport, supportRows } from "./support-fit.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: "boolean", default: false } },
});
const [development] = positionals;
if (development === undefined)
  throw new Error("Say where the development set is: node bench/fit-support.ts ../shared/eval");
const MODEL = fileURLToPath(new URL("../src/answer/support-model.json", import.meta.url));
const SETS = "bench/sets";

/** A library with the files of questions that are asked of it besides its own. */
const folders = readdirSync(SETS, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []));
const libraries = [
  { own: development, page: join(development, "articles.jsonl"), unanswered: `${SETS}/development-unanswered.jsonl` },
  { own: "samples", page: "samples", unanswered: "bench/samples/unanswered.jsonl" },
  ...folders.toSorted().map((name) => {
    const own = join(SETS, name);
    return { own, page: join(own, "articles.jsonl"), unanswered: join(own, "unanswered.jsonl") };
  }),
];
const paths = [
  ...libraries.map(({ own }) => own),
  ...libraries.map(({ page, unanswered }) => `${page}#${unanswered}`),
  ...libraries.map(({ page }) => `${page}#${SETS}/off-topic.jsonl`),
];

const sets: QuestionSet[] = [];
for (const path of paths) sets.push(await openSet(path));
const counted: Counted[] = [];
for (const library of new Set(sets.map(libraryOf))) {
  const isHeld = (set: QuestionSet): boolean => libraryOf(set) === library;
  const trees = fitSupport(await supportRows(sets.filter((set) => !isHeld(set)).flatMap(({ questions }) => questions)));
  for (const set of sets.filter(isHeld)) counted.push(...(await measure(set.questions, trees)));
}
const threshold = chooseThreshold(counted.filter(({ set }) => isWhole(set)));
console.log(`each library held out in turn, refused below ${threshold.toFixed(2)}`);
for (const { name } of sets)
  console.log(
    describe(
      name,
      counted.filter(({ set }) => set === name),
      threshold,
    ),
  );
console.log(describe("all", counted, threshold));
if (values.write) {
  const trees = fitSupport(await supportRows(sets.flatMap(({ questions }) => questions)));
  writeFileSync(MODEL, `${JSON.stringify({ threshold, trees })}\n`);
}
for (const set of sets) await set.close();

function libraryOf({ name }: QuestionSet): string {
  const [page = ""] = name.split("#");
  return page.endsWith(".jsonl") || page === "samples" ? page : join(page, "articles.jsonl");
}

/** Sets that have both kinds of question as people ask them; those of unanswered ones alone are harder than life, or easier. */
function isWhole(name: string): boolean {
  return !/unanswered|off-topic/.test(name);
}
