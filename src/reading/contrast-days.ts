import { findDates } from "../text/dates.ts";
import { knownLanguage } from "../text/terms.ts";
import { body, type Article } from "../types.ts";

/** When an article was written, as far as it shows: `at` in days of a year, the year null where the text names none. */
export type Moment = { year: number | null; at: number };

/** What of an article tells when it was written. */
export type Dated = {
  /** Given, or the newest past day the text speaks of with its year: then a lower bound. */
  day: string | null;
  moment: Moment | null;
  /** The days its head speaks of, MM-DD. */
  headDays: ReadonlySet<string>;
};

/** How far apart two articles were written. `order` is above 0 where the second is the later. */
export type Timing =
  | { kind: "one moment"; days: number; order: number }
  | { kind: "apart"; days: number; order: number }
  /** Only read out of the text, and hardly to be trusted. */
  | { kind: "perhaps apart"; days: number; order: number }
  | { kind: "unknown" };

const YEAR_DAYS = 365;
/** A leap year, in which every day has its date; a day more or less tells nothing. */
const ANY_YEAR = 2024;
const MS_PER_DAY = 86_400_000;
/** Days without a head's help are the article's own only when they lie as near together as this. */
const SPREAD_DAYS = 30;
/** Reports as near as this are of one moment. */
const MOMENT_DAYS = 3;
/** Both speak of one day in their heads: a report may follow it by so long. */
const SHARED_DAY_DAYS = 20;
/** A day read out of the text is too rough to tell less than this. */
const GUESS_DAYS = 14;

/** The days of an article. `headEnd` is where its first sentences end in `body(article)`. */
export function datedBy(article: Article, headEnd: number): Dated {
  const { day, published } = article;
  const given = published === null ? null : day;
  const named = findDates(body(article), knownLanguage(article.lang))
    .filter(({ relative, precision }) => !relative && precision === "day")
    .map(({ from, start }) => ({ from, start }));
  const head = named.filter(({ start }) => start < headEnd).map(({ from }) => from);
  const headDays = new Set([...head, ...(given === null ? [] : [given])].map((each) => each.slice(-5)));
  if (given !== null) return { day, moment: momentOf(given), headDays };
  return { day, moment: guess(head.length > 0 ? head : near(named.map(({ from }) => from))), headDays };
}

function momentOf(day: string): Moment {
  const year = /^\d{4}/.test(day) ? Number(day.slice(0, 4)) : null;
  return { year, at: (Date.parse(`${ANY_YEAR}-${day.slice(-5)}`) - Date.parse(`${ANY_YEAR}-01-01`)) / MS_PER_DAY };
}

/** Days that could be the article's own: all of about one month. */
function near(days: readonly string[]): readonly string[] {
  const all = days.map((day) => momentOf(day).at);
  return Math.max(...all) - Math.min(...all) <= SPREAD_DAYS ? days : [];
}

/** The last of the days, those without a year first: they are the ones of the weeks it was written in. */
function guess(days: readonly string[]): Moment | null {
  const bare = days.filter((day) => day.startsWith("--"));
  const last = (bare.length > 0 ? bare : days).toSorted().at(-1);
  return last === undefined ? null : momentOf(last);
}

/** How far apart two articles were written, by what is known of both. */
export function timingOf(a: Dated, b: Dated): Timing {
  const known = a.moment === null || b.moment === null ? null : between(a.moment, b.moment);
  const isOneDay = [...a.headDays].some((day) => b.headDays.has(day));
  if (known !== null) {
    const days = Math.abs(known);
    const isOne = days <= MOMENT_DAYS || (isOneDay && days <= SHARED_DAY_DAYS);
    return { kind: isOne ? "one moment" : "apart", days, order: known };
  }
  if (isOneDay) return { kind: "one moment", days: 0, order: 0 };
  if (a.day === null || b.day === null) return { kind: "unknown" };
  const guessed = Math.round((Date.parse(b.day) - Date.parse(a.day)) / MS_PER_DAY);
  return Math.abs(guessed) <= GUESS_DAYS
    ? { kind: "unknown" }
    : { kind: "perhaps apart", days: Math.abs(guessed), order: guessed };
}

/** Days from one moment to another; where a year is missing, the shorter way round. */
function between(a: Moment, b: Moment): number {
  const days = b.at - a.at;
  if (a.year !== null && b.year !== null) return Math.round(days + (b.year - a.year) * YEAR_DAYS);
  if (Math.abs(days) <= YEAR_DAYS / 2) return Math.round(days);
  return Math.round(days - Math.sign(days) * YEAR_DAYS);
}
