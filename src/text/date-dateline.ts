import { LANGUAGES, type Language } from "../types.ts";
import { addDays } from "./date-spans.ts";
import type { DateMention } from "./date-types.ts";
import { findDates } from "./date-mentions.ts";

/** An article's head: where a dateline stands. */
const HEAD_CHARS = 300;
/** How far other full dates are looked for when the dateline names no year. */
const YEAR_SOURCE_CHARS = 4000;
/** A dateline may run this many days ahead of the feed's date: time zones. */
const AHEAD_DAYS_MAX = 2;

const LABEL =
  /(?:date|dated|updated?|last updated|published|posted|publié(?: le)?|mis à jour(?: le)?|veröffentlicht(?: am)?|aktualisiert(?: am)?|stand|publicado(?: el)?|actualizado(?: el)?|pubblicato(?: il)?|aggiornato(?: il)?|发布|发布时间|更新|更新时间|時間|时间|日期|公開|公開日|掲載|配信|입력|수정|등록|게재)[\s:：|]{0,4}$/;
/** What closes a dateline: the end of the line, a dash, a colon, a bracket, an hour, an agency's mark. */
const CLOSED =
  /^(?:$|\n|\s{0,2}(?:[-–—|:：()（）\]·•/]|at \d|\d{1,2}[:：h]\d\d|消息|讯|訊|电|電|付|付け|utc|gmt|t\d\d))/;
/** What a line may hold before its date: a place, an outlet, a name, but no sentence. */
const PLACE_CHARS_MAX = 40;

/**
 * The day an article shows at its head, or null. A day without a year takes it from `published`, else from another full
 * date of the text; a day in figures that could be read two ways only counts when `published` settles it.
 * @param published ISO 8601 date or instant
 */
export function datelineDay(text: string, published: string | null): string | null {
  const head = text.slice(0, HEAD_CHARS);
  const day = published?.slice(0, 10) ?? null;
  for (const date of headDates(head)) {
    if (!isDateline(head, date)) continue;
    if (!date.from.startsWith("--")) return date.from;
    const settled = settleDay(date.from.slice(2), day, otherFullDay(text, date));
    if (settled !== null) return settled;
  }
  return day === null ? null : twoWayDay(head, day);
}

/** Days found by any language's rules, in reading order, the longest reading of each place first. */
function headDates(head: string): readonly DateMention[] {
  const found = LANGUAGES.flatMap((language) => findDates(head, language)).filter(
    ({ precision }) => precision === "day",
  );
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

function isDateline(head: string, date: DateMention): boolean {
  const before = head.slice(head.lastIndexOf("\n", date.start - 1) + 1, date.start).toLowerCase();
  const after = head.slice(date.end, date.end + 12).toLowerCase();
  if (LABEL.test(before)) return true;
  if (!CLOSED.test(after)) return false;
  const plain = before.trim();
  if (plain === "") return true;
  const bracketed = /[(（[]\s?$/.test(before);
  const separated = /[-–—|·•,，:：)）]\s?$/.test(before) || /^[)）]/.test(after);
  return plain.length <= PLACE_CHARS_MAX && (bracketed || separated) && !/[.!?。！？]\s/.test(plain);
}

/** A month and day (MM-DD) with its year: the last before the feed's day, else the nearest to another day of the text. */
function settleDay(monthDay: string, published: string | null, other: string | null): string | null {
  const known = published ?? other;
  if (known === null) return null;
  const days = [-1, 0, 1].map((step) => addDays(`${Number(known.slice(0, 4)) + step}-${monthDay}`, 0));
  if (published !== null) return days.findLast((day) => day <= addDays(published, AHEAD_DAYS_MAX)) ?? null;
  const distance = (day: string): number => Math.abs(Date.parse(day) - Date.parse(known));
  return days.reduce((best, day) => (distance(day) < distance(best) ? day : best));
}

/** The newest full date elsewhere in the text, as the article's approximate time. */
function otherFullDay(text: string, dateline: DateMention): string | null {
  const start = text.slice(0, YEAR_SOURCE_CHARS);
  const days = LANGUAGES.flatMap((language) => pastDays(start, language))
    .filter(({ end, start: from }) => end <= dateline.start || from >= dateline.end)
    .map(({ to }) => to);
  return days.length === 0 ? null : days.reduce((best, day) => (day > best ? day : best));
}

/** "02/06 2026": of its two readings the one within a week of the day the feed gives. */
function twoWayDay(head: string, published: string): string | null {
  const match = /(?<!\d)(\d{1,2})([/.-])(\d{1,2})(?:\2| )((?:19|20)\d\d)(?!\d)/.exec(head);
  if (match === null) return null;
  const [, first = "", , second = "", year = ""] = match;
  const days = [
    `${year}-${first.padStart(2, "0")}-${second.padStart(2, "0")}`,
    `${year}-${second.padStart(2, "0")}-${first.padStart(2, "0")}`,
  ];
  return days.find((day) => day >= addDays(published, -7) && day <= addDays(published, 7)) ?? null;
}

const FUTURE_BEFORE =
  /(?:^|[\s(])(?:by|until|till|will|would|expected|planned|plans|scheduled|due|slated|set|targeted|targeting|upcoming|starting|effective|beginning|going to|no later than|expir(?:e|es|ing)|valid|runs? (?:to|through)|valid through|d['’]ici|jusqu['’]\S{1,2}|prévue?s?|attendue?s?|sera|seront|à partir d|dès|expire|valables?|gültig|bis|ab|wird|werden|voraussichtlich|geplant|soll|sollen|erwartet|hasta|previst[oa]s?|será|serán|esperad[oa]s?|a partir|expira|válid[oa]s?|scade|valid[oae]|entro|sarà|saranno|attes[oi]|fino)(?=[\s(]|$)|预计|预期|将于|将在|将|計劃|计划|拟|最晚|直到|力争|有望/;
/** Chinese, Japanese and Korean say it after the date. */
const FUTURE_AFTER = /まで|までに|予定|見込み|見通し|计划|計画|前完成|까지|예정|전망|예상|계획|목표/;
const FUTURE_CHARS = 60;
const FUTURE_AFTER_CHARS = 30;

/** Full days and months that the text does not speak of as still to come. */
function pastDays(text: string, language: Language): readonly DateMention[] {
  return findDates(text, language).filter((date) => {
    const exact = date.precision === "day" || date.precision === "month";
    return exact && !date.from.startsWith("--") && !isFuture(text, date);
  });
}

function isFuture(text: string, { start, end }: DateMention): boolean {
  const before = text.slice(Math.max(0, start - FUTURE_CHARS), start).toLowerCase();
  const sentence = before.slice(
    Math.max(...[". ", "! ", "? ", "。", "\n", "; "].map((mark) => before.lastIndexOf(mark))) + 1,
  );
  const after = /^[^。！？.\n0-9]*/.exec(text.slice(end, end + FUTURE_AFTER_CHARS))?.[0] ?? "";
  return FUTURE_BEFORE.test(sentence) || FUTURE_AFTER.test(after);
}

/** "Active since at least November 2023" tells when something began, which may be years before it was written down. */
const START_OF =
  /(?<!\p{L})(?:since|as early as|depuis|dès|seit|desde|dal|a partire dal)(?: (?:at least|au moins|mindestens|al menos|almeno))?(?: (?:early|mid|late|le|début|mi|fin|dem|anfang|mitte|ende|el|principios de|il|inizio|metà|fine))?[\s-]*$|(?:自|从|從)$/iu;
const START_CHARS = 40;
const isStart = (text: string, { start, precision }: DateMention): boolean =>
  precision === "month" && START_OF.test(text.slice(Math.max(0, start - START_CHARS), start));

/**
 * The newest day the text speaks of as past or present, a month counting as its first day: it was written no earlier.
 * Years alone, days without a year, days still to come when it was written and months since when something is do not count.
 * @param today YYYY-MM-DD: it was written no later; null when nobody knows
 */
export function latestPastDay(text: string, language: Language, today: string | null): string | null {
  const days = pastDays(text, language).flatMap((date) =>
    (today !== null && date.from > today) || isStart(text, date) ? [] : [date.from],
  );
  return days.length === 0 ? null : days.reduce((best, day) => (day > best ? day : best));
}
