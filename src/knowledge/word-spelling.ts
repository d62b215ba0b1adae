import { foldText } from "./fold.ts";
import { LETTERS_MIN, nearestWords } from "./misspellings.ts";

/** From this length on, two slips are allowed. */
const LETTERS_LONG = 9;
/** So many words as near as each other leave it open which was meant. */
const NEAREST_MAX = 3;

/** The words nearest to a misspelt one, by slips of the finger; none when nothing is near, or too much. */
export type WordSpelling = (word: string) => string[];

/** Compares a word with those of a lexicon, accents aside. */
export function createWordSpelling(words: Iterable<string>): WordSpelling {
  const byHead = new Map<string, Set<string>>();
  for (const word of words) {
    const folded = foldText(word);
    if (folded.length < LETTERS_MIN - 1 || !/^\p{L}+$/u.test(folded)) continue;
    byHead.set(folded[0] ?? "", (byHead.get(folded[0] ?? "") ?? new Set()).add(folded));
  }
  return (word) => {
    const folded = foldText(word);
    if (folded.length < LETTERS_MIN || !/^\p{L}+$/u.test(folded)) return [];
    const slips = folded.length >= LETTERS_LONG ? 2 : 1;
    const nearest = nearestWords(folded, byHead.get(folded[0] ?? "") ?? [], () => slips);
    return nearest.length > NEAREST_MAX ? [] : nearest;
  };
}
