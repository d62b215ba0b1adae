/**
 * Search beside FTS5 and MiniSearch over made text; prints a markdown table.
 *   node bench/search.ts [--sizes 10000,100000,1000000] [--engines blocks,fts5,minisearch]
 * Each engine runs in a process of its own, so memory is its own and no engine's garbage slows another.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createCorpus } from "./corpus.ts";
import type { Corpus, MadePassage } from "./corpus.ts";
import { createFts5, createMiniSearch, createPostingBlocks } from "./search-engines.ts";
import type { Engine } from "./search-engines.ts";

const SEED = 20_261_124;
const ARTICLE_PASSAGES = 4;
/** Articles handed over at once, as the importer does it. */
const BATCH_ARTICLES = 32;
const QUERIES = 200;
/** FTS5 takes seconds a query at a million passages. */
const QUERIES_AT_A_MILLION = 100;
const KNOWN_ITEMS = 200;
/** Beyond this MiniSearch needs more memory than Node's usual heap. */
const MINISEARCH_PASSAGES_MAX = 150_000;

const HEAD = `| passages | engine | short p50 / p99 ms | long p50 / p99 ms | first query ms | build passages/s | longest stall ms, wall / own | disk MB | heap MB | known item hit@10 |
|---|---|---|---|---|---|---|---|---|---|`;

const { values } = parseArgs({
  options: {
    sizes: { type: "string", default: "10000,100000" },
    engines: { type: "string", default: "blocks,fts5,minisearch" },
    one: { type: "string" },
  },
});
function runAll(sizes: readonly number[], engines: readonly string[]): void {
  console.log(HEAD);
  for (const size of sizes) {
    for (const engine of engines) {
      if (engine === "minisearch" && size > MINISEARCH_PASSAGES_MAX) {
        console.log(`| ${size} | MiniSearch | – needs more memory than Node's heap has | | | | | | | |`);
        continue;
      }
      const command = ["--expose-gc", import.meta.filename, "--one", engine, "--sizes", String(size)];
      const run = spawnSync(process.execPath, command, { stdio: ["ignore", "inherit", "inherit"] });
      if (run.status !== 0) throw new Error(`${engine} at ${size} ended with ${run.status}`);
    }
  }
}

async function runOne(name: string, size: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "bench-search-"));
  try {
    globalThis.gc?.();
    const before = process.memoryUsage();
    const engine = await engineOf(name, folder);
    const corpus = createCorpus(SEED);
    const known = createCorpus(SEED + 1);
    const build = await buildIndex(engine, corpus, { size, known });
    const first = await timeQueries(engine, [known.query(4)]);
    const count = size >= 1_000_000 ? QUERIES_AT_A_MILLION : QUERIES;
    const short = await timeQueries(engine, queries(known, count, [3, 5]));
    const long = await timeQueries(engine, queries(known, count, [12, 20]));
    const hits = await hitRate(engine, build.items);
    globalThis.gc?.();
    const after = process.memoryUsage();
    const memory = after.heapUsed + after.external - before.heapUsed - before.external;
    const mb = (bytes: number): string => (bytes / 1e6).toFixed(0);
    const cells = [size, engine.name, `${short.p50} / ${short.p99}`, `${long.p50} / ${long.p99}`, first.p50];
    const rest = [Math.round(build.rate), build.stall, mb(engine.diskBytes()), mb(memory), hits.toFixed(3)];
    console.log(`| ${[...cells, ...rest].join(" | ")} |`);
    await engine.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function engineOf(name: string, folder: string): Promise<Engine> {
  if (name === "blocks") return createPostingBlocks(folder);
  if (name === "fts5") return createFts5(folder);
  return createMiniSearch();
}

type Item = { place: number; words: string[] };

/**
 * Adds everything; making the text is not counted. The stall is the longest time between two turns of the main loop: by the
 * clock, and of that the processor time of this thread, which other processes on the machine cannot lengthen.
 */
async function buildIndex(
  engine: Engine,
  corpus: Corpus,
  { size, known }: { size: number; known: Corpus },
): Promise<{ rate: number; stall: string; items: Item[] }> {
  const items: Item[] = [];
  const every = Math.floor(size / KNOWN_ITEMS);
  let busyMs = 0;
  let wallMs = 0;
  let ownMs = 0;
  for (let done = 0; done < size;) {
    const articles: MadePassage[][] = [];
    for (; articles.length < BATCH_ARTICLES && done < size; done += ARTICLE_PASSAGES) {
      articles.push(Array.from({ length: ARTICLE_PASSAGES }, corpus.passage));
      const passage = articles.at(-1)?.[0];
      if (passage !== undefined && done % every < ARTICLE_PASSAGES)
        items.push({ place: done, words: known.remember(passage, 4) });
    }
    const watched = await watch(() => engine.add(articles));
    busyMs += watched.ms;
    wallMs = Math.max(wallMs, watched.wallMs);
    ownMs = Math.max(ownMs, watched.ownMs);
  }
  const { ms } = await watch(engine.finish);
  return { rate: (size / (busyMs + ms)) * 1000, stall: `${wallMs.toFixed(0)} / ${ownMs.toFixed(0)}`, items };
}

/** How long `work` and the turn after it took, and the longest time without a turn meanwhile. */
async function watch(work: () => Promise<void> | void): Promise<{ ms: number; wallMs: number; ownMs: number }> {
  const start = performance.now();
  const longest = { wallMs: 0, ownMs: 0 };
  let last = { wall: start, own: ownTimeMs() };
  let isOver = false;
  const turn = (): void => {
    const here = { wall: performance.now(), own: ownTimeMs() };
    longest.wallMs = Math.max(longest.wallMs, here.wall - last.wall);
    longest.ownMs = Math.max(longest.ownMs, here.own - last.own);
    last = here;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  await work();
  await new Promise((resolve) => setImmediate(resolve));
  isOver = true;
  turn();
  return { ms: performance.now() - start, ...longest };
}

/** Processor time of this thread. */
function ownTimeMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

const queries = (corpus: Corpus, count: number, [least, most]: readonly [number, number]): string[][] =>
  Array.from({ length: count }, () => corpus.query(least + Math.floor(corpus.random() * (most - least + 1))));

async function timeQueries(engine: Engine, asked: readonly string[][]): Promise<{ p50: string; p99: string }> {
  const times: number[] = [];
  for (const words of asked) {
    const start = performance.now();
    await engine.search(words);
    times.push(performance.now() - start);
  }
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2);
  return { p50: at(0.5), p99: at(0.99) };
}

async function hitRate(engine: Engine, items: readonly Item[]): Promise<number> {
  let found = 0;
  for (const { place, words } of items) if ((await engine.search(words)).includes(place)) found += 1;
  return found / items.length;
}

if (values.one === undefined) runAll(values.sizes.split(",").map(Number), values.engines.split(","));
else await runOne(values.one, Number(values.sizes));
