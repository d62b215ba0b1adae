import { BotError } from "../../src/index.ts";

/** Primary result codes. Source: sqlite.org/rescode.html */
const BUSY = 5;
const LOCKED = 6;
const READONLY = 8;
const IO = 10;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
const NOTADB = 26;

/** How long a call waits for another process's writing before it gives up. Transactions here take milliseconds. */
const BUSY_WAIT_MS_MAX = 5_000;
const BUSY_PAUSE_MS_MAX = 100;

/** SQLite's primary result code of an error, null when it is none of SQLite's. */
function resultCode(error: unknown): number | null {
  if (!(error instanceof Error) || !("errcode" in error) || typeof error.errcode !== "number") return null;
  return error.errcode & 0xff;
}

const isBusy = (error: unknown): boolean => {
  const code = resultCode(error);
  return code === BUSY || code === LOCKED;
};

/** An error of node:fs. */
const isFileError = (error: unknown): boolean => error instanceof Error && "syscall" in error;

/** Which file it is, in words for people: `what` is "library" or "ledger". */
export type StoreFile = { what: string; file: string };

/** The error with what is wrong with the file and what to do; errors that say nothing about the file come back as they are. */
export function storeError({ what, file }: StoreFile, error: unknown): unknown {
  const code = resultCode(error);
  const detail = error instanceof Error ? error.message : String(error);
  if (code === BUSY || code === LOCKED)
    return new BotError(
      "library_busy",
      `The ${what} ${file} is being written by another process (waited ${BUSY_WAIT_MS_MAX / 1000} s). Try again when it is done, or stop it.`,
      { cause: error },
    );
  if (code === NOTADB || code === CORRUPT)
    return unreadable({ what, file }, `is no ${what} or is damaged (${detail})`, error);
  if (code === READONLY || code === IO || code === FULL || code === CANTOPEN || isFileError(error))
    return new BotError(
      "library_unreadable",
      `The ${what} ${file} cannot be opened or written (${detail}). Check that its folder exists, may be written and has room.`,
      { cause: error },
    );
  return error;
}

/** The error for a file that is there but cannot be used; nothing is ever written over it. */
export const unreadable = ({ what, file }: StoreFile, problem: string, cause?: unknown): BotError =>
  new BotError(
    "library_unreadable",
    `The ${what} ${file} ${problem}. Nothing was changed in it. Move it away to start with a new one, or put a backup in its place.`,
    { cause },
  );

/**
 * Runs `work`, again while another process holds the lock, for {@link BUSY_WAIT_MS_MAX} at most.
 * Waiting happens between tries, not inside SQLite, so the main loop goes on.
 * @throws {BotError} as {@link storeError} gives it
 */
export async function withPatience<T>(store: StoreFile, work: () => T): Promise<T> {
  let waitedMs = 0;
  for (let pauseMs = 5; ; pauseMs = Math.min(BUSY_PAUSE_MS_MAX, pauseMs * 2)) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error) || waitedMs >= BUSY_WAIT_MS_MAX) throw storeError(store, error);
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    waitedMs += pauseMs;
  }
}
