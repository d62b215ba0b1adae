import { stemmer as english } from "@orama/stemmers/english";
import { stemmer as french } from "@orama/stemmers/french";
import { stemmer as german } from "@orama/stemmers/german";
import { stemmer as italian } from "@orama/stemmers/italian";
import { stemmer as spanish } from "@orama/stemmers/spanish";
import { foldText } from "./fold.ts";
import functionWords from "./function-words.json" with { type: "json" };

const FUNCTION_WORDS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(functionWords).map(([language, words]) => [language, new Set(words)]),
);

const STEMMERS: Readonly<Record<string, (word: string) => string>> = {
  en: english,
  fr: french,
  de: german,
  es: spanish,
  it: italian,
};

/** A word of a text; offsets are UTF-16. */
export type Word = { text: string; start: number; end: number };

/** The words written in letters of an alphabet, with their digits; apostrophes and hyphens part them. */
export function alphabeticWords(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const { 0: word, index } of text.matchAll(/[\p{Script=Latin}\p{M}\d]+|[%$€£¥]/gu)) {
    words.push({ text: word, start: index, end: index + word.length });
  }
  return words;
}

/** Whether a language's words are told apart by spaces and have a stemmer. */
export function hasStems(language: string): boolean {
  return language in STEMMERS;
}

/**
 * What inflected forms of a word have in common: its stem as written, and its stem without accents, for people who leave them out.
 * Both are folded.
 */
export function stemKeys(word: string, language: string): readonly string[] {
  const lower = word.normalize("NFC").toLowerCase();
  // "sur" is no form of "sûr", nor "waren" of "Ware": the smallest words stand for themselves. In capitals they are initials (CES).
  if (FUNCTION_WORDS.get(language)?.has(lower) === true && (word === lower || word !== word.toUpperCase()))
    return [`=${lower}`];
  if (lower.length < 3) return [foldText(lower)];
  const stem = STEMMERS[language] ?? english;
  const accented = foldText(stem(lower));
  const folded = foldText(lower);
  if (folded === lower) return [accented];
  const plain = stem(folded);
  return accented === plain ? [accented] : [accented, plain];
}

/** What the German stemmer leaves apart from an infinitive: verschieben → verschiebt, verschiebte; melden → meldet. */
export function conjugatedKeys(form: string, language: string): readonly string[] {
  const trunk = language === "de" ? /^(\p{Ll}{3,})(?:en|(?<=[lr])n)$/u.exec(form)?.[1] : undefined;
  return trunk === undefined ? [] : stemKeys(`${trunk}${/[dt]$/.test(trunk) ? "et" : "t"}`, language);
}

const KANA_ROWS: Readonly<Record<string, string>> = {
  る: "らりれろっ",
  う: "わいえおっ",
  く: "かきけこい",
  ぐ: "がぎげごい",
  す: "さしせそ",
  つ: "たちてとっ",
  ぶ: "ばびべぼん",
  む: "まみめもん",
  ぬ: "なにねのん",
};

/** The beginnings that the forms of a Japanese word share: 遅れる → 遅れ, 売る → 売り 売っ … */
export function japaneseForms(form: string): readonly string[] {
  const row = KANA_ROWS[form.at(-1) ?? ""];
  if (row === undefined || form.length < 2 || !/[\p{Script=Han}]/u.test(form)) return [form];
  const trunk = form.slice(0, -1);
  if (trunk.endsWith("す") && form.endsWith("する"))
    return [form, trunk.slice(0, -1)].filter((word) => word.length > 1);
  // A trunk that ends in kana is enough on its own; a lone character is not.
  if (form.endsWith("る") && /[\p{Script=Hiragana}]$/u.test(trunk)) return [trunk];
  return [form, ...[...row].map((kana) => trunk + kana)];
}

const SYLLABLE_FIRST = 0xac00;
const FINALS = 28;
/** ㄴ, ㄹ, ㅁ, ㅂ, ㅆ: what Korean endings add to an open syllable. */
const ENDING_FINALS = [4, 8, 16, 17, 20];
/** Vowel of an open stem → vowel of its past: ㅏㅏ ㅗㅘ ㅜㅝ ㅡㅓ ㅣㅕ ㅚㅙ ㅓㅓ ㅐㅐ ㅔㅔ. */
const PAST_VOWELS = new Map([
  [8, 9],
  [13, 14],
  [18, 4],
  [20, 6],
  [11, 10],
]);

/** The beginnings that the forms of a Korean word share: 미루다 → 미루 미룬 미뤄 미뤘 …; nouns stay as they are. */
export function koreanForms(form: string): readonly string[] {
  if (!form.endsWith("다") || form.length < 3) return [form];
  if (form.endsWith("하다") || form.endsWith("되다")) {
    const noun = form.slice(0, -2);
    return noun.length > 1
      ? [noun]
      : ["하", "한", "할", "함", "합", "했", "해", "되", "된", "될", "됐", "돼"].map((end) => noun + end);
  }
  const stem = form.slice(0, -1);
  const code = stem.charCodeAt(stem.length - 1) - SYLLABLE_FIRST;
  const trunk = stem.slice(0, -1);
  if (code < 0 || code % FINALS !== 0)
    return stem.length > 1 ? [stem] : ["어", "었", "은", "는", "을", "아", "았", "고", "기"].map((end) => stem + end);
  const vowel = Math.floor(code / FINALS) % 21;
  const past = code + ((PAST_VOWELS.get(vowel) ?? vowel) - vowel) * FINALS;
  const ends = [code, past].flatMap((open) =>
    [0, ...ENDING_FINALS].map((final) => String.fromCharCode(SYLLABLE_FIRST + open + final)),
  );
  const forms = [...new Set(ends)].map((end) => trunk + end);
  return trunk === "" ? forms.map((open) => open + "다").slice(0, 1) : forms;
}
