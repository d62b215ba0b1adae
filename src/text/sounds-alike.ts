import { isVowel, type Sounds } from "./sounds-latin.ts";

/**
 * What it costs to hear one sound for another, both ways; 1 of any other two. Scripts differ in what they tell apart: Korean no b from v,
 * Japanese no th from s.
 */
const HEARD_FOR: readonly (readonly [cost: number, pairs: string])[] = [
  [0, "gG gJ sS rR"],
  [0.05, "BV"],
  [0.1, "JZ gZ sT"],
  [0.12, "ae ou ei"],
  [0.15, "FP ao"],
  [0.2, "BP DT GK SZ FH CJ gK au"],
  [0.3, "PV CS CZ gC sD BF ai eu iu eo"],
  [0.35, "JS CT MN"],
  [0.4, "DZ sC io"],
  [0.5, "DJ"],
  [0.6, "HK GH"],
  [0.7, "KC KS"],
];
const COSTS: ReadonlyMap<string, number> = new Map(
  HEARD_FOR.flatMap(([cost, pairs]) =>
    pairs.split(" ").flatMap((pair): [string, number][] => [
      [pair, cost],
      [pair.slice(1) + pair.slice(0, 1), cost],
    ]),
  ),
);
/** No vowel is heard for a consonant. */
const OTHER_SORT = 2;

const replaced = (one: string, other: string): number => {
  if (one === other) return 0;
  return isVowel(one) === isVowel(other) ? (COSTS.get(one + other) ?? 1) : OTHER_SORT;
};

/** A vowel that another script puts between consonants: スタンレー, トランプ. */
const ADDED = /^(?:.u|[TD]o)$/u;
/** A g that is heard as part of the n before it: ウィングテック. */
const OF_NASAL = /^N[GK]$/u;

/** What it costs to leave a sound out: little where another script adds a vowel or drops an r or h. */
function leftOut(sounds: Sounds, at: number): number {
  const sound = sounds.charAt(at);
  const withBefore = sounds.slice(Math.max(0, at - 1), at + 1);
  if (isVowel(sound)) return ADDED.test(withBefore) || isVowel(sounds[at - 1]) || isVowel(sounds[at + 1]) ? 0.12 : 0.25;
  if (sound === "r") return 0.05;
  if (sound === "s" || OF_NASAL.test(withBefore)) return 0.3;
  if (sound === "R") return isVowel(sounds[at + 1]) ? 0.5 : 0.15;
  return sound === "H" ? 0.35 : 1;
}

/** The least cost of turning one row of sounds into the other. */
function distance(one: Sounds, other: Sounds): number {
  let before = [0];
  for (let j = 0; j < other.length; j++) before.push((before[j] ?? 0) + leftOut(other, j));
  for (let i = 0; i < one.length; i++) {
    const now = [(before[0] ?? 0) + leftOut(one, i)];
    for (let j = 0; j < other.length; j++) {
      const swapped = (before[j] ?? 0) + replaced(one.charAt(i), other.charAt(j));
      const less = (before[j + 1] ?? 0) + leftOut(one, i);
      now.push(Math.min(swapped, less, (now[j] ?? 0) + leftOut(other, j)));
    }
    before = now;
  }
  return before[other.length] ?? 0;
}

/** Shorter than this nothing is told: half of all short words sound like another. */
const SOUNDS_MIN = 4;
const CONSONANTS_MIN = 2;
/** A short name has to sound more alike than a long one. */
const SHORT = { sounds: 5, consonants: 3 };

/** From this likeness on two rows of sounds are one name; `npx node bench/sounds.ts` shows what it finds and what it mistakes. */
const ALIKE = 0.8;
const ALIKE_SHORT = 0.88;

/** How alike two words sound, 0 to 1; 0 where that is too little to be one name, or too short to tell. */
export function soundAlike(one: Sounds, other: Sounds): number {
  const consonants = Math.min(consonantsOf(one), consonantsOf(other));
  const length = Math.min(one.length, other.length);
  if (length < SOUNDS_MIN || consonants < CONSONANTS_MIN || length * 2 < Math.max(one.length, other.length)) return 0;
  const alike = 1 - (4 * distance(one, other)) / (one.length + other.length);
  return alike >= (length < SHORT.sounds || consonants < SHORT.consonants ? ALIKE_SHORT : ALIKE) ? alike : 0;
}

const consonantsOf = (sounds: Sounds): number => {
  let count = 0;
  for (const sound of sounds) if (!isVowel(sound)) count += 1;
  return count;
};

/** Whether two words begin with much the same sound, which is soon seen. */
export const beginAlike = (one: Sounds, other: Sounds): boolean =>
  replaced(one.charAt(0), other.charAt(0)) <= BEGIN_MAX;
const BEGIN_MAX = 0.35;
