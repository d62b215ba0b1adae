import { LANGUAGES, type Language } from "../types.ts";
import { STOP_WORDS } from "./stop-words.ts";
import { words } from "./words.ts";

/** How much of a text is looked at: enough to be sure, little enough to be quick. */
const HEAD_CHARS = 4_000;
/** Function words of the winner must outnumber the runner-up's by this factor, else the n-gram model decides. */
const CLEAR_MARGIN = 1.5;

/** Headline English ("GPUs per Helios rack") has no function words and many names; the model alone takes it for something else. */
const ENGLISH_PRIOR = 1.3;

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
  return scriptLanguage(head) ?? functionWordLanguage(head) ?? (await modelLanguage(head)) ?? fallback;
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

const LATIN = ["en", "fr", "de", "es", "it"] as const;

function functionWordLanguage(text: string): string | undefined {
  const all = words(text, "en");
  const scores = LATIN.map((language) => ({
    language,
    score: all.reduce(
      (sum, word) => sum + (STOP_WORDS[language].has(word.norm) ? (word.norm.length > 1 ? 1 : 0.3) : 0),
      0,
    ),
  })).toSorted((a, b) => b.score - a.score);
  const [best, next] = scores;
  if (best === undefined || next === undefined || best.score < 1) return undefined;
  const share = best.score / all.length;
  return best.score >= next.score * CLEAR_MARGIN && (share > 0.15 || all.length < 30) ? best.language : undefined;
}

async function modelLanguage(text: string): Promise<string | undefined> {
  const { eld } = await import("eld/small");
  const result = eld.detect(text);
  const scores = Object.entries(result.getScores());
  const ours = scores
    .filter(([language]) => LATIN.some((known) => known === language))
    .map(([language, score]): [string, number] => [language, language === "en" ? score * ENGLISH_PRIOR : score])
    .toSorted((a, b) => b[1] - a[1])[0];
  // A short text scores high everywhere: there one of our own languages is by far the likelier.
  return text.length < 200 ? ours?.[0] : result.language === "" ? undefined : result.language;
}
