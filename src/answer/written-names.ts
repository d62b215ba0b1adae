import type { StoredArticle } from "../ports.ts";
import { body } from "../types.ts";
import type { AskedQuestion, Unit } from "./question.ts";

const LETTERS_MIN = 3;

/** A chat writes names small: "cpx" and "seedchip" are names that no catalogue has where none of the articles found writes them small. */
export function withWrittenNames(asked: AskedQuestion, found: readonly StoredArticle[]): AskedQuestion {
  if (!asked.units.some(mayBeName)) return asked;
  const texts = found.map(({ article }) => body(article));
  return {
    ...asked,
    units: asked.units.map((unit) =>
      mayBeName(unit) && isWrittenAsName(unit, texts) ? { ...unit, salience: "name" } : unit,
    ),
  };
}

const mayBeName = ({ kind, salience, concepts, words: [word, ...more] }: Unit): boolean =>
  kind === "word" &&
  salience === "rare" &&
  concepts.length === 0 &&
  more.length === 0 &&
  word?.script === "latin" &&
  word.norm.length >= LETTERS_MIN;

/** Capital letters wherever it stands, and somewhere no sentence begins with it. */
function isWrittenAsName({ words: [word] }: Unit, texts: readonly string[]): boolean {
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(word?.norm ?? "")}(?!\\p{L})`, "giu");
  let isInside = false;
  for (const text of texts) {
    for (const { 0: written, index } of text.matchAll(pattern)) {
      if (!/^\p{Lu}/u.test(written)) return false;
      isInside ||= /[\p{L}\p{N},;] $/u.test(text.slice(Math.max(0, index - 2), index));
    }
  }
  return isInside;
}
