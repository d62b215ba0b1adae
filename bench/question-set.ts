import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

import { filesOfFolder, readEvalSet, type EvalFiles, type EvalSet } from "../adapters/evaluation/eval-set.ts";
import { createSqliteLibrary } from "../adapters/store/sqlite.ts";
import { claimsOf } from "../src/answer/article-claims.ts";
import { findEvidence, type Evidence } from "../src/answer/evidence.ts";
import { readQuestion, type AskedQuestion } from "../src/answer/question.ts";
import { CLAIM_ARTICLES_MAX } from "../src/answer/reply.ts";
import { createBot } from "../src/bot.ts";
import type { Claim } from "../src/reading/claim-types.ts";
import type { EvalQuestion } from "../src/evaluation/schema.ts";
import { concepts, createCatalogue, entities, generalConcepts } from "../src/knowledge/catalogue.ts";
import { createLexicon } from "../src/knowledge/lexicon.ts";
import { createLinker } from "../src/knowledge/linker.ts";
import { sampleArticles } from "../src/samples/samples.ts";
import type { Library, StoredArticle } from "../src/ports.ts";

/** A question as read once, with the set it belongs to. */
export type SetQuestion = { set: QuestionSet; question: EvalQuestion; asked: AskedQuestion };

/** A question set over a library of its articles. */
export type QuestionSet = {
  name: string;
  /** A short name for tables. */
  label: string;
  questions: readonly SetQuestion[];
  /** The id that the set gives to an article of the library. */
  idOf: (articleId: string) => string;
  evidence: (asked: AskedQuestion) => Promise<Evidence>;
  /** What answers go by besides: the claims of the articles found. */
  claims: (evidence: Evidence) => Promise<readonly Claim[]>;
  close: () => Promise<void>;
};

export const knowledge = { linker: createLinker(entities), lexicon: createLexicon([...concepts, ...generalConcepts]) };
export const catalogue = createCatalogue(entities);
const now = (): Date => new Date();

/** Opens a set for asking it many times over: what does not hang on the weights is read once and kept. `PATH` or `PAGE#QUESTIONS`. */
export async function openQuestionSet(path: string): Promise<QuestionSet> {
  return open(await readEvalSet(filesOf(path)), path, basename(path.split("#").at(-1) ?? path));
}

/** A set by its path, or `samples` for the questions on the bundled samples; `samples#FILE` for others on them. */
export function openSet(path: string): Promise<QuestionSet> {
  const [page, questions] = path.split("#");
  return page === "samples" ? openSampleSet(questions) : openQuestionSet(path);
}

/** Questions of our own on the bundled samples, by default `bench/samples/questions.jsonl`: an article's id is the end of its address. */
export async function openSampleSet(questions = SAMPLE_QUESTIONS): Promise<QuestionSet> {
  const folder = mkdtempSync(join(tmpdir(), "chipwire-samples-"));
  const lines = sampleArticles.map((article) => JSON.stringify({ id: article.url.split(".example/")[1], ...article }));
  writeFileSync(join(folder, "articles.jsonl"), lines.join("\n"));
  const files = { articles: join(folder, "articles.jsonl"), questions };
  const set = await open(
    await readEvalSet(files),
    questions === SAMPLE_QUESTIONS ? "samples" : `samples#${questions}`,
    `samples ${basename(questions, ".jsonl")}`,
  );
  rmSync(folder, { recursive: true });
  return set;
}

const SAMPLE_QUESTIONS = fileURLToPath(new URL("samples/questions.jsonl", import.meta.url));

async function open({ articles, questions }: EvalSet, name: string, label: string): Promise<QuestionSet> {
  const folder = mkdtempSync(join(tmpdir(), "chipwire-bench-"));
  const library = await createSqliteLibrary({ file: join(folder, "library.sqlite"), now, log: () => undefined });
  const bot = createBot({ library, now, log: () => undefined });
  const outcomes = await bot.import(articles);
  const ids = new Map(
    outcomes.flatMap((outcome, i) => (outcome.kind === "refused" ? [] : [[outcome.id, articles[i]?.id ?? ""]])),
  );
  const kept = keepInMemory(library);
  const set: QuestionSet = {
    name,
    label,
    questions: [],
    idOf: (articleId) => ids.get(articleId) ?? "",
    evidence: (asked) => findEvidence(asked, { library: kept, catalogue }),
    claims: ({ articles: found }) =>
      claimsOf(
        found.slice(0, CLAIM_ARTICLES_MAX).map(({ article }) => article),
        { library: kept, catalogue },
      ),
    close: async () => {
      await library.close();
      rmSync(folder, { recursive: true });
    },
  };
  const read: SetQuestion[] = [];
  for (const question of questions) {
    const given = { text: question.question, asOf: question.as_of ?? undefined };
    read.push({ set, question, asked: await readQuestion(given, knowledge, now()) });
  }
  return Object.assign(set, { questions: read });
}

function filesOf(path: string): EvalFiles {
  const [page = "", questions] = path.split("#");
  return questions === undefined ? filesOfFolder(page) : { articles: page, questions };
}

/** The same library with every answer remembered, so that a sentence is cut and read once. */
function keepInMemory(library: Library): Library {
  const searches = new Map<string, ReturnType<Library["search"]>>();
  const stored = new Map<string, StoredArticle>();
  const frequencies = new Map<string, ReturnType<Library["frequencies"]>>();
  const stats = library.stats();
  return {
    ...library,
    stats: () => stats,
    frequencies: (terms) => remember(frequencies, terms.join("\n"), () => library.frequencies(terms)),
    search: (query) => remember(searches, JSON.stringify(query), () => library.search(query)),
    get: async (ids) => {
      const missing = ids.filter((id) => !stored.has(id));
      if (missing.length > 0) for (const [id, found] of await library.get(missing)) stored.set(id, found);
      const found = new Map<string, StoredArticle>();
      for (const id of ids) {
        const article = stored.get(id);
        if (article !== undefined) found.set(id, article);
      }
      return found;
    },
  };
}

function remember<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const there = known.get(key);
  if (there !== undefined) return there;
  const made = make();
  known.set(key, made);
  return made;
}
