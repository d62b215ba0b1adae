import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";

import { jsonLines, runChipwire } from "./chipwire.ts";

const FIXTURES = "tests/fixtures/import";

/** The answer line of CONTRACT.md. */
const answerSchema = z.object({
  id: z.union([z.string(), z.null()]),
  kind: z.enum(["found", "unknown", "correction", "ambiguous"]),
  language: z.string(),
  text: z.string().min(1),
  citations: z.array(
    z.strictObject({
      n: z.number(),
      url: z.string(),
      title: z.string().nullable(),
      publisher: z.string().nullable(),
      publishedAt: z.string().nullable(),
      language: z.string(),
      quote: z.string().min(1),
      start: z.number(),
      end: z.number(),
    }),
  ),
  closest: z
    .array(
      z.strictObject({
        url: z.string(),
        title: z.string().nullable(),
        publisher: z.string().nullable(),
        publishedAt: z.string().nullable(),
        language: z.string(),
      }),
    )
    .max(3)
    .optional(),
  contextLine: z.string().min(1),
  tookMs: z.number().nonnegative(),
});

let folder: string;
/** A library that holds the fixtures, for the tests that only ask. */
let filled: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "chipwire-journey-"));
  filled = join(folder, "filled");
  const ran = await runChipwire(["import", FIXTURES, "--json"], { dataDir: filled });
  expect(ran.status, ran.stderr).toBe(0);
  expect(jsonLines(ran).at(-1)).toEqual({ kind: "summary", new: 5, changed: 0, same: 0, refused: 0 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe("import", () => {
  test("a second time changes nothing, an edited article is changed, the rest stays", async () => {
    const again = await runChipwire(["import", FIXTURES, "--json"], { dataDir: filled });
    expect(jsonLines(again).at(-1)).toEqual({ kind: "summary", new: 0, changed: 0, same: 5, refused: 0 });
    const edited = readFileSync(join(FIXTURES, "articles.jsonl"), "utf8").replace("9,000 TPU", "9,500 TPU");
    const ran = await runChipwire(["import", write("edited.jsonl", edited)], { dataDir: filled });
    expect(ran).toMatchObject({ status: 0, stdout: "0 new, 1 changed, 1 same, 0 refused\n", stderr: "" });
  });

  test("bad input is named, each with its reason, and everything else is taken", async () => {
    const bad = join(folder, "bad");
    mkdirSync(join(bad, "no-articles"), { recursive: true });
    const line = (n: number): string =>
      JSON.stringify({ url: `https://bad.example/${n}`, text: `Line ${n} of chips in the yard.` });
    const lines = [1, 2, 3, 4, 5, 6].map(line);
    write(
      "bad/lines.jsonl",
      [...lines, '{"url": "https://bad.example/7", "text": oops}', line(8), '{"url": 9}'].join("\n"),
    );
    write("bad/picture.txt", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]));
    write("bad/huge.txt", "word ".repeat(10_000_000));
    write("bad/empty.md", "");
    write("bad/broken.xml", "<html>no feed</html>");
    const paths = ["lines.jsonl", "picture.txt", "huge.txt", "empty.md", "broken.xml", "no-articles", "missing.txt"];
    const ran = await runChipwire(["import", ...paths.map((name) => join(bad, name))], {
      dataDir: join(folder, "bad-data"),
    });
    expect(ran.status).toBe(1);
    expect(ran.stdout).toBe("7 new, 0 changed, 0 same, 8 refused\n");
    const notices = ran.stderr.replaceAll(`${bad}/`, "").trim().split("\n");
    expect(notices).toHaveLength(8);
    for (const expected of [
      /^refused lines\.jsonl:7: is no JSON: /,
      /^refused lines\.jsonl:9: url: .*; text: /,
      /^refused picture\.txt: is no text/,
      /^refused huge\.txt: is too long for an article: 50\.0 MB, the limit is 2\.0 MB/,
      /^refused empty\.md: is empty/,
      /^refused broken\.xml: is a web page, no feed/,
      /^refused no-articles: has no articles in it/,
      /^refused missing\.txt: is not there/,
    ]) {
      expect(
        notices.filter((notice) => expected.test(notice)),
        String(expected),
      ).toHaveLength(1);
    }
  });
});

describe("ask", () => {
  test("answers with quotes that stand in their article, as one line of JSON and nothing else", async () => {
    const ran = await runChipwire(["ask", "Why is the TPU lease in Dublin delayed?", "--json"], { dataDir: filled });
    expect(ran).toMatchObject({ status: 0, stderr: "" });
    const answers = jsonLines(ran).map((line) => answerSchema.parse(line));
    expect(answers).toHaveLength(1);
    expect(answers[0]?.kind).toBe("found");
    const late =
      "The lease of TPU pods in Dublin begins in March 2026 instead of January, because the power connection is late.";
    const citation = answers[0]?.citations.find(({ quote }) => quote === late);
    expect(citation).toMatchObject({
      url: "https://wire.example/tpu-lease-delayed",
      publisher: "Wire Example",
      publishedAt: "2025-12-11",
    });
    expect(`TPU lease in Dublin delayed to March\n${late}`.slice(citation?.start, citation?.end)).toBe(late);
  });

  test("--since answers only from what was published on that day or later", async () => {
    const ask = (since: string) =>
      runChipwire(["ask", "--json", "--since", since, "Why is the TPU lease in Dublin delayed?"], { dataDir: filled });
    const [within] = jsonLines(await ask("2025-12-01"));
    expect(answerSchema.parse(within).citations.map(({ publishedAt }) => publishedAt)).toContain("2025-12-11");
    const [after] = jsonLines(await ask("2026-01-01"));
    expect(JSON.stringify(after)).not.toContain("tpu-lease-delayed");
  });

  test("export pack writes a file that another library is made of, and writes over none", async () => {
    const file = join(folder, "pack.jsonl");
    expect(await runChipwire(["export", "pack", file], { dataDir: filled })).toMatchObject({ status: 0, stdout: "" });
    const copy = join(folder, "copied");
    expect((await runChipwire(["import", file], { dataDir: copy })).status).toBe(0);
    const ask = (dataDir: string) =>
      runChipwire(["ask", "--json", "Why is the TPU lease in Dublin delayed?"], { dataDir });
    const [[one], [other]] = [jsonLines(await ask(filled)), jsonLines(await ask(copy))];
    expect(answerSchema.parse(other).citations).toEqual(answerSchema.parse(one).citations);
    const again = await runChipwire(["export", "pack", file], { dataDir: filled });
    expect(again).toMatchObject({ status: 1, stderr: expect.stringMatching(/pack\.jsonl/) });
    const printed = await runChipwire(["export", "pack"], { dataDir: filled });
    expect(printed.stdout.trimEnd()).toBe(readFileSync(file, "utf8").trimEnd());
    const wrong = await runChipwire(["export", "pack", "--format", "ics"], { dataDir: filled });
    expect(wrong).toMatchObject({ status: 2, stderr: expect.stringMatching(/"ics" is none of json/) });
    const chats = await runChipwire(["export", "answers"], { dataDir: filled });
    expect(chats).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/One of story, timeline, sources, pack\./),
    });
  });

  test("--batch gives a line a line, in order; what cannot be asked is named and the rest is answered", async () => {
    const batch = write(
      "batch.jsonl",
      [
        { id: "first", question: "Why is the TPU lease in Dublin delayed?" },
        { id: "early", question: "Why is the TPU lease in Dublin delayed?", as_of: "2025-11-01", lang: "en" },
        { id: "empty", question: "  " },
        { id: "long", question: "x".repeat(100_000) },
        { id: "day", question: "Why?", as_of: "2025-13-01" },
      ]
        .map((line) => JSON.stringify(line))
        .join("\n") + '\nnot json\n{"id": "last", "question": "Worauf wartet das Rechenzentrum in Leipzig?"}\n',
    );
    const ran = await runChipwire(["ask", "--batch", batch, "--json"], { dataDir: filled });
    expect(ran.status).toBe(1);
    const lines = jsonLines(ran);
    expect(lines).toMatchObject([
      { id: "first", kind: "found" },
      { id: "early" },
      { id: "empty", kind: "error" },
      { id: "long", kind: "error", error: expect.stringContaining("100,000 characters long, the limit is 2,000") },
      { id: "day", kind: "error", error: expect.stringContaining("as_of") },
      { id: null, kind: "error", error: expect.stringContaining("is no JSON") },
      { id: "last", kind: "found", language: "de" },
    ]);
    const early = answerSchema.parse(lines[1]);
    expect(
      early.citations.map(({ publishedAt }) => publishedAt).filter((day) => day !== null && day > "2025-11-01"),
    ).toEqual([]);
    expect(ran.stderr).toContain("batch.jsonl:6: is no JSON");
    expect(ran.stderr).toContain("4 of 7 lines could not be asked");
  });

  test.each([
    ["an empty question", ["ask", " "], /The question is empty/],
    ["a question of 100 kB", ["ask", "x".repeat(100_000)], /100,000 characters long, the limit is 2,000/],
    ["a day that is none", ["ask", "Why?", "--as-of", "2025-02-30"], /--as-of "2025-02-30" is no day/],
    ["a period that is none", ["ask", "Why?", "--since", "lately"], /--since "lately" is no day/],
    ["an unknown command", ["gossip"], /no command "gossip". Commands: ask, chip, /],
    ["an unknown option", ["ask", "Why?", "--loud"], /--loud/],
    ["nothing to import", ["import"], /Nothing to import/],
  ])("%s is wrong usage", async (_name, args, message) => {
    const ran = await runChipwire(args, { dataDir: join(folder, "untouched") });
    expect(ran).toMatchObject({ status: 2, stdout: "", stderr: expect.stringMatching(message) });
    expect(ran.stderr).not.toMatch(/\n\s+at /);
  });

  test("OP-05: wrong settings end it with 78, the keys named and no secret shown", async () => {
    const environment = { LOG: "loud", DATABASE_URL: "postgres://user:hunter2@host/db" };
    const ran = await runChipwire(["ask", "Why?"], { dataDir: folder, environment });
    expect(ran).toMatchObject({
      status: 78,
      stdout: "",
      stderr: expect.stringMatching(/LOG: [^]*DATABASE_URL: |DATABASE_URL: [^]*LOG: /),
    });
    expect(ran.stderr).not.toMatch(/hunter2|\n\s+at /);
  });

  test("OP-05: a data folder that cannot be made is named too", async () => {
    const ran = await runChipwire(["ask", "Why?"], { dataDir: join(write("a-file", "x"), "data") });
    expect(ran).toMatchObject({
      status: 78,
      stdout: "",
      stderr: expect.stringMatching(/DATA_DIR: the folder cannot be made/),
    });
  });

  test.each([
    ["garbage", Buffer.from("this is no library ".repeat(500))],
    ["empty", Buffer.alloc(0)],
  ])("ST-04: a library file that is %s is refused with what to do, and left as it is", async (name, content) => {
    const dataDir = join(folder, `broken-${name}`);
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, "library.sqlite"), content);
    const ran = await runChipwire(["ask", "Why was R2 delayed?"], { dataDir });
    expect(ran).toMatchObject({ status: 1, stdout: "", stderr: expect.stringContaining("library.sqlite") });
    expect(ran.stderr).not.toMatch(/\n\s+at /);
    expect(readFileSync(join(dataDir, "library.sqlite")).equals(content)).toBe(true);
  });
});

describe("doctor", () => {
  test("says what works as lines of JSON, and fails on a library that does not", async () => {
    const ran = await runChipwire(["doctor", "--json"], { dataDir: filled });
    expect(ran.status, ran.stderr).toBe(0);
    const lines = z
      .array(z.object({ check: z.string(), status: z.string(), detail: z.string() }))
      .parse(jsonLines(ran));
    expect(lines.map(({ check }) => check)).toEqual([
      "node",
      "settings",
      "catalogue",
      "data folder",
      "library",
      "articles",
      "cache",
      "sources",
      "disk",
      "discord",
      "slack",
      "clock",
    ]);
    expect(lines.find(({ check }) => check === "articles")?.detail).toMatch(
      /^5 articles from 3 publishers|^5 articles/,
    );

    const dataDir = join(folder, "doctor-broken");
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, "library.sqlite"), "garbage ".repeat(1000));
    const broken = await runChipwire(["doctor"], { dataDir });
    expect(broken).toMatchObject({ status: 1, stdout: expect.stringMatching(/^fail library: /m) });
  });
});

describe("eval", () => {
  test("measures a set in a library of its own and writes the run", async () => {
    const set = join(folder, "set");
    mkdirSync(set);
    writeFileSync(join(set, "articles.jsonl"), readFileSync(join(FIXTURES, "articles.jsonl")));
    const common = { lang: "en", set: "en-en", answer_ids: ["f2"], gold: [["power connection"]] };
    const questions = [
      { id: "e1", question: "Why is the TPU lease in Dublin delayed?", type: "why", ...common },
      {
        id: "e2",
        question: "When is the next flight to Mars?",
        type: "unanswerable",
        ...common,
        answer_ids: [],
        gold: [],
      },
    ];
    writeFileSync(join(set, "questions.jsonl"), questions.map((each) => JSON.stringify(each)).join("\n"));
    const runFile = join(folder, "run.jsonl");
    const dataDir = join(folder, "eval-data");
    const ran = await runChipwire(["eval", set, "--json", "--run", runFile], { dataDir });
    expect(ran.status, ran.stderr).toBe(0);
    expect(jsonLines(ran)).toMatchObject([
      {
        articles: 2,
        questions: 2,
        quotesNotInArticle: 0,
        groups: [{ group: "all", n: 1, hit1: 1, evidence: 1 }, {}, {}, {}],
      },
    ]);
    expect(readFileSync(runFile, "utf8")).toContain('{"id":"e1","refused":false,"ranked":["f2"');
    expect(() => readFileSync(join(dataDir, "library.sqlite"))).toThrow("ENOENT");

    const missing = await runChipwire(["eval", join(folder, "nowhere")], { dataDir });
    expect(missing).toMatchObject({
      status: 1,
      stdout: "",
      stderr: expect.stringContaining("articles.jsonl is not there"),
    });
  });
});
