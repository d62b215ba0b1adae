import type { Catalogue } from "../knowledge/catalogue.ts";
import { relatedNotions } from "../knowledge/related-notions.ts";
import type { Reading } from "../reading/reading.ts";
import type { Quantity } from "../text/quantities.ts";
import { knownLanguage, wordTerms } from "../text/terms.ts";
import { words } from "../text/words.ts";
import type { Span } from "../text/sentences.ts";
import { body, type Article } from "../types.ts";
import type { Unit } from "./question.ts";
import { amountsOf, datesOf } from "./sentence-facts.ts";
import { WEIGHTS } from "./weights.ts";

/** A sentence as questions are held against it. */
export type SentenceView = Span & {
  text: string;
  isTitle: boolean;
  terms: ReadonlySet<string>;
  /** First letters of longer Latin words: inspectors, inspections and inspecciones meet in "inspe". */
  prefixes: ReadonlySet<string>;
  /** Latin words that stand there in small letters only. */
  lowered: ReadonlySet<string>;
  entities: ReadonlyMap<string, number>;
  concepts: ReadonlyMap<string, number>;
};

const PREFIX_CHARS = 5;

/** The sentences of an article, ready to be held against a question. */
export function viewSentences(article: Article, reading: Reading): SentenceView[] {
  const text = body(article);
  const titleEnd = article.title?.length ?? 0;
  const title = letters(article.title ?? "");
  return reading.sentences.map((span) => {
    const slice = text.slice(span.start, span.end);
    const terms = new Set<string>();
    const prefixes = new Set<string>();
    const lowered = new Set<string>();
    for (const word of words(slice, article.lang)) {
      for (const { term } of wordTerms(word, article.lang)) terms.add(term);
      if (word.script === "latin" && word.norm.length > PREFIX_CHARS) prefixes.add(word.norm.slice(0, PREFIX_CHARS));
      if (word.script === "latin" && /^\p{Ll}/u.test(slice.slice(word.start, word.end))) lowered.add(word.norm);
    }
    return {
      ...span,
      text: slice,
      isTitle: span.end <= titleEnd || (title !== "" && letters(slice) === title),
      terms,
      prefixes,
      lowered,
      entities: strongest(reading.entities, span, (entity) => entity.confidence),
      concepts: strongest(reading.concepts, span, (concept) => concept.weight),
    };
  });
}

/** Pages repeat their title at the head of the text, with other quotes and dashes. */
const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

function strongest<T extends Span & { id: string }>(
  hits: readonly T[],
  span: Span,
  value: (hit: T) => number,
): Map<string, number> {
  const found = new Map<string, number>();
  for (const hit of hits) {
    if (hit.start >= span.start && hit.end <= span.end) found.set(hit.id, Math.max(found.get(hit.id) ?? 0, value(hit)));
  }
  return found;
}

/** `sameLanguage`: the article is in the question's. */
export type ShowWork = { sentence: SentenceView; article: Article; catalogue: Catalogue; sameLanguage: boolean };

/** How well a sentence shows a unit, 0 to 1. */
export function unitShown(unit: Unit, { sentence, article, catalogue, sameLanguage }: ShowWork): number {
  if (unit.days !== undefined) return dateShown(unit.days, sentence, article);
  if (unit.amount !== undefined) return amountShown(unit.amount, unit, sentence, article);
  if (unit.kind === "unknown-name") {
    return nameStands(unit.surface, sentence.text) ? 1 : familyShown(unit, sentence) ? WEIGHTS.parentName : 0;
  }
  if (unit.kind === "name") {
    return Math.max(nameShown(unit, sentence, catalogue), isWritten(unit, sentence) ? wordsShown(unit, sentence) : 0);
  }
  return Math.max(wordsShown(unit, sentence), conceptShown(unit, sentence, sameLanguage));
}

/** Amounts within this share of each other are one, told with more or fewer digits. */
const AMOUNT_TOLERANCE = 0.01;

/** An amount is shown by the same amount in any words, or by its own digits. */
function amountShown(amount: Quantity, unit: Unit, sentence: SentenceView, article: Article): number {
  if (unit.words.every((word) => sentence.terms.has(word.norm))) return 1;
  const same = amountsOf(sentence, knownLanguage(article.lang)).some(
    (there) =>
      there.kind === amount.kind &&
      (there.currency ?? amount.currency) === (amount.currency ?? there.currency) &&
      Math.abs(there.value - amount.value) <= AMOUNT_TOLERANCE * amount.value,
  );
  return same ? 1 : 0;
}

/** What a day says of the quarter or half it lies in. */
const DAY_OF_PERIOD = 0.3;

/** A date is shown by a sentence that names a day within it, and less so by an article of that time. */
function dateShown(days: NonNullable<Unit["days"]>, sentence: SentenceView, article: Article): number {
  const overlaps = (from: string, to: string): boolean => {
    const recurring = days.from.startsWith("--") || from.startsWith("--");
    const cut = (day: string): string => (recurring ? day.slice(-5) : day);
    return cut(from) <= cut(days.to) && cut(to) >= cut(days.from);
  };
  const dates = datesOf(sentence, knownLanguage(article.lang), article.day);
  const met = dates.filter((date) => overlaps(date.from, date.to));
  // The figures of a quarter are told on a day of the next: a day within it is no sign of it, its name is.
  const isPeriod = days.precision === "quarter" || days.precision === "half";
  if (met.some(({ precision }) => !isPeriod || precision === days.precision)) return 1;
  if (isPeriod) return met.length > 0 ? DAY_OF_PERIOD : 0;
  return article.day !== null && overlaps(article.day, article.day) ? WEIGHTS.articleDay : 0;
}

/** Of "Ascend 910E" the "Ascend": near enough to be pointed at, never to answer. */
const familyShown = (unit: Unit, sentence: SentenceView): boolean =>
  unit.words.some((word) => word.norm.length > 3 && !/\d/.test(word.norm) && sentence.terms.has(word.norm));

const namePatterns = new Map<string, RegExp>();
/** How many name patterns are remembered: one a question, reused over its sentences. */
const NAME_PATTERNS_MAX = 500;

/** A model number stands alone: 910 does not stand in 910B; "CloudMatrix 384", "CloudMatrix-384" and "CloudMatrix384" are one. */
function nameStands(name: string, text: string): boolean {
  let pattern = namePatterns.get(name);
  if (pattern === undefined) {
    if (namePatterns.size >= NAME_PATTERNS_MAX) namePatterns.clear();
    const parts = name.split(/[\s\-‐-–]+/u).map((part) => part.replace(/[^\p{L}\p{N}]/gu, "\\$&"));
    pattern = new RegExp(`(?<![A-Za-z0-9])${parts.join("[\\s\\-‐-–]?")}(?![A-Za-z0-9])`, "iu");
    namePatterns.set(name, pattern);
  }
  return pattern.test(text);
}

function nameShown(unit: Unit, sentence: SentenceView, catalogue: Catalogue): number {
  let best = 0;
  for (const id of unit.entities) {
    const confidence = sentence.entities.get(id);
    if (confidence !== undefined) best = Math.max(best, confidence >= 0.5 ? WEIGHTS.linkedName : WEIGHTS.weakName);
    else if (best < WEIGHTS.childName) best = Math.max(best, kinShown(id, sentence, catalogue));
  }
  return best;
}

/** An arm of Samsung is no Arm: a name the linker did not see there has at least to be written as one. */
const isWritten = (unit: Unit, sentence: SentenceView): boolean =>
  unit.words.every(({ norm, script }) => script !== "latin" || !sentence.lowered.has(norm));

/** "Ascend" is half shown by an Ascend 950PR, a chip of a maker less so by the maker alone. */
function kinShown(id: string, sentence: SentenceView, catalogue: Catalogue): number {
  const parent = catalogue.find(id)?.parent;
  let best = 0;
  for (const there of sentence.entities.keys()) {
    if (catalogue.find(there)?.parent === id) return WEIGHTS.childName;
    if (there === parent) best = WEIGHTS.parentName;
  }
  return best;
}

function wordsShown(unit: Unit, sentence: SentenceView): number {
  if (unit.words.length === 0) return 0;
  // Signs cut one by one ("退" and "市") say nothing each by itself.
  if (unit.words.length > 1 && unit.words.every(({ script }) => script !== "latin"))
    return bigramShare(unit.words.map(({ norm }) => norm).join(""), sentence);
  const shown = unit.words.reduce((sum, word) => sum + wordShown(word, unit, sentence), 0) / unit.words.length;
  // Half of a name is another name.
  return unit.kind === "name" && shown < 1 ? 0 : shown;
}

function wordShown(word: Unit["words"][number], unit: Unit, sentence: SentenceView): number {
  if (sentence.terms.has(word.norm)) return 1;
  if (word.script !== "latin") return bigramShare(word.norm, sentence);
  if (unit.terms.some(({ term }) => sentence.terms.has(term) && term.startsWith(word.norm.slice(0, 3)))) return 1;
  if (
    unit.kind === "word" &&
    !/\d/.test(word.norm) &&
    word.norm.length > PREFIX_CHARS &&
    sentence.prefixes.has(word.norm.slice(0, PREFIX_CHARS))
  ) {
    return WEIGHTS.prefix;
  }
  return 0;
}

function bigramShare(word: string, sentence: SentenceView): number {
  const characters = Array.from(word);
  if (characters.length < 2) return sentence.text.includes(word) ? 0.5 : 0;
  if (sentence.text.includes(word)) return 1;
  let found = 0;
  for (let i = 0; i + 1 < characters.length; i++)
    if (sentence.text.includes(`${characters[i]}${characters[i + 1]}`)) found++;
  return (found / (characters.length - 1)) * WEIGHTS.bigrams;
}

/** Between languages a notion is all there is; within one, other words for it show it less well. */
function conceptShown(unit: Unit, sentence: SentenceView, sameLanguage: boolean): number {
  const weighs = sameLanguage ? WEIGHTS.ownConcept : WEIGHTS.concept;
  let best = 0;
  for (const { id, weight } of unit.concepts) {
    const there = sentence.concepts.get(id);
    if (there !== undefined) best = Math.max(best, weighs * Math.min(1, weight + 0.3) * Math.min(1, there + 0.3));
    else if (best < WEIGHTS.related && weight >= RELATED_WEIGHT_MIN && hasRelated(id, sentence)) best = WEIGHTS.related;
  }
  return best;
}

/** A word of several meanings says too little to be met by what goes with one of them. */
const RELATED_WEIGHT_MIN = 0.5;

/** Whether a sentence speaks of what is told with a notion: a price where a cost is asked for. */
function hasRelated(id: string, { concepts }: SentenceView): boolean {
  for (const other of relatedNotions.get(id) ?? []) if ((concepts.get(other) ?? 0) >= RELATED_WEIGHT_MIN) return true;
  return false;
}
