import type { Article } from "../types.ts";
import { body } from "../types.ts";
import type { ArticleEvidence, ScoredSentence, WeighedUnit } from "./article-evidence.ts";
import type { SentenceView } from "./match.ts";
import { WEIGHTS } from "./weights.ts";
import type { Evidence } from "./evidence.ts";
import { charsOf, goingOn, isNext } from "./going-on.ts";
import type { QuestionKind } from "./kind.ts";
import { isListItem, quotableSentences } from "./quotable.ts";

/** A stretch of an article chosen to be quoted. */
export type Quote = { article: Article; start: number; end: number };

/** Limits of CONTRACT.md. */
export const CITATIONS_MAX = 5;
export const QUOTE_CHARS_TOTAL_MAX = 1_200;
/** Answers that are put together from several articles: there the best one leaves room for the others. */
const SPREAD_KINDS: ReadonlySet<QuestionKind> = new Set(["timeline", "list"]);
/** What these ask for stands in one line of a list; the next line tells of something else. */
const SINGLE_KINDS: ReadonlySet<QuestionKind> = new Set(["howmany", "who", "when", "where", "why", "yesno"]);
/** How much of the total the best article may take; the others share the rest. */
const LEAD_CHARS_MAX = 620;
const OTHER_CHARS_MAX = 330;
const LEAD_QUOTES_MAX = 2;
/** A further article is quoted when it scores at least this share of the best; a further sentence likewise within its article. */
const ARTICLE_SHARE_MIN = 0.5;
const SENTENCE_SHARE_MIN = 0.45;
/** The share of the question a title has to add to be quoted as well. */
const TITLE_ADDS_MIN = 0.1;
/** From this on a sentence shows a part of the question by itself; a title that shows all of them, as no sentence does, is worth so much more. */
const WHOLE_MIN = 0.9;
const TELLS_ALL = 0.3;

/**
 * What to quote: the best article's best sentences first, then the best of each further article that bears on the question as well, then,
 * where room is left, more of the best article. The order is the order of the citations.
 */
export function chooseQuotes(evidence: Evidence, kind: QuestionKind): Quote[] {
  const best = evidence.articles[0];
  if (best === undefined) return [];
  const { units } = evidence;
  const quotes = pick(best, {
    units,
    kind,
    charsMax: SPREAD_KINDS.has(kind) ? OTHER_CHARS_MAX : LEAD_CHARS_MAX,
    quotesMax: LEAD_QUOTES_MAX,
    roomLeft: QUOTE_CHARS_TOTAL_MAX,
  });
  for (const further of inTurn(evidence.articles.slice(1), { kind, best })) {
    if (quotes.length >= CITATIONS_MAX || further.score < best.score * ARTICLE_SHARE_MIN) break;
    const picked = pick(further, {
      units,
      kind,
      charsMax: OTHER_CHARS_MAX,
      quotesMax: 1,
      roomLeft: QUOTE_CHARS_TOTAL_MAX - charsOf(quotes),
    });
    quotes.push(...picked.filter((quote) => quotes.every((other) => quoteKey(other) !== quoteKey(quote))));
  }
  const room = QUOTE_CHARS_TOTAL_MAX - charsOf(quotes);
  const more = pick(best, {
    units,
    kind,
    charsMax: room,
    quotesMax: CITATIONS_MAX - quotes.length,
    roomLeft: room,
    after: quotes,
  });
  const all = [...quotes, ...more].slice(0, CITATIONS_MAX);
  return goingOn(all, { articles: evidence.articles, kind, charsMax: QUOTE_CHARS_TOTAL_MAX });
}

/**
 * The further articles in the order they are quoted. A timeline goes from event to event: another article of a day that is told already
 * waits until those of other days have been told.
 */
function inTurn(
  articles: readonly ArticleEvidence[],
  { kind, best }: { kind: QuestionKind; best: ArticleEvidence },
): readonly ArticleEvidence[] {
  if (kind !== "timeline") return articles;
  const near = articles.filter(({ score }) => score >= best.score * ARTICLE_SHARE_MIN);
  const days = new Set([best.article.day]);
  const isNew = near.map(({ article }) => {
    const told = article.day !== null && days.has(article.day);
    days.add(article.day);
    return !told;
  });
  return [...near.filter((_, i) => isNew[i]), ...near.filter((_, i) => isNew[i] !== true)];
}

/** Wire copies carry the same sentence: it is quoted once. */
const quoteKey = ({ article, start, end }: Quote): string =>
  body(article)
    .slice(start, end)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ");

type Limits = {
  units: readonly WeighedUnit[];
  kind: QuestionKind;
  /** What the quotes should stay within; one long sentence may go over it, up to what is left in all. */
  charsMax: number;
  roomLeft: number;
  quotesMax: number;
  /** Quotes there already, of this article too: they are not taken again. */
  after?: readonly Quote[];
};

/** The sentences of one article to quote: the best, then those that add what is still missing; neighbours become one quote. */
function pick(evidence: ArticleEvidence, limits: Limits): Quote[] {
  const { kind, charsMax, roomLeft, quotesMax, after = [] } = limits;
  const there = evidence.sentences.filter((sentence) =>
    after.some((quote) => quote.article === evidence.article && within(sentence, quote)),
  );
  const usable = quotableSentences(evidence, kind);
  const chosen: ScoredSentence[] = [...there];
  let chars = 0;
  while (chosen.length - there.length < quotesMax * 2) {
    const next = bestAddition(usable, chosen, limits);
    if (next === undefined) break;
    const length = next.view.end - next.view.start;
    if (chars + length > (chars === 0 ? roomLeft : charsMax)) break;
    chosen.push(next);
    chars += length;
    const below = next.view.isHeading ? sentenceBelow(usable, next, chosen) : undefined;
    if (below === undefined || chars + below.view.text.length > charsMax) continue;
    chosen.push(below);
    chars += below.view.text.length;
  }
  return joinNeighbours(evidence, chosen.slice(there.length)).slice(0, quotesMax);
}

const within = ({ view }: ScoredSentence, quote: Quote): boolean => view.start >= quote.start && view.end <= quote.end;

/** What a heading announces: by itself it tells nothing. */
const sentenceBelow = (
  usable: readonly ScoredSentence[],
  { view: heading }: ScoredSentence,
  chosen: readonly ScoredSentence[],
): ScoredSentence | undefined =>
  usable
    .filter((sentence) => sentence.view.start >= heading.end && !chosen.includes(sentence))
    .toSorted((a, b) => a.view.start - b.view.start)[0];

/** The best sentence first; then the one that adds most: what is not covered yet, and what goes on right where the last one stopped. */
function bestAddition(
  usable: readonly ScoredSentence[],
  chosen: readonly ScoredSentence[],
  { units, kind, after }: Limits,
): ScoredSentence | undefined {
  const first = chosen[0];
  if (first === undefined) return usable[0];
  // The next item of a list belongs to the one that is quoted, but where a single thing is asked.
  const isLine = !SINGLE_KINDS.has(kind);
  const covered = units.map((_, u) => Math.max(...chosen.map(({ shows }) => shows[u] ?? 0)));
  const adds = (sentence: ScoredSentence): number =>
    units.reduce((sum, { share }, u) => sum + share * Math.max(0, (sentence.shows[u] ?? 0) - (covered[u] ?? 0)), 0);
  const worth = (sentence: ScoredSentence): number =>
    sentence.score +
    (chosen.some(({ view }) => goesOn(view, sentence.view)) ? WEIGHTS.goesOn : 0) +
    (isLine && chosen.some(({ view }) => isListed(view, sentence.view)) ? WEIGHTS.listed : 0) +
    (tellsAll(sentence) ? TELLS_ALL : 0) +
    adds(sentence);
  const most = units.map((_, u) => Math.max(...usable.map(({ shows }) => shows[u] ?? 0)));
  // What is asked, told in one: others tell it only in parts. It comes last, so that it takes no other article's place.
  const isWhole = ({ shows }: ScoredSentence): boolean =>
    most.every((best, u) => best < WHOLE_MIN || (shows[u] ?? 0) >= WHOLE_MIN);
  const isToldInParts = !chosen.some(isWhole);
  const tellsAll = (sentence: ScoredSentence): boolean =>
    after !== undefined && isLine && isToldInParts && sentence.view.isTitle && isWhole(sentence);
  // A title says what the text says, unless it shows what no sentence quoted so far does.
  const isIdleTitle = (sentence: ScoredSentence): boolean =>
    sentence.view.isTitle && adds(sentence) < TITLE_ADDS_MIN && !tellsAll(sentence);
  const repeats = (sentence: ScoredSentence): boolean =>
    chosen.some(({ view }) => view.text.includes(sentence.view.text) || sentence.view.text.includes(view.text));
  return usable
    .filter(
      (sentence) => !isIdleTitle(sentence) && !repeats(sentence) && worth(sentence) >= first.score * SENTENCE_SHARE_MIN,
    )
    .toSorted((a, b) => worth(b) - worth(a))[0];
}

const goesOn = (before: SentenceView, after: SentenceView): boolean =>
  after.start - before.end >= 0 && after.start - before.end <= 1;

/** A list's next item, or the first after the line that announces it: it says more only together with the others. */
const isListed = (before: SentenceView, after: SentenceView): boolean =>
  after.start - before.end >= 0 &&
  after.start - before.end <= LIST_GAP_MAX &&
  isListItem(after) &&
  (isListItem(before) || /[:：]$/u.test(before.text));

/** A line break and an indent. */
const LIST_GAP_MAX = 6;

const toQuote = (article: Article, { view }: ScoredSentence): Quote => ({ article, start: view.start, end: view.end });

/** Sentences that follow each other in the text become one quote, at the place of the better one. */
function joinNeighbours({ article }: ArticleEvidence, chosen: readonly ScoredSentence[]): Quote[] {
  const text = body(article);
  const quotes: Quote[] = [];
  for (const sentence of chosen) {
    const quote = toQuote(article, sentence);
    const near = quotes.find((other) => isNext(text, other.end, quote.start) || isNext(text, quote.end, other.start));
    if (near === undefined) quotes.push(quote);
    else {
      near.start = Math.min(near.start, quote.start);
      near.end = Math.max(near.end, quote.end);
    }
  }
  return quotes;
}
