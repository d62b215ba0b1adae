/**
 * Fits which sentence answers, and says what that is worth on libraries it was not fitted on.
 * `node bench/fit-choice.ts DIR` with DIR the development set, a folder as for `chipwire eval`. The others are the bundled samples and all of
 * `bench/sets`. Each library in turn is held out. Prints the weights for `src/answer/choice-weights.ts`, and what `choice` in
 * `src/answer/weights.ts` should be: how much the best sentence's odds say of an article beside its score.
 */
import { CHOICE } from "../src/answer/choice-weights.ts";
import type { ChoiceKey } from "../src/answer/choice.ts";
import { WEIGHTS } from "../src/answer/weights.ts";
import { body } from "../src/types.ts";
import { openLibraries } from "./libraries.ts";
import { APART_MAX } from "../src/answer/evidence.ts";
import type { SetQuestion } from "./question-set.ts";
import { holdsAny, outcomeOf } from "./ranking-worth.ts";
import { type Choosing, fitSoftmax } from "./softmax.ts";

const [development] = process.argv.slice(2);
if (development === undefined)
  throw new Error("Say where the development set is: node bench/fit-choice.ts ../shared/eval");

const PULL = 4;
const KEYS = Object.keys(CHOICE).filter((key): key is ChoiceKey => key in CHOICE);

type Row = {
  library: string;
  asked: SetQuestion;
  sentences: Choosing;
  articles: readonly { base: number; from: number; to: number; isRight: boolean }[];
};

const sets = await openLibraries(development, { offTopic: false });
const step = WEIGHTS.choice;
WEIGHTS.choice = 0;
const rows: Row[] = [];
for (const { library, set } of sets)
  for (const asked of set.questions) if (asked.question.type !== "unanswerable") rows.push(await rowOf(library, asked));
const libraries = [...new Set(sets.map(({ library }) => library))];
const fitted = new Map<string, Record<ChoiceKey, number>>();
for (const held of libraries) fitted.set(held, fit(rows.filter(({ library }) => library !== held)));
const heldOut = articlesBy((row) => fitted.get(row.library) ?? CHOICE);
const [ofScore = 1, ofChoice = 0] = fitSoftmax(heldOut, 2, PULL);
console.log(`choice: ${(ofChoice / ofScore).toFixed(3)}`);
WEIGHTS.choice = ofChoice / ofScore;
await report();
const all = fit(rows);
console.log(JSON.stringify(Object.fromEntries(KEYS.map((key) => [key, Math.round(all[key] * 1000) / 1000])), null, 2));
WEIGHTS.choice = step;
for (const { set } of sets) await set.close();

async function rowOf(library: string, asked: SetQuestion): Promise<Row> {
  const { articles } = await asked.set.evidence(asked.asked);
  const { question, set } = asked;
  const inputs: (readonly number[])[] = [];
  const right: boolean[] = [];
  const spans = articles.map(({ article, score, sentences }) => {
    const isRight = question.answer_ids.includes(set.idOf(article.id));
    const from = inputs.length;
    for (const { view, inputs: own } of sentences) {
      inputs.push(KEYS.map((key) => own[key]));
      right.push(isRight && holdsAny(body(article).slice(view.start, view.end), question.gold));
    }
    return { base: score, from, to: inputs.length, isRight };
  });
  return { library, asked, sentences: { rows: inputs, right }, articles: spans };
}

function fit(from: readonly Row[]): Record<ChoiceKey, number> {
  const weights = fitSoftmax(
    from.map(({ sentences }) => sentences),
    KEYS.length,
    PULL,
  );
  const made = { ...CHOICE };
  for (const [k, key] of KEYS.entries()) made[key] = weights[k] ?? 0;
  return made;
}

/** The articles of each question by their score and the odds of their best sentence. */
function articlesBy(weightsOf: (row: Row) => Readonly<Record<ChoiceKey, number>>): Choosing[] {
  return rows.map((row) => {
    const weights = weightsOf(row);
    const odds = row.sentences.rows.map((inputs) =>
      KEYS.reduce((sum, key, k) => sum + weights[key] * (inputs[k] ?? 0), 0),
    );
    const best = Math.max(...odds);
    return {
      rows: row.articles.map(({ base, from, to }) => [
        base,
        Math.max(-APART_MAX, Math.max(...odds.slice(from, to)) - best),
      ]),
      right: row.articles.map(({ isRight }) => isRight),
    };
  });
}

async function report(): Promise<void> {
  const counted: { library: string; set: string; group: string; hit1: number; hit5: number; evidence: number }[] = [];
  for (const { library, set } of sets) {
    Object.assign(CHOICE, fitted.get(library));
    for (const asked of set.questions) {
      if (asked.question.type === "unanswerable") continue;
      const outcome = outcomeOf(asked, await set.evidence(asked.asked));
      counted.push({ library, set: set.name, group: asked.question.set, ...outcome });
    }
  }
  const tell = (name: string, those: typeof counted): void => {
    const share = (key: "hit1" | "hit5" | "evidence"): string =>
      (those.reduce((sum, one) => sum + one[key], 0) / Math.max(1, those.length)).toFixed(3);
    console.log(`${name} (${those.length}): ${share("hit1")} ${share("hit5")} ${share("evidence")}`);
  };
  console.log("each library held out in turn: hit@1 hit@5 evidence, whatever is refused");
  for (const library of libraries)
    tell(
      library,
      counted.filter((one) => one.library === library),
    );
  for (const group of ["en-en", "same-lang", "cross-lang"])
    tell(
      group,
      counted.filter((one) => one.group === group),
    );
  tell(
    "more",
    counted.filter(({ set }) => set.includes("more")),
  );
  tell(
    "own",
    counted.filter(({ set }) => !set.includes("#")),
  );
  tell("all", counted);
}
