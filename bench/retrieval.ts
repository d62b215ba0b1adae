/**
 * Retrieval on MultiHop-RAG: `node bench/retrieval.ts DIR` with its corpus.json and MultiHopRAG.json. Articles are cut into passages of
 * about 256 tokens, each question that has evidence is asked, and a passage is right when it holds one of the evidence facts. Prints
 * Hits@10, Hits@4 (the share of facts found among the first ten, four) and MRR@10. Outlet and day stand in every passage's terms.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { z } from "zod";

import { createSqliteLibrary } from "../adapters/store/sqlite.ts";
import { findEvidence } from "../src/answer/evidence.ts";
import { readQuestion } from "../src/answer/question.ts";
import { createBot } from "../src/bot.ts";
import { concepts, createCatalogue, entities, generalConcepts } from "../src/knowledge/catalogue.ts";
import { createLexicon } from "../src/knowledge/lexicon.ts";
import { createLinker } from "../src/knowledge/linker.ts";
import { sentences } from "../src/text/sentences.ts";

const corpusSchema = z.array(
  z.object({
    title: z.string(),
    source: z.string().nullish(),
    published_at: z.string().nullish(),
    body: z.string(),
  }),
);
const questionsSchema = z.array(
  z.object({ query: z.string(), evidence_list: z.array(z.object({ fact: z.string() })).default([]) }),
);
/** Of 256 tokens, at about four characters a token. */
const PASSAGE_CHARS = 1_024;
const RANKS = 10;

const dir = process.argv[2] ?? ".";
const read = (name: string): unknown => JSON.parse(readFileSync(join(dir, name), "utf8"));
const corpus = corpusSchema.parse(read("corpus.json"));
const questions = questionsSchema
  .parse(read("MultiHopRAG.json"))
  .filter(({ evidence_list }) => evidence_list.length > 0);
const knowledge = { linker: createLinker(entities), lexicon: createLexicon([...concepts, ...generalConcepts]) };
const catalogue = createCatalogue(entities);
const now = (): Date => new Date();

const folder = mkdtempSync(join(tmpdir(), "chipwire-retrieval-"));
const library = await createSqliteLibrary({ file: join(folder, "library.sqlite"), now, log: () => undefined });
const bot = createBot({ library, now, log: () => undefined });
const texts = new Map<string, string>();
for (const [a, { title, source, published_at, body }] of corpus.entries()) {
  const pieces = passagesOf(body);
  const outcomes = await bot.import(
    pieces.map((text, p) => ({
      where: `${a}/${p}`,
      input: {
        url: `https://passages.example/${a}/${p}`,
        title,
        outlet: source ?? null,
        lang: "en",
        published: day(published_at),
        text,
      },
    })),
  );
  for (const [p, outcome] of outcomes.entries()) if (outcome.kind !== "refused") texts.set(outcome.id, pieces[p] ?? "");
}

let [hits10, hits4, reciprocal] = [0, 0, 0];
for (const { query, evidence_list } of questions) {
  const asked = await readQuestion({ text: query, language: "en" }, knowledge, now());
  const { articles } = await findEvidence(asked, { library, catalogue });
  const ranked = articles.slice(0, RANKS).map(({ article }) => letters(texts.get(article.id) ?? ""));
  const places = evidence_list.map(({ fact }) => ranked.findIndex((text) => text.includes(letters(fact))));
  const found = places.filter((place) => place >= 0);
  hits10 += found.length / places.length;
  hits4 += found.filter((place) => place < 4).length / places.length;
  reciprocal += found.length === 0 ? 0 : 1 / (Math.min(...found) + 1);
}
const share = (sum: number): string => (sum / questions.length).toFixed(3);
console.log("| passages | questions | Hits@10 | Hits@4 | MRR@10 |\n|---|---|---|---|---|");
console.log(`| ${texts.size} | ${questions.length} | ${share(hits10)} | ${share(hits4)} | ${share(reciprocal)} |`);
await library.close();
rmSync(folder, { recursive: true });

function passagesOf(body: string): string[] {
  const pieces: string[] = [];
  let open = "";
  for (const { start, end } of sentences(body, "en")) {
    const sentence = body.slice(start, end);
    if (open !== "" && open.length + sentence.length > PASSAGE_CHARS) {
      pieces.push(open);
      open = "";
    }
    open = open === "" ? sentence : `${open} ${sentence}`;
  }
  return open === "" ? pieces : [...pieces, open];
}

function day(published: string | null | undefined): string | null {
  return /^\d{4}-\d{2}-\d{2}/.exec(published ?? "")?.[0] ?? null;
}

function letters(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
