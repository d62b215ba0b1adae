import { randomUUID } from "node:crypto";
import { copyFileSync, constants, existsSync, linkSync, mkdirSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { BotError } from "../../src/index.ts";
import { unreadable, withPatience } from "./sqlite-error.ts";
import { integerOf } from "./sqlite-row.ts";
import { APPLICATION_ID, MIGRATIONS, SCHEMA_VERSION } from "./sqlite-schema.ts";

/** How long SQLite itself waits for a lock; it blocks the main loop, so longer waits happen outside, see `withPatience`. */
const LOCK_WAIT_MS = 20;
/** Page cache in KiB. */
const PAGE_CACHE_KIB = 16_384;
/** Lives in memory and is gone when closed. */
const IN_MEMORY = ":memory:";

/**
 * Opens the library in `file`, makes a new one when nothing is there, and brings an older one up to the current schema.
 * @throws {BotError} `library_unreadable` for an empty file, garbage or another program's database: it is never written over;
 * `library_newer` when a later version made it; `library_busy` when another process holds it
 */
export async function openDatabase(file: string): Promise<DatabaseSync> {
  if (file !== IN_MEMORY) {
    await withPatience(file, () => {
      if (!existsSync(file)) createFile(file);
    });
    const found = statSync(file);
    if (!found.isFile()) throw unreadable(file, "is no file");
    // SQLite would take a file of 0 bytes for a new database and all articles would silently be gone.
    if (found.size === 0) throw unreadable(file, "is empty (0 bytes)");
  }
  return withPatience(file, () => openFile(file));
}

/** A new file appears complete or not at all: killed halfway, or with two processes starting at once, no empty one is left. */
function createFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${randomUUID()}.new`;
  try {
    const database = new DatabaseSync(draft);
    try {
      prepareFile(database, draft, true);
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

function openFile(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: LOCK_WAIT_MS });
  try {
    prepareFile(database, file, file === IN_MEMORY);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function prepareFile(database: DatabaseSync, file: string, isNew: boolean): void {
  const version = schemaVersion(database);
  if (!isNew && integerOf(database.prepare("PRAGMA application_id").get(), "application_id") !== APPLICATION_ID)
    throw unreadable(file, "is a database of another program");
  if (version > SCHEMA_VERSION)
    throw new BotError(
      "library_newer",
      `The library ${file} was made by a newer version of chipwire (schema ${version}, this one knows ${SCHEMA_VERSION}). ` +
        "Update chipwire, or name another library.",
    );
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -${PAGE_CACHE_KIB};`);
  if (version < SCHEMA_VERSION) migrate(database);
}

function migrate(database: DatabaseSync): void {
  database.exec("BEGIN IMMEDIATE");
  try {
    // Another process may have migrated while this one waited for the lock.
    for (const step of MIGRATIONS.slice(schemaVersion(database))) database.exec(step);
    database.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT`);
  } catch (error) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
}

const schemaVersion = (database: DatabaseSync): number =>
  integerOf(database.prepare("PRAGMA user_version").get(), "user_version");
