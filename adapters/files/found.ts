import type { LocatedArticle } from "../../src/index.ts";

/** Something that was to be imported and cannot be: where it stands and why. */
export type Refusal = { kind: "refused"; where: string; reason: string };

/** What a reader makes of one file, line or feed item. */
export type Found = ({ kind: "article" } & LocatedArticle) | Refusal;

/** A text that is longer than this is no news article. UTF-8 bytes. */
export const TEXT_BYTES_MAX = 2_000_000;

/** A refusal, from where and why. */
export const refused = (where: string, reason: string): Refusal => ({ kind: "refused", where, reason });

/** Bytes as people read them. */
export function readableBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Why a text is refused, or null when it is not. */
export function textProblem(text: string): string | null {
  if (text.trim() === "") return "has no text";
  const bytes = Buffer.byteLength(text);
  return bytes > TEXT_BYTES_MAX
    ? `the text is ${readableBytes(bytes)} long, the limit is ${readableBytes(TEXT_BYTES_MAX)}`
    : null;
}

/** `fr` out of `fr-FR`, null when it is no language tag. */
export function languageOf(tag: string | null | undefined): string | null {
  return /^[a-z]{2,3}(?=$|[-_])/i.exec(tag?.trim() ?? "")?.[0].toLowerCase() ?? null;
}

/** A date as ISO 8601 (a day stays a day, an instant becomes UTC), null when it is none. */
export function isoDate(text: string | null | undefined): string | null {
  const trimmed = text?.trim() ?? "";
  const time = Date.parse(trimmed);
  if (Number.isNaN(time)) return null;
  const instant = new Date(time).toISOString();
  if (/^\d{4}-\d{2}-\d{2}$/.test(trimmed)) return instant.startsWith(trimmed) ? trimmed : null;
  return instant;
}
