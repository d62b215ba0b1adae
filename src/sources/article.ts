import type { ArticleInput, NewsSource } from "../types.ts";

/** An item of a feed, its texts as plain text. */
export type ItemText = {
  title: string | null;
  publishedAt: string | null;
  /** The longer of its summary and its content. */
  text: string;
};

/** What the parser read out of the page behind it. */
export type PageText = {
  title: string | null;
  publishedAt: string | null;
  siteName: string | null;
  language: string | null;
  text: string;
  /** False when something stands in front of the article and this is what could be read all the same. */
  isWhole: boolean;
};

/** How far in the future a date may lie: clocks and time zones are wrong by hours, not days. */
const FUTURE_MS_MAX = 24 * 3_600_000;
/** No article on the web is older: a feed that says 1970 has a broken clock. */
const OLDEST = "1990-01-01";

/** A page with less than this share of the feed's own text is a teaser, a wall or a wrong guess. */
const PAGE_SHARE_MIN = 0.5;

/**
 * The article of a feed's item and its page. The page's text is taken, unless there is none or the feed has clearly more; the page's
 * date before the feed's. What neither says is null.
 * @param page null when it could not be read: blocked, forbidden, not there
 */
export function articleOf(
  { item, page, url }: { item: ItemText; page: PageText | null; url: string },
  source: Pick<NewsSource, "title" | "class">,
  now: Date,
): { input: ArticleInput; text: "page" | "feed" } {
  const shareMin = page?.isWhole === true ? PAGE_SHARE_MIN : 1;
  const isPages = page !== null && page.text !== "" && page.text.length >= item.text.length * shareMin;
  const text = isPages ? "page" : "feed";
  const ownTitle = source.class === "aggregator" ? hostOf(url) : source.title;
  return {
    text,
    input: {
      url,
      title: (text === "page" ? (page?.title ?? item.title) : (item.title ?? page?.title)) ?? null,
      outlet: page?.siteName ?? ownTitle,
      // Not the feed's: a feed may collect from many. What is not said is told by the text.
      lang: page?.language ?? null,
      published: publishedAt([page?.publishedAt ?? null, item.publishedAt], now),
      text: text === "page" ? (page?.text ?? "") : item.text,
    },
  };
}

/** The first date that can be one of an article; one that lies further ahead than clocks are wrong is when it was first seen. */
export function publishedAt(given: readonly (string | null)[], now: Date): string | null {
  const usable = given
    .filter((date) => date !== null)
    .filter((date) => date >= OLDEST && !Number.isNaN(Date.parse(date)));
  const latest = now.getTime() + FUTURE_MS_MAX;
  const past = usable.find((date) => Date.parse(date) <= latest);
  if (past !== undefined) return past;
  return usable.length === 0 ? null : now.toISOString();
}

const hostOf = (url: string): string => (URL.parse(url)?.hostname ?? url).replace(/^www\./, "");
