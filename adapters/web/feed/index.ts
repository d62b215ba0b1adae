import { decodeFeed } from "./decode-feed.ts";
import { readJsonFeed } from "./json-feed.ts";
import type { FeedFacts, FeedResult } from "./types.ts";
import { readXmlFeed } from "./xml-feed.ts";

export type * from "./types.ts";

/** Of a longer document the beginning is read; the download stops earlier. */
const FEED_BYTES_MAX = 8 * 1024 * 1024;

/** Characters of a document that a reason shows. */
const HEAD_CHARS = 40;

/** The first bytes of files that are no text, and what they are. */
const BINARIES: readonly (readonly [readonly number[], string])[] = [
  [[0x1f, 0x8b], "a gzip archive that was not unpacked"],
  [[0x50, 0x4b, 0x03, 0x04], "a ZIP archive"],
  [[0x25, 0x50, 0x44, 0x46], "a PDF"],
  [[0x89, 0x50, 0x4e, 0x47], "a picture"],
  [[0xff, 0xd8, 0xff], "a picture"],
  [[0x28, 0xb5, 0x2f, 0xfd], "a zstd archive that was not unpacked"],
];

/**
 * Reads RSS 0.9x to 2.0, RSS 1.0 (RDF), Atom, CDF or JSON Feed out of any bytes. Never throws. Work grows with the number of bytes only, of
 * which 8 MiB are read; 500 items are kept, 256,000 characters a text, 300 a title.
 *
 * Titles and authors come out as plain text on one line. `summary` and `content` are HTML with everything active taken out and links made
 * absolute (plain text is escaped, so it is HTML always); where a feed gives only one text, the summary is that text. A feed that is cut
 * off gives its complete items.
 */
export function readFeed(bytes: Uint8Array, facts: FeedFacts): FeedResult {
  const binary = BINARIES.find(([magic]) => magic.every((byte, index) => bytes[index] === byte));
  if (binary !== undefined) return unreadable(`is ${binary[1]}, no feed`);
  const { text } = decodeFeed(bytes.subarray(0, FEED_BYTES_MAX), facts.contentType);
  const start = text.slice(0, 2000).trimStart();
  if (start === "") return unreadable(text.trim() === "" ? "is empty" : "is no feed: it is mostly white space");
  if (start.startsWith("{") || start.startsWith("[")) {
    const feed = readJsonFeed(text, facts.url);
    return feed === null ? unreadable("is JSON, but no JSON Feed") : { kind: "feed", feed, truncated: false };
  }
  const read = readXmlFeed(text, facts.url);
  if (read.kind === "other") return unreadable(whatInstead(start, read.firstElement));
  if (read.truncated && read.feed.items.length === 0 && read.feed.title === null) {
    return unreadable("breaks off before its first item");
  }
  return { kind: "feed", feed: read.feed, truncated: read.truncated };
}

const unreadable = (reason: string): FeedResult => ({ kind: "unreadable", reason });

function whatInstead(start: string, firstElement: string | null): string {
  if (/^(?:html|head|body)$/i.test(firstElement ?? "") || /^<!doctype html/i.test(start)) {
    return "is a web page, no feed: the address may have moved, or want a login";
  }
  const head = start.slice(0, HEAD_CHARS).replace(/\s+/g, " ");
  return firstElement === null ? `is no feed: it starts with "${head}"` : `is no feed: it is XML of <${firstElement}>`;
}
