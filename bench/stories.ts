import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { createSqliteLibrary } from "../adapters/store/sqlite.ts";
import { type ArticleInput, createBot, type LocatedArticle, sampleArticles, type Story } from "../src/index.ts";

// node bench/stories.ts [ARTICLES] : what grouping costs in processor time beside the rest of an import, over the samples varied to so many articles.

const ARTICLES = Number(process.argv[2] ?? 10_000);
if (!Number.isInteger(ARTICLES) || ARTICLES < 1)
  throw new Error("Say how many articles: node bench/stories.ts 10000 (how right grouping is, chipwire eval says).");
const BATCH = 200;
/** Articles of one event in the made library. */
const REPORTS = 2;
/** Days between two made events that come from the same sample. */
const STEP_DAYS = 4;
const MS_PER_DAY = 86_400_000;

const now = (): Date => new Date("2026-11-24T12:00:00Z");
const log = (): void => {};

const folder = mkdtempSync(join(tmpdir(), "chipwire-bench-"));
try {
  console.log(table(await measure(join(folder, "library.sqlite"))));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(file: string): Promise<[string, string][]> {
  const library = await createSqliteLibrary({ file, log, now });
  const ungrouped = { ...library, stories: { ...library.stories, waiting: async () => [] } };
  const importing = createBot({ library: ungrouped, log, now });
  const base = sampleArticles;
  const importMs = await timed(async () => {
    for (let from = 0; from < ARTICLES; from += BATCH) {
      const batch = Array.from({ length: Math.min(BATCH, ARTICLES - from) }, (_, i) => varied(base, from + i));
      await importing.import(batch);
    }
  });
  const bot = createBot({ library, log, now });
  const sizeBefore = (await library.check()).bytes;
  const groupMs = await timed(() => bot.stories({ since: "9999-01-01" }));
  const grownBytes = (await library.check()).bytes - sizeBefore;
  let stories: readonly Story[] = [];
  const listMs = await timed(async () => (stories = await bot.stories()));
  await library.close();
  const several = stories.filter(({ articles }) => articles.length > 1);
  return [
    [`import of ${ARTICLES.toLocaleString("en")} articles without grouping`, rate(importMs)],
    ["grouping them", `${rate(groupMs)}, ${(groupMs / ARTICLES).toFixed(2)} ms an article`],
    ["listing all stories", `${listMs.toFixed(0)} ms`],
    ["stories, of them with several articles", `${stories.length}, ${several.length}`],
    ["largest story", `${Math.max(...stories.map(({ articles }) => articles.length))} articles`],
    ["room in the library", `${(grownBytes / ARTICLES / 1024).toFixed(1)} KiB an article`],
    ["memory at the end", `${Math.round(process.memoryUsage().rss / 1024 / 1024)} MiB`],
  ];
}

/** A sample as a report of another event: its own day and numbers; the next ones report the same in turned-round paragraphs. */
function varied(base: readonly ArticleInput[], index: number): LocatedArticle {
  const event = Math.floor(index / REPORTS);
  const article = base[event % base.length];
  if (article === undefined) throw new Error("no samples");
  const cycle = Math.floor(event / base.length);
  const paragraphs = article.text.split(/\n+/);
  const turn = index % Math.max(1, paragraphs.length);
  const text = [...paragraphs.slice(turn), ...paragraphs.slice(0, turn)].join("\n\n");
  const day = new Date(
    Date.parse("2023-01-01") + cycle * STEP_DAYS * MS_PER_DAY + (event % base.length) * 3 * MS_PER_DAY,
  );
  const url = `https://bench.example/${index}`;
  const input = {
    ...article,
    url,
    text: otherNumbers(text, cycle),
    published: day.toISOString().slice(0, 10),
    outlet: `Desk ${index % 97}`,
  };
  return { where: url, input };
}

function otherNumbers(text: string, cycle: number): string {
  return text.replace(/\b\d{2,3}\b/g, (number) => String(Number(number) + cycle * 7));
}

/** Processor time, so that what else runs on the machine does not count. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function rate(ms: number): string {
  return `${Math.round((ARTICLES * 1000) / ms)} articles/s`;
}

function table(rows: readonly [string, string][]): string {
  return ["| measure | value |", "|---|---|", ...rows.map(([name, value]) => `| ${name} | ${value} |`)].join("\n");
}
