import type { DateRule, Found } from "./date-latin.ts";
import { daySpan, halfSpan, monthSpan, quarterSpan, seasonSpan, yearSpan } from "./date-spans.ts";
import type { DatePart, Span } from "./date-types.ts";

/** 今年 and its like: the year counted from `now`. */
const YEAR_WORDS: Record<string, number> = {
  今年: 0,
  本年: 0,
  去年: -1,
  昨年: -1,
  上年: -1,
  前年: -2,
  一昨年: -2,
  明年: 1,
  来年: 1,
  翌年: 1,
  后年: 2,
  後年: 2,
  올해: 0,
  금년: 0,
  작년: -1,
  지난해: -1,
  전년: -1,
  내년: 1,
};

const PARTS: Record<string, DatePart> = {
  年初: "early",
  初: "early",
  初頭: "early",
  上旬: "early",
  初旬: "early",
  초: "early",
  초순: "early",
  연초: "early",
  年中: "mid",
  中: "mid",
  中旬: "mid",
  半ば: "mid",
  중순: "mid",
  중반: "mid",
  下旬: "late",
  하순: "late",
  말: "end",
  연말: "end",
  年底: "end",
  年末: "end",
  底: "end",
  末: "end",
};

const NUMBERS: Record<string, number> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  首: 1,
  上: 1,
  前: 1,
  상: 1,
  下: 2,
  后: 2,
  後: 2,
  하: 2,
};

const HAN_MONTHS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];

const GAP = "[ \\u00a0]?";
const HAN_YEAR = `(?:(?<year>(?:19|20)\\d\\d)${GAP}(?:年(?:度)?|财年|財年|会计年度|會計年度|財政年度)|(?<word>今年|本年|去年|昨年|上年|前年|明年|来年|翌年|后年|後年))${GAP}的?の?`;
const KOREAN_YEAR = `(?:(?<year>(?:19|20)\\d\\d)${GAP}(?:년(?:도)?|회계연도|회계년도)|(?<word>올해|금년|작년|지난해|내년))${GAP}`;

/** The rules for Chinese and Japanese, which share their characters. */
const HAN_RULES: readonly DateRule[] = [
  rule(`${HAN_YEAR}(?<month>\\d{1,2})${GAP}月${GAP}(?<day>\\d{1,2})${GAP}[日号號]`, readDay),
  rule(`(?<month>\\d{1,2})${GAP}月${GAP}(?<day>\\d{1,2})${GAP}[日号號]`, readDay),
  rule(
    `(?:${HAN_YEAR})?(?<month>\\d{1,2}|十[一二]?|[一二三四五六七八九])${GAP}月份?(?<part>上旬|初旬|中旬|下旬|初|半ば|底|末)?`,
    readMonth,
  ),
  rule(`(?:${HAN_YEAR})?第?(?<number>[1-4一二三四首])(?:个|個)?(?:季度|四半期|季(?!節|节))`, (found) =>
    quarterSpan(yearOf(found), numberOf(found)),
  ),
  rule(`(?:${HAN_YEAR})q(?<number>[1-4])`, (found) => quarterSpan(yearOf(found), numberOf(found))),
  rule(`(?:${HAN_YEAR})?(?<number>[上下])(?:半年|半期|期)`, (found) =>
    hasYear(found) || /半/.test(found.groups["all"] ?? "") ? halfSpan(yearOf(found), numberOf(found)) : null,
  ),
  rule(`${HAN_YEAR}(?<number>[前后後])半`, (found) => halfSpan(yearOf(found), numberOf(found))),
  rule(`${HAN_YEAR}(?<season>[春夏秋冬])`, readSeason),
  rule(`(?:${HAN_YEAR})?(?<part>年初|年中|年底|年末)`, (found) => yearSpan(yearOf(found), partOf(found))),
  rule(`(?<year>(?:19|20)\\d\\d)${GAP}年(?<part>初頭|初|中(?!国|國)|半ば|底|末)`, (found) =>
    yearSpan(yearOf(found), partOf(found)),
  ),
  rule(`(?<year>(?:19|20)\\d\\d)${GAP}年度`, (found) => yearSpan(yearOf(found), null)),
  rule(`(?:${HAN_YEAR})`, (found) => yearSpan(yearOf(found), null)),
];

const KOREAN_RULES: readonly DateRule[] = [
  rule(`(?:${KOREAN_YEAR})?(?<month>\\d{1,2})${GAP}월${GAP}(?<day>\\d{1,2})${GAP}일`, readDay),
  rule(`(?:${KOREAN_YEAR})?(?<month>\\d{1,2})${GAP}월(?:${GAP}(?<part>초순|중순|하순|초|말))?`, readMonth),
  rule(`(?:${KOREAN_YEAR})?(?<number>[1-4])${GAP}분기`, (found) => quarterSpan(yearOf(found), numberOf(found))),
  rule(`(?:${KOREAN_YEAR})?(?<number>[상하])반기`, (found) => halfSpan(yearOf(found), numberOf(found))),
  rule(`${KOREAN_YEAR}(?<season>봄|여름|가을|겨울)`, readSeason),
  rule(`(?:${KOREAN_YEAR})?(?<part>연말|연초)`, (found) => yearSpan(yearOf(found), partOf(found))),
  rule(`${KOREAN_YEAR}(?<part>초|중반|말)`, (found) => yearSpan(yearOf(found), partOf(found))),
  rule(`(?:${KOREAN_YEAR})`, (found) => yearSpan(yearOf(found), null)),
];

/** The rules of a language that counts its months. */
export const asianRules = (language: "zh" | "ja" | "ko"): readonly DateRule[] =>
  language === "ko" ? KOREAN_RULES : HAN_RULES;

function rule(source: string, read: DateRule["read"]): DateRule {
  return { pattern: new RegExp(`(?<all>${source})`, "g"), read, isWordy: true };
}

/** A year word needs `now`; its distance is kept as a small year for the caller to resolve. */
function yearOf({ groups }: Found): number | null {
  if (groups["word"] !== undefined) return YEAR_WORDS[groups["word"]] ?? null;
  return groups["year"] === undefined ? null : Number(groups["year"]);
}

const hasYear = ({ groups }: Found): boolean => groups["year"] !== undefined || groups["word"] !== undefined;

const numberOf = ({ groups }: Found): number => NUMBERS[groups["number"] ?? ""] ?? Number(groups["number"]);

const partOf = ({ groups }: Found): DatePart | null => PARTS[groups["part"] ?? ""] ?? null;

function readDay(found: Found): Span | null {
  return daySpan(yearOf(found), Number(found.groups["month"]), Number(found.groups["day"]));
}

function readMonth(found: Found): Span | null {
  const said = found.groups["month"] ?? "";
  const han = HAN_MONTHS.indexOf(said) + 1;
  // 一月 inside a longer numeral or after 第 is not January.
  if (han > 0 && /[第〇一二三四五六七八九十百千万个]/.test(found.text.charAt(found.start - 1))) return null;
  return monthSpan(yearOf(found), han > 0 ? han : Number(said), partOf(found));
}

function readSeason(found: Found): Span | null {
  const season = found.groups["season"] ?? "";
  const year = yearOf(found);
  if (year === null) return null;
  if (/[春봄]/.test(season)) return seasonSpan(year, "spring");
  if (/夏|여름/.test(season)) return seasonSpan(year, "summer");
  return /秋|가을/.test(season) ? seasonSpan(year, "autumn") : seasonSpan(year, "winter");
}

/** True for a year that `yearOf` left as a distance from `now`. */
export const isYearDistance = (span: Span): boolean => span.year !== null && Math.abs(span.year) < 10;
