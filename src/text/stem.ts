import { stemmer as english } from "@orama/stemmers/english";
import { stemmer as french } from "@orama/stemmers/french";
import { stemmer as german } from "@orama/stemmers/german";
import { stemmer as italian } from "@orama/stemmers/italian";
import { stemmer as spanish } from "@orama/stemmers/spanish";

const STEMMERS: ReadonlyMap<string, (word: string) => string> = new Map([
  ["en", english],
  ["fr", french],
  ["de", german],
  ["es", spanish],
  ["it", italian],
]);

/** How many stems are remembered: news repeats its words, and a stem costs about 1 µs. */
const REMEMBERED_MAX = 50_000;
const remembered = new Map<string, string>();

/** The Snowball stem of a folded word, in en fr de es it; the word itself elsewhere, and for words with digits (model names). */
export function stem(word: string, language: string): string {
  const stemmer = STEMMERS.get(language);
  if (stemmer === undefined || word.length < 3 || /\d/.test(word)) return word;
  const key = `${language}${word}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const made = stemmer(word);
  if (remembered.size >= REMEMBERED_MAX) remembered.clear();
  remembered.set(key, made);
  return made;
}
