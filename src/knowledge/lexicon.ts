import type { Concept } from "./catalogue.ts";
import { findCharacters, indexCharacters } from "./character-hits.ts";
import { hasStems, stemKeys } from "./inflections.ts";
import { type ConceptHit, findPhrases } from "./phrase-hits.ts";
import { indexPhrases } from "./phrase-index.ts";
import { createWordSpelling } from "./word-spelling.ts";
import type { Language } from "../types.ts";
import { LANGUAGES } from "../types.ts";

export type Lexicon = {
  /** The concepts of a text in its language, in text order; several may share a place. Unknown languages are read as English. */
  find: (text: string, language: string) => readonly ConceptHit[];
  /** The concepts one word or phrase stands for, best first. */
  conceptsOf: (word: string, language: string) => readonly { conceptId: string; weight: number }[];
  isKnownWord: (word: string, language: string) => boolean;
  /** The concepts a word of a question was meant for that nobody knows as it is spelt ("deley"); none in languages without letters. */
  guess: (word: string, language: string) => readonly { conceptId: string; weight: number }[];
  /** The words of a concept, as the data has them. */
  formsOf: (conceptId: string, language: string) => readonly string[];
};

/** A misspelt word may have been another. */
const GUESS_WEIGHT = 0.8;

/** Finds meanings in eight languages. Give it the concepts of the field followed by the general ones. */
export function createLexicon(list: readonly Concept[]): Lexicon {
  const phrases = lazily((language: Language) => indexPhrases(list, language));
  const tries = lazily((language: Language) => indexCharacters(list, language));
  const spellings = lazily((language: Language) => createWordSpelling(list.flatMap((concept) => concept[language])));
  const stemSpellings = lazily((language: Language) => createWordSpelling(phrases(language).forms.keys()));
  const byId = new Map(list.map((concept) => [concept.id, concept]));

  const find = (text: string, language: string): readonly ConceptHit[] => {
    const read = knownLanguage(language);
    if (hasStems(read)) return findPhrases(text, read, phrases(read));
    const hits = [...findCharacters(text, tries(read)), ...findPhrases(text, "en", phrases("en"))];
    return hits.sort((a, b) => a.start - b.start || b.weight - a.weight);
  };
  const conceptsOf = (word: string, language: string): readonly { conceptId: string; weight: number }[] => {
    const best = new Map<string, number>();
    for (const { conceptId, weight } of find(word, language))
      best.set(conceptId, Math.max(weight, best.get(conceptId) ?? 0));
    return [...best].map(([conceptId, weight]) => ({ conceptId, weight })).sort((a, b) => b.weight - a.weight);
  };
  const guess = (word: string, language: string): readonly { conceptId: string; weight: number }[] => {
    const read = knownLanguage(language);
    if (!hasStems(read)) return [];
    const words = spellings(read)(word).flatMap((spelt) => conceptsOf(spelt, read).map(({ conceptId }) => conceptId));
    const stems = (): string[] => stemSpellings(read)(stemKeys(word, read)[0] ?? "");
    const { forms } = phrases(read);
    const ids = new Set(words.length > 0 ? words : stems().flatMap((key) => [...(forms.get(key)?.keys() ?? [])]));
    return [...ids].map((conceptId) => ({ conceptId, weight: GUESS_WEIGHT / ids.size }));
  };
  return {
    find,
    conceptsOf,
    guess,
    isKnownWord: (word, language) => find(word, language).length > 0,
    formsOf: (conceptId, language) => byId.get(conceptId)?.[knownLanguage(language)] ?? [],
  };
}

function knownLanguage(language: string): Language {
  return LANGUAGES.find((known) => known === language) ?? "en";
}

function lazily<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}
