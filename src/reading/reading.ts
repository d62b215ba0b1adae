import type { Lexicon } from "../knowledge/lexicon.ts";
import type { Linker } from "../knowledge/linker.ts";
import type { StoredArticle } from "../ports.ts";
import { passages } from "../text/passages.ts";
import { sentences, type Span } from "../text/sentences.ts";
import { soundTerms } from "../text/sound-terms.ts";
import { termsOf } from "../text/terms.ts";
import { words } from "../text/words.ts";
import { body, type AnalysedPassage, type Article } from "../types.ts";
import { packClaim, type PackedClaim, unpackClaim } from "./claim-record.ts";
import type { ReadClaim } from "./claim-types.ts";
import { extractClaims } from "./claim-reading.ts";

/** What the core knows of names and notions; pure functions over data. */
export type Knowledge = { linker: Linker; lexicon: Lexicon };

/** Goes up whenever analysis makes something else of the same text; kept with each reading, to tell which are of an older one. */
export const ANALYSER_VERSION = 9;

export type ReadEntity = Span & { id: string; confidence: number };
export type ReadConcept = Span & { id: string; weight: number };

/** What was read out of an article; offsets are into `body(article)`. */
export type Reading = {
  version: number;
  sentences: readonly Span[];
  entities: readonly ReadEntity[];
  concepts: readonly ReadConcept[];
  /** Who says what of which thing; `claimsOf` gives them with what they take from their article. */
  claims: readonly ReadClaim[];
};

/** Terms of one field never meet another's: words bare, entities `e:`, concepts `c:`, sounds `s:`, months `d:`. */
export const entityTerm = (id: string): string => `e:${id}`;
export const conceptTerm = (id: string): string => `c:${id}`;

/** A title term counts this much beside one of the text; more made ranking worse (INDEX.md). */
const TITLE_WEIGHT = 0.6;

/** Reads an article: its sentences, the names and notions in them, and its passages with the terms search ranks by. */
export function readArticle(article: Article, knowledge: Knowledge): { reading: Reading; passages: AnalysedPassage[] } {
  const text = body(article);
  const spans = sentences(text, article.lang);
  const titleEnd = article.title?.length ?? 0;
  const hits = {
    sentences: spans,
    entities: knowledge.linker
      .link(text, { language: article.lang, mode: "text" })
      .map(({ start, end, entityId, confidence }) => ({ start, end, id: entityId, confidence })),
    concepts: knowledge.lexicon
      .find(text, article.lang)
      .map(({ start, end, conceptId, weight }) => ({ start, end, id: conceptId, weight })),
  };
  const claims = extractClaims(article, hits, knowledge.linker.catalogue);
  const reading: Reading = { version: ANALYSER_VERSION, ...hits, claims };
  const running = spans.filter((span) => span.start > titleEnd);
  const cuts = passages(running.length > 0 ? running : spans, article.lang);
  const head = headTerms(article, reading, titleEnd);
  return { reading, passages: cuts.map((cut) => analysePassage({ cut, text, article, reading, head })) };
}

/** What every passage of an article carries besides its own words: title, outlet and day, so that they can be asked for. */
function headTerms(article: Article, reading: Reading, titleEnd: number): Map<string, number> {
  const terms = new Map<string, number>();
  const named = `${article.title ?? ""}\n${article.outlet ?? ""}`;
  for (const [term, tf] of readTerms(named, article.lang).terms) terms.set(term, tf * TITLE_WEIGHT);
  addFieldTerms(terms, reading, { start: 0, end: titleEnd }, TITLE_WEIGHT);
  if (article.day !== null) terms.set(`d:${article.day.slice(0, 7)}`, 1);
  return terms;
}

/** The terms of a text with their weighted frequencies, how its names sound among them, and its length in words. */
function readTerms(text: string, language: string): { terms: Map<string, number>; length: number } {
  const all = words(text, language);
  const terms = termsOf(text, all, language);
  for (const term of soundTerms(text, all, language)) terms.set(term, 1);
  return { terms, length: all.length };
}

function addFieldTerms(terms: Map<string, number>, reading: Reading, span: Span, weight: number): void {
  const add = (term: string, amount: number): void => {
    terms.set(term, (terms.get(term) ?? 0) + amount);
  };
  for (const entity of reading.entities) {
    if (entity.start >= span.start && entity.end <= span.end) add(entityTerm(entity.id), entity.confidence * weight);
  }
  for (const concept of reading.concepts) {
    if (concept.start >= span.start && concept.end <= span.end) add(conceptTerm(concept.id), concept.weight * weight);
  }
}

type PassageWork = { cut: Span; text: string; article: Article; reading: Reading; head: ReadonlyMap<string, number> };

function analysePassage({ cut, text, article, reading, head }: PassageWork): AnalysedPassage {
  const { terms, length } = readTerms(text.slice(cut.start, cut.end), article.lang);
  addFieldTerms(terms, reading, cut, 1);
  for (const [term, tf] of head) terms.set(term, (terms.get(term) ?? 0) + tf);
  return { start: cut.start, end: cut.end, terms, length };
}

/** A reading as the library stores it: flat lists of numbers, a fifth of the size of objects and soonest read. The version stands first. */
export function packReading(reading: Reading): string {
  const { entities, concepts, claims } = reading;
  const names = [...new Set([...entities.map(({ id }) => id), ...claims.flatMap(({ subjects }) => subjects)])];
  const notions = [...new Set(concepts.map(({ id }) => id))];
  const place = placesOf(names);
  const placeOfNotion = placesOf(notions);
  return JSON.stringify([
    reading.version,
    reading.sentences.flatMap(({ start, end }) => [start, end]),
    names,
    entities.flatMap(({ start, end, id, confidence }) => [start, end, place(id), round(confidence)]),
    concepts.flatMap(({ start, end, id, weight }, at) => [
      start - (concepts[at - 1]?.start ?? 0),
      end - start,
      placeOfNotion(id),
      round(weight),
    ]),
    claims.map((claim) => packClaim(claim, place)),
    notions,
  ]);
}

function placesOf(ids: readonly string[]): (id: string) => number {
  const places = new Map(ids.map((id, at) => [id, at]));
  return (id) => places.get(id) ?? -1;
}

const round = (value: number): number => Math.round(value * 100) / 100;

type PackedConcepts = [number, number, string, number][];
/** Concepts as start after the start of the one before, length, place of the id, weight. */
type Packed = [number, number[], string[], number[], number[], PackedClaim[], string[]];
/** As versions 2 to 4 stored it at first: concepts with their names. */
type PackedSecond = [number, number[], string[], number[], PackedConcepts, PackedClaim[]];
/** As version 1 stored it: entities with their names, no claims. */
type PackedFirst = [number, number[], PackedConcepts, PackedConcepts];

/** The reverse of `packReading`, of any version so far; the library gives back only what the core stored there. */
export function unpackReading(packed: string): Reading {
  const read: Packed | PackedSecond | PackedFirst = JSON.parse(packed);
  if (read.length === 4) return unpackFirst(read);
  const names = read[2].map(oneString);
  const packedClaims = read[5];
  let claims: readonly ReadClaim[] | undefined;
  return {
    version: read[0],
    sentences: spansOf(read[1]),
    entities: entitiesOf(read[3], names),
    concepts: read.length === 6 ? namedConcepts(read[4]) : conceptsOf(read[4], read[6].map(oneString)),
    // Of the articles a question is held against half are not asked for their claims.
    get claims() {
      return (claims ??= packedClaims.map((claim) => unpackClaim(claim, names)));
    },
  };
}

const strings = new Map<string, string>();
/** More different names than the catalogue and the lexicon have. */
const STRINGS_MAX = 50_000;

/** The same string for the same id: each reading has its own otherwise. */
function oneString(id: string): string {
  const known = strings.get(id);
  if (known !== undefined) return known;
  if (strings.size < STRINGS_MAX) strings.set(id, id);
  return id;
}

const unpacked = new WeakMap<StoredArticle, Reading>();

/** The reading of a stored article, unpacked once while the library keeps the article in memory. */
export function readingOf(stored: StoredArticle): Reading {
  const known = unpacked.get(stored);
  if (known !== undefined) return known;
  const reading = unpackReading(stored.reading);
  unpacked.set(stored, reading);
  return reading;
}

function unpackFirst([version, flat, entities, concepts]: PackedFirst): Reading {
  return {
    version,
    sentences: spansOf(flat),
    entities: entities.map(([start, end, id, confidence]) => ({ start, end, id, confidence })),
    concepts: namedConcepts(concepts),
    claims: [],
  };
}

function spansOf(flat: readonly number[]): Span[] {
  const spans: Span[] = [];
  for (let i = 0; i + 1 < flat.length; i += 2) spans.push({ start: flat[i] ?? 0, end: flat[i + 1] ?? 0 });
  return spans;
}

const namedConcepts = (packed: PackedConcepts): ReadConcept[] =>
  packed.map(([start, end, id, weight]) => ({ start, end, id: oneString(id), weight }));

function conceptsOf(flat: readonly number[], ids: readonly string[]): ReadConcept[] {
  const found: ReadConcept[] = [];
  let start = 0;
  for (let i = 0; i + 3 < flat.length; i += 4) {
    start += flat[i] ?? 0;
    found.push({ start, end: start + (flat[i + 1] ?? 0), id: ids[flat[i + 2] ?? -1] ?? "", weight: flat[i + 3] ?? 0 });
  }
  return found;
}

function entitiesOf(flat: readonly number[], names: readonly string[]): ReadEntity[] {
  const found: ReadEntity[] = [];
  for (let i = 0; i + 3 < flat.length; i += 4) {
    const id = names[flat[i + 2] ?? -1] ?? "";
    found.push({ start: flat[i] ?? 0, end: flat[i + 1] ?? 0, id, confidence: flat[i + 3] ?? 0 });
  }
  return found;
}
