import type { DatabaseSync } from "node:sqlite";
import type { Article, LibraryEntry, LibraryStats, Passage, StoredArticle } from "../../src/index.ts";
import { bytesOf, integerOf, textOf, textOrNullOf } from "./sqlite-row.ts";
import type { Row } from "./sqlite-row.ts";

/** An article row without its long texts. `firstNumber` is null when it has no passages. */
export type ArticleHead = Pick<Article, "id" | "contentHash" | "title" | "outlet" | "published" | "day"> & {
  row: number;
  firstNumber: number | null;
  passages: number;
};

/** Reading and writing rows of `article` and `version`; the caller holds the transaction. */
export type ArticleRows = {
  head: (id: string) => ArticleHead | null;
  /** Writes the article with passages numbered from `firstNumber`; `row` is the row it replaces. */
  put: (entry: LibraryEntry, place: { firstNumber: number | null; row: number | null }) => void;
  keepVersion: (row: number, replacedAt: string) => void;
  remove: (head: ArticleHead) => void;
  get: (id: string) => StoredArticle | null;
  list: (after: string, limit: number) => StoredArticle[];
  /** Those whose reading does not start with this version, after an id. */
  outdated: (version: number, after: string, limit: number) => StoredArticle[];
  outdatedCount: (version: number) => number;
  versions: (id: string) => { replacedAt: string; title: string | null; text: string; contentHash: string }[];
  /** The article a passage belongs to, its place in it and its offsets. */
  passage: (number: number) => (Passage & { articleId: string; passage: number }) | null;
  stats: (days: { asOf?: string | undefined; since?: string | undefined }) => LibraryStats;
};

const COLUMNS = `id, content_hash, first_number, passages, spans, day, published, publisher, outlet, lang, url, address, title,
  reading, text`;

/** A reading is a JSON array that starts with the version: the digits after its bracket. */
const READING_VERSION = "CAST(substr(reading, 2, 8) AS INTEGER)";

export function createArticleRows(database: DatabaseSync): ArticleRows {
  const head = database.prepare(
    "SELECT row, id, content_hash, first_number, passages, day, published, outlet, title FROM article WHERE id = ?",
  );
  const insert = database.prepare(
    `INSERT OR REPLACE INTO article (row, ${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const keep = database.prepare(
    `INSERT INTO version (article, replaced_at, title, text, content_hash)
     SELECT id, ?, title, text, content_hash FROM article WHERE row = ?`,
  );
  const get = database.prepare(`SELECT ${COLUMNS} FROM article WHERE id = ?`);
  const list = database.prepare(`SELECT ${COLUMNS} FROM article WHERE id > ? ORDER BY id LIMIT ?`);
  const outdated = database.prepare(
    `SELECT ${COLUMNS} FROM article WHERE id > ? AND ${READING_VERSION} <> ? ORDER BY id LIMIT ?`,
  );
  const outdatedCount = database.prepare(`SELECT count(*) AS articles FROM article WHERE ${READING_VERSION} <> ?`);
  const versions = database.prepare(
    "SELECT replaced_at, title, text, content_hash FROM version WHERE article = ? ORDER BY row",
  );
  const owner = database.prepare(
    "SELECT id, first_number, spans FROM article WHERE first_number <= ? ORDER BY first_number DESC LIMIT 1",
  );
  const removeArticle = database.prepare("DELETE FROM article WHERE row = ?");
  const wait = database.prepare("INSERT OR IGNORE INTO story_waiting SELECT row FROM article WHERE id = ?");
  const removeVersions = database.prepare("DELETE FROM version WHERE article = ?");
  return {
    head: (id) => {
      const row = head.get(id);
      return row === undefined ? null : headOf(row);
    },
    put: (entry, { firstNumber, row }) => {
      const { article, passages, reading } = entry;
      const { id, contentHash, day, published, outlet, lang, url, address, title, text } = article;
      const place = [row, id, contentHash, firstNumber, passages.length, encodeSpans(passages)] as const;
      const known = [day, published, publisherOf(article), outlet, lang, url, address, title] as const;
      insert.run(...place, ...known, reading, text);
      wait.run(id);
    },
    keepVersion: (row, replacedAt) => void keep.run(replacedAt, row),
    remove: ({ row, id }) => {
      removeArticle.run(row);
      removeVersions.run(id);
    },
    get: (id) => {
      const row = get.get(id);
      return row === undefined ? null : storedOf(row);
    },
    list: (after, limit) => list.all(after, limit).map(storedOf),
    outdated: (version, after, limit) => outdated.all(after, version, limit).map(storedOf),
    outdatedCount: (version) => {
      const row = outdatedCount.get(version);
      return row === undefined ? 0 : integerOf(row, "articles");
    },
    versions: (id) =>
      versions.all(id).map((row) => ({
        replacedAt: textOf(row, "replaced_at"),
        title: textOrNullOf(row, "title"),
        text: textOf(row, "text"),
        contentHash: textOf(row, "content_hash"),
      })),
    passage: (number) => {
      const row = owner.get(number);
      if (row === undefined) return null;
      const passage = number - integerOf(row, "first_number");
      const span = decodeSpan(bytesOf(row, "spans"), passage);
      return span === null ? null : { ...span, articleId: textOf(row, "id"), passage };
    },
    stats: (days) => statsOf(database, days),
  };
}

/** One walk over the index on day, publisher and passages; the long rows are not touched. */
function statsOf(
  database: DatabaseSync,
  { asOf = null, since = null }: { asOf?: string | null | undefined; since?: string | null | undefined },
): LibraryStats {
  const row = database
    .prepare(
      `SELECT count(*) AS articles, count(DISTINCT publisher) AS publishers, coalesce(sum(passages), 0) AS passages,
       min(day) AS oldest, max(day) AS newest FROM article
       WHERE (? IS NULL OR day IS NULL OR day <= ?) AND (? IS NULL OR day >= ?)`,
    )
    .get(asOf, asOf, since, since);
  return {
    articles: integerOf(row, "articles"),
    publishers: integerOf(row, "publishers"),
    passages: integerOf(row, "passages"),
    oldestDay: textOrNullOf(row, "oldest"),
    newestDay: textOrNullOf(row, "newest"),
  };
}

/** Who published it, for counting: the outlet, else the host of its address; null for a file without an outlet. */
function publisherOf({ outlet, address }: Article): string | null {
  const host = URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, "") : "";
  return (outlet ?? host).trim().toLowerCase() || null;
}

function headOf(row: Row): ArticleHead {
  return {
    row: integerOf(row, "row"),
    id: textOf(row, "id"),
    contentHash: textOf(row, "content_hash"),
    firstNumber: row["first_number"] === null ? null : integerOf(row, "first_number"),
    passages: integerOf(row, "passages"),
    day: textOrNullOf(row, "day"),
    published: textOrNullOf(row, "published"),
    outlet: textOrNullOf(row, "outlet"),
    title: textOrNullOf(row, "title"),
  };
}

function storedOf(row: Row): StoredArticle {
  const article = {
    id: textOf(row, "id"),
    url: textOf(row, "url"),
    address: textOf(row, "address"),
    title: textOrNullOf(row, "title"),
    outlet: textOrNullOf(row, "outlet"),
    lang: textOf(row, "lang"),
    published: textOrNullOf(row, "published"),
    day: textOrNullOf(row, "day"),
    text: textOf(row, "text"),
    contentHash: textOf(row, "content_hash"),
  };
  return { article, passages: decodeSpans(bytesOf(row, "spans")), reading: textOf(row, "reading") };
}

function encodeSpans(passages: readonly Passage[]): Uint8Array {
  const offsets = Uint32Array.from(passages.flatMap(({ start, end }) => [start, end]));
  return new Uint8Array(offsets.buffer);
}

function decodeSpans(bytes: Uint8Array): Passage[] {
  const offsets = new Uint32Array(bytes.slice().buffer);
  return Array.from({ length: offsets.length / 2 }, (_, at) => ({
    start: offsets[at * 2] ?? 0,
    end: offsets[at * 2 + 1] ?? 0,
  }));
}

/** One of them; null when there are fewer. */
function decodeSpan(bytes: Uint8Array, at: number): Passage | null {
  const offset = at * 2 * Uint32Array.BYTES_PER_ELEMENT;
  if (offset + 2 * Uint32Array.BYTES_PER_ELEMENT > bytes.length) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { start: view.getUint32(offset, true), end: view.getUint32(offset + Uint32Array.BYTES_PER_ELEMENT, true) };
}
