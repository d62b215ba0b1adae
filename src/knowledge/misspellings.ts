import type { Entity } from "./catalogue.ts";
import { foldText } from "./fold.ts";
import { isCommonWord } from "./common-words.ts";
import { namesOf } from "./names.ts";
import type { Name } from "./names.ts";
import type { Sighting } from "./sightings.ts";

export type Spelling = {
  /** Names that words of a question were meant to be. Numbers are never guessed: 910E is not 910C. */
  guess: (text: string, taken: readonly Sighting[]) => Sighting[];
};

/** Shorter words have too many neighbours. */
export const LETTERS_MIN = 5;
/** From this length on, two slips are allowed. */
const LETTERS_LONG = 8;

/** Compares the unknown words of a question with the names of the catalogue. */
export function createSpelling(catalogue: readonly Entity[]): Spelling {
  const all = catalogue.flatMap(namesOf);
  const names = all.filter(({ surface }) => /^[A-Za-zÀ-ɏ]/.test(surface));
  const katakana = Map.groupBy(
    all.filter(({ surface, sense }) => KATAKANA_NAME.test(surface) && sense === "plain"),
    ({ surface }) => surface,
  );
  const single = new Map<string, Name[]>();
  const swapped = new Map<string, Name[]>();
  const long = new Map<string, LongName[]>();
  for (const name of names) {
    if (isTarget(name)) push(single, foldText(name.surface), name);
    for (const slip of swapsOf(name)) push(swapped, slip, name);
    const parts = partsOf(name.surface).map(({ folded }) => folded);
    if (parts.length < 2) continue;
    for (const [at, part] of parts.entries()) if (mayBeMisspelt(part)) push(long, part, { name, parts, at });
  }
  const guess = (text: string, taken: readonly Sighting[]): Sighting[] => {
    const guesses: Sighting[] = [];
    const parts = partsOf(text);
    const isFree = ({ start, end }: { start: number; end: number }): boolean =>
      ![...taken, ...guesses].some((other) => other.start < end && start < other.end);
    for (const [at, part] of parts.entries()) {
      if (isCommonWord(part.folded) || !isFree(part)) continue;
      const initials = goesOn(text, part) ? undefined : swapped.get(part.folded);
      if (initials !== undefined) guesses.push(sighting(text, part, initials));
      if (initials !== undefined || !mayBeMisspelt(part.folded)) continue;
      const near = [...long].flatMap(([key, longer]) => (isNear(part.folded, key) ? longer : []));
      const span = longSpan(near, parts, at);
      if (span !== null && isFree(span) && !goesOn(text, span)) {
        guesses.push(sighting(text, span, span.names));
        continue;
      }
      if (goesOn(text, part)) continue;
      const [key = ""] = nearestWords(part.folded, single.keys(), (other) => slipsOf(part.folded, other));
      const meant = single.get(key);
      if (meant !== undefined) guesses.push(sighting(text, part, meant));
    }
    for (const { 0: surface, index: start } of text.matchAll(KATAKANA)) {
      const span = { start, end: start + surface.length };
      const [key = ""] = isFree(span) ? nearestWords(surface, katakana.keys(), () => 1) : [];
      const meant = katakana.get(key);
      if (meant !== undefined) guesses.push(sighting(text, span, meant));
    }
    return guesses;
  };
  return { guess };
}

/** Initials are too short to be guessed but for two letters that changed places: "tmsc". */
function swapsOf({ surface, sense }: Name): string[] {
  if (!/^[A-Z]{4}$/.test(surface) || sense !== "plain") return [];
  const letters = Array.from(foldText(surface));
  return letters.slice(1).flatMap((letter, i) => {
    const slip = [...letters.slice(0, i), letter, letters[i], ...letters.slice(i + 2)].join("");
    return slip === letters.join("") ? [] : [slip];
  });
}

/** Names from abroad are written down in Japanese by ear: リベリオン, リベリオンズ. Shorter ones have too many neighbours. */
const KATAKANA = /[ァ-ヺー]{5,}/gu;
const KATAKANA_NAME = /^[ァ-ヺー]{5,}$/u;

/** A name of several words or a word and a number, with the place of the part it is looked up by. */
type LongName = { name: Name; parts: readonly string[]; at: number };

type Part = { start: number; end: number; folded: string };

/** The words and the numbers of a text: "Trainium3" and "Trainium 3" have two. */
const partsOf = (text: string): Part[] =>
  [...text.matchAll(/[A-Za-zÀ-ɏ]+|\d+/gu)].map(({ 0: surface, index }) => ({
    start: index,
    end: index + surface.length,
    folded: foldText(surface),
  }));

const mayBeMisspelt = (part: string): boolean => part.length >= LETTERS_MIN && !/\d/.test(part);

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

/** "910" goes on in "910E", which is another chip. */
const goesOn = (text: string, { start, end }: { start: number; end: number }): boolean =>
  /[\p{L}\p{N}]/u.test(`${text[start - 1] ?? " "}${text[end] ?? " "}`);

/** Short names differ from ordinary words by a letter (copper, Hopper). */
const slipsOf = (word: string, other: string): number => (Math.min(word.length, other.length) >= LETTERS_LONG ? 2 : 1);

const isNear = (word: string, other: string): boolean =>
  nearestWords(word, [other], (key) => slipsOf(word, key)).length > 0;

/** The longest names whose other parts stand, as they are, around a misspelt one. */
function longSpan(
  names: readonly LongName[],
  parts: readonly Part[],
  at: number,
): { start: number; end: number; names: readonly Name[] } | null {
  const standing = names.filter((long) =>
    long.parts.every((part, i) => i === long.at || parts[at - long.at + i]?.folded === part),
  );
  const length = Math.max(0, ...standing.map((long) => long.parts.length));
  const best = standing.filter((long) => long.parts.length === length);
  const [first] = best;
  if (first === undefined) return null;
  const [from, to] = [parts[at - first.at], parts[at - first.at + length - 1]];
  return from === undefined || to === undefined
    ? null
    : { start: from.start, end: to.end, names: best.map(({ name }) => name) };
}

function sighting(text: string, { start, end }: { start: number; end: number }, names: readonly Name[]): Sighting {
  const surface = text.slice(start, end);
  return { start, end, surface, names, otherCase: true, takenFor: names[0]?.surface ?? surface };
}

/** Kinds of which a word that means something else too is looked up when it is long. */
const LONG_KINDS: ReadonlySet<string> = new Set(["chip", "technology", "company", "facility", "model"]);

function isTarget({ surface, sense, kind, questionOnly }: Name): boolean {
  if (questionOnly || !/^[A-Za-zÀ-ɏ]{5,}$/.test(surface) || !/[A-Z]/.test(surface)) return false;
  if (sense === "plain") return true;
  if (sense === "usual") return surface.length >= 6 && LONG_KINDS.has(kind);
  return sense === "word" && surface.length >= LETTERS_LONG && LONG_KINDS.has(kind) && !isCommonWord(foldText(surface));
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
