/** A made passage: its words, most of them common, and the day its article is from. */
export type MadePassage = { words: string[]; text: string; day: string };

/** What passages and queries are made from. Two corpora of the same seed are the same. */
export type Corpus = {
  passage: () => MadePassage;
  /** Distinct words as questions use them: names and content words, the commonest left out. */
  query: (words: number) => string[];
  /** Words of a passage that its finder would remember: few common ones among them. */
  remember: (passage: MadePassage, words: number) => string[];
  random: () => number;
};

/** Words of the trade first, so that common terms look like those of real articles; the long tail is made of syllables. */
const COMMON = `the of and to in a is for that on with as by at from its has are will was be this more than new said it
  chip chips company ai data center memory gpu nvidia amd intel tsmc samsung sk hynix wafer fab node process packaging hbm
  bandwidth training inference model accelerator server export control license china taiwan korea japan revenue quarter
  billion million percent demand supply price order customer capacity production yield delay launch shipment roadmap power`
  .split(/\s+/)
  .filter((word) => word !== "");
const SYLLABLES = "ka lo mi ter ra vo sen du pra li nor ex tal qui ber shu fa gon ze mar ti lun ove cra".split(" ");
const WORDS = 300_000;
const EXPONENT = 1.3;
/** The commonest words carry little in a question; analysis leaves most of them out. */
const STOP_WORDS = 26;
const PASSAGE_WORDS = 105;
const SENTENCE_WORDS = 17;

/** @param seed any whole number */
export function createCorpus(seed: number): Corpus {
  const random = seededRandom(seed);
  const topics = (): string[] => Array.from({ length: 12 }, () => word(zipf(random, 3_000)));
  let topic = topics();
  let left = 0;
  return {
    random,
    passage: () => {
      if (left === 0) {
        topic = topics();
        left = 2 + Math.floor(random() * 5);
      }
      left -= 1;
      const length = Math.max(20, Math.round(PASSAGE_WORDS * (0.6 + random() * 0.8)));
      // A fifth of an article's words are what it is about, so its passages resemble each other, as real ones do.
      const words = Array.from({ length }, () =>
        random() < 0.2 ? (topic[Math.floor(random() * topic.length)] ?? "chip") : word(zipf(random, 2.7)),
      );
      return { words, text: sentences(words), day: dayOf(random) };
    },
    query: (count) => [...new Set(Array.from({ length: count }, () => word(STOP_WORDS + zipf(random, 8))))],
    remember: ({ words }, count) => {
      const content = [...new Set(words)].filter(
        (each) => COMMON.indexOf(each) < 0 || COMMON.indexOf(each) >= STOP_WORDS,
      );
      return Array.from({ length: count }, () => content[Math.floor(random() * content.length)] ?? "chip");
    },
  };
}

/** mulberry32: numbers in 0..1. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * A rank with probability about 1 / (rank + shift) ^ {@link EXPONENT}: the law of Zipf and Mandelbrot.
 * 315,000 words have about 25,000 different ones, as English text does (Heaps).
 */
function zipf(random: () => number, shift: number): number {
  const slope = 1 - EXPONENT;
  const end = Math.pow((WORDS + shift) / shift, slope);
  return Math.min(WORDS - 1, Math.floor(shift * (Math.pow(1 - random() * (1 - end), 1 / slope) - 1)));
}

/** The word of a rank. */
function word(rank: number): string {
  const common = COMMON[rank];
  if (common !== undefined) return common;
  let made = "";
  for (let rest = rank; rest > 0; rest = Math.floor(rest / SYLLABLES.length))
    made += SYLLABLES[rest % SYLLABLES.length] ?? "";
  return made;
}

function sentences(words: readonly string[]): string {
  const made: string[] = [];
  for (let from = 0; from < words.length; from += SENTENCE_WORDS)
    made.push(`${words.slice(from, from + SENTENCE_WORDS).join(" ")}.`);
  return made.join(" ");
}

function dayOf(random: () => number): string {
  const month = String(1 + Math.floor(random() * 12)).padStart(2, "0");
  return `2025-${month}-${String(1 + Math.floor(random() * 28)).padStart(2, "0")}`;
}
