import { LANGUAGES, type Language } from "../types.ts";
import { STOP_WORDS } from "./stop-words.ts";
import { words } from "./words.ts";

/** Languages that write without spaces or in syllables: a sign says as much as two or three letters. */
const DENSE: ReadonlySet<string> = new Set(["zh", "ja", "ko"]);

/** Whether a language is written in Chinese, Japanese or Korean signs. */
export const isDense = (language: string): boolean => DENSE.has(language);

/** How much of a text is looked at: enough to be sure, little enough to be quick. */
const HEAD_CHARS = 4_000;
/** Function words of the winner must outnumber the runner-up's by this factor, else the n-gram model decides. */
const CLEAR_MARGIN = 1.5;

/** Headline English ("TSMC capacity vs Samsung") has no function words and many names; the model alone takes it for something else. */
const ENGLISH_PRIOR = 1.5;

/** A shorter text scores high everywhere in the model: there one of our own languages is by far the likelier. */
const SHORT_CHARS = 200;

const SIMPLE_SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Hangul}/gu, "ko"],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, "ja"],
  [/\p{Script=Han}/gu, "zh"],
  [/\p{Script=Cyrillic}/gu, "ru"],
  [/\p{Script=Arabic}/gu, "ar"],
  [/\p{Script=Hebrew}/gu, "he"],
  [/\p{Script=Greek}/gu, "el"],
  [/\p{Script=Thai}/gu, "th"],
  [/\p{Script=Devanagari}/gu, "hi"],
];

/**
 * The language of a text, ISO 639-1: script first, then function words, then (only when those are split) the n-gram model `eld`, loaded
 * when first needed because it takes a third of a second. `fallback` when nothing tells.
 */
export async function detectLanguage(text: string, fallback = "en"): Promise<string> {
  const head = text.slice(0, HEAD_CHARS);
  const scripted = scriptLanguage(head) ?? (SPANISH_OPENING.test(head) ? "es" : neighbourLanguage(head));
  if (scripted !== undefined) return scripted;
  const likely = functionWordLanguages(head);
  if (likely.length === 1 && likely[0] !== undefined) return likely[0];
  return (await modelLanguage(head, likely)) ?? fallback;
}

/** A question's language: one of the eight; English when nothing tells. */
export async function detectQuestionLanguage(text: string): Promise<Language> {
  const detected = await detectLanguage(text);
  return LANGUAGES.find((language) => language === detected) ?? "en";
}

function scriptLanguage(text: string): string | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const counts = SIMPLE_SCRIPTS.map(([pattern, language]) => ({ language, count: text.match(pattern)?.length ?? 0 }));
  const count = (language: string): number => counts.find((entry) => entry.language === language)?.count ?? 0;
  // Chinese and Japanese share Han, and names in Latin letters fill half of a headline: a fifth of the letters is enough.
  const cjk = count("zh") + count("ja") + count("ko");
  if (cjk * 5 >= letters && cjk > 0) {
    if (count("ko") * 4 >= cjk) return "ko";
    return count("ja") * 10 >= cjk ? "ja" : "zh";
  }
  return counts.find((entry) => entry.count * 2 > letters)?.language;
}

/** Only Spanish opens a question or an exclamation. */
const SPANISH_OPENING = /[¿¡]/;

// Function words that none of the five has: without them Portuguese counts as Spanish and Dutch as German. Folded.
const NEIGHBOURS: readonly (readonly [string, ReadonlySet<string>])[] = [
  [
    "pt",
    new Set("nao em os foi foram na nas ao aos pelo pela pelos pelas tambem sao seu seus suas uma ele isso".split(" ")),
  ],
  [
    "nl",
    new Set("het een niet zijn heeft hebben wordt worden voor naar maar ook bij deze geen meer uit dat".split(" ")),
  ],
];
/** How many different ones, and what share of a text's words, show such a neighbour. */
const NEIGHBOUR_WORDS_MIN = 2;
const NEIGHBOUR_SHARE_MIN = 0.08;

function neighbourLanguage(text: string): string | undefined {
  const all = words(text, "en").map(({ norm }) => norm);
  return NEIGHBOURS.find(([, known]) => {
    const met = all.filter((word) => known.has(word));
    return new Set(met).size >= NEIGHBOUR_WORDS_MIN && met.length >= all.length * NEIGHBOUR_SHARE_MIN;
  })?.[0];
}

const LATIN = ["en", "fr", "de", "es", "it"] as const;

/** French and Italian function words that are words of the field in any language, typed small: AI, the EU, TOPS. */
const OF_FIELD: ReadonlySet<string> = new Set(["ai", "eu", "us"]);

/** A chip's die, not the German article: no noun follows, which German writes with a capital. */
const CHIP_DIE = /^die(?!\s?[\p{Lu}\p{N}"„])/u;

/** The one language whose function words stand out, else those that stand equally near, else (no function words) none. */
function functionWordLanguages(text: string): string[] {
  // "AI" is no Italian "ai": what stands in capitals is a name.
  const all = words(text, "en").filter(
    ({ start, end }) => !/^\p{Lu}{2,}$/u.test(text.slice(start, end)) && !CHIP_DIE.test(text.slice(start, end + 2)),
  );
  const scores = LATIN.map((language) => ({
    language,
    score: all.reduce(
      (sum, word) =>
        sum + (STOP_WORDS[language].has(word.norm) ? (word.norm.length > 1 && !OF_FIELD.has(word.norm) ? 1 : 0.3) : 0),
      0,
    ),
  }));
  const best = Math.max(...scores.map(({ score }) => score));
  if (best < 1 || (all.length >= 30 && best / all.length <= 0.15)) return [];
  return scores.filter(({ score }) => score * CLEAR_MARGIN > best).map(({ language }) => language);
}

/** The n-gram model's choice; of a short text only among our own languages, and there among the likely ones. */
async function modelLanguage(text: string, likely: readonly string[]): Promise<string | undefined> {
  const { eld } = await loadLanguageModel();
  const result = eld.detect(text);
  if (text.length >= SHORT_CHARS) return result.language === "" ? undefined : result.language;
  const among = likely.length > 0 ? likely : LATIN;
  return Object.entries(result.getScores())
    .filter(([language]) => among.some((known) => known === language))
    .map(([language, score]): [string, number] => [language, language === "en" ? score * ENGLISH_PRIOR : score])
    .toSorted((a, b) => b[1] - a[1])[0]?.[0];
}

/** The n-gram model, loaded once: a third of a second, so only when it is needed. */
export const loadLanguageModel = (): Promise<typeof import("eld/small")> => import("eld/small");
