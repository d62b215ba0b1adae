import { KOREAN_PARTICLES } from "./korean-particles.ts";
import { hangulSounds, hanSounds, kanaSounds, pinyinOf } from "./sounds-asian.ts";
import { isVowel, latinSounds, settled, type Sounds } from "./sounds-latin.ts";
import type { Script, Word } from "./words.ts";

/** Fewer Latin letters sound like too much. */
const LETTERS_MIN = 4;
const SYLLABLES_MIN = 2;
const PLAIN_LETTERS = /^[a-z]+$/u;
/** ICU cuts katakana that it does not know at random: a name is the whole run. */
const KATAKANA = /^[ァ-ヺー]{3,}$/u;
const KATAKANA_RUN = /[ァ-ヺー]{3,}/gu;

/** Something that may be a name, in one script. */
export type Spelling = { written: string; script: Script };

/** How a word sounds, several ways where it may be said or cut so; nothing where it is too short to tell or is in Chinese signs. */
export function wordSounds({ written, script }: Spelling): readonly Sounds[] {
  switch (script) {
    case "latin":
      return written.length >= LETTERS_MIN && PLAIN_LETTERS.test(written) ? latinSounds(written) : NONE;
    case "kana":
      return KATAKANA.test(written) ? [kanaSounds(written)] : NONE;
    case "hangul":
      return written.length < SYLLABLES_MIN
        ? NONE
        : [...new Set([written, withoutParticle(written)])].map(hangulSounds);
    case "han":
      return NONE;
  }
}

const NONE: readonly Sounds[] = [];

const CAPITAL = /^\p{Lu}/u;

/** What may be a name in a text, but for Chinese signs: Latin words with a capital letter, katakana, Korean words. */
export function spellings(text: string, all: readonly Word[]): Spelling[] {
  const cut = all.flatMap(({ norm, script, start, end }): Spelling[] =>
    script === "hangul" || (script === "latin" && CAPITAL.test(text.slice(start, end)))
      ? [{ written: norm, script }]
      : [],
  );
  const katakana = text.match(KATAKANA_RUN) ?? [];
  return [...cut, ...katakana.map((written): Spelling => ({ written, script: "kana" }))];
}

function withoutParticle(word: string): string {
  for (let end = SYLLABLES_MIN; end < word.length; end++)
    if (KOREAN_PARTICLES.has(word.slice(end))) return word.slice(0, end);
  return word;
}

/** Sounds that scripts do not tell apart, one for all; vowels, h and a mute r stay out. `g` and `s` are one or another. */
const CLASSES: Readonly<Record<string, string>> = {
  B: "P",
  F: "P",
  P: "P",
  V: "P",
  D: "T",
  T: "T",
  G: "K",
  K: "K",
  C: "S",
  J: "S",
  S: "S",
  Z: "S",
  M: "M",
  N: "N",
  R: "R",
};
/** So many consonants find a name; what follows may be another word grown onto it. */
const KEY_CHARS_MAX = 4;
const KEY_CHARS_MIN = 2;

const skeleton = (sounds: Sounds): string =>
  settled([...sounds].map((sound) => CLASSES[sound] ?? "").join("")).slice(0, KEY_CHARS_MAX);

/** Two Chinese signs by their syllables: vowels tell them from others. */
const syllableKey = (sounds: Sounds): string =>
  settled([...sounds].map((sound) => (isVowel(sound) ? sound : (CLASSES[sound] ?? ""))).join(""));

/** Names in Latin letters and in signs are kept apart: a name is looked for in the other script, its own has its letters. */
const terms = (keys: readonly string[], written: "letters" | "signs"): string[] =>
  [...new Set(keys)]
    .filter((key) => key.length >= KEY_CHARS_MIN)
    .map((key) => `${written === "letters" ? "sl" : "s"}:${key}`);

/**
 * What the words of a text add to the index so that names in them are found by how they sound: katakana, Hangul and words with a capital
 * letter by their consonants, neighbouring Chinese signs by their syllables.
 */
export function soundTerms(text: string, all: readonly Word[], language: string): string[] {
  const keys = { letters: new Set<string>(), signs: new Set<string>() };
  for (const name of spellings(text, all))
    for (const sounds of wordSounds(name))
      keys[name.script === "latin" ? "letters" : "signs"].add(
        skeleton(sounds.replaceAll("g", "G").replaceAll("s", "T")),
      );
  if (language === "zh") for (const key of chineseKeys(text)) keys.signs.add(key);
  return [...terms([...keys.letters], "letters"), ...terms([...keys.signs], "signs")];
}

const HAN_RUN = /\p{Script=Han}{2,}/gu;

/** How the runs of Chinese signs in a text sound, sign by sign. */
export const hanRunSounds = (text: string): Sounds[][] => (text.match(HAN_RUN) ?? []).map(hanSounds);

const chineseKeys = (text: string): string[] =>
  hanRunSounds(text).flatMap((run) => {
    const syllables = run.map(syllableKey);
    return syllables.slice(1).map((after, at) => settled(`${syllables[at] ?? ""}${after}`));
  });

/** What finds the name that a word of a question may be where it is written in another script; a name in signs in other signs, too. */
export function askedSoundTerms(asked: Spelling): string[] {
  if (asked.script === "han") return [pinyinOf(asked.written).join("")];
  const said = wordSounds(asked).flatMap((sounds) => [
    sounds.replaceAll("g", "G").replaceAll("s", "T"),
    sounds.replaceAll("g", "J").replaceAll("s", "S"),
  ]);
  const names = said.map(skeleton);
  if (asked.script === "latin") return terms([...names, ...said.map(syllableKey)], "signs");
  return [...terms(names, "letters"), ...terms(names, "signs")];
}
