/**
 * Fits which sentence answers, and says what that is worth on libraries it was not fitted on.
 * `node bench/fit-choice.ts DIR` with DIR the development set, a folder as for `chipwire eval`. The others are the bundled samples and all of
 * `bench/sets` and `bench/unread`. Each library in turn is held out. Prints the weights for `src/answer/choice-weights.ts`.
 */
import { CHOICE } from "../src/answer/choice-weights.ts";
import type { ChoiceKey } from "../src/answer/choice.ts";
import { body } from "../src/types.ts";
import { openLibraries } from "./libraries.ts";
import type { SetQuestion } from "./question-set.ts";
import { holdsAny, outcomeOf } from "./ranking-worth.ts";
import { type Choosing, fitSoftmax } from "./softmax.ts";

const [development] = process.argv.slice(2);
if (development === undefined)
  throw new Error("Say where the development set is: node bench/fit-choice.ts ../shared/eval");

const PULL = 6;
/** How many times a question counts that nobody has read: of the others the words were learnt. */
const UNREAD_TIMES = 3;
const KEYS = Object.keys(CHOICE).filter((key): key is ChoiceKey => key in CHOICE);

type Row = {
  library: string;
  asked: SetQuestion;
  sentences: Choosing;
  isRead: boolean;
};

const sets = await openLibraries(development, { offTopic: false });
const rows: Row[] = [];
for (const { library, set, isRead } of sets)
  for (const asked of set.questions)
    if (asked.question.type !== "unanswerable")
      rows.push({ library, asked, isRead, sentences: await sentencesOf(asked) });
const libraries = [...new Set(sets.map(({ library }) => library))];
const fitted = new Map<string, Record<ChoiceKey, number>>();
for (const held of libraries) fitted.set(held, fit(rows.filter(({ library }) => library !== held)));
await report();
const all = fit(rows);
console.log(JSON.stringify(Object.fromEntries(KEYS.map((key) => [key, Math.round(all[key] * 1000) / 1000])), null, 2));
for (const { set } of sets) await set.close();

async function sentencesOf({ asked, question, set }: SetQuestion): Promise<Choosing> {
  const { articles } = await set.evidence(asked);
  const all = articles.flatMap(({ article, sentences }) => {
    const isRight = question.answer_ids.includes(set.idOf(article.id));
    return sentences.map(({ view, inputs }) => ({
      inputs: KEYS.map((key) => inputs[key]),
      isRight: isRight && holdsAny(body(article).slice(view.start, view.end), question.gold),
    }));
  });
  return { rows: all.map(({ inputs }) => inputs), right: all.map(({ isRight }) => isRight) };
}

function fit(from: readonly Row[]): Record<ChoiceKey, number> {
  const weights = fitSoftmax(
    from.flatMap(({ sentences, isRead }) => Array.from({ length: isRead ? 1 : UNREAD_TIMES }, () => sentences)),
    KEYS.length,
    PULL,
  );
  const made = { ...CHOICE };
  for (const [k, key] of KEYS.entries()) made[key] = weights[k] ?? 0;
  return made;
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
  const unread = new Set(sets.flatMap(({ library, isRead }) => (isRead ? [] : [library])));
  tell(
    "unread",
    counted.filter(({ library }) => unread.has(library)),
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
