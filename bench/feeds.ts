import { monitorEventLoopDelay, performance } from "node:perf_hooks";

import FeedParser from "feedparser";
import { parseFeed } from "feedsmith";

import { createFeedReader } from "../adapters/web/feed/feed-reader.ts";
import { readFeed as readOwn } from "../adapters/web/feed/index.ts";
import { type FeedCase, isHeld, readCases, type ReadFeed, type ReadItem } from "./feed-expectations.ts";
import { hostileFeeds } from "../tests/fixtures/hostile-feeds.ts";

// npx node bench/feeds.ts DIR [--misses] : how many feeds of a folder each reader reads, and how many of the files' own expectations hold.
// npx node bench/feeds.ts --hostile     : how long this reader takes for each hostile document, and how long the main thread waits at most.

type Reader = { name: string; read: (feed: FeedCase) => Promise<ReadFeed | null> | ReadFeed | null };
type Tally = {
  feeds: number;
  read: number;
  threw: number;
  simple: number;
  exact: number;
  asText: number;
  tookMs: number;
  misses: string[];
};

/** The fields case FD-03 asks for. */
const CORE_FIELDS: ReadonlySet<string> = new Set(["title", "link", "publishedAt"]);

/** A reader that has not answered by then never will. */
const READ_MS_MAX = 5000;

const readers: Reader[] = [
  { name: "this reader", read: readWithOwn },
  { name: "feedsmith 3", read: readWithFeedsmith },
  { name: "npm feedparser 2.6", read: readWithFeedparser },
];

async function tallied(reader: Reader, cases: readonly FeedCase[]): Promise<Tally> {
  const tally: Tally = { feeds: 0, read: 0, threw: 0, simple: 0, exact: 0, asText: 0, tookMs: 0, misses: [] };
  for (const each of cases) {
    const started = performance.now();
    const read = await attempted(reader, each, tally);
    tally.tookMs += performance.now() - started;
    if (each.isFeed) {
      tally.feeds += 1;
      tally.read += Number(read !== null);
      if (read === null) tally.misses.push(`unread ${each.name}`);
    }
    if (each.simple !== null) judge(each, read, tally);
  }
  return tally;
}

async function attempted(reader: Reader, each: FeedCase, tally: Tally): Promise<ReadFeed | null> {
  try {
    return await reader.read(each);
  } catch {
    // The peers say "no feed" by throwing, so only ours must not.
    tally.threw += 1;
    return null;
  }
}

function judge({ simple, name }: FeedCase, read: ReadFeed | null, tally: Tally): void {
  if (simple === null) return;
  tally.simple += 1;
  if (read === null) return;
  tally.exact += Number(isHeld(read, simple, "exact"));
  if (isHeld(read, simple, "as text")) tally.asText += 1;
  const held = isHeld(read, simple, "exact") ? "" : isHeld(read, simple, "as text") ? "exact " : "text ";
  const of = simple.entry === null ? read : read.items[simple.entry];
  if (held !== "")
    tally.misses.push(
      `${held}${name}\t${simple.entry}.${simple.field}\t${simple.value}\t${JSON.stringify(of)?.slice(0, 600)}`,
    );
}

const part = (some: number, all: number): string =>
  all === 0 ? "–" : `${((100 * some) / all).toFixed(1)} % (${some}/${all})`;

function rowOf(name: string, tally: Tally, files: number): string {
  const shares = [part(tally.read, tally.feeds), part(tally.asText, tally.simple), part(tally.exact, tally.simple)];
  return `| ${[name, ...shares, String(tally.threw), (tally.tookMs / files).toFixed(2)].join(" | ")} |`;
}

function readWithOwn({ bytes, url, contentType }: FeedCase): ReadFeed | null {
  const result = readOwn(bytes, { url, contentType });
  return result.kind === "feed" ? { ...result.feed, items: [...result.feed.items] } : null;
}

const orNull = (value: string | undefined | null): string | null => value ?? null;
const isoOf = (value: string | undefined | null): string | null => {
  const time = Date.parse(value ?? "");
  return Number.isNaN(time) ? null : new Date(time).toISOString();
};

function readWithFeedsmith({ bytes }: FeedCase): ReadFeed {
  const parsed = parseFeed(new TextDecoder().decode(bytes));
  if (parsed.format === "json") throw new Error("no XML");
  if (parsed.format === "atom") {
    const { feed } = parsed;
    const page = (links: readonly { rel?: string; href?: string }[] | undefined): string | null =>
      orNull(links?.find(({ rel }) => rel === undefined || rel === "alternate")?.href);
    return {
      title: orNull(feed.title?.value),
      link: page(feed.links),
      language: orNull(feed.xml?.lang),
      items: (feed.entries ?? []).map((entry) => ({
        id: orNull(entry.id),
        title: orNull(entry.title?.value),
        link: page(entry.links),
        publishedAt: isoOf(entry.published ?? entry.updated),
        summary: orNull(entry.summary?.value ?? entry.content?.value),
        content: orNull(entry.content?.value),
        author: orNull(entry.authors?.[0]?.name),
      })),
    };
  }
  const { feed } = parsed;
  return {
    title: orNull(feed.title ?? feed.dc?.titles?.[0]),
    link: orNull(feed.link),
    language: orNull("language" in feed ? feed.language : feed.dc?.languages?.[0]),
    items: (feed.items ?? []).map((item): ReadItem => {
      const guid = "guid" in item ? item.guid : undefined;
      return {
        id: orNull(guid?.value ?? ("rdf" in item ? item.rdf?.about : undefined)),
        title: orNull(item.title ?? item.dc?.titles?.[0]),
        link: orNull(item.link ?? (guid?.isPermaLink === false ? undefined : guid?.value)),
        publishedAt: isoOf(("pubDate" in item ? item.pubDate : undefined) ?? item.dc?.dates?.[0]),
        summary: orNull(item.description ?? item.dc?.descriptions?.[0] ?? item.content?.encoded),
        content: orNull(item.content?.encoded),
        author: orNull(item.dc?.creators?.[0]),
      };
    }),
  };
}

/** Its broken dates are there as invalid ones. */
const instantOf = (date: Date | null): string | null =>
  date === null || Number.isNaN(date.getTime()) ? null : date.toISOString();

function readWithFeedparser({ bytes, url }: FeedCase): Promise<ReadFeed> {
  return new Promise((resolve, reject) => {
    const parser = new FeedParser({ feedurl: url });
    const items: ReadItem[] = [];
    const timer = setTimeout(() => reject(new Error("no answer")), READ_MS_MAX);
    const settle = (done: () => void): void => {
      clearTimeout(timer);
      done();
    };
    parser.on("error", (error: Error) => settle(() => reject(error)));
    parser.on("readable", () => {
      for (let item = parser.read(); item !== null; item = parser.read()) {
        const { guid, title, link, description, summary, author } = item;
        const publishedAt = instantOf(item.pubdate ?? item.date);
        items.push({
          id: guid,
          title,
          link,
          publishedAt,
          summary: summary ?? description,
          content: description,
          author,
        });
      }
    });
    parser.on("end", () => {
      const { title, link, language } = parser.meta;
      settle(() => resolve({ title, link, language, items }));
    });
    parser.end(bytes);
  });
}

/** What holds of title, link and date alone, a row a folder of the set (case FD-03). */
async function classTable(reader: Reader, cases: readonly FeedCase[]): Promise<void> {
  console.log("\n| folder | feeds read | simple expectations held, as text | of those about title, link, date |");
  console.log("|---|---|---|---|");
  const classes = Map.groupBy(cases, ({ name }) =>
    name.includes("sanitize/") ? "sanitize" : (name.split("/")[0] ?? ""),
  );
  for (const [name, members] of classes) {
    const all = await tallied(reader, members);
    const core = members.filter(({ simple }) => simple !== null && CORE_FIELDS.has(simple.field));
    const held = await tallied(reader, core);
    const shares = [part(all.read, all.feeds), part(all.asText, all.simple), part(held.asText, held.simple)];
    console.log(`| ${[name, ...shares].join(" | ")} |`);
  }
}

async function hostileTable(): Promise<void> {
  const reader = createFeedReader();
  const delay = monitorEventLoopDelay({ resolution: 5 });
  console.log("| hostile document | MB | ms | main thread waits ms | answer |");
  console.log("|---|---|---|---|---|");
  await reader.read(new TextEncoder().encode("<rss/>"), { url: "https://a.example/", contentType: null });
  for (const { name, make } of hostileFeeds) {
    const bytes = make();
    delay.reset();
    delay.enable();
    const started = performance.now();
    const result = await reader.read(bytes, { url: "https://a.example/", contentType: null });
    const tookMs = performance.now() - started;
    delay.disable();
    const answer = result.kind === "feed" ? `${result.feed.items.length} items` : result.reason.slice(0, 60);
    const cells = [name, (bytes.length / 1e6).toFixed(1), tookMs.toFixed(0), (delay.max / 1e6).toFixed(0), answer];
    console.log(`| ${cells.join(" | ")} |`);
  }
  await reader.close();
}

const [folder] = process.argv.slice(2).filter((each) => !each.startsWith("--"));
if (process.argv.includes("--hostile")) await hostileTable();
else if (folder === undefined) {
  console.error("Usage: npx node bench/feeds.ts DIR [--misses] | --hostile");
  process.exitCode = 2;
} else {
  const cases = readCases(folder);
  console.log(`${cases.length} files, ${cases.filter(({ isFeed }) => isFeed).length} of them feeds\n`);
  console.log("| reader | feeds read | simple expectations held, as text | letter for letter | threw | ms a file |");
  console.log("|---|---|---|---|---|---|");
  for (const reader of readers) {
    const tally = await tallied(reader, cases);
    console.log(rowOf(reader.name, tally, cases.length));
    if (process.argv.includes("--misses") && reader === readers[0])
      for (const miss of tally.misses) console.error(miss);
  }
  const [own] = readers;
  if (own !== undefined) await classTable(own, cases);
}
