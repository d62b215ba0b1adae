import { createHash } from "node:crypto";

import { canonicalAddress } from "../text/address.ts";

/**
 * Changes when the feed's words for an item do. Its date is left out: feeds that date an item anew each hour have nothing new to say.
 */
export function itemHash(item: { title: string | null; summary: string | null; content: string | null }): string {
  const words = [item.title, item.summary, item.content].map((text) => (text ?? "").replace(/\s+/g, " ").trim());
  return createHash("sha256").update(JSON.stringify(words)).digest("hex").slice(0, 24);
}

/**
 * The canonical address of the article behind a link. A page's own name for itself counts when it is on the same site: another
 * site's is a claim that anybody can make, and believing it would put one page's text in another's place.
 * @param fetchedUrl where the page was in the end, after redirects
 * @returns null when the page has no address an article can have
 */
export function articleAddress(
  fetchedUrl: string,
  canonicalUrl: string | null,
): { url: string; address: string } | null {
  const own = canonicalAddress(fetchedUrl);
  if (own === null) return null;
  const claimed = canonicalUrl === null ? null : canonicalAddress(canonicalUrl);
  return claimed !== null && canonicalUrl !== null && isSameSite(fetchedUrl, canonicalUrl) && !isFrontPage(canonicalUrl)
    ? { url: canonicalUrl, address: claimed }
    : { url: fetchedUrl, address: own };
}

/** A page that calls itself by its site's front page says nothing of itself. */
const isFrontPage = (url: string): boolean => {
  const parsed = URL.parse(url);
  return parsed === null || (parsed.pathname === "/" && parsed.search === "");
};

/** Whether two addresses are of one site: of one host, or of a host and one under it. */
export function isSameSite(one: string, other: string): boolean {
  const [a, b] = [siteHost(one), siteHost(other)];
  if (a === null || b === null) return false;
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);
}

/** The host without what is put before it without meaning another site; null when there is none. A bare top-level domain is no site. */
function siteHost(url: string): string | null {
  const host = URL.parse(url)
    ?.hostname.replace(/\.$/, "")
    .replace(/^(?:(?:www\d?|m|mobile|amp)\.)+(?=[^.]+\.)/, "");
  return host === undefined || !/[.\]]/.test(host) ? null : host;
}
