import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";

import type { LedgerRecord, OutboxPost, OutgoingPost } from "../../src/index.ts";
import { integerOf, textOf, textOrNullOf, type Row } from "./sqlite-row.ts";

const effectsSchema = z.array(z.object({ collection: z.string(), id: z.string(), value: z.string().nullable() }));
const stateSchema = z.enum(["waiting", "sending", "posted", "refused"]);

type Became = { state: "waiting" | "posted" | "refused"; messageId: string | null; reason: string | null };

/** The rows of the outbox; each call is a step of somebody's transaction. */
export function createPostRows(database: DatabaseSync) {
  const insert = database.prepare(
    "INSERT INTO post (job, n, key, place, edits, body, effects, state) VALUES (?, ?, ?, ?, ?, ?, ?, 'waiting')",
  );
  const ofJob = database.prepare("SELECT * FROM post WHERE job = ? ORDER BY n");
  const ofMessage = database.prepare("SELECT job, place FROM post WHERE message_id = ? ORDER BY job, n LIMIT 100");
  const begin = database.prepare(
    "UPDATE post SET state = 'sending', first_tried_at = coalesce(first_tried_at, ?1), last_tried_at = ?1 WHERE job = ?2 AND n = ?3 AND state IN ('waiting', 'sending')",
  );
  // What is certainly not posted starts anew: an earlier try says nothing of when a later one may have landed.
  const record = database.prepare(
    `UPDATE post SET state = ?1, message_id = ?2, reason = ?3,
     first_tried_at = CASE WHEN ?1 = 'waiting' THEN NULL ELSE first_tried_at END WHERE job = ?4 AND n = ?5 AND state IN ('waiting', 'sending')`,
  );
  const prune = database.prepare(
    "DELETE FROM post WHERE job IN (SELECT key FROM job WHERE state <> 'open' AND created_at < ?)",
  );
  return {
    add: (job: string, n: number, post: OutgoingPost): void =>
      void insert.run(job, n, post.key, post.place, post.edits, post.body, JSON.stringify(post.effects)),
    of: (job: string): OutboxPost[] => ofJob.all(job).map(toPost),
    ofMessage: (messageId: string) =>
      ofMessage.all(messageId).map((row) => ({ key: textOf(row, "job"), place: textOf(row, "place") })),
    begin: (job: string, n: number, nowMs: number): boolean => begin.run(nowMs, job, n).changes === 1,
    record: (job: string, n: number, { state, messageId, reason }: Became): boolean =>
      record.run(state, messageId, reason, job, n).changes === 1,
    prune: (beforeMs: number): void => void prune.run(beforeMs),
  };
}

const numberOrNull = (row: Row, column: string): number | null =>
  row[column] === null ? null : integerOf(row, column);

const effectsOf = (row: Row): LedgerRecord[] => effectsSchema.parse(JSON.parse(textOf(row, "effects")));

function toPost(row: Row): OutboxPost {
  return {
    n: integerOf(row, "n"),
    key: textOf(row, "key"),
    place: textOf(row, "place"),
    edits: textOrNullOf(row, "edits"),
    body: textOf(row, "body"),
    effects: effectsOf(row),
    state: stateSchema.parse(textOf(row, "state")),
    messageId: textOrNullOf(row, "message_id"),
    reason: textOrNullOf(row, "reason"),
    firstTriedAtMs: numberOrNull(row, "first_tried_at"),
    lastTriedAtMs: numberOrNull(row, "last_tried_at"),
  };
}
