/**
 * Sentence choice on XQuAD: with the right paragraph given, does the sentence that holds the answer come first?
 * `node bench/sentence-choice.ts FILE…` with files of github.com/google-deepmind/xquad, language from the name (xquad.de.json). Rarity is
 * measured over all paragraphs of the file. The peer is plain overlap: the sentence that shares most different stems with the question.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

import { z } from "zod";

import { createSqliteLibrary } from "../adapters/store/sqlite.ts";
import { findEvidence } from "../src/answer/evidence.ts";
import { readQuestion } from "../src/answer/question.ts";
import { createBot } from "../src/bot.ts";
import { concepts, createCatalogue, entities, generalConcepts } from "../src/knowledge/catalogue.ts";
import { createLexicon } from "../src/knowledge/lexicon.ts";
import { createLinker } from "../src/knowledge/linker.ts";
import type { Library } from "../src/ports.ts";
import { unpackReading } from "../src/reading/reading.ts";
import type { Span } from "../src/text/sentences.ts";
import { contentWords, knownLanguage, wordTerms } from "../src/text/terms.ts";
import { words } from "../src/text/words.ts";
import { body, type Article, type Language } from "../src/types.ts";

const knowledge = { linker: createLinker(entities), lexicon: createLexicon([...concepts, ...generalConcepts]) };
const catalogue = createCatalogue(entities);
const now = (): Date => new Date();

const fileSchema = z.object({
  data: z.array(
    z.object({
      paragraphs: z.array(
        z.object({
          context: z.string(),
          qas: z.array(
            z.object({ question: z.string(), answers: z.array(z.object({ answer_start: z.number() })).nonempty() }),
          ),
        }),
      ),
    }),
  ),
});

console.log("| file | questions | right sentence first | plain overlap |\n|---|---|---|---|");
for (const file of process.argv.slice(2)) {
  const { asked, right, overlapRight } = await measure(file);
  console.log(
    `| ${basename(file)} | ${asked} | ${(right / asked).toFixed(3)} | ${(overlapRight / asked).toFixed(3)} |`,
  );
}

async function measure(file: string): Promise<{ asked: number; right: number; overlapRight: number }> {
  const language = knownLanguage(basename(file).split(".")[1] ?? "en");
  const paragraphs = fileSchema.parse(JSON.parse(readFileSync(file, "utf8"))).data.flatMap((one) => one.paragraphs);
  const folder = mkdtempSync(join(tmpdir(), "chipwire-xquad-"));
  const library = await createSqliteLibrary({ file: join(folder, "library.sqlite"), now, log: () => undefined });
  const bot = createBot({ library, now, log: () => undefined });
  const count = { asked: 0, right: 0, overlapRight: 0 };
  const outcomes = await bot.import(
    paragraphs.map(({ context }, i) => ({
      where: String(i),
      input: {
        url: `https://xquad.example/${i}`,
        title: null,
        outlet: null,
        lang: language,
        published: null,
        text: context,
      },
    })),
  );
  for (const [i, { qas, context }] of paragraphs.entries()) {
    const outcome = outcomes[i];
    if (outcome === undefined || outcome.kind === "refused") continue;
    const { article, reading } = (await library.get([outcome.id])).get(outcome.id) ?? {};
    if (article === undefined || reading === undefined) continue;
    const spans = unpackReading(reading).sentences;
    for (const { question, answers } of qas) {
      const at = answerPlace(article, context, answers[0]?.answer_start ?? 0);
      count.asked += 1;
      if (holds(await bestSentence(question, { language, library, id: outcome.id }), at)) count.right += 1;
      if (holds(mostOverlap(question, { article, spans, language }), at)) count.overlapRight += 1;
    }
  }
  await library.close();
  rmSync(folder, { recursive: true });
  return count;
}

/** Where the answer stands in the article's body: intake may have cleaned the text, so it is found again by what stands before it. */
function answerPlace(article: Article, context: string, start: number): number {
  const text = body(article);
  const head = context.slice(start, start + 40);
  const near = text.indexOf(head, Math.max(0, start - 20));
  return near >= 0 ? near : start + 1;
}

function holds(span: Span | undefined, at: number): boolean {
  return span !== undefined && span.start <= at && at < span.end;
}

type Place = { language: Language; library: Library; id: string };

async function bestSentence(text: string, { language, library, id }: Place): Promise<Span | undefined> {
  const asked = await readQuestion({ text, language }, knowledge, now());
  const only: Library = {
    ...library,
    search: () => Promise.resolve([{ articleId: id, passage: 0, start: 0, end: 0, score: 1 }]),
  };
  const { articles } = await findEvidence(asked, { library: only, catalogue });
  return articles[0]?.sentences[0]?.view;
}

type Page = { article: Article; spans: readonly Span[]; language: Language };

function mostOverlap(question: string, { article, spans, language }: Page): Span | undefined {
  const asked = new Set(
    contentWords(question, language)
      .flatMap((word) => wordTerms(word, language))
      .map(({ term }) => term),
  );
  const text = body(article);
  const scored = spans.map((span) => {
    const terms = words(text.slice(span.start, span.end), language).flatMap((word) => wordTerms(word, language));
    return { span, shared: new Set(terms.map(({ term }) => term).filter((term) => asked.has(term))).size };
  });
  return scored.toSorted((a, b) => b.shared - a.shared)[0]?.span;
}
