/** A longer address is no article's. */
const ADDRESS_CHARS_MAX = 2000;

/** `http:///host` and `http:////host` are seen in feeds; a browser reads them as `http://host`. */
const SLASHES = /^([a-z][a-z0-9+.-]*:\/\/)\/+/i;

/**
 * An absolute http(s) address, null when the written one is none even beside its base. One that is absolute already stays as written,
 * since sites compare them letter for letter.
 */
export function webAddress(written: string, base: string): string | null {
  const value = written.trim().replace(SLASHES, "$1");
  if (value === "" || value.length > ADDRESS_CHARS_MAX) return null;
  const alone = URL.parse(value);
  if (alone !== null) {
    if (alone.protocol !== "http:" && alone.protocol !== "https:") return null;
    return /^https?:\/\/[^\s\\]+$/i.test(value) ? value : alone.href;
  }
  const joined = URL.parse(value, base);
  if (joined === null || joined.href.length > ADDRESS_CHARS_MAX) return null;
  return joined.protocol === "http:" || joined.protocol === "https:" ? joined.href : null;
}
