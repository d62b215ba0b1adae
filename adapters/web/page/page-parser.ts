import { Worker } from "node:worker_threads";

import type { Page, PageParser, PageResult } from "./page-result.ts";

/** A page that takes longer is cut off, and what its plain walk found is taken. */
const PAGE_MS_MAX = 1900;
/** Loading the worker's code is no page's fault, so it has a limit of its own. */
const START_MS_MAX = 30_000;
/** Megabytes of the worker's memory; a page that needs more ends the worker, not the process. */
const MEMORY = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };

/** What the worker sends: once that it can begin, then for each page perhaps a plain reading of it, and what it made of it in the end. */
export type WorkerMessage = { kind: "ready" } | { kind: "plain" | "done"; result: PageResult };

/** `onKill` is told why a worker had to be ended; for tests and measurements. */
export type PageParserOptions = { onKill?: (why: string) => void };

/** A parser of pages in one worker thread, started at the first page, ended and replaced when a page breaks it. It keeps no process alive by itself. */
export function createPageParser({ onKill = () => {} }: PageParserOptions = {}): PageParser {
  let worker: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const start = async (): Promise<Worker> => (worker ??= await startWorker());
  const end = async (): Promise<void> => {
    const ended = worker;
    worker = null;
    // What goes wrong in a worker that is being ended is of no interest any more.
    await ended?.on("error", () => {}).terminate();
  };
  const run = async (page: Page): Promise<PageResult> => {
    try {
      const running = await start();
      running.ref();
      const outcome = await readIn(running, page);
      if (outcome.killed !== null) {
        onKill(outcome.killed);
        await end();
      } else running.unref();
      return outcome.result;
    } catch (error) {
      await end();
      return { kind: "unreadable", reason: error instanceof Error ? error.message : "the parser did not start" };
    }
  };
  const parse = (page: Page): Promise<PageResult> => {
    const result = last.then(() => run(page));
    last = result;
    return result;
  };
  const close = async (): Promise<void> => {
    await last;
    await end();
  };
  return { parse, close };
}

/** A worker that has loaded its code. */
async function startWorker(): Promise<Worker> {
  const worker = new Worker(new URL("./page-worker.ts", import.meta.url), { resourceLimits: MEMORY });
  const why = await listen<string | null>(worker, {
    msMax: START_MS_MAX,
    onMessage: (_message, settle) => settle(null),
    onFailure: (why) => why,
  });
  if (why === null) return worker;
  await worker.on("error", () => {}).terminate();
  throw new Error(`the page parser did not start: ${why}`);
}

/** What came of a page, and why the worker must go if it must. */
type Outcome = { result: PageResult; killed: string | null };

async function readIn(worker: Worker, page: Page): Promise<Outcome> {
  let plain: PageResult | null = null;
  // A copy, so that the caller keeps its bytes. (`slice` of a Buffer would be none.)
  const bytes = new Uint8Array(page.bytes);
  worker.postMessage({ ...page, bytes }, [bytes.buffer]);
  return listen<Outcome>(worker, {
    msMax: PAGE_MS_MAX,
    onMessage: (message, settle) => {
      if (message.kind === "plain") plain = message.result;
      if (message.kind === "done") settle({ result: message.result, killed: null });
    },
    onFailure: (why) => ({ result: plain ?? { kind: "unreadable", reason: why }, killed: why }),
  });
}

type Listening<T> = {
  msMax: number;
  onMessage: (message: WorkerMessage, settle: (value: T) => void) => void;
  /** What to make of a worker that fails, ends or takes too long. */
  onFailure: (why: string) => T;
};

/** Waits for the worker's word, and leaves no listener of its own behind; a worker's other listeners are its own. */
async function listen<T>(worker: Worker, { msMax, onMessage, onFailure }: Listening<T>): Promise<T> {
  const { promise, resolve } = Promise.withResolvers<T>();
  const fail = (why: string): void => resolve(onFailure(why));
  const onError = (error: unknown): void =>
    fail(`cannot be read: ${error instanceof Error ? error.message : "unknown"}`);
  const onExit = (): void => fail("cannot be read: the parser ended");
  const onWord = (message: WorkerMessage): void => onMessage(message, resolve);
  const timer = setTimeout(() => fail(`takes longer than ${msMax} ms to read`), msMax);
  worker.on("message", onWord).on("error", onError).on("exit", onExit);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    worker.off("message", onWord).off("error", onError).off("exit", onExit);
  }
}
