import type { Language } from "../types.ts";
import type { Quantity } from "./quantity-types.ts";
import { readWords } from "./quantity-words.ts";

/** How a multiple is said in words, by how many times it is. */
const SAID: readonly (readonly [number, RegExp])[] = [
  [
    2,
    /\b(?:twice|twofold|doubl(?:e|es|ed|ing)(?![- ](?:digit|check|sided)))(?!\p{L})|(?<!\p{L})(?:le double|doubl(?:é|ée|és|er|ent|era|ait)|doppelt so|das doppelte|(?:sich )?verdoppel\p{L}+|el doble|duplic\p{L}+|il doppio|raddoppi\p{L}+)(?!\p{L})|翻(?:了)?(?:一)?番|翻(?:了)?(?:一)?倍|倍[增増]|갑절|곱절/giu,
  ],
  [
    3,
    /\b(?:threefold|thrice|tripl(?:e|es|ed|ing)|trebl(?:e|es|ed|ing))(?!\p{L})|(?<!\p{L})(?:le triple|tripl(?:é|ée|és|er|ent|era)|das dreifache|(?:sich )?verdreifach\p{L}+|el triple|triplic\p{L}+|il triplo)(?!\p{L})/giu,
  ],
  [
    4,
    /\b(?:fourfold|quadrupl(?:e|es|ed|ing))(?!\p{L})|(?<!\p{L})(?:quadrupl\p{L}+|das vierfache|(?:sich )?vervierfach\p{L}+|cuadruplic\p{L}+|quadruplic\p{L}+)(?!\p{L})|翻(?:了)?两番/giu,
  ],
];

const FOLD: readonly (readonly [Language, RegExp])[] = [
  ["en", /\b(five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|fifty)[- ]?fold(?!\p{L})/giu],
  [
    "de",
    /(?<!\p{L})(zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|fünfzehn|zwanzig|dreißig|fünfzig|hundert|tausend)(?:mal (?=so |mehr|\p{L}+er(?!\p{L}))|fach(?:e|en|er|es)?(?!\p{L}))/giu,
  ],
];

/** Multiples said without a figure: "twice", "doppelt so", "das Zwanzigfache", 翻番. */
export function findMultiples(text: string): Quantity[] {
  const found: Quantity[] = [];
  const add = (start: number, surface: string, value: number): void => {
    const end = start + surface.trimEnd().length;
    if (found.some((other) => other.start < end && other.end > start)) return;
    found.push({ start, end, surface: text.slice(start, end), value, unit: "x", kind: "multiple", approximate: false });
  };
  for (const [value, words] of SAID) for (const { 0: said, index } of text.matchAll(words)) add(index, said, value);
  for (const [language, pattern] of FOLD)
    for (const { 0: said, 1: number = "", index } of text.matchAll(pattern))
      add(index, said, readWords(number.toLowerCase(), 0, language)?.value ?? 0);
  return found.toSorted((a, b) => a.start - b.start);
}
