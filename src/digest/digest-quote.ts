import type { NewFact } from "../types.ts";
import { body } from "../types.ts";
import type { Candidate, CandidateArticle } from "./candidates.ts";
import type { DigestQuote } from "./digest-types.ts";
import { isDense } from "../text/language.ts";

/** A quote in a digest is one sentence; a longer one is passed over while there is another. */
const QUOTE_CHARS_MAX = 320;
const QUOTE_CHARS_MIN = 30;
const QUOTE_CHARS_MIN_CJK = 12;
/** The story is told at the beginning; further down it is background. */
const LEAD_SENTENCES = 4;

/**
 * The sentence that tells a story best: for an update the first that says what is new, otherwise the one near the top that says most of the title.
 * Null when the article has no sentence to quote.
 */
export function digestQuote(articleId: string, { articles }: Candidate, news: readonly NewFact[]): DigestQuote | null {
  const found = articles.get(articleId);
  if (found === undefined) return null;
  const usable = quotable(found);
  const text = body(found.article);
  const told = usable.find(({ start, end }) => news.some(({ said }) => text.slice(start, end).includes(said)));
  const best = told ?? nearestToTitle(usable.slice(0, LEAD_SENTENCES), found) ?? found.sentences[0];
  if (best === undefined) return null;
  const { id, url, title, outlet: publisher, published: publishedAt, lang: language } = found.article;
  const quote = text.slice(best.start, best.end);
  return { articleId: id, url, title, publisher, publishedAt, language, quote, start: best.start, end: best.end };
}

type Span = { start: number; end: number };

/** Sentences of the running text: neither bylines, nor paragraphs without a full stop, nor the title once more. */
function quotable({ article, sentences }: CandidateArticle): Span[] {
  const titleEnd = article.title?.length ?? 0;
  const title = lettersOf(article.title ?? "");
  const text = body(article);
  const repeatsTitle = ({ start, end }: Span): boolean => {
    const said = lettersOf(text.slice(start, end));
    return title !== "" && (title.includes(said) || said === title);
  };
  const least = isDense(article.lang) ? QUOTE_CHARS_MIN_CJK : QUOTE_CHARS_MIN;
  return sentences.filter(
    (span) => span.start > titleEnd && isBetween(span.end - span.start, least, QUOTE_CHARS_MAX) && !repeatsTitle(span),
  );
}

const isBetween = (value: number, least: number, most: number): boolean => value >= least && value <= most;

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

function nearestToTitle(spans: readonly Span[], { article }: CandidateArticle): Span | undefined {
  const title = bigrams(article.title ?? "");
  const text = body(article);
  const share = ({ start, end }: Span): number => {
    const said = bigrams(text.slice(start, end));
    return [...title].filter((pair) => said.has(pair)).length;
  };
  return spans.toSorted((a, b) => share(b) - share(a))[0];
}

/** Pairs of letters: they compare inflected words and texts without spaces alike. */
function bigrams(text: string): Set<string> {
  const letters = text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ");
  return new Set(Array.from({ length: Math.max(0, letters.length - 1) }, (_, i) => letters.slice(i, i + 2)));
}
