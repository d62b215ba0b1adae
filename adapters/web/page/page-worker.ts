import { parentPort } from "node:worker_threads";

import { shippedModel } from "./content.ts";
import type { WorkerMessage } from "./page-parser.ts";
import type { Page, PageResult } from "./page-result.ts";
import { readPage } from "./read-page.ts";

// The worker's side: pages come in one by one, what they say goes out.
const model = shippedModel();
const send = (message: WorkerMessage): void => parentPort?.postMessage(message, []);

parentPort?.on("message", (page: Page) => {
  send({ kind: "done", result: read(page) });
});
send({ kind: "ready" });

function read(page: Page): PageResult {
  try {
    return readPage(page, { model, onPlain: (result) => send({ kind: "plain", result }) });
  } catch (error) {
    return { kind: "unreadable", reason: `cannot be read: ${error instanceof Error ? error.message : "unknown"}` };
  }
}
