import type { Catalogue } from "../knowledge/catalogue.ts";
import { firmsOf } from "../knowledge/firms.ts";
import { relatedNotions } from "../knowledge/related-notions.ts";
import type { ReadConcept, Reading } from "../reading/reading.ts";
import type { Quantity } from "../text/quantities.ts";
import type { PartLabel } from "../text/part-labels.ts";
import { eachTerm, knownLanguage } from "../text/terms.ts";
import { createWordSet, type WordSet } from "../text/word-set.ts";
import { words } from "../text/words.ts";
import type { Span } from "../text/sentences.ts";
import { body, type Article } from "../types.ts";
import { isSpeltOut } from "./acronyms.ts";
import type { Unit } from "./question.ts";
import { amountsOf, datesOf, partLabelsOf, type SentenceFacts } from "./sentence-facts.ts";
import { holdsMeasure } from "./measured.ts";
import { isSounded, unknownSpelling } from "./sounded.ts";
import { WEIGHTS } from "./weights.ts";

/** A sentence as questions are held against it. */
export type SentenceView = Span & {
  text: string;
  isTitle: boolean;
  /** A line of its own within the text that says what follows. */
  isHeading: boolean;
  terms: WordSet;
  /** First letters of longer Latin words: inspectors, inspections and inspecciones meet in "inspe". */
  prefixes: WordSet;
  /** Latin words that stand there in small letters only. */
  lowered: WordSet;
  entities: ReadonlyMap<string, number>;
  concepts: ReadonlyMap<string, number>;
  /** The same one by one, with their places in the article. */
  notions: readonly ReadConcept[];
  /** What has been read out of it so far, see `sentence-facts.ts`. */
  facts: SentenceFacts;
};

const PREFIX_CHARS = 5;

/** The sentences of an article, ready to be held against a question. */
export function viewSentences(article: Article, reading: Reading): SentenceView[] {
  const text = body(article);
  const titleEnd = article.title?.length ?? 0;
  const title = letters(article.title ?? "");
  const entities = bySentence(reading.entities, reading.sentences);
  const notions = bySentence(reading.concepts, reading.sentences);
  return reading.sentences.map((span, at) => {
    const slice = text.slice(span.start, span.end);
    return {
      start: span.start,
      end: span.end,
      text: slice,
      isTitle: span.end <= titleEnd || isTitle(slice, title),
      isHeading: span.start > titleEnd && isHeading(text, span),
      ...wordsOf(slice, article.lang),
      entities: strongest(entities[at], (entity) => entity.confidence),
      concepts: strongest(notions[at], (concept) => concept.weight),
      notions: notions[at] ?? NONE,
      facts: { dates: undefined, amounts: undefined, partLabels: undefined, sounds: undefined },
    };
  });
}

function wordsOf(text: string, lang: string): Pick<SentenceView, "terms" | "prefixes" | "lowered"> {
  const terms: string[] = [];
  const prefixes: string[] = [];
  const take = (term: string): void => void terms.push(term);
  for (const word of words(text, lang)) {
    eachTerm(word, lang, take);
    if (word.script === "latin" && word.norm.length > PREFIX_CHARS) prefixes.push(word.norm.slice(0, PREFIX_CHARS));
  }
  return {
    terms: createWordSet(terms),
    prefixes: createWordSet(prefixes),
    lowered: createLowered(text, lang),
  };
}

/** Cut when they are asked for, which is hardly ever. */
const createLowered = (text: string, lang: string): WordSet => ({
  has: (wanted) =>
    words(text, lang).some(
      ({ norm, script, start, end }) => norm === wanted && script === "latin" && LOWER.test(text.slice(start, end)),
    ),
});

const LOWER = /^\p{Ll}/u;

/** Pages repeat their title at the head of the text, with other quotes and dashes. */
const isTitle = (sentence: string, title: string): boolean =>
  title !== "" && sentence.length >= title.length && startsAs(sentence, title) && letters(sentence) === title;

const HEADING_CHARS_MAX = 80;
const LIST_ITEM = /^\s*[-•·*–|\d([]/u;
const ENDS_SENTENCE = /[.!?。！？…:：;；"”»』」)）]\s*$/u;

/** A short line that is no sentence and no item of a list, with text below it. */
function isHeading(text: string, { start, end }: Span): boolean {
  const line = text.slice(start, end);
  if (line.length > HEADING_CHARS_MAX || LIST_ITEM.test(line) || ENDS_SENTENCE.test(line)) return false;
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  return (
    text.slice(lineStart, start).trim() === "" && /^[ \t]*\n\s*[\p{L}\p{N}"“«「『]/u.test(text.slice(end, end + 20))
  );
}

const startsAs = (sentence: string, title: string): boolean =>
  title.startsWith((FIRST_LETTER.exec(sentence)?.[0] ?? " ").toLowerCase());

const FIRST_LETTER = /[\p{L}\p{N}]/u;

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

const NOTHING: ReadonlyMap<string, number> = new Map();
const NONE: readonly ReadConcept[] = [];

/** What stands in each sentence, in text order; no list for a sentence that holds none. */
function bySentence<T extends Span>(hits: readonly T[], spans: readonly Span[]): (T[] | undefined)[] {
  const found: (T[] | undefined)[] = spans.map(() => undefined);
  for (const hit of hits) {
    const at = sentenceAt(spans, hit.start);
    if (hit.end <= (spans[at]?.end ?? 0)) (found[at] ??= []).push(hit);
  }
  return found;
}

/** What stands in a sentence, and how surely at most. */
function strongest<T extends { id: string }>(
  hits: readonly T[] | undefined,
  value: (hit: T) => number,
): ReadonlyMap<string, number> {
  if (hits === undefined) return NOTHING;
  const best = new Map<string, number>();
  for (const hit of hits) best.set(hit.id, Math.max(best.get(hit.id) ?? 0, value(hit)));
  return best;
}

/** The last sentence that begins at an offset or before it, -1 when none does. */
function sentenceAt(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle - 1;
  }
  return high;
}

/** `sameLanguage`: the article is in the question's. */
export type ShowWork = { sentence: SentenceView; article: Article; catalogue: Catalogue; sameLanguage: boolean };

/** How well a sentence shows a unit, 0 to 1. */
export function unitShown(unit: Unit, { sentence, article, catalogue, sameLanguage }: ShowWork): number {
  if (unit.days !== undefined) return dateShown(unit.days, sentence, article);
  if (unit.amount !== undefined) return amountShown(unit.amount, unit, sentence, article);
  if (unit.part !== undefined) return partShown(unit.part, sentence);
  if (unit.kind === "unknown-name") {
    return nameStands(unit.surface, sentence.text) ? 1 : familyShown(unit, sentence) ? WEIGHTS.parentName : 0;
  }
  if (unit.kind === "name") {
    const named = nameShown(unit, sentence, catalogue);
    const worded = wordsShown(unit, sentence);
    return worded > named && isWritten(unit, sentence) ? worded : named;
  }
  const shown = Math.max(
    wordsShown(unit, sentence),
    conceptShown(unit, sentence, sameLanguage),
    isSpeltOut(unit, sentence.text) ? WEIGHTS.speltOut : 0,
    sameLanguage ? 0 : soundShown(unit, sentence, article.lang),
  );
  if (unit.measure === undefined || shown >= WEIGHTS.measured || !holdsMeasure(unit.measure, sentence)) return shown;
  return WEIGHTS.measured;
}

function soundShown(unit: Unit, sentence: SentenceView, language: string): number {
  const asked = unknownSpelling(unit);
  return asked !== undefined && isSounded(asked, sentence, language) ? WEIGHTS.sounded : 0;
}

/** Shown by its own label alone, in any language; what names none is lent it by the title or a neighbour, as it is a name. */
const partShown = ({ sort, mark }: PartLabel, sentence: SentenceView): number =>
  partLabelsOf(sentence).some((there) => there.sort === sort && there.mark === mark) ? 1 : 0;

/** Amounts within this share of each other are one, told with more or fewer digits. */
const AMOUNT_TOLERANCE = 0.01;

/** An amount is shown by the same amount in any words, or by its own digits. */
function amountShown(amount: Quantity, unit: Unit, sentence: SentenceView, article: Article): number {
  if (unit.words.every((word) => sentence.terms.has(word.norm))) return 1;
  const same = amountsOf(sentence, knownLanguage(article.lang)).some(
    (there) =>
      isOneKind(there.kind, amount) &&
      (there.currency ?? amount.currency) === (amount.currency ?? there.currency) &&
      Math.abs(there.value - amount.value) <= AMOUNT_TOLERANCE * amount.value,
  );
  return same ? 1 : 0;
}

/** What is counted is not always named: "400k H200s" are "400,000 chips", and "the 110bn round" is one of dollars. */
const isOneKind = (there: Quantity["kind"], { kind, value }: Quantity): boolean =>
  there === kind || (COUNTED.has(there) && COUNTED.has(kind)) || (kind === "plain" && value >= GREAT);
/** A number so great tells by itself which amount is meant. */
const GREAT = 1_000_000;
const COUNTED: ReadonlySet<Quantity["kind"]> = new Set(["count", "plain"]);

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
    const parts = name.split(/[\s\-‐-–]+/u).map((part) => RegExp.escape(part));
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
    else if (best < WEIGHTS.childName)
      best = Math.max(best, kinShown(id, sentence, catalogue), sortShown(id, sentence, catalogue));
  }
  return best;
}

/** What people call GPUs is told as AI chips or by a product's name as well. */
const TOLD_AS: ReadonlyMap<string, readonly string[]> = new Map([
  ["gpu", ["ai-chip", "gpu-card", "chip"]],
  ["npu", ["ai-chip", "chip"]],
]);

function sortShown(id: string, { concepts, entities }: SentenceView, catalogue: Catalogue): number {
  const toldAs = TOLD_AS.get(id);
  if (toldAs === undefined) return 0;
  const isTold =
    toldAs.some((notion) => (concepts.get(notion) ?? 0) >= RELATED_WEIGHT_MIN) ||
    [...entities].some(([there, sure]) => sure >= RELATED_WEIGHT_MIN && catalogue.find(there)?.kind === "chip");
  return isTold ? WEIGHTS.firmName : 0;
}

/**
 * An arm of Samsung is no Arm: a name the linker did not see there has at least to be written as one. Of a name of several words one is
 * enough: "the rule for H200 exports" is the H200 rule.
 */
const isWritten = ({ words: all }: Unit, sentence: SentenceView): boolean =>
  all.some(({ norm, script }) => script !== "latin" || !sentence.lowered.has(norm));

/** "Ascend" is half shown by an Ascend 950PR, a chip of a maker less so by the maker alone; "Zuckerberg's bid" is Meta's. */
function kinShown(id: string, sentence: SentenceView, catalogue: Catalogue): number {
  const parent = catalogue.find(id)?.parent;
  const firms = firmsOf(id, catalogue);
  const members = catalogue.members(id);
  let best = 0;
  for (const there of sentence.entities.keys()) {
    if (catalogue.find(there)?.parent === id || members.includes(there)) return WEIGHTS.childName;
    if (firms.includes(there)) best = WEIGHTS.firmName;
    else if (there === parent) best = Math.max(best, WEIGHTS.parentName);
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
