/**
 * How well names are known again by their sound in another script: of the catalogue's own names in Latin letters against its katakana and
 * Hangul, how many of one entry are found, and how many of two are taken for one. Beside it edit distance over plain romanised letters.
 * `node bench/sounds.ts` prints a table.
 */
import { entities } from "../src/knowledge/catalogue.ts";
import { editDistance } from "../src/knowledge/misspellings.ts";
import { soundAlike } from "../src/text/sounds-alike.ts";
import { wordSounds, type Spelling } from "../src/text/sound-terms.ts";
import type { Script } from "../src/text/words.ts";

type Name = { id: string; spelling: Spelling };

const LATIN = /^[A-Z][a-z]{3,}$/;
const KATAKANA = /^[ァ-ヺー]{3,}$/u;
const HANGUL = /^[가-힣]{2,}$/u;

const named = (language: "en" | "ja" | "ko", script: Script, is: RegExp): Name[] =>
  entities.flatMap(({ id, name, aliases }) =>
    [...new Set([...(language === "en" ? [name] : []), ...(aliases[language] ?? [])])]
      .filter((alias) => is.test(alias))
      .map((alias) => ({ id, spelling: { written: alias.toLowerCase(), script } })),
  );

const latin = named("en", "latin", LATIN);
const scripts: readonly (readonly [string, Name[]])[] = [
  ["katakana", named("ja", "kana", KATAKANA)],
  ["Hangul", named("ko", "hangul", HANGUL)],
];

const bySound = (one: Spelling, other: Spelling): boolean =>
  wordSounds(one).some((mine) => wordSounds(other).some((theirs) => soundAlike(mine, theirs) > 0));

/** What romanised letters differ in at most, as a share of the longer word, for the same number of mistakes. */
const LETTERS_APART = 0.34;
const letters = (word: Spelling): string =>
  (word.script === "latin" ? word.written : (wordSounds(word)[0] ?? "").toLowerCase()).replaceAll("l", "r");

function byLetters(one: Spelling, other: Spelling): boolean {
  const [mine, theirs] = [letters(one), letters(other)];
  const limit = Math.floor(LETTERS_APART * Math.max(mine.length, theirs.length));
  return editDistance(mine, theirs, limit) <= limit;
}

console.log(
  "| script | told by | entries with both | found | pairs of two | taken for one |\n|---|---|---|---|---|---|",
);
for (const [script, there] of scripts) {
  for (const [how, isOne] of [
    ["sound", bySound],
    ["letters", byLetters],
  ] as const) {
    const both = new Set(there.map(({ id }) => id).filter((id) => latin.some((one) => one.id === id)));
    const found = new Set<string>();
    let [pairs, mistaken] = [0, 0];
    for (const one of latin) {
      for (const other of there) {
        if (one.id !== other.id) pairs += 1;
        if (!isOne(one.spelling, other.spelling)) continue;
        if (one.id === other.id) found.add(one.id);
        else mistaken += 1;
      }
    }
    console.log(`| ${script} | ${how} | ${both.size} | ${found.size} | ${pairs} | ${mistaken} |`);
  }
}
