import {
  articleAddress,
  articleOf,
  type Bot,
  type Config,
  type ImportOutcome,
  type Log,
  type Now,
  type Sources,
} from "../../src/index.ts";
import { createFeedReader, type FeedReader } from "./feed/feed-reader.ts";
import { createWebFetch } from "./fetch.ts";
import { FETCH_LIMITS } from "./fetch-limits.ts";
import { findFeed, type FoundFeed } from "./find-feed.ts";
import { createDial, type Dial } from "./guard-connector.ts";
import { createLookup, type LookupAll } from "./guard-lookup.ts";
import { checkUrl } from "./guard-url.ts";
import { createPageParser } from "./page/index.ts";
import type { PageCache } from "./page-cache.ts";
import { createPageReader, type PageReader } from "./page-reader.ts";
import { refreshSources, type RefreshRequest, type SourceReport } from "./refresh.ts";
import { createRobots, ROBOT_NAME } from "./robots.ts";

/** What Chipwire does on the web. */
export type Web = {
  /** Every followed source, or those that are due, once. */
  refresh: (request: RefreshRequest) => Promise<readonly SourceReport[]>;
  /** Reads one page and imports its article: for a link that somebody shared. */
  addArticle: (url: string, signal: AbortSignal) => Promise<ImportOutcome>;
  /** The feed at an address, or of the site it is of. */
  findFeed: (url: string, signal: AbortSignal) => Promise<FoundFeed>;
  /** Why an address would not be asked for at all, before asking; null when it would be. */
  problemOf: (url: string) => string | null;
  /** Waits for nothing: what is under way is to be stopped by its signal first. */
  close: () => Promise<void>;
};

export type WebDeps = {
  config: Config;
  version: string;
  sources: Sources;
  importArticles: Bot["import"];
  cache: PageCache;
  now: Now;
  clockMs: () => number;
  log: Log;
  chance: () => number;
  /** The edge of the network, for tests. */
  network?: { lookup: LookupAll; dial: Dial };
};

/** What goes out in `User-Agent`: who asks, which version, and whom to write to. */
export const userAgentOf = (version: string, contact: string | null): string =>
  `${ROBOT_NAME}/${version} (${contact === null ? "self-hosted news reader" : `+${contact}`})`;

/** The web, politely and safely. */
export function createWeb(deps: WebDeps): Web {
  const { config, version, now, clockMs } = deps;
  const rules = { privateHosts: config.web.privateHosts, ports: config.web.extraPorts };
  const isPrivate = (host: string): boolean =>
    [...rules.privateHosts].some((entry) => entry.replace(/:\d+$/, "") === host);
  const { fetch, close } = createWebFetch({
    rules,
    limits: { ...FETCH_LIMITS, hostDelayMs: config.web.hostDelayMs },
    userAgent: userAgentOf(version, config.web.contact),
    lookup: createLookup(isPrivate),
    dial: createDial(),
    now,
    clockMs,
    ...deps.network,
  });
  const parser = createPageParser();
  const feeds: FeedReader = createFeedReader();
  const robots = createRobots({ fetch, now });
  const readPage = createPageReader({ fetch, robots, parser, cache: deps.cache });
  const refreshing = { ...deps, fetch, readPage, readFeed: feeds.read, floorMs: config.web.refreshMs };
  return {
    refresh: (request) => refreshSources(request, refreshing),
    addArticle: (url, signal) => addArticle(url, signal, { ...deps, readPage }),
    findFeed: (url, signal) => findFeed(url, { fetch, readFeed: feeds.read, signal }),
    problemOf: (url) => {
      const checked = checkUrl(url, rules);
      return checked.kind === "refused" ? checked.reason : null;
    },
    close: async () => {
      await Promise.all([close(), feeds.close(), parser.close()]);
      await deps.cache.close();
    },
  };
}

async function addArticle(
  url: string,
  signal: AbortSignal,
  { readPage, importArticles, now }: Pick<WebDeps, "importArticles" | "now"> & { readPage: PageReader },
): Promise<ImportOutcome> {
  const refused = (reason: string): ImportOutcome => ({ kind: "refused", where: url, reason });
  const reading = await readPage({ url, mayBeNewer: true, signal });
  if (reading.kind === "failed") return refused(reading.reason);
  const { result } = reading;
  if (result.kind === "unreadable") return refused(result.reason);
  if (result.kind === "blocked") return refused(`shows ${BLOCKER_WORDS[result.what]} instead of the article`);
  const { article } = result;
  const place = articleAddress(reading.url, article.canonicalUrl)?.url ?? reading.url;
  const item = { title: article.title, publishedAt: null, text: "" };
  const source = { title: "", class: "aggregator" } as const;
  const { input } = articleOf({ item, page: { ...article, isWhole: true }, url: place }, source, now());
  const [outcome] = await importArticles([{ where: url, input }]);
  return outcome ?? refused("was not imported");
}

const BLOCKER_WORDS = {
  paywall: "a paywall",
  consent: "a consent form",
  captcha: "a captcha",
  javascript: "nothing without JavaScript",
} as const;
