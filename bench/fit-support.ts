/**
 * Fits when there is an answer at all, and says how right refusals are on libraries that were not fitted on.
 * `node bench/fit-support.ts [--write] DIR` with DIR the development set, a folder as for `chipwire eval`. The others are the bundled samples
 * and all of `bench/sets`. All questions on one library are held out together in turn; the threshold is the highest whose refusals there are
 * right often enough. `--write` fits on all and writes `support-model.json` and `told-odds.json` in `src/answer`.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { type Counted, describe, measure } from "./held-out.ts";
import { openLibraries } from "./libraries.ts";
import { chooseThreshold, fitSupport, isAsPeopleAsk, isPlain, supportRows, type SupportRow } from "./support-fit.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: "boolean", default: false } },
});
const [development] = positionals;
if (development === undefined)
  throw new Error("Say where the development set is: node bench/fit-support.ts ../shared/eval");
const answerFile = (name: string): string => fileURLToPath(new URL(`../src/answer/${name}`, import.meta.url));

const sets = await openLibraries(development, { offTopic: true });
const rows: SupportRow[] = [];
for (const { library, set } of sets) rows.push(...(await supportRows(set, library)));
const counted: Counted[] = [];
for (const held of new Set(sets.map(({ library }) => library))) {
  const model = fitSupport(rows.filter(({ library }) => library !== held));
  for (const { library, set } of sets) if (library === held) counted.push(...(await measure(set.questions, model)));
}
const asPeopleAsk = counted.filter(({ set }) => isAsPeopleAsk(set));
const threshold = chooseThreshold(asPeopleAsk);
console.log(`each library held out in turn, refused below ${threshold.toFixed(2)}`);
const isOf = (name: string) => (one: Counted) => one.set === name;
for (const { set } of sets) console.log(describe(set.name, counted.filter(isOf(set.name)), threshold));
console.log(describe("as people ask", asPeopleAsk, threshold));
const plain = counted.filter(({ set }) => isPlain(set));
console.log(describe("plain", plain, threshold));
console.log(describe("all", counted, threshold));
if (values.write) {
  const { odds, trees } = fitSupport(rows);
  writeFileSync(answerFile("support-model.json"), `${JSON.stringify({ threshold, trees })}\n`);
  writeFileSync(answerFile("told-odds.json"), `${JSON.stringify(odds)}\n`);
}
for (const { set } of sets) await set.close();
