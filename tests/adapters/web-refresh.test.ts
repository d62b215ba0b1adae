import { mkdtempSync, rmSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { createSqliteSources } from "../../adapters/store/sqlite-sources.ts";
import { readFeed } from "../../adapters/web/feed/index.ts";
import { findFeed } from "../../adapters/web/find-feed.ts";
import type { PageResult } from "../../adapters/web/page/index.ts";
import { createPageCache } from "../../adapters/web/page-cache.ts";
import { createPageReader } from "../../adapters/web/page-reader.ts";
import { refreshSources, type SourceReport } from "../../adapters/web/refresh.ts";
import { createRobots } from "../../adapters/web/robots.ts";
import {
  type ArticleInput,
  canonicalAddress,
  newSource,
  type NewSource,
  type SourceNotice,
  type Sources,
} from "../../src/index.ts";
import { createTestFetch, type LocalServer, startServer } from "./web-world.ts";

const FLOOR_MS = 3_600_000;

/** One document of a test's site; a function answers by itself. */
type Served =
  | string
  | { status?: number; headers?: Record<string, string>; body?: string }
  | ((request: IncomingMessage, response: ServerResponse) => void);

let site: LocalServer;
let served: Record<string, Served>;
let folder: string;
let sources: Sources;
let nowMs: number;
/** What the library holds, by canonical address, and how often it was written. */
let library: Map<string, ArticleInput>;
let writes: number;
const closing: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  served = {};
  library = new Map();
  writes = 0;
  nowMs = Date.parse("2026-11-24T08:00:00Z");
  folder = mkdtempSync(join(tmpdir(), "chipwire-refresh-"));
  site = await startServer(answer);
  sources = await createSqliteSources(join(folder, "sources.sqlite"));
  closing.push(site.close, sources.close);
});
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
  rmSync(folder, { recursive: true, force: true });
});

function answer(request: IncomingMessage, response: ServerResponse): void {
  const document = served[request.url ?? ""] ?? { status: 404 };
  if (typeof document === "function") return document(request, response);
  const { status = 200, headers = {}, body = "" } = typeof document === "string" ? { body: document } : document;
  const etag = headers["etag"];
  if (etag !== undefined && request.headers["if-none-match"] === etag) return void response.writeHead(304).end();
  response
    .writeHead(status, { "content-type": body.startsWith("<?xml") ? "application/rss+xml" : "text/html", ...headers })
    .end(body);
}

type Item = { path: string; title: string; guid?: string; date?: string; text?: string };

const feed = (items: readonly Item[], link = site.url): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title>${items
    .map(
      ({ path, title, guid = path, date = "Mon, 23 Nov 2026 09:00:00 GMT", text = `In short: ${title}.` }) =>
        `<item><title>${title}</title><link>${path.startsWith("http") ? path : link + path}</link><guid isPermaLink="false">${guid}</guid><pubDate>${date}</pubDate><description>${text}</description></item>`,
    )
    .join("")}</channel></rss>`;

const page = (title: string, head = ""): string =>
  `<html><head><title>${title}</title>${head}</head><body>${title} in full. ${"Words. ".repeat(60)}</body></html>`;

/** As much of a page parser as these tests need: the real one has tests of its own. */
function parsePage(bytes: Uint8Array): PageResult {
  const html = Buffer.from(bytes).toString();
  if (html.includes("Too slow now")) return { kind: "unreadable", reason: "takes longer than 1900 ms to read" };
  if (html.includes("Subscribe to read on")) return { kind: "blocked", what: "paywall" };
  const title = /<title>(.*?)<\/title>/.exec(html)?.[1] ?? null;
  const canonicalUrl = /rel="canonical" href="(.*?)"/.exec(html)?.[1] ?? null;
  const text = /<body>(.*)<\/body>/s.exec(html)?.[1] ?? "";
  const unknown = { author: null, publishedAt: null, modifiedAt: null, siteName: null, language: null };
  return { kind: "article", article: { ...unknown, title, canonicalUrl, text } };
}

type RefreshOptions = { which?: "all" | "due"; signal?: AbortSignal; onReport?: (report: SourceReport) => void };

/** One refresh by a process that starts, refreshes and ends. */
async function refresh({
  which = "all",
  signal = new AbortController().signal,
  onReport = () => {},
}: RefreshOptions = {}) {
  const now = (): Date => new Date(nowMs);
  const log = (): void => {};
  const client = createTestFetch({
    allow: [new URL(site.url).host, `localhost:${site.port}`],
    limits: { totalMs: 400 },
    network: { lookup: async () => [{ address: "127.0.0.1", family: 4 }] },
  });
  const cache = createPageCache({ file: join(folder, "pages.sqlite"), ttlMs: 86_400_000, now, log });
  const parser = { parse: async ({ bytes }: { bytes: Uint8Array }) => parsePage(bytes), close: async () => {} };
  const readPage = createPageReader({
    fetch: client.fetch,
    robots: createRobots({ fetch: client.fetch, now }),
    parser,
    cache,
  });
  const notices: SourceNotice[] = [];
  const reports = await refreshSources(
    { which, signal, onReport, onNotice: (notice) => notices.push(notice) },
    {
      sources,
      fetch: client.fetch,
      readFeed: async (bytes, facts) => readFeed(bytes, facts),
      readPage,
      now,
      clockMs: () => performance.now(),
      chance: () => 0.5,
      floorMs: FLOOR_MS,
      log,
      importArticles: async (articles) =>
        articles.map(({ input }) => {
          const address = canonicalAddress(input.url) ?? "";
          const before = library.get(address);
          library.set(address, input);
          writes += 1;
          const kind =
            before === undefined
              ? "new"
              : before.text === input.text && before.title === input.title
                ? "same"
                : "changed";
          return { kind, id: address, url: input.url };
        }),
    },
  );
  await cache.close();
  await client.close();
  return { reports, notices, byId: new Map(reports.map((report) => [report.id, report])) };
}

const follow = (id: string, path: string, given: Partial<NewSource> = {}) =>
  sources.add(
    newSource(
      { id, url: `${site.url}${path}`, site: null, title: id, language: "en", class: "trade press", ...given },
      new Date(nowMs),
    ),
  );

const titles = (): string[] => [...library.values()].map(({ title }) => title ?? "").toSorted();

describe("a refresh", () => {
  test("imports each item with its page's text, and the second one downloads nothing that has not changed", async () => {
    served = {
      "/feed": {
        headers: { etag: '"1"' },
        body: feed([
          { path: "/a?utm_source=rss", title: "Chip A" },
          { path: "/b", title: "Chip B" },
        ]),
      },
      "/a?utm_source=rss": page("Chip A"),
      "/b": page("Chip B"),
    };
    await follow("wire", "/feed");
    const first = await refresh();
    expect(first.byId.get("wire")).toMatchObject({
      kind: "read",
      items: 2,
      new: 2,
      pages: 2,
      fromFeed: 0,
      health: "ok",
    });
    expect([...library.values()][0]).toMatchObject({
      outlet: "wire",
      published: "2026-11-23T09:00:00.000Z",
      text: expect.stringContaining("Chip A in full."),
    });
    const asked = site.asked.length;
    expect((await refresh()).byId.get("wire")).toMatchObject({ kind: "unchanged", new: 0, pages: 0 });
    expect(site.asked.slice(asked)).toEqual(["/feed"]);
    expect(writes).toBe(2);
  });

  test("FR-08: the same feed with a new tag each time is read once", async () => {
    let tag = 0;
    const body = feed([{ path: "/a", title: "Chip A" }]);
    served = {
      "/feed": (_request, response) => response.writeHead(200, { etag: `"${(tag += 1)}"` }).end(body),
      "/a": page("Chip A"),
    };
    await follow("wire", "/feed");
    await refresh();
    expect((await refresh()).byId.get("wire")).toMatchObject({ kind: "unchanged", items: 0 });
    expect([tag, writes]).toEqual([2, 1]);
  });

  test("an edited item is read again, by its page's own tag; the article is the same one", async () => {
    served = {
      "/feed": feed([{ path: "/a", title: "Chip A" }]),
      "/a": { headers: { etag: '"p1"' }, body: page("Chip A") },
    };
    await follow("wire", "/feed");
    await refresh();
    served["/feed"] = feed([{ path: "/a", title: "Chip A, corrected" }]);
    expect((await refresh()).byId.get("wire")).toMatchObject({ kind: "read", pages: 0 });
    expect(site.requests.at(-1)?.headers["if-none-match"]).toBe('"p1"');
    served["/feed"] = feed([{ path: "/a", title: "Chip A, corrected again" }]);
    served["/a"] = { headers: { etag: '"p2"' }, body: page("Chip A, corrected again") };
    expect((await refresh()).byId.get("wire")).toMatchObject({ changed: 1, pages: 1 });
    expect(titles()).toEqual(["Chip A, corrected again"]);
  });

  test("HT-04, FR-15: where the page is walled, forbidden or not there, the feed's own text is used", async () => {
    served = {
      "/robots.txt": { body: "User-agent: *\nDisallow: /secret" },
      "/feed": feed([
        { path: "/wall", title: "Walled" },
        { path: "/secret", title: "Forbidden" },
        { path: "/lost", title: "Lost" },
        { path: "/file.pdf", title: "File" },
      ]),
      "/wall": page("Subscribe to read on"),
      "/secret": page("Never asked for"),
      "/file.pdf": { headers: { "content-type": "application/pdf" }, body: "%PDF" },
    };
    await follow("wire", "/feed");
    expect((await refresh()).byId.get("wire")).toMatchObject({ new: 4, fromFeed: 4, pages: 1, waiting: 0 });
    expect([...library.values()].map(({ text }) => text).toSorted()).toEqual(
      ["File", "Forbidden", "Lost", "Walled"].map((title) => `In short: ${title}.`),
    );
    expect(site.asked).not.toContain("/secret");
  });

  test("a page that does not answer is tried again in the next refreshes, and its text then takes the feed's place", async () => {
    served = {
      "/feed": { headers: { etag: '"1"' }, body: feed([{ path: "/a", title: "Chip A" }]) },
      "/a": { status: 503 },
    };
    await follow("wire", "/feed");
    expect((await refresh()).byId.get("wire")).toMatchObject({ new: 1, fromFeed: 1, waiting: 1 });
    served["/a"] = page("Chip A");
    expect((await refresh()).byId.get("wire")).toMatchObject({ changed: 1, waiting: 0, pages: 1 });
    expect((await refresh()).byId.get("wire")?.kind).toBe("unchanged");
    served["/feed"] = feed([{ path: "/b", title: "Chip B" }]);
    served["/b"] = { status: 503 };
    for (let count = 0; count < 5; count += 1) await refresh();
    expect(site.asked.filter((path) => path === "/b").length).toBe(3);
  });

  test("a page that could not be read in its time is tried again, and that it could not is not kept", async () => {
    served = { "/feed": feed([{ path: "/a", title: "Chip A" }]), "/a": page("Too slow now") };
    await follow("wire", "/feed");
    expect((await refresh()).byId.get("wire")).toMatchObject({ new: 1, fromFeed: 1, waiting: 1 });
    served["/a"] = page("Chip A");
    expect((await refresh()).byId.get("wire")).toMatchObject({ changed: 1, fromFeed: 0, waiting: 0 });
  });

  test("FR-05: one that hangs, loops, is no feed or is not there stops no other", async () => {
    served = {
      "/hangs": () => {},
      "/loops": { status: 302, headers: { location: "/loops" } },
      "/login": page("Just a moment"),
      "/good": feed([{ path: "/a", title: "Chip A" }]),
      "/a": page("Chip A"),
    };
    for (const id of ["hangs", "loops", "login", "nowhere", "good"]) await follow(id, `/${id}`);
    const { byId } = await refresh();
    expect(Object.fromEntries([...byId].map(([id, { kind }]) => [id, kind]))).toEqual({
      good: "read",
      hangs: "failed",
      login: "failed",
      loops: "failed",
      nowhere: "failed",
    });
    expect(titles()).toEqual(["Chip A"]);
    expect(byId.get("login")?.reason).toMatch(/web page, no feed/);
  });

  test("FD-04, FR-18: a feed that breaks keeps what it gave, is marked, and is told of once", async () => {
    served = { "/feed": feed([{ path: "/a", title: "Chip A" }]), "/a": page("Chip A") };
    await follow("wire", "/feed");
    await refresh();
    served["/feed"] = page("Just a moment...");
    const told: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      const { notices, byId } = await refresh();
      told.push(...notices.map(({ kind }) => kind));
      if (count > 0) expect(byId.get("wire")?.health).toBe("failing");
    }
    expect([told, titles()]).toEqual([["failing"], ["Chip A"]]);
    served["/feed"] = feed([
      { path: "/a", title: "Chip A" },
      { path: "/b", title: "Chip B" },
    ]);
    expect((await refresh()).notices.map(({ kind }) => kind)).toEqual(["recovered"]);
  });

  test("FR-09: a server that asked for time is not asked, by nobody", async () => {
    served = { "/feed": { status: 429, headers: { "retry-after": "7200" } } };
    await follow("wire", "/feed");
    await refresh();
    nowMs += 7_000_000;
    expect((await refresh()).byId.get("wire")?.kind).toBe("waiting");
    nowMs += 300_000;
    served["/feed"] = feed([]);
    expect((await refresh()).byId.get("wire")?.kind).toBe("read");
    expect(site.asked.length).toBe(2);
  });

  test("FR-10: twenty restarts within the floor ask once; two processes at once ask once", async () => {
    served = { "/feed": feed([]) };
    await follow("wire", "/feed");
    for (let count = 0; count < 20; count += 1) await refresh({ which: "due" });
    expect(site.asked).toEqual(["/feed"]);
    nowMs += 25 * FLOOR_MS;
    await Promise.all([refresh({ which: "due" }), refresh({ which: "due" })]);
    expect(site.asked.length).toBe(2);
  });

  test("FR-11, FR-12: gone is asked no more; a permanent redirect becomes the address, or the source that is there already", async () => {
    served = {
      "/gone": { status: 410 },
      "/old": { status: 301, headers: { location: "/new" } },
      "/twin": { status: 308, headers: { location: "/other" } },
      "/new": feed([]),
      "/other": feed([]),
    };
    for (const id of ["gone", "old", "twin", "other"]) await follow(id, `/${id}`);
    await refresh();
    await refresh();
    const asked = site.asked.length;
    await refresh();
    expect(site.asked.slice(asked).toSorted()).toEqual(["/new", "/other"]);
    const states = (await sources.list()).map(({ id, state, url }) => [id, state, url.slice(site.url.length)]);
    expect(states).toEqual([
      ["gone", "gone", "/gone"],
      ["old", "on", "/new"],
      ["other", "on", "/other"],
      ["twin", "gone", "/twin"],
    ]);
  });

  test("stopped in the middle, it keeps what it has, blames nobody, and the rest comes with the next one", async () => {
    const items = Array.from({ length: 50 }, (_, index) => ({ path: `/p${index}`, title: `Chip ${index}` }));
    served = { "/feed": { headers: { etag: '"1"' }, body: feed(items) } };
    const stopping = new AbortController();
    for (const { path, title } of items)
      served[path] = (_request, response) => {
        if (path === "/p25") stopping.abort(new Error("interrupted"));
        response.end(page(title));
      };
    await follow("wire", "/feed");
    expect((await refresh({ signal: stopping.signal })).byId.get("wire")?.kind).toBe("stopped");
    expect(library.size).toBeGreaterThanOrEqual(20);
    expect(library.size).toBeLessThan(50);
    expect((await sources.list())[0]?.memory).toMatchObject({ failures: 0, validators: null });
    await refresh();
    expect(library.size).toBe(50);
    expect(writes).toBe(50);
  });
});

describe("one article", () => {
  test("FD-07: five feeds that carry it under five links bring it once", async () => {
    const links = ["/chip?utm_source=a", "/chip/", "/chip/amp/", "/chip.html", `http://localhost:${site.port}/short`];
    served = {
      "/chip?utm_source=a": page("Chip"),
      "/chip/": page("Chip"),
      "/chip/amp/": page("Chip"),
      "/chip.html": page("Chip"),
      "/short": { status: 302, headers: { location: `${site.url}/chip/` } },
    };
    for (const [index, link] of links.entries()) {
      served[`/feed${index}`] = feed([{ path: link, title: `Chip, says feed ${index}` }]);
      await follow(`feed${index}`, `/feed${index}`);
      await refresh();
    }
    expect(library.size).toBe(1);
    expect(writes).toBe(1);
  });

  test("FD-07: a new guid, a new date or another tracking mark is no news", async () => {
    served = { "/feed": feed([{ path: "/a", title: "Chip A", guid: "1" }]), "/a": page("Chip A") };
    await follow("wire", "/feed");
    await refresh();
    for (const hour of [10, 11, 12]) {
      served["/feed"] = feed([
        {
          path: `/a?utm_campaign=${hour}`,
          title: "Chip A",
          guid: `g${hour}`,
          date: `Tue, 24 Nov 2026 ${hour}:00:00 GMT`,
        },
      ]);
      expect((await refresh()).byId.get("wire")).toMatchObject({ kind: "read", new: 0, changed: 0, same: 1, pages: 0 });
    }
    // The link changes, the item does not.
    served["/feed"] = feed([{ path: "/2026/11/a-chip", title: "Chip A", guid: "g12" }]);
    await refresh();
    expect(library.size).toBe(1);
  });

  test("a page's own name for itself counts on its own site only", async () => {
    served = {
      "/feed": feed([
        { path: "/x?id=1", title: "One" },
        { path: "/y", title: "Thief" },
      ]),
      "/x?id=1": page("One", `<link rel="canonical" href="${site.url}/one">`),
      "/y": page("Thief", `<link rel="canonical" href="http://localhost:${site.port}/theirs">`),
    };
    await follow("wire", "/feed");
    await refresh();
    expect(new Set(library.keys())).toEqual(
      new Set([canonicalAddress(`${site.url}/one`), canonicalAddress(`${site.url}/y`)]),
    );
  });

  test("a text from the feed gives way to the page's when another feed's link can be read", async () => {
    served = {
      "/search": feed([{ path: "/chip?from=search", title: "Chip", text: "A snippet." }]),
      "/wire": feed([{ path: "/chip", title: "Chip" }]),
      "/chip?from=search": { status: 403 },
      "/chip": page("Chip"),
    };
    await follow("search", "/search", { class: "aggregator" });
    await refresh();
    expect([...library.values()][0]?.text).toBe("A snippet.");
    await follow("wire", "/wire");
    await refresh();
    expect([...library.values()].map(({ text }) => text.startsWith("Chip in full."))).toEqual([true]);
  });
});

describe("what is fetched", () => {
  test("FS-11: nothing that a feed names but the links of its items, and those through the guard", async () => {
    const inside = await startServer((_request, response) => response.end("inside"));
    closing.push(inside.close);
    served = {
      "/feed": `<?xml version="1.0"?><?xml-stylesheet href="${inside.url}/xsl"?><!DOCTYPE rss SYSTEM "${inside.url}/dtd"><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xml:base="${inside.url}/base/"><channel><title>T</title>
        <atom:link rel="hub" href="${inside.url}/hub"/><atom:link rel="self" href="${inside.url}/self"/><image><url>${inside.url}/image</url></image>
        <item><title>Relative</title><link>${site.url}/a</link><enclosure url="${inside.url}/enclosure" type="audio/mpeg"/><description>&lt;img src="${inside.url}/img"&gt; Words</description></item>
        <item><title>Inside</title><link>${inside.url}/item</link><description>The feed's words</description></item></channel></rss>`,
      "/a": page(
        "A",
        `<meta http-equiv="refresh" content="0;url=${inside.url}/meta"><link rel="preload" href="${inside.url}/preload"><iframe src="${inside.url}/frame"></iframe>`,
      ),
    };
    await follow("wire", "/feed");
    await refresh();
    expect(site.asked.toSorted()).toEqual(["/a", "/feed", "/robots.txt"]);
    expect(inside.connections()).toBe(0);
  });

  test("the feed of a site is found where its page names it, or in the usual places", async () => {
    const client = createTestFetch({ allow: [new URL(site.url).host] });
    closing.push(client.close);
    const find = (path: string) =>
      findFeed(`${site.url}${path}`, {
        fetch: client.fetch,
        readFeed: async (bytes, facts) => readFeed(bytes, facts),
        signal: new AbortController().signal,
      });
    served = {
      "/": page(
        "Site",
        '<link rel="stylesheet" href="/x.css"><link type="application/rss+xml" href="/news.xml" rel="home alternate">',
      ),
      "/plain": page("No links"),
      "/news.xml": feed([{ path: "/a", title: "A" }]),
      "/moved": { status: 301, headers: { location: "/news.xml" } },
    };
    expect(await find("/")).toMatchObject({ kind: "found", url: `${site.url}/news.xml` });
    expect(await find("/moved")).toMatchObject({ kind: "found", url: `${site.url}/news.xml` });
    expect(await find("/plain")).toMatchObject({ kind: "none" });
    served["/rss.xml"] = feed([{ path: "/a", title: "A" }]);
    expect(await find("/plain")).toMatchObject({ kind: "found", url: `${site.url}/rss.xml` });
    expect(await find("/nowhere")).toMatchObject({ kind: "none", reason: expect.stringContaining("404") });
  });
});
