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
    await ended?.terminate();
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
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("the page parser did not start in time")), START_MS_MAX);
    worker.once("message", () => resolve());
    worker.once("error", reject);
    worker.once("message", () => clearTimeout(timer));
    worker.once("error", () => clearTimeout(timer));
  });
  worker.removeAllListeners();
  return worker;
}

/** What came of a page, and why the worker must go if it must. */
type Outcome = { result: PageResult; killed: string | null };

async function readIn(worker: Worker, page: Page): Promise<Outcome> {
  let plain: PageResult | null = null;
  const outcome = await new Promise<Outcome>((resolve) => {
    const giveUp = (why: string): void =>
      resolve({ result: plain ?? { kind: "unreadable", reason: why }, killed: why });
    const timer = setTimeout(() => giveUp(`takes longer than ${PAGE_MS_MAX} ms to read`), PAGE_MS_MAX);
    worker.on("message", (message: WorkerMessage) => {
      if (message.kind === "plain") plain = message.result;
      if (message.kind === "done") resolve({ result: message.result, killed: null });
      if (message.kind === "done") clearTimeout(timer);
    });
    worker.on("error", (error) => {
      clearTimeout(timer);
      giveUp(`cannot be read: ${error instanceof Error ? error.message : "the parser failed"}`);
    });
    // A copy, so that the caller keeps its bytes.
    const bytes = page.bytes.slice();
    worker.postMessage({ ...page, bytes }, [bytes.buffer]);
  });
  worker.removeAllListeners();
  return outcome;
}
