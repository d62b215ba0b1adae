import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { z } from "zod";

import { madeNews, readBase, type BaseArticle } from "./made-news.ts";
import { madeQuestions } from "./made-questions.ts";

// node bench/cold-start.ts [ARTICLES.jsonl|.json] [COUNT] [--data DIR] [--slowest N] : import rate, cold start of `ask`, time of each
// question and look-up, and memory, at COUNT articles (10,000 unless given) made from the bundled samples and the file's; by the clock, and
// in processor time, which a busy machine changes less. The library made is kept in DIR, and used again when it is there. The N slowest
// questions are listed on standard error.

const options = parseArgs({
  allowPositionals: true,
  options: { data: { type: "string" }, slowest: { type: "string", default: "0" } },
});
const [source, count = "10000"] = options.positionals;
const ARTICLES = Number(count);
const WRITTEN_AT_ONCE = 10_000;
const COLD_STARTS = 10;
/** As `npm start` has it: new objects are collected in small steps, where one of 30 ms would fall to some question in ten. */
const SMALL_STEPS = "--max-semi-space-size=8";

/** Has a process say, as its last line on standard error, how much memory it took at most in kB, and its processor time in µs. */
const SAY_COST =
  "data:text/javascript,process.on('exit',()=>{const u=process.resourceUsage();process.stderr.write(`\\n${u.maxRSS} ${u.userCPUTime+u.systemCPUTime}\\n`)})";

const root = fileURLToPath(new URL("..", import.meta.url));

const timeSchema = z.object({ kind: z.string(), text: z.string(), ms: z.number(), cpuMs: z.number() });
const timesSchema = z.object({ times: z.array(timeSchema), found: z.number(), heapMb: z.number() });

const scratch = mkdtempSync(join(tmpdir(), "chipwire-bench-"));
const dataFolder = options.values.data ?? join(scratch, "data");
try {
  console.log(table(measure()));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** What is measured, by the clock, in processor time; empty where one of them says nothing. */
type Row = [measure: string, clock: string, processor: string];

function measure(): Row[] {
  const base = [join(root, "src/samples/articles.json"), ...(source === undefined ? [] : [source])].flatMap(readBase);
  const imported = existsSync(join(dataFolder, "library.sqlite")) ? [] : importRows(base);
  const colds = Array.from({ length: COLD_STARTS }, () => chipwire(["ask", "Why was DeepSeek R2 delayed?", "--json"]));
  return [
    ...imported,
    ...timeRows("cold start of `ask`", colds),
    ["memory of `ask`, most", `${Math.max(...colds.map(({ memoryMb }) => memoryMb))} MB`, ""],
    ...answerRows(base),
    ["library on disk", `${libraryMb()} MB`, ""],
  ];
}

/** Makes the articles and imports them. */
function importRows(base: readonly BaseArticle[]): Row[] {
  mkdirSync(dataFolder, { recursive: true });
  const file = join(scratch, "articles.jsonl");
  let lines: string[] = [];
  const write = (): void => {
    appendFileSync(file, lines.join(""));
    lines = [];
  };
  for (const article of madeNews(base, ARTICLES)) {
    lines.push(`${JSON.stringify(article)}\n`);
    if (lines.length === WRITTEN_AT_ONCE) write();
  }
  write();
  const done = chipwire(["import", file, "--json"]);
  const rate = (ms: number): string => `${Math.round((ARTICLES * 1000) / ms)} articles/s`;
  return [
    [`import of ${ARTICLES.toLocaleString("en")} articles`, rate(done.ms), rate(done.cpuMs)],
    ["memory of the importing process, most", `${done.memoryMb} MB`, ""],
  ];
}

/** Questions and look-ups in a process that answers many, each timed by itself. */
function answerRows(base: readonly BaseArticle[]): Row[] {
  const file = join(scratch, "questions.json");
  const headlines = base.flatMap(({ title }) => (title === null ? [] : [title]));
  const questions = madeQuestions(join(root, "src/samples/questions.json"), headlines);
  writeFileSync(file, JSON.stringify(questions));
  const { stdout, memoryMb } = timed([
    SMALL_STEPS,
    join(root, "bench/answer-times.ts"),
    join(dataFolder, "library.sqlite"),
    file,
  ]);
  const { times, found, heapMb } = timesSchema.parse(JSON.parse(stdout));
  const slowest = times.toSorted((a, b) => b.cpuMs - a.cpuMs).slice(0, Number(options.values.slowest));
  for (const { text, ms, cpuMs } of slowest) console.error(`${inMs(ms)} (${inMs(cpuMs)}) ${text}`);
  const isAsked = ({ kind }: { kind: string }): boolean => !kind.startsWith("look-up");
  const lookUps = Map.groupBy(
    times.filter((time) => !isAsked(time)),
    ({ kind }) => kind,
  );
  const asked = times.filter(isAsked);
  return [
    ...timeRows(`${asked.length} questions and follow-ups`, asked),
    ...[...lookUps].flatMap(([kind, all]) => timeRows(kind, all).slice(2)),
    ["of the questions, answered (the others refused)", `${Math.round((100 * found) / questions.length)} %`, ""],
    ["memory of that process, most", `${memoryMb} MB`, ""],
    ["heap of that process at its end", `${heapMb} MB`, ""],
  ];
}

function timeRows(what: string, costs: readonly { ms: number; cpuMs: number }[]): Row[] {
  return [0.5, 0.99, 1].map((share): Row => {
    const name = share === 1 ? "slowest" : `p${share * 100}`;
    const of = (values: readonly number[]): string => inMs(percentile(values, share));
    return [`${what}, ${name}`, of(costs.map(({ ms }) => ms)), of(costs.map(({ cpuMs }) => cpuMs))];
  });
}

function inMs(ms: number): string {
  return `${ms.toFixed(ms < 100 ? 1 : 0)} ms`;
}

function libraryMb(): number {
  const files = readdirSync(dataFolder).filter((name) => name.startsWith("library"));
  return Math.round(files.reduce((sum, name) => sum + statSync(join(dataFolder, name)).size, 0) / 1e6);
}

type Cost = { ms: number; cpuMs: number; memoryMb: number; stdout: string };

function chipwire(args: readonly string[]): Cost {
  return timed([join(root, "adapters/chipwire.mjs"), ...args]);
}

function timed(args: readonly string[]): Cost {
  const startedMs = performance.now();
  const done = spawnSync(process.execPath, ["--import", SAY_COST, ...args], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataFolder },
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
