import { Cron } from "croner";

const DAY_MS = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs a hundred times what using it does. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" });
  formats.set(zone, format);
  return format;
}

/** The date on the wall there: YYYY-MM-DD. */
export const localDate = (instant: Date, zone: string): string => formatOf(zone).format(instant);

/** The date so many days on (or back, below 0). */
export const shiftDate = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** 1 Monday to 7 Sunday. */
export const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;

/** Instants asked for lately: the same few days of each subscription come up every few seconds. */
const instants = new Map<string, Date | null>();
const INSTANTS_KEPT_MAX = 50_000;

/**
 * When a wall clock there shows `time` on `date`: the first time where the hour comes twice, the end of the gap where it is left out.
 * Null when the zone has no such day (Apia skipped one in 2011).
 */
export function instantOf(date: string, time: string, zone: string): Date | null {
  const key = `${date} ${time} ${zone}`;
  const known = instants.get(key);
  if (known !== undefined) return known;
  if (instants.size >= INSTANTS_KEPT_MAX) instants.clear();
  const instant = computeInstant(date, time, zone);
  instants.set(key, instant);
  return instant;
}

function computeInstant(date: string, time: string, zone: string): Date | null {
  const [year, month, day] = date.split("-").map(Number);
  const [hour, minute] = time.split(":").map(Number);
  // No zone is more than a day away from UTC.
  const before = new Date(Date.parse(`${date}T00:00:00Z`) - 2 * DAY_MS);
  return new Cron(`0 ${minute} ${hour} ${day} ${month} * ${year}`, {
    timezone: zone,
    mode: "7-part",
    paused: true,
  }).nextRun(before);
}
