import type { Unit } from "./question.ts";

const ACRONYM = /^\p{Lu}{3,6}s?$/u;
/** Small words have no letter of their own: "Bureau of Industry and Security" is BIS. */
const SMALL_WORDS = "(?:[\\s-](?:of|the|and|for|to|in|on|de|des|der|für))*[\\s-]";

const patterns = new Map<string, RegExp>();
/** How many patterns are remembered: one a question, reused over its sentences. */
const PATTERNS_MAX = 500;

/** Whether a text spells an acronym out that no catalogue or lexicon has: of "TGL" "Temporary General License", whose letters begin words that follow each other. */
export function isSpeltOut({ kind, surface, concepts }: Unit, text: string): boolean {
  return kind === "word" && concepts.length === 0 && ACRONYM.test(surface) && patternOf(surface).test(text);
}

function patternOf(surface: string): RegExp {
  const known = patterns.get(surface);
  if (known !== undefined) return known;
  if (patterns.size >= PATTERNS_MAX) patterns.clear();
  const words = Array.from(surface.replace(/s$/u, ""), (letter) => `${letter}\\p{L}+`);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${words.join(SMALL_WORDS)}`, "iu");
  patterns.set(surface, pattern);
  return pattern;
}
