import type { DateMention } from "../text/date-types.ts";
import { findDates } from "../text/dates.ts";
import { findFractions } from "../text/fractions.ts";
import { findMultiples } from "../text/multiples.ts";
import { findPartLabels, type PartLabel } from "../text/part-labels.ts";
import { findQuantities, type Quantity } from "../text/quantities.ts";
import { findVagueCounts } from "../text/vague-counts.ts";
import type { Language } from "../types.ts";
import type { SentenceView } from "./match.ts";
import type { SentenceSounds } from "./sounded.ts";

/** Any day will do to see that a time is named when nobody knows the article's own. */
const SOME_DAY = "2025-01-01";

/** Kept on the sentence itself: a weak map of thousands of sentences is walked through at every collection of garbage. */
export type SentenceFacts = {
  dates: readonly DateMention[] | undefined;
  amounts: readonly Quantity[] | undefined;
  partLabels: readonly PartLabel[] | undefined;
  sounds: SentenceSounds | undefined;
};

/** Which of several fabs, phases or rounds a sentence speaks of. */
export const partLabelsOf = ({ text, facts }: SentenceView): readonly PartLabel[] =>
  (facts.partLabels ??= findPartLabels(text));

/** The dates a sentence names; `day` is its article's, for "in the coming weeks". Read once a sentence: reading them costs the most. */
export function datesOf({ text, facts }: SentenceView, language: Language, day: string | null): readonly DateMention[] {
  return (facts.dates ??= findDates(text, language, new Date(`${day ?? SOME_DAY}T00:00:00Z`)));
}

/** A sign that an amount may stand in a text: a figure, a number in words, or "more than a gigawatt". */
const AMOUNT_SIGN = new RegExp(
  `\\d|[一二三四五六七八九十百千万半两兩]|[한두세네]\\s|(?<!\\p{L})(?:${[
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen eighteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen half",
    "deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente quarante cinquante soixante cent mille quinzaine vingtaine trentaine quarantaine cinquantaine dizaine douzaine milliard",
    "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf fünfzehn zwanzig dreißig vierzig fünfzig hundert tausend milliarde dutzend hälfte",
    "dos tres cuatro cinco siete ocho nueve diez once doce quince veinte treinta cuarenta cincuenta cien mil millón mitad",
    "due tre quattro sei sette otto nove dieci dodici quindici venti trenta quaranta cinquanta cento mille milione miliardo metà",
    "year gigawatt month week decade",
  ]
    .join(" ")
    .replaceAll(" ", "|")})(?!\\p{L})`,
  "iu",
);

/** The amounts a sentence names, shares, multiples and counts said in words too ("un quinto", 三成, "twice", "several thousand"); years left out. */
export function amountsOf({ text, facts }: SentenceView, language: Language): readonly Quantity[] {
  return (facts.amounts ??= readAmounts(text, language));
}

/** A few sources: "tre fonti", 两位知情人士. */
const SOURCES =
  /^\S+ (?:\p{L}+ )?(?:sources|insiders?|quellen|fuentes|fonti)(?!\p{L})|^.(?:名|位|个|個)?(?:知情|消息|业内|業內|内部)/iu;
/** A few people who say something: "two people familiar with the talks", not "ten people, the company said". */
const PEOPLE = "\\S+ (?:\\p{L}+ )?(?:people|persons|officials|personnes|personen|personas|persone)(?!\\p{L})";
const SAY =
  "(?:said|says?|told|familiar|knowledge|briefed|close|as (?:its )?sources|disent|proches|sagten?|sagen|vertraut|dicen|dijeron|cercanas|dicono|vicine)";
const PEOPLE_SAYING = new RegExp(`^${PEOPLE}(?: \\p{L}+){0,2} ${SAY}(?!\\p{L})`, "iu");
const PEOPLE_ALONE = new RegExp(`^${PEOPLE}`, "iu");
const CREDITED_TO = /(?:\bciting|\bcites?|\baccording to|\bselon|\blaut|\bsegún|\bsecondo)\s$/iu;
const SOURCES_MAX = 12;

/** Whether an amount only counts who says something; it counts nothing that is told. */
function isOfSources({ value, start }: Quantity, text: string): boolean {
  if (value > SOURCES_MAX) return false;
  const rest = text.slice(start);
  return (
    SOURCES.test(rest) ||
    PEOPLE_SAYING.test(rest) ||
    (PEOPLE_ALONE.test(rest) && CREDITED_TO.test(text.slice(0, start)))
  );
}

function readAmounts(text: string, language: Language): readonly Quantity[] {
  const inWords = [...findFractions(text), ...findMultiples(text), ...findVagueCounts(text)];
  if (!AMOUNT_SIGN.test(text)) return inWords;
  const figures = findQuantities(text, language).filter(
    (amount) =>
      amount.kind !== "year" &&
      !isOfSources(amount, text) &&
      !inWords.some((other) => other.start < amount.end && amount.start < other.end),
  );
  return inWords.length === 0 ? figures : [...figures, ...inWords];
}
