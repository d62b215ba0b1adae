import { BotError } from "../errors.ts";
import type { Catalogue } from "../knowledge/catalogue.ts";
import type { Library, Now } from "../ports.ts";
import { entityTerm, type Knowledge } from "../reading/reading.ts";
import { cleanLine } from "../text/clean.ts";
import type { Answer, Article, Question } from "../types.ts";
import { claimsOf } from "./article-claims.ts";
import { composeFound, composeUnknown, describeContext, type AnsweredPart, type PlacedQuote } from "./compose.ts";
import { readNewsQuestion, withFreshness } from "./freshness.ts";
import { newestQuotes } from "./newest.ts";
import { findEvidence, type Evidence } from "./evidence.ts";
import { contradictions } from "./premise.ts";
import { readQuestion, type AskedQuestion } from "./question.ts";
import { chooseQuotes } from "./quotes.ts";
import { isSmallTalk } from "./small-talk.ts";
import { isOverLimits, placeQuotes } from "./standing.ts";
import { isSupported } from "./support.ts";

/** Enough passages to name three articles. */
const CLOSEST_PASSAGES = 10;

/** Articles whose claims are held against what is asked and quoted: enough for the newer and the other account of one thing. */
const CLAIM_ARTICLES_MAX = 12;

/** Longer questions are read up to here; adapters refuse them before with a word of why. */
const QUESTION_CHARS_MAX = 2_000;

/** Whether it is a real day of the calendar, as YYYY-MM-DD. */
const isDay = (text: string): boolean => {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return day !== null && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
};

export type AnswerDeps = { library: Library; knowledge: Knowledge; catalogue: Catalogue; now: Now };

/** A question's answer out of the library: found with citations, or unknown with the closest articles. */
export async function answer(given: Question, deps: AnswerDeps): Promise<Answer> {
  const question = { ...given, text: cleanLine(given.text.slice(0, QUESTION_CHARS_MAX)) };
  if (question.asOf !== undefined && !isDay(question.asOf)) {
    throw new BotError("usage", `"${question.asOf.slice(0, 40)}" is no day: as-of takes YYYY-MM-DD`);
  }
  const now = deps.now();
  const asked = await readQuestion(question, deps.knowledge, now);
  const stats = await deps.library.stats({ asOf: asked.asOf });
  const context = describeContext(stats, asked.asOf, now);
  const frame = { language: asked.language, context };
  const unknown = { ...frame, closest: [] };
  if (question.text.trim() === "") return composeUnknown({ ...unknown, reason: "empty_question" });
  if (asked.asOf !== undefined && asked.asOf > now.toISOString().slice(0, 10)) {
    return composeUnknown({ ...unknown, reason: "future", asOf: asked.asOf });
  }
  if (isSmallTalk(question.text)) return composeUnknown({ ...unknown, reason: "small_talk" });
  if (stats.articles === 0) return composeUnknown({ ...unknown, reason: "empty_library" });
  const reply = await replyTo(asked, {
    ...deps,
    today: asked.asOf ?? now.toISOString().slice(0, 10),
    newestDay: stats.newestDay,
  });
  const found = reply.part === null ? null : composeFound([reply.part], frame);
  return found ?? composeUnknown({ ...frame, reason: "no_support", closest: reply.closest });
}

type ReplyDeps = AnswerDeps & { today: string; newestDay: string | null };

/** What a question is answered with, or the articles closest to it. */
async function replyTo(
  asked: AskedQuestion,
  deps: ReplyDeps,
): Promise<{ part: AnsweredPart | null; closest: readonly Article[] }> {
  const news = readNewsQuestion(asked, deps.today);
  const about = news?.asked ?? asked;
  if (news !== null && about.units.every(({ kind }) => kind === "word")) {
    const quotes = await newestQuotes(deps.library, about, deps.newestDay);
    const fresh = withFreshness(quotes, news, { units: [], articles: [] });
    if (quotes.length > 0) return { part: { head: null, isCorrection: false, ...fresh }, closest: [] };
  }
  const evidence = await findEvidence(about, deps);
  const part = await answerPart({ ...deps, asked: about, evidence });
  if (part === null) return { part, closest: await closestArticles(about, evidence, deps) };
  return { part: news === null ? part : { ...part, ...withFreshness(part.quotes, news, evidence) }, closest: [] };
}

/** What a question is answered with: what contradicts it, else what supports an answer; null when nothing does. */
async function answerPart(deps: PartDeps): Promise<AnsweredPart | null> {
  const { asked, evidence, knowledge, catalogue } = deps;
  const bearing = evidence.articles.slice(0, CLAIM_ARTICLES_MAX).map(({ article }) => article);
  const claims = await claimsOf(bearing, deps);
  const against = contradictions({ asked, evidence, lexicon: knowledge.lexicon, catalogue, claims });
  const isCorrection = against.length > 0;
  const isAnswered = isSupported(asked, evidence);
  if (!isCorrection && !isAnswered) return null;
  const chosen = isAnswered
    ? placeQuotes(chooseQuotes(evidence, asked.kind), { asked, evidence, catalogue, claims })
    : [];
  return { head: null, isCorrection, notToday: null, quotes: withinLimits(against, chosen) };
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

type PartDeps = AnswerDeps & { asked: AskedQuestion; evidence: Evidence };

/** The articles nearest to a question: those that show some of it, else those on what its names belong to, else the first there are. */
async function closestArticles(
  asked: AskedQuestion,
  evidence: Evidence,
  { library, catalogue }: AnswerDeps,
): Promise<Article[]> {
  if (evidence.articles.length > 0) return evidence.articles.map(({ article }) => article);
  const kin = asked.units.flatMap(({ entities }) => entities.flatMap((id) => catalogue.related(id)));
  const hits = await library.search({
    terms: kin.map((id) => ({ term: entityTerm(id), weight: 1 })),
    limit: CLOSEST_PASSAGES,
    asOf: asked.asOf,
  });
  const stored = await library.get([...new Set(hits.map(({ articleId }) => articleId))]);
  const found = [...stored.values()].map(({ article }) => article);
  if (found.length > 0) return found;
  const any = await library.list({ limit: CLOSEST_PASSAGES });
  return any
    .map(({ article }) => article)
    .filter(({ day }) => asked.asOf === undefined || day === null || day <= asked.asOf);
}
