import { createHash } from "node:crypto";

import { canonicalAddress } from "../../src/index.ts";
import type { FetchFailure, WebFetch } from "./fetch-result.ts";
import type { PageParser, PageResult } from "./page/index.ts";
import type { CachedPage, PageCache } from "./page-cache.ts";
import type { Robots } from "./robots.ts";

/** A page that was read, wherever it came from, or why it could not be. */
export type PageReading =
  | {
      kind: "read";
      /** Where it was, after redirects. */
      url: string;
      result: PageResult;
      /** False when it was in the cache, or its server said that it has not changed. */
      downloaded: boolean;
    }
  | FetchFailure;

/** `mayBeNewer`: there is reason to think that the page has changed, so the cache alone will not do. */
export type PageRequest = { url: string; mayBeNewer: boolean; signal: AbortSignal };

export type PageReader = (request: PageRequest) => Promise<PageReading>;

export type PageReaderDeps = { fetch: WebFetch; robots: Robots; parser: PageParser; cache: PageCache };

/**
 * Reads pages: out of the cache when they are there, else from the web, if robots.txt lets us, and through the parser. Many who ask for
 * one page at once get one download; a page whose bytes are the same is not parsed again.
 */
export function createPageReader(deps: PageReaderDeps): PageReader {
  const underway = new Map<string, Promise<PageReading>>();
  return (request) => {
    const key = canonicalAddress(request.url) ?? request.url;
    const running = underway.get(key) ?? read(key, request, deps).finally(() => underway.delete(key));
    underway.set(key, running);
    return running;
  };
}

async function read(
  key: string,
  { url, mayBeNewer, signal }: PageRequest,
  { fetch, robots, parser, cache }: PageReaderDeps,
): Promise<PageReading> {
  const kept = await cache.get(key);
  if (kept !== undefined && !mayBeNewer) return { kind: "read", url: kept.url, result: kept.result, downloaded: false };
  const answer = await fetch({ url, document: "page", validators: kept?.validators, signal, permit: robots.permit });
  if (answer.kind === "failed") return answer;
  if (answer.kind === "unchanged") {
    // Only a kept page's validators were sent, so there is one.
    if (kept !== undefined) await cache.set(key, kept);
    const result = kept?.result ?? {
      kind: "unreadable",
      reason: "its server says it has not changed, but it is not kept",
    };
    return { kind: "read", url: answer.url, result, downloaded: false };
  }
  const bodyHash = createHash("sha256").update(answer.bytes).digest("hex");
  const page = { bytes: answer.bytes, url: answer.url, contentType: answer.contentType };
  const result = kept?.bodyHash === bodyHash ? kept.result : await parser.parse(page);
  // What could not be read may have had no time on a busy machine: it is not kept, so that it can be tried again.
  if (result.kind === "unreadable") return { kind: "read", url: answer.url, result, downloaded: true };
  const entry: CachedPage = { url: answer.url, validators: answer.validators, bodyHash, result };
  await cache.set(key, entry);
  return { kind: "read", url: answer.url, result, downloaded: true };
}
