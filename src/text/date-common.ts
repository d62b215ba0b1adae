import type { DateRule, Found } from "./date-latin.ts";
import { daySpan, monthSpan, yearSpan } from "./date-spans.ts";
import type { Span } from "./date-types.ts";

const number = (found: Found, group: string): number => Number(found.groups[group]);

const YEAR = "(?<year>(?:19|20)\\d\\d)";

/** Day and month in figures, only when one of them cannot be a month, or both are the same. */
function readFigures(found: Found): Span | null {
  const [first, second, year] = [number(found, "first"), number(found, "second"), number(found, "year")];
  if (first === second || second > 12) return daySpan(year, first, second);
  // A dot is German, Swiss, Russian: day first, always.
  if (found.groups["mark"] === "." || first > 12) return daySpan(year, second, first);
  return null;
}

/** What may follow a bare year that makes it a number of things: "2025 GPUs", "2025 W". */
const COUNTED =
  /^\s?(?:%|[kmgt]?w(?:h|\b)|[kmgtp]i?b\b|[mg]hz|nm\b|gpus?\b|tpus?\b|chips?\b|puces|units?\b|unités|dollars?|euros?|[$€£¥円元원万億亿억만]|[a-z]*flops|(?:m|b)illi|watts?)/;
/** What before it makes it a price or a model: "$2025", "RTX 2080". */
const NAMED = /(?:[$€£¥#/.,:_-]|rtx|gtx|radeon|model|version)\s?$/;

/** A bare year, 1990 to 2099. */
function readYear(found: Found): Span | null {
  const year = number(found, "year");
  const before = found.lower.slice(Math.max(0, found.start - 9), found.start);
  const after = found.lower.slice(found.start + 4, found.start + 20);
  if (year < 1990 || NAMED.test(before) || COUNTED.test(after) || /^(?:[.,]\d|[-/]\d)/.test(after)) return null;
  return yearSpan(year, null);
}

/** Forms every language uses. */
export const COMMON_RULES: readonly DateRule[] = [
  {
    pattern: new RegExp(`${YEAR}(?<mark>[-/.])(?<month>\\d{1,2})\\k<mark>(?<day>\\d{1,2})(?!\\d)`, "g"),
    read: (found) => daySpan(number(found, "year"), number(found, "month"), number(found, "day")),
    hasYear: true,
  },
  {
    pattern: new RegExp(`${YEAR}-(?<month>\\d\\d)(?![\\d-])`, "g"),
    read: (found) => monthSpan(number(found, "year"), number(found, "month"), null),
    hasYear: true,
  },
  {
    pattern: new RegExp(`(?<first>\\d{1,2})(?<mark>[/.])(?<second>\\d{1,2})(?:\\k<mark>| )${YEAR}(?!\\d)`, "g"),
    read: readFigures,
    hasYear: true,
  },
  { pattern: new RegExp(`${YEAR}(?![\\da-z])`, "g"), read: readYear, hasYear: true },
];
