import type { Language } from "../types.ts";
import { asianRules, isYearDistance } from "./date-asian.ts";
import { COMMON_RULES } from "./date-common.ts";
import { latinRules, type DateRule } from "./date-latin.ts";
import { relativeDates } from "./date-relative.ts";
import { spanDays } from "./date-spans.ts";
import type { DateMention, DatePrecision, Span } from "./date-types.ts";

/** A mention before overlaps are settled. */
type Candidate = { start: number; end: number; from: string; to: string; precision: DatePrecision; relative: boolean };

/**
 * The dates a text names, in reading order, never overlapping.
 * @param now resolves relative dates, which are left out without it, and dates without a year: to the nearest, the past
 *   preferred; without it they come as "--MM-DD". Fiscal years are read as the calendar year of the same number.
 */
export function findDates(text: string, language: Language, now?: Date): readonly DateMention[] {
  const lower = lowerCase(text);
  const candidates: Candidate[] = [];
  const hasDigit = DIGIT.test(lower);
  const hasYear = hasDigit && YEAR.test(lower);
  for (const rule of rulesOf(language))
    if (rule.isWordy === true || (rule.hasYear === true ? hasYear : hasDigit))
      collect({ text, lower, rule, now, into: candidates });
  if (now !== undefined) {
    for (const found of relativeDates(lower, language, now)) {
      if (isWhole(lower, found.start, found.end)) candidates.push({ ...found, relative: true });
    }
  }
  return withoutOverlaps(candidates).map((candidate) => ({
    ...candidate,
    surface: text.slice(candidate.start, candidate.end),
  }));
}

const DIGIT = /\d/;
const YEAR = /(?:19|20)\d\d/;

const RULES = new Map<Language, readonly DateRule[]>();

function rulesOf(language: Language): readonly DateRule[] {
  const known = RULES.get(language);
  if (known !== undefined) return known;
  const own =
    language === "zh" || language === "ja" || language === "ko"
      ? [...asianRules(language), ...latinRules("en")]
      : latinRules(language);
  const made = [...own, ...COMMON_RULES];
  RULES.set(language, made);
  return made;
}

/** Lower case of the same length, so that offsets stay true: "İ" alone would grow. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return text.replace(/[^\u0130]+/g, (stretch) => stretch.toLowerCase());
}

type Collecting = { text: string; lower: string; rule: DateRule; now: Date | undefined; into: Candidate[] };

function collect({ text, lower, rule, now, into }: Collecting): void {
  const { pattern, read } = rule;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(lower); match !== null; match = pattern.exec(lower)) {
    const start = match.index;
    const end = start + match[0].trimEnd().length;
    const whole = isWhole(lower, start, end);
    const span = whole ? read({ text, lower, start, groups: match.groups ?? {} }) : null;
    const days = span === null ? null : resolve(span, now);
    if (span === null || days === null) pattern.lastIndex = start + 1;
    else into.push({ start, end: trimDot(lower, end), ...days, precision: span.precision });
  }
}

/** A sentence's full stop is no part of the date; "Aug." alone never comes here without day or year. */
const trimDot = (lower: string, end: number): number => (lower.charAt(end - 1) === "." ? end - 1 : end);

function resolve(span: Span, now: Date | undefined): { from: string; to: string; relative: boolean } | null {
  if (!isYearDistance(span)) return { ...spanDays(span, now), relative: false };
  if (now === undefined) return null;
  return { ...spanDays({ ...span, year: now.getUTCFullYear() + (span.year ?? 0) }, now), relative: true };
}

const WORD = /[0-9a-z\u00df-\u024f]/;

/** Neither end may cut a Latin word or a number in two; a date after "1." or "$" is part of a figure. */
function isWhole(lower: string, start: number, end: number): boolean {
  const before = lower.charAt(start - 1);
  const first = lower.charAt(start);
  if (WORD.test(first) && WORD.test(before)) return false;
  if (/\d/.test(first) && /[.,$€£]/.test(before) && /[\d$€£]/.test(before + lower.charAt(start - 2))) return false;
  const cut = WORD.test(lower.charAt(end - 1)) && WORD.test(lower.charAt(end));
  // "2026-02-03T10:00" goes on with an hour.
  return !cut || /^t\d\d:/.test(lower.slice(end, end + 4));
}

/** Of overlapping candidates the longest stays, the first rule's among equals. */
function withoutOverlaps(candidates: readonly Candidate[]): readonly Candidate[] {
  const sorted = [...candidates].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Candidate[] = [];
  for (const candidate of sorted) {
    const last = kept.at(-1);
    if (last === undefined || candidate.start >= last.end) kept.push(candidate);
    else if (candidate.end - candidate.start > last.end - last.start) kept[kept.length - 1] = candidate;
  }
  return kept;
}
