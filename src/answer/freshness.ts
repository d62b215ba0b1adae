import { findDates } from "../text/dates.ts";
import type { Evidence } from "./evidence.ts";
import { NAMED_MIN } from "./ground.ts";
import type { AnsweredPart, PlacedQuote } from "./compose.ts";
import type { AskedQuestion, Unit } from "./question.ts";
import { CITATIONS_MAX } from "./quotes.ts";
import { isOverLimits } from "./standing.ts";

/** What only asks for news, in the eight languages. */
const NEWS =
  /\b(?:news|newest|latest|what(?:['’]?s| is) new(?= (?:on|with|at|in|about|for|from|since|around)\b|\s*(?:[?.!,]|$))|what(?:['’]?s| is) (?:happening|going on) (?:with|at|on)|(?:any|some)thing new|updates?|quoi de neuf|que se passe-t-il (?:avec|chez)|was ist los (?:mit|bei)|qué (?:está pasando|pasa) con|(?:che|cosa) succede (?:a|con|in)|du nouveau|nouvelles|nouveautés?|actualités?|actus?|neues|neuigkeiten|nachrichten|neueste[nsr]?|aktuelles|novedad(?:es)?|noticias?|qu[eé] hay de nuevo|lo último|últimas|novità|notizi[ae]|ultime|ultimissime)\b|最新|新消息|新闻|新聞|有什么新|有什麼新|近况|近況|动态|動態|ニュース|新しい(?:情報|話|動き)|소식|뉴스|새로운 (?:것|일)/iu;

/** Words that ask for news are no part of what the news is to be about. */
const ASKS_NEWS: ReadonlySet<string> = new Set([
  "latest",
  "new",
  "today",
  "this-week",
  "this-month",
  "now",
  "current-now",
]);

/** News is at most so old where no time is named. */
const NEWS_DAYS = 7;
const DAY_MS = 86_400_000;

/** A question for news: the first day that counts as new, and the question without the words that only ask for it. */
export type NewsQuestion = { sinceDay: string; asked: AskedQuestion };

/** "This year" and "this quarter" say when something is asked of; only what happens today or this month asks for the news of it. */
const isRecent = (from: string, to: string): boolean => Date.parse(to) - Date.parse(from) <= NEWS_PERIOD_DAYS * DAY_MS;
const NEWS_PERIOD_DAYS = 31;

/** Reads a question as one for news; null when it is none. `today` is YYYY-MM-DD: now, or the day it is asked as of. */
export function readNewsQuestion(asked: AskedQuestion, today: string): NewsQuestion | null {
  const now = findDates(asked.text, asked.language, new Date(`${today}T00:00:00Z`)).find(
    ({ relative, from, to }) => relative && from <= today && to >= today && isRecent(from, to),
  );
  if (now === undefined && !NEWS.test(asked.text)) return null;
  const sinceDay =
    now?.from ?? new Date(Date.parse(`${today}T00:00:00Z`) - NEWS_DAYS * DAY_MS).toISOString().slice(0, 10);
  const isTopic = (unit: Unit): boolean =>
    !(now !== undefined && unit.kind === "date" && now.surface.includes(unit.surface)) &&
    !(unit.kind === "word" && (NEWS.test(unit.surface) || unit.concepts.some(({ id }) => ASKS_NEWS.has(id))));
  return { sinceDay, asked: { ...asked, kind: "status", units: asked.units.filter(isTopic) } };
}

/** Newest quote first; and when nothing is as new as was asked, what of, and since when. */
export function withFreshness(
  quotes: readonly PlacedQuote[],
  { sinceDay, asked }: NewsQuestion,
  evidence: Evidence,
): Pick<AnsweredPart, "quotes" | "notToday"> {
  const newest = newestAbout(evidence);
  const isShown = newest !== null && quotes.some(({ article }) => article.id === newest.article.id);
  // What is said to be the newest must be there to be read.
  const shown = newest === null || isShown ? quotes : [newest, ...quotes.slice(0, CITATIONS_MAX - 1)];
  const kept = isOverLimits(shown) ? shown.slice(0, -1) : shown;
  const sorted = kept.toSorted((a, b) => (b.article.day ?? "").localeCompare(a.article.day ?? ""));
  const day = sorted[0]?.article.day ?? null;
  const topic = asked.units.flatMap(({ kind, surface }) => (kind === "name" ? [surface] : [])).join(", ");
  const isOld = day !== null && day < sinceDay;
  return { quotes: sorted, notToday: isOld ? { topic: topic === "" ? null : topic, day } : null };
}

/** The best sentence of the newest article that shows all the question's names; null when none is dated. */
function newestAbout({ units, articles }: Evidence): PlacedQuote | null {
  const names = units.flatMap(({ unit }, u) => (unit.kind === "name" ? [u] : []));
  const naming = articles.flatMap(({ article, sentences }) => {
    const sentence = sentences.find(
      ({ view, shows }) => !view.isTitle && names.every((u) => (shows[u] ?? 0) >= NAMED_MIN),
    );
    return sentence === undefined || article.day === null
      ? []
      : [{ article, start: sentence.view.start, end: sentence.view.end }];
  });
  return naming.toSorted((a, b) => (b.article.day ?? "").localeCompare(a.article.day ?? ""))[0] ?? null;
}
