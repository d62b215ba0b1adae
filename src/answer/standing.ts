import type { Catalogue } from "../knowledge/catalogue.ts";
import type { Claim } from "../reading/claim-types.ts";
import { findConflicts, type ClaimConflict } from "../reading/conflicts.ts";
import type { Article, QuoteStatus } from "../types.ts";
import type { ScoredSentence } from "./article-evidence.ts";
import type { PlacedQuote } from "./compose.ts";
import type { Evidence } from "./evidence.ts";
import type { AskedQuestion } from "./question.ts";
import { CITATIONS_MAX, QUOTE_CHARS_TOTAL_MAX, type Quote } from "./quotes.ts";

/** A claim is put in beside a quote when its sentence bears on the question at least this much of what the best one does. */
const SENTENCE_SHARE_MIN = 0.6;
/** A later report comes first when it bears on the question nearly as much as the earlier. */
const NEWER_SHARE_MIN = 0.8;

export type StandingDeps = {
  asked: AskedQuestion;
  evidence: Evidence;
  catalogue: Catalogue;
  /** The claims of the articles that bear on the question. */
  claims: readonly Claim[];
};

/**
 * The quotes with what is known against them: one that a later report overtakes is marked and the later one stands before it;
 * of two that cannot both hold each is marked, side by side. What is missing is put in, within the limits of an answer.
 */
export function placeQuotes(quotes: readonly Quote[], deps: StandingDeps): PlacedQuote[] {
  const { asked, evidence, catalogue, claims } = deps;
  // A timeline is made of states that overtake each other.
  if (asked.kind === "timeline") return [...quotes];
  const articles = new Map(evidence.articles.map(({ article }) => [article.id, article]));
  return findConflicts(claims, catalogue)
    .filter(
      (conflict) =>
        isAsked(conflict, deps) &&
        !isAnsweredItself(conflict, claims) &&
        !(conflict.kind === "update" && keepsWhatIsAsked(conflict, asked)),
    )
    .reduce<PlacedQuote[]>((placed, conflict) => withConflict(placed, conflict, { articles, evidence }), [...quotes]);
}

/** What a chip, model or company claims of another is no part of an answer about neither. */
function isAsked({ shared }: ClaimConflict, { asked }: StandingDeps): boolean {
  const named = new Set(asked.units.flatMap(({ entities }) => entities));
  return shared.some((id) => named.has(id));
}

/** A report whose own article tells of the denial disputes nothing. */
const isAnsweredItself = ({ a, b }: ClaimConflict, claims: readonly Claim[]): boolean =>
  a.kind !== b.kind &&
  [a, b].some(
    ({ kind, articleId }) =>
      kind === "report" && claims.some((claim) => claim.kind === "denial" && claim.articleId === articleId),
  );

/**
 * Whether a later stage of the story leaves what is asked as it was: why, or which of two, always; how much, unless another amount
 * is told.
 */
function keepsWhatIsAsked({ a, b }: ClaimConflict, { kind }: AskedQuestion): boolean {
  if (kind === "why" || kind === "compare") return true;
  return kind === "howmany" && (a.value.kind !== "amount" || b.value.kind !== "amount");
}

type Placing = { articles: ReadonlyMap<string, Article>; evidence: Evidence };

function withConflict(placed: readonly PlacedQuote[], conflict: ClaimConflict, placing: Placing): PlacedQuote[] {
  const { a, b, kind } = conflict;
  if (placeOf(a, placed) < 0 && placeOf(b, placed) < 0) return [...placed];
  return kind === "update" ? withUpdate(placed, [a, b], placing) : withContradiction(placed, [a, b], placing);
}

/** The overtaken state is marked, and the newer one, put in where it is missing, stands before it. */
function withUpdate(placed: readonly PlacedQuote[], [old, newer]: Pair, placing: Placing): PlacedQuote[] {
  const at = placeOf(old, placed);
  // An overtaken state that nobody asked for is left out.
  if (at < 0 || !overtakes(newer, old, placing)) return [...placed];
  const there = placeOf(newer, placed);
  if (there > at) return move(marked(placed, [at], "superseded"), there, at);
  if (there >= 0) return marked(placed, [at], "superseded");
  const added = quoteOf(newer, placing);
  return added === null ? [...placed] : insert(marked(placed, [at], "superseded"), added, at, placed);
}

/** Both accounts are marked and stand side by side; where only one can be shown, nothing is said of a dispute. */
function withContradiction(placed: readonly PlacedQuote[], [a, b]: Pair, placing: Placing): PlacedQuote[] {
  if (![a, b].every((claim) => bearsOnIt(claim, placing))) return [...placed];
  const [first, last] = [placeOf(a, placed), placeOf(b, placed)].toSorted((x, y) => x - y);
  if (first === undefined || last === undefined || first === last) return [...placed];
  if (first >= 0) return move(marked(placed, [first, last], "disputed"), last, first + 1);
  const added = quoteOf(placeOf(a, placed) < 0 ? a : b, placing);
  if (added === null) return [...placed];
  return insert(marked(placed, [last], "disputed"), { ...added, status: "disputed" }, last + 1, placed);
}

type Pair = readonly [Claim, Claim];

const marked = (quotes: readonly PlacedQuote[], places: readonly number[], status: QuoteStatus): PlacedQuote[] =>
  quotes.map((quote, at) => (places.includes(at) ? { ...quote, status } : quote));

/** Where a claim is quoted, -1 when it is not. A denial, and what it denies, is what an article's head says as a whole. */
function placeOf({ articleId, kind, start, end }: Claim, quotes: readonly Quote[]): number {
  const at = quotes.findIndex((quote) => quote.article.id === articleId && quote.start < end && start < quote.end);
  if (at >= 0 || (kind !== "denial" && kind !== "report")) return at;
  return quotes.findIndex((quote) => quote.article.id === articleId);
}

const move = (quotes: readonly PlacedQuote[], from: number, to: number): PlacedQuote[] =>
  quotes.toSpliced(from, 1).toSpliced(to, 0, ...quotes.slice(from, from + 1));

/** Whether the later report overtakes the earlier in what is asked: a sentence claims more than one thing. */
function overtakes(newer: Claim, old: Claim, placing: Placing): boolean {
  const [later, earlier] = [sentenceOf(newer, placing), sentenceOf(old, placing)];
  if (later === undefined || earlier === undefined) return false;
  return later.score >= earlier.score * NEWER_SHARE_MIN && later.kind >= earlier.kind;
}

/** The best sentence within a claim, as it was held against the question; none when it was not. */
function sentenceOf({ articleId, start, end }: Claim, { evidence }: Placing): ScoredSentence | undefined {
  const found = evidence.articles.find(({ article }) => article.id === articleId);
  return found?.sentences.find(({ view }) => view.start < end && start < view.end);
}

/** Whether a claim's sentence bears on the question nearly as the best one does. */
function bearsOnIt(claim: Claim, placing: Placing): boolean {
  const best = placing.evidence.articles[0]?.sentences[0]?.score ?? 0;
  return (sentenceOf(claim, placing)?.score ?? 0) >= best * SENTENCE_SHARE_MIN;
}

/** A claim's sentence as a quote, when it bears on the question as the quoted ones do. */
function quoteOf(claim: Claim, placing: Placing): Quote | null {
  const article = placing.articles.get(claim.articleId);
  if (article === undefined || !bearsOnIt(claim, placing)) return null;
  return { article, start: claim.start, end: claim.end };
}

/** Puts a quote in and takes others off the end until the limits hold; `before` when there is no room. */
function insert(
  quotes: readonly PlacedQuote[],
  added: PlacedQuote,
  at: number,
  before: readonly PlacedQuote[],
): PlacedQuote[] {
  let kept = quotes.toSpliced(at, 0, added);
  while (isOverLimits(kept) && kept.length > at + 2) kept = kept.slice(0, -1);
  return isOverLimits(kept) ? [...before] : kept;
}

/** Whether quotes are more, or longer, than an answer may show. */
export const isOverLimits = (quotes: readonly Quote[]): boolean =>
  quotes.length > CITATIONS_MAX || quotes.reduce((sum, { start, end }) => sum + end - start, 0) > QUOTE_CHARS_TOTAL_MAX;
