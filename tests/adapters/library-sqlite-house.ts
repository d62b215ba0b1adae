import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSqliteLibrary } from "../../adapters/store/sqlite.ts";
import type { Log } from "../../src/ports.ts";
import type { LibraryHouse } from "./library-contract.ts";

/** The sizes of the product. */
export const USUAL = { blockPassages: 3_000, segmentPassages: 48_000 };
/** So small that a handful of passages folds, merges and fills segments. */
export const TINY = { blockPassages: 2, segmentPassages: 24 };

const failOnWarning: Log = (level, event, fields) => {
  if (level !== "info") throw new Error(`${event} ${JSON.stringify(fields)}`);
};

/** A SQLite library in a folder of its own; the folder of `file` is not there yet. */
export function sqliteHouse(sizes: {
  blockPassages: number;
  segmentPassages: number;
}): LibraryHouse & { file: string } {
  const folder = mkdtempSync(join(tmpdir(), "library-"));
  const file = join(folder, "deep", "library.sqlite");
  const now = (): Date => new Date("2026-11-24T12:00:00.000Z");
  return {
    file,
    open: () => createSqliteLibrary({ file, now, log: failOnWarning, sizes }),
    dispose: async () => rmSync(folder, { recursive: true, force: true }),
  };
}
