import {
  articleAddress,
  articleOf,
  type Bot,
  canonicalAddress,
  type ImportOutcome,
  itemHash,
  type LocatedArticle,
  type NewsSource,
  type Now,
  type PageText,
  type SeenPage,
  type Sources,
} from "../../src/index.ts";
import type { FetchFailure } from "./fetch-result.ts";
import type { Feed, FeedItem } from "./feed/index.ts";
import { markupText } from "./markup-text.ts";
import type { PageReader, PageReading } from "./page-reader.ts";

/** What became of a feed's items. */
export type ItemCounts = {
  /** With a link, each link once. */
  items: number;
  new: number;
  changed: number;
  same: number;
  refused: number;
  /** Pages that came over the network. */
  pages: number;
  /** Articles whose text is the feed's own, because their page could not be read. */
  fromFeed: number;
  /** Pages that are to be tried again. */
  waiting: number;
};

export type ItemDeps = { sources: Sources; importArticles: Bot["import"]; readPage: PageReader; now: Now };

/** One transaction each: an interruption loses no more than this many downloads. */
const BATCH_ITEMS = 20;
/** A page that does not answer is tried so often, once a refresh; then the feed's text stays. */
const TRIES_MAX = 3;

/**
 * Follows the links of a feed that are new, or whose words in the feed have changed, and imports the articles. Stops between two
 * batches when `signal` does: what was imported stays, the rest comes with the next refresh.
 */
export async function refreshItems(
  feed: Feed,
  source: NewsSource,
  signal: AbortSignal,
  deps: ItemDeps,
): Promise<ItemCounts> {
  const links = linksOf(feed);
  const [byAddress, byItem] = await Promise.all([
    deps.sources.pages(links.map(({ address }) => address)),
    deps.sources.itemPages(
      source.id,
      links.map(({ item }) => item.id),
    ),
  ]);
  const counts: ItemCounts = {
    items: links.length,
    new: 0,
    changed: 0,
    same: 0,
    refused: 0,
    pages: 0,
    fromFeed: 0,
    waiting: 0,
  };
  const wanted: Wanted[] = [];
  const again: SeenPage[] = [];
  for (const link of links) {
    const before = byAddress.get(link.address);
    const known = before ?? byItem.get(link.item.id);
    // The same words under another link or another id: what it was, it is.
    const isSame =
      before === undefined
        ? known?.itemHash === link.hash && known.text !== "waiting"
        : !isWanted(before, link.hash, source.id);
    if (known === undefined || !isSame) wanted.push({ ...link, before: before ?? null });
    else if (known.address !== link.address || (known.sourceId === source.id && known.itemId !== link.item.id))
      again.push({ ...known, address: link.address, itemId: link.item.id });
  }
  counts.same += links.length - wanted.length;
  if (again.length > 0) await deps.sources.putPages(again);
  for (let at = 0; at < wanted.length && !signal.aborted; at += BATCH_ITEMS) {
    await takeBatch(wanted.slice(at, at + BATCH_ITEMS), { source, signal, counts, ...deps });
  }
  return counts;
}

type Link = { item: FeedItem; url: string; address: string; hash: string };
type Wanted = Link & { before: SeenPage | null };

function linksOf({ items }: Feed): readonly Link[] {
  const links = new Map<string, Link>();
  for (const item of items) {
    const address = item.link === null ? null : canonicalAddress(item.link);
    if (item.link === null || address === null || links.has(address)) continue;
    links.set(address, { item, url: item.link, address, hash: itemHash(item) });
  }
  return [...links.values()];
}

/**
 * Whether a link that was followed before is to be followed again: its own source has changed its words, or its page could not be read
 * and may be tried again. Another source's words for it are no news, or two that differ would take turns for ever.
 */
function isWanted(before: SeenPage, hash: string, sourceId: string): boolean {
  if (before.sourceId === sourceId && before.itemHash !== hash) return true;
  const mayTry = before.sourceId === sourceId ? before.text === "waiting" : before.text !== "page";
  return mayTry && before.tries < TRIES_MAX;
}

type BatchDeps = ItemDeps & { source: NewsSource; signal: AbortSignal; counts: ItemCounts };

/** An item with what its page gave, on its way into the library. */
type Taken = { wanted: Wanted; address: string; located: LocatedArticle; text: SeenPage["text"] };

async function takeBatch(batch: readonly Wanted[], deps: BatchDeps): Promise<void> {
  const { counts, signal, sources, source, importArticles } = deps;
  const readings = await Promise.all(
    batch.map((wanted) => deps.readPage({ url: wanted.url, mayBeNewer: wanted.before?.text === "page", signal })),
  );
  counts.pages += readings.filter((reading) => reading.kind === "read" && reading.downloaded).length;
  const taken = batch.flatMap((wanted, index) => {
    const reading = readings[index];
    return reading === undefined || isStopped(reading) ? [] : [takeItem(wanted, reading, deps)];
  });
  const known = await sources.articles(taken.map(({ address }) => address));
  const seen: SeenPage[] = [];
  const fresh: Taken[] = [];
  const inBatch = new Set<string>();
  for (const each of taken) {
    if (isThere(each, known.get(each.address)) || inBatch.has(each.address)) {
      counts.same += 1;
      seen.push(seenPage(each, each.text, deps));
    } else {
      inBatch.add(each.address);
      fresh.push(each);
    }
  }
  const outcomes = fresh.length === 0 ? [] : await importArticles(fresh.map(({ located }) => located));
  fresh.forEach((each, index) => seen.push(seenPage(each, settle(each, outcomes[index], counts), deps)));
  counts.waiting += seen.filter(({ text }) => text === "waiting").length;
  await sources.putPages(seen.map((page) => ({ ...page, sourceId: source.id })));
}

const isStopped = (reading: PageReading): boolean => reading.kind === "failed" && reading.failure === "aborted";

/** Whether another link has brought this article already, with a text at least as good. */
function isThere({ wanted, text }: Taken, known: SeenPage | undefined): boolean {
  if (known === undefined || known.address === wanted.address) return false;
  return known.text === "page" || text !== "page";
}

function takeItem(wanted: Wanted, reading: PageReading, { source, now }: BatchDeps): Taken {
  const page = reading.kind === "read" ? pageText(reading) : null;
  const canonical = reading.kind === "read" ? canonicalOf(reading) : null;
  const place = articleAddress(reading.kind === "read" ? reading.url : wanted.url, canonical);
  const url = place?.url ?? wanted.url;
  const { item } = wanted;
  const itemText = { title: item.title, publishedAt: item.publishedAt, text: longestText(item) };
  const { input, text } = articleOf({ item: itemText, page, url }, source, now());
  return {
    wanted,
    address: place?.address ?? wanted.address,
    located: { where: `${source.id} ${wanted.url}`, input },
    text: text === "feed" && mayBeOver(reading) ? waitingOrFeed(wanted) : text,
  };
}

/** Whether the page may be there, or readable, by the next refresh. */
const mayBeOver = (reading: PageReading): boolean =>
  reading.kind === "failed" ? isPassing(reading) : reading.result.kind === "unreadable";

function isPassing({ failure, status }: FetchFailure): boolean {
  if (failure === "timeout" || failure === "unreachable" || failure === "broken") return true;
  return failure === "status" && status !== null && (status >= 500 || status === 429);
}

const waitingOrFeed = ({ before }: Wanted): SeenPage["text"] =>
  (before?.tries ?? 0) + 1 < TRIES_MAX ? "waiting" : "feed";

function pageText({ result }: Extract<PageReading, { kind: "read" }>): PageText | null {
  if (result.kind === "unreadable") return null;
  const { article } = result;
  return article === undefined ? null : { ...article, isWhole: result.kind === "article" };
}

const canonicalOf = ({ result }: Extract<PageReading, { kind: "read" }>): string | null =>
  result.kind === "unreadable" ? null : (result.article?.canonicalUrl ?? null);

function longestText({ summary, content }: FeedItem): string {
  const longest = (content ?? "").length >= (summary ?? "").length ? content : summary;
  return longest === null || longest === "" ? "" : markupText(longest);
}

function settle(each: Taken, outcome: ImportOutcome | undefined, counts: ItemCounts): SeenPage["text"] {
  counts[outcome?.kind ?? "refused"] += 1;
  if (outcome === undefined || outcome.kind === "refused") return each.text === "waiting" ? "waiting" : "none";
  if (each.text !== "page") counts.fromFeed += 1;
  return each.text;
}

function seenPage({ wanted, address }: Taken, text: SeenPage["text"], { source, now }: BatchDeps): SeenPage {
  return {
    address: wanted.address,
    sourceId: source.id,
    itemId: wanted.item.id,
    itemHash: wanted.hash,
    article: text === "none" ? null : address,
    text,
    tries: text === "page" ? 0 : (wanted.before?.tries ?? 0) + 1,
    seenAt: now().toISOString(),
  };
}
