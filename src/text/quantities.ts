import type { Language } from "../types.ts";
import { findDates } from "./date-mentions.ts";
import type { DateMention } from "./date-types.ts";
import { isApproximate, isProductNumber, joinsRange } from "./quantity-context.ts";
import { currencyBefore, yenOrYuan } from "./quantity-currencies.ts";
import { readDigits } from "./quantity-digits.ts";
import { continuesWord, matchForm, skipGap } from "./quantity-forms.ts";
import { readMeaning, type Meaning } from "./quantity-meaning.ts";
import { scaleIndex } from "./quantity-scales.ts";
import type { Quantity } from "./quantity-types.ts";
import { readHan, readKorean, readWords } from "./quantity-words.ts";

export type { Quantity } from "./quantity-types.ts";

/** A number with what was read around it, before ranges are joined. */
type Draft = Meaning & { start: number; number: number };

const LATIN = /[0-9０-９]|\p{L}+/gu;
const CHINESE = /[0-9０-９〇零一二两兩三四五六七八九十百千万萬亿億兆]/g;
const KOREAN = /[0-9０-９일이삼사오육칠팔구십백천만억조한두세네다여열스아]/g;
const FINDERS: Partial<Record<Language, RegExp>> = { zh: CHINESE, ja: CHINESE, ko: KOREAN };

const YEAR_MIN = 1990;
const YEAR_MAX = 2099;

/**
 * The quantities a text states, in reading order, never overlapping, normalised to base units. Digits glued to letters are
 * names (H100, 910B, V3.2) unless the letters are a unit; day and month numbers of dates are left out, years are kept.
 * @param language decides what "1,234", "billion" and "一" mean
 * @param dates gives the dates of the text where they are known already
 */
export function findQuantities(
  text: string,
  language: Language,
  dates: () => readonly DateMention[] = () => findDates(text, language),
): readonly Quantity[] {
  const drafts: Draft[] = [];
  const finder = new RegExp(FINDERS[language] ?? LATIN);
  for (let match = finder.exec(text); match !== null; match = finder.exec(text)) {
    const { draft, next } = readAt(text, match.index, { language, floor: drafts.at(-1)?.end ?? 0 });
    if (draft !== null) drafts.push(draft);
    if (next > finder.lastIndex) finder.lastIndex = next;
  }
  const quantities = joinRanges(text, drafts).map((draft) => toQuantity(text, draft, language));
  return withoutDateParts(quantities, dates);
}

/** "At least a year", "more than a gigawatt": here the article is a number. */
const LEADS_AMOUNT =
  /(?:^|\s)(?:at least|more than|less than|over|under|about|around|roughly|nearly|almost|up to|within|another|after|lasts?|lasted|took|takes?|needs?|needed|lost) $/i;
const LEAD_CHARS = 12;

/** `floor` is where the last quantity ended: its sign is not the next one's ("1 € 2"). */
type Place = { language: Language; floor: number };

type Step = { draft: Draft | null; next: number };

function readAt(text: string, at: number, place: Place): Step {
  const { language } = place;
  if (/[0-9０-９]/.test(text.charAt(at))) return readFigure(text, at, place);
  const percent = text.startsWith("百分之", at) ? readHanPercent(text, at, language) : null;
  if (percent !== null) return { draft: percent, next: percent.end };
  const words = readInWords(text, at, language);
  if (words === null || continuesWord(text, words.end)) return { draft: null, next: at + 1 };
  // "60,000 wafers a month" states a rate; "a million" a number.
  const article = /^an?$/i.test(text.slice(at, words.end));
  const isBare = article && matchForm(scaleIndex(language), text, skipGap(text, words.end)) === null;
  if (isBare && !LEADS_AMOUNT.test(text.slice(Math.max(0, at - LEAD_CHARS), at)))
    return { draft: null, next: words.end };
  const meaning = readMeaning(text, words.end, { language, money: null, number: words.value });
  if (isBare && meaning?.kind !== "duration" && meaning?.kind !== "power") return { draft: null, next: words.end };
  if (meaning === null || (words.weak && meaning.kind === "plain" && meaning.factor === 1))
    return { draft: null, next: words.end };
  return { draft: { ...meaning, start: at, number: words.value }, next: meaning.end };
}

function readInWords(text: string, at: number, language: Language): ReturnType<typeof readWords> {
  if (language === "ko") return readKorean(text, at);
  return language === "zh" || language === "ja" ? readHan(text, at) : readWords(text, at, language);
}

/** 百分之十五, the only percentage whose sign comes first. */
function readHanPercent(text: string, at: number, language: Language): Draft | null {
  const from = at + "百分之".length;
  const digits = /[0-9０-９]/.test(text.charAt(from)) ? readDigits(text, from, language) : readHan(text, from);
  if (digits === null || digits.value === null) return null;
  return { start: at, end: digits.end, number: digits.value, kind: "percent", unit: "%", factor: 1, currency: null };
}

function readFigure(text: string, at: number, { language, floor }: Place): Step {
  const sign = currencyBefore(text, at);
  const money = sign !== null && sign.start >= floor ? sign : null;
  const times = money === null && at > floor && isTimesSign(text, at - 1);
  const digits = readDigits(text, at, language);
  const glued = money === null && !times && isGluedBefore(text, at);
  const year = digits.integer && digits.end - at === 4 && isYear(digits.value);
  if (digits.value === null || (glued && !(year && text.charAt(at - 1) === "-"))) {
    return { draft: null, next: nameEnd(text, digits.end) };
  }
  const start = money?.start ?? at;
  const minus = start > floor && isMinus(text, start - 1);
  if (times) return { draft: timesDraft(text, at, { end: digits.end, number: digits.value }), next: digits.end };
  const meaning = readMeaning(text, digits.end, { language, money: money?.code ?? null, number: digits.value });
  if (meaning === null) return { draft: null, next: nameEnd(text, digits.end) };
  const number = (minus ? -1 : 1) * (digits.value + (meaning.added ?? 0));
  const draft = { ...meaning, start: minus ? start - 1 : start, number };
  return { draft: named(text, draft, year, digits.end), next: meaning.end };
}

/** The draft with its year recognised, or null when the bare number belongs to a product's name. */
function named(text: string, draft: Draft, year: boolean, digitsEnd: number): Draft | null {
  const bare = draft.kind === "plain" && draft.end === digitsEnd;
  const ofYear = year && (bare || (draft.kind === "duration" && /^[年년]$/.test(text.slice(digitsEnd, draft.end))));
  if (ofYear) {
    return isProductNumber(text, draft.start, "year") ? null : { ...draft, kind: "year", unit: null, factor: 1 };
  }
  return bare && isProductNumber(text, draft.start, "plain") ? null : draft;
}

const isYear = (value: number | null): boolean => value !== null && value >= YEAR_MIN && value <= YEAR_MAX;

const isTimesSign = (text: string, at: number): boolean =>
  /[x×]/.test(text.charAt(at)) && !/[\p{L}\p{N}]/u.test(text.charAt(at - 1));

function timesDraft(text: string, at: number, read: { end: number; number: number }): Draft | null {
  if (continuesWord(text, read.end)) return null;
  return { start: at - 1, end: read.end, number: read.number, kind: "multiple", unit: "x", factor: 1, currency: null };
}

/** Letters, or a hyphen, dot or slash after letters or digits, make the digits part of a name (GPT-4, V3.2). */
function isGluedBefore(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  if (/[A-Za-z\u00c0-\u024f_#@]/.test(before)) return true;
  return /[-‑./']/.test(before) && /[A-Za-z\u00c0-\u024f]/.test(text.charAt(at - 2));
}

/** A minus sign counts when nothing stands before it that it could join. */
const isMinus = (text: string, at: number): boolean =>
  /[-−]/.test(text.charAt(at)) && (at === 0 || /[\s(]/.test(text.charAt(at - 1)));

const NAME_REST = /[0-9A-Za-z]*(?:[.,-][0-9][0-9A-Za-z]*)*/y;

/** The end of the name or identifier that goes on at `at`. */
function nameEnd(text: string, at: number): number {
  NAME_REST.lastIndex = at;
  return at + (NAME_REST.exec(text)?.[0].length ?? 0);
}

type Ranged = Draft & { to?: Draft };

/** "10 to 15 billion", "14.5億元至15.2億元": two figures become one, the first taking what only the second says. */
function joinRanges(text: string, drafts: readonly Draft[]): readonly Ranged[] {
  const joined: Ranged[] = [];
  for (const draft of drafts) {
    const before = joined.at(-1);
    const low = before === undefined || before.to !== undefined ? null : lowerEnd(before, draft);
    if (before !== undefined && low !== null && joinsRange(text, before.start, [before.end, draft.start])) {
      joined[joined.length - 1] = { ...low, end: draft.end, to: draft };
    } else {
      joined.push(draft);
    }
  }
  return joined;
}

/** The first figure read with the second's unit, or null when they measure different things or fall. */
function lowerEnd(first: Draft, second: Draft): Draft | null {
  if (first.kind === "year" || second.kind === "year") return null;
  const bare = first.kind === "plain" && first.factor === 1;
  // "$10-15 billion": the sign is said once, the scale once.
  const priced = first.kind === "money" && first.factor === 1 && (second.kind === "money" || second.kind === "plain");
  const shared = priced && first.number < second.number ? { ...first, factor: second.factor } : first;
  const low = bare ? { ...second, start: first.start, number: first.number } : shared;
  const same = low.kind === second.kind ? low.unit === second.unit || second.unit === null : priced;
  return same && low.number * low.factor < second.number * second.factor ? low : null;
}

function toQuantity(text: string, draft: Ranged, language: Language): Quantity {
  const { start, end, kind } = draft;
  const code = draft.currency === "¥" ? yenOrYuan(text, language) : draft.currency;
  const value = scaled(draft);
  return {
    start,
    end,
    surface: text.slice(start, end),
    value,
    unit: kind === "money" ? (draft.unit ?? "").replace("¥", code ?? "") || null : draft.unit,
    kind,
    ...(code === null ? {} : { currency: code }),
    approximate: isApproximate(text, start, end),
    ...(draft.to === undefined ? {} : { range: { from: value, to: scaled(draft.to) } }),
  };
}

/** Floating point would make 1.6 × 10^9 and 16 × 10^8 differ in the last bit. */
const scaled = (draft: Draft): number =>
  draft.factor === 1 ? draft.number : Number((draft.number * draft.factor).toPrecision(15));

/** Plain numbers inside a date ("26" of "9月26日") count nothing. */
function withoutDateParts(quantities: readonly Quantity[], dates: () => readonly DateMention[]): readonly Quantity[] {
  const suspect = ({ kind, unit }: Quantity): boolean =>
    kind === "plain" || kind === "duration" || (kind === "count" && unit === null);
  if (!quantities.some(suspect)) return quantities;
  const parts = dates().filter(({ precision }) => precision !== "year");
  let next = 0;
  return quantities.filter((quantity) => {
    while ((parts[next]?.end ?? Infinity) <= quantity.start) next += 1;
    return !suspect(quantity) || (parts[next]?.start ?? Infinity) >= quantity.end;
  });
}
