const WAIT_MS_MIN = 1_000;
const WAIT_MS_MAX = 3_600_000;
/** When Slack asks to wait and does not say how long. */
const WAIT_MS = 30_000;

/** How long Slack asks to wait, 1 s to 1 h: whole seconds or an HTTP date; 30 s when the header is missing or neither. */
export function retryAfterMs(header: string | null, now: Date): number {
  const text = header?.trim() ?? "";
  const waitMs = /^-?\d{1,15}$/.test(text) ? Number(text) * 1000 : dateMs(text) - now.getTime();
  return Number.isNaN(waitMs) ? WAIT_MS : Math.min(WAIT_MS_MAX, Math.max(WAIT_MS_MIN, waitMs));
}

/** An HTTP date begins with the name of its day; anything else that JavaScript would read as a date is none. */
const dateMs = (text: string): number =>
  /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? /i.test(text) ? Date.parse(text) : NaN;
