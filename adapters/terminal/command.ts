import { type ParseArgsOptionsConfig, parseArgs } from "node:util";

import {
  type Alerts,
  type Bot,
  BotError,
  type Config,
  type DigestMaker,
  type Ledger,
  type Library,
  type Log,
  type Now,
  type Sources,
} from "../../src/index.ts";
import type { ArticleCache } from "../store/cache.ts";
import type { Web } from "../web/web.ts";
import type { Terminal } from "./terminal.ts";

/** The running parts, each made when it is first asked for. */
export type Parts = {
  config: Config;
  now: Now;
  log: Log;
  /** Milliseconds on a clock that only runs forward, for measuring. */
  clockMs: () => number;
  /** 0 up to 1. */
  chance: () => number;
  terminal: Terminal;
  /** The library's file, whether or not it is there yet. */
  libraryFile: string;
  library: () => Promise<Library>;
  /** A library in another file, closed by the caller. */
  openLibrary: (file: string) => Promise<Library>;
  cache: () => Promise<ArticleCache>;
  bot: () => Promise<Bot>;
  botOver: (library: Library) => Bot;
  /** The followed feeds; at first the default ones. */
  sources: () => Promise<Sources>;
  /** What was asked of the bot in chats, and what it has said there. */
  ledger: () => Promise<Ledger>;
  digests: () => Promise<DigestMaker & Alerts>;
  web: () => Promise<Web>;
  /** From now on refreshes sources by itself when they are due, unless the settings say no; ends with the program. */
  keepFresh: () => void;
};

/** One command: what `--help` prints, and what it does. The number is the exit status. */
export type Command = { help: string; run: (args: readonly string[], parts: Parts) => Promise<number> };

/** Exit statuses people script against, see CONTRACT.md. */
export const DONE = 0;
export const FAILED = 1;
export const WRONG_USAGE = 2;
export const WRONG_SETTINGS = 78;

/**
 * A command's own part of the command line.
 * @throws {BotError} `usage` on an option it does not have, or a value where none belongs
 */
export function readCommandLine<T extends ParseArgsOptionsConfig>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new BotError("usage", error instanceof Error ? error.message : "unreadable command line", { cause: error });
  }
}

/** Whether a text is a day of the calendar, YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
