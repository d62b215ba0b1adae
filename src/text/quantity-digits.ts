import type { Language } from "../types.ts";

/** Numbers with more digits than this are identifiers, not quantities. */
const DIGITS_MAX = 15;

const TOKEN = /[0-9０-９]{1,16}(?:[.,'’\u00a0\u202f\u2009 ][0-9０-９]{1,16}){0,8}/y;
const PIECES = /[.,'’\u00a0\u202f\u2009 ]|[0-9０-９]{1,16}/g;
const DIGIT_RUN = /[0-9０-９.,]*/y;
const BLANK = /[\u00a0\u202f\u2009 ]/;
const GROUPER = /['’\u00a0\u202f\u2009 ]/;

/** Languages that group thousands with a plain blank; elsewhere "2024 100" is two numbers. */
const BLANK_GROUPS: readonly Language[] = ["fr", "es", "it", "de"];
/** Languages whose decimal mark is the comma. */
const COMMA_DECIMAL: readonly Language[] = ["fr", "de", "es", "it"];

/** A number in digits; `value` is null for what only looks like one (a version, an identifier). */
export type DigitReading = { end: number; value: number | null; integer: boolean };

/** The number whose first digit stands at `at`, its marks read by the language and by their shape. */
export function readDigits(text: string, at: number, language: Language): DigitReading {
  TOKEN.lastIndex = at;
  const token = TOKEN.exec(text)?.[0] ?? text.charAt(at);
  if (isDigit(text, at + token.length)) return { end: digitRunEnd(text, at), value: null, integer: false };
  const pieces = token.match(PIECES) ?? [];
  const grouped = joinGroups(pieces, language);
  const marks = markPieces(pieces.slice(grouped.used));
  const end = at + grouped.chars + marks.reduce((sum, piece) => sum + piece.length, 0);
  const value = decimalOf(grouped.digits, marks, language, grouped.used > 1);
  if (value === null || grouped.digits.length > DIGITS_MAX) return { end, value: null, integer: false };
  return { end, value, integer: marks.length === 0 };
}

/** The end of the digits and marks from `at` on. */
function digitRunEnd(text: string, at: number): number {
  DIGIT_RUN.lastIndex = at;
  return at + Math.max(1, DIGIT_RUN.exec(text)?.[0].length ?? 1);
}

const isDigit = (text: string, at: number): boolean => /[0-9０-９]/.test(text.charAt(at));

/** "1 234" and "1'234": groups of three after blanks or apostrophes. */
function joinGroups(pieces: readonly string[], language: Language): { digits: string; used: number; chars: number } {
  let digits = pieces[0] ?? "";
  if (digits.length > 3 || digits === "0") return { digits, used: 1, chars: digits.length };
  let used = 1;
  let chars = digits.length;
  while (used + 1 < pieces.length) {
    const mark = pieces[used] ?? "";
    const next = pieces[used + 1] ?? "";
    const allowed = GROUPER.test(mark) && (mark !== " " || BLANK_GROUPS.includes(language));
    if (!allowed || next.length !== 3) break;
    digits += next;
    chars += mark.length + next.length;
    used += 2;
  }
  return { digits, used, chars };
}

/** The pieces up to the next blank or apostrophe: what follows it is another number. */
function markPieces(pieces: readonly string[]): readonly string[] {
  const stop = pieces.findIndex((piece) => GROUPER.test(piece) || BLANK.test(piece));
  return stop === -1 ? pieces : pieces.slice(0, stop);
}

function decimalOf(head: string, marks: readonly string[], language: Language, grouped: boolean): number | null {
  const separators = marks.filter((_, position) => position % 2 === 0);
  const groups = marks.filter((_, position) => position % 2 === 1);
  const last = separators.at(-1);
  if (last === undefined) return toNumber(head, "");
  const tail = groups.at(-1) ?? "";
  if (separators.length === 1) {
    const grouping = !grouped && isGrouping({ head, mark: last, tail, language });
    return grouping ? toNumber(head + tail, "") : toNumber(head, tail);
  }
  const earlier = new Set(separators.slice(0, -1));
  const inner = groups.slice(0, -1);
  const threes = head.length <= 3 && inner.every((group) => group.length === 3);
  if (grouped || earlier.size !== 1 || !threes) return null;
  if (!earlier.has(last)) return toNumber(head + inner.join(""), tail);
  return tail.length === 3 ? toNumber(head + groups.join(""), "") : null;
}

/** Whether one mark before exactly three digits groups thousands: the language decides, but nobody writes ",000" as a decimal. */
function isGrouping(number: { head: string; mark: string; tail: string; language: Language }): boolean {
  const { head, mark, tail, language } = number;
  if (tail.length !== 3 || head.length > 3 || head.startsWith("0")) return false;
  return tail === "000" || (mark === ",") !== COMMA_DECIMAL.includes(language);
}

/** Full-width digits are what East Asian keyboards give. */
const ascii = (digits: string): string =>
  digits.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));

const toNumber = (whole: string, fraction: string): number => Number(`${ascii(whole)}.${ascii(fraction) || "0"}`);
