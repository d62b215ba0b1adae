import type { Language } from "../types.ts";
import texts from "./texts.json" with { type: "json" };

/** The key of a text; `texts.json` has each in every language, with `{…}` where values go. */
export type TextKey = keyof typeof texts;

/** A text in a language with its values put in. Values are put in as they are: names, numbers and quotes are never rewritten. */
export function say(key: TextKey, language: Language, values: Readonly<Record<string, string | number>> = {}): string {
  return texts[key][language].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}

/** Whether there is a text of this key. */
export const isTextKey = (key: string): key is TextKey => Object.hasOwn(texts, key);
