/** A page as it came over the wire or off the disk. */
export type Page = {
  bytes: Uint8Array;
  /** Where it was found: relative addresses in it are read against this. */
  url: string;
  /** The `Content-Type` header as given, null when there was none. */
  contentType: string | null;
};

/** What a page says; null where it does not. */
export type PageArticle = {
  title: string | null;
  author: string | null;
  /** ISO 8601: a day, or an instant in UTC. */
  publishedAt: string | null;
  modifiedAt: string | null;
  siteName: string | null;
  /** The page's own name for itself, absolute http(s). */
  canonicalUrl: string | null;
  /** Two or three letters, as in `fr`. */
  language: string | null;
  /** Paragraphs, headings, list items and table rows, an empty line between them. Never empty in a result of kind `article`. */
  text: string;
};

/** What stands in front of an article. */
export type Blocker = "paywall" | "consent" | "captcha" | "javascript";

/** What the parser makes of a page. With `blocked`, `article` is what could be read all the same: a teaser, or metadata with an empty text. */
export type PageResult =
  | { kind: "article"; article: PageArticle }
  | { kind: "blocked"; what: Blocker; article?: PageArticle }
  | { kind: "unreadable"; reason: string };

/** Reads pages in a worker thread: no page can block, crash or fill the process. */
export type PageParser = {
  /** Never rejects; pages wait for each other. */
  parse: (page: Page) => Promise<PageResult>;
  close: () => Promise<void>;
};
