/** One item of a feed. What the feed does not say is null: no link is guessed, no date made up. */
export type FeedItem = {
  /** The feed's own id (guid, atom:id, rdf:about), or a hash of link and title where it has none or a useless one. */
  readonly id: string;
  /** Plain text on one line. */
  readonly title: string | null;
  /** An absolute http(s) address. */
  readonly link: string | null;
  /** ISO 8601 UTC. */
  readonly publishedAt: string | null;
  /** HTML (or plain text) as the feed gives it, links in it absolute, nothing active in it. */
  readonly summary: string | null;
  /** The same, the item's full text. */
  readonly content: string | null;
  /** Plain text on one line. */
  readonly author: string | null;
};

/** What a feed says of itself, and its items in the feed's order. */
export type Feed = {
  readonly title: string | null;
  /** The site's page, an absolute http(s) address. */
  readonly link: string | null;
  /** A language tag as the feed writes it. */
  readonly language: string | null;
  readonly items: readonly FeedItem[];
  /** How often the feed says it changes (ttl, sy:updatePeriod), in minutes. */
  readonly updateMinutes: number | null;
};

/** What the bytes are: a feed, or something else, with a reason a person can act on. */
export type FeedResult =
  | {
      readonly kind: "feed";
      readonly feed: Feed;
      /** The document ends too early: what is there is complete, but it is not all, so its source is not well. */
      readonly truncated: boolean;
    }
  | { readonly kind: "unreadable"; readonly reason: string };

/** What is known of the bytes beside them: where they came from, and the HTTP header that came along. */
export type FeedFacts = { readonly url: string; readonly contentType: string | null };
