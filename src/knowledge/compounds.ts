/** A part of a compound; `start` counts from the compound's beginning. */
export type Part = { text: string; start: number };

const COMPOUND_LETTERS_MIN = 8;
const PART_LETTERS_MIN = 4;
/** Letters German puts between the parts: Verzögerung-s-grund, Chip-s, Daten-…, Länder-… */
const LINKS = ["", "s", "es", "n", "en", "er", "e"];

/**
 * The known parts of a German compound: all of them when the whole word can be parted (Speicher-preise), else the one at its end or
 * its beginning (Lieferverzögerung, even when "Liefer" is unknown). Empty when there is none.
 */
export function splitCompound(word: string, isKnown: (part: string) => boolean): readonly Part[] {
  if (word.length < COMPOUND_LETTERS_MIN) return [];
  return splitWhole(word, 0, isKnown) ?? splitEdge(word, isKnown);
}

function splitWhole(word: string, start: number, isKnown: (part: string) => boolean): readonly Part[] | undefined {
  if (start > 0 && isKnown(word.slice(start))) return [{ text: word.slice(start), start }];
  for (let end = word.length - PART_LETTERS_MIN; end - start >= PART_LETTERS_MIN; end--) {
    const part = word.slice(start, end);
    if (!isKnown(part)) continue;
    for (const link of LINKS) {
      if (!word.startsWith(link, end) || word.length - end - link.length < PART_LETTERS_MIN) continue;
      const rest = splitWhole(word, end + link.length, isKnown);
      if (rest !== undefined) return [{ text: part, start }, ...rest];
    }
  }
  return undefined;
}

function splitEdge(word: string, isKnown: (part: string) => boolean): readonly Part[] {
  for (let start = 3; word.length - start > PART_LETTERS_MIN; start++) {
    if (isKnown(word.slice(start))) return [{ text: word.slice(start), start }];
  }
  for (let end = word.length - 3; end > PART_LETTERS_MIN; end--) {
    if (isKnown(word.slice(0, end))) return [{ text: word.slice(0, end), start: 0 }];
  }
  return [];
}
