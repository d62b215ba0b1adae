import { createHash } from "node:crypto";
import type { LibraryEntry } from "../../src/ports.ts";
import type { AnalysedPassage, Article } from "../../src/types.ts";

/** A passage given by its words: how often each stands is its frequency. */
export function passageOf(words: string, start = 0): AnalysedPassage {
  const terms = new Map<string, number>();
  const all = words.split(" ");
  for (const word of all) terms.set(word, (terms.get(word) ?? 0) + 1);
  return { start, end: start + words.length, terms, length: all.length };
}

/** An article whose passages are the given words; what is not given is made from the id. */
export function entryOf(id: string, passages: readonly string[], known: Partial<Article> = {}): LibraryEntry {
  const text = passages.join("\n");
  const title = known.title ?? null;
  const article = {
    id,
    url: `https://example.com/${id}?from=feed`,
    address: `https://example.com/${id}`,
    title,
    outlet: null,
    lang: "en",
    published: null,
    day: null,
    text,
    contentHash: createHash("sha256").update(`${title}\n${text}`).digest("hex"),
    ...known,
  };
  let start = 1;
  const analysed = passages.map((words) => {
    const passage = passageOf(words, start);
    start = passage.end + 1;
    return passage;
  });
  return { article, passages: analysed, reading: JSON.stringify({ id }) };
}

/** Every word with weight 1. */
export const queryOf = (words: string): { term: string; weight: number }[] =>
  words.split(" ").map((term) => ({ term, weight: 1 }));
