import { isSeparablePart } from "./conjugations.ts";
import { stemKeys, type Word } from "./inflections.ts";
import type { Ids, PhraseIndex } from "./phrase-index.ts";

/** In German "Band" inside a sentence is not "band". */
export function isNoun(text: string, words: readonly Word[], at: number, language: string): boolean {
  const word = words[at];
  const before = words[at - 1];
  if (language !== "de" || word === undefined || before === undefined || !/^\p{Lu}/u.test(word.text)) return false;
  return !/[.?!:\n"„“»«–]/.test(text.slice(before.end, word.start));
}

/** How many words back from its separate part a German verb is looked for. */
const APART_WORDS_MAX = 24;
/** What can follow the end of a German clause without a mark. */
const CLAUSE_STARTS: ReadonlySet<string> = new Set(["und", "oder", "sowie", "aber", "als", "wie"]);

/** The place of a German verb whose part stands at the end of the clause (stellt … ein) → what both mean together. */
export function separatedVerbs(
  text: string,
  words: readonly Word[],
  { forms, conjugated, asWritten }: PhraseIndex,
): ReadonlyMap<number, Ids> {
  const found = new Map<number, Ids>();
  for (const [at, { text: part, end }] of words.entries()) {
    if (at === 0 || !isSeparablePart(part) || !endsClause(text, end, words[at + 1])) continue;
    for (let before = at - 1; before >= Math.max(0, at - APART_WORDS_MAX); before--) {
      const word = words[before];
      if (word === undefined || /[.?!\n]/.test(text.slice(word.end, words[before + 1]?.start))) break;
      if (isNoun(text, words, before, "de") || stemKeys(word.text, "de")[0]?.startsWith("=") === true) continue;
      const whole = part + word.text.toLowerCase();
      const byStem = stemKeys(whole, "de").map((key) => forms.get(key) ?? conjugated.get(key));
      const ids = asWritten.get(whole) ?? byStem.find((known) => known !== undefined);
      if (ids === undefined) continue;
      found.set(before, ids);
      break;
    }
  }
  return found;
}

function endsClause(text: string, end: number, next: Word | undefined): boolean {
  return next === undefined || CLAUSE_STARTS.has(next.text) || /[^\s\p{L}-]/u.test(text.slice(end, next.start));
}
