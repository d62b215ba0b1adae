/** A server that asks for longer is asked again after this all the same. */
const RETRY_AFTER_MS_MAX = 24 * 3_600_000;

/** Sooner than this after "too many requests" is no answer to it, whatever the header says. */
const RETRY_AFTER_MS_MIN = 15 * 60_000;

/**
 * How long a server asks to be left alone, in milliseconds from `now`, between 15 minutes and 24 hours. Both forms of RFC 9110, 10.2.3: seconds
 * or an HTTP date.
 * @returns null when the header is absent or neither
 */
export function readRetryAfter(header: string | null, now: Date): number | null {
  const text = header?.trim() ?? "";
  const waitMs = /^\d+$/.test(text) ? Number(text) * 1000 : dateMs(text) - now.getTime();
  return Number.isNaN(waitMs) ? null : Math.min(RETRY_AFTER_MS_MAX, Math.max(RETRY_AFTER_MS_MIN, waitMs));
}

/** An HTTP date begins with the name of its day; anything else that JavaScript would read as a date is none. */
const dateMs = (text: string): number =>
  /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? /i.test(text) ? Date.parse(text) : NaN;
