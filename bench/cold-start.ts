import { spawnSync } from "node:child_process";
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { z } from "zod";

// node bench/cold-start.ts [ARTICLES.jsonl|.json] [COUNT] : import rate, cold start of `ask`, time per question of a batch and memory, at
// COUNT articles (10,000 unless given).

const ARTICLES = Number(process.argv[3] ?? 10_000);
const WRITTEN_AT_ONCE = 10_000;
const COLD_STARTS = 10;
const BATCH_QUESTIONS = 500;

/** Has a process say, as its last line on standard error, how much memory it took at most, in kB. */
const SAY_MEMORY =
  "data:text/javascript,process.on('exit',()=>process.stderr.write('\\n'+process.resourceUsage().maxRSS+'\\n'))";

const root = fileURLToPath(new URL("..", import.meta.url));
const articleSchema = z.looseObject({ url: z.string(), title: z.string().nullable(), text: z.string() });
type BaseArticle = z.infer<typeof articleSchema>;

const folder = mkdtempSync(join(tmpdir(), "chipwire-bench-"));
try {
  console.log(table(measure(process.argv[2] ?? join(root, "src/samples/articles.json"))));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function measure(source: string): [string, string][] {
  const base = readBase(source);
  const articlesFile = join(folder, "articles.jsonl");
  for (let from = 0; from < ARTICLES; from += WRITTEN_AT_ONCE) {
    const length = Math.min(WRITTEN_AT_ONCE, ARTICLES - from);
    const lines = Array.from({ length }, (_, i) => `${JSON.stringify(varied(base, from + i))}\n`);
    appendFileSync(articlesFile, lines.join(""));
  }
  const imported = timed(["import", articlesFile, "--json"]);
  const question = "Why was DeepSeek R2 delayed?";
  const colds = Array.from({ length: COLD_STARTS }, () => timed(["ask", question, "--json"]));
  const coldMs = colds.map(({ ms }) => ms);
  const batch = batchTimes(base);
  const { took } = batch;
  return [
    [
      `import of ${ARTICLES.toLocaleString("en")} articles`,
      `${Math.round((ARTICLES * 1000) / imported.ms)} articles/s`,
    ],
    ["cold start of `ask`, p50", `${percentile(coldMs, 0.5).toFixed(0)} ms`],
    ["cold start of `ask`, slowest", `${percentile(coldMs, 1).toFixed(0)} ms`],
    [`\`ask --batch\`, ${took.length} questions, p50`, `${percentile(took, 0.5).toFixed(1)} ms`],
    [`\`ask --batch\`, ${took.length} questions, p99`, `${percentile(took, 0.99).toFixed(1)} ms`],
    ["memory of the importing process, most", `${imported.memoryMb} MB`],
    ["memory of `ask`, most", `${Math.max(...colds.map(({ memoryMb }) => memoryMb))} MB`],
    ["memory of `ask --batch`, most", `${batch.memoryMb} MB`],
    ["library on disk", `${libraryMb()} MB`],
  ];
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

function batchTimes(base: readonly BaseArticle[]): { took: number[]; memoryMb: number } {
  const file = join(folder, "questions.jsonl");
  const lines = Array.from({ length: BATCH_QUESTIONS }, (_, i) => {
    const words = (base[i % base.length]?.title ?? "chips").split(/\s+/).slice(i % 3, 8 + (i % 3));
    return `${JSON.stringify({ id: String(i), question: `${words.join(" ")}?` })}\n`;
  });
  writeFileSync(file, lines.join(""));
  const { stdout, memoryMb } = timed(["ask", "--batch", file, "--json"]);
  const lineSchema = z.object({ tookMs: z.number() });
  const answered = stdout.split("\n").filter(Boolean);
  return { took: answered.map((line) => lineSchema.parse(JSON.parse(line)).tookMs), memoryMb };
}

function libraryMb(): number {
  const files = readdirSync(join(folder, "data")).filter((name) => name.startsWith("library"));
  return Math.round(files.reduce((sum, name) => sum + statSync(join(folder, "data", name)).size, 0) / 1e6);
}

function timed(args: readonly string[]): { ms: number; stdout: string; memoryMb: number } {
  const startedMs = performance.now();
  const done = spawnSync(process.execPath, ["--import", SAY_MEMORY, join(root, "adapters/chipwire.mjs"), ...args], {
    cwd: root,
    env: { ...process.env, DATA_DIR: join(folder, "data") },
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (done.status !== 0)
    throw new Error(`chipwire ${args[0]} ended with ${done.status}: ${done.stderr.slice(0, 2000)}`);
  const memoryMb = Math.round(Number(done.stderr.trim().split("\n").at(-1)) / 1000);
  return { ms: performance.now() - startedMs, stdout: done.stdout, memoryMb };
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}

function table(rows: readonly [string, string][]): string {
  return ["| measure | value |", "|---|---|", ...rows.map(([name, value]) => `| ${name} | ${value} |`)].join("\n");
}
