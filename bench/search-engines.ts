import { statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import MiniSearch from "minisearch";
import { createSqliteLibrary } from "../adapters/store/sqlite.ts";
import type { LibraryEntry } from "../src/index.ts";
import type { MadePassage } from "./corpus.ts";

/** What is measured: an engine that takes articles (passages in order of adding) and gives passages back by their place. */
export type Engine = {
  name: string;
  add: (articles: readonly (readonly MadePassage[])[]) => Promise<void> | void;
  /** After the last article; closes what can be closed, so that searching starts cold. */
  finish: () => Promise<void>;
  /** Places of the best ten passages. */
  search: (words: readonly string[]) => Promise<number[]> | number[];
  diskBytes: () => number;
  close: () => Promise<void> | void;
};

const HITS = 10;

/** The project's own library, with articles, versions and everything else it stores. */
export async function createPostingBlocks(folder: string): Promise<Engine> {
  const file = join(folder, "blocks.sqlite");
  const open = (): ReturnType<typeof createSqliteLibrary> =>
    createSqliteLibrary({
      file,
      now: () => new Date(),
      log: (level, event, fields) => level !== "info" && console.error(event, fields),
    });
  let library = await open();
  let place = 0;
  return {
    name: "posting blocks",
    add: async (articles) => {
      const entries = articles.map((passages) => {
        const entry = entryOf(place, passages);
        place += passages.length;
        return entry;
      });
      await library.add(entries);
    },
    finish: async () => {
      await library.close();
      library = await open();
    },
    search: async (words) => {
      const hits = await library.search({ terms: words.map((term) => ({ term, weight: 1 })), limit: HITS });
      return hits.map(({ articleId, passage }) => Number(articleId) + passage);
    },
    diskBytes: () => statSync(file).size,
    close: () => library.close(),
  };
}

/** The article's id is the place of its first passage. */
function entryOf(place: number, passages: readonly MadePassage[]): LibraryEntry {
  const id = String(place).padStart(9, "0");
  const text = passages.map((passage) => passage.text).join("\n");
  const day = passages[0]?.day ?? null;
  const url = `https://example.com/${id}`;
  const known = { title: `Article ${id}`, outlet: `Outlet ${place % 50}`, lang: "en", published: day, day };
  let start = 0;
  const analysed = passages.map((passage) => {
    const terms = new Map<string, number>();
    for (const word of passage.words) terms.set(word, (terms.get(word) ?? 0) + 1);
    const span = { start, end: start + passage.text.length };
    start = span.end + 1;
    return { ...span, terms, length: passage.words.length };
  });
  return { article: { id, url, address: url, text, contentHash: id, ...known }, passages: analysed, reading: "{}" };
}

/** SQLite's own full-text index over the same words, OR of the query's words ranked by bm25(). */
export function createFts5(folder: string): Engine {
  const file = join(folder, "fts5.sqlite");
  const open = (): DatabaseSync => {
    const opened = new DatabaseSync(file);
    opened.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16384");
    return opened;
  };
  let database = open();
  database.exec("CREATE VIRTUAL TABLE passage USING fts5 (text)");
  let place = 0;
  const insert = database.prepare("INSERT INTO passage (rowid, text) VALUES (?, ?)");
  let select = database.prepare("SELECT 1");
  return {
    name: "FTS5 bm25()",
    add: (articles) => {
      database.exec("BEGIN IMMEDIATE");
      for (const passage of articles.flat()) insert.run((place += 1), passage.text);
      database.exec("COMMIT");
    },
    finish: async () => {
      database.close();
      database = open();
      select = database.prepare("SELECT rowid FROM passage WHERE passage MATCH ? ORDER BY bm25(passage) LIMIT 10");
    },
    search: (words) => select.all(words.map((word) => `"${word}"`).join(" OR ")).map((row) => Number(row["rowid"]) - 1),
    diskBytes: () => statSync(file).size,
    close: () => database.close(),
  };
}

/** MiniSearch (BM25+ in memory). */
export function createMiniSearch(): Engine {
  const index = new MiniSearch({
    fields: ["text"],
    tokenize: (text) => text.split(/[ .]+/),
    searchOptions: { fuzzy: false },
  });
  let place = 0;
  return {
    name: "MiniSearch",
    add: (articles) => index.addAll(articles.flat().map(({ text }) => ({ id: place++, text }))),
    finish: async () => {},
    search: (words) =>
      index
        .search(words.join(" "))
        .slice(0, HITS)
        .map(({ id }) => Number(id)),
    diskBytes: () => 0,
    close: () => {},
  };
}
