import { createServer } from "node:http";

import { afterAll, describe, expect, test } from "vitest";

import { createPageParser } from "../../adapters/web/page/index.ts";
import { hostilePages } from "../fixtures/hostile-pages.ts";

const kills: string[] = [];
const parser = createPageParser({ onKill: (why) => kills.push(why) });
afterAll(() => parser.close());

const parse = (html: string | Uint8Array, url = "https://fab.example/news/1") =>
  parser.parse({ bytes: typeof html === "string" ? Buffer.from(html) : html, url, contentType: "text/html" });

const GOOD = `<title>A good page</title><article><p>${"The wafer line ran late, and the accelerators shipped in spring. ".repeat(4)}</p></article>`;

describe("hostile pages", () => {
  test("HT-01: seventeen of them are made", () => {
    expect(hostilePages()).toHaveLength(17);
    expect(new Set(hostilePages().map(({ name }) => name)).size).toBe(17);
  });

  test.each(hostilePages().map(({ name, html }) => [name, html] as const))(
    "HT-01, FD-02: %s is answered",
    async (_name, html) => {
      const result = await parse(html);
      // A slow machine may end the worker: then the plain walk's text is there, or the reason.
      expect(["article", "blocked", "unreadable"]).toContain(result.kind);
      if (result.kind === "unreadable") expect(result.reason).toMatch(/takes longer|has no text|cannot be read/);
      expect(await parse(GOOD)).toMatchObject({ kind: "article", article: { title: "A good page" } });
    },
  );

  test("FD-02: a page that ends the worker leaves the parser working and other pages waiting their turn", async () => {
    const results = await Promise.all([parse(GOOD), parse("<p>x".repeat(2_000_000)), parse(GOOD)]);
    expect(results.map(({ kind }) => kind)).toEqual(["article", expect.any(String), "article"]);
  });

  test("the caller's bytes stay as they were", async () => {
    const bytes = Buffer.from(GOOD);
    await parse(bytes);
    expect(bytes.toString()).toBe(GOOD);
  });
});

describe("HT-02: a page's scripts, frames and preloads", () => {
  test("are neither run nor fetched", async () => {
    const asked: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url);
      response.end();
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const address = server.address();
    const at = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
    const result = await parse(
      `<html><head><title>Quiet</title><meta http-equiv="refresh" content="0;url=${at}/refresh"><link rel="preload" as="script" href="${at}/preload">
       <link rel="stylesheet" href="${at}/style"><base href="${at}/"><script src="${at}/script"></script></head><body onload="fetch('${at}/load')">
       <script>document.write("WRITTEN"); fetch("${at}/fetch")</script><iframe src="${at}/frame" srcdoc="<p>FRAMED</p>"></iframe><img src="${at}/image" onerror="alert(1)">
       <svg><foreignObject><p>DRAWN</p><script>fetch("${at}/svg")</script></foreignObject></svg><object data="${at}/object">OBJECT</object>
       <article><p>${"The accelerators shipped in spring, later than the customers had hoped. ".repeat(4)}</p></article></body></html>`,
    );
    server.close();
    expect(result).toMatchObject({ kind: "article", article: { title: "Quiet" } });
    expect(JSON.stringify(result)).not.toMatch(/WRITTEN|FRAMED|DRAWN|OBJECT|fetch/);
    expect(asked).toEqual([]);
  });
});

/** A page that ends the worker so often is to blame itself. */
const TRIES_MAX = 4;

describe("HT-03: 200 kB of", () => {
  const pieces = [
    "<",
    " ",
    "<!--",
    "<script",
    "\n",
    "&",
    "<a href=",
    '"',
    "(",
    "| ",
    "\u00a0",
    "@",
    "[",
    "a-",
    "<br> ",
    "🙂",
  ];

  test.each(pieces)("%j goes through every step without the worker having to be ended", async (piece) => {
    const filler = piece.repeat(200_000 / piece.length);
    const page =
      `<title>${filler.slice(0, 5000)}</title><meta name="author" content='${filler}'><script type="application/ld+json">{"headline":"${filler}"}</script>` +
      `<div class='${filler}'><p class="byline">${filler}</p></div>`;
    // A step that takes quadratic time ends the worker each time; a busy machine does not.
    let tries = 0;
    for (let before = -1; before !== kills.length && tries < TRIES_MAX; tries += 1) {
      before = kills.length;
      expect(["article", "blocked", "unreadable"]).toContain((await parse(page)).kind);
    }
    expect(tries).toBeLessThan(TRIES_MAX);
  });
});

describe("HT-05: what is no page", () => {
  test.each([
    ["a PDF", Buffer.from("%PDF-1.7\n<html>"), "a PDF"],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), "a picture"],
    ["an archive", Buffer.from("PK\u0003\u0004aaaa"), "an archive"],
    ["nothing", Buffer.alloc(0), "is empty"],
    ["20 MB and more", Buffer.alloc(20_000_001, 32), "longer than 20 MB"],
  ])("%s is not parsed as one", async (_name, bytes, reason) => {
    expect(await parse(bytes)).toEqual({ kind: "unreadable", reason: expect.stringContaining(reason) });
  });

  test("a type that no page has is believed where the bytes do not say otherwise", async () => {
    const json = {
      bytes: Buffer.from('{"a":1}'),
      url: "https://fab.example/a",
      contentType: "application/json; charset=utf-8",
    };
    expect(await parser.parse(json)).toEqual({ kind: "unreadable", reason: "is application/json, not a page" });
    expect(await parser.parse({ ...json, bytes: Buffer.from(GOOD) })).toMatchObject({ kind: "article" });
  });
});
