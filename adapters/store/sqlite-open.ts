import { randomUUID } from "node:crypto";
import { copyFileSync, constants, existsSync, linkSync, mkdirSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { BotError } from "../../src/index.ts";
import { type StoreFile, unreadable, withPatience } from "./sqlite-error.ts";
import { integerOf } from "./sqlite-row.ts";

/** How long SQLite itself waits for a lock; it blocks the main loop, so longer waits happen outside, see `withPatience`. */
const LOCK_WAIT_MS = 20;
/** Page cache in KiB. */
const PAGE_CACHE_KIB = 16_384;
/** Lives in memory and is gone when closed. */
const IN_MEMORY = ":memory:";

/** What makes a SQLite file one of ours. */
export type StoreSchema = {
  /** For messages: "library", "ledger". */
  what: string;
  /** Marks the file, PRAGMA application_id. */
  applicationId: number;
  /** What each schema version adds; version n is what stands after the first n. */
  migrations: readonly string[];
  /** FULL where what was acknowledged must survive a power cut. Source: sqlite.org/pragma.html#pragma_synchronous */
  synchronous: "NORMAL" | "FULL";
};

/**
 * Opens the store in `file`, makes a new one when nothing is there, and brings an older one up to the current schema.
 * @throws {BotError} `library_unreadable` for an empty file, garbage or another program's database: it is never written over;
 * `library_newer` when a later version made it; `library_busy` when another process holds it
 */
export async function openDatabase(file: string, schema: StoreSchema): Promise<DatabaseSync> {
  const store = { what: schema.what, file };
  if (file !== IN_MEMORY) {
    await withPatience(store, () => {
      if (!existsSync(file)) createFile(store, schema);
    });
    const found = statSync(file);
    if (!found.isFile()) throw unreadable(store, "is no file");
    // SQLite would take a file of 0 bytes for a new database and all articles would silently be gone.
    if (found.size === 0) throw unreadable(store, "is empty (0 bytes)");
  }
  return withPatience(store, () => openFile(store, schema));
}

/** A new file appears complete or not at all: killed halfway, or with two processes starting at once, no empty one is left. */
function createFile({ what, file }: StoreFile, schema: StoreSchema): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${randomUUID()}.new`;
  try {
    const database = new DatabaseSync(draft);
    try {
      prepareFile(database, { store: { what, file: draft }, schema, isNew: true });
    } finally {
      database.close();
    }
    placeFile(draft, file);
  } finally {
    for (const leftover of [draft, `${draft}-wal`, `${draft}-shm`, `${draft}-journal`])
      rmSync(leftover, { force: true });
  }
}

/** Gives the draft its name unless another process was first. */
function placeFile(draft: string, file: string): void {
  try {
    linkSync(draft, file);
  } catch {
    if (existsSync(file)) return;
    // Some file systems have no hard links.
    copyFileSync(draft, file, constants.COPYFILE_EXCL);
  }
}

function openFile(store: StoreFile, schema: StoreSchema): DatabaseSync {
  const { file } = store;
  const database = new DatabaseSync(file, { timeout: LOCK_WAIT_MS });
  try {
    prepareFile(database, { store, schema, isNew: file === IN_MEMORY });
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

type Preparation = { store: StoreFile; schema: StoreSchema; isNew: boolean };

function prepareFile(database: DatabaseSync, { store, schema, isNew }: Preparation): void {
  const known = schema.migrations.length;
  const version = schemaVersion(database);
  if (!isNew && integerOf(database.prepare("PRAGMA application_id").get(), "application_id") !== schema.applicationId)
    throw unreadable(store, "is a database of another program");
  if (version > known)
    throw new BotError(
      "library_newer",
      `The ${store.what} ${store.file} was made by a newer version of chipwire (schema ${version}, this one knows ${known}). ` +
        `Update chipwire, or name another ${store.what}.`,
    );
  database.exec(
    `PRAGMA journal_mode = WAL; PRAGMA synchronous = ${schema.synchronous}; PRAGMA cache_size = -${PAGE_CACHE_KIB};`,
  );
  if (version < known) migrate(database, schema);
}

function migrate(database: DatabaseSync, { migrations, applicationId }: StoreSchema): void {
  database.exec("BEGIN IMMEDIATE");
  try {
    // Another process may have migrated while this one waited for the lock.
    for (const step of migrations.slice(schemaVersion(database))) database.exec(step);
    database.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${migrations.length}; COMMIT`);
  } catch (error) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
}

const schemaVersion = (database: DatabaseSync): number =>
  integerOf(database.prepare("PRAGMA user_version").get(), "user_version");
