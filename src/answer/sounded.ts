import { hanSounds } from "../text/sounds-asian.ts";
import { beginAlike, soundAlike } from "../text/sounds-alike.ts";
import { settled, type Sounds } from "../text/sounds-latin.ts";
import { hanRunSounds, spellings, wordSounds, type Spelling } from "../text/sound-terms.ts";
import { words, type Script } from "../text/words.ts";
import type { SentenceView } from "./match.ts";
import type { Unit } from "./question.ts";

/** Chinese signs may be said in so many ways together that they have to sound almost the same. */
const CHINESE_ALIKE = 0.9;
/** A foreign name is written with at most so many. */
const CHINESE_SIGNS_MAX = 7;

/**
 * A word of a question that may be a name which neither the catalogue nor the lexicon knows, as it is written: in another script it is met by
 * its sound alone. Undefined for all others.
 */
export function unknownSpelling({ kind, entities, concepts, salience, words }: Unit): Spelling | undefined {
  const [word, ...more] = words;
  if (kind !== "word" || entities.length > 0 || concepts.length > 0 || word === undefined) return undefined;
  if (salience !== "rare" && salience !== "name") return undefined;
  // Katakana and Chinese signs come in pieces.
  if (more.some(({ script }) => script !== word.script) || (more.length > 0 && word.script === "latin"))
    return undefined;
  return { written: words.map(({ norm }) => norm).join(""), script: word.script };
}

/** Whether a sentence in another language has a word of another script that sounds like the one asked: Taylor, テイラー, 테일러. */
export function isSounded(asked: Spelling, sentence: SentenceView, language: string): boolean {
  const isChinese = asked.script === "han";
  const mine = isChinese ? [settled(hanSounds(asked.written).join(""))] : wordSounds(asked);
  const { named, runs } = (sentence.facts.sounds ??= readSounds(sentence.text, language));
  return mine.some(
    (one) =>
      named.some(
        ({ script, sounds }) => script !== asked.script && soundAlike(one, sounds) > (isChinese ? CHINESE_ALIKE : 0),
      ) ||
      (!isChinese && runs.some((run) => isWithin(one, run))),
  );
}

/** How the words of a sentence sound that may be names, and its runs of Chinese signs, sign by sign. */
export type SentenceSounds = {
  named: readonly { script: Script; sounds: Sounds }[];
  runs: readonly (readonly Sounds[])[];
};

function readSounds(text: string, language: string): SentenceSounds {
  const named = spellings(text, words(text, language)).flatMap((name) =>
    wordSounds(name).map((sounds) => ({ script: name.script, sounds })),
  );
  return { named, runs: language === "zh" ? hanRunSounds(text) : [] };
}

/** Nothing says where a Chinese name begins: every few signs in a row that begin as it does are held against it. */
function isWithin(name: Sounds, run: readonly Sounds[]): boolean {
  return run.some((first, from) => {
    if (!beginAlike(first, name)) return false;
    let sounds = first;
    for (const next of run.slice(from + 1, from + CHINESE_SIGNS_MAX)) {
      sounds = settled(sounds + next);
      if (soundAlike(name, sounds) >= CHINESE_ALIKE) return true;
    }
    return false;
  });
}
