import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { jsonLines, runChipwire } from "./chipwire.ts";

const FIXTURE = fileURLToPath(new URL("../fixtures/stories/second.jsonl", import.meta.url));

const lineSchema = z.object({
  id: z.string(),
  title: z.string(),
  urls: z.array(z.url()).nonempty(),
  because: z.array(z.string()),
  firstReport: z.url().nullable(),
  independentSources: z.int().positive(),
});

let dataDir = "";
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "chipwire-stories-"));
  expect((await runChipwire(["import", FIXTURE], { dataDir })).status).toBe(0);
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

test("stories --json prints a line a story: every article in one, the reasons with those that have several", async () => {
  const ran = await runChipwire(["stories", "--json"], { dataDir });
  const lines = z.array(lineSchema).parse(jsonLines(ran));
  const urls = lines.flatMap((line) => line.urls);
  expect(new Set(urls).size).toBe(43);
  expect(urls).toHaveLength(43);
  for (const line of lines) expect(line.because).toHaveLength(line.urls.length - 1);
  expect(lines.filter((line) => line.urls.length > 1).length).toBeGreaterThanOrEqual(13);
  expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
});

test("stories --since leaves older ones out, for people too", async () => {
  const json = await runChipwire(["stories", "--since", "2026-09-01", "--json"], { dataDir });
  expect(jsonLines(json)).toHaveLength(2);
  const shown = await runChipwire(["stories", "--since", "2026-09-01"], { dataDir });
  expect(shown.stdout).toContain("first reported by");
  expect(shown.stdout).toMatch(/because .*both name/);
});

test("a day that is none ends with usage", async () => {
  const ran = await runChipwire(["stories", "--since", "2026-02-30"], { dataDir });
  expect(ran).toMatchObject({ status: 2, stdout: "" });
  expect(ran.stderr).toContain("YYYY-MM-DD");
});
