import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { readArticleLine } from "../../adapters/files/article-line.ts";
import { decodeText } from "../../adapters/files/decode-text.ts";
import { readFeedFile } from "../../adapters/files/feed-file.ts";
import { findFiles } from "../../adapters/files/find-files.ts";
import type { Found } from "../../adapters/files/found.ts";
import { htmlText } from "../../adapters/files/html-page.ts";
import { readJsonLines } from "../../adapters/files/json-lines.ts";
import { readArticles } from "../../adapters/files/read-articles.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "chipwire-files-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

const uncached = { getOrParse: async <T>(_key: string, parse: () => T | Promise<T>) => parse() };

async function readAll(...paths: string[]): Promise<Found[]> {
  const found: Found[] = [];
  for (const each of await findFiles(paths)) {
    if (each.kind === "refused") found.push(each);
    else found.push(...(await collect(readArticles([each], { cache: uncached, onBytes: () => {} }))));
  }
  return found;
}

describe("decoding", () => {
  const french = "Les débuts de l’Ascend 910C : décevants";

  test.each([
    ["UTF-8", Buffer.from(french)],
    ["UTF-8 with a byte order mark", Buffer.from(`\ufeff${french}`)],
    ["UTF-16 with a byte order mark", Buffer.from(`\ufeff${french}`, "utf16le")],
    ["UTF-16, the other way round", Buffer.from(`\ufeff${french}`, "utf16le").swap16()],
    ["Windows-1252", Buffer.from(french.replace("’", "\u0092"), "latin1")],
  ])("%s gives the text without marks", (_name, bytes) => {
    expect(decodeText(bytes)).toEqual({ kind: "text", text: french });
  });

  test("the encoding a page declares is used", () => {
    const page = Buffer.concat([Buffer.from('<meta charset="gb18030"><p>'), Buffer.from([0xbb, 0xaa, 0xce, 0xaa])]);
    expect(decodeText(page)).toEqual({ kind: "text", text: '<meta charset="gb18030"><p>华为' });
  });

  test.each([
    ["nothing", Buffer.alloc(0), "is empty"],
    ["white space", Buffer.from(" \n\t "), "is empty"],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), "binary"],
    ["bytes without a NUL", Buffer.from(Array.from({ length: 4000 }, (_, i) => (i % 255) + 1)), "binary"],
  ])("%s is no text", (_name, bytes, reason) => {
    expect(decodeText(bytes)).toEqual({ kind: "unreadable", reason: expect.stringContaining(reason) });
  });

  test("what was text stays text, whatever it holds", () => {
    const anyText = fc.string({ unit: "grapheme", minLength: 1 }).filter((text) => !/[\0-\u001f]|^\s*$/u.test(text));
    fc.assert(fc.property(anyText, (text) => decodeText(Buffer.from(text)).kind === "text"));
  });
});

describe("JSON lines", () => {
  test("each line is told by its number, blank ones are passed over, the last needs no line feed", async () => {
    const path = write("a.jsonl", '\ufeff{"a":1}\r\n\n{"a":\n[2]');
    expect(await collect(readJsonLines(path))).toMatchObject([
      { kind: "value", line: 1, value: { a: 1 } },
      { kind: "broken", line: 3, reason: expect.stringContaining("is no JSON") },
      { kind: "value", line: 4, value: [2] },
    ]);
  });

  test("a line of 50 MB is refused without being held, the next is read", async () => {
    const path = write("a.jsonl", `{"text":"${"x".repeat(50_000_000)}"}\n{"a":1}\n`);
    expect(await collect(readJsonLines(path))).toMatchObject([
      { kind: "broken", line: 1, reason: expect.stringContaining("longer than 12 MB") },
      { kind: "value", line: 2 },
    ]);
  });

  test("lines come back as they were written, wherever the pieces of the file end", async () => {
    const values = fc.array(fc.jsonValue(), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(values, async (written) => {
        const path = write("p.jsonl", written.map((value) => JSON.stringify(value)).join("\n"));
        const lines = await collect(readJsonLines(path));
        expect(lines.map((line) => JSON.stringify(line.kind === "value" ? line.value : line))).toEqual(
          written.map((value) => JSON.stringify(value)),
        );
      }),
      { numRuns: 30 },
    );
  });

  test.each([
    [{ url: "https://a.example/1" }, /text: /],
    [{ url: "javascript:alert(1)", text: "t" }, /url: must be/],
    [{ url: "https://a.example/1", text: "t", published: "2025-02-30" }, /published: must be/],
    [{ url: "https://a.example/1", text: "t", lang: "english please" }, /lang: must be/],
    [{ url: "https://a.example/1", text: " \n" }, /has no text/],
    [{ url: "https://a.example/1", text: "x".repeat(2_000_001) }, /2\.0 MB long, the limit is 2\.0 MB/],
    [[1, 2], /the line: /],
  ])("a line with wrong fields says which: %#", (value, reason) => {
    expect(readArticleLine(value)).toMatchObject({ kind: "wrong", reason: expect.stringMatching(reason) });
  });

  test("only the address and the text have to be there", () => {
    expect(readArticleLine({ url: "https://a.example/1", text: "t", lang: "fr-FR", extra: 1 })).toMatchObject({
      input: { url: "https://a.example/1", title: null, outlet: null, lang: "fr", published: null, text: "t" },
    });
  });
});

describe("pages and feeds", () => {
  test("a page gives its text without navigation, scripts and notes", async () => {
    expect(await readAll("tests/fixtures/import/page.html")).toEqual([
      {
        kind: "article",
        where: "tests/fixtures/import/page.html",
        input: {
          url: "https://chipblatt.example/leipzig-wartet",
          title: "Rechenzentrum in Leipzig wartet auf Beschleuniger",
          outlet: "Chipblatt",
          lang: "de",
          published: "2025-09-03T06:00:00.000Z",
          text:
            "Das Rechenzentrum in Leipzig wartet seit elf Wochen auf 640 Beschleuniger.\n\n" +
            "Der Lieferant nennt einen Engpass bei der Verpackung als Grund.",
        },
      },
    ]);
  });

  test("a page nested a hundred thousand deep is read", () => {
    expect(htmlText(`${"<div>".repeat(100_000)}<p>deep down</p>`)).toBe("deep down");
  });

  test("a saved text gives its first line as title and loses its boilerplate", async () => {
    const [found] = await readAll("tests/fixtures/import/saved-page.txt");
    expect(found).toMatchObject({
      input: { url: "file:saved-page.txt", title: "L’Ascend 910C déçoit les premiers clients" },
    });
    const text = found?.kind === "article" ? found.input.text : "";
    expect(text).toContain("connexions lentes");
    expect(text).not.toMatch(/Laisser un commentaire|Source et images|déçoit/);
  });

  test("a feed's items are articles, with their whole content", async () => {
    expect(await readAll("tests/fixtures/import/deeper/feed.xml")).toMatchObject([
      {
        where: "tests/fixtures/import/deeper/feed.xml item 1",
        input: {
          url: "https://fabnotes.example/memory-packaging",
          title: "Memory & packaging: a tight quarter",
          outlet: "Fab Notes",
          lang: "en",
          published: "2025-08-12T10:00:00.000Z",
          text: "The packaging line in Chiayi runs at full capacity until December.\n\nA second line opens in 2026.",
        },
      },
    ]);
  });

  test("an Atom feed is read too, an item without an address refused", () => {
    const atom =
      '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Chips</title>' +
      '<entry><title>T</title><link href="https://e.example/t"/><updated>2025-08-12T10:00:00Z</updated><content type="html">&lt;p&gt;C&lt;/p&gt;</content></entry>' +
      "<entry><title>Without</title><content>C</content></entry></feed>";
    expect(readFeedFile(Buffer.from(atom), "a.xml")).toMatchObject([
      { kind: "article", input: { url: "https://e.example/t", lang: "de", outlet: "Chips", text: "C" } },
      { kind: "refused", where: "a.xml item 2", reason: "has no web address" },
    ]);
    expect(readFeedFile(Buffer.from("<html><p>no feed"), "b.xml")).toMatchObject([{ kind: "refused", where: "b.xml" }]);
  });
});

describe("folders", () => {
  test("are read in the order of their names, hidden files left out, links back up end", async () => {
    mkdirSync(join(folder, "b", ".hidden"), { recursive: true });
    write("z.txt", "Z\n\nlast");
    write("a.txt", "A\n\nfirst");
    write("b/inner.md", "# B\n\ninner");
    write("b/.hidden/no.txt", "no");
    write("b/picture.png", "no article");
    symlinkSync(folder, join(folder, "b", "up"));
    const found = await findFiles([folder]);
    expect(found.map((each) => (each.kind === "file" ? each.name : each.reason))).toEqual([
      "a.txt",
      "b/inner.md",
      "z.txt",
    ]);
  });

  test("with no articles, missing paths and other kinds of file are named", async () => {
    mkdirSync(join(folder, "empty"));
    write("picture.png", "x");
    const found = await findFiles([join(folder, "empty"), join(folder, "no.txt"), join(folder, "picture.png")]);
    expect(found).toMatchObject([
      { where: join(folder, "empty"), reason: expect.stringContaining("has no articles") },
      { where: join(folder, "no.txt"), reason: "is not there" },
      { where: join(folder, "picture.png"), reason: expect.stringContaining("is none of .txt") },
    ]);
  });

  test("two files of one name do not overwrite each other", async () => {
    mkdirSync(join(folder, "x"));
    mkdirSync(join(folder, "y"));
    const files = await findFiles([write("x/a.txt", "A\n\none"), write("y/a.txt", "A\n\ntwo")]);
    const articles = files.filter((file) => file.kind === "file");
    const found = await collect(readArticles(articles, { cache: uncached, onBytes: () => {} }));
    expect(found.map(({ kind }) => kind)).toEqual(["article", "refused"]);
  });
});
