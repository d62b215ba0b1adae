/**
 * Fits the ranking weights on question sets, and says what that is worth on questions it has not seen (`fit-support.ts` fits when to answer).
 * `node bench/fit-weights.ts [--folds 5] [--steps 200] [--seed 1] [--hold DIR] DIR…` with DIR as for `chipwire eval`, or `PAGE#QUESTIONS.jsonl`
 * for questions on one page, or `samples` for those on the bundled samples. With `--folds` each part in turn is held out (questions on the same article stay together) and asked with
 * weights fitted on the others; `--hold` sets are never fitted on. Prints the weights to paste into `src/answer/weights.ts`.
 */
import { parseArgs } from "node:util";

import { SUPPORT_MIN } from "../src/answer/support.ts";
import { WEIGHTS } from "../src/answer/weights.ts";
import { type Counted, describe, measure } from "./held-out.ts";
import { openSet, type SetQuestion } from "./question-set.ts";
import { outcomeOf, worthOf } from "./ranking-worth.ts";
import { PRIORS } from "./weight-priors.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    folds: { type: "string", default: "0" },
    steps: { type: "string", default: "200" },
    seed: { type: "string", default: "1" },
    hold: { type: "string", multiple: true, default: [] },
    keep: { type: "boolean", default: false },
  },
});
/** How strongly fitted weights are held near the priors: some hundred questions say little of thirty weights. */
const PULL = 0.05;
const STEP_FACTOR_MAX = 0.3;
const WEIGHTS_PER_STEP = 3;

const keys = Object.keys(PRIORS).filter((key): key is keyof typeof WEIGHTS => key in WEIGHTS);
const sets = await Promise.all(positionals.map(openSet));
const held = await Promise.all(values.hold.map(openSet));
const all = sets.flatMap(({ questions }) => questions);
if (values.folds !== "0") await crossValidate(Number(values.folds));
await fitAll();
for (const set of [...sets, ...held]) await set.close();

async function crossValidate(folds: number): Promise<void> {
  const counted: Counted[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const isHeld = (asked: SetQuestion): boolean => foldOf(asked, folds) === fold;
    const rest = all.filter((asked) => !isHeld(asked));
    await fitRanking(rest);
    counted.push(...(await measure(all.filter(isHeld))));
    console.error(`fold ${fold + 1} of ${folds} done`);
  }
  console.log(`\nheld out, ${folds} folds, refused below ${SUPPORT_MIN.toFixed(2)}`);
  for (const set of sets)
    console.log(
      describe(
        set.name,
        counted.filter((one) => one.set === set.name),
        SUPPORT_MIN,
      ),
    );
  console.log(describe("all", counted, SUPPORT_MIN));
}

async function fitAll(): Promise<void> {
  if (values.keep) Object.assign(PRIORS, WEIGHTS);
  await fitRanking(all);
  const counted = await measure(all);
  console.log(`\nfitted on all, refused below ${SUPPORT_MIN.toFixed(2)}`);
  for (const set of sets)
    console.log(
      describe(
        set.name,
        counted.filter((one) => one.set === set.name),
        SUPPORT_MIN,
      ),
    );
  for (const set of held)
    console.log(describe(`not fitted on: ${set.name}`, await measure(set.questions), SUPPORT_MIN));
  const rounded = (weights: object): string =>
    JSON.stringify(
      weights,
      (_, value: unknown) => (typeof value === "number" ? Math.round(value * 1000) / 1000 : value),
      2,
    );
  console.log(rounded(WEIGHTS));
}

/** Questions on the same article fall into the same part, the rest by their text. */
function foldOf({ question }: SetQuestion, folds: number): number {
  const key = question.answer_ids.toSorted()[0] ?? question.question;
  let hash = 7;
  for (const character of key) hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) >>> 0;
  return ((hash ^ (hash >>> 7)) >>> 0) % folds;
}

/** Random steps from the priors, kept when the worth of the questions rises. */
async function fitRanking(questions: readonly SetQuestion[]): Promise<void> {
  Object.assign(WEIGHTS, PRIORS);
  const random = randomFrom(Number(values.seed));
  const answerable = questions.filter(({ question }) => question.type !== "unanswerable");
  let best = await objective(answerable);
  const steps = Number(values.steps);
  for (let step = 1; step <= steps; step++) {
    const before = { ...WEIGHTS };
    const factor = STEP_FACTOR_MAX * (1 - (0.7 * step) / steps);
    for (let n = 0; n < WEIGHTS_PER_STEP; n++) {
      const key = keys[Math.floor(random() * keys.length)];
      if (key !== undefined) WEIGHTS[key] *= Math.exp((random() - 0.5) * 2 * factor);
    }
    const reached = await objective(answerable);
    if (reached > best) best = reached;
    else Object.assign(WEIGHTS, before);
  }
}

async function objective(questions: readonly SetQuestion[]): Promise<number> {
  let worth = 0;
  for (const asked of questions) worth += worthOf(outcomeOf(asked, await asked.set.evidence(asked.asked)));
  const strain = PULL * keys.reduce((sum, key) => sum + Math.log(WEIGHTS[key] / PRIORS[key]) ** 2, 0);
  return worth / questions.length - strain;
}

function randomFrom(seed: number): () => number {
  let state = Math.imul(seed, 2_654_435_761);
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
}
