import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { readCatalogueFile } from "../../adapters/files/catalogue-file.ts";
import { createParts } from "../../adapters/parts.ts";
import { runProgram } from "../../adapters/terminal/program.ts";
import type { Terminal } from "../../adapters/terminal/terminal.ts";
import { columnsOf } from "../../adapters/terminal/wrap.ts";
import { parseConfig, sampleArticles } from "../../src/index.ts";

const COLUMNS = 80;

let folder: string;
let parts: ReturnType<typeof createParts>;
const printed: string[] = [];
const noticed: string[] = [];
const terminal: Terminal = {
  input: new PassThrough(),
  output: new PassThrough(),
  interactive: false,
  print: (line) => printed.push(line),
  notice: (line) => noticed.push(line),
  progress: undefined,
  styled: false,
  links: false,
  language: "en",
  columns: () => COLUMNS,
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "look-ups-"));
  parts = createParts({
    config: parseConfig({ DATA_DIR: folder }),
    terminal,
    version: "0.0.0",
    now: () => new Date("2026-11-24T12:00:00.000Z"),
    clockMs: () => 0,
    chance: () => 0,
  });
  await (await parts.bot()).import(sampleArticles.map((input, at) => ({ where: `sample ${at}`, input })));
});
afterAll(async () => {
  await parts.close();
  rmSync(folder, { recursive: true, force: true });
});

/** One command line in this process, over one library. */
async function run(...args: readonly string[]) {
  printed.length = 0;
  noticed.length = 0;
  const status = await runProgram(args, { terminal, version: "0.0.0", openParts: () => parts });
  return { status, stdout: printed.join("\n"), stderr: noticed.join("\n") };
}

describe("a look-up in the terminal", () => {
  test.each([
    [["chip", "B200"], /Memory bandwidth +8 TB\/s \[1\]\[2\]\[3\][\s\S]*\[1\] Epoch AI/],
    [["company", "Huawei"], /^Huawei — company\n[\s\S]*In the news, newest first\n- “/],
    [["topic", "H200", "--sort", "sources"], /Stories, most reported first\n- “[\s\S]*· \d\n? *articles \[1\]\[2\]/],
    [["timeline", "DeepSeek", "R2"], /May 2025 → delayed, no new date[\s\S]*\n- 25 Feb 2025: “/],
    [["compare", "H200", "MI325X", "--fields", "memory"], /Field +H200 SXM +Instinct MI325X\n─+[\s\S]*█/],
    [["compare", "H200 and MI325X on memory"], /Field +H200 SXM +Instinct MI325X\n─+[\s\S]*█/],
    [["news", "H20", "--lang", "de"], /^Nachrichten zu H20\n\n- „/],
    [["news", "--since", "2w"], /^News\n\nNothing since 10 Nov 2026\. What I have is older:\n\n- “/],
    [["why", "Why was DeepSeek R2 delayed?"], /DeepSeek R2 +name, deepseek-r2[\s\S]*threshold/],
    [["status"], /^What I have\n\n- 55 articles from 20 publishers\n/],
    [["chip", "Gaudi"], /Which one\?\n\n {2}1\. Gaudi \(1\) — chip Gaudi \(1\)\n/],
    [["complete", "mi45"], /^Instinct MI455X \(MI450\) · AMD$/],
  ])("%j", async (args, shown) => {
    const ran = await run(...args);
    expect(ran).toMatchObject({ status: 0, stderr: "" });
    expect(ran.stdout).toMatch(shown);
    // An address stands on a line of its own, so that it can be copied whole.
    const wide = ran.stdout.split("\n").filter((line) => columnsOf(line) > COLUMNS && !/^\s+\S+$/.test(line));
    expect(wide).toEqual([]);
  });

  test("as JSON is one line", async () => {
    const { stdout } = await run("compare", "H200", "MI325X", "--json");
    expect(stdout).not.toContain("\n");
    expect(JSON.parse(stdout)).toMatchObject({
      kind: "card",
      intent: { kind: "compare", names: ["H200", "MI325X"], fields: "core" },
      sources: [{ n: 1, from: "catalogue" }, {}, {}, {}],
      tookMs: 0,
    });
  });

  test.each([
    [["chip"], "Of what?"],
    [["compare", "H200"], "Two or three names."],
    [["compare", "A", "B", "C", "D"], "Two or three names."],
    [["chip", "B200", "--since", "7d"], "There is no --since here."],
    [["timeline", "H20", "--kind", "gossip"], '--kind "gossip" is none of all, launch'],
    [["news", "--since", "soon"], '--since "soon" is no day'],
    [["chip", "B200", "--as-of", "2026-02-30"], '--as-of "2026-02-30" is no day'],
    [["chip", "B200", "--lang", "xx"], '--lang "xx" is none of en, fr'],
    [["status", "now"], "status takes no arguments"],
    [["complete", "a", "--limit", "0"], "must be a whole number from 1 to 100"],
  ])("wrong usage is named: %j", async (args, told) => {
    const ran = await run(...args);
    expect(ran).toMatchObject({ status: 2, stdout: "" });
    expect(ran.stderr).toContain(told);
  });
});

describe("a catalogue file of one's own", () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const write = (content: string): string => {
    const file = join(folder, "own.json");
    writeFileSync(file, content);
    return file;
  };

  test("is read as the README shows it, with or without a byte order mark; none is no names", () => {
    const example = /```json\n(\[[\s\S]*?\])\n```/.exec(readme)?.[1] ?? "";
    expect(readCatalogueFile(write(example)).map(({ id }) => id)).toEqual(["acme-npu"]);
    expect(readCatalogueFile(write(`\uFEFF${example}`))).toHaveLength(1);
    expect(readCatalogueFile(null)).toEqual([]);
  });

  test.each([
    ["[{", "is no JSON"],
    ["{}", "must be a JSON list"],
    ['[{"id": "acme", "kind": "gadget", "name": "Acme", "aliases": {}}]', 'Catalogue entry "acme": "kind"'],
    ['[{"id": "Acme 1", "kind": "chip", "name": "Acme", "aliases": {}}]', 'Catalogue entry "Acme 1": "id"'],
    ['[{"id": "acme", "kind": "chip", "name": "Acme", "aliases": {"en": [1]}}]', '"aliases.en.0"'],
    ['[{"id": "acme", "kind": "chip", "name": "Acme", "parent": "nobody", "aliases": {}}]', '"nobody"'],
  ])("that is wrong is named, with the entry and the field: %s", (content, told) => {
    const file = write(content);
    expect(() => readCatalogueFile(file)).toThrow(`CATALOGUE_FILE: ${file}: `);
    expect(() => readCatalogueFile(file)).toThrow(told);
  });

  test("that is not there, or is a folder, is named", () => {
    expect(() => readCatalogueFile(join(folder, "nowhere.json"))).toThrow("is not there");
    expect(() => readCatalogueFile(folder)).toThrow("cannot be read");
  });
});

describe("reports in the terminal", () => {
  test.each([
    ["story", "MI455X delay"],
    ["first", "MI455X delay"],
    ["check", "AMD denied a delay of the MI455X"],
  ])("%s shows what the chat shows, in the language asked for, as text and as JSON", async (name, about) => {
    const text = await run(name, about, "--lang", "de");
    expect(text).toMatchObject({ status: 0, stderr: "" });
    expect(text.stdout).toContain("MI455X");
    const json = await run(name, about, "--json");
    expect(json.stdout.split("\n")).toHaveLength(1);
    expect(JSON.parse(json.stdout)).toMatchObject({
      sources: expect.arrayContaining([expect.objectContaining({ n: 1 })]),
    });
  });

  test.each([["story"], ["first"], ["check"]])("%s of nothing is wrong usage", async (name) => {
    expect(await run(name)).toMatchObject({ status: 2, stderr: expect.stringContaining(`Usage: chipwire ${name}`) });
  });

  test("a view there is not, or a day where none is taken, is wrong usage and not left out silently", async () => {
    expect(await run("story", "MI455X", "--view", "all")).toMatchObject({ status: 2 });
    expect(await run("first", "MI455X", "--as-of", "2026-01-01")).toMatchObject({ status: 2 });
  });
});
