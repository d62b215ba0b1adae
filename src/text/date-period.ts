import type { Language } from "../types.ts";
import { addDays, isoDay } from "./date-spans.ts";
import type { DateMention } from "./date-types.ts";
import { findDates } from "./date-mentions.ts";

/** The time a question limits itself to, YYYY-MM-DD, both ends included. */
export type Period = { from?: string; to?: string; asOf?: string };

type Relation = "asOf" | "before" | "until" | "after" | "since" | "in";

const ARTICLES = /(?:the|le|la|el|il|lo|dem|den|der|des|last|late|du|del)\s$|l['’]$/;

/** How the words in front of a date limit it; the first that fits counts. */
const BEFORE: readonly (readonly [Relation, RegExp])[] = [
  [
    "asOf",
    /(?:as of|as at|as per|à la date d[eu]|en date d[eu]|état (?:en|au|à)|situation (?:en|au|à)|stand|stand vom|stand im|mit stand|a fecha de|al día de|alla data d[ie]|aggiornato a|截至|截止|截止到)\s?$/,
  ],
  [
    "before",
    /(?:before|prior to|ahead of|earlier than|avant|vor|bevor|antes de|antes del|prima di|prima del|prima dell['’])\s?$/,
  ],
  [
    "until",
    /(?:until|till|by|up to|through|no later than|jusqu['’](?:à|en|au)|d['’]ici(?: à)?|bis|bis zum|bis zu|hasta|entro|fino a|fino al|到|截止)\s?$/,
  ],
  ["after", /(?:after|later than|following|après|nach|después de|después del|tras|dopo|dopo il)\s?$/],
  [
    "since",
    /(?:since|from|starting|starting in|depuis|dès|à partir de|à partir d['’]|seit|ab|von|desde|a partir de|dal|da|dall['’]|自|自从|从|從)\s?$/,
  ],
];

/** How the words behind a date limit it, in the languages that put them there. */
const AFTER: readonly (readonly [Relation, RegExp])[] = [
  ["asOf", /^(?:時点|现在|現在|\s?기준|\s?현재|\s?시점)/],
  ["since", /^(?:以来|以來|以降|以后至今|から|より|起|开始|開始|\s?이후|\s?이래|부터|\s?from)/],
  ["before", /^(?:以前|之前|前|より前|\s?이전|\s?전(?:에|까지)?(?![가-힣]))/],
  ["until", /^(?:まで|までに|为止|為止|까지)/],
  ["after", /^(?:以后|以後|之后|之後|后|後)/],
];

/** "between May and July", "from 2024 to 2025": the words that make two dates one stretch. */
const TO =
  /^\s?(?:and|to|until|till|through|-|–|et|à|au|jusqu['’](?:à|en|au)|und|bis|bis zum|y|a|al|hasta|e|fino a|至|到|和|から|と|～|~|에서|부터|과|와)\s?(?:the\s|le\s|el\s|il\s)?$/;

/**
 * A question's own time limits, or null when it names none. `asOf` only where the words say so ("as of", "Stand", "截至",
 * "時点"); what the dates limit, the reports or the events, is for the caller to decide.
 * @param now resolves "last week" and months without a year
 */
export function findPeriod(question: string, language: Language, now: Date): Period | null {
  const dates = findDates(question, language, now);
  const lower = question.toLowerCase();
  let period: Period | null = null;
  for (const [position, date] of dates.entries()) {
    const before = dates[position - 1];
    const joined = before !== undefined && TO.test(lower.slice(before.end, date.start));
    period = merge(period, joined ? { to: date.to } : limits(relation(lower, date), date, isoDay(now)), joined);
  }
  return period;
}

function relation(lower: string, date: DateMention): Relation {
  const behind = lower.slice(date.end, date.end + 8);
  const after = AFTER.find(([, words]) => words.test(behind));
  if (after !== undefined) return after[0];
  const front = lower.slice(Math.max(0, date.start - 24), date.start).replace(ARTICLES, "");
  const before = BEFORE.find(([, words]) => startsWord(words, front));
  return before?.[0] ?? "in";
}

/** The words must stand alone: "da" is not the end of "agenda". */
function startsWord(words: RegExp, front: string): boolean {
  const found = words.exec(front);
  return (
    found !== null &&
    !/[a-z\u00df-\u024f]/.test(/[a-zà-ÿ]/.test(found[0].charAt(0)) ? front.charAt(found.index - 1) : "")
  );
}

function limits(how: Relation, date: DateMention, today: string): Period {
  const { from, to } = how === "since" || how === "after" || how === "asOf" ? gone(date, today) : date;
  if (how === "asOf") return { asOf: to };
  if (how === "before") return { to: addDays(from, -1) };
  if (how === "until") return { to };
  if (how === "after") return { from: addDays(to, 1) };
  return how === "since" ? { from } : { from, to };
}

/** "since January" speaks of a January that was: a date without a year moves back when it lies ahead. */
function gone(date: DateMention, today: string): { from: string; to: string } {
  if (date.relative || date.from <= today || /\d{4}/.test(date.surface)) return date;
  const back = (day: string): string => addDays(`${Number(day.slice(0, 4)) - 1}${day.slice(4)}`, 0);
  return { from: back(date.from), to: back(date.to) };
}

/** Several dates widen the period ("in 2024 and 2025"), except that each open end keeps its word ("since May ... before July"). */
function merge(first: Period | null, second: Period, joined: boolean): Period {
  if (first === null) return second;
  if (joined) return { ...first, ...second };
  const merged: Period = { ...first, ...second };
  if (first.from !== undefined && second.from !== undefined)
    merged.from = first.from < second.from ? first.from : second.from;
  if (first.to !== undefined && second.to !== undefined) merged.to = first.to > second.to ? first.to : second.to;
  return merged;
}
