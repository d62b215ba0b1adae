import type { Entity } from "./catalogue.ts";
import { foldText } from "./fold.ts";
import { isCommonWord } from "./common-words.ts";
import { namesOf } from "./names.ts";
import type { Name } from "./names.ts";
import type { Sighting } from "./sightings.ts";

export type Spelling = {
  /** Names that words of a question were meant to be. Words with digits are never guessed: 910E is not 910C. */
  guess: (text: string, taken: readonly Sighting[]) => Sighting[];
};

/** Shorter words have too many neighbours. */
export const LETTERS_MIN = 5;
/** From this length on, two slips are allowed. */
const LETTERS_LONG = 8;

/** Compares the unknown words of a question with the single-word names of the catalogue. */
export function createSpelling(catalogue: readonly Entity[]): Spelling {
  const targets = new Map<string, Name[]>();
  for (const name of catalogue.flatMap(namesOf)) {
    if (!isTarget(name)) continue;
    const key = foldText(name.surface);
    targets.set(key, [...(targets.get(key) ?? []), name]);
  }
  const guess = (text: string, taken: readonly Sighting[]): Sighting[] => {
    const guesses: Sighting[] = [];
    for (const { 0: surface, index: start } of text.matchAll(/(?<![\p{L}\p{N}])[A-Za-zÀ-ɏ]+(?![A-Za-z\d])/gu)) {
      const end = start + surface.length;
      const word = foldText(surface);
      if (
        word.length < LETTERS_MIN ||
        isCommonWord(word) ||
        taken.some((other) => other.start < end && start < other.end)
      )
        continue;
      // Short names differ from ordinary words by a letter (copper, Hopper).
      const slips = (key: string): number => (Math.min(word.length, key.length) >= LETTERS_LONG ? 2 : 1);
      const [key = ""] = nearestWords(word, targets.keys(), slips);
      const names = targets.get(key);
      if (names === undefined) continue;
      guesses.push({ start, end, surface, names, otherCase: true, takenFor: names[0]?.surface ?? key });
    }
    return guesses;
  };
  return { guess };
}

function isTarget({ surface, sense, kind, questionOnly }: Name): boolean {
  if (questionOnly || !/^[A-Za-zÀ-ɏ]{5,}$/.test(surface) || !/[A-Z]/.test(surface)) return false;
  if (sense === "plain") return true;
  return sense === "usual" && surface.length >= 6 && (kind === "chip" || kind === "technology" || kind === "company");
}

/** Those of the words that are nearest to one, as many slips away as are allowed them or fewer. The first letter is seldom wrong: only words that begin alike are compared. */
export function nearestWords(word: string, others: Iterable<string>, slips: (other: string) => number): string[] {
  let nearest: string[] = [];
  let least = Infinity;
  for (const other of others) {
    const limit = Math.min(slips(other), least);
    if (other[0] !== word[0] || Math.abs(other.length - word.length) > limit) continue;
    const distance = editDistance(word, other, limit);
    if (distance > limit) continue;
    nearest = distance < least ? [other] : [...nearest, other];
    least = distance;
  }
  return nearest;
}

/** Damerau's distance: insertions, deletions, replacements and swaps of neighbours. Anything above `limit` is `limit + 1`. */
export function editDistance(a: string, b: string, limit: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    if (Math.min(...current) > limit) return limit + 1;
    beforeLast = last;
    last = current;
  }
  return Math.min(last[b.length] ?? 0, limit + 1);
}
