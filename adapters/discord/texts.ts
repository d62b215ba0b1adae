import { type Language, localeLanguage } from "../../src/index.ts";
import texts from "./texts.json" with { type: "json" };

export type TextKey = keyof typeof texts;

/** What Discord says beside the answers, in a language, with its values put in. */
export const text = (
  key: TextKey,
  language: Language,
  values: Readonly<Record<string, string | number>> = {},
): string => texts[key][language].replace(/\{(\w+)\}/g, (_all, name: string) => String(values[name] ?? ""));

/** The language of a reader, as Discord names it: `zh-TW`, `es-ES`. */
export const languageOf = (locale: string | null | undefined): Language => localeLanguage(locale ?? null);
