/**
 * Fits the ranking weights on development data: random steps from the weights in use, kept when the objective rises.
 * `node bench/fit-weights.ts DIR [steps] [seed]` with DIR as for `chipwire eval`; prints the weights to paste into `src/answer/weights.ts`.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { filesOfFolder, readEvalSet } from "../adapters/evaluation/eval-set.ts";
import { createSqliteLibrary } from "../adapters/store/sqlite.ts";
import { findEvidence, type Evidence } from "../src/answer/evidence.ts";
import type { QuestionKind } from "../src/answer/kind.ts";
import { readQuestion } from "../src/answer/question.ts";
import { chooseQuotes } from "../src/answer/quotes.ts";
import { support } from "../src/answer/support.ts";
import { WEIGHTS } from "../src/answer/weights.ts";
import { createBot } from "../src/bot.ts";
import type { EvalQuestion } from "../src/evaluation/schema.ts";
import { concepts, createCatalogue, entities, generalConcepts } from "../src/knowledge/catalogue.ts";
import { createLexicon } from "../src/knowledge/lexicon.ts";
import { createLinker } from "../src/knowledge/linker.ts";

const [dir = "", steps = "200", seed = "1"] = process.argv.slice(2);
/** How strongly the fitted weights are held near those they started from: a set of a hundred questions says little of thirty weights. */
const PULL = 0.02;
const SOFTNESS = 0.08;

const folder = mkdtempSync(join(tmpdir(), "chipwire-fit-"));
const now = (): Date => new Date();
const library = await createSqliteLibrary({ file: join(folder, "library.sqlite"), now, log: () => undefined });
const bot = createBot({ library, now, log: () => undefined });
const { articles, questions } = await readEvalSet(filesOfFolder(dir));
const outcomes = await bot.import(articles);
const names = new Map(
  outcomes.flatMap((outcome, i) => (outcome.kind === "refused" ? [] : [[outcome.id, articles[i]?.id ?? ""]])),
);
const knowledge = { linker: createLinker(entities), lexicon: createLexicon([...concepts, ...generalConcepts]) };
const catalogue = createCatalogue(entities);

const fold = (text: string): string => text.normalize("NFKC").replace(/\s+/g, " ").toLowerCase();

function questionWorth(question: EvalQuestion, evidence: Evidence, kind: QuestionKind): number {
  const isGold = (id: string): boolean => question.answer_ids.includes(names.get(id) ?? "");
  const best = evidence.articles[0]?.score ?? 0;
  const mass = evidence.articles.map(({ article, score }) => ({
    gold: isGold(article.id),
    mass: Math.exp((score - best) / SOFTNESS),
  }));
  const total = mass.reduce((sum, part) => sum + part.mass, 0) || 1;
  const gold = mass.reduce((sum, part) => sum + (part.gold ? part.mass : 0), 0) / total;
  const quotes = chooseQuotes(evidence, kind);
  const said = fold(
    quotes.map(({ article, start, end }) => `${article.title ?? ""}\n${article.text}`.slice(start, end)).join("\n"),
  );
  const groups = question.gold.filter((group) => group.some((alternative) => said.includes(fold(alternative)))).length;
  const hit5 = quotes.some(({ article }) => isGold(article.id)) ? 1 : 0;
  const hit1 = evidence.articles[0] !== undefined && isGold(evidence.articles[0].article.id) ? 1 : 0;
  return 0.25 * Math.max(-4, Math.log(gold + 1e-9)) + hit1 + 0.5 * hit5 + groups / Math.max(1, question.gold.length);
}

async function objective(): Promise<number> {
  const supports: { answerable: boolean; value: number }[] = [];
  let worth = 0;
  for (const question of questions) {
    const asked = await readQuestion({ text: question.question, asOf: question.as_of ?? undefined }, knowledge, now());
    const evidence = await findEvidence(asked, { library, catalogue });
    supports.push({ answerable: question.type !== "unanswerable", value: support(asked, evidence) });
    if (question.type !== "unanswerable") worth += questionWorth(question, evidence, asked.kind);
  }
  const yes = supports.filter(({ answerable }) => answerable);
  const no = supports.filter(({ answerable }) => !answerable);
  const apart =
    yes.reduce((sum, a) => sum + no.filter((b) => b.value < a.value).length, 0) / Math.max(1, yes.length * no.length);
  return worth / yes.length + 2 * apart;
}

let state = Number(seed) * 2_654_435_761;
function random(): number {
  state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) >>> 0;
  return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
}

const start = { ...WEIGHTS };
const keys = Object.keys(WEIGHTS).filter((key): key is keyof typeof WEIGHTS => key in start);
const strain = (): number => PULL * keys.reduce((sum, key) => sum + Math.log(WEIGHTS[key] / start[key]) ** 2, 0);
let best = (await objective()) - strain();
console.log(`start ${best.toFixed(4)}`);
for (let step = 1; step <= Number(steps); step++) {
  const before = { ...WEIGHTS };
  for (let n = 0; n < 2; n++) {
    const key = keys[Math.floor(random() * keys.length)];
    if (key !== undefined) WEIGHTS[key] *= Math.exp((random() - 0.5) * 0.8);
  }
  const reached = (await objective()) - strain();
  if (reached > best) {
    best = reached;
    console.log(`step ${step}: ${best.toFixed(4)}`);
  } else Object.assign(WEIGHTS, before);
}
console.log(
  JSON.stringify(Object.fromEntries(keys.map((key) => [key, Math.round(WEIGHTS[key] * 1000) / 1000])), null, 2),
);
await library.close();
rmSync(folder, { recursive: true });
