import { daySpan, fullYear, halfSpan, monthSpan, quarterSpan, seasonSpan, yearSpan } from "./date-spans.ts";
import type { DatePart, Span } from "./date-types.ts";
import { DATE_WORDS, type DateWords, type LatinLanguage } from "./date-words.ts";

/** What a rule may look at: the text as it is and in lower case, and the match's groups. */
export type Found = {
  text: string;
  lower: string;
  start: number;
  groups: Readonly<Record<string, string | undefined>>;
};

/**
 * A pattern over the lower-case text and how to read a match; null when it is no date after all. Only the `isWordy` ones can match where no
 * digit stands, and those of `hasYear` only where a year of four digits does.
 */
export type DateRule = { pattern: RegExp; read: (found: Found) => Span | null; isWordy?: true; hasYear?: true };

const SPACE = "[\\s\\u00a0\\u202f]{1,2}";
const YEAR = "(?:19|20)\\d\\d(?!\\d)";
const WORD_END = "(?![0-9a-z\\u00df-\\u024f])";

/** Longest first, so that "end of" is not read as "end". */
const any = (forms: Iterable<string>): string =>
  [...forms]
    .flatMap((form) => form.split("|"))
    .sort((a, b) => b.length - a.length)
    .map((form) => form.replace(/[.]/g, "\\.").replaceAll(" ", "[\\s\\u00a0]"))
    .join("|");

const RULES = new Map<LatinLanguage, readonly DateRule[]>();

/** The rules of a language that writes its months as words. Every quantifier is bounded. */
export function latinRules(language: LatinLanguage): readonly DateRule[] {
  const known = RULES.get(language);
  if (known !== undefined) return known;
  const words = DATE_WORDS[language];
  const made = [...monthRules(words), ...numberedRules(words), ...yearRules(words)];
  RULES.set(language, made);
  return made;
}

function monthRules(words: DateWords): DateRule[] {
  const monthOf = new Map<string, number>();
  words.months.forEach((form, month) => monthOf.set(form, month + 1));
  words.short.forEach((forms, month) => forms.split("|").forEach((form) => monthOf.set(form, month + 1)));
  const month = `(?<month>${any(monthOf.keys())})${WORD_END}\\.?`;
  const link = `(?:,|${SPACE}(?:${any([words.link])}))?${SPACE}`;
  const year = `(?:${link}(?<year>${YEAR}))`;
  const part = `(?:(?<part>${any(words.parts.map(([forms]) => forms))})[\\s\\u00a0-])`;
  const day = "(?<day>\\d{1,2})(?:[-–](?<dayto>\\d{1,2}))?(?:st|nd|rd|th|er|º|°)?\\.?";
  const number = (found: Found): number => monthOf.get(found.groups["month"] ?? "") ?? 0;
  const readDay = (found: Found): Span | null => {
    const { day: first, dayto, year: named, hyphened } = found.groups;
    return daySpan(fullYear(named ?? hyphened), number(found), Number(first), Number(dayto ?? first));
  };
  return [
    {
      pattern: new RegExp(
        `${day}(?:${SPACE}|-)(?:(?:of|de|di)${SPACE})?${month}(?:${year}|-(?<hyphened>${YEAR}))?`,
        "g",
      ),
      read: readDay,
    },
    {
      pattern: new RegExp(`(?<month>${any(monthOf.keys())})\\.?${SPACE}${day}(?!\\d|[.,:]\\d|%)${year}?`, "g"),
      read: readDay,
    },
    {
      pattern: new RegExp(`${part}?(?<month>${any(monthOf.keys())})${WORD_END}(?:\\.?${year}|)`, "g"),
      read: (found) =>
        isMonth(found, words) ? monthSpan(fullYear(found.groups["year"]), number(found), partOf(found, words)) : null,
      isWordy: true,
    },
  ];
}

function partOf(found: Found, words: DateWords): DatePart | null {
  const said = (found.groups["part"] ?? "").replaceAll("\u00a0", " ");
  return words.parts.find(([forms]) => forms.split("|").includes(said))?.[1] ?? null;
}

/** A month alone: abbreviations, "may", "march" and "mars" need a preposition. */
function isMonth(found: Found, words: DateWords): boolean {
  const { month = "", year, part } = found.groups;
  if (year !== undefined) return true;
  if (words.months.includes(month) && (part !== undefined || !words.traps.includes(month))) return true;
  const before = found.lower.slice(Math.max(0, found.start - 12), found.start);
  return new RegExp(`(?:^|[\\s(-])(?:${words.before})[\\s-]$`).test(before);
}

/** Quarters and halves: "Q3 2026", "3Q26", "third quarter of 2026", "the third-quarter report", "H2 2026". */
function numberedRules(words: DateWords): DateRule[] {
  const link = `(?:,|${SPACE}(?:${any([words.link])}))?${SPACE}(?:(?:${any([words.fiscal])})${SPACE}?)?`;
  // Two digits are a year only when glued, marked or last: in "Q3 15 % of sales" they are not.
  const long = `(?:[\\s'’-]{0,2}|,[\\s]|${SPACE}(?:${any([words.link])})${SPACE})(?:fy[\\s]?)?(?<year>${YEAR})`;
  const last = `[\\s](?=2\\d(?:[\\s]?$|[?!;)]|[\\s](?:vs|versus|and|or|against)(?![a-z])))`;
  const near = `(?:${long}|(?:[\\s]?fy|['’]|${last}|)(?<short>\\d\\d(?![\\d.,%])))?`;
  const rules: DateRule[] = [];
  const add = (letters: string, read: (year: number | null, number: number) => Span): void => {
    const reader = ({ groups }: Found): Span | null =>
      read(fullYear(groups["year"] ?? groups["short"]), Number(groups["number"]));
    const digits = read === halfSpan ? "[12]" : "[1-4]";
    rules.push({
      pattern: new RegExp(`[${letters}](?<number>${digits})(?![0-9a-eg-z]|[.]\\d)${near}`, "g"),
      read: upper(reader),
    });
    rules.push({
      pattern: new RegExp(`(?<number>${digits})[${letters}](?![a-eg-z])${near}${WORD_END}`, "g"),
      read: upper(reader),
    });
  };
  add(words.quarterLetters, quarterSpan);
  add(words.halfLetters, halfSpan);
  words.ordinals.forEach((forms, position) => {
    const said = (noun: string): string =>
      `(?:${any([forms])})(?:${SPACE}|-)(?:${any([noun])})${WORD_END}(?:${link}(?<year>${YEAR}))?`;
    const year = (found: Found): number | null => fullYear(found.groups["year"]);
    rules.push({
      pattern: new RegExp(said(words.quarter), "g"),
      read: (found) => quarterSpan(year(found), position + 1),
      isWordy: true,
    });
    if (position < 2)
      rules.push({
        pattern: new RegExp(said(words.half), "g"),
        read: (found) => halfSpan(year(found), position + 1),
        isWordy: true,
      });
  });
  return rules;
}

/** Letters like H2 and T3 stand alone only as capitals with a year: H2 is hydrogen, S2 a product; Q3 alone is a quarter. */
const upper =
  (read: DateRule["read"]): DateRule["read"] =>
  (found) => {
    const head = found.text.slice(found.start, found.start + 2);
    const year = (found.groups["year"] ?? found.groups["short"]) !== undefined;
    if (!year && !/Q\d|\dQ/.test(head)) return null;
    return /[QHTS]/.test(head) || year ? read(found) : null;
  };

/** Years with a part, a season or a fiscal name in front. */
function yearRules(words: DateWords): DateRule[] {
  const part = `(?<part>${any(words.parts.map(([forms]) => forms))})[\\s\\u00a0-](?:(?:${any([words.link])})${SPACE})?`;
  const year = (found: Found): number | null => fullYear(found.groups["year"]);
  const rules: DateRule[] = [
    {
      pattern: new RegExp(`${part}(?<year>${YEAR})`, "g"),
      read: (found) => yearSpan(year(found), partOf(found, words)),
      hasYear: true,
    },
    {
      pattern: new RegExp(`(?:${any([words.fiscal])})[\\s\\u00a0'’]?(?<year>${YEAR}|[0-4]\\d)${WORD_END}`, "g"),
      read: (found) => yearSpan(year(found), null),
    },
  ];
  const names = ["spring", "summer", "autumn", "winter"] as const;
  names.forEach((name, position) => {
    const forms = words.seasons[position] ?? name;
    const pattern = new RegExp(`(?:${any([forms])})${SPACE}(?:(?:${any([words.link])})${SPACE})?(?<year>${YEAR})`, "g");
    rules.push({ pattern, read: (found) => seasonSpan(year(found) ?? 0, name), hasYear: true });
  });
  return rules;
}
