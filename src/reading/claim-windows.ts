import type { DateMention } from "../text/date-types.ts";
import type { Window } from "./claim-types.ts";

/** First and last month, and the wording of such a reporting period; longer periods first. */
const PERIODS: readonly (readonly [number, number, RegExp])[] = [
  [
    1,
    9,
    /first (?:three quarters|nine months)|nine[- ]month|neuf (?:premiers )?mois|(?:ersten )?neun monate|nueve (?:primeros )?meses|(?:primi )?nove mesi|前三季度|前三季|前9个月|1[-–至到]9月|3분기 누적/iu,
  ],
  [
    1,
    6,
    /half[- ]year|first half|first six months|\bH1\b|premier semestre|(?:ersten? )?halbjahr|primer semestre|primo semestre|上半年|上半期|상반기/iu,
  ],
  [7, 12, /second half|\bH2\b|second semestre|zweiten? halbjahr|segundo semestre|secondo semestre|下半年|하반기/iu],
  [
    1,
    3,
    /first[- ]quarter|\bQ1\b|premier trimestre|erste[ns]? quartal|primer trimestre|primo trimestre|第?一季度?|第1四半期|1[〜~-]3月期|january[-–]march|1분기/iu,
  ],
  [
    4,
    6,
    /second[- ]quarter|\bQ2\b|deuxième trimestre|zweite[ns]? quartal|segundo trimestre|secondo trimestre|第?二季度?|第2四半期|4[〜~-]6月期|april[-–]june|2분기/iu,
  ],
  [
    7,
    9,
    /third[- ]quarter|\bQ3\b|troisième trimestre|dritte[ns]? quartal|tercer trimestre|terzo trimestre|第?三季度?|第3四半期|7[〜~-]9月期|july[-–]september|3분기/iu,
  ],
  [
    10,
    12,
    /fourth[- ]quarter|\bQ4\b|quatrième trimestre|vierte[ns]? quartal|cuarto trimestre|quarto trimestre|第?四季度?|第4四半期|10[〜~-]12月期|october[-–]december|4분기/iu,
  ],
  [1, 12, /full[- ]year|whole year|année entière|gesamtjahr|año completo|intero anno|全年|年度|通期|연간/iu],
];

const LAST_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The period a figure is reported for, as a sentence words it; null when it names none. */
export function reportingWindow(text: string, year: string | null): Window | null {
  const named = /(?<!\d)(20\d\d)(?!\d)/.exec(text)?.[1] ?? null;
  const found = PERIODS.find(([, , words]) => words.test(text));
  if (found === undefined) return named === null ? null : monthsOf(named, 1, 12);
  return monthsOf(named ?? year, found[0], found[1]);
}

const two = (n: number): string => String(n).padStart(2, "0");

function monthsOf(year: string | null, from: number, to: number): Window {
  const prefix = year ?? "-";
  return { from: `${prefix}-${two(from)}-01`, to: `${prefix}-${two(to)}-${LAST_DAYS[to - 1] ?? 31}` };
}

const JOINS = /^\s*(?:and|to|until|till|through|[-–—~〜至到]|et|à|au|bis|und|y|a|e|al|から|부터|에서)\s*$/iu;

/** The months a sentence spans ("between May and August"), null when it spans none. */
export function monthRange(text: string, dates: readonly DateMention[]): Window | null {
  for (const [i, first] of dates.entries()) {
    const last = dates[i + 1];
    if (last === undefined || first.precision !== "month" || last.precision !== "month") continue;
    if (!JOINS.test(text.slice(first.end, last.start))) continue;
    const sameForm = first.from.startsWith("--") === last.from.startsWith("--");
    return sameForm ? { from: first.from, to: last.to } : { from: first.from.slice(-5), to: last.to.slice(-5) };
  }
  return null;
}

const monthDay = (day: string): string => day.slice(-5);

/** The year of a day, null when the text named none. */
export const yearOf = (day: string): string | null => (/^\d{4}/.test(day) ? day.slice(0, 4) : null);

/** Whether two windows may be of the same year: one that names none may be of any. */
export function mayShareYear(a: Window, b: Window): boolean {
  const [yearA, yearB] = [yearOf(a.from), yearOf(b.from)];
  return yearA === null || yearB === null || yearA === yearB;
}

/** Whether one window lies within the other, within a year. */
export function isWithin(inner: Window, outer: Window): boolean {
  return (
    mayShareYear(inner, outer) &&
    monthDay(inner.from) >= monthDay(outer.from) &&
    monthDay(inner.to) <= monthDay(outer.to)
  );
}

/** Whether two windows have a day in common. */
export function overlaps(a: Window, b: Window): boolean {
  return mayShareYear(a, b) && monthDay(a.from) <= monthDay(b.to) && monthDay(b.from) <= monthDay(a.to);
}

/** Whole months of a window. */
export const monthsIn = ({ from, to }: Window): number => Number(to.slice(-5, -3)) - Number(from.slice(-5, -3)) + 1;
