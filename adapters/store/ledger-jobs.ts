import type { DatabaseSync } from "node:sqlite";

import type { ClaimedJob, Job, Ledger } from "../../src/index.ts";
import { integerOf, textOf, textOrNullOf, type Row } from "./sqlite-row.ts";

/** More than this in one list is a question asked wrongly. */
const LISTED_MAX = 1_000;

const STATES: ReadonlyMap<string, Job["state"]> = new Map(
  (["open", "done", "partial", "skipped", "quarantined"] as const).map((state) => [state, state]),
);

type Wish = Parameters<Ledger["claim"]>[0];
type End = Parameters<Ledger["settle"]>[1];
type Note = Parameters<Ledger["note"]>[0];

/** The rows of jobs; each call is a step of somebody's transaction. */
export function createJobRows(database: DatabaseSync) {
  const insert = database.prepare(
    "INSERT OR IGNORE INTO job (key, kind, payload, state, frozen, attempts, ready_at, created_at, fence, lease_until) VALUES (?, ?, ?, 'open', 0, 0, ?, ?, 0, 0)",
  );
  const byKey = database.prepare("SELECT * FROM job WHERE key = ?");
  const byPrefix = database.prepare(
    `SELECT * FROM job WHERE key >= ?1 AND key < ?1 || char(1114111) ORDER BY key LIMIT ${LISTED_MAX}`,
  );
  const ready = database.prepare(
    `SELECT * FROM job WHERE state = 'open' AND kind IN (SELECT value FROM json_each(?1)) AND ready_at <= ?2 AND lease_until <= ?2
     AND (?3 IS NULL OR key = ?3) ORDER BY ready_at LIMIT 1`,
  );
  const take = database.prepare(
    "UPDATE job SET fence = fence + 1, attempts = attempts + 1, lease_until = ? WHERE key = ?",
  );
  const held = database.prepare("SELECT 1 AS held FROM job WHERE key = ? AND fence = ? AND state = 'open'");
  const freeze = database.prepare("UPDATE job SET frozen = 1, attempts = 0 WHERE key = ?");
  const further = database.prepare("UPDATE job SET attempts = 0 WHERE key = ?");
  const lease = database.prepare("UPDATE job SET lease_until = ? WHERE key = ?");
  const reopen = database.prepare(
    "UPDATE job SET ready_at = ?, reason = ?, attempts = CASE WHEN ? = 1 THEN attempts ELSE 0 END, lease_until = 0 WHERE key = ?",
  );
  const end = database.prepare("UPDATE job SET state = ?, reason = ?, lease_until = 0 WHERE key = ?");
  const prune = database.prepare("DELETE FROM job WHERE state <> 'open' AND created_at < ?");
  const get = (key: string): Job | null => {
    const row = byKey.get(key);
    return row === undefined ? null : toJob(row);
  };
  return {
    get,
    note: ({ key, kind, payload, readyAtMs }: Note, nowMs: number): "new" | "there" =>
      insert.run(key, kind, payload, readyAtMs, nowMs).changes === 1 ? "new" : "there",
    list: (keyPrefix: string): Job[] => byPrefix.all(keyPrefix).map(toJob),
    claim: ({ kinds, key, nowMs, leaseMs }: Wish): ClaimedJob | null => {
      const row = ready.get(JSON.stringify(kinds), nowMs, key ?? null);
      if (row === undefined) return null;
      const job = toJob(row);
      const leaseUntilMs = nowMs + leaseMs;
      take.run(leaseUntilMs, job.key);
      return { ...job, attempts: job.attempts + 1, fence: integerOf(row, "fence") + 1, leaseUntilMs };
    },
    /** The fence alone decides: a lease that ran out while nobody else claimed is still this worker's. */
    holds: ({ key, fence }: Pick<ClaimedJob, "key" | "fence">): boolean => held.get(key, fence) !== undefined,
    setFrozen: (key: string): void => void freeze.run(key),
    cameFurther: (key: string): void => void further.run(key),
    extend: (key: string, leaseUntilMs: number): void => void lease.run(leaseUntilMs, key),
    settle: (key: string, given: End): boolean => {
      const { changes } =
        given.state === "open"
          ? reopen.run(given.readyAtMs, given.reason, given.hasFailed ? 1 : 0, key)
          : end.run(given.state, given.reason, key);
      return changes === 1;
    },
    prune: (beforeMs: number): number => Number(prune.run(beforeMs).changes),
  };
}

function toJob(row: Row): Job {
  return {
    key: textOf(row, "key"),
    kind: textOf(row, "kind"),
    payload: textOf(row, "payload"),
    state: STATES.get(textOf(row, "state")) ?? "quarantined",
    reason: textOrNullOf(row, "reason"),
    isFrozen: integerOf(row, "frozen") === 1,
    attempts: integerOf(row, "attempts"),
    readyAtMs: integerOf(row, "ready_at"),
    createdAtMs: integerOf(row, "created_at"),
  };
}
