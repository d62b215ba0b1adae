import type { Concept } from "./catalogue.ts";
import { conjugatedForms } from "./conjugations.ts";
import { foldText } from "./fold.ts";
import { alphabeticWords, conjugatedKeys, stemKeys, type Word } from "./inflections.ts";
import { nearestMeanings } from "./kinship.ts";
import type { Language } from "../types.ts";

/** The words and phrases of the concepts in one language with an alphabet, by their stems ("mass produc"). */
export type PhraseIndex = {
  /** Stems → concept ids, with the folded words or phrases that are listed for each. */
  forms: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;
  /** Forms nobody listed, made from listed verbs; a listed word comes first. */
  conjugated: ReadonlyMap<string, ReadonlySet<string>>;
  /** The same, letter for letter: "encuentra" is a form of "encontrar" before it has the stem of "encuentro". */
  asWritten: ReadonlyMap<string, ReadonlySet<string>>;
  /** How many words the longest form has that begins with a word. */
  longest: ReadonlyMap<string, number>;
  words: Map<string, WordKeys>;
};

/** Concept ids, whatever is kept with them. */
export type Ids = Pick<ReadonlySet<string>, "size" | "keys">;

/** What is known of a word before its neighbours are: how long a form it can begin (0 for most), and what it stands for by itself. */
export type WordKeys = {
  keys: readonly string[];
  longest: number;
  /** What it is listed for or has the stem of, each with how surely it is meant. */
  alone: ReadonlyMap<string, number> | undefined;
  conjugated: ReadonlySet<string> | undefined;
  asWritten: ReadonlySet<string> | undefined;
};

const WORDS_PER_FORM_MAX = 6;
const CACHED_WORDS_MAX = 50_000;

export function indexPhrases(list: readonly Concept[], language: Language): PhraseIndex {
  const forms = new Map<string, Map<string, Set<string>>>();
  const conjugated = new Map<string, Set<string>>();
  const asWritten = new Map<string, Set<string>>();
  const longest = new Map<string, number>();
  // Forms share their words, and stemming is most of the work.
  const stemmed = new Map<string, readonly string[]>();
  const stemsOf = (word: string): readonly string[] => {
    const known = stemmed.get(word) ?? stemKeys(word, language);
    stemmed.set(word, known);
    return known;
  };
  const keysOf = (form: string): ReadonlySet<string> => {
    const words = alphabeticWords(form);
    const keys = joinKeys(words.map((word) => stemsOf(word.text)));
    for (const key of keys) {
      const [head = key] = key.split(" ");
      longest.set(head, Math.max(longest.get(head) ?? 0, Math.min(words.length, WORDS_PER_FORM_MAX)));
    }
    return keys;
  };
  for (const { id, [language]: listed } of list) {
    for (const form of listed) {
      for (const key of [...keysOf(form), ...conjugatedKeys(form, language)]) {
        const meanings = forms.get(key) ?? new Map<string, Set<string>>();
        forms.set(key, meanings.set(id, (meanings.get(id) ?? new Set()).add(foldText(form))));
      }
      for (const made of conjugatedForms(form, language)) {
        const alone = !made.includes(" ");
        // Stemming is most of the work, and a list of forms needs it only where words are joined or, in German, inflected further.
        if (!alone || language === "de")
          for (const key of keysOf(made)) if (!isSmallWord(key)) addTo(conjugated, key, id);
        if (alone) for (const written of new Set([made, foldText(made)])) addTo(asWritten, written, id);
      }
    }
  }
  // A listed noun and its plural come first: produits are no form of "produire".
  for (const concept of list)
    for (const form of concept[language])
      for (const written of [form.toLowerCase(), `${form.toLowerCase()}s`]) asWritten.delete(written);
  return { forms, conjugated, asWritten, longest, words: new Map() };
}

/** A small word is never a form of another. */
const isSmallWord = (key: string): boolean => key.startsWith("=") && !key.includes(" ");

const addTo = (map: Map<string, Set<string>>, key: string, id: string): void =>
  void map.set(key, (map.get(key) ?? new Set()).add(id));

/** With accents throughout, and without: a phrase is not written half and half. */
export function joinKeys(words: readonly (readonly string[])[]): ReadonlySet<string> {
  return new Set([words.map((keys) => keys[0]).join(" "), words.map((keys) => keys.at(-1)).join(" ")]);
}

/** Looks a word up; remembered, because texts repeat their words. */
export function wordKeys(
  { text }: Word,
  language: string,
  { forms, conjugated, asWritten, longest, words }: PhraseIndex,
): WordKeys {
  const known = words.get(text);
  if (known !== undefined) return known;
  const keys = stemKeys(text, language);
  const [accented = "", plain = accented] = keys;
  const made = {
    keys,
    longest: Math.max(longest.get(accented) ?? 0, longest.get(plain) ?? 0),
    alone: nearestMeanings(foldText(text), forms.get(accented) ?? forms.get(plain), language),
    conjugated: conjugated.get(accented) ?? conjugated.get(plain),
    // In capitals it is a name: USA is not "usa".
    asWritten: accented.startsWith("=") || text === text.toUpperCase() ? undefined : asWritten.get(text.toLowerCase()),
  };
  if (words.size < CACHED_WORDS_MAX) words.set(text, made);
  return made;
}
