import { parentPort } from "node:worker_threads";

import type { FeedJob, FeedMessage } from "./feed-reader.ts";
import { readFeed } from "./index.ts";

// The worker's side: documents come in one by one, what they say goes out.
const send = (message: FeedMessage): void => parentPort?.postMessage(message, []);

parentPort?.on("message", ({ bytes, facts }: FeedJob) => send({ kind: "done", result: readFeed(bytes, facts) }));
send({ kind: "ready" });
