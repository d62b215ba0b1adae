import { z } from "zod";

import { type NewsSource, type SeenPage, SOURCE_CLASSES, type Sources } from "../../src/index.ts";
import { withPatience } from "./sqlite-error.ts";
import { openDatabase, type StoreSchema } from "./sqlite-open.ts";
import { textOf } from "./sqlite-row.ts";

/**
 * Written once, never changed afterwards.
 * - `source`: a followed feed, all of it as JSON in `record`; `url` stands beside it so that none is followed twice.
 * - `page`: a link of a feed that was followed; the columns that are looked up stand beside `record`.
 * - `state`: whether the default feeds were ever put in.
 */
const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE source (id TEXT PRIMARY KEY, url TEXT NOT NULL UNIQUE, record TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE page (
    address TEXT PRIMARY KEY,
    source TEXT NOT NULL,
    item TEXT NOT NULL,
    article TEXT,
    record TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX page_by_item ON page (source, item);
  CREATE INDEX page_by_article ON page (article);
  CREATE TABLE state (only INTEGER PRIMARY KEY CHECK (only = 1), seeded INTEGER NOT NULL) STRICT;
  INSERT INTO state VALUES (1, 0);
  `,
];

/** "chps". NORMAL: what is lost in a power cut is asked for again. */
const SOURCES_SCHEMA: StoreSchema = {
  what: "file of sources",
  applicationId: 0x63687073,
  migrations: MIGRATIONS,
  synchronous: "NORMAL",
};

const nullable = z.string().nullable();
const sourceSchema = z.object({
  id: z.string(),
  url: z.string(),
  site: nullable,
  title: z.string(),
  language: nullable,
  class: z.enum(SOURCE_CLASSES),
  state: z.enum(["on", "muted", "paused", "gone"]),
  addedAt: z.string(),
  memory: z.object({
    triedAt: nullable,
    answeredAt: nullable,
    dueAt: nullable,
    holdUntil: nullable,
    failures: z.number(),
    failingSince: nullable,
    failure: nullable,
    notFound: z.number(),
    tookMs: z.number().nullable(),
    validators: z.object({ url: z.string(), etag: nullable, lastModified: nullable }).nullable(),
    bodyHash: nullable,
    moved: z.object({ url: z.string(), times: z.number() }).nullable(),
    movedAt: nullable,
  }),
  rhythm: z.object({ publishedAt: z.array(z.string()), updateMinutes: z.number().nullable() }),
  incident: z.object({ kind: z.enum(["failing", "stale", "gone", "paused"]), since: z.string() }).nullable(),
});

const pageSchema = z.object({
  address: z.string(),
  sourceId: z.string(),
  itemId: z.string(),
  itemHash: z.string(),
  article: nullable,
  text: z.enum(["page", "feed", "none", "waiting"]),
  tries: z.number(),
  seenAt: z.string(),
});

const readSource = (record: string): NewsSource => sourceSchema.parse(JSON.parse(record));
const readPage = (record: string): SeenPage => pageSchema.parse(JSON.parse(record));

/**
 * The followed feeds in one SQLite file of their own; several processes may use it at a time.
 * @throws {BotError} `library_unreadable`, `library_newer`, `library_busy`; each call may throw the first and the last
 */
export async function createSqliteSources(file: string): Promise<Sources> {
  const database = await openDatabase(file, SOURCES_SCHEMA);
  const store = { what: SOURCES_SCHEMA.what, file };
  const transact = <T>(work: () => T): Promise<T> =>
    withPatience(store, () => {
      database.exec("BEGIN IMMEDIATE");
      try {
        const result = work();
        database.exec("COMMIT");
        return result;
      } catch (error) {
        if (database.isTransaction) database.exec("ROLLBACK");
        throw error;
      }
    });
  const one = (id: string): NewsSource | null => {
    const row = selectOne.get(id);
    return row === undefined ? null : readSource(textOf(row, "record"));
  };
  const insert = database.prepare("INSERT OR IGNORE INTO source VALUES (?, ?, ?)");
  const selectOne = database.prepare("SELECT record FROM source WHERE id = ?");
  const selectAll = database.prepare("SELECT record FROM source ORDER BY id");
  const change = database.prepare("UPDATE OR IGNORE source SET url = ?, record = ? WHERE id = ?");
  const removeOne = database.prepare("DELETE FROM source WHERE id = ?");
  const pageByAddress = database.prepare("SELECT record FROM page WHERE address = ?");
  const pageByItem = database.prepare("SELECT record FROM page WHERE source = ? AND item = ? LIMIT 1");
  const pageByArticle = database.prepare("SELECT record FROM page WHERE article = ? LIMIT 1");
  const putPage = database.prepare("INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?)");
  const takeSeed = database.prepare("UPDATE state SET seeded = 1 WHERE seeded = 0");
  const add = (source: NewsSource): boolean => insert.run(source.id, source.url, JSON.stringify(source)).changes === 1;

  const found = <T>(keys: readonly string[], get: (key: string) => T | undefined): Promise<Map<string, T>> =>
    withPatience(store, () => {
      const pairs = keys.map((key): [string, T | undefined] => [key, get(key)]);
      return new Map(pairs.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
    });
  const pageOf = (row: ReturnType<typeof pageByAddress.get>): SeenPage | undefined =>
    row === undefined ? undefined : readPage(textOf(row, "record"));

  return {
    seed: (sources) =>
      transact(() => {
        if (takeSeed.run().changes === 0) return false;
        for (const source of sources) add(source);
        return true;
      }),
    list: () => withPatience(store, () => selectAll.all().map((row) => readSource(textOf(row, "record")))),
    add: (source) => transact(() => add(source)),
    update: (id, to) =>
      transact(() => {
        const before = one(id);
        if (before === null) return null;
        const after = to(before);
        // Another source has taken the address meanwhile: the old one stays.
        const kept =
          change.run(after.url, JSON.stringify(after), id).changes === 1 ? after : { ...after, url: before.url };
        if (kept !== after) change.run(kept.url, JSON.stringify(kept), id);
        return kept;
      }),
    remove: (id) => transact(() => removeOne.run(id).changes === 1),
    pages: (addresses) => found(addresses, (address) => pageOf(pageByAddress.get(address))),
    itemPages: (sourceId, itemIds) => found(itemIds, (itemId) => pageOf(pageByItem.get(sourceId, itemId))),
    articles: (addresses) => found(addresses, (address) => pageOf(pageByArticle.get(address))),
    putPages: (pages) =>
      transact(() => {
        for (const page of pages)
          putPage.run(page.address, page.sourceId, page.itemId, page.article, JSON.stringify(page));
      }),
    close: async () => {
      if (database.isOpen) database.close();
    },
  };
}
