import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "vitest";

import { createSqliteLibrary } from "../../adapters/store/sqlite.ts";
import { createBot, type Bot } from "../../src/bot.ts";
import type { Library } from "../../src/ports.ts";
import { body, type Answer, type ArticleInput, type Citation } from "../../src/types.ts";

/** A library of its own with a bot over it, at a clock that stands still. */
export type House = { library: Library; bot: Bot; close: () => Promise<void> };

/** Opens a house with these articles; `at` is the instant it is there. */
export async function openHouse(articles: readonly ArticleInput[], at = "2026-11-24T12:00:00.000Z"): Promise<House> {
  const now = (): Date => new Date(at);
  const log = (): void => {};
  const folder = mkdtempSync(join(tmpdir(), "answer-"));
  const library = await createSqliteLibrary({ file: join(folder, "library.sqlite"), log, now });
  const bot = createBot({ library, log, now });
  await bot.import(articles.map((input, place) => ({ where: `article ${place}`, input })));
  const close = async (): Promise<void> => {
    await library.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { library, bot, close };
}

/** An English article of one day. */
export const article = (name: string, published: string | null, title: string, text: string): ArticleInput => ({
  url: `https://news.example/${name}`,
  title,
  outlet: `${name} wire`,
  lang: "en",
  published,
  text,
});

export const citationsOf = (answer: Answer): readonly Citation[] =>
  answer.kind === "found" || answer.kind === "correction" ? answer.citations : [];

/** The names of the articles cited, as given to `article`, each once, in order. */
export const citedNames = (answer: Answer): readonly string[] => [
  ...new Set(citationsOf(answer).map(({ url }) => url.replace("https://news.example/", ""))),
];

/** What holds of every answer with quotes: letter for letter, within the limits, every line ending in its numbers. */
export async function expectSound(answer: Answer, { library }: House): Promise<void> {
  const citations = citationsOf(answer);
  expect(citations.length).toBeGreaterThan(0);
  expect(citations.length).toBeLessThanOrEqual(5);
  expect(citations.map(({ n }) => n)).toEqual(citations.map((_, at) => at + 1));
  expect(citations.reduce((sum, { quote }) => sum + quote.length, 0)).toBeLessThanOrEqual(1_200);
  const stored = await library.get(citations.map(({ articleId }) => articleId));
  for (const { articleId, quote, start, end } of citations) {
    const found = stored.get(articleId)?.article;
    expect(found === undefined ? "" : body(found).slice(start, end)).toBe(quote);
  }
  const sentences = answer.kind === "found" || answer.kind === "correction" ? answer.sentences : [];
  const lines = answer.text.split("\n");
  expect(lines).toHaveLength(sentences.length);
  for (const [at, line] of lines.entries()) {
    const [ending = ""] = /(?:\[\d+\])+$/.exec(line) ?? [];
    expect([...ending.matchAll(/\d+/g)].map(([n]) => Number(n))).toEqual(sentences[at]?.cites);
  }
}
