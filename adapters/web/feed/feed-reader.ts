import { Worker } from "node:worker_threads";

import type { FeedFacts, FeedResult } from "./types.ts";

/** A document that takes longer is given up, on a machine that has time for it. */
const READ_MS_MAX = 2000;
/** Loading the worker's code is no document's fault, so it has a limit of its own. */
const START_MS_MAX = 30_000;
/** Megabytes; a document that needs more ends the worker, not the process. */
const MEMORY = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };

/** Reads feeds one after the other outside the main thread. `read` never rejects. */
export type FeedReader = {
  read: (bytes: Uint8Array, facts: FeedFacts) => Promise<FeedResult>;
  close: () => Promise<void>;
};

/** What goes to the worker, and what comes back: first that it is ready, then a result a document. */
export type FeedJob = { bytes: Uint8Array; facts: FeedFacts };
export type FeedMessage = { kind: "ready" } | { kind: "done"; result: FeedResult };

/** `readMsMax`: what is given up after how long; more than usual on a machine that is busy with other things. */
export type FeedReaderOptions = { readMsMax?: number };

/**
 * A reader in a worker thread that starts with the first document, and is ended and replaced when one takes too long or too much. It keeps no
 * process alive by itself.
 */
export function createFeedReader({ readMsMax = READ_MS_MAX }: FeedReaderOptions = {}): FeedReader {
  let worker: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const end = async (): Promise<void> => {
    const ended = worker;
    worker = null;
    await ended?.terminate();
  };
  const run = async (job: FeedJob): Promise<FeedResult> => {
    try {
      worker ??= await startWorker();
      worker.ref();
      const result = await answered(worker, job, readMsMax);
      worker.unref();
      return result;
    } catch (error) {
      await end();
      return { kind: "unreadable", reason: error instanceof Error ? error.message : "the feed reader failed" };
    }
  };
  return {
    read: (bytes, facts) => {
      const result = last.then(() => run({ bytes, facts }));
      last = result;
      return result;
    },
    close: async () => {
      await last;
      await end();
    },
  };
}

async function startWorker(): Promise<Worker> {
  const worker = new Worker(new URL("./feed-worker.ts", import.meta.url), { resourceLimits: MEMORY });
  await nextMessage(worker, START_MS_MAX, "the feed reader did not start in time");
  return worker;
}

async function answered(worker: Worker, { bytes, facts }: FeedJob, readMsMax: number): Promise<FeedResult> {
  // A copy, so that the caller keeps its bytes.
  const copy = new Uint8Array(bytes);
  worker.postMessage({ bytes: copy, facts }, [copy.buffer]);
  const message = await nextMessage(worker, readMsMax, `takes longer than ${readMsMax} ms to read`);
  return message.kind === "done" ? message.result : { kind: "unreadable", reason: "the feed reader failed" };
}

function nextMessage(worker: Worker, msMax: number, lateReason: string): Promise<FeedMessage> {
  return new Promise((resolve, reject) => {
    const settle = (done: () => void): void => {
      clearTimeout(timer);
      // Node has listeners of its own on a worker, which must stay.
      worker.removeAllListeners("message").removeAllListeners("error");
      done();
    };
    const timer = setTimeout(() => settle(() => reject(new Error(lateReason))), msMax);
    worker.once("message", (message: FeedMessage) => settle(() => resolve(message)));
    worker.once("error", (error) =>
      settle(() => reject(new Error(`cannot be read: ${error instanceof Error ? error.message : "no memory"}`))),
    );
  });
}
