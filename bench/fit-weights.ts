/**
 * Fits the ranking weights on question sets, one weight after the other, and says what that is worth on sets that are held out.
 * `node bench/fit-weights.ts [--rounds 3] [--hold DIR]… DIR…` with DIR as for `chipwire eval`; questions in `more.jsonl` and
 * `unanswered.jsonl` of a folder are asked as well. Starts from the weights in use and is held near them. Fit on sets whose questions nobody
 * has read: words and rules were made by the others, so on those a word of the question is met more often than it is elsewhere. Prints the
 * weights to paste into `src/answer/weights.ts`; `fit-choice.ts` and `fit-support.ts` then are to be run again.
 */
import { parseArgs } from "node:util";

import { WEIGHTS } from "../src/answer/weights.ts";
import { furtherQuestions } from "./libraries.ts";
import { openSet, type SetQuestion } from "./question-set.ts";
import { outcomeOf, worthOf } from "./ranking-worth.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: "string", default: "3" }, hold: { type: "string", multiple: true, default: [] } },
});

/** What a weight is multiplied by, round by round; the last again for further rounds. */
const FACTORS = [
  [0.6, 1.5],
  [0.75, 1.3],
  [0.85, 1.18],
] as const;
/** How strongly weights are held where they started: some hundred questions say little of forty weights. */
const PULL = 0.003;
/** Less is chance. */
const GAIN_MIN = 0.0005;
/** Shares of what a word by itself shows: never more than all of it. */
const SHARES: ReadonlySet<string> = new Set(
  (
    "linkedName weakName childName parentName firmName concept ownConcept related measured speltOut sounded prefix untranslated neighbour title elsewhere " +
    "neighbourName titleName elsewhereName rival articleNames ownShare nameCredit kindLoose unseenWord articleDay languagesApart"
  ).split(" "),
);

type Key = keyof typeof WEIGHTS;
type Worth = { worth: number; hit1: number; hit5: number; evidence: number };

const started = { ...WEIGHTS };
const keys = Object.keys(WEIGHTS).filter((key): key is Key => key in WEIGHTS);
const fitted = await openAll(positionals);
const held = await openAll(values.hold);
const start = await worthAll(fitted);
console.log(`start: fitted ${tell(start)} | held out ${tell(await worthAll(held))}`);
let best = start.worth;
for (let round = 0; round < Number(values.rounds); round++) {
  const changed = await fitRound(FACTORS[Math.min(round, FACTORS.length - 1)] ?? []);
  console.log(
    `round ${round + 1}, ${changed} changed: fitted ${tell(await worthAll(fitted))} | held out ${tell(await worthAll(held))}`,
  );
  if (changed === 0) break;
}
console.log(JSON.stringify(WEIGHTS, (_, value: unknown) => (typeof value === "number" ? rounded(value) : value), 2));
for (const set of new Set([...fitted, ...held].map(({ set: opened }) => opened))) await set.close();

async function fitRound(factors: readonly number[]): Promise<number> {
  let changed = 0;
  for (const key of keys) {
    const was = WEIGHTS[key];
    let kept = was;
    for (const factor of factors) {
      const tried = SHARES.has(key) ? Math.min(1, was * factor) : was * factor;
      if (tried === was) continue;
      WEIGHTS[key] = tried;
      const reached = (await worthAll(fitted)).worth - strain();
      if (reached <= best + GAIN_MIN) continue;
      [best, kept] = [reached, tried];
    }
    WEIGHTS[key] = kept;
    if (kept !== was) changed++;
  }
  return changed;
}

function strain(): number {
  return PULL * keys.reduce((sum, key) => sum + Math.log(WEIGHTS[key] / started[key]) ** 2, 0);
}

async function openAll(folders: readonly string[]): Promise<SetQuestion[]> {
  const paths = folders.flatMap((folder) => [folder, ...furtherQuestions(folder)]);
  const sets = await Promise.all(paths.map(openSet));
  return sets.flatMap(({ questions }) => questions.filter(({ question }) => question.type !== "unanswerable"));
}

async function worthAll(questions: readonly SetQuestion[]): Promise<Worth> {
  const sum: Worth = { worth: 0, hit1: 0, hit5: 0, evidence: 0 };
  for (const asked of questions) {
    const outcome = outcomeOf(asked, await asked.set.evidence(asked.asked));
    sum.worth += worthOf(outcome) / questions.length;
    sum.hit1 += outcome.hit1 / questions.length;
    sum.hit5 += outcome.hit5 / questions.length;
    sum.evidence += outcome.evidence / questions.length;
  }
  return sum;
}

function tell({ worth, hit1, hit5, evidence }: Worth): string {
  return `worth ${worth.toFixed(4)} hit@1 ${hit1.toFixed(3)} hit@5 ${hit5.toFixed(3)} evidence ${evidence.toFixed(3)}`;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
