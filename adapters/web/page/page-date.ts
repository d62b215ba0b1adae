/** Twelve months by the first letters of their names in English, French, German, Spanish, Italian and Portuguese. */
const MONTHS: readonly RegExp[] = [
  /^(jan|ene|gen|jän)/,
  /^(feb|fév|fev)/,
  /^(mar|mär|maa)/,
  /^(apr|avr|abr)/,
  /^(may|mai|mag)/,
  /^(jun|juin|giu)/,
  /^(jul|juil|lug)/,
  /^(aug|aoû|aou|ago)/,
  /^(sep|set)/,
  /^(oct|okt|out|ott)/,
  /^(nov)/,
  /^(dec|déc|dez|dic)/,
];

/** No page of the web is older. */
const YEAR_MIN = 1990;

/**
 * A date as pages write it, as ISO 8601: a day, or an instant in UTC where a time is given. What has no zone is taken for UTC, so that
 * the machine's own zone changes nothing. Null where it is no date, or not one of the calendar.
 */
export function pageDate(written: string | null | undefined): string | null {
  const text = (written ?? "").trim().slice(0, 120);
  return isoInstant(text) ?? epoch(text) ?? namedDay(text) ?? numberedDay(text);
}

function isoInstant(text: string): string | null {
  const match =
    /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?/i.exec(
      text,
    ) ?? /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(text);
  if (match === null) return rfcInstant(text);
  const [, year = "", month = "", day = "", hour, minute = "00", second = "00", zone = "Z"] = match;
  const written = dayOf(Number(year), Number(month), Number(day));
  if (written === null || hour === undefined) return written;
  const offset = /^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(-2)}` : "Z";
  const time = Date.parse(`${written}T${hour.padStart(2, "0")}:${minute}:${second}${offset}`);
  return Number.isNaN(time) ? written : new Date(time).toISOString();
}

/** As mail and feeds write it: `Tue, 12 Aug 2025 10:00:00 +0200`. */
function rfcInstant(text: string): string | null {
  if (!/^(\p{L}{3},? )?\d{1,2} \p{L}{3} \d{4} \d{2}:\d{2}(:\d{2})? (GMT|UTC|Z|[+-]\d{4}|[ECMP][SD]T)$/u.test(text))
    return null;
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

function epoch(text: string): string | null {
  if (!/^\d{10}(\d{3})?$/.test(text)) return null;
  return new Date(Number(text.padEnd(13, "0"))).toISOString();
}

function namedDay(text: string): string | null {
  const lower = text.toLowerCase();
  const first = /\b(\p{L}{3,10})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b/u.exec(lower);
  if (first !== null) return dayOf(Number(first[3]), monthOf(first[1] ?? ""), Number(first[2]));
  const second = /\b(\d{1,2})(?:st|nd|rd|th|er)?\.?[ -](?:de )?(\p{L}{3,10})\.?,?[ -](?:de )?(\d{4})\b/u.exec(lower);
  return second === null ? null : dayOf(Number(second[3]), monthOf(second[2] ?? ""), Number(second[1]));
}

const monthOf = (name: string): number => MONTHS.findIndex((pattern) => pattern.test(name)) + 1;

/** `2025/08/12`, `2025年8月12日`, `2025. 8. 12`; and day and month the European way where dots part them. */
function numberedDay(text: string): string | null {
  const big = /(?<!\d)(\d{4}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2})(?!\d)/.exec(text);
  if (big !== null) return dayOf(Number(big[1]), Number(big[2]), Number(big[3]));
  const small = /(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/.exec(text);
  return small === null ? null : dayOf(Number(small[3]), Number(small[2]), Number(small[1]));
}

function dayOf(year: number, month: number, day: number): string | null {
  if (year < YEAR_MIN || month < 1) return null;
  const written = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  const time = Date.parse(`${written}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(written) ? written : null;
}
