import { body, type Article } from "../types.ts";
import type { Quote } from "./quotes.ts";

/** Whether a quote is a real, non-empty stretch of its article; everything else is thrown out before it is shown. */
export function standsInArticle({ article, start, end }: Quote): boolean {
  const text = body(article);
  return (
    Number.isInteger(start) &&
    Number.isInteger(end) &&
    start >= 0 &&
    start < end &&
    end <= text.length &&
    text.slice(start, end).trim() !== ""
  );
}

/** Whether `quote` stands letter for letter at `start`..`end`: the test every shown citation has to pass. */
export const isLetterForLetter = (
  article: Pick<Article, "title" | "text">,
  citation: { quote: string; start: number; end: number },
): boolean => citation.quote !== "" && body(article).slice(citation.start, citation.end) === citation.quote;

/** Whether every sentence of an answer ends in a citation that exists. */
export function everySentenceCited(
  sentences: readonly { cites: readonly number[] }[],
  citations: readonly { n: number }[],
): boolean {
  const known = new Set(citations.map(({ n }) => n));
  return sentences.length > 0 && sentences.every(({ cites }) => cites.length > 0 && cites.every((n) => known.has(n)));
}
