import type { DateMention } from "../text/date-types.ts";
import { findDates } from "../text/dates.ts";
import { findFractions } from "../text/fractions.ts";
import { findQuantities, type Quantity } from "../text/quantities.ts";
import type { Language } from "../types.ts";
import type { SentenceView } from "./match.ts";

/** Any day will do to see that a time is named when nobody knows the article's own. */
const SOME_DAY = "2025-01-01";

/** Kept on the sentence itself: a weak map of thousands of sentences is walked through at every collection of garbage. */
export type SentenceFacts = { dates: readonly DateMention[] | undefined; amounts: readonly Quantity[] | undefined };

/** The dates a sentence names; `day` is its article's, for "in the coming weeks". Read once a sentence: reading them costs the most. */
export function datesOf({ text, facts }: SentenceView, language: Language, day: string | null): readonly DateMention[] {
  return (facts.dates ??= findDates(text, language, new Date(`${day ?? SOME_DAY}T00:00:00Z`)));
}

/** A sign that an amount may stand in a text. */
const AMOUNT_SIGN =
  /\d|[一二三四五六七八九十百千万半两兩]|\b(one|two|three|four|five|six|seven|eight|nine|ten|dozen|half|double[ds]?|triple[ds]?|deux|trois|quatre|cinq|moitié|zwei|drei|vier|fünf|hälfte|dos|tres|cuatro|cinco|mitad|due|tre|quattro|cinque|metà)\b/iu;

/** The amounts a sentence names, shares said in words too ("un quinto", 三成); years left out. */
export function amountsOf({ text, facts }: SentenceView, language: Language): readonly Quantity[] {
  return (facts.amounts ??= readAmounts(text, language));
}

/** A few people or sources that say something: "two people familiar with the talks", «tre fonti», 两位知情人士. They count nothing that is told. */
const SOURCES =
  /^\S+ (?:\p{L}+ )?(?:people|persons|sources|officials|employees|executives|insiders?|personnes|proches|personen|quellen|fuentes|personas|fonti|persone)(?!\p{L})|^.(?:名|位|个|個)?(?:知情|消息|业内|業內|内部)/iu;
const SOURCES_MAX = 12;
const SAYING =
  /\b(?:sa(?:id|ys?|ying)|told|tells?|familiar|knowledge|briefed|close|cit(?:es|ed|ing)|according|as (?:its )?sources|writes|disent|dit|selon|proches|sagten?|sagen|zufolge|laut|vertraut|dicen|dijeron|según|dicono|dicevano|secondo|vicine)\b|人士|称|透露/iu;

/** Whether an amount only counts who says something. */
const isOfSources = ({ value, start }: Quantity, text: string): boolean =>
  value <= SOURCES_MAX && SOURCES.test(text.slice(start)) && SAYING.test(text);

function readAmounts(text: string, language: Language): readonly Quantity[] {
  const inWords = findFractions(text);
  if (!AMOUNT_SIGN.test(text)) return inWords;
  const figures = findQuantities(text, language).filter(
    (amount) =>
      amount.kind !== "year" &&
      !isOfSources(amount, text) &&
      !inWords.some((other) => other.start < amount.end && amount.start < other.end),
  );
  return inWords.length === 0 ? figures : [...figures, ...inWords];
}
