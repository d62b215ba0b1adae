/**
 * What each part of understanding is worth: the same ranking with parts of what is known of a question taken away.
 * `node bench/ablation.ts [DIR…]` with DIR as for `chipwire eval`; the questions on the bundled samples are always asked. Prints a table: the
 * samples, the first DIR, and all others together.
 */
import type { AskedQuestion, Unit } from "../src/answer/question.ts";
import { contradictions } from "../src/answer/premise.ts";
import { chooseQuotes } from "../src/answer/quotes.ts";
import { placeQuotes } from "../src/answer/standing.ts";
import { WEIGHTS } from "../src/answer/weights.ts";
import { catalogue, knowledge, openSampleSet, openSet, type QuestionSet, type SetQuestion } from "./question-set.ts";
import { outcomeOf } from "./ranking-worth.ts";

/** What a question is still understood by. */
type Parts = { stems: boolean; entities: boolean; sounds: boolean; concepts: boolean; kind: boolean };

const ALL: Parts = { stems: true, entities: true, sounds: true, concepts: true, kind: true };
const WORDS: Parts = { stems: false, entities: false, sounds: false, concepts: false, kind: false };

const STAGES: readonly (readonly [string, Parts])[] = [
  ["words only", WORDS],
  ["+ stems", { ...WORDS, stems: true }],
  ["+ entities", { ...WORDS, stems: true, entities: true }],
  ["+ names by their sound", { ...WORDS, stems: true, entities: true, sounds: true }],
  ["+ concepts", { ...ALL, kind: false }],
  ["+ question kind (all that ranks)", ALL],
  ["all but entities", { ...ALL, entities: false }],
  ["all but names by their sound", { ...ALL, sounds: false }],
  ["all but concepts", { ...ALL, concepts: false }],
];

const sets = [await openSampleSet(), ...(await Promise.all(process.argv.slice(2).map(openSet)))];
const { prefix, sounded } = WEIGHTS;
console.log("| understood by | set | n | hit@1 | hit@5 | evidence |\n|---|---|---|---|---|---|");
const [samples, first, ...others] = sets;
const pools = [
  { label: "samples", pool: [samples] },
  { label: first?.label ?? "", pool: [first] },
  { label: `${others.length} others`, pool: others },
].map(({ label, pool }) => ({ label, pool: pool.flatMap((set) => set ?? []) }));
for (const [name, parts] of STAGES) {
  WEIGHTS.prefix = parts.stems ? prefix : 0;
  WEIGHTS.sounded = parts.sounds ? sounded : 0;
  for (const { label, pool } of pools)
    for (const row of await rows(pool, parts)) console.log(`| ${name} | ${label} ${row} |`);
}
console.log("\n| what claims add | questions | without claims | with claims |\n|---|---|---|---|");
for (const [name, count] of await claimRows()) console.log(`| ${name} | ${count.join(" | ")} |`);
for (const set of sets) await set.close();

async function rows(pool: readonly QuestionSet[], parts: Parts): Promise<string[]> {
  const answerable = pool
    .flatMap(({ questions }) => questions)
    .filter(({ question }) => question.type !== "unanswerable");
  const outcomes = await Promise.all(
    answerable.map(async (question) => {
      const asked = without(question.asked, parts);
      const known: SetQuestion = { ...question, asked };
      return { group: question.question.set, ...outcomeOf(known, await question.set.evidence(asked)) };
    }),
  );
  return [...new Set(outcomes.map(({ group }) => group))].map((group) => {
    const members = outcomes.filter((outcome) => outcome.group === group);
    const share = (key: "hit1" | "hit5" | "evidence"): string =>
      (members.reduce((sum, outcome) => sum + outcome[key], 0) / members.length).toFixed(3);
    return `${group} | ${members.length} | ${share("hit1")} | ${share("hit5")} | ${share("evidence")}`;
  });
}

function without(asked: AskedQuestion, parts: Parts): AskedQuestion {
  const units = asked.units.map((unit) => reduced(unit, parts));
  return parts.kind ? { ...asked, units } : { ...asked, units, kind: "what", sorts: new Set() };
}

/** A unit that is a name, a date or an amount only by knowledge becomes the plain words it is written in. */
function reduced(unit: Unit, parts: Parts): Unit {
  const { days: _days, amount: _amount, ...plain } = unit;
  const known: Unit = parts.entities ? unit : { ...plain, kind: "word", entities: [], salience: "rare", certainty: 1 };
  const meant: Unit = parts.concepts ? known : { ...known, concepts: [] };
  if (parts.stems) return meant;
  return { ...meant, terms: meant.words.map(({ norm }) => ({ term: norm, weight: 1 })) };
}

/** Claims do not rank: they correct what a question takes for granted, and mark what is overtaken or disputed. */
async function claimRows(): Promise<readonly (readonly [string, readonly number[]])[]> {
  const premises = [0, 0, 0];
  const wrongly = [0, 0, 0];
  const marked = [0, 0, 0];
  const add = (row: number[], without: boolean, withClaims: boolean): void => {
    row[0] = (row[0] ?? 0) + 1;
    row[1] = (row[1] ?? 0) + (without ? 1 : 0);
    row[2] = (row[2] ?? 0) + (withClaims ? 1 : 0);
  };
  for (const { question, asked, set } of sets.flatMap(({ questions }) => questions)) {
    const evidence = await set.evidence(asked);
    const all = await set.claims(evidence);
    const isCorrected = (claims: typeof all): boolean =>
      contradictions({ asked, evidence, lexicon: knowledge.lexicon, catalogue, claims }).length > 0;
    const isMarked = (claims: typeof all): boolean =>
      placeQuotes(chooseQuotes(evidence, asked.kind), { asked, evidence, catalogue, claims }).some(
        ({ status }) => status !== undefined,
      );
    if (question.kind === "false_premise") add(premises, isCorrected([]), isCorrected(all));
    if (question.type !== "unanswerable") {
      add(wrongly, isCorrected([]), isCorrected(all));
      add(marked, isMarked([]), isMarked(all));
    }
  }
  return [
    ["false premises corrected", premises],
    ["true ones corrected all the same", wrongly],
    ["answers with an overtaken or disputed quote marked", marked],
  ];
}
