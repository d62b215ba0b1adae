import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { afterEach, beforeEach, expect, test } from "vitest";

import { jsonLines, runChipwire } from "../journeys/chipwire.ts";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "chipwire-parse-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const FIXTURE = "tests/fixtures/import/page.html";
const PAGE =
  "<html lang=en><title>Late</title><article><p>The wafer line ran eleven weeks late, and customers waited for it until spring.</p>\u001b[31m</article>";

function write(name: string, content: string | Uint8Array): string {
  const path = join(dataDir, name);
  writeFileSync(path, content);
  return path;
}

test("parse prints a page for people, and as one line of JSON", async () => {
  const shown = await runChipwire(["parse", FIXTURE, "--url", "https://chipblatt.example/a"], { dataDir });
  expect(shown).toMatchObject({ status: 0, stderr: "" });
  expect(shown.stdout).toContain(
    "Rechenzentrum in Leipzig wartet auf Beschleuniger\n2025-09-03T06:00:00.000Z · Chipblatt · de",
  );
  const told = await runChipwire(["parse", FIXTURE, "--url", "https://chipblatt.example/a", "--json"], { dataDir });
  expect(jsonLines(told)).toEqual([
    {
      id: FIXTURE,
      title: "Rechenzentrum in Leipzig wartet auf Beschleuniger",
      author: null,
      publishedAt: "2025-09-03T06:00:00.000Z",
      modifiedAt: null,
      siteName: "Chipblatt",
      canonicalUrl: "https://chipblatt.example/leipzig-wartet",
      language: "de",
      text:
        "Das Rechenzentrum in Leipzig wartet seit elf Wochen auf 640 Beschleuniger.\n\n" +
        "Der Lieferant nennt einen Engpass bei der Verpackung als Grund.",
    },
  ]);
});

test("a batch gives a line a page in its order, packed or not, and an error where there is no article", async () => {
  write("a.html", PAGE);
  write("b.html.gz", gzipSync(PAGE));
  write("bad.html.gz", "no gzip");
  write("front.html", "<title>Just a moment...</title><p>Verify you are human");
  const lines = [
    { id: "b", file: "b.html.gz", url: "https://fab.example/b" },
    { id: 7, file: "missing.html", url: "https://fab.example/c" },
    { id: "bad", file: "bad.html.gz", url: "https://fab.example/c" },
    { id: "front", file: "front.html", url: "https://fab.example/d" },
    { id: "no file" },
    { id: "a", file: "a.html", url: "https://fab.example/a" },
  ];
  const batch = write("batch.jsonl", lines.map((line) => JSON.stringify(line)).join("\n"));
  const ran = await runChipwire(["parse", "--batch", batch, "--json"], { dataDir });
  const text = "The wafer line ran eleven weeks late, and customers waited for it until spring.";
  expect(jsonLines(ran)).toMatchObject([
    { id: "b", title: "Late", language: "en", text: expect.stringContaining(text) },
    { id: 7, error: expect.stringContaining("is not there") },
    { id: "bad", error: expect.any(String) },
    { id: "front", error: "is behind a captcha" },
    { id: "no file", error: expect.stringContaining("batch.jsonl:5") },
    { id: "a", title: "Late" },
  ]);
  expect(ran).toMatchObject({ status: 1, stderr: expect.stringContaining("4 of 6 pages could not be parsed") });
});

test("a wrong command line says what is wanted", async () => {
  expect(await runChipwire(["parse"], { dataDir })).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("chipwire parse FILE.html"),
  });
  expect(await runChipwire(["parse", "--batch", join(dataDir, "no.jsonl"), "--json"], { dataDir })).toMatchObject({
    status: 1,
  });
});
