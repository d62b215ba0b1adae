import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { createSqliteSources } from "../../adapters/store/sqlite-sources.ts";
import { newSource, type NewsSource, type SeenPage, type Sources } from "../../src/index.ts";

const NOW = new Date("2026-11-24T08:00:00Z");
let folder: string;
const open: Sources[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "chipwire-sources-"));
});
afterEach(async () => {
  for (const sources of open.splice(0)) await sources.close();
  rmSync(folder, { recursive: true, force: true });
});

async function openSources(): Promise<Sources> {
  const sources = await createSqliteSources(join(folder, "sources.sqlite"));
  open.push(sources);
  return sources;
}

const source = (id: string, url = `https://${id}.example/feed`): NewsSource =>
  newSource({ id, url, site: null, title: id, language: "en", class: "trade press" }, NOW);

const page = (given: Partial<SeenPage>): SeenPage => ({
  address: "//a.example/1",
  sourceId: "a",
  itemId: "guid-1",
  itemHash: "h",
  article: "//a.example/1",
  text: "page",
  tries: 0,
  seenAt: NOW.toISOString(),
  ...given,
});

describe("the followed sources", () => {
  test("are put in once: what was removed does not come back", async () => {
    const sources = await openSources();
    expect(await sources.seed([source("a"), source("b")])).toBe(true);
    expect(await sources.remove("a")).toBe(true);
    expect(await sources.remove("a")).toBe(false);
    const again = await openSources();
    expect(await again.seed([source("a"), source("b")])).toBe(false);
    expect((await again.list()).map(({ id }) => id)).toEqual(["b"]);
  });

  test("come back as they were, in the order of their ids", async () => {
    const sources = await openSources();
    const [b, a] = [source("b"), { ...source("a"), incident: { kind: "stale", since: NOW.toISOString() } } as const];
    expect([await sources.add(b), await sources.add(a)]).toEqual([true, true]);
    expect(await (await openSources()).list()).toEqual([a, b]);
  });

  test("no address and no id is there twice", async () => {
    const sources = await openSources();
    expect(await sources.add(source("a"))).toBe(true);
    expect(await sources.add(source("a", "https://other.example/"))).toBe(false);
    expect(await sources.add(source("b", "https://a.example/feed"))).toBe(false);
    await sources.add(source("b"));
    const moved = await sources.update("b", (before) => ({ ...before, url: "https://a.example/feed", title: "moved" }));
    expect(moved).toMatchObject({ url: "https://b.example/feed", title: "moved" });
  });

  test("two at once change one after the other, and lose nothing", async () => {
    const [one, two] = [await openSources(), await openSources()];
    await one.add(source("a"));
    const count = (sources: Sources) =>
      sources.update("a", (before) => ({
        ...before,
        memory: { ...before.memory, failures: before.memory.failures + 1 },
      }));
    await Promise.all(Array.from({ length: 20 }, (_, index) => count(index % 2 === 0 ? one : two)));
    expect((await one.list())[0]?.memory.failures).toBe(20);
    expect(await one.update("nobody", (before) => before)).toBeNull();
  });
});

describe("the links that were followed", () => {
  test("are found by address, by item of their source, and by article", async () => {
    const sources = await openSources();
    const [first, second] = [
      page({}),
      page({ address: "//b.example/2", sourceId: "b", itemId: "guid-1", article: "//a.example/1" }),
    ];
    await sources.putPages([first, second]);
    expect(await sources.pages(["//a.example/1", "//nowhere.example/"])).toEqual(new Map([["//a.example/1", first]]));
    expect(await sources.itemPages("b", ["guid-1", "guid-2"])).toEqual(new Map([["guid-1", second]]));
    expect((await sources.articles(["//a.example/1"])).size).toBe(1);
    await sources.putPages([page({ text: "waiting", article: null })]);
    expect((await sources.pages(["//a.example/1"])).get("//a.example/1")?.text).toBe("waiting");
  });
});
