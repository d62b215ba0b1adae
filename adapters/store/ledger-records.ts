import type { DatabaseSync } from "node:sqlite";

import type { LedgerRecord } from "../../src/index.ts";
import { textOf } from "./sqlite-row.ts";

/** Small things by name; each call is a step of somebody's transaction. */
export function createRecordRows(database: DatabaseSync) {
  const one = database.prepare("SELECT value FROM record WHERE collection = ? AND id = ?");
  const all = database.prepare("SELECT id, value FROM record WHERE collection = ? ORDER BY id");
  const write = database.prepare(
    "INSERT INTO record (collection, id, value) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
  );
  const remove = database.prepare("DELETE FROM record WHERE collection = ? AND id = ?");
  return {
    get: (collection: string, id: string): string | null => {
      const row = one.get(collection, id);
      return row === undefined ? null : textOf(row, "value");
    },
    list: (collection: string): { id: string; value: string }[] =>
      all.all(collection).map((row) => ({ id: textOf(row, "id"), value: textOf(row, "value") })),
    put: (records: readonly LedgerRecord[]): void => {
      for (const { collection, id, value } of records) {
        if (value === null) remove.run(collection, id);
        else write.run(collection, id, value);
      }
    },
  };
}
