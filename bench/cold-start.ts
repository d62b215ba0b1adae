import { spawnSync } from "node:child_process";
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { z } from "zod";

// node bench/cold-start.ts [ARTICLES.jsonl|.json] [COUNT] : import rate, cold start of `ask`, time of each question and look-up, and memory, at
// COUNT articles (10,000 unless given); by the clock, and in processor time, which a busy machine changes less.

const ARTICLES = Number(process.argv[3] ?? 10_000);
const WRITTEN_AT_ONCE = 10_000;
const COLD_STARTS = 10;
const QUESTIONS = 500;

/** Has a process say, as its last line on standard error, how much memory it took at most in kB, and its processor time in µs. */
const SAY_COST =
  "data:text/javascript,process.on('exit',()=>{const u=process.resourceUsage();process.stderr.write(`\\n${u.maxRSS} ${u.userCPUTime+u.systemCPUTime}\\n`)})";

const root = fileURLToPath(new URL("..", import.meta.url));
const articleSchema = z.looseObject({ url: z.string(), title: z.string().nullable(), text: z.string() });
type BaseArticle = z.infer<typeof articleSchema>;

const timesSchema = z.record(z.string(), z.array(z.object({ ms: z.number(), cpuMs: z.number() })));

const folder = mkdtempSync(join(tmpdir(), "chipwire-bench-"));
try {
  console.log(table(measure(process.argv[2] ?? join(root, "src/samples/articles.json"))));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** What is measured, by the clock, in processor time; empty where one of them says nothing. */
type Row = [measure: string, clock: string, processor: string];

function measure(source: string): Row[] {
  const base = readBase(source);
  const articlesFile = join(folder, "articles.jsonl");
  for (let from = 0; from < ARTICLES; from += WRITTEN_AT_ONCE) {
    const length = Math.min(WRITTEN_AT_ONCE, ARTICLES - from);
    const lines = Array.from({ length }, (_, i) => `${JSON.stringify(varied(base, from + i))}\n`);
    appendFileSync(articlesFile, lines.join(""));
  }
  const imported = chipwire(["import", articlesFile, "--json"]);
  const rate = (ms: number): string => `${Math.round((ARTICLES * 1000) / ms)} articles/s`;
  const colds = Array.from({ length: COLD_STARTS }, () => chipwire(["ask", "Why was DeepSeek R2 delayed?", "--json"]));
  const cold = (share: number): [string, string] => [
    inMs(
      percentile(
        colds.map(({ ms }) => ms),
        share,
      ),
    ),
    inMs(
      percentile(
        colds.map(({ cpuMs }) => cpuMs),
        share,
      ),
    ),
  ];
  const answered = timeAnswers(base);
  return [
    [`import of ${ARTICLES.toLocaleString("en")} articles`, rate(imported.ms), rate(imported.cpuMs)],
    ["cold start of `ask`, p50", ...cold(0.5)],
    ["cold start of `ask`, slowest", ...cold(1)],
    ...answered.rows,
    ["memory of the importing process, most", `${imported.memoryMb} MB`, ""],
    ["memory of `ask`, most", `${Math.max(...colds.map(({ memoryMb }) => memoryMb))} MB`, ""],
    ["memory of a process that answers, most", `${answered.memoryMb} MB`, ""],
    ["library on disk", `${libraryMb()} MB`, ""],
  ];
}

function inMs(ms: number): string {
  return `${ms.toFixed(ms < 100 ? 1 : 0)} ms`;
}

function readBase(source: string): BaseArticle[] {
  const text = readFileSync(source, "utf8");
  const values: unknown = source.endsWith(".jsonl")
    ? text
        .split("\n")
        .filter(Boolean)
        .map((line): unknown => JSON.parse(line))
    : JSON.parse(text);
  return z.array(articleSchema).nonempty().parse(values);
}

/** One of the base articles as another outlet might print it: its own address, its paragraphs turned round, other numbers. */
function varied(base: readonly BaseArticle[], index: number): BaseArticle {
  const article = base[index % base.length];
  if (article === undefined) throw new Error("no base article");
  const paragraphs = article.text.split("\n").filter((line) => line.trim() !== "");
  const turn = index % Math.max(1, paragraphs.length);
  const turned = [...paragraphs.slice(turn), ...paragraphs.slice(0, turn)].join("\n\n");
  const text =
    turned.replace(/\d+/g, (number) => String(Number(number) + (index % 97))) +
    `\n\nreport${index} desk${index % 1009}`;
  return {
    ...article,
    url: `https://bench.example/${index}`,
    title: `${article.title ?? "Untitled"} (${index})`,
    text,
  };
}

/** Questions and look-ups in a process that answers many, each timed by itself. */
function timeAnswers(base: readonly BaseArticle[]): { rows: Row[]; memoryMb: number } {
  const file = join(folder, "questions.json");
  const questions = Array.from({ length: QUESTIONS }, (_, i) => {
    const words = (base[i % base.length]?.title ?? "chips").split(/\s+/).slice(i % 3, 8 + (i % 3));
    return `${words.join(" ")}?`;
  });
  writeFileSync(file, JSON.stringify(questions));
  const { stdout, memoryMb } = timed([join(root, "bench/answer-times.ts"), join(folder, "data/library.sqlite"), file]);
  const times = timesSchema.parse(JSON.parse(stdout));
  const rows = Object.entries(times).flatMap(([kind, all]) =>
    [0.5, 0.99].map((share): Row => {
      const of = (values: readonly number[]): string => inMs(percentile(values, share));
      return [
        `${all.length} × ${kind}, p${share * 100}`,
        of(all.map(({ ms }) => ms)),
        of(all.map(({ cpuMs }) => cpuMs)),
      ];
    }),
  );
  return { rows, memoryMb };
}

function libraryMb(): number {
  const files = readdirSync(join(folder, "data")).filter((name) => name.startsWith("library"));
  return Math.round(files.reduce((sum, name) => sum + statSync(join(folder, "data", name)).size, 0) / 1e6);
}

type Cost = { ms: number; cpuMs: number; memoryMb: number; stdout: string };

function chipwire(args: readonly string[]): Cost {
  return timed([join(root, "adapters/chipwire.mjs"), ...args]);
}

function timed(args: readonly string[]): Cost {
  const startedMs = performance.now();
  const done = spawnSync(process.execPath, ["--import", SAY_COST, ...args], {
    cwd: root,
    env: { ...process.env, DATA_DIR: join(folder, "data") },
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const ms = performance.now() - startedMs;
  if (done.status !== 0) throw new Error(`${args[0]} ended with ${done.status}: ${done.stderr.slice(0, 2000)}`);
  const [kilobytes = NaN, cpuUs = NaN] = (done.stderr.trim().split("\n").at(-1) ?? "").split(" ").map(Number);
  return { ms, cpuMs: cpuUs / 1000, memoryMb: Math.round(kilobytes / 1000), stdout: done.stdout };
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}

function table(rows: readonly Row[]): string {
  return [
    "| measure | by the clock | processor time |",
    "|---|---|---|",
    ...rows.map((row) => `| ${row.join(" | ")} |`),
  ].join("\n");
}
