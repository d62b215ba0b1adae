/** What a source is, which tells how to weigh what it says. */
export const SOURCE_CLASSES = [
  "primary",
  "trade press",
  "aggregator",
  "regulator",
  "filing",
  "research",
  "rumour",
] as const;
export type SourceClass = (typeof SOURCE_CLASSES)[number];

/** A feed that is followed, and what is remembered of it. Instants are ISO 8601 UTC. */
export type NewsSource = {
  /** Short and stable: people type it. */
  readonly id: string;
  readonly url: string;
  readonly site: string | null;
  readonly title: string;
  readonly language: string | null;
  readonly class: SourceClass;
  /** `muted` by a person, `paused` and `gone` by what its server kept answering. */
  readonly state: "on" | "muted" | "paused" | "gone";
  readonly addedAt: string;
  readonly memory: SourceMemory;
  readonly rhythm: SourceRhythm;
  /** What was told of and is not over. */
  readonly incident: { readonly kind: "failing" | "stale" | "gone" | "paused"; readonly since: string } | null;
};

/** What is remembered of asking a source. */
export type SourceMemory = {
  readonly triedAt: string | null;
  readonly answeredAt: string | null;
  readonly dueAt: string | null;
  /** Its server asked to be left alone until then. */
  readonly holdUntil: string | null;
  /** In a row. */
  readonly failures: number;
  readonly failingSince: string | null;
  readonly failure: string | null;
  /** "Not there" answers in a row. */
  readonly notFound: number;
  readonly tookMs: number | null;
  /** As its server gave them, for the address that gave them. */
  readonly validators: {
    readonly url: string;
    readonly etag: string | null;
    readonly lastModified: string | null;
  } | null;
  /** SHA-256 of the last body that was read. */
  readonly bodyHash: string | null;
  /** Where permanent redirects lead, and how often they said so. */
  readonly moved: { readonly url: string; readonly times: number } | null;
  readonly movedAt: string | null;
};

/** When a source publishes, learned from its own items. */
export type SourceRhythm = {
  /** Instants of its newest items, newest first. */
  readonly publishedAt: readonly string[];
  /** What the feed says of itself. */
  readonly updateMinutes: number | null;
};

/** A link of a feed that was followed, and the article it led to. */
export type SeenPage = {
  /** The link's canonical address. */
  readonly address: string;
  readonly sourceId: string;
  readonly itemId: string;
  /** Changes when the feed's words for the item do. */
  readonly itemHash: string;
  /** The article's canonical address; null when there is none. */
  readonly article: string | null;
  /** Whether the text is the page's or the feed's; `waiting`: to be tried again. */
  readonly text: "page" | "feed" | "none" | "waiting";
  readonly tries: number;
  readonly seenAt: string;
};
