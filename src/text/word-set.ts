/**
 * Words as one string, each between line breaks. A sentence's few words are found in it about as fast as in a Set, which takes ten times
 * the memory and longer to make: the sentences of the articles in memory are most of what a process that answers keeps.
 */
export type WordSet = { has: (word: string) => boolean };

const BREAK = "\n";
const BREAK_CODE = 10;
const EMPTY = `${BREAK}${BREAK}`;

/** Holds words that have no line break in them. */
export function createWordSet(words: readonly string[]): WordSet {
  if (words.length === 0) return NO_WORDS;
  const joined = ["", ...words, ""].join(BREAK);
  return {
    has: (word) => {
      if (word === "") return joined.includes(EMPTY);
      for (let at = joined.indexOf(word); at !== -1; at = joined.indexOf(word, at + 1))
        if (joined.charCodeAt(at - 1) === BREAK_CODE && joined.charCodeAt(at + word.length) === BREAK_CODE) return true;
      return false;
    },
  };
}

const NO_WORDS: WordSet = { has: () => false };
