import type { Word } from "../text/words.ts";

const SHINGLE_WORDS = 4;
/** Hashes kept: the share of common ones is then right within about 0.06. */
const SKETCH_HASHES = 64;

/** The smallest hashes of all four-word shingles, ascending: two texts share about as many of them as of their shingles. */
export function sketchOf(words: readonly Word[]): number[] {
  const hashes = new Set<number>();
  for (let at = 0; at + SHINGLE_WORDS <= words.length; at += 1) hashes.add(hashShingle(words, at));
  return [...Uint32Array.from(hashes).sort().subarray(0, SKETCH_HASHES)];
}

/** As of the words with spaces between them. */
function hashShingle(words: readonly Word[], from: number): number {
  let state = hashFrom(HASH_START, words[from]?.norm ?? "");
  for (let at = from + 1; at < from + SHINGLE_WORDS; at += 1)
    state = hashFrom(hashFrom(state, " "), words[at]?.norm ?? "");
  return mixed(state);
}

/** The share of shingles of the two texts that stand in both, 0..1, estimated from their sketches. */
export function sharedShingles(a: readonly number[], b: readonly number[]): number {
  let [atA, atB, both, seen] = [0, 0, 0, 0];
  // The smallest hashes of both texts together are a fair sample of all their shingles.
  while (seen < SKETCH_HASHES && atA < a.length && atB < b.length) {
    const [one = 0, other = 0] = [a[atA], b[atB]];
    if (one === other) both += 1;
    if (one <= other) atA += 1;
    if (other <= one) atB += 1;
    seen += 1;
  }
  const rest = a.length - atA + (b.length - atB);
  const sample = Math.min(SKETCH_HASHES, seen + rest);
  return sample === 0 ? 0 : both / sample;
}

/** 32 bits of a text: FNV-1a, mixed once more so that the order of hashes says nothing of the words. */
export const hashText = (text: string): number => mixed(hashFrom(HASH_START, text));

const HASH_START = 0x811c9dc5;

function hashFrom(start: number, text: string): number {
  let state = start;
  for (let at = 0; at < text.length; at += 1) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  return state;
}

function mixed(state: number): number {
  const once = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  return (once ^ (once >>> 13)) >>> 0;
}
