import type { Evidence } from "../src/answer/evidence.ts";
import { chooseQuotes } from "../src/answer/quotes.ts";
import { body } from "../src/types.ts";
import type { SetQuestion } from "./question-set.ts";

/** What a ranking did with one answerable question. */
export type Outcome = { hit1: number; hit5: number; evidence: number; groups: number; lead: number };

/** How far apart two articles' scores must be to count as apart. */
const SOFTNESS = 0.08;
/** A question whose answer is nowhere near counts no worse than this. */
const LEAD_MIN = -4;

const fold = (text: string): string => text.normalize("NFKC").replace(/\s+/g, " ").toLowerCase();

/** Whether a text holds every gold group by one of its strings. */
export const holdsGold = (text: string, gold: readonly (readonly string[])[]): boolean => {
  const folded = fold(text);
  return gold.every((group) => group.some((alternative) => folded.includes(fold(alternative))));
};

/** Whether a text holds any of the gold strings. */
export const holdsAny = (text: string, gold: readonly (readonly string[])[]): boolean => {
  const folded = fold(text);
  return gold.flat().some((each) => folded.includes(fold(each)));
};

/** Holds what was found against what answers the question; `lead` is the log share of the right articles in the ranking. */
export function outcomeOf({ question, asked, set }: SetQuestion, evidence: Evidence): Outcome {
  const isGold = (articleId: string): boolean => question.answer_ids.includes(set.idOf(articleId));
  const best = evidence.articles[0]?.score ?? 0;
  const masses = evidence.articles.map(({ article, score }) => ({
    gold: isGold(article.id),
    mass: Math.exp((score - best) / SOFTNESS),
  }));
  const sum = (only: boolean): number => masses.reduce((all, { gold, mass }) => all + (gold || !only ? mass : 0), 0);
  const quotes = chooseQuotes(evidence, asked.kind);
  const said = fold(quotes.map(({ article, start, end }) => body(article).slice(start, end)).join("\n"));
  const found = question.gold.filter((group) => group.some((alternative) => said.includes(fold(alternative)))).length;
  const ranked = [...new Set(quotes.map(({ article }) => article.id))];
  return {
    hit1: ranked[0] !== undefined && isGold(ranked[0]) ? 1 : 0,
    hit5: ranked.slice(0, 5).some(isGold) ? 1 : 0,
    evidence: found === question.gold.length ? 1 : 0,
    groups: found / Math.max(1, question.gold.length),
    lead: Math.max(LEAD_MIN, Math.log(sum(true) / Math.max(1e-9, sum(false)) + 1e-9)),
  };
}

/** One figure for a ranking of one question; what is smooth in it guides the search where nothing flips. */
export const worthOf = ({ hit1, hit5, groups, evidence, lead }: Outcome): number =>
  0.5 * lead + 0.5 * hit1 + 0.25 * hit5 + 0.5 * groups + 0.5 * evidence;
