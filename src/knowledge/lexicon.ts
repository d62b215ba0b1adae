import type { Concept } from "./catalogue.ts";
import { splitCompound } from "./compounds.ts";
import { foldText } from "./fold.ts";
import { conjugatedForms, isSeparablePart } from "./conjugations.ts";
import {
  alphabeticWords,
  conjugatedKeys,
  hasStems,
  japaneseForms,
  koreanForms,
  shortKoreanForms,
  stemKeys,
} from "./inflections.ts";
import type { Word } from "./inflections.ts";
import { nearestMeanings } from "./kinship.ts";
import { createTrie } from "./trie.ts";
import { createWordSpelling } from "./word-spelling.ts";
import type { Trie } from "./trie.ts";
import type { Language } from "../types.ts";
import { LANGUAGES } from "../types.ts";

/** A concept a text has a word for. `weight` (0..1] falls with the number of concepts that share the word. */
export type ConceptHit = { conceptId: string; start: number; end: number; weight: number };

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

/** Words inside a longer hit (export in export controls) still count, but less. */
const INNER_WEIGHT = 0.5;
/** Parts of a German compound. */
const PART_WEIGHT = 0.8;
/** A misspelt word may have been another. */
const GUESS_WEIGHT = 0.8;
/** One Chinese character is more often a piece of a word than a word. */
const CHARACTER_WEIGHT = 0.3;
const WORDS_PER_FORM_MAX = 6;
const CACHED_WORDS_MAX = 50_000;

type PhraseIndex = {
  forms: ReadonlyMap<string, ReadonlySet<string>>;
  /** Of a single word's stem: the meanings and the words that are listed for each. */
  listed: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;
  /** Forms nobody listed, made from listed verbs; a listed word comes first. */
  conjugated: ReadonlyMap<string, ReadonlySet<string>>;
  /** The same, letter for letter: "encuentra" is a form of "encontrar" before it has the stem of "encuentro". */
  asWritten: ReadonlyMap<string, ReadonlySet<string>>;
  /** How many words the longest form has that begins with a word. */
  longest: ReadonlyMap<string, number>;
  words: Map<string, WordKeys>;
};

/** What is known of a word before its neighbours are: how long a form it can begin (0 for most), and what it stands for by itself. */
type WordKeys = {
  keys: readonly string[];
  longest: number;
  alone: ReadonlyMap<string, number> | undefined;
  conjugated: ReadonlySet<string> | undefined;
  asWritten: ReadonlySet<string> | undefined;
};

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
    const ids = new Set(words.length > 0 ? words : stems().flatMap((key) => [...(forms.get(key) ?? [])]));
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

function indexPhrases(list: readonly Concept[], language: Language): PhraseIndex {
  const forms = new Map<string, Set<string>>();
  const listed = new Map<string, Map<string, Set<string>>>();
  const addListed = (key: string, id: string, form: string): void => {
    const words = listed.get(key) ?? new Map<string, Set<string>>();
    words.set(id, (words.get(id) ?? new Set()).add(foldText(form.toLowerCase())));
    listed.set(key, words);
  };
  const conjugated = new Map<string, Set<string>>();
  const asWritten = new Map<string, Set<string>>();
  const longest = new Map<string, number>();
  // Forms share their words, and stemming is most of the work.
  const stemmed = new Map<string, readonly string[]>();
  const keysOf = (word: string): readonly string[] => {
    const known = stemmed.get(word) ?? stemKeys(word, language);
    stemmed.set(word, known);
    return known;
  };
  const addForm = (form: string, id: string, to: Map<string, Set<string>>): void => {
    const words = alphabeticWords(form);
    for (const key of joinKeys(words.map((word) => keysOf(word.text)))) {
      // A small word is never a form of another.
      if (to === conjugated && key.startsWith("=") && !key.includes(" ")) continue;
      to.set(key, (to.get(key) ?? new Set()).add(id));
      if (to === forms && words.length === 1) addListed(key, id, form);
      const [head = key] = key.split(" ");
      longest.set(head, Math.max(longest.get(head) ?? 0, Math.min(words.length, WORDS_PER_FORM_MAX)));
    }
  };
  for (const concept of list) {
    for (const form of concept[language]) {
      addForm(form, concept.id, forms);
      for (const key of conjugatedKeys(form, language)) {
        forms.set(key, (forms.get(key) ?? new Set()).add(concept.id));
        addListed(key, concept.id, form);
      }
      for (const made of conjugatedForms(form, language)) {
        const alone = !made.includes(" ");
        // Stemming is most of the work, and a list of forms needs it only where words are joined or, in German, inflected further.
        if (!alone || language === "de") addForm(made, concept.id, conjugated);
        if (!alone) continue;
        for (const written of new Set([made, foldText(made)]))
          asWritten.set(written, (asWritten.get(written) ?? new Set()).add(concept.id));
      }
    }
  }
  // A listed noun and its plural come first: produits are no form of "produire".
  for (const concept of list)
    for (const form of concept[language])
      for (const written of [form.toLowerCase(), `${form.toLowerCase()}s`]) asWritten.delete(written);
  return { forms, listed, conjugated, asWritten, longest, words: new Map() };
}

/** With accents throughout, and without: a phrase is not written half and half. */
function joinKeys(words: readonly (readonly string[])[]): ReadonlySet<string> {
  return new Set([words.map((keys) => keys[0]).join(" "), words.map((keys) => keys.at(-1)).join(" ")]);
}

function findPhrases(text: string, language: string, index: PhraseIndex): readonly ConceptHit[] {
  const words = alphabeticWords(text);
  const known = words.map((word) => wordKeys(word, language, index));
  const apart = language === "de" ? separatedVerbs(text, words, index) : NOTHING_APART;
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

const evenly = (ids: ReadonlySet<string>): ReadonlyMap<string, number> =>
  new Map([...ids].map((id) => [id, 1 / ids.size]));

function phraseAt(
  words: readonly WordKeys[],
  first: number,
  { forms, conjugated }: PhraseIndex,
  apart: ReadonlySet<string> | undefined,
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

/** In German "Band" inside a sentence is not "band". */
function isNoun(text: string, words: readonly Word[], at: number, language: string): boolean {
  const word = words[at];
  const before = words[at - 1];
  if (language !== "de" || word === undefined || before === undefined || !/^\p{Lu}/u.test(word.text)) return false;
  return !/[.?!:\n"„“»«–]/.test(text.slice(before.end, word.start));
}

const NOTHING_APART: ReadonlyMap<number, ReadonlySet<string>> = new Map();
/** How many words back from its separate part a German verb is looked for. */
const APART_WORDS_MAX = 24;
/** What can follow the end of a German clause without a mark. */
const CLAUSE_STARTS: ReadonlySet<string> = new Set(["und", "oder", "sowie", "aber", "als", "wie"]);

/** The place of a German verb whose part stands at the end of the clause (stellt … ein) → what both mean together. */
function separatedVerbs(
  text: string,
  words: readonly Word[],
  { forms, conjugated, asWritten }: PhraseIndex,
): ReadonlyMap<number, ReadonlySet<string>> {
  const found = new Map<number, ReadonlySet<string>>();
  for (const [at, { text: part, end }] of words.entries()) {
    if (at === 0 || !isSeparablePart(part) || !endsClause(text, end, words[at + 1])) continue;
    for (let before = at - 1; before >= Math.max(0, at - APART_WORDS_MAX); before--) {
      const word = words[before];
      if (word === undefined || /[.?!\n]/.test(text.slice(word.end, words[before + 1]?.start))) break;
      if (isNoun(text, words, before, "de") || stemKeys(word.text, "de")[0]?.startsWith("=") === true) continue;
      const whole = part + word.text.toLowerCase();
      const byStem = stemKeys(whole, "de").map((key) => forms.get(key) ?? conjugated.get(key));
      const ids = asWritten.get(whole) ?? byStem.find((known) => known !== undefined);
      if (ids === undefined) continue;
      found.set(before, ids);
      break;
    }
  }
  return found;
}

function endsClause(text: string, end: number, next: Word | undefined): boolean {
  return next === undefined || CLAUSE_STARTS.has(next.text) || /[^\s\p{L}-]/u.test(text.slice(end, next.start));
}

function innerHits(word: Word | undefined, keys: readonly string[] | undefined, index: PhraseIndex): ConceptHit[] {
  const ids = keys
    ?.map((key) => index.forms.get(key) ?? index.conjugated.get(key))
    .find((found) => found !== undefined);
  if (word === undefined || ids === undefined) return [];
  return [...ids].map((conceptId) => ({
    conceptId,
    start: word.start,
    end: word.end,
    weight: INNER_WEIGHT / ids.size,
  }));
}

function compoundHits(word: Word | undefined, language: string, { forms }: PhraseIndex): ConceptHit[] {
  if (word === undefined || language !== "de") return [];
  return splitCompound(word.text, (part) => stemKeys(part, "de").some((key) => forms.has(key))).flatMap((part) => {
    const key = stemKeys(part.text, "de").find((candidate) => forms.has(candidate));
    const ids = key === undefined ? undefined : forms.get(key);
    if (ids === undefined) return [];
    const start = word.start + part.start;
    return [...ids].map((conceptId) => ({
      conceptId,
      start,
      end: start + part.text.length,
      weight: PART_WEIGHT / ids.size,
    }));
  });
}

function wordKeys(
  { text }: Word,
  language: string,
  { listed, conjugated, asWritten, longest, words }: PhraseIndex,
): WordKeys {
  const known = words.get(text);
  if (known !== undefined) return known;
  const keys = stemKeys(text, language);
  const [accented = "", plain = accented] = keys;
  const made = {
    keys,
    longest: Math.max(longest.get(accented) ?? 0, longest.get(plain) ?? 0),
    alone: nearestMeanings(foldText(text.toLowerCase()), listed.get(accented) ?? listed.get(plain), language),
    conjugated: conjugated.get(accented) ?? conjugated.get(plain),
    // In capitals it is a name: USA is not "usa".
    asWritten: accented.startsWith("=") || text === text.toUpperCase() ? undefined : asWritten.get(text.toLowerCase()),
  };
  if (words.size < CACHED_WORDS_MAX) words.set(text, made);
  return made;
}

type CharacterIndex = Trie<string>;

function indexCharacters(list: readonly Concept[], language: Language): CharacterIndex {
  const trie = createTrie<string>();
  for (const concept of list) {
    const forms = new Set<string>();
    for (const form of concept[language]) {
      const variants = language === "ja" ? japaneseForms(form) : language === "ko" ? koreanForms(form) : [form];
      for (const variant of variants) forms.add(variant);
    }
    // A space in front: forms so short are part of many words.
    if (language === "ko") for (const form of concept.ko.flatMap(shortKoreanForms)) forms.add(` ${form}`);
    for (const form of forms) if (!/^[\p{Script=Latin}\s\d]+$/u.test(form)) trie.add(form, concept.id);
  }
  return trie;
}

/** Longest from the left; a hit hides what is inside it. */
function findCharacters(text: string, trie: CharacterIndex): readonly ConceptHit[] {
  const hits: ConceptHit[] = [];
  // A space in front of the first word as there is before the others.
  const read = ` ${text}`;
  for (let at = 0; at < read.length; at++) {
    const longest = trie.at(read, at).at(-1);
    if (longest === undefined || cutsSyllableWord(read, at, longest.end)) continue;
    const start = /\s/.test(read[at] ?? "") ? at + 1 : at;
    if (start > at && (trie.at(read, start).at(-1)?.end ?? 0) >= longest.end) continue;
    const ids = new Set(longest.values);
    const factor = longest.end - start === 1 && /\p{Script=Han}/u.test(read[start] ?? "") ? CHARACTER_WEIGHT : 1;
    for (const conceptId of ids)
      hits.push({ conceptId, start: start - 1, end: longest.end - 1, weight: factor / ids.size });
    at = longest.end - 1;
  }
  return hits;
}

/** What follows a Korean word and is none of it. */
const PARTICLE =
  /^(?:(?:으?로|이나|이란|이라는?|에서|에게|까지|부터|보다|처럼|마다|이며|이고|만|들)(?:은|는|이|가|을|를|의|도|만)?|은|는|이|가|을|를|의|에|도|와|과|로|만|나|야|당|값|별|용)?(?![가-힣])/u;

/** A Korean form of one syllable must be a word of its own, or every text would have it. */
function cutsSyllableWord(text: string, start: number, end: number): boolean {
  if (end - start > 1 || !/[가-힣]/.test(text[start] ?? "")) return false;
  return /[가-힣]/.test(text[start - 1] ?? "") || !PARTICLE.test(text.slice(end, end + 6));
}
