import { type Language, localeLanguage } from "../../src/index.ts";
import texts from "./texts.json" with { type: "json" };

type Values = Readonly<Record<string, string | number>>;

const fill = (given: Readonly<Record<Language, string>>, language: Language, values: Values): string =>
  given[language].replace(/\{(\w+)\}/g, (_all, key: string) => String(values[key] ?? ""));

/** "Too many requests. Try again in 12 s." `locale` null: English. */
export const rateText = (retryAfterMs: number, locale: string | null): string =>
  fill(texts.rate, localeLanguage(locale), { s: Math.max(1, Math.ceil(retryAfterMs / 1000)) });

/** Why a channel with people of other organisations is not answered. */
export const outsidersText = (locale: string | null): string => fill(texts.outsiders, localeLanguage(locale), {});

/** What stands behind the bot's name while it works. */
export function searchingText(articles: number, locale: string | null): string {
  const language = localeLanguage(locale);
  return fill(texts.searching, language, { n: articles.toLocaleString(language) });
}

/** What somebody is told who opens the conversation with the bot for the first time. */
export const greetingText = (locale: string | null): string => fill(texts.greeting, localeLanguage(locale), {});

/** Of a file that is too long for a message: where it can be had. */
export const fileText = (name: string, kb: number, language: Language): string =>
  fill(texts.file, language, { name, kb });
