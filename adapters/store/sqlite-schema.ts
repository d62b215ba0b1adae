import type { StoreSchema } from "./sqlite-open.ts";

/** "chpw" */
const APPLICATION_ID = 0x63687077;

/**
 * What each schema version adds; version n is what stands after the first n. Written once, never changed afterwards.
 *
 * - `article`: the passages of an article have the numbers `first_number`, `first_number + 1` …; `spans` holds their offsets,
 *   start and end as 32 bits each. The columns that search reads stand before the long texts.
 * - `pending`: passages that are in no segment yet, their terms as JSON and their impacts.
 * - `segment`, `posting`: the index, see src/search. (segment, term) as the key writes a new segment in one place and lets
 *   merging read it in term order. `arrays` stands in a table of its own so that listing segments does not walk over it.
 * - `gone`: deleted passages that a segment may still hold.
 * - `state`: `version` grows with every change, `structure` with every change of segments, so that another process knows
 *   what to read again; `upkeep_*` is the lease of whoever reshapes the index.
 * - `story_waiting`, `story`, `story_key`, `story_link`: which articles report one event; `article` is the article's row. Keys stand
 *   by day, so that an article is held only against those near it in time. The stories of late are found by day.
 */
const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE article (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    content_hash TEXT NOT NULL,
    first_number INTEGER,
    passages INTEGER NOT NULL,
    spans BLOB NOT NULL,
    day TEXT,
    published TEXT,
    publisher TEXT,
    outlet TEXT,
    lang TEXT NOT NULL,
    url TEXT NOT NULL,
    address TEXT NOT NULL,
    title TEXT,
    reading TEXT NOT NULL,
    text TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX article_by_number ON article (first_number) WHERE first_number IS NOT NULL;
  CREATE INDEX article_by_day ON article (day, publisher, passages);
  CREATE TABLE version (
    row INTEGER PRIMARY KEY,
    article TEXT NOT NULL,
    replaced_at TEXT NOT NULL,
    title TEXT,
    text TEXT NOT NULL,
    content_hash TEXT NOT NULL
  ) STRICT;
  CREATE INDEX version_by_article ON version (article);
  CREATE TABLE pending (
    number INTEGER PRIMARY KEY,
    day INTEGER NOT NULL,
    terms TEXT NOT NULL,
    impacts BLOB NOT NULL
  ) STRICT;
  CREATE TABLE segment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    status TEXT NOT NULL CHECK (status IN ('building', 'live', 'retired')),
    passages INTEGER NOT NULL,
    first_number INTEGER NOT NULL,
    last_number INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE segment_arrays (segment INTEGER PRIMARY KEY, arrays BLOB NOT NULL) STRICT;
  CREATE TABLE posting (
    segment INTEGER NOT NULL,
    term TEXT NOT NULL,
    passages INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (segment, term)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE gone (seq INTEGER PRIMARY KEY AUTOINCREMENT, number INTEGER NOT NULL) STRICT;
  CREATE INDEX gone_by_number ON gone (number);
  CREATE TABLE state (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    version INTEGER NOT NULL,
    structure INTEGER NOT NULL,
    next_number INTEGER NOT NULL,
    upkeep_owner TEXT,
    upkeep_until INTEGER NOT NULL
  ) STRICT;
  INSERT INTO state VALUES (1, 0, 0, 1, NULL, 0);
  `,
  `
  CREATE TABLE story_waiting (article INTEGER PRIMARY KEY) STRICT;
  INSERT INTO story_waiting SELECT row FROM article;
  CREATE TABLE story (
    article INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    story TEXT,
    day INTEGER NOT NULL,
    keys TEXT NOT NULL,
    traits TEXT NOT NULL
  ) STRICT;
  CREATE TABLE story_key (
    key INTEGER NOT NULL,
    day INTEGER NOT NULL,
    article INTEGER NOT NULL,
    PRIMARY KEY (key, day, article)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE story_link (
    a INTEGER NOT NULL,
    b INTEGER NOT NULL,
    points REAL NOT NULL,
    because TEXT NOT NULL,
    PRIMARY KEY (a, b)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX story_link_by_b ON story_link (b);
  `,
  `
  CREATE INDEX story_by_day ON story (day, story);
  CREATE INDEX story_by_story ON story (story);
  `,
];

/** The schema this code reads and writes. NORMAL: what an import has answered survives the process, the last moments not a power cut. */
export const LIBRARY_SCHEMA: StoreSchema = {
  what: "library",
  applicationId: APPLICATION_ID,
  migrations: MIGRATIONS,
  synchronous: "NORMAL",
};
