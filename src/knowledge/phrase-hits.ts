import { splitCompound } from "./compounds.ts";
import { alphabeticWords, stemKeys, type Word } from "./inflections.ts";
import { type Ids, joinKeys, type PhraseIndex, type WordKeys, wordKeys } from "./phrase-index.ts";
import { isNoun, separatedVerbs } from "./separated-verbs.ts";

/** A concept a text has a word for. `weight` (0..1] falls with the number of concepts that share the word. */
export type ConceptHit = { conceptId: string; start: number; end: number; weight: number };

/** Whether a hit is a part of a longer one: "old" and "new" tell nothing of their own in "old vs new". */
export const isPartOf = (hit: ConceptHit, longer: ConceptHit): boolean =>
  longer.start <= hit.start && hit.end <= longer.end && longer.end - longer.start > hit.end - hit.start;

/** Words inside a longer hit (export in export controls) still count, but less. */
const INNER_WEIGHT = 0.5;
/** Parts of a German compound. */
const PART_WEIGHT = 0.8;

/** The concepts of a text with an alphabet, longest phrases first. */
export function findPhrases(text: string, language: string, index: PhraseIndex): readonly ConceptHit[] {
  const words = alphabeticWords(text);
  const known = words.map((word) => wordKeys(word, language, index));
  const apart = language === "de" ? separatedVerbs(text, words, index) : new Map<number, Ids>();
  const hits: ConceptHit[] = [];
  let coveredTo = 0;
  for (let first = 0; first < words.length; first++) {
    const found = phraseAt(known, first, index, apart.get(first), () => isNoun(text, words, first, language));
    if (found === undefined) {
      hits.push(...compoundHits(words[first], language, index));
      continue;
    }
    const end = words[first + found.length - 1]?.end ?? 0;
    const start = words[first]?.start ?? 0;
    const factor = first < coveredTo ? INNER_WEIGHT : 1;
    for (const [conceptId, weight] of found.ids) hits.push({ conceptId, start, end, weight: factor * weight });
    coveredTo = Math.max(coveredTo, first + found.length);
    if (found.length > 1) hits.push(...innerHits(words[first], known[first]?.keys, index));
  }
  return hits;
}

/** The meanings of a phrase, each with how surely it is meant. */
type Phrase = { ids: ReadonlyMap<string, number>; length: number };

const evenly = (ids: Ids): ReadonlyMap<string, number> => new Map([...ids.keys()].map((id) => [id, 1 / ids.size]));

function phraseAt(
  words: readonly WordKeys[],
  first: number,
  { forms, conjugated }: PhraseIndex,
  apart: Ids | undefined,
  isNounHere: () => boolean,
): Phrase | undefined {
  const { longest, alone, conjugated: verb, asWritten } = words[first] ?? NO_WORD;
  for (let length = Math.min(longest, words.length - first); length > 1; length--) {
    for (const key of joinKeys(words.slice(first, first + length).map(({ keys }) => keys))) {
      const ids = forms.get(key) ?? conjugated.get(key);
      if (ids !== undefined) return { ids: evenly(ids), length };
    }
  }
  const exact = asWritten === undefined || isNounHere() ? undefined : asWritten;
  const surely = apart ?? exact;
  if (surely !== undefined) return { ids: evenly(surely), length: 1 };
  if (alone !== undefined) return { ids: alone, length: 1 };
  return verb === undefined || isNounHere() ? undefined : { ids: evenly(verb), length: 1 };
}

const NO_WORD: WordKeys = { keys: [], longest: 0, alone: undefined, conjugated: undefined, asWritten: undefined };

function innerHits(word: Word | undefined, keys: readonly string[] | undefined, index: PhraseIndex): ConceptHit[] {
  const ids = keys
    ?.map((key): Ids | undefined => index.forms.get(key) ?? index.conjugated.get(key))
    .find((found) => found !== undefined);
  return word === undefined || ids === undefined ? [] : hitsAt(word, ids, INNER_WEIGHT);
}

function compoundHits(word: Word | undefined, language: string, { forms }: PhraseIndex): ConceptHit[] {
  if (word === undefined || language !== "de") return [];
  return splitCompound(word.text, (part) => stemKeys(part, "de").some((key) => forms.has(key))).flatMap((part) => {
    const key = stemKeys(part.text, "de").find((candidate) => forms.has(candidate));
    const ids = key === undefined ? undefined : forms.get(key);
    const start = word.start + part.start;
    return ids === undefined ? [] : hitsAt({ start, end: start + part.text.length }, ids, PART_WEIGHT);
  });
}

const hitsAt = ({ start, end }: { start: number; end: number }, ids: Ids, weight: number): ConceptHit[] =>
  [...ids.keys()].map((conceptId) => ({ conceptId, start, end, weight: weight / ids.size }));
