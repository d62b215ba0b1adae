import type { Catalogue } from "../knowledge/catalogue.ts";
import { findDates } from "../text/dates.ts";
import type { DateMention } from "../text/date-types.ts";
import type { Span } from "../text/sentences.ts";
import { knownLanguage } from "../text/terms.ts";
import { body, type Article } from "../types.ts";
import type { ReadConcept, ReadEntity, Reading } from "./reading.ts";

/** What can be the thing a claim is about; people, countries, agencies and outlets say or do, they are not it. */
const SUBJECT_KINDS = new Set(["chip", "company", "model", "technology", "facility", "regulation", "software"]);
const HEADLINE_SENTENCES = 3;
const MENTIONS_MIN = 3;
/** Names further back than this are not what a sentence without names speaks of. */
const CARRIED_SENTENCES_MAX = 3;
const CONFIDENCE_MIN = 0.5;
const WEIGHT_MIN = 0.25;

/** A sentence with what was read in it. `subjects` are its own names, or those of a sentence shortly before it. */
export type Sentence = Span & {
  text: string;
  entities: readonly ReadEntity[];
  concepts: readonly ReadConcept[];
  dates: readonly DateMention[];
  subjects: readonly string[];
  isHeadline: boolean;
};

/** The sentences of an article with the names, notions and days that stand in each. */
export function readSentences(article: Article, reading: Reading, catalogue: Catalogue): Sentence[] {
  const text = body(article);
  const language = knownLanguage(article.lang);
  const found: Sentence[] = [];
  for (const [i, span] of reading.sentences.entries()) {
    const inside = (hit: Span): boolean => hit.start >= span.start && hit.end <= span.end;
    const entities = reading.entities.filter((hit) => inside(hit) && hit.confidence >= CONFIDENCE_MIN);
    const own = entities.map(({ id }) => id).filter((id) => SUBJECT_KINDS.has(catalogue.find(id)?.kind ?? ""));
    const before = found.slice(-CARRIED_SENTENCES_MAX).findLast(({ subjects }) => subjects.length > 0)?.subjects ?? [];
    const sentenceText = text.slice(span.start, span.end);
    found.push({
      ...span,
      text: sentenceText,
      entities,
      concepts: reading.concepts.filter((hit) => inside(hit) && hit.weight >= WEIGHT_MIN),
      dates: findDates(sentenceText, language),
      subjects: own.length > 0 ? [...new Set(own)] : before,
      isHeadline: i < HEADLINE_SENTENCES || span.start < (article.title?.length ?? 0),
    });
  }
  return found;
}

/** What the article is about: named in its head, or often. */
export function principalsOf(sentences: readonly Sentence[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { subjects, isHeadline } of sentences) {
    for (const id of subjects) counts.set(id, (counts.get(id) ?? 0) + (isHeadline ? MENTIONS_MIN : 1));
  }
  return new Set([...counts].filter(([, count]) => count >= MENTIONS_MIN).map(([id]) => id));
}

/** Whether a sentence has a word for one of these. */
export const hasConcept = ({ concepts }: Sentence, ids: readonly string[]): boolean =>
  concepts.some(({ id }) => ids.includes(id));
