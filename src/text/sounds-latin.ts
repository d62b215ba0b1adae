/**
 * How a word sounds, roughly, so that a name can be met in another script: capital letters for consonants and small ones for vowels, `r` for
 * an r that no vowel follows (Japanese and Korean leave it out), `g` for a g before e, i or y, `s` for what lies between s and t: English
 * th, a Korean syllable's last ㅅ. L and R are one.
 */
export type Sounds = string;

/** What letters sound like at the start of a word only. */
const AT_START: readonly (readonly [RegExp, Sounds])[] = [
  [/^x/u, "S"],
  [/^wr/u, "R"],
  [/^[kgp]n/u, "N"],
  [/^ps/u, "S"],
  [/^wh/u, "u"],
];

/** What letters sound like elsewhere, the longer spelling first. */
const SPELLINGS: readonly (readonly [RegExp, Sounds])[] = [
  [/^tech/u, "TeK"],
  [/^(?:tsch|tch|ch|ts|tz|cz)/u, "C"],
  [/^(?:sch|sh|hs)/u, "S"],
  [/^(?:zh|dg(?=[eiy])|dj)/u, "J"],
  [/^th/u, "s"],
  [/^ph/u, "F"],
  [/^(?:ck|cc(?![eiy])|kh)/u, "K"],
  [/^qu/u, "Ku"],
  [/^q(?=i)/u, "C"],
  [/^q/u, "K"],
  [/^gh(?=[aeiou])/u, "G"],
  [/^gh/u, ""],
  [/^c(?=[eiy])/u, "S"],
  [/^c/u, "K"],
  [/^g(?=[eiy])/u, "g"],
  [/^ng(?![aeiou])/u, "N"],
  [/^x/u, "KS"],
  // All said with one vowel: Virgo is バーゴ, Berlin's first syllable that of Burma.
  [/^[eiu]r(?![aeiou])/u, "ar"],
  [/^r(?![aeiou])/u, "r"],
  [/^[lr]/u, "R"],
  [/^w/u, "u"],
  [/^y/u, "i"],
  [/^(?:ee|ea)/u, "i"],
  [/^(?:oo|ou)/u, "u"],
];

const NOT_LETTERS = /[^a-z]/gu;
/** English ends names in a letter that nobody says: Ampere, Cadence. */
const MUTE_END = /(?<=[a-z]{3}[^aeiou])e$/u;

/** The sounds of a folded word in Latin letters; two where an x may be that of Foxconn or that of Caixin. */
export function latinSounds(word: string): Sounds[] {
  const letters = word.replace(NOT_LETTERS, "").replace(/ce$/u, "s").replace(MUTE_END, "");
  const asSpelt = spelt(letters);
  return /.x./u.test(letters) ? [asSpelt, spelt(letters.replace(/(?<=.)x/gu, "s"))] : [asSpelt];
}

function spelt(letters: string): Sounds {
  const [start, sounds] = AT_START.find(([pattern]) => pattern.test(letters)) ?? [/^/u, ""];
  let rest = letters.replace(start, "");
  let found = sounds;
  while (rest !== "") {
    const [pattern, said] = SPELLINGS.find(([spelling]) => spelling.test(rest)) ?? [];
    const length = pattern?.exec(rest)?.[0].length ?? 1;
    const letter = rest.slice(0, 1);
    found += said ?? (isVowel(letter) ? letter : letter.toUpperCase());
    rest = rest.slice(length);
  }
  return settled(found);
}

const VOWELS: ReadonlySet<string> = new Set("aeiou");

/** Whether a sound is a vowel. */
export const isVowel = (sound: string | undefined): boolean => sound !== undefined && VOWELS.has(sound);

/** A sound written twice is heard once (Tanner, タンナー), and an m before a lip sound is an n in Japanese: アンペア, Ampere. */
export const settled = (sounds: Sounds): Sounds => sounds.replace(/M(?=[PBFV])/gu, "N").replace(/(.)\1+/gu, "$1");
