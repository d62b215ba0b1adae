import { type FeedItem, readFeed } from "../web/feed/index.ts";
import { type Found, languageOf, refused, textProblem } from "./found.ts";
import { htmlText } from "./html-page.ts";

/**
 * The articles of a saved feed of any kind. An item without an address or a text is refused, never guessed; relative addresses start at the
 * feed's site, as the file does not say where it came from.
 * @param where the file's name, for messages; items are counted from 1
 */
export function readFeedFile(bytes: Uint8Array, where: string): Found[] {
  const result = readFeed(bytes, { url: "", contentType: null });
  if (result.kind === "unreadable") return [refused(where, result.reason)];
  const { feed } = result;
  if (feed.items.length === 0) return [refused(where, "is a feed with no items")];
  const outlet = { outlet: feed.title, lang: languageOf(feed.language) };
  return feed.items.map((item, index) => readItem(item, outlet, `${where} item ${index + 1}`));
}

function readItem(item: FeedItem, outlet: { outlet: string | null; lang: string | null }, where: string): Found {
  if (item.link === null) return refused(where, "has no web address");
  const text = htmlText(item.content ?? item.summary ?? "");
  const problem = textProblem(text);
  if (problem !== null) return refused(where, problem);
  const { link: url, title, publishedAt: published } = item;
  return { kind: "article", where, input: { url: new URL(url).href, title, ...outlet, published, text } };
}
