import type { Catalogue } from "../knowledge/catalogue.ts";
import type { Library } from "../ports.ts";
import type { Knowledge } from "../reading/reading.ts";
import type { Article } from "../types.ts";
import { meaningsOf } from "./ambiguous.ts";
import { claimsOf } from "./article-claims.ts";
import { closestArticles } from "./closest.ts";
import type { AnsweredPart, PlacedQuote } from "./compose.ts";
import { findEvidence, type Evidence } from "./evidence.ts";
import { readNewsQuestion, withFreshness } from "./freshness.ts";
import { newestQuotes } from "./newest.ts";
import { contradictions } from "./premise.ts";
import type { AskedQuestion } from "./question.ts";
import { chooseQuotes } from "./quotes.ts";
import { speakersMeet } from "./speakers.ts";
import { isOverLimits, placeQuotes } from "./standing.ts";
import { isOnField } from "./on-field.ts";
import { isSupported } from "./support.ts";
import { withSureness } from "./sureness.ts";

/** Articles whose claims are held against what is asked and quoted: enough for the newer and the other account of one thing. */
export const CLAIM_ARTICLES_MAX = 12;

export type ReplyDeps = {
  library: Library;
  knowledge: Knowledge;
  catalogue: Catalogue;
  /** YYYY-MM-DD: now, or the day the question is asked as of. */
  today: string;
  /** Of the articles up to that day; null when none is dated. */
  newestDay: string | null;
};

/** What is said to one question: an answer, the articles closest to it, or what its name can mean. */
export type Spoken =
  | { kind: "part"; part: AnsweredPart }
  | { kind: "unknown"; closest: readonly Article[] }
  | { kind: "ambiguous"; name: string; choices: readonly string[] };

/** What the library has to say to one question. */
export async function replyTo(asked: AskedQuestion, deps: ReplyDeps): Promise<Spoken> {
  const meanings = await meaningsOf(asked, deps);
  if (meanings.choices.length > 1) return { kind: "ambiguous", ...meanings };
  const news = readNewsQuestion(asked, deps.today);
  const about = news?.asked ?? asked;
  if (news !== null && about.units.every(({ kind }) => kind === "word")) {
    const quotes = await newestQuotes(deps.library, about, deps.newestDay);
    const fresh = withFreshness(quotes, news, { units: [], articles: [] });
    if (quotes.length > 0) return { kind: "part", part: { head: null, isCorrection: false, ...fresh } };
  }
  const evidence = await findEvidence(about, deps);
  const part = await answerPart({ ...deps, asked: about, evidence });
  if (part === null) return { kind: "unknown", closest: await closestIfAny(about, evidence, deps) };
  return { kind: "part", part: news === null ? part : { ...part, ...withFreshness(part.quotes, news, evidence) } };
}

/** A question that has nothing to do with the field is close to no article. */
const closestIfAny = (about: AskedQuestion, evidence: Evidence, deps: ReplyDeps): Promise<Article[]> =>
  isOnField(about, evidence.units) ? closestArticles(about, evidence, deps) : Promise.resolve([]);

/** What a question is answered with: what contradicts it, else what supports an answer; null when nothing does. */
async function answerPart(deps: PartDeps): Promise<AnsweredPart | null> {
  const { asked, evidence, knowledge, catalogue } = deps;
  const bearing = evidence.articles.slice(0, CLAIM_ARTICLES_MAX).map(({ article }) => article);
  const claims = await claimsOf(bearing, deps);
  const against = contradictions({ asked, evidence, lexicon: knowledge.lexicon, catalogue, claims });
  const isCorrection = against.length > 0;
  const isAnswered = isSupported(asked, evidence) && speakersMeet(evidence, catalogue);
  if (!isCorrection && !isAnswered) return null;
  const chosen = isAnswered
    ? placeQuotes(chooseQuotes(evidence, asked.kind), { asked, evidence, catalogue, claims })
    : [];
  const quotes = withSureness(withinLimits(against, chosen), { claims, catalogue, language: asked.language });
  return { head: null, isCorrection, notToday: null, quotes };
}

/** The first quotes, and of the others what they do not hold already, as far as the limits allow. */
function withinLimits(first: readonly PlacedQuote[], others: readonly PlacedQuote[]): PlacedQuote[] {
  const quotes = [...first];
  for (const quote of others) {
    const isThere = quotes.some(
      ({ article, start, end }) => article.id === quote.article.id && start < quote.end && quote.start < end,
    );
    if (!isThere && !isOverLimits([...quotes, quote])) quotes.push(quote);
  }
  return quotes;
}

type PartDeps = ReplyDeps & { asked: AskedQuestion; evidence: Evidence };
