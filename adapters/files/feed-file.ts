import { parseFeed } from "feedsmith";

import { type Found, isoDate, languageOf, refused, textProblem } from "./found.ts";
import { htmlText } from "./html-page.ts";

/** A feed item as every format has it in the end; what it lacks is absent. */
type FeedItem = {
  title?: string | undefined;
  link?: string | undefined;
  date?: string | undefined;
  content?: string | undefined;
};

type Feed = { title?: string | undefined; link?: string | undefined; language?: string | undefined; items: FeedItem[] };

/**
 * The articles of a saved RSS, Atom or RDF feed. An item without an address or a text is refused, never guessed.
 * @param where the file's name, for messages; items are counted from 1
 */
export function readFeedFile(xml: string, where: string): Found[] {
  let feed: Feed;
  try {
    feed = readFeed(xml);
  } catch {
    return [refused(where, `is no feed: it starts with "${xml.trim().slice(0, 40).replace(/\s+/g, " ")}"`)];
  }
  if (feed.items.length === 0) return [refused(where, "is a feed with no items")];
  return feed.items.map((item, index) => readItem(item, feed, `${where} item ${index + 1}`));
}

function readItem(item: FeedItem, feed: Feed, where: string): Found {
  const url = absolute(item.link, feed.link);
  if (url === null) return refused(where, "has no web address");
  const text = htmlText(item.content ?? "");
  const problem = textProblem(text);
  if (problem !== null) return refused(where, problem);
  const title = item.title === undefined ? null : htmlText(item.title).replace(/\s+/g, " ");
  return {
    kind: "article",
    where,
    input: {
      url,
      title: title || null,
      outlet: feed.title ? htmlText(feed.title) : null,
      lang: languageOf(feed.language),
      published: isoDate(item.date),
      text,
    },
  };
}

function absolute(link: string | undefined, base: string | undefined): string | null {
  const url = URL.parse(link ?? "", base);
  return url !== null && (url.protocol === "https:" || url.protocol === "http:") ? url.href : null;
}

function readFeed(xml: string): Feed {
  const parsed = parseFeed(xml);
  if (parsed.format === "atom") return atomFeed(parsed.feed);
  if (parsed.format === "json") throw new Error("a JSON feed in an .xml file");
  const { feed } = parsed;
  return {
    title: feed.title,
    link: feed.link,
    language: "language" in feed ? feed.language : feed.dc?.languages?.[0],
    items: (feed.items ?? []).map((item) => ({
      title: item.title,
      link: item.link ?? ("guid" in item && item.guid?.isPermaLink !== false ? item.guid?.value : undefined),
      date: ("pubDate" in item ? item.pubDate : undefined) ?? item.dc?.dates?.[0],
      content: item.content?.encoded ?? item.description,
    })),
  };
}

type AtomLinks = readonly { rel?: string | undefined; href?: string | undefined }[];
type AtomText = { value?: string | undefined };
/** What is used of an Atom feed, as feedsmith gives it. */
type AtomFeed = {
  title?: AtomText | undefined;
  links?: AtomLinks | undefined;
  xml?: { lang?: string | undefined } | undefined;
  entries?: readonly AtomEntry[] | undefined;
};
type AtomEntry = {
  title?: AtomText | undefined;
  links?: AtomLinks | undefined;
  published?: string | undefined;
  updated?: string | undefined;
  content?: AtomText | undefined;
  summary?: AtomText | undefined;
};

function atomFeed(feed: AtomFeed): Feed {
  const pageOf = (links: AtomLinks | undefined): string | undefined =>
    links?.find((link) => link.rel === undefined || link.rel === "alternate")?.href;
  return {
    title: feed.title?.value,
    link: pageOf(feed.links),
    language: feed.xml?.lang,
    items: (feed.entries ?? []).map((entry) => ({
      title: entry.title?.value,
      link: pageOf(entry.links),
      date: entry.published ?? entry.updated,
      content: entry.content?.value ?? entry.summary?.value,
    })),
  };
}
