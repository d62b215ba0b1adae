import type { DatabaseSync } from "node:sqlite";
import { encodeArrays } from "../../src/index.ts";
import type { PendingPassage, PostingRow, RowsRead, RowsWanted, SegmentArrays, SegmentHead } from "../../src/index.ts";
import { bytesOf, integerOf, textOf } from "./sqlite-row.ts";
import type { Row } from "./sqlite-row.ts";

/** How far the library has come. `goneSeq` is the last row of `gone`. */
export type IndexState = { version: number; structure: number; nextNumber: number; goneSeq: number };

/** Reading and writing the rows of the index; the caller holds the transaction. */
export type IndexRows = {
  state: () => IndexState;
  /** Writes the new state; `goneSeq` follows from the table. */
  advance: (state: Omit<IndexState, "goneSeq">) => void;
  heads: () => SegmentHead[];
  goneAfter: (seq: number) => number[];
  goneBetween: (first: number, last: number) => number[];
  addGone: (number: number) => void;
  removeGone: (number: number) => void;
  pendingFrom: (number: number) => Iterable<PendingPassage>;
  addPending: (passage: PendingPassage) => void;
  removePending: (number: number) => void;
  removePendingTo: (number: number) => void;
  read: (wanted: RowsWanted) => RowsRead;
  /** Rows of a segment in term order, after a term. */
  page: (segment: number, after: string, limit: number) => { term: string; bytes: Uint8Array }[];
  beginSegment: () => number;
  addPosting: (segment: number, row: PostingRow) => void;
  finishSegment: (id: number, arrays: SegmentArrays) => void;
  retireSegment: (id: number) => void;
  /** A segment that is being built by nobody any more, or that merging has replaced. */
  leftover: () => number | null;
  /** Deletes some of a leftover's rows; true when nothing of it is left. */
  sweep: (id: number, rowsMax: number) => boolean;
};

export function createIndexRows(database: DatabaseSync): IndexRows {
  return { ...stateRows(database), ...passageRows(database), ...segmentRows(database), ...postingRows(database) };
}

function stateRows(database: DatabaseSync): Pick<IndexRows, "state" | "advance"> {
  const state = database.prepare(
    "SELECT version, structure, next_number, (SELECT seq FROM sqlite_sequence WHERE name = 'gone') AS gone_seq FROM state",
  );
  const advance = database.prepare("UPDATE state SET version = ?, structure = ?, next_number = ?");
  return {
    state: () => {
      const row = state.get();
      return {
        version: integerOf(row, "version"),
        structure: integerOf(row, "structure"),
        nextNumber: integerOf(row, "next_number"),
        // Null until the first deletion.
        goneSeq: row?.["gone_seq"] === null ? 0 : integerOf(row, "gone_seq"),
      };
    },
    advance: ({ version, structure, nextNumber }) => void advance.run(version, structure, nextNumber),
  };
}

type PassageRows =
  | "goneAfter"
  | "goneBetween"
  | "addGone"
  | "removeGone"
  | "pendingFrom"
  | "addPending"
  | "removePending"
  | "removePendingTo";

function passageRows(database: DatabaseSync): Pick<IndexRows, PassageRows> {
  const goneAfter = database.prepare("SELECT number FROM gone WHERE seq > ? ORDER BY seq");
  const goneBetween = database.prepare("SELECT number FROM gone WHERE number BETWEEN ? AND ?");
  const addGone = database.prepare("INSERT INTO gone (number) VALUES (?)");
  const removeGone = database.prepare("DELETE FROM gone WHERE number = ?");
  const pendingFrom = database.prepare(
    "SELECT number, day, terms, impacts FROM pending WHERE number >= ? ORDER BY number",
  );
  const addPending = database.prepare("INSERT INTO pending (number, day, terms, impacts) VALUES (?, ?, ?, ?)");
  const removePending = database.prepare("DELETE FROM pending WHERE number = ?");
  const removePendingTo = database.prepare("DELETE FROM pending WHERE number <= ?");
  const numberOf = (row: Row): number => integerOf(row, "number");
  return {
    goneAfter: (seq) => goneAfter.all(seq).map(numberOf),
    goneBetween: (first, last) => goneBetween.all(first, last).map(numberOf),
    addGone: (number) => void addGone.run(number),
    removeGone: (number) => void removeGone.run(number),
    pendingFrom: (number) => pendingFrom.iterate(number).map(pendingOf),
    addPending: ({ number, day, terms, impacts }) => void addPending.run(number, day, JSON.stringify(terms), impacts),
    removePending: (number) => void removePending.run(number),
    removePendingTo: (number) => void removePendingTo.run(number),
  };
}

type SegmentRows = "heads" | "beginSegment" | "finishSegment" | "retireSegment" | "leftover" | "sweep";

function segmentRows(database: DatabaseSync): Pick<IndexRows, SegmentRows> {
  const heads = database.prepare(
    "SELECT id, passages, first_number, last_number FROM segment WHERE status = 'live' ORDER BY first_number",
  );
  const begin = database.prepare(
    "INSERT INTO segment (status, passages, first_number, last_number) VALUES ('building', 0, 0, 0)",
  );
  const finish = database.prepare(
    "UPDATE segment SET status = 'live', passages = ?, first_number = ?, last_number = ? WHERE id = ?",
  );
  const addArrays = database.prepare("INSERT INTO segment_arrays (segment, arrays) VALUES (?, ?)");
  const retire = database.prepare("UPDATE segment SET status = 'retired' WHERE id = ?");
  const leftover = database.prepare("SELECT id FROM segment WHERE status <> 'live' LIMIT 1");
  const bound = database.prepare("SELECT term FROM posting WHERE segment = ? ORDER BY term LIMIT 1 OFFSET ?");
  const removeTo = database.prepare("DELETE FROM posting WHERE segment = ? AND term <= ?");
  const removeRows = database.prepare("DELETE FROM posting WHERE segment = ?");
  const removeArrays = database.prepare("DELETE FROM segment_arrays WHERE segment = ?");
  const removeSegment = database.prepare("DELETE FROM segment WHERE id = ?");
  return {
    heads: () =>
      heads.all().map((row) => ({
        id: integerOf(row, "id"),
        count: integerOf(row, "passages"),
        first: integerOf(row, "first_number"),
        last: integerOf(row, "last_number"),
      })),
    beginSegment: () => Number(begin.run().lastInsertRowid),
    finishSegment: (id, arrays) => {
      const { numbers } = arrays;
      finish.run(numbers.length, numbers[0] ?? 0, numbers.at(-1) ?? 0, id);
      addArrays.run(id, encodeArrays(arrays));
    },
    retireSegment: (id) => void retire.run(id),
    leftover: () => {
      const row = leftover.get();
      return row === undefined ? null : integerOf(row, "id");
    },
    sweep: (id, rowsMax) => {
      const row = bound.get(id, rowsMax);
      if (row !== undefined) {
        removeTo.run(id, textOf(row, "term"));
        return false;
      }
      for (const statement of [removeRows, removeArrays, removeSegment]) statement.run(id);
      return true;
    },
  };
}

function postingRows(database: DatabaseSync): Pick<IndexRows, "read" | "page" | "addPosting"> {
  const arrays = database.prepare("SELECT arrays FROM segment_arrays WHERE segment = ?");
  const posting = database.prepare("SELECT bytes FROM posting WHERE segment = ? AND term = ?");
  const page = database.prepare("SELECT term, bytes FROM posting WHERE segment = ? AND term > ? ORDER BY term LIMIT ?");
  const add = database.prepare("INSERT INTO posting (segment, term, passages, bytes) VALUES (?, ?, ?, ?)");
  return {
    read: (wanted) => ({
      arrays: wanted.arrays ? bytesOf(arrays.get(wanted.segment), "arrays") : null,
      postings: wanted.terms.map((term) => {
        const row = posting.get(wanted.segment, term);
        return row === undefined ? null : bytesOf(row, "bytes");
      }),
    }),
    page: (segment, after, limit) =>
      page.all(segment, after, limit).map((row) => ({ term: textOf(row, "term"), bytes: bytesOf(row, "bytes") })),
    addPosting: (segment, { term, count, bytes }) => void add.run(segment, term, count, bytes),
  };
}

function pendingOf(row: Row): PendingPassage {
  const terms: unknown = JSON.parse(textOf(row, "terms"));
  if (!Array.isArray(terms)) throw new TypeError("column terms of the library should hold a list");
  return {
    number: integerOf(row, "number"),
    day: integerOf(row, "day"),
    terms: terms.map(String),
    impacts: bytesOf(row, "impacts"),
  };
}
