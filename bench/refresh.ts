import { type ChildProcess, fork, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

import { z } from "zod";

// node bench/refresh.ts [FEEDS] : `chipwire refresh` of 200 local feeds with 20 pages each, every fifth of them hostile; then again.
// Linux: each feed has an address of its own under 127.1.0.0/16, so that each is a host of its own.

const FEEDS = Number(process.argv[2] ?? 200);
const PAGES = 20;
const HOSTILE_EVERY = 5;
const PORT = 18_733;
const HOSTILE = ["slow", "broken", "endless", "looping", "bomb"] as const;

const root = fileURLToPath(new URL("..", import.meta.url));
const hostOf = (index: number): string => `127.1.${Math.floor(index / 250)}.${(index % 250) + 1}`;
const hostileKind = (index: number): (typeof HOSTILE)[number] | null =>
  index % HOSTILE_EVERY === 0 ? (HOSTILE[(index / HOSTILE_EVERY) % HOSTILE.length] ?? null) : null;

type Counts = { feeds: number; unchanged: number; pages: number; robots: number };
const countsSchema = z.object({ feeds: z.number(), unchanged: z.number(), pages: z.number(), robots: z.number() });

const reportSchema = z.object({ kind: z.string(), new: z.number(), changed: z.number(), fromFeed: z.number() });
type Measured = { ran: Ran; counts: Counts; reports: z.infer<typeof reportSchema>[] };

if (process.argv[2] === "serve") serveSites(Number(process.argv[3]));
else await measure();

/** The sites, in a process of their own, so that their memory is not counted. */
function serveSites(feeds: number): void {
  let counts: Counts = { feeds: 0, unchanged: 0, pages: 0, robots: 0 };
  const samples = z
    .array(z.object({ title: z.string(), text: z.string() }))
    .parse(JSON.parse(readFileSync(join(root, "src/samples/articles.json"), "utf8")));
  const bomb = gzipSync(Buffer.alloc(64 * 1_048_576));
  let listening = 0;
  for (let index = 0; index < feeds; index += 1) {
    const site = `http://${hostOf(index)}:${PORT}`;
    const server = createServer((request, response) => {
      response.on("error", () => {});
      const page = /^\/story\/(\d+)/.exec(request.url ?? "")?.[1];
      const kind = hostileKind(index);
      if (request.url === "/robots.txt") {
        counts.robots += 1;
        response.writeHead(404).end();
      } else if (page !== undefined) {
        counts.pages += 1;
        response
          .writeHead(200, { "content-type": "text/html; charset=utf-8" })
          .end(storyPage(samples, index, Number(page)));
      } else if (kind !== null) {
        counts.feeds += 1;
        answerBadly(kind, response, bomb);
      } else if (request.headers["if-none-match"] === `"${index}"`) {
        counts.unchanged += 1;
        response.writeHead(304).end();
      } else {
        counts.feeds += 1;
        response
          .writeHead(200, { "content-type": "application/rss+xml", etag: `"${index}"` })
          .end(feedOf(samples, index, site));
      }
    });
    server.listen(PORT, hostOf(index), () => {
      listening += 1;
      if (listening === feeds) process.send?.("ready");
    });
  }
  process.on("message", () => {
    process.send?.(counts);
    counts = { feeds: 0, unchanged: 0, pages: 0, robots: 0 };
  });
}

function answerBadly(kind: (typeof HOSTILE)[number], response: ServerResponse, bomb: Buffer): void {
  if (kind === "looping") response.writeHead(302, { location: "/feed" }).end();
  else if (kind === "broken")
    response.writeHead(200, { "content-type": "application/rss+xml" }).end("<html><p>Just a moment".repeat(500));
  else if (kind === "bomb") response.writeHead(200, { "content-encoding": "gzip" }).end(bomb);
  else {
    response.writeHead(200, { "content-type": "application/rss+xml" });
    response.write("<rss><channel>");
    const part = kind === "slow" ? "x" : "<item>".repeat(10_000);
    const timer = setInterval(() => response.write(part), kind === "slow" ? 200 : 1);
    response.on("close", () => clearInterval(timer));
  }
}

type Sample = { title: string; text: string };

/** An article of our own samples as this site might have written it. */
function story(samples: readonly Sample[], site: number, page: number): Sample {
  const sample = samples[(site * PAGES + page) % samples.length] ?? { title: "", text: "" };
  return {
    title: `${sample.title} (${site}.${page})`,
    text: sample.text.replace(/\d+/g, (number) => String(Number(number) + ((site * PAGES + page) % 97))),
  };
}

const escaped = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

function storyPage(samples: readonly Sample[], site: number, page: number): string {
  const { title, text } = story(samples, site, page);
  const paragraphs = text.split(/\n+/).map((line) => `<p>${escaped(line)}</p>`);
  const links = Array.from(
    { length: 60 },
    (_, index) => `<li><a href="/story/${index}">Another story ${index}</a></li>`,
  ).join("");
  return `<!doctype html><html><head><title>${escaped(title)}</title></head><body><nav><ul>${links}</ul></nav>
<article><h1>${escaped(title)}</h1>${paragraphs.join("\n")}</article><footer><p>All rights reserved.</p></footer></body></html>`;
}

function feedOf(samples: readonly Sample[], site: number, address: string): string {
  const items = Array.from({ length: PAGES }, (_, page) => {
    const { title, text } = story(samples, site, page);
    const day = new Date(Date.now() - page * 3_600_000).toUTCString();
    return `<item><title>${escaped(title)}</title><link>${address}/story/${page}?utm_source=rss</link><guid>${site}-${page}</guid>
<pubDate>${day}</pubDate><description>${escaped(text.slice(0, 120))}</description></item>`;
  });
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Site ${site}</title><link>${address}/</link>${items.join("")}</channel></rss>`;
}

async function measure(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "chipwire-bench-"));
  const sites = fork(fileURLToPath(import.meta.url), ["serve", String(FEEDS)]);
  try {
    await new Promise((resolve) => sites.once("message", resolve));
    const environment = {
      DATA_DIR: join(folder, "data"),
      ALLOW_PRIVATE_HOSTS: Array.from({ length: FEEDS }, (_, index) => `${hostOf(index)}:${PORT}`).join(","),
    };
    await followSites(folder, environment);
    const first = await refreshOnce(environment, sites);
    const second = await refreshOnce(environment, sites);
    console.log(table(first, second));
  } finally {
    sites.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function followSites(folder: string, environment: Record<string, string>): Promise<void> {
  const list = join(folder, "sites.opml");
  const outlines = Array.from(
    { length: FEEDS },
    (_, index) => `<outline text="Site ${index}" xmlUrl="http://${hostOf(index)}:${PORT}/feed"/>`,
  );
  writeFileSync(list, `<opml version="2.0"><head/><body>${outlines.join("")}</body></opml>`);
  const defaults = (await chipwire(["source", "list", "--json"], environment)).stdout.split("\n").filter(Boolean);
  const ids = defaults.map((line) => z.object({ id: z.string() }).parse(JSON.parse(line)).id);
  await chipwire(["source", "remove", ...ids], environment);
  await chipwire(["source", "import", list], environment);
}

type Ran = { stdout: string; ms: number; peakBytes: number };

/** Runs the program as people do; its memory is looked at four times a second. */
function chipwire(args: readonly string[], environment: Record<string, string>): Promise<Ran> {
  const startedMs = performance.now();
  const child = spawn(process.execPath, [join(root, "adapters/chipwire.mjs"), ...args], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let stdout = "";
  let peakBytes = 0;
  const timer = setInterval(() => (peakBytes = Math.max(peakBytes, residentBytes(child))), 250);
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  return new Promise((resolve) => {
    child.on("close", () => {
      clearInterval(timer);
      resolve({ stdout, ms: performance.now() - startedMs, peakBytes });
    });
  });
}

function residentBytes({ pid }: ChildProcess): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

async function refreshOnce(environment: Record<string, string>, sites: ChildProcess): Promise<Measured> {
  const ran = await chipwire(["refresh", "--json"], environment);
  const reports = ran.stdout
    .split("\n")
    .filter(Boolean)
    .map((line) => reportSchema.parse(JSON.parse(line)));
  const counted = new Promise((resolve) => sites.once("message", resolve));
  sites.send("count");
  return { ran, reports, counts: countsSchema.parse(await counted) };
}

function table(first: Measured, second: Measured): string {
  const good = Array.from({ length: FEEDS }, (_, index) => hostileKind(index)).filter((kind) => kind === null).length;
  const sum = ({ reports }: Measured, name: "new" | "changed" | "fromFeed"): number =>
    reports.reduce((total, report) => total + report[name], 0);
  const kinds = ({ reports }: Measured, kind: string): number =>
    reports.filter((report) => report.kind === kind).length;
  const row = (name: string, of: (measured: Measured) => string | number): string =>
    `| ${name} | ${of(first)} | ${of(second)} |`;
  return [
    `${FEEDS} feeds with ${PAGES} pages each, ${FEEDS - good} of them hostile (${HOSTILE.join(", ")}); ${good * PAGES} articles to get; ${cpus().length} cores.`,
    "",
    "| | first refresh | second refresh |",
    "|---|---|---|",
    row("feeds read", (measured) => kinds(measured, "read")),
    row("feeds unchanged", (measured) => kinds(measured, "unchanged")),
    row("feeds failed", (measured) => kinds(measured, "failed")),
    row("articles new", (measured) => sum(measured, "new")),
    row("articles changed", (measured) => sum(measured, "changed")),
    row("articles with the feed's text for want of a page", (measured) => sum(measured, "fromFeed")),
    row("good feeds sent in full", ({ counts }) => counts.feeds),
    row("feeds answered with 304", ({ counts }) => counts.unchanged),
    row("pages sent", ({ counts }) => counts.pages),
    row("robots.txt sent", ({ counts }) => counts.robots),
    row("seconds", ({ ran }) => (ran.ms / 1000).toFixed(1)),
    row("peak memory, MB", ({ ran }) => Math.round(ran.peakBytes / 1e6)),
  ].join("\n");
}
