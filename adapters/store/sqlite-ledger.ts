import type { DatabaseSync } from "node:sqlite";

import type { Ledger, LedgerRecord, OutboxPost } from "../../src/index.ts";
import { createJobRows } from "./ledger-jobs.ts";
import { createPostRows } from "./ledger-posts.ts";
import { createRecordRows } from "./ledger-records.ts";
import { LEDGER_SCHEMA } from "./ledger-schema.ts";
import { withPatience } from "./sqlite-error.ts";
import { openDatabase } from "./sqlite-open.ts";

/**
 * The ledger in one SQLite file (WAL, FULL), for several processes at a time.
 * @throws {BotError} `library_unreadable`, `library_newer`, `library_busy`, with the ledger named in the message
 */
export async function createSqliteLedger({ file }: { file: string }): Promise<Ledger> {
  const database = await openDatabase(file, LEDGER_SCHEMA);
  const store = { what: LEDGER_SCHEMA.what, file };
  const transact = <T>(work: () => T): Promise<T> => withPatience(store, () => transaction(database, work));
  const read = <T>(work: () => T): Promise<T> => withPatience(store, work);
  const jobs = createJobRows(database);
  const posts = createPostRows(database);
  const records = createRecordRows(database);
  return {
    note: (job, nowMs) => transact(() => jobs.note(job, nowMs)),
    claim: (wish) => transact(() => jobs.claim(wish)),
    freeze: (claim, given) =>
      transact(() => {
        if (!jobs.holds(claim) || jobs.get(claim.key)?.isFrozen !== false) return false;
        for (const [n, post] of given.entries()) posts.add(claim.key, n, post);
        jobs.setFrozen(claim.key);
        return true;
      }),
    posts: (key) => read(() => posts.of(key)),
    begin: (claim, n, { nowMs, leaseMs }) =>
      transact(() => {
        if (!jobs.holds(claim)) return false;
        jobs.extend(claim.key, nowMs + leaseMs);
        return posts.begin(claim.key, n, nowMs);
      }),
    record: (claim, n, outcome) =>
      transact(() => {
        if (!jobs.holds(claim)) return false;
        jobs.cameFurther(claim.key);
        if (outcome.state === "posted") records.put(effectsOf(posts.of(claim.key)[n]));
        return posts.record(claim.key, n, { messageId: null, reason: null, ...outcome });
      }),
    settle: (claim, end) => transact(() => jobs.holds(claim) && jobs.settle(claim.key, end)),
    job: (key) => read(() => jobs.get(key)),
    jobsOfMessage: (messageId) => read(() => posts.ofMessage(messageId)),
    jobs: (keyPrefix) => read(() => jobs.list(keyPrefix)),
    get: (collection, id) => read(() => records.get(collection, id)),
    list: (collection) => read(() => records.list(collection)),
    put: (given) => transact(() => records.put(given)),
    prune: (beforeMs) =>
      transact(() => {
        posts.prune(beforeMs);
        return jobs.prune(beforeMs);
      }),
    close: async () => {
      if (database.isOpen) database.close();
    },
  };
}

function transaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    database.exec("COMMIT");
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
}

const effectsOf = (post: OutboxPost | undefined): readonly LedgerRecord[] => post?.effects ?? [];
