import { latinSounds, settled, type Sounds } from "./sounds-latin.ts";
/** The signs of GB 2312 and Big5 by their syllable in Pinyin; readings from pinyin-pro 3.29.4 (MIT). */
import PINYIN from "./pinyin.json" with { type: "json" };

/** Rows of katakana that end in a, i, u, e, o, and what they begin with; a dash where a sign is told below. */
const ROWS: readonly (readonly [string, Sounds])[] = [
  ["アイウエオ", ""],
  ["カキクケコ", "K"],
  ["ガギグゲゴ", "G"],
  ["サシスセソ", "S"],
  ["ザ-ズゼゾ", "Z"],
  ["タ--テト", "T"],
  ["ダ--デド", "D"],
  ["ナニヌネノ", "N"],
  ["ハヒ-ヘホ", "H"],
  ["バビブベボ", "B"],
  ["パピプペポ", "P"],
  ["マミムメモ", "M"],
  ["ラリルレロ", "R"],
];
const OTHER_KANA: Readonly<Record<string, Sounds>> = {
  ジ: "Ji",
  チ: "Ci",
  ツ: "Cu",
  ヂ: "Ji",
  ヅ: "Zu",
  フ: "Fu",
  ヴ: "Vu",
  ヤ: "ia",
  ユ: "iu",
  ヨ: "io",
  ワ: "ua",
  ヲ: "o",
  ン: "N",
};
const KANA: ReadonlyMap<string, Sounds> = new Map([
  ...ROWS.flatMap(([row, start]) =>
    [..."aiueo"].map((vowel, at): [string, Sounds] => [row[at] ?? "", `${start}${vowel}`]),
  ),
  ...Object.entries(OTHER_KANA),
]);
/** A small sign takes the place of the vowel before it: ティ, ファ, シェ. */
const SMALL_KANA: Readonly<Record<string, Sounds>> = {
  ァ: "a",
  ィ: "i",
  ゥ: "u",
  ェ: "e",
  ォ: "o",
  ャ: "a",
  ュ: "u",
  ョ: "o",
};
const VOWEL_BEFORE = /(?<=\p{Lu})[aeiou]$/u;

/** The sounds of a word in katakana. */
export function kanaSounds(word: string): Sounds {
  let sounds = "";
  for (const sign of word) {
    const small = SMALL_KANA[sign];
    sounds = small === undefined ? sounds + (KANA.get(sign) ?? "") : sounds.replace(VOWEL_BEFORE, "") + small;
  }
  return settled(sounds);
}

/** Unicode counts Korean syllables through: first sound, vowel, last sound. */
const FIRST_SYLLABLE = 0xac00;
const SYLLABLES = 11_172;
const PER_FIRST = 588;
const PER_VOWEL = 28;
const FIRSTS: readonly Sounds[] = "G G N D D R M B B S S - J J C K T P H".split(" ");
const KOREAN_VOWELS: readonly Sounds[] = "a e ia ie o e io ie o ua ue e io u uo ue ui iu u i i".split(" ");
const LASTS: readonly Sounds[] = "- K K K N N N T R K M P s T P R M P P s s N s s K T P T".split(" ");
const SILENT = "-";

/** The sounds of a word in Hangul. */
export function hangulSounds(word: string): Sounds {
  let sounds = "";
  for (const sign of word) {
    const at = sign.charCodeAt(0) - FIRST_SYLLABLE;
    if (at < 0 || at >= SYLLABLES) continue;
    const first = FIRSTS[Math.floor(at / PER_FIRST)] ?? SILENT;
    const last = LASTS[at % PER_VOWEL] ?? SILENT;
    sounds += `${first}${KOREAN_VOWELS[Math.floor((at % PER_FIRST) / PER_VOWEL)] ?? ""}${last}`;
  }
  return settled(sounds.replaceAll(SILENT, ""));
}

/** Sign → syllable, made when the first Chinese text is read. */
let syllableOf: ReadonlyMap<string, string> | undefined;

/** Each Chinese sign of a run in Pinyin, without tones and with v for ü: the reading most in use where it has several, itself where none is known. */
export function pinyinOf(run: string): string[] {
  syllableOf ??= new Map(
    Object.entries(PINYIN).flatMap(([syllable, signs]) => [...signs].map((sign): [string, string] => [sign, syllable])),
  );
  return [...run].map((sign) => syllableOf?.get(sign) ?? sign);
}

const syllableSounds = new Map<string, Sounds>();

/** The sounds of Chinese signs, one by one. */
export const hanSounds = (run: string): Sounds[] =>
  pinyinOf(run).map((syllable) => {
    const known = syllableSounds.get(syllable);
    if (known !== undefined) return known;
    const sounds = latinSounds(syllable.replace("v", "u"))[0] ?? "";
    syllableSounds.set(syllable, sounds);
    return sounds;
  });
