import type { DatePart, DatePrecision, Span } from "./date-types.ts";

const DAY_MS = 86_400_000;
const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const two = (value: number): string => String(value).padStart(2, "0");

/** A UTC instant's day, YYYY-MM-DD. */
export const isoDay = (date: Date): string => date.toISOString().slice(0, 10);

/** The day `days` after a YYYY-MM-DD day. */
export const addDays = (day: string, days: number): string =>
  isoDay(new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS));

/** The last day of a month; February of an unknown year has 29 days. */
export function lastDay(year: number | null, month: number): number {
  if (month === 2 && year !== null) return new Date(Date.UTC(year, 2, 0)).getUTCDate();
  return MONTH_DAYS[month - 1] ?? 31;
}

/** A day, or null when the calendar has none such. */
export function daySpan(year: number | null, month: number, day: number, dayTo: number = day): Span | null {
  if (month < 1 || month > 12 || day < 1 || dayTo < day || dayTo > lastDay(year, month)) return null;
  return { year, monthFrom: month, dayFrom: day, monthTo: month, dayTo, precision: "day" };
}

/** Whole months `from`..`to` of a year. */
export const monthsSpan = (year: number | null, from: number, to: number, precision: DatePrecision): Span => ({
  year,
  monthFrom: from,
  dayFrom: 1,
  monthTo: to,
  dayTo: null,
  precision,
});

/** A month, or a part of it: early is the 1st to 10th, mid the 10th to 20th, late and end from the 21st. */
export function monthSpan(year: number | null, month: number, part: DatePart | null): Span | null {
  if (month < 1 || month > 12) return null;
  const whole = monthsSpan(year, month, month, "month");
  if (part === null) return whole;
  if (part === "early") return { ...whole, dayTo: 10 };
  return part === "mid" ? { ...whole, dayFrom: 10, dayTo: 20 } : { ...whole, dayFrom: 21 };
}

/** A year, or a part of it: thirds, except that its end is the last quarter. */
export function yearSpan(year: number | null, part: DatePart | null): Span {
  if (part === null) return monthsSpan(year, 1, 12, "year");
  if (part === "early") return monthsSpan(year, 1, 4, "season");
  if (part === "mid") return monthsSpan(year, 5, 8, "season");
  return monthsSpan(year, part === "end" ? 10 : 9, 12, "season");
}

/** Quarter 1..4. */
export const quarterSpan = (year: number | null, quarter: number): Span =>
  monthsSpan(year, quarter * 3 - 2, quarter * 3, "quarter");

/** Half 1 or 2. */
export const halfSpan = (year: number | null, half: number): Span => monthsSpan(year, half * 6 - 5, half * 6, "half");

/** Season by name; winter runs into the next year. */
export function seasonSpan(year: number, season: "spring" | "summer" | "autumn" | "winter"): Span {
  const first = { spring: 3, summer: 6, autumn: 9, winter: 12 }[season];
  return monthsSpan(year, first, season === "winter" ? 14 : first + 2, "season");
}

/** "26" in "FY26" is 2026. */
export function fullYear(digits: string | undefined): number | null {
  if (digits === undefined || digits === "") return null;
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

/** The span's first and last day; a year that is missing is resolved to `now`'s neighbourhood, or left out as "--MM-DD". */
export function spanDays(span: Span, now: Date | undefined): { from: string; to: string } {
  const year = span.year ?? (now === undefined ? null : nearestYear(span, now));
  const after = span.monthTo > 12;
  const monthTo = after ? span.monthTo - 12 : span.monthTo;
  const yearTo = year !== null && after ? year + 1 : year;
  const prefix = (value: number | null): string => (value === null ? "-" : String(value));
  // 29 February without a year may fall in one that has none.
  const dayTo = Math.min(span.dayTo ?? 31, lastDay(yearTo, monthTo));
  const dayFrom = Math.min(span.dayFrom, lastDay(year, span.monthFrom));
  return {
    from: `${prefix(year)}-${two(span.monthFrom)}-${two(dayFrom)}`,
    to: `${prefix(yearTo)}-${two(monthTo)}-${two(dayTo)}`,
  };
}

/** Articles mostly speak of what was: a day to come counts as twice as far. */
function nearestYear(span: Span, now: Date): number {
  const around = now.getUTCFullYear();
  const distance = (year: number): number => {
    const from = Date.UTC(year, span.monthFrom - 1, span.dayFrom);
    const to = Date.UTC(year, span.monthTo - 1, span.dayTo ?? 28);
    if (from <= now.getTime() && now.getTime() <= to + DAY_MS) return 0;
    return from > now.getTime() ? 2 * (from - now.getTime()) : now.getTime() - to;
  };
  return [around - 1, around + 1].reduce((best, year) => (distance(year) < distance(best) ? year : best), around);
}
