import type { Article } from "../types.ts";
import { body } from "../types.ts";
import type { ArticleEvidence, Evidence, ScoredSentence, WeighedUnit } from "./evidence.ts";

/** A stretch of an article chosen to be quoted. */
export type Quote = { article: Article; start: number; end: number };

/** Limits of CONTRACT.md. */
const CITATIONS_MAX = 5;
const QUOTE_CHARS_TOTAL_MAX = 1_200;
/** How much of the total the best article may take; the others share the rest. */
const LEAD_CHARS_MAX = 620;
const OTHER_CHARS_MAX = 330;
const LEAD_QUOTES_MAX = 3;
/** A further article is quoted when it scores at least this share of the best; a further sentence likewise within its article. */
const ARTICLE_SHARE_MIN = 0.62;
const SENTENCE_SHARE_MIN = 0.55;
/** Shorter sentences are bylines, datelines, captions. */
const SENTENCE_CHARS_MIN = 18;
const SENTENCE_CHARS_MIN_CJK = 8;

/** What to quote: the best article's best sentences first, then one or two of each further article that bears on the question as well. */
export function chooseQuotes(evidence: Evidence): Quote[] {
  const best = evidence.articles[0];
  if (best === undefined) return [];
  const quotes: Quote[] = pick(best, { units: evidence.units, charsMax: LEAD_CHARS_MAX, quotesMax: LEAD_QUOTES_MAX });
  const seen = new Set(quotes.map(quoteKey));
  let total = quotes.reduce((sum, quote) => sum + quote.end - quote.start, 0);
  for (const further of evidence.articles.slice(1)) {
    if (quotes.length >= CITATIONS_MAX || further.score < best.score * ARTICLE_SHARE_MIN) break;
    const charsMax = Math.min(OTHER_CHARS_MAX, QUOTE_CHARS_TOTAL_MAX - total);
    for (const quote of pick(further, { units: evidence.units, charsMax, quotesMax: 1 })) {
      if (seen.has(quoteKey(quote))) continue;
      seen.add(quoteKey(quote));
      quotes.push(quote);
      total += quote.end - quote.start;
    }
  }
  return quotes.slice(0, CITATIONS_MAX);
}

/** Wire copies carry the same sentence: it is quoted once. */
const quoteKey = ({ article, start, end }: Quote): string =>
  body(article)
    .slice(start, end)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ");

type Limits = { units: readonly WeighedUnit[]; charsMax: number; quotesMax: number };

/** The sentences of one article to quote: the best, then those that add what is still missing; neighbours become one quote. */
function pick(evidence: ArticleEvidence, limits: Limits): Quote[] {
  const cjk = ["zh", "ja", "ko"].includes(evidence.article.lang);
  const minimum = cjk ? SENTENCE_CHARS_MIN_CJK : SENTENCE_CHARS_MIN;
  const usable = evidence.sentences.filter(({ view }) => view.text.length >= minimum && /\p{L}/u.test(view.text));
  const chosen: ScoredSentence[] = [];
  let chars = 0;
  while (chosen.length < limits.quotesMax * 2) {
    const next = bestAddition(usable, chosen, limits.units);
    if (next === undefined) break;
    const length = next.view.end - next.view.start;
    if (chars + length > limits.charsMax) {
      if (chosen.length > 0) break;
      return length <= QUOTE_CHARS_TOTAL_MAX && limits.charsMax >= LEAD_CHARS_MAX
        ? [toQuote(evidence.article, next)]
        : [];
    }
    chosen.push(next);
    chars += length;
  }
  return joinNeighbours(evidence, chosen).slice(0, limits.quotesMax);
}

function bestAddition(
  usable: readonly ScoredSentence[],
  chosen: readonly ScoredSentence[],
  units: readonly WeighedUnit[],
): ScoredSentence | undefined {
  const first = chosen[0];
  if (first === undefined) return usable[0];
  const covered = units.map((_, u) => Math.max(...chosen.map(({ shows }) => shows[u] ?? 0)));
  const worth = (sentence: ScoredSentence): number =>
    sentence.score +
    units.reduce((sum, { share }, u) => sum + share * Math.max(0, (sentence.shows[u] ?? 0) - (covered[u] ?? 0)), 0);
  const repeats = (sentence: ScoredSentence): boolean =>
    chosen.some(({ view }) => view.text.includes(sentence.view.text) || sentence.view.text.includes(view.text));
  return usable
    .filter(
      (sentence) =>
        !chosen.includes(sentence) &&
        !sentence.view.isTitle &&
        !repeats(sentence) &&
        sentence.score >= first.score * SENTENCE_SHARE_MIN,
    )
    .toSorted((a, b) => worth(b) - worth(a))[0];
}

const toQuote = (article: Article, { view }: ScoredSentence): Quote => ({ article, start: view.start, end: view.end });

/** Sentences that follow each other in the text become one quote, at the place of the better one. */
function joinNeighbours({ article }: ArticleEvidence, chosen: readonly ScoredSentence[]): Quote[] {
  const text = body(article);
  const quotes: Quote[] = [];
  for (const sentence of chosen) {
    const quote = toQuote(article, sentence);
    const near = quotes.find((other) => isGap(text, other.end, quote.start) || isGap(text, quote.end, other.start));
    if (near === undefined) quotes.push(quote);
    else {
      near.start = Math.min(near.start, quote.start);
      near.end = Math.max(near.end, quote.end);
    }
  }
  return quotes;
}

/** Only a space lies between; a line break begins a new quote. */
const isGap = (text: string, from: number, to: number): boolean =>
  to >= from && to - from <= 2 && /^[^\S\n]*$/.test(text.slice(from, to));
