import type { Catalogue } from "../knowledge/catalogue.ts";
import { findDates } from "../text/dates.ts";
import type { DateMention } from "../text/date-types.ts";
import { findQuantities } from "../text/quantities.ts";
import type { Quantity } from "../text/quantity-types.ts";
import type { Span } from "../text/sentences.ts";
import { STOP_WORDS } from "../text/stop-words.ts";
import { knownLanguage } from "../text/terms.ts";
import { body, type Article, type Language } from "../types.ts";
import { STRANGER } from "./claim-types.ts";
import type { ReadConcept, ReadEntity } from "./reading.ts";
import { isDense } from "../text/language.ts";

/** What can be the thing a claim is about; people, countries, agencies and outlets say or do, they are not it. */
const SUBJECT_KINDS = new Set(["chip", "company", "model", "technology", "facility", "regulation", "software"]);
const PRODUCT_KINDS = new Set(["chip", "model"]);
const HEADLINE_SENTENCES = 3;
/** "10 Sources", "Share", "Overview": a line this short, in letters, tells nothing; Han, kana and hangul say more in fewer. */
const LINE_LETTERS = 20;
const LINE_LETTERS_DENSE = 9;
const MENTIONS_MIN = 3;
/** Names further back than this are not what a sentence without names speaks of. */
const CARRIED_SENTENCES_MAX = 3;
const CONFIDENCE_MIN = 0.4;
const WEIGHT_MIN = 0.25;
const STRANGERS_MAX = 4;

/** What was read before claims are: names and notions with their places. */
export type Hits = {
  sentences: readonly Span[];
  entities: readonly ReadEntity[];
  concepts: readonly ReadConcept[];
};

/** A sentence with what was read in it. `subjects` are its own names, or those of a sentence shortly before it. */
export type Sentence = Span & {
  at: number;
  text: string;
  language: Language;
  entities: readonly ReadEntity[];
  concepts: readonly ReadConcept[];
  dates: readonly DateMention[];
  quantities: readonly Quantity[];
  subjects: readonly string[];
  /** Capitalised names that the catalogue does not have, as ids. */
  strangers: readonly string[];
  isHeadline: boolean;
  /** Whether it names a subject itself. */
  isNamed: boolean;
};

/** The sentences of an article with the names, notions and days that stand in each. */
export function readSentences(article: Article, hits: Hits, catalogue: Catalogue): Sentence[] {
  const text = body(article);
  const language = knownLanguage(article.lang);
  const found: Sentence[] = [];
  const [nextEntities, nextConcepts] = [inOrder(hits.entities), inOrder(hits.concepts)];
  // A name that is sure in one place of an article is meant in its other places too.
  const sure = new Set(hits.entities.filter(({ confidence }) => confidence >= CONFIDENCE_MIN).map(({ id }) => id));
  const topic = topicOf(hits, catalogue);
  let heads = 0;
  for (const [at, span] of hits.sentences.entries()) {
    const entities = nextEntities(span).filter(({ id }) => sure.has(id));
    const concepts = nextConcepts(span).filter(({ weight }) => weight >= WEIGHT_MIN);
    const own = entities.map(({ id }) => id).filter((id) => SUBJECT_KINDS.has(catalogue.find(id)?.kind ?? ""));
    const near = found.slice(-CARRIED_SENTENCES_MAX).findLast(({ subjects }) => subjects.length > 0)?.subjects ?? [];
    const before = near.length === 0 || topic === undefined || near.includes(topic) ? near : [topic, ...near];
    const sentenceText = text.slice(span.start, span.end);
    const isHeadline = heads < HEADLINE_SENTENCES || span.start < (article.title?.length ?? 0);
    if (isTelling(sentenceText, language)) heads += 1;
    const dates = /\d|[一二三四五六七八九十年月]|\p{L}{3}/u.test(sentenceText) ? findDates(sentenceText, language) : [];
    found.push({
      ...span,
      at,
      text: sentenceText,
      language,
      entities,
      concepts,
      dates,
      quantities: findQuantities(sentenceText, language, () => dates),
      subjects: own.length > 0 ? [...new Set([...own, ...productsOf(own, before, catalogue)])] : before,
      isNamed: own.length > 0,
      strangers: strangersIn(sentenceText, { language, start: span.start, taken: [...entities, ...concepts] }),
      isHeadline,
    });
  }
  return found;
}

/** Whether a line is long enough to tell something: of furniture at an article's top ("3 min read") none is. */
export function isTelling(line: string, language: Language): boolean {
  const letters = line.match(/\p{L}/gu)?.length ?? 0;
  return letters > (isDense(language) ? LINE_LETTERS_DENSE : LINE_LETTERS);
}

/**
 * The subject an article names most, the first of several. A sentence without a name goes on about it, whoever else was named in passing
 * just before.
 */
function topicOf({ entities }: Hits, catalogue: Catalogue): string | undefined {
  const counts = new Map<string, number>();
  for (const { id, confidence } of entities) {
    if (confidence >= CONFIDENCE_MIN && SUBJECT_KINDS.has(catalogue.find(id)?.kind ?? ""))
      counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}

/** "DeepSeek's V4" after a title on DeepSeek V4: a sentence that names only the maker goes on about the product just named. */
function productsOf(own: readonly string[], before: readonly string[], catalogue: Catalogue): string[] {
  const isProduct = (id: string): boolean => PRODUCT_KINDS.has(catalogue.find(id)?.kind ?? "");
  if (own.some(isProduct)) return [];
  return before.filter((id) => isProduct(id) && own.includes(catalogue.find(id)?.parent ?? ""));
}

/** Gives, span after span in text order, the hits that lie within each: one walk over all hits. */
function inOrder<T extends Span>(hits: readonly T[]): (span: Span) => T[] {
  let next = 0;
  return ({ start, end }) => {
    while (next < hits.length && (hits[next]?.start ?? 0) < start) next += 1;
    const inside: T[] = [];
    for (let i = next; i < hits.length; i += 1) {
      const hit = hits[i];
      if (hit === undefined || hit.start >= end) break;
      if (hit.end <= end) inside.push(hit);
    }
    return inside;
  };
}

/** Capitalised in titles and reports, and nobody's name. */
const COMMON_CAPITALS =
  /^(?:corp|company|series|round|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december|chief|president|minister|secretary|department|commission|court|semi|group|holdings?|technolog\w*|industr\w*|market|stock|exchange|capital|partners|ventures|north|south|east|west|america\w*|europe\w*|chinese|korean|japanese|german|french|dutch|british|taiwanese|hong|kong)$/iu;

type Around = { language: Language; start: number; taken: readonly Span[] };

/** Names the catalogue does not have, as ids: a start-up is often bought before it is known. */
export function strangersIn(text: string, { language, start, taken }: Around): string[] {
  const names = new Set<string>();
  for (const { 0: name, index } of text.matchAll(
    /(?<![\p{Script=Latin}\d-])\p{Lu}[\p{L}\d]*\p{Ll}[\p{L}\d]*(?:-\p{Lu}\p{L}+)?/gu,
  )) {
    if (name.length < 4 || STOP_WORDS[language].has(name.toLowerCase()) || COMMON_CAPITALS.test(name)) continue;
    if (taken.some((hit) => hit.start < start + index + name.length && hit.end > start + index)) continue;
    names.add(`${STRANGER}${name.toLowerCase()}`);
    if (names.size === STRANGERS_MAX) break;
  }
  return [...names];
}

/** What the article is about: named in its head, or often. */
export function principalsOf(sentences: readonly Sentence[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { subjects, isHeadline } of sentences) {
    for (const id of subjects) counts.set(id, (counts.get(id) ?? 0) + (isHeadline ? MENTIONS_MIN : 1));
  }
  return new Set([...counts].filter(([, count]) => count >= MENTIONS_MIN).map(([id]) => id));
}

/** A word that stands for four or more notions says none of them. */
const MEANT_WEIGHT_MIN = 0.3;

/** Whether a sentence has a word for one of these. */
export const hasConcept = ({ concepts }: Sentence, ids: readonly string[]): boolean =>
  concepts.some(({ id, weight }) => weight >= MEANT_WEIGHT_MIN && ids.includes(id));
