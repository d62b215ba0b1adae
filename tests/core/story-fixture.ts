import { readFileSync } from "node:fs";
import { z } from "zod";
import { createSqliteLibrary } from "../../adapters/store/sqlite.ts";
import { createBot, type Bot, type Library, type LocatedArticle } from "../../src/index.ts";
import { readTraits } from "../../src/stories/traits.ts";
import type { StoryTraits } from "../../src/stories/story-types.ts";
import type { ArticleInput } from "../../src/types.ts";
import { readArticle } from "../../src/reading/reading.ts";
import { catalogue, knowledge, tell } from "./read-claims.ts";

const lineSchema = z.object({
  url: z.string(),
  title: z.string().nullable(),
  outlet: z.string(),
  lang: z.string(),
  published: z.string().nullable(),
  text: z.string(),
  event: z.string(),
});

/** An article of a fixture with the event it reports; "" when no other reports it. */
export type Labelled = z.infer<typeof lineSchema>;

/** The labelled articles of a file of tests/fixtures/stories. */
export const labelled = (name: string): Labelled[] =>
  readFileSync(new URL(`../fixtures/stories/${name}.jsonl`, import.meta.url), "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => lineSchema.parse(JSON.parse(line)));

/** A bot over a library in memory. */
export async function openBot(): Promise<{ bot: Bot; library: Library }> {
  const now = (): Date => new Date("2026-11-24T12:00:00Z");
  const library = await createSqliteLibrary({ file: ":memory:", log: () => {}, now });
  return { library, bot: createBot({ library, now, log: () => {} }) };
}

export const located = (articles: readonly ArticleInput[]): LocatedArticle[] =>
  articles.map((input) => ({ where: input.url, input }));

let told = 0;

/** The traits of an article as it would be imported. */
export async function traitsOf(text: string, more: Partial<ArticleInput> = {}): Promise<StoryTraits> {
  told += 1;
  const { article, claims } = await tell(text, { url: `https://traits.example/${told}`, ...more });
  const { reading } = readArticle(article, knowledge);
  return readTraits({ article, reading, claims, catalogue });
}
