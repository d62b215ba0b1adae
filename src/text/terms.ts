import { stem } from "./stem.ts";
import { ASKING_WORDS, QUESTION_WORDS, STOP_WORDS } from "./stop-words.ts";
import { words, type Word } from "./words.ts";
import { LANGUAGES, type Language } from "../types.ts";

/**
 * What a word adds to the index. A Latin word gives its stem and, where that differs, the folded word itself, so that a question in
 * another language still meets names and loanwords. A CJK word gives itself and its bigrams: ICU splits names it does not know.
 */
export type WordTerm = { term: string; weight: number };

/** The share of a bigram, or of an unstemmed form, beside the word proper. */
const SIDE_FORM_WEIGHT = 0.5;

/** A language the stop lists know; English for all others. */
export function knownLanguage(language: string): Language {
  return KNOWN.get(language) ?? "en";
}

const KNOWN: ReadonlyMap<string, Language> = new Map(LANGUAGES.map((language) => [language, language]));

const isStop = (word: Word, language: string): boolean =>
  STOP_WORDS[knownLanguage(language)].has(word.norm) ||
  (word.script === "latin" && word.norm.length === 1 && !/\d/.test(word.norm));

/** The terms of one word; none for a stop word. */
export function wordTerms(word: Word, language: string): WordTerm[] {
  const terms: WordTerm[] = [];
  eachTerm(word, language, (term, weight) => terms.push({ term, weight }));
  return terms;
}

/** The same one after the other, for texts of many words. */
export function eachTerm(word: Word, language: string, take: (term: string, weight: number) => void): void {
  if (isStop(word, language)) return;
  if (word.script === "latin") {
    const stemmed = stem(word.norm, language);
    take(stemmed, 1);
    if (stemmed !== word.norm) take(word.norm, SIDE_FORM_WEIGHT);
  } else for (const { term, weight } of cjkTerms(word.norm, word.script === "kana")) take(term, weight);
}

function cjkTerms(text: string, kana: boolean): WordTerm[] {
  const characters = Array.from(text);
  if (characters.length === 1) return kana ? [] : [{ term: text, weight: SIDE_FORM_WEIGHT }];
  const terms: WordTerm[] = [{ term: text, weight: 1 }];
  if (characters.length > 2) {
    for (let i = 0; i + 1 < characters.length; i++) {
      terms.push({ term: `${characters[i]}${characters[i + 1]}`, weight: SIDE_FORM_WEIGHT });
    }
  }
  return terms;
}

/** Bigrams over neighbouring Han words: 英|伟达 and 英伟|达 are one name however ICU cut it. */
export function bridgeBigrams(text: string, before: Word, after: Word): WordTerm[] {
  if (before.script !== "han" || after.script !== "han" || before.end !== after.start) return [];
  return [
    {
      term: lastCharacter(text.slice(before.start, before.end)) + firstCharacter(text.slice(after.start, after.end)),
      weight: SIDE_FORM_WEIGHT,
    },
  ];
}

const firstCharacter = (text: string): string => Array.from(text)[0] ?? "";
const lastCharacter = (text: string): string => Array.from(text).at(-1) ?? "";

/** Every term of a text with its weighted frequency, and the text's length in words. */
export function textTerms(text: string, language: string): { terms: Map<string, number>; length: number } {
  const all = words(text, language);
  return { terms: termsOf(text, all, language), length: all.length };
}

/** The same of a text whose words are known. */
export function termsOf(text: string, all: readonly Word[], language: string): Map<string, number> {
  const terms = new Map<string, number>();
  let before: Word | undefined;
  for (const word of all) {
    for (const { term, weight } of wordTerms(word, language)) terms.set(term, (terms.get(term) ?? 0) + weight);
    if (before?.script === "han") {
      for (const { term, weight } of bridgeBigrams(text, before, word))
        terms.set(term, (terms.get(term) ?? 0) + weight);
    }
    before = word;
  }
  return terms;
}

/** A question's own words with content: neither function words nor words that only ask. */
export function contentWords(text: string, language: string): Word[] {
  const asking = ASKING_WORDS[knownLanguage(language)];
  return words(text, language).filter(
    (word) => !isStop(word, language) && !QUESTION_WORDS.has(word.norm) && !asking.has(word.norm),
  );
}
