import type { Language } from "../types.ts";
import shorthand from "./shorthand.json" with { type: "json" };

const SHORT: Readonly<Record<Language, ReadonlyMap<string, string>>> = {
  en: new Map(Object.entries(shorthand.en)),
  fr: new Map(Object.entries(shorthand.fr)),
  de: new Map(Object.entries(shorthand.de)),
  es: new Map(Object.entries(shorthand.es)),
  it: new Map(Object.entries(shorthand.it)),
  zh: new Map(),
  ja: new Map(),
  ko: new Map(),
};

/** A word with its slash, as in "w/" and "b/c"; in capitals it is an abbreviation of another kind (EST, CO, SW), but for those that are always so. */
const WORD = /(?<![\p{L}\p{N}$'’./-])\p{L}+(?:\/\p{L}?)?(?![\p{L}\p{N}]|[.-]\p{L})\.?(?![\p{L}\p{N}])/gu;
const CAPITALS = new Set([
  "asp",
  "asps",
  "eta",
  "hq",
  "jv",
  "loi",
  "mou",
  "ca",
  "pdg",
  "hc",
  "capex",
  "opex",
  "rz",
  "gf",
]);

/** '26 for 2026. */
const SHORT_YEAR = /(?<![\p{L}\p{N}])['’](?=\d\d(?![\d\p{L}]))/gu;

/** "Why is Braga late?": behind schedule, not late in a year. */
const LATE = /(?<![\p{L}-])late(?=\s*(?:[?!.,;]|$|again(?!\p{L})|to market(?!\p{L})))/giu;

/** A question as people type it in a chat with its shorthand written out: ppl, abt, w/, hw, rev, '26, pq, xq. */
export function writeOut(text: string, language: Language): string {
  const forms = SHORT[language];
  const dated = text.replace(SHORT_YEAR, "20").replace(LATE, (late) => (language === "en" ? "delayed" : late));
  if (forms.size === 0) return dated;
  return dated.replace(WORD, (word) => {
    const bare = word.replace(/\.$/u, "");
    const isSmall = bare === bare.toLowerCase();
    const key = bare.toLowerCase();
    const full = isSmall || CAPITALS.has(key) ? forms.get(key) : undefined;
    return full ?? word;
  });
}
