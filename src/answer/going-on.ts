import { body } from "../types.ts";
import type { ArticleEvidence } from "./article-evidence.ts";
import type { QuestionKind } from "./kind.ts";
import { quotableSentences } from "./quotable.ts";
import type { Quote } from "./quotes.ts";

/**
 * A sentence right before or after a quote is quoted with it when its log odds to answer are at most so far below those of the best one:
 * further where an answer is put together from many.
 */
const BELOW_MAX = 4;
const BELOW_MAX_OF: Partial<Record<QuestionKind, number>> = { list: 6, timeline: 9 };
/** A quote grows no longer than this; a single sentence may be longer. */
const QUOTE_CHARS_MAX = 400;

type Growth = { articles: readonly ArticleEvidence[]; kind: QuestionKind; charsMax: number };

/**
 * Lets quotes take in the sentences next to them, the likeliest to answer first: what is asked is often told half in one sentence and half in
 * the next.
 * @param charsMax of all quotes together
 */
export function goingOn(quotes: readonly Quote[], { articles, kind, charsMax }: Growth): Quote[] {
  const best = Math.max(...articles.flatMap(({ sentences: [first] }) => first?.choice ?? []));
  const worthIt = best - (BELOW_MAX_OF[kind] ?? BELOW_MAX);
  const candidates = articles
    .filter(({ article }) => quotes.some((quote) => quote.article === article))
    .flatMap((evidence) => {
      const { article } = evidence;
      const text = body(article);
      return quotableSentences(evidence, kind).map(({ view, choice }) => ({ article, text, view, choice }));
    })
    .filter(({ view, choice }) => !view.isTitle && choice >= worthIt)
    .toSorted((a, b) => b.choice - a.choice);
  const grown = quotes.map((quote) => ({ ...quote }));
  const growOnce = (): boolean =>
    candidates.some(({ article, text, view }) => {
      const own = grown.filter((quote) => quote.article === article);
      if (own.some(({ start, end }) => view.start < end && start < view.end)) return false;
      const quote = own.find(({ start, end }) => isNext(text, end, view.start) || isNext(text, view.end, start));
      if (quote === undefined) return false;
      const [start, end] = [Math.min(quote.start, view.start), Math.max(quote.end, view.end)];
      const chars = charsOf(grown) + end - start - (quote.end - quote.start);
      if (chars > charsMax || end - start > QUOTE_CHARS_MAX) return false;
      Object.assign(quote, { start, end });
      return true;
    });
  while (growOnce());
  return grown;
}

/** How much all quotes hold together. */
export const charsOf = (quotes: readonly Quote[]): number =>
  quotes.reduce((sum, { start, end }) => sum + end - start, 0);

/** Only a space or two lie between; a quote stays in its line. */
export const isNext = (text: string, from: number, to: number): boolean =>
  to >= from && to - from <= 2 && /^[ \t\u00a0]*$/.test(text.slice(from, to));
