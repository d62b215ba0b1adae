import { localDay } from "../answer/wording.ts";
import type { Language } from "../types.ts";

const formats = new Map<Language, Intl.DateTimeFormat>();

/** A month, YYYY-MM, as its language writes it: Mar 2024, mars 2024, 2024年3月. */
export function localMonth(month: string, language: Language): string {
  const made = { year: "numeric", month: "short", timeZone: "UTC" } as const;
  const format = formats.get(language) ?? new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, made);
  formats.set(language, format);
  return format.format(new Date(`${month}-01T00:00:00Z`));
}

/** How a quarter and a half year are written. */
const QUARTER: Readonly<Record<Language, (n: number, year: string) => string>> = {
  en: (n, year) => `Q${n} ${year}`,
  fr: (n, year) => `T${n} ${year}`,
  de: (n, year) => `Q${n} ${year}`,
  es: (n, year) => `T${n} ${year}`,
  it: (n, year) => `T${n} ${year}`,
  zh: (n, year) => `${year}年第${"一二三四"[n - 1] ?? n}季度`,
  ja: (n, year) => `${year}年第${n}四半期`,
  ko: (n, year) => `${year}년 ${n}분기`,
};
const HALF: Readonly<Record<Language, (n: number, year: string) => string>> = {
  en: (n, year) => `H${n} ${year}`,
  fr: (n, year) => `S${n} ${year}`,
  de: (n, year) => `${n}. Halbjahr ${year}`,
  es: (n, year) => `S${n} ${year}`,
  it: (n, year) => `S${n} ${year}`,
  zh: (n, year) => `${year}年${n === 1 ? "上" : "下"}半年`,
  ja: (n, year) => `${year}年${n === 1 ? "上" : "下"}半期`,
  ko: (n, year) => `${year}년 ${n === 1 ? "상" : "하"}반기`,
};

/** Thirds of a year, as "late 2026" is read: January to April, May to August, September to December. */
const THIRDS: Readonly<Record<Language, readonly [string, string, string]>> = {
  en: ["early {y}", "mid {y}", "late {y}"],
  fr: ["début {y}", "mi-{y}", "fin {y}"],
  de: ["Anfang {y}", "Mitte {y}", "Ende {y}"],
  es: ["principios de {y}", "mediados de {y}", "finales de {y}"],
  it: ["inizio {y}", "metà {y}", "fine {y}"],
  zh: ["{y}年初", "{y}年中", "{y}年末"],
  ja: ["{y}年初め", "{y}年半ば", "{y}年後半"],
  ko: ["{y}년 초", "{y}년 중반", "{y}년 말"],
};

/** What stands after a year alone. */
const YEAR_SIGN: Partial<Record<Language, string>> = { zh: "年", ja: "年", ko: "년" };

/** A stretch of days as its language names it: a year, a half, a quarter, a month, a day, else both ends. */
export function localPeriod(from: string, to: string, language: Language): string {
  if (from === to) return localDay(from, language);
  const year = from.slice(0, 4);
  const [first, last] = [Number(from.slice(5, 7)), Number(to.slice(5, 7))];
  const isWhole = to.slice(0, 4) === year && from.endsWith("-01") && Number(to.slice(8)) >= 28;
  if (isWhole && first === last) return localMonth(from.slice(0, 7), language);
  if (isWhole && first === 1 && last === 12) return `${year}${YEAR_SIGN[language] ?? ""}`;
  if (isWhole && last - first === 2 && first % 3 === 1) return QUARTER[language](last / 3, year);
  if (isWhole && last - first === 3 && first % 4 === 1) {
    return THIRDS[language][(first - 1) / 4]?.replace("{y}", year) ?? year;
  }
  if (isWhole && last - first === 5 && first % 6 === 1) return HALF[language](last / 6, year);
  return `${localDay(from, language)} – ${localDay(to, language)}`;
}

/** Whole months from the end of one period to the end of another; below zero when the second ends earlier. */
export const monthsBetween = (a: string, b: string): number =>
  (Number(b.slice(0, 4)) - Number(a.slice(0, 4))) * 12 + Number(b.slice(5, 7)) - Number(a.slice(5, 7));

const DAY_MS = 86_400_000;

/** The day so many days before another, or after it where they are below zero; both as YYYY-MM-DD. */
export const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);
