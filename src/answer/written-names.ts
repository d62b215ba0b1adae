import type { StoredArticle } from "../ports.ts";
import { body } from "../types.ts";
import { viewsOf } from "./article-evidence.ts";
import type { AskedQuestion, Unit } from "./question.ts";
import { isSounded, unknownSpelling } from "./sounded.ts";

const LETTERS_MIN = 3;

/**
 * A chat writes names small: "cpx" and "seedchip" are names that no catalogue has where none of the articles found writes them small, and
 * so is what one in another script has by its sound.
 */
export function withWrittenNames(asked: AskedQuestion, found: readonly StoredArticle[]): AskedQuestion {
  if (!asked.units.some(mayBeName)) return asked;
  const texts = found.map(({ article }) => body(article));
  const abroad = found.filter(({ article }) => article.lang !== asked.language);
  const units = asked.units.map((unit): Unit =>
    mayBeName(unit) && (isWrittenAsName(unit, texts) || isSoundedAbroad(unit, abroad))
      ? { ...unit, salience: "name" }
      : unit,
  );
  return { ...asked, units: units.map((unit, u) => (unit === asked.units[u] ? unit : withNumber(unit, asked.text))) };
}

/** Of "hyperion 2" a "Hyperion" shows only the half: the number goes with the name, unless it counts what follows. */
const NUMBER_AFTER = /^ (?:[2-9]|1\d)(?![\d.,%\p{L}])(?! ?\p{L}+s(?!\p{L}))/u;

function withNumber(unit: Unit, text: string): Unit {
  const { end = 0, start = 0 } = unit.words[0] ?? {};
  const number = NUMBER_AFTER.exec(text.slice(end))?.[0];
  return number === undefined
    ? unit
    : { ...unit, kind: "unknown-name", surface: text.slice(start, end + number.length) };
}

const mayBeName = ({ kind, salience, concepts, words: [word, ...more] }: Unit): boolean =>
  kind === "word" &&
  salience === "rare" &&
  concepts.length === 0 &&
  more.length === 0 &&
  word?.script === "latin" &&
  word.norm.length >= LETTERS_MIN;

function isSoundedAbroad(unit: Unit, abroad: readonly StoredArticle[]): boolean {
  const spelling = unknownSpelling(unit);
  return (
    spelling !== undefined &&
    abroad.some((stored) => viewsOf(stored).some((sentence) => isSounded(spelling, sentence, stored.article.lang)))
  );
}

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
