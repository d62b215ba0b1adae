import { Tokenizer } from "parse5";

import type { FeedReader } from "./feed/feed-reader.ts";
import type { Feed } from "./feed/index.ts";
import type { FetchFailure, WebFetch } from "./fetch-result.ts";

/** A feed, where it was found; or why there is none. */
export type FoundFeed =
  | { kind: "found"; url: string; feed: Feed }
  | { kind: "none"; reason: string; failure: FetchFailure | null };

/** Where sites keep their feeds when their pages do not say. */
const COMMON_PATHS = ["/feed", "/feed/", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feeds"];

const FEED_TYPE = /^application\/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json|json)\b|^text\/xml\b/i;

/** Links of a page that are tried; the first is the site's main feed almost always. */
const LINKS_MAX = 4;
/** Feeds are named in the head. */
const HEAD_CHARS_MAX = 500_000;

export type FindDeps = { fetch: WebFetch; readFeed: FeedReader["read"]; signal: AbortSignal };

/** The feed at an address, or the feed of the site the address is of: what its page names, then the usual places. */
export async function findFeed(url: string, { fetch, readFeed, signal }: FindDeps): Promise<FoundFeed> {
  const answer = await fetch({ url, document: "either", signal });
  if (answer.kind === "failed") return { kind: "none", reason: answer.reason, failure: answer };
  if (answer.kind === "unchanged") return { kind: "none", reason: "gave no document", failure: null };
  const read = await readFeed(answer.bytes, { url: answer.url, contentType: answer.contentType });
  const at = answer.movedTo ?? url;
  if (read.kind === "feed") return { kind: "found", url: at, feed: read.feed };
  const html = new TextDecoder().decode(answer.bytes.subarray(0, HEAD_CHARS_MAX));
  const named = feedLinks(html, answer.url).slice(0, LINKS_MAX);
  const usual = COMMON_PATHS.map((path) => new URL(path, answer.url).href);
  for (const candidate of new Set([...named, ...usual])) {
    if (signal.aborted) break;
    const found = await readFeedAt(candidate, { fetch, readFeed, signal });
    if (found !== null) return found;
  }
  return { kind: "none", reason: "no feed was found there, in its page or in the usual places", failure: null };
}

async function readFeedAt(url: string, { fetch, readFeed, signal }: FindDeps): Promise<FoundFeed | null> {
  const answer = await fetch({ url, document: "feed", signal });
  if (answer.kind !== "fetched") return null;
  const read = await readFeed(answer.bytes, { url: answer.url, contentType: answer.contentType });
  return read.kind === "feed" ? { kind: "found", url: answer.movedTo ?? url, feed: read.feed } : null;
}

/**
 * The feeds that a page names in `<link rel="alternate">`, in its order, absolute. Only tokens are read, no tree is built: the time grows with
 * the length, whatever the page.
 */
export function feedLinks(html: string, base: string): readonly string[] {
  const links: string[] = [];
  const nothing = (): void => {};
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: false },
    {
      onStartTag: ({ tagName, attrs }) => {
        if (tagName !== "link") return;
        const value = (name: string): string => attrs.find((attribute) => attribute.name === name)?.value.trim() ?? "";
        const isFeed = /(?:^|\s)alternate(?:\s|$)/i.test(value("rel")) && FEED_TYPE.test(value("type"));
        const href = isFeed && value("href") !== "" ? URL.parse(value("href"), base) : null;
        // Comments have feeds, too; nobody wants those.
        if (href !== null && /^https?:$/.test(href.protocol) && !/comments/i.test(href.pathname)) links.push(href.href);
      },
      onEndTag: nothing,
      onEof: nothing,
      onComment: nothing,
      onDoctype: nothing,
      onCharacter: nothing,
      onNullCharacter: nothing,
      onWhitespaceCharacter: nothing,
    },
  );
  tokenizer.write(html, true);
  return [...new Set(links)];
}
