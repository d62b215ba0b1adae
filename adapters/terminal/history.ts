import { readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

import type { Log } from "../../src/index.ts";
import { makeFolder } from "../make-folder.ts";

/** How many questions the chat remembers from one start to the next. */
export const HISTORY_LINES_MAX = 500;

/** The remembered lines, newest first, as readline wants them; none when there is no readable file. */
export async function loadHistory(file: string): Promise<string[]> {
  try {
    const lines = (await readFile(file, "utf8")).split("\n").filter((line) => line !== "");
    return lines.slice(-HISTORY_LINES_MAX).toReversed();
  } catch {
    return [];
  }
}

/** Keeps the lines, given newest first. Only the owner may read them. A history that cannot be kept is no reason to fail. */
export async function saveHistory(file: string, newestFirst: readonly string[], log: Log): Promise<void> {
  const lines = newestFirst.slice(0, HISTORY_LINES_MAX).toReversed();
  try {
    await makeFolder(dirname(file));
    await writeFile(file, lines.map((line) => `${line}\n`).join(""), { mode: 0o600 });
  } catch (error) {
    log("warn", "history_not_saved", { file, problem: error instanceof Error ? error.message : "" });
  }
}
