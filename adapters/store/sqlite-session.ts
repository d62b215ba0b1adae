import type { DatabaseSync } from "node:sqlite";
import { createSearchIndex, segmentOf } from "../../src/index.ts";
import type { PendingBlock, PendingPassage, SearchIndex, SegmentArrays } from "../../src/index.ts";
import { createArticleRows } from "./sqlite-articles.ts";
import type { ArticleRows } from "./sqlite-articles.ts";
import { createStoryRows } from "./sqlite-stories.ts";
import type { StoryRows } from "./sqlite-stories.ts";
import { withPatience } from "./sqlite-error.ts";
import { createIndexRows } from "./sqlite-index-rows.ts";
import type { IndexRows, IndexState } from "./sqlite-index-rows.ts";

/** What a writing transaction has done to the index, in order; the index in memory follows once it is committed. */
export type IndexChange =
  | { kind: "append"; passage: PendingPassage }
  | { kind: "drop"; number: number }
  | {
      kind: "replace";
      old: readonly number[];
      block: PendingBlock | null;
      made: { id: number; arrays: SegmentArrays; gone: readonly number[] } | null;
    };

/** One connection with its index in memory: every transaction first takes in what other processes have committed. */
export type Session = {
  file: string;
  database: DatabaseSync;
  articles: ArticleRows;
  stories: StoryRows;
  rows: IndexRows;
  index: SearchIndex;
  /** Grows with every change by any process, as far as this one has seen. */
  version: () => number;
  /** Many reads over one state of the library. */
  read: <T>(work: () => T) => Promise<T>;
  /** One transaction: all that `work` writes and all `changes` it reports are kept, or nothing. */
  write: <T>(work: (change: (change: IndexChange) => void) => T) => Promise<T>;
};

export function createSession(
  file: string,
  database: DatabaseSync,
  options: { blockPassages: number; cacheBytesMax: number },
): Session {
  const store = { what: "library", file };
  const rows = createIndexRows(database);
  const index = createSearchIndex(options);
  // No library has this version, so the first transaction reads everything.
  let seen: IndexState = { version: -1, structure: -1, nextNumber: 0, goneSeq: 0 };
  const catchUp = (): void => {
    const state = rows.state();
    if (state.version !== seen.version) follow({ index, rows }, seen, state);
    seen = state;
  };
  const transact = <T>(begin: string, work: () => T): T => {
    database.exec(begin);
    try {
      catchUp();
      const result = work();
      database.exec("COMMIT");
      return result;
    } catch (error) {
      if (database.isTransaction) database.exec("ROLLBACK");
      throw error;
    }
  };
  return {
    file,
    database,
    articles: createArticleRows(database),
    stories: createStoryRows(database),
    rows,
    index,
    version: () => seen.version,
    read: (work) => withPatience(store, () => transact("BEGIN", work)),
    write: (work) =>
      withPatience(store, () => {
        const changes: IndexChange[] = [];
        const done = transact("BEGIN IMMEDIATE", () => {
          const result = work((change) => changes.push(change));
          return { result, state: changes.length === 0 ? seen : record(rows, seen, changes) };
        });
        for (const change of changes) apply(index, change);
        seen = done.state;
        return done.result;
      }),
  };
}

/** Takes in what was committed since `seen`: the tail of pending and gone, or everything when segments have changed. */
function follow({ index, rows }: { index: SearchIndex; rows: IndexRows }, seen: IndexState, state: IndexState): void {
  if (state.structure !== seen.structure) {
    index.load({ segments: rows.heads(), gone: rows.goneAfter(0), pending: rows.pendingFrom(0) });
    return;
  }
  for (const passage of rows.pendingFrom(seen.nextNumber)) index.append(passage);
  for (const number of rows.goneAfter(seen.goneSeq)) index.drop(number);
}

/** Writes the rows of `append` and `drop`, and the state that follows. */
function record(rows: IndexRows, before: IndexState, changes: readonly IndexChange[]): IndexState {
  let { nextNumber, structure } = before;
  for (const change of changes) {
    if (change.kind === "append") {
      rows.addPending(change.passage);
      nextNumber = Math.max(nextNumber, change.passage.number + 1);
    } else if (change.kind === "drop") {
      rows.removePending(change.number);
      rows.addGone(change.number);
    } else structure += 1;
  }
  rows.advance({ version: before.version + 1, structure, nextNumber });
  return rows.state();
}

function apply(index: SearchIndex, change: IndexChange): void {
  if (change.kind === "append") index.append(change.passage);
  else if (change.kind === "drop") index.drop(change.number);
  else {
    const { made } = change;
    const numbers = made?.arrays.numbers ?? new Uint32Array(0);
    const head = { id: made?.id ?? 0, count: numbers.length, first: numbers[0] ?? 0, last: numbers.at(-1) ?? 0 };
    const segment = made === null ? null : { ...segmentOf(head, made.gone), arrays: made.arrays };
    index.replace({ old: change.old, block: change.block, made: segment });
  }
}
