import type { AnalysedPassage, Article, NewsSource, Passage, SeenPage } from "./types.ts";

export type Now = () => Date;

/** One line of what happened. `fields` never hold message text, tokens or secrets. */
export type Log = (level: "info" | "warn" | "error", event: string, fields?: Record<string, unknown>) => void;

/** What the library stores of one article: the article, its passages, and the core's reading of it. */
export type LibraryEntry = {
  article: Article;
  passages: readonly AnalysedPassage[];
  /** What the core read out of the article: a JSON array whose first element is the analyser's version, else opaque to the store. */
  reading: string;
};

export type AddResult = { id: string; kind: "new" | "changed" | "same" };

/** A term of a query with its weight; the index multiplies in the inverse document frequency. */
export type WeightedTerm = { term: string; weight: number };

export type SearchQuery = {
  terms: readonly WeightedTerm[];
  /** How many passages, best first. */
  limit: number;
  /** Passages stop where so many different articles have been met. */
  articlesMax?: number | undefined;
  /** Only articles of this day (YYYY-MM-DD) or earlier; articles with no known day stay in. */
  asOf?: string | undefined;
  /** Only articles of this day or later; articles with no known day are left out. */
  since?: string | undefined;
};

export type ScoredPassage = Passage & { articleId: string; passage: number; score: number };

export type StoredArticle = { article: Article; passages: readonly Passage[]; reading: string };

export type LibraryStats = {
  articles: number;
  publishers: number;
  passages: number;
  oldestDay: string | null;
  newestDay: string | null;
};

/** What grouping keeps of an article, to be found again by any of its keys. */
export type StoryEntry = {
  articleId: string;
  /** Of the article as it was read; an entry of another version of it is not taken. */
  contentHash: string;
  /** The analysis that made it. */
  version: number;
  /** Days since 1970; 0 when it is not known. */
  day: number;
  /** Whole numbers. */
  keys: readonly number[];
  /** Opaque to the store, JSON. */
  traits: string;
};

/** An article's place among the stories; `storyId` is null until it is given one. */
export type StoryRecord = { articleId: string; storyId: string | null; traits: string };

/** Two articles that hang together (`points` above 0) or are told apart; `because` is opaque to the store, JSON. */
export type StoryLink = { a: string; b: string; points: number; because: string };

/**
 * The stories' part of the library. An article that is new or changed waits until it is assigned to a story, so that what a crash cuts
 * short is taken up again.
 */
export type StoryShelf = {
  /**
   * Articles that wait, oldest first, after the article id `after`, of all or of those `among` these ids; those whose entry another
   * version of the analysis made wait again.
   */
  waiting: (page: {
    version: number;
    among?: readonly string[] | undefined;
    after?: string | undefined;
    limit: number;
  }) => Promise<readonly StoredArticle[]>;
  /** Puts entries in place of older ones of their articles, whose links go; the story an article was in is remembered. */
  keep: (entries: readonly StoryEntry[]) => Promise<void>;
  /** The articles that share the most keys, from `from` to `to` (days, both inclusive) or undated; an undated one is held against all. */
  alike: (query: {
    articleId: string;
    keys: readonly number[];
    days: { from: number; to: number } | null;
    limit: number;
  }) => Promise<readonly string[]>;
  /** Adds links, in place of those there are between the same articles. */
  link: (links: readonly StoryLink[]) => Promise<void>;
  /** Every link of any of these articles. */
  linksOf: (articleIds: readonly string[]) => Promise<readonly StoryLink[]>;
  /** Gives articles their story; those whose content is still `contentHash` wait no longer. */
  assign: (members: readonly { articleId: string; storyId: string; contentHash: string | null }[]) => Promise<void>;
  records: (articleIds: readonly string[]) => Promise<readonly StoryRecord[]>;
  /** The story of each of these articles that has one. */
  storiesOf: (articleIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** The records of one story's articles, in article id order. */
  members: (storyId: string) => Promise<readonly StoryRecord[]>;
  /**
   * Every record in article id order, in pages of at most `limit`, after the article id `after`; with `since` (days since 1970) only of
   * stories in which an article is of that day or later, or undated.
   */
  list: (page: {
    after?: string | undefined;
    since?: number | undefined;
    limit: number;
  }) => Promise<readonly StoryRecord[]>;
};

/**
 * The library: articles, their old versions, and search over what the core's analysis made of them.
 * One contract suite (`tests/adapters/library-contract.ts`) holds every implementation to the same behaviour.
 */
export type Library = {
  /**
   * Adds or updates articles, all in one transaction. An article whose id is there with the same content hash is `same`
   * and nothing is written; with another hash the old version is kept and the passages are replaced.
   */
  add: (entries: readonly LibraryEntry[]) => Promise<readonly AddResult[]>;
  /**
   * Puts readings and passages in place of older ones of the same content, in one transaction; no old version is kept. An article
   * that is gone or has other content by now is left alone. Gives how many were put.
   */
  reread: (entries: readonly LibraryEntry[]) => Promise<number>;
  /** Articles whose reading another version of the analyser made, in id order after `after`, at most `limit`. */
  outdated: (query: {
    version: number;
    after?: string | undefined;
    limit: number;
  }) => Promise<readonly StoredArticle[]>;
  /** How many those are. */
  outdatedCount: (version: number) => Promise<number>;
  /** id → content hash and analyser version of those that are there: lets the core skip analysing what has not changed. */
  known: (ids: readonly string[]) => Promise<ReadonlyMap<string, { contentHash: string; published: string | null }>>;
  /** Passages by weighted BM25, best first; equal scores keep the order in which they were added. */
  search: (query: SearchQuery) => Promise<readonly ScoredPassage[]>;
  /** In how many passages each term stands; terms that stand nowhere are absent. */
  frequencies: (terms: readonly string[]) => Promise<ReadonlyMap<string, number>>;
  get: (ids: readonly string[]) => Promise<ReadonlyMap<string, StoredArticle>>;
  /** Every article in id order, in pages of at most `limit`, after the id `after`. */
  list: (page: { after?: string | undefined; limit: number }) => Promise<readonly StoredArticle[]>;
  /** Old versions of an article, oldest first. */
  versions: (
    id: string,
  ) => Promise<readonly { replacedAt: string; title: string | null; text: string; contentHash: string }[]>;
  remove: (ids: readonly string[]) => Promise<number>;
  /** Which articles report the same event. */
  stories: StoryShelf;
  /** Of all, or of the articles that a search within these days would find. */
  stats: (filter?: { asOf?: string | undefined; since?: string | undefined }) => Promise<LibraryStats>;
  /** What `doctor` shows: where it is, its schema version, its size, whether its own integrity check passes. */
  check: () => Promise<{ place: string; schemaVersion: number; bytes: number; problems: readonly string[] }>;
  close: () => Promise<void>;
};

/** A post as the outbox keeps it: rendered for its platform, so that a later try sends the same. */
export type OutgoingPost = {
  /** What makes it this post and no other, at most 25 characters: Discord takes it as a nonce, Slack as message metadata. */
  key: string;
  /** Where it goes: "slack:T1/C2", "discord:123", a thread included where there is one; only its `Chat` reads it. */
  place: string;
  /** The message this post changes; null for a new message. */
  edits: string | null;
  /** The platform's own form, as JSON. */
  body: string;
  /** What is noted in the ledger once it is posted, in the same transaction. */
  effects: readonly LedgerRecord[];
};

/** What is known after a try. `unknown` is the lost answer: it may have been posted, so it is never simply tried again. */
export type PostOutcome =
  | { kind: "posted"; messageId: string }
  | { kind: "later"; retryAfterMs: number }
  /** Certainly not posted. `place` cannot be posted to at all; `post` is one this place will never take. */
  | { kind: "refused"; blame: "place" | "post"; reason: string }
  | { kind: "unknown"; reason: string };

export type FindOutcome =
  | { kind: "found"; messageId: string }
  | { kind: "absent" }
  | { kind: "unknown"; reason: string };

/** What the outbox asks of a chat platform. Neither call throws. */
export type Chat = {
  name: string;
  /** How long the platform itself makes one of several posts with the same key; 0 where it has no such thing. */
  sameKeyMs: number;
  post: (post: OutgoingPost) => Promise<PostOutcome>;
  /** Looks for the bot's own message with this key. `sinceMs`: when it was first tried, epoch. */
  find: (post: OutgoingPost, sinceMs: number) => Promise<FindOutcome>;
};

/** A small thing kept by name: a subscription, what a channel has been told, a thread's context. `value` is JSON; null removes it. */
export type LedgerRecord = { collection: string; id: string; value: string | null };

/** Something to be done once: the digest of a day, the answer to an event. The key is what makes it once. */
export type Job = {
  key: string;
  kind: string;
  /** JSON. */
  payload: string;
  state: "open" | "done" | "partial" | "skipped" | "quarantined";
  /** Why it was skipped, is partial or was set aside; null when there is nothing to say. */
  reason: string | null;
  /** Whether its posts are fixed. */
  isFrozen: boolean;
  /** Claims since it last came further: a job that kills its worker each time shows here. */
  attempts: number;
  /** Not before this, epoch. */
  readyAtMs: number;
  createdAtMs: number;
};

/** A job in one worker's hands. Whoever claims later has a higher fence, and everything said with an older one is refused. */
export type ClaimedJob = Job & { fence: number; leaseUntilMs: number };

export type OutboxPost = OutgoingPost & {
  n: number;
  state: "waiting" | "sending" | "posted" | "refused";
  messageId: string | null;
  reason: string | null;
  /** When it was tried first and last, epoch; null before. */
  firstTriedAtMs: number | null;
  lastTriedAtMs: number | null;
};

/**
 * What was asked of the bot and what it has said: jobs, the posts they make, and small records. Every call is one transaction and survives
 * a power cut once it has answered; several processes may share one ledger. One contract suite (`tests/adapters/ledger-contract.ts`).
 */
export type Ledger = {
  /** Notes a job unless its key is there, whatever became of it. */
  note: (job: Pick<Job, "key" | "kind" | "payload" | "readyAtMs">, nowMs: number) => Promise<"new" | "there">;
  /**
   * The open job that has been ready longest and that nobody holds, or null. `kinds` and `key` narrow it. The lease runs on the ledger's own
   * idea of `nowMs`; a worker that was frozen finds its fence too old.
   */
  claim: (wish: {
    kinds: readonly string[];
    key?: string | undefined;
    nowMs: number;
    leaseMs: number;
  }) => Promise<ClaimedJob | null>;
  /** Fixes what the job posts. False when the lease is lost or they were fixed before. */
  freeze: (claim: ClaimedJob, posts: readonly OutgoingPost[]) => Promise<boolean>;
  /** The job's posts, in order. */
  posts: (key: string) => Promise<readonly OutboxPost[]>;
  /** Notes that post `n` is about to be sent, and makes the lease longer. False when the lease is lost: then nothing may be sent. */
  begin: (claim: ClaimedJob, n: number, times: { nowMs: number; leaseMs: number }) => Promise<boolean>;
  /** Notes what became of post `n`, with its effects when it was posted. False when the lease is lost. */
  record: (
    claim: ClaimedJob,
    n: number,
    outcome: { state: "posted"; messageId: string } | { state: "waiting" | "refused"; reason: string },
  ) => Promise<boolean>;
  /** Lets go of the job: for good, or open until `readyAtMs`. `hasFailed` counts as an attempt, otherwise attempts start anew. */
  settle: (
    claim: ClaimedJob,
    end:
      | { state: "open"; readyAtMs: number; reason: string | null; hasFailed: boolean }
      | { state: Exclude<Job["state"], "open">; reason: string | null },
  ) => Promise<boolean>;
  job: (key: string) => Promise<Job | null>;
  /** The jobs that posted a message with this id, and where: ids are a platform's own, and on some only a channel's. */
  jobsOfMessage: (messageId: string) => Promise<readonly { key: string; place: string }[]>;
  /** Jobs whose key begins with this, in key order, at most 1,000. */
  jobs: (keyPrefix: string) => Promise<readonly Job[]>;
  get: (collection: string, id: string) => Promise<string | null>;
  /** All of a collection in id order. */
  list: (collection: string) => Promise<readonly { id: string; value: string }[]>;
  /** All or nothing. */
  put: (records: readonly LedgerRecord[]) => Promise<void>;
  /** Forgets ended jobs, and their posts, that were made before. Returns how many. */
  prune: (beforeMs: number) => Promise<number>;
  close: () => Promise<void>;
};

/** The feeds that are followed, and the links of theirs that were. */
export type Sources = {
  /** Puts these in when the store has never been given any; says whether it did. */
  seed: (sources: readonly NewsSource[]) => Promise<boolean>;
  /** In the order of their ids. */
  list: () => Promise<readonly NewsSource[]>;
  /** False when there is one with this id or address. */
  add: (source: NewsSource) => Promise<boolean>;
  /** Changes a source as it is now, in one transaction; null when it is not there. */
  update: (id: string, change: (source: NewsSource) => NewsSource) => Promise<NewsSource | null>;
  remove: (id: string) => Promise<boolean>;
  /** By address of the link. */
  pages: (addresses: readonly string[]) => Promise<ReadonlyMap<string, SeenPage>>;
  /** By id of the item, of one source. */
  itemPages: (sourceId: string, itemIds: readonly string[]) => Promise<ReadonlyMap<string, SeenPage>>;
  /** By address of the article: a link that has led to it. */
  articles: (addresses: readonly string[]) => Promise<ReadonlyMap<string, SeenPage>>;
  putPages: (pages: readonly SeenPage[]) => Promise<void>;
  close: () => Promise<void>;
};

/** What a chat may do with the followed feeds; `name` is an id or an address. Addresses are guarded as everywhere. */
export type SourceDesk = {
  list: () => Promise<readonly NewsSource[]>;
  /** Looks for a feed there and follows it. */
  add: (name: string) => Promise<{ kind: "added" | "there"; source: NewsSource } | SourceRefused>;
  /** Null when it is not followed. */
  mute: (id: string) => Promise<NewsSource | null>;
  unmute: (id: string) => Promise<NewsSource | null>;
  /** Forgets it; its articles stay. False when it is not followed. */
  remove: (id: string) => Promise<boolean>;
  /** A link that a followed feed named, with what came of it; null when none did. */
  pageAt: (url: string) => Promise<Pick<SeenPage, "sourceId" | "text" | "seenAt"> | null>;
  /** What a feed gives now; nothing is kept. `newestAt` is an instant, null when no item is dated. */
  test: (name: string) => Promise<
    | {
        kind: "feed";
        url: string;
        title: string | null;
        items: number;
        newestAt: string | null;
        titles: readonly string[];
      }
    | SourceRefused
  >;
};

/** Why an address is of no use. `unreachable` is the same for closed, unknown and private hosts, so that nobody can look around a network. */
export const SOURCE_PROBLEMS = [
  "private",
  "unreachable",
  "no network",
  "no feed",
  "login",
  "too large",
  "late",
  "full",
  "other",
] as const;

/** `reason` is the same in English; of `full`, how many are followed at most. */
export type SourceRefused = { kind: "refused"; why: (typeof SOURCE_PROBLEMS)[number]; reason: string };
