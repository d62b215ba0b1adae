import type { Suggestion } from "../../src/index.ts";
import { cutText } from "../chat/cut.ts";
import { languageOf, text } from "./texts.ts";

/** Discord's limit. Source: discord.com/developers/docs/interactions/application-commands */
const LABEL_CHARS_MAX = 100;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

const formats = new Map<string, Intl.RelativeTimeFormat>();

/** A name with how long ago it was in the news, in the reader's language: the name is cut before that is. */
export function withAge({ label, lastNewsAt }: Suggestion, locale: string | undefined, now: Date): string {
  const age = lastNewsAt === undefined ? null : ageOf(lastNewsAt, isSpoken(locale) ? locale : "en-US", now);
  if (age === null) return label;
  const told = ` · ${phraseOf(age, locale)}`;
  return `${cutText(label, LABEL_CHARS_MAX - told.length)}${told}`;
}

/** Portuguese is no language of the answers, but one of the commands. */
const PORTUGUESE = "últimas notícias";

const phraseOf = (age: string, locale: string | undefined): string =>
  locale === "pt-BR" ? `${PORTUGUESE} ${age}` : text("lastNews", languageOf(locale), { age });

/** Whether the words around the age are of the reader's language: else all of it is English. */
const isSpoken = (locale: string | undefined): locale is string =>
  locale !== undefined && (locale === "pt-BR" || locale.slice(0, 2) === languageOf(locale));

/** "2 hours ago"; of a day without an hour whole days. Null for a day to come. */
function ageOf(at: string, locale: string, now: Date): string | null {
  const passedMs = now.getTime() - Date.parse(at);
  const isDay = at.length <= 10;
  if (Number.isNaN(passedMs) || passedMs < 0) return null;
  const format = formatOf(locale);
  const isHours = !isDay && passedMs < DAY_MS;
  return isHours
    ? format.format(-Math.max(1, Math.floor(passedMs / HOUR_MS)), "hour")
    : format.format(-Math.floor(passedMs / DAY_MS), "day");
}

/** Locales are Discord's own, which are BCP 47; any other is read as English. */
function formatOf(locale: string): Intl.RelativeTimeFormat {
  const known = formats.get(locale);
  if (known !== undefined) return known;
  const [supported = "en"] = Intl.RelativeTimeFormat.supportedLocalesOf([
    /^[A-Za-z-]{2,12}$/.test(locale) ? locale : "en",
  ]);
  const made = new Intl.RelativeTimeFormat(supported, { numeric: "auto", style: "short" });
  if (formats.size < FORMATS_MAX) formats.set(locale, made);
  return made;
}

const FORMATS_MAX = 64;
