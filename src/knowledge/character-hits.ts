import type { Concept } from "./catalogue.ts";
import { japaneseForms, koreanForms, shortKoreanForms } from "./inflections.ts";
import type { ConceptHit } from "./phrase-hits.ts";
import { createTrie, type Trie } from "./trie.ts";
import type { Language } from "../types.ts";

/** One Chinese character is more often a piece of a word than a word. */
const CHARACTER_WEIGHT = 0.3;

type CharacterIndex = Trie<string>;

/** The words of the concepts in Chinese, Japanese or Korean, where no space or stemmer tells them from their endings. */
export function indexCharacters(list: readonly Concept[], language: Language): CharacterIndex {
  const trie = createTrie<string>();
  for (const concept of list) {
    const forms = new Set<string>();
    for (const form of concept[language]) {
      const variants = language === "ja" ? japaneseForms(form) : language === "ko" ? koreanForms(form) : [form];
      for (const variant of variants) forms.add(variant);
    }
    // A space in front: forms so short are part of many words.
    if (language === "ko") for (const form of concept.ko.flatMap(shortKoreanForms)) forms.add(` ${form}`);
    for (const form of forms) if (!/^[\p{Script=Latin}\s\d]+$/u.test(form)) trie.add(form, concept.id);
  }
  return trie;
}

/** Longest from the left; a hit hides what is inside it. */
export function findCharacters(text: string, trie: CharacterIndex): readonly ConceptHit[] {
  const hits: ConceptHit[] = [];
  // A space in front of the first word as there is before the others.
  const read = ` ${text}`;
  for (let at = 0; at < read.length; at++) {
    const longest = trie.at(read, at).at(-1);
    if (longest === undefined || cutsSyllableWord(read, at, longest.end)) continue;
    const start = /\s/.test(read[at] ?? "") ? at + 1 : at;
    if (start > at && (trie.at(read, start).at(-1)?.end ?? 0) >= longest.end) continue;
    const ids = new Set(longest.values);
    const factor = longest.end - start === 1 && /\p{Script=Han}/u.test(read[start] ?? "") ? CHARACTER_WEIGHT : 1;
    for (const conceptId of ids)
      hits.push({ conceptId, start: start - 1, end: longest.end - 1, weight: factor / ids.size });
    at = longest.end - 1;
  }
  return hits;
}

/** What follows a Korean word and is none of it. */
const PARTICLE =
  /^(?:(?:으?로|이나|이란|이라는?|에서|에게|까지|부터|보다|처럼|마다|이며|이고|만|들)(?:은|는|이|가|을|를|의|도|만)?|은|는|이|가|을|를|의|에|도|와|과|로|만|나|야|당|값|별|용)?(?![가-힣])/u;

/** A Korean form of one syllable must be a word of its own, or every text would have it. */
function cutsSyllableWord(text: string, start: number, end: number): boolean {
  if (end - start > 1 || !/[가-힣]/.test(text[start] ?? "")) return false;
  return /[가-힣]/.test(text[start - 1] ?? "") || !PARTICLE.test(text.slice(end, end + 6));
}
