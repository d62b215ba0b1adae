import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { jsonLines, runChipwire } from "../journeys/chipwire.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "chipwire-feed-"));
  const item = "<item><title>One\u001b[31m</title><link>/1</link><pubDate>12 Aug 2025 10:00 GMT</pubDate></item>";
  writeFileSync(join(folder, "good.xml"), `<rss><channel><title>T</title>${item}</channel></rss>`);
  writeFileSync(join(folder, "page.xml"), "<!doctype html><title>Log in</title>");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]) => runChipwire(["feed", ...args], { dataDir: join(folder, "data") });
const URL_OF_FEED = "https://a.example/feed";

describe("chipwire feed", () => {
  test("prints one feed as a line of JSON, and as lines for people with nothing in them that moves a terminal", async () => {
    const [json, lines] = await Promise.all([
      run(join(folder, "good.xml"), "--url", URL_OF_FEED, "--json"),
      run(join(folder, "good.xml"), "--url", URL_OF_FEED),
    ]);
    expect(json.status, json.stderr).toBe(0);
    expect(jsonLines(json)).toEqual([
      {
        title: "T",
        link: null,
        language: null,
        items: [
          {
            id: expect.stringMatching(/^[0-9a-f]{32}$/),
            title: "One[31m",
            link: "https://a.example/1",
            publishedAt: "2025-08-12T10:00:00.000Z",
            summary: null,
            content: null,
            author: null,
          },
        ],
      },
    ]);
    expect(lines).toMatchObject({ status: 0, stdout: "T\n2025-08-12T10:00  One[31m  https://a.example/1\n" });
  });

  test("what is no feed is an error with its reason and status 1; a file that is not there and a missing address are named", async () => {
    const [page, missing, unknown] = await Promise.all([
      run(join(folder, "page.xml"), "--url", URL_OF_FEED, "--json"),
      run(join(folder, "nope.xml"), "--url", URL_OF_FEED, "--json"),
      run(join(folder, "good.xml")),
    ]);
    expect(page.status).toBe(1);
    expect(jsonLines(page)).toEqual([{ error: expect.stringContaining("is a web page") }]);
    expect(missing).toMatchObject({ status: 1, stdout: "", stderr: expect.stringContaining("nope.xml is not there") });
    expect(unknown).toMatchObject({ status: 2, stdout: "", stderr: expect.stringContaining("--url") });
  });

  test("a batch gives a line a line, in its order, each with its id", async () => {
    const batch = join(folder, "batch.jsonl");
    const lines = [
      { id: "a", file: "good.xml", url: URL_OF_FEED },
      { id: 2, file: "nope.xml", url: URL_OF_FEED },
      { id: "c", file: "page.xml", url: "no address" },
      { id: "d", file: "page.xml", url: URL_OF_FEED },
    ];
    writeFileSync(batch, lines.map((line) => JSON.stringify(line)).join("\n"));
    const ran = await run("--batch", batch, "--json");
    expect(ran.status).toBe(1);
    expect(ran.stderr).toContain("3 of 4");
    expect(jsonLines(ran)).toMatchObject([
      { id: "a", title: "T", items: [{ link: "https://a.example/1" }] },
      { id: 2, error: expect.stringContaining("is not there") },
      { id: "c", error: expect.stringContaining("url") },
      { id: "d", error: expect.stringContaining("is a web page") },
    ]);
  });
});
