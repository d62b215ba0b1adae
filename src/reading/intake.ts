import { canonicalAddress } from "../text/address.ts";
import { cleanLine, cleanText, safeText } from "../text/clean.ts";
import { datelineDay, latestPastDay } from "../text/dates.ts";
import { detectLanguage } from "../text/language.ts";
import { knownLanguage } from "../text/terms.ts";
import { createHash } from "node:crypto";
import type { Article, ArticleInput } from "../types.ts";

/** The longest text that is taken as one article, in characters; books and logs are refused, not cut. */
export const ARTICLE_CHARS_MAX = 2_000_000;
const TITLE_CHARS_MAX = 300;
const OUTLET_CHARS_MAX = 120;

/** An article with its identity, or why it is refused. */
export type Intake = { kind: "article"; article: Article } | { kind: "refused"; reason: string };

/**
 * Gives an article its identity: the id is a hash of the canonical address, the content hash one of title and text. Text is cleaned
 * first, so that offsets and quotes are of what people will see. The day is the published one, else the one the text shows at its head,
 * else the newest past day it speaks of (it was written no earlier).
 * @param today YYYY-MM-DD, the day it is taken: it was written no later
 */
export async function takeArticle(input: ArticleInput, today: string | null = null): Promise<Intake> {
  const address = canonicalAddress(input.url);
  if (address === null) return refused(`"${input.url.slice(0, 80)}" is no http(s) or file address`);
  if (input.text.length > ARTICLE_CHARS_MAX) {
    return refused(
      `the text has ${input.text.length} characters, more than the ${ARTICLE_CHARS_MAX} an article may have`,
    );
  }
  const text = safeText(input.text);
  const title = titleLine(input.title);
  if (`${title}${text}`.trim() === "") return refused("it has no text");
  if (!/[\p{L}\p{N}]/u.test(text + title)) return refused("it has no words");
  const published = input.published === null ? null : isoInstant(input.published);
  if (input.published !== null && published === null)
    return refused(`published "${input.published.slice(0, 40)}" is no date (use YYYY-MM-DD)`);
  const lang = languageCode(input.lang) ?? (await detectLanguage(`${title}\n${text}`));
  const outlet = shortLine(input.outlet, OUTLET_CHARS_MAX);
  return {
    kind: "article",
    article: {
      id: idOf(address),
      url: openable(input.url.trim()),
      address,
      title: title === "" ? null : title,
      outlet: outlet === "" ? null : outlet,
      lang,
      published,
      day: published?.slice(0, 10) ?? datelineDay(text, null) ?? latestPastDay(text, knownLanguage(lang), today),
      text,
      // Another layout of the same words is not another version.
      contentHash: sha256(`${cleanLine(title)}\n${cleanText(text)}`),
    },
  };
}

const idOf = (address: string): string => sha256(address).slice(0, 24);

/** The id of the article at an address, whether there is one or not; null when it is no address. */
export function articleIdOf(url: string): string | null {
  const address = canonicalAddress(url);
  return address === null ? null : idOf(address);
}

const refused = (reason: string): Intake => ({ kind: "refused", reason });

/** A title as given, on one line; one over the bound is cut. */
function titleLine(given: string | null): string {
  const line = safeText(given ?? "").replace(/[\n\r\u2028\u2029\u0085]/g, " ");
  return line.trim() === "" ? "" : line.length <= TITLE_CHARS_MAX ? line : shortLine(line, TITLE_CHARS_MAX);
}

/** On one line and cut at the bound, never through a character. */
const shortLine = (given: string | null, charsMax: number): string =>
  given === null ? "" : cleanLine(cleanLine(given).slice(0, charsMax));

/** `en` of "en", "EN" or "en-US"; null when it is no language tag. */
const languageCode = (given: string | null): string | null =>
  /^([a-z]{2})(?:[-_]|$)/i.exec(given?.trim() ?? "")?.[1]?.toLowerCase() ?? null;

/** The address as given; one that hides control characters from its reader is written the way a browser would. */
function openable(url: string): string {
  const clean = cleanLine(url);
  if (clean === url) return url;
  return /^file:/i.test(url) ? clean : new URL(url).href;
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

/** A date as given when it is a real ISO day, an instant in UTC when it has a time; null when neither. */
function isoInstant(given: string): string | null {
  const match = ISO.exec(given.trim());
  if (match === null) return null;
  const day = `${match[1]}-${match[2]}-${match[3]}`;
  const midnight = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || midnight.toISOString().slice(0, 10) !== day) return null;
  if (given.trim().length === day.length) return day;
  const zoned = /(?:Z|[+-]\d{2}:?\d{2})$/.test(given.trim()) ? given.trim() : `${given.trim()}Z`;
  const instant = new Date(zoned.replace(" ", "T"));
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
}
