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

/** 高い and 厳しい, but no 違い: nouns of verbs end alike. */
const JAPANESE_ADJECTIVE = /(?:[し大小]い|[きさ]い|\p{L}ない|[低古安強弱悪短若良軽速遅重長高早近遠深広狭多甘薄厚]い)$/u;

/** The beginnings that the forms of a Japanese word share: 遅れる → 遅れ, 売る → 売り 売っ … */
export function japaneseForms(form: string): readonly string[] {
  if (JAPANESE_ADJECTIVE.test(form)) return [form, ...["く", "かっ", "けれ"].map((end) => form.slice(0, -1) + end)];
  const row = KANA_ROWS[form.at(-1) ?? ""];
  if (row === undefined || form.length < 2 || !/[\p{Script=Han}]/u.test(form)) return [form];
  const trunk = form.slice(0, -1);
  if (trunk.endsWith("す") && form.endsWith("する"))
    return [form, trunk.slice(0, -1)].filter((word) => word.length > 1);
  // A trunk that ends in kana is enough on its own; a lone character is not.
  if (form.endsWith("る") && /[\p{Script=Hiragana}]$/u.test(trunk)) return [trunk];
  // 得る has 得た where 売る has 売った.
  const ends = /[得出見経着似]$/.test(trunk) ? "たてなずらま" : row;
  return [form, ...[...ends].map((kana) => trunk + kana)];
}

const SYLLABLE_FIRST = 0xac00;
const FINALS = 28;
/** ㄴ, ㄹ, ㅁ, ㅂ, ㅆ: what Korean endings add to an open syllable. */
const ENDING_FINALS = [4, 8, 16, 17, 20];
const [NIEUN, RIEUL, PIEUP, SSANG_SIOT] = [4, 8, 17, 20];
/** Vowel of an open stem → vowel of its past: ㅗㅘ ㅜㅝ ㅡㅓ ㅣㅕ ㅚㅙ. */
const PAST_VOWELS = new Map([
  [8, 9],
  [13, 14],
  [18, 4],
  [20, 6],
  [11, 10],
]);
/** Stems that lose or change their final before a vowel. */
const DROPS_SIOT = /[짓잇낫붓긋]$/;
const SOFTENS_DIGEUT = /(?:[듣걷싣묻]|깨닫)$/;
const SOFTENS_PIEUP = /(?:[돕쉽깝롭둡겁볍춥덥맵럽렵])$/;
const DOUBLES_RIEUL = /[오부고빠흐모누자기가두]르$/;

function syllable(of: string, change: { vowel?: number; final?: number }): string {
  const code = of.charCodeAt(0) - SYLLABLE_FIRST;
  const vowel = change.vowel ?? vowelOf(of);
  return String.fromCharCode(
    SYLLABLE_FIRST + (Math.floor(code / FINALS / 21) * 21 + vowel) * FINALS + (change.final ?? code % FINALS),
  );
}

function vowelOf(of: string): number {
  return Math.floor((of.charCodeAt(0) - SYLLABLE_FIRST) / FINALS) % 21;
}

/** After ㅏ and ㅗ the past has ㅏ, else ㅓ. */
function isBright(of: string): boolean {
  return vowelOf(of) === 0 || vowelOf(of) === 8;
}

/** The stem of an open syllable as the past begins: 미루 → 미뤄, 크 → 커, 따르 → 따라. */
function pastOf(trunk: string, last: string): string {
  const vowel = vowelOf(last);
  if (vowel === 18 && trunk !== "" && isBright(trunk.at(-1) ?? "")) return trunk + syllable(last, { vowel: 0 });
  return trunk + syllable(last, { vowel: PAST_VOWELS.get(vowel) ?? vowel });
}

/** The beginnings that the forms of a Korean word share: 미루다 → 미루 미룬 미뤄 미뤘 …, 오르다 → 올라 올랐; nouns stay as they are. */
export function koreanForms(form: string): readonly string[] {
  if (!form.endsWith("다") || form.length < 3) return [form];
  if (form.endsWith("하다") || form.endsWith("되다")) {
    const noun = form.slice(0, -2);
    return noun.length > 1
      ? [noun]
      : ["하", "한", "할", "함", "합", "했", "해", "되", "된", "될", "됐", "돼"].map((end) => noun + end);
  }
  const stem = form.slice(0, -1);
  const trunk = stem.slice(0, -1);
  const last = stem.slice(-1);
  if (!/[가-힣]/.test(last)) return [stem];
  const final = (last.charCodeAt(0) - SYLLABLE_FIRST) % FINALS;
  if (final !== 0) return [stem, ...beforeVowels(trunk, last, final)];
  const open = [stem, pastOf(trunk, last)].flatMap((word) =>
    [0, ...ENDING_FINALS].map((end) => word.slice(0, -1) + syllable(word.slice(-1), { final: end })),
  );
  // 따라 is "according to".
  return [...new Set([...open, ...doubledRieul(stem)])].filter((made) => made !== "따라");
}

/** 오르다 → 올라, 올랐. */
function doubledRieul(stem: string): readonly string[] {
  const before = stem.at(-2) ?? "";
  if (!DOUBLES_RIEUL.test(stem)) return [];
  const begin = stem.slice(0, -2) + syllable(before, { final: RIEUL });
  return (isBright(before) ? ["라", "랐"] : ["러", "렀"]).map((end) => begin + end);
}

/** What a closed stem becomes where it does not stay: 짓 → 지어, 듣 → 들었, 돕 → 도와, 만들 → 만드는. */
function beforeVowels(trunk: string, last: string, final: number): readonly string[] {
  const bare = trunk + syllable(last, { final: 0 });
  const vowels = isBright(last) ? ["아", "았", "은", "을"] : ["어", "었", "은", "을"];
  const stem = trunk + last;
  if (DROPS_SIOT.test(stem)) return vowels.map((end) => bare + end);
  if (SOFTENS_DIGEUT.test(stem)) return vowels.map((end) => trunk + syllable(last, { final: RIEUL }) + end);
  if (SOFTENS_PIEUP.test(stem))
    return (last === "돕" ? ["와", "왔", "운", "울"] : ["워", "웠", "운", "울"]).map((end) => bare + end);
  if (final !== RIEUL) return [];
  return [`${bare}는`, ...[NIEUN, PIEUP].map((end) => trunk + syllable(last, { final: end }))];
}

/** Forms of a verb of one syllable, which only a space tells from parts of other words: 주다 → 줬, 준다; 열다 → 여는. */
export function shortKoreanForms(form: string): readonly string[] {
  if (form.length !== 2 || !/^[가-힣]다$/.test(form) || /^[지보쓰]/.test(form)) return [];
  const last = form.slice(0, 1);
  const final = (last.charCodeAt(0) - SYLLABLE_FIRST) % FINALS;
  if (final === 0) {
    const past = pastOf("", last);
    const [nieun, rieul, pieup] = [NIEUN, RIEUL, PIEUP].map((end) => syllable(last, { final: end }));
    return [
      syllable(past, { final: SSANG_SIOT }),
      `${nieun}다`,
      `${pieup}니`,
      `${rieul}지`,
      `${rieul}까`,
      `${last}나요`,
      `${last}던`,
      ...(last === "사" ? [] : [`${last}는`]),
    ];
  }
  const vowels = isBright(last) ? ["아", "았"] : ["어", "었"];
  const changed = beforeVowels("", last, final).filter((word) => word.length > 1 && word !== "들어");
  const kept = ["고", "지", "기", "나", "던", "습"].map((end) => last + end);
  if (final === RIEUL) {
    const bare = syllable(last, { final: 0 });
    const [nieun, pieup] = [NIEUN, PIEUP].map((end) => syllable(last, { final: end }));
    return [
      `${bare}는`,
      `${nieun}다`,
      `${pieup}니`,
      ...[...vowels, "지", "고", "기", "려", "까"].map((end) => last + end),
    ];
  }
  return [...kept, `${last}는`, ...(changed.length > 0 ? changed : [...vowels, "은", "을"].map((end) => last + end))];
}
