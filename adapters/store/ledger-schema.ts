import type { StoreSchema } from "./sqlite-open.ts";

/**
 * - `job`: `fence` grows with each claim; `lease_until` 0 when nobody holds it.
 * - `post`: what a job says, in order. `effects` are records, as JSON, written when it is posted.
 * - `record`: small things by name.
 */
const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE job (
    key TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'done', 'partial', 'skipped', 'quarantined')),
    reason TEXT,
    frozen INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    ready_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    fence INTEGER NOT NULL,
    lease_until INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX job_by_readiness ON job (kind, ready_at) WHERE state = 'open';
  CREATE INDEX job_by_age ON job (created_at) WHERE state <> 'open';
  CREATE TABLE post (
    job TEXT NOT NULL,
    n INTEGER NOT NULL,
    key TEXT NOT NULL,
    place TEXT NOT NULL,
    edits TEXT,
    body TEXT NOT NULL,
    effects TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'posted', 'refused')),
    message_id TEXT,
    reason TEXT,
    first_tried_at INTEGER,
    last_tried_at INTEGER,
    PRIMARY KEY (job, n)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE record (
    collection TEXT NOT NULL,
    id TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (collection, id)
  ) STRICT, WITHOUT ROWID;
  `,
  "CREATE INDEX post_by_message ON post (message_id) WHERE message_id IS NOT NULL;",
];

/** FULL: a digest that was posted must still be known after a power cut, or it is posted again. */
export const LEDGER_SCHEMA: StoreSchema = {
  what: "ledger",
  // "chpl"
  applicationId: 0x6368706c,
  migrations: MIGRATIONS,
  synchronous: "FULL",
};
