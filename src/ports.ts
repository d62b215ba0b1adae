import type { AnalysedPassage, Article, Passage } from "./types.ts";

export type Now = () => Date;

/** One line of what happened. `fields` never hold message text, tokens or secrets. */
export type Log = (level: "info" | "warn" | "error", event: string, fields?: Record<string, unknown>) => void;

/** What the library stores of one article: the article, its passages, and the core's reading of it. */
export type LibraryEntry = {
  article: Article;
  passages: readonly AnalysedPassage[];
  /** Opaque to the store: what the core read out of the article, as JSON. */
  reading: string;
};

export type AddResult = { id: string; kind: "new" | "changed" | "same" };

/** A term of a query with its weight; the index multiplies in the inverse document frequency. */
export type WeightedTerm = { term: string; weight: number };

export type SearchQuery = {
  terms: readonly WeightedTerm[];
  /** How many passages, best first. */
  limit: number;
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
  stats: (filter?: { asOf?: string | undefined }) => Promise<LibraryStats>;
  /** What `doctor` shows: where it is, its schema version, its size, whether its own integrity check passes. */
  check: () => Promise<{ place: string; schemaVersion: number; bytes: number; problems: readonly string[] }>;
  close: () => Promise<void>;
};
