import type { Catalogue } from "../knowledge/catalogue.ts";
import { isCommonWord } from "../knowledge/common-words.ts";
import { foldText } from "../knowledge/fold.ts";
import type { Claim } from "../reading/claim-types.ts";
import type { Reading } from "../reading/reading.ts";
import type { DateMention } from "../text/date-types.ts";
import { findDates } from "../text/dates.ts";
import { findQuantities } from "../text/quantities.ts";
import { STOP_WORDS } from "../text/stop-words.ts";
import { knownLanguage, termsOf } from "../text/terms.ts";
import { words as wordsOf } from "../text/words.ts";
import { body, type Article } from "../types.ts";
import { readFigures } from "./figures.ts";
import { happeningsOf } from "./happenings.ts";
import { sketchOf } from "./near-copies.ts";
import { creditsIn, publisherIn } from "./publishers.ts";
import { reportedPeriods } from "./reporting-periods.ts";
import type { StoryTraits, Weighted } from "./story-types.ts";

/** Goes up when traits hold something else of the same text, so that older ones are read again. */
export const TRAITS_VERSION = 2;

const HEAD_SENTENCES = 3;
const CONFIDENCE_MIN = 0.5;
const WEIGHT_MIN = 0.3;
const STRANGERS_MAX = 40;
const WORDS_MAX = 120;
const DAYS_MAX = 12;
/** In the lead, in the head, once further down, and what each further mention adds there. */
const PROMINENCE = { lead: 1, head: 0.75, once: 0.3, more: 0.15, most: 0.8 } as const;
/** What countries, outlets and agencies are in half of all articles for; kinds that are not what happens to somebody. */
const LEFT_OUT_KINDS = new Set(["outlet"]);

/** What to read traits out of: an article, its reading and its claims. */
export type TraitsSource = { article: Article; reading: Reading; claims: readonly Claim[]; catalogue: Catalogue };

/** What is kept of an article to compare it with others. */
export function readTraits({ article, reading, claims, catalogue }: TraitsSource): StoryTraits {
  const text = body(article);
  const language = knownLanguage(article.lang);
  const words = wordsOf(text, article.lang);
  const dates = findDates(text, language);
  const days = daysIn(dates, article);
  const head = headOf(article, reading, text.length);
  const names = reading.entities.filter(
    ({ id, confidence }) => confidence >= CONFIDENCE_MIN && !LEFT_OUT_KINDS.has(catalogue.find(id)?.kind ?? ""),
  );
  const heads = claims.filter(({ isHeadline }) => isHeadline);
  const publisher = publisherIn(article, catalogue);
  const credits = creditsIn(article, reading, catalogue);
  return {
    version: TRAITS_VERSION,
    url: article.url,
    title: article.title,
    lead: leadOf(article, text, head),
    outlet: article.outlet,
    publisher,
    language: article.lang,
    published: article.published,
    day: article.day,
    isDayGiven: article.published !== null,
    names: weighted(names, head),
    happenings: weighted(
      reading.concepts.flatMap(({ id, start, weight }) =>
        weight < WEIGHT_MIN ? [] : (happeningsOf(id) ?? []).map((kind) => ({ id: kind, start })),
      ),
      head,
    ),
    strangers: strangersIn(text, reading, article.lang).slice(0, STRANGERS_MAX),
    figures: readFigures(
      findQuantities(text, language, () => dates),
      head.head,
    ),
    periods: reportedPeriods(text.slice(0, head.head)),
    days,
    headDays: headDaysOf(article, text.slice(0, head.head), days),
    words: tellingTerms(termsOf(text, words, article.lang)),
    sketch: sketchOf(words),
    states: [
      ...new Set(heads.flatMap(({ kind, value }) => (value.kind === "state" ? [`${kind}: ${value.state}`] : []))),
    ],
    modality: heads[0]?.modality ?? "reported",
    credits: credits.all,
    headCredits: credits.head,
  };
}

/** Where the lead (title, else first sentence) and the head (three sentences) of an article end. */
type Head = { lead: number; head: number };

function headOf({ title }: Article, { sentences }: Reading, length: number): Head {
  const running = sentences.filter(({ start }) => start > (title?.length ?? 0));
  return {
    lead: title === null ? (running[0]?.end ?? length) : title.length,
    head: running[HEAD_SENTENCES - 1]?.end ?? length,
  };
}

const LEAD_CHARS_MAX = 160;

function leadOf({ title }: Article, text: string, { lead }: Head): string {
  const line = title ?? text.slice(0, lead).trim().replace(/\s+/gu, " ");
  return line.length <= LEAD_CHARS_MAX ? line : `${line.slice(0, LEAD_CHARS_MAX).replace(/\S*$/u, "").trim()} …`;
}

function weighted(hits: readonly { id: string; start: number }[], { lead, head }: Head): Weighted[] {
  const found = new Map<string, { first: number; count: number }>();
  for (const { id, start } of hits) {
    const before = found.get(id) ?? { first: start, count: 0 };
    found.set(id, { first: Math.min(before.first, start), count: before.count + 1 });
  }
  return [...found].map(([id, { first, count }]) => {
    const running = Math.min(PROMINENCE.most, PROMINENCE.once + PROMINENCE.more * (count - 1));
    const placed = first < lead ? PROMINENCE.lead : first < head ? Math.max(PROMINENCE.head, running) : running;
    return [id, Math.round(placed * 100) / 100];
  });
}

const NAME = /(?<=[\p{L}\d,;:’'"”“(] ?)(?<![.!?] )(?<![\p{L}\d])\p{Lu}[\p{Script=Latin}\d-]{2,}(?![\p{L}\d])/gu;
/** Capitals that name no one: units, currencies, offices, and what every article of the field writes. */
const NO_NAMES = new Set(
  "rmb usd cny hkd krw jpy eur ceo cfo cto coo ipo cpu gpu npu soc api usa inc corp ltd flops pflops exaflops".split(
    " ",
  ),
);
/** A line with this share of capitalised words is set in title case, which says nothing of names. */
const TITLE_CASE_SHARE = 0.6;

/** Capitalised words that no catalogue knows: "Gong", "Taylor", "Braga"; not the first word of a sentence, nor of lines in title case. */
function strangersIn(text: string, reading: Reading, lang: string): string[] {
  const language = knownLanguage(lang);
  // German writes every noun this way.
  if (language === "de") return [];
  const isTaken = (at: number): boolean => reading.entities.some(({ start, end }) => start <= at && at < end);
  const found = new Set<string>();
  for (const { start, end } of reading.sentences) {
    const sentence = text.slice(start, end);
    if (isTitleCase(sentence)) continue;
    for (const { 0: name, index } of sentence.matchAll(NAME)) {
      const folded = foldText(name);
      const isName = !NO_NAMES.has(folded) && !STOP_WORDS[language].has(folded) && !isCommonWord(folded);
      if (isName && !isTaken(start + index)) found.add(folded);
    }
  }
  return [...found];
}

function isTitleCase(line: string): boolean {
  const words = line.match(/\p{Script=Latin}[\p{Script=Latin}’'-]{2,}/gu) ?? [];
  return words.length > 0 && words.filter((word) => /^\p{Lu}/u.test(word)).length >= TITLE_CASE_SHARE * words.length;
}

/** When it happened as far as the article shows; an undated one that names no day in its head is as old as the newest day it tells of. */
function headDaysOf(article: Article, head: string, days: readonly string[]): readonly string[] {
  if (article.published !== null) return [article.published.slice(0, 10)];
  const inHead = daysIn(findDates(head, knownLanguage(article.lang)), article);
  return inHead.length > 0 ? inHead : days.filter((day) => day === article.day);
}

/** Named days, `--MM-DD` where no year is; one without a year in a dated article is of that article's year. */
function daysIn(dates: readonly DateMention[], { day, published }: Article): string[] {
  const year = published === null ? null : (day?.slice(0, 4) ?? null);
  const named = dates
    .filter(({ precision }) => precision === "day")
    .map(({ from }) => (year !== null && from.startsWith("--") ? `${year}${from.slice(1)}` : from));
  return [...new Set(named)].slice(0, DAYS_MAX);
}

function tellingTerms(counts: ReadonlyMap<string, number>): string[] {
  const terms = [...counts].filter(([term]) => term.length > 1 && !/^\d/.test(term) && !isCommonWord(term));
  return terms
    .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, WORDS_MAX)
    .map(([term]) => term);
}

/** The reverse of `JSON.stringify`; the library gives back only what the core stored there. */
export function unpackTraits(packed: string): StoryTraits {
  const traits: StoryTraits = JSON.parse(packed);
  return traits;
}
