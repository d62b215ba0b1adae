import { monthOf, zoneMinutes } from "./date-names.ts";

/** The parts of a written date; months from 1. */
type Parts = { year: number; month: number; day: number; hour: number; minute: number; second: number; zone: number };

/** A date is no longer. */
const DATE_CHARS_MAX = 100;

/** No feed is older; 1970 and before are clocks that were not set. */
const YEAR_MIN = 1980;
const YEAR_MAX = 2199;

const TIME = String.raw`(\d{1,2})[:.](\d{1,2})(?:[:.](\d{1,2})(?:[.,]\d{1,9})?)?\s{0,3}(am|pm|a\.m\.|p\.m\.)?`;
const ZONE = String.raw`\s{0,3}\(?(?:etc/)?([a-z]{1,5}\.?(?:[+-]\d{1,2}:?(?:\d{2})?)?|[+-]\d{1,2}:?(?:\d{2})?)?\)?`;
const AFTER = String.raw`(?:[\s,t]{1,3}(?:at |um |à |às |alle )?${TIME}${ZONE}(?:\s{0,3}\([^)]*\))?)?`;

const ISO = new RegExp(String.raw`^(\d{4})-?(\d{2})-?(\d{2})${AFTER}$`, "iu");
const ISO_COMPACT = /^(\d{4})-?(\d{2})-?(\d{2})t?(\d{2}):?(\d{2}):?(\d{2})?\s?(z|[+-]\d{2}:?\d{2})?$/i;
const ORDINAL = /^(\d{4})-?(\d{3})$/;
const SEPARATED = new RegExp(String.raw`^(?:[a-z]{2,9},?\s)?(\d{4})[./](\d{1,2})[./](\d{1,2})${AFTER}$`, "iu");
const DAY_MONTH = new RegExp(
  String.raw`^(?:[\p{L}\p{M}]{2,15}\.?,?\s{0,3})?(\d{1,2})(?:st|nd|rd|th|\.)?(?:\s|-|/|de ){1,3}([\p{L}\p{M}]{3,15})\.?,?(?:\s|-|/|de ){1,3}(\d{4}|\d{2})${AFTER}$`,
  "iu",
);
const MONTH_DAY = new RegExp(
  String.raw`^(?:[\p{L}\p{M}]{2,15}\.?,?\s{1,3})?([\p{L}\p{M}]{3,15})\.?\s{1,3}(\d{1,2})(?:st|nd|rd|th)?,?\s{1,3}(\d{4})${AFTER}$`,
  "iu",
);
/** `Thu Jan 1 19:48:21 2004`, as C's asctime writes it, a zone before or after the year. */
const ASCTIME = new RegExp(
  String.raw`^[\p{L}\p{M}]{2,10},?\s{1,3}([\p{L}\p{M}]{3,15})\s{1,3}(\d{1,2})\s{1,3}${TIME}\s{0,3}([+-]\d{4}|[a-z]{1,5})?\s{1,3}(\d{4})(?:\s{0,3}([+-]\d{4}|[a-z]{1,5}))?$`,
  "iu",
);
const YEAR_MONTH_NAME = new RegExp(String.raw`^(\d{4})-([\p{L}\p{M}.]{3,15})-(\d{1,2})${AFTER}$`, "iu");
const ASIAN =
  /^(\d{4})[년年]\s{0,3}(\d{1,2})[월月]\s{0,3}(\d{1,2})[일日]?\s{0,3}(?:\(?\p{L}{1,3}\)?\s{1,3})?(?:(오전|오후|上午|下午|午前|午後)?\s{0,3}(\d{1,2})(?:[:시時点时]\s{0,3}(\d{1,2})?(?:[:분分]\s{0,3}(\d{1,2})?)?)[초秒]?)?\s{0,3}([+-]\d{2}:?\d{2}|[a-z]{1,5})?$/iu;
/** `2004-05-25 오후 11:23:17`, as Korean sites write it. */
const KOREAN_CLOCK =
  /^(\d{4})-(\d{2})-(\d{2})\s{1,3}(오전|오후|上午|下午|午前|午後)\s{0,3}(\d{1,2}):(\d{2})(?::(\d{2}))?$/u;
const SECONDS = /^\d{9,10}$/;
const MILLISECONDS = /^\d{12,13}$/;

const KOREA_MINUTES = 540;

/**
 * The instant a feed's date means, ISO 8601 UTC; null when it is no date of the calendar, or says no day. RFC 822, ISO 8601 and
 * what real feeds write instead: names of months and zones, two-digit years, no seconds, epochs. A missing or unknown zone is taken as UTC, a missing
 * time as midnight; `31 Feb` and years no feed can have are refused.
 */
export function feedDate(written: string): string | null {
  const text = written
    .slice(0, DATE_CHARS_MAX + 1)
    .replace(/\s+/g, " ")
    .trim();
  if (text === "" || text.length > DATE_CHARS_MAX) return null;
  if (SECONDS.test(text)) return instantOf(Number(text) * 1000);
  if (MILLISECONDS.test(text)) return instantOf(Number(text));
  const parts =
    numeric(ISO_COMPACT.exec(text)) ??
    numericWithClock(ISO.exec(text) ?? SEPARATED.exec(text)) ??
    ordinal(text) ??
    dayMonth(text) ??
    monthDay(text) ??
    asctime(text) ??
    yearMonthName(text) ??
    asian(text);
  return parts === null ? null : instant(parts);
}

type Match = RegExpExecArray | null;

function numeric(match: Match): Parts | null {
  if (match === null) return null;
  return partsOf({
    year: match[1],
    month: Number(match[2]),
    day: match[3],
    clock: [match[4], match[5], match[6], undefined, match[7]],
  });
}

function numericWithClock(match: Match): Parts | null {
  if (match === null) return null;
  return partsOf({ year: match[1], month: Number(match[2]), day: match[3], clock: match.slice(4) });
}

function ordinal(text: string): Parts | null {
  const match = ORDINAL.exec(text);
  if (match === null) return null;
  const time = new Date(Date.UTC(Number(match[1]), 0, Number(match[2])));
  if (time.getUTCFullYear() !== Number(match[1]) || match[2] === "000") return null;
  return partsOf({ year: match[1], month: time.getUTCMonth() + 1, day: String(time.getUTCDate()), clock: [] });
}

function dayMonth(text: string): Parts | null {
  const match = DAY_MONTH.exec(text);
  return match && partsOf({ year: match[3], month: monthOf(match[2] ?? ""), day: match[1], clock: match.slice(4) });
}

function monthDay(text: string): Parts | null {
  const match = MONTH_DAY.exec(text);
  return match && partsOf({ year: match[3], month: monthOf(match[1] ?? ""), day: match[2], clock: match.slice(4) });
}

function asctime(text: string): Parts | null {
  const match = ASCTIME.exec(text);
  if (match === null) return null;
  const clock = [match[3], match[4], match[5], match[6], match[9] ?? match[7]];
  return partsOf({ year: match[8], month: monthOf(match[1] ?? ""), day: match[2], clock });
}

function yearMonthName(text: string): Parts | null {
  const match = YEAR_MONTH_NAME.exec(text);
  return match && partsOf({ year: match[1], month: monthOf(match[2] ?? ""), day: match[3], clock: match.slice(4) });
}

function asian(text: string): Parts | null {
  const match = KOREAN_CLOCK.exec(text) ?? ASIAN.exec(text);
  if (match === null) return null;
  const half = /[후下]|午後/.test(match[4] ?? "") ? "pm" : "am";
  const isKorean = /[가-힣]/.test(text);
  const clock = [match[5], match[6] ?? "0", match[7], match[4] === undefined ? undefined : half, match[8]];
  const parts = partsOf({ year: match[1], month: Number(match[2]), day: match[3], clock });
  return parts !== null && isKorean && match[8] === undefined ? { ...parts, zone: KOREA_MINUTES } : parts;
}

type Written = {
  year: string | undefined;
  month: number | null;
  day: string | undefined;
  clock: readonly (string | undefined)[];
};

/** @param clock hour, minute, second, half of the day, zone */
function partsOf({ year, month, day, clock }: Written): Parts | null {
  const [hour, minute, second, half, zone] = clock;
  const minutes = zone === undefined || zone === "" ? 0 : zoneMinutes(zone);
  if (month === null || minutes === null) return null;
  return {
    year: fullYear(Number(year)),
    month,
    day: Number(day),
    zone: minutes,
    hour: hourOf(Number(hour ?? 0), half),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
  };
}

const fullYear = (year: number): number => (year >= 100 ? year : year + (year < 70 ? 2000 : 1900));

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined || half === "" || hour > 12) return hour;
  return (hour % 12) + (/^p/i.test(half) ? 12 : 0);
}

function instant({ year, month, day, hour, minute, second, zone }: Parts): string | null {
  // 24:00 is the next midnight, second 60 a leap second: both are allowed by ISO 8601.
  if (hour > 24 || (hour === 24 && minute + second > 0) || minute > 59 || second > 60) return null;
  const dayStart = new Date(Date.UTC(year, month - 1, day));
  if (dayStart.getUTCMonth() !== month - 1 || dayStart.getUTCDate() !== day) return null;
  return instantOf(dayStart.getTime() + ((hour * 60 + minute - zone) * 60 + second) * 1000);
}

function instantOf(time: number): string | null {
  const date = new Date(time);
  const year = date.getUTCFullYear();
  return year >= YEAR_MIN && year <= YEAR_MAX ? date.toISOString() : null;
}
