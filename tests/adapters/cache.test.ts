import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { type ArticleCache, type CachedFile, createArticleCache } from "../../adapters/store/cache.ts";

const TTL_MS = 86_400_000;
let folder: string;
let events: string[];
let nowMs: number;
const open: ArticleCache[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "chipwire-cache-"));
  events = [];
  nowMs = Date.now();
});
afterEach(async () => {
  for (const cache of open.splice(0)) await cache.close();
  rmSync(folder, { recursive: true, force: true });
});

function openCache(file = join(folder, "cache.sqlite")): ArticleCache {
  const cache = createArticleCache({
    file,
    ttlMs: TTL_MS,
    now: () => new Date(nowMs),
    log: (_level, event) => events.push(event),
  });
  open.push(cache);
  return cache;
}

const page = (text: string): CachedFile => ({
  kind: "article",
  input: { url: "file:a.txt", title: "A", outlet: null, lang: null, published: null, text },
});

/** Changes what is stored behind the cache's back. */
function tamper(change: (value: string) => string): void {
  const database = new DatabaseSync(join(folder, "cache.sqlite"));
  const row = database.prepare("SELECT value FROM keyv").get();
  database.prepare("UPDATE keyv SET value = ?").run(change(String(row?.["value"])));
  database.close();
}

describe("the cache of parsed articles", () => {
  test("keeps an article over a restart, until its time is over", async () => {
    await openCache().set("k", page("text"));
    const again = openCache();
    expect(await again.get("k")).toEqual(page("text"));
    nowMs += TTL_MS;
    expect(await again.get("k")).toBeUndefined();
    expect(events).toEqual([]);
  });

  test.each([
    ["ST-10: no JSON any more", (value: string) => value.slice(0, -5)],
    ["ST-10: another schema version", (value: string) => value.replace('"version":1', '"version":0')],
    ["ST-10: a field of the wrong type", (value: string) => value.replace('"text":"text"', '"text":7')],
  ])("%s is a miss with one log line, and is parsed again", async (_name, change) => {
    const cache = openCache();
    await cache.set("k", page("text"));
    tamper(change);
    expect(await cache.get("k")).toBeUndefined();
    expect(events).toHaveLength(1);
    expect(await openCache().getOrParse("k", () => page("new"))).toEqual(page("new"));
    expect(await openCache().get("k")).toEqual(page("new"));
  });

  test("ST-10: a file that is no database is made anew, with one log line", async () => {
    writeFileSync(join(folder, "cache.sqlite"), "garbage ".repeat(2000));
    const cache = openCache();
    expect(await cache.getOrParse("k", () => page("text"))).toEqual(page("text"));
    expect(await cache.get("k")).toEqual(page("text"));
    expect(events).toEqual(["cache_made_anew"]);
    expect(readFileSync(join(folder, "cache.sqlite")).subarray(0, 6).toString()).toBe("SQLite");
  });

  test("a store that cannot be opened is always a miss, told once", async () => {
    const cache = openCache(join(folder, "nowhere", "cache.sqlite"));
    const parsed = await Promise.all(["a", "b", "c"].map((key) => cache.getOrParse(key, () => page(key))));
    expect(parsed).toEqual([page("a"), page("b"), page("c")]);
    await cache.set("a", page("a"));
    expect(await cache.get("a")).toBeUndefined();
    expect(await cache.check()).toHaveProperty("problem");
    expect(events).toEqual(["cache_failed"]);
  });

  test("ST-10: a store that stops taking writes answers on, and does not say that it kept anything", async () => {
    const cache = openCache();
    await cache.set("k", page("text"));
    const database = new DatabaseSync(join(folder, "cache.sqlite"));
    database.exec("DROP TABLE keyv");
    database.close();
    expect(await cache.getOrParse("k", () => page("again"))).toEqual(page("again"));
    expect(events).toEqual(["cache_failed"]);
  });

  test("ST-12: five hundred callers at once for one key parse once", async () => {
    const cache = openCache();
    let parsed = 0;
    const parse = (): CachedFile => {
      parsed += 1;
      return page("text");
    };
    const results = await Promise.all(Array.from({ length: 500 }, () => cache.getOrParse("k", parse)));
    expect(parsed).toBe(1);
    expect(results.every((result) => result.kind === "article")).toBe(true);
  });

  test("a parser's own error is the caller's, and is not kept", async () => {
    const cache = openCache();
    const fail = (): CachedFile => {
      throw new Error("broken parser");
    };
    await expect(cache.getOrParse("k", fail)).rejects.toThrow("broken parser");
    expect(await cache.getOrParse("k", () => page("text"))).toEqual(page("text"));
  });
});
