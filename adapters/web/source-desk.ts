import {
  canonicalAddress,
  feedCatalogue,
  muted,
  newSource,
  type NewsSource,
  type Now,
  resumed,
  type SourceDesk,
  sourceIdFor,
  type SourceRefused,
  type Sources,
} from "../../src/index.ts";
import { type FoundAt, findFeedAt, findSource } from "./find-source.ts";
import type { Web } from "./web.ts";

/** Somebody waits in a chat: a site that takes longer than this is tried another time. */
const FIND_MS_MAX = 25_000;
/** More than anybody reads; what a chat adds is asked for every hour from then on. */
const FOLLOWED_MAX = 500;
const TITLES_SHOWN_MAX = 3;
/** So long a feed that was forgotten can be put back as it was. */
const BACK_MS = 3_600_000;

export type SourceDeskDeps = {
  sources: Sources;
  web: () => Promise<Pick<Web, "findFeed" | "problemOf">>;
  now: Now;
  /** Whether this machine has any network but itself. */
  hasNetwork: () => boolean;
};

/** The followed feeds, as far as a chat may see and change them: addresses go through the guard like all others. */
export function createSourceDesk({ sources, web, now, hasNetwork }: SourceDeskDeps): SourceDesk {
  const finding = () => ({ web, signal: AbortSignal.timeout(FIND_MS_MAX) });
  const removed = new Map<string, { source: NewsSource; atMs: number }>();
  /** What was forgotten at this address a little while ago. */
  const takeBack = (url: string): NewsSource | null => {
    const found = removed.get(url);
    removed.delete(url);
    return found !== undefined && now().getTime() - found.atMs <= BACK_MS ? found.source : null;
  };
  return {
    list: sources.list,
    add: async (name) => {
      const before = await sources.list();
      const there = before.find(({ id, url }) => id === name || url === name);
      if (there !== undefined) return { kind: "there", source: there };
      if (before.length >= FOLLOWED_MAX) return { kind: "refused", why: "full", reason: String(FOLLOWED_MAX) };
      const back = takeBack(name);
      if (back !== null) return { kind: (await sources.add(back)) ? "added" : "there", source: back };
      const found = await findSource(name, finding());
      if (found.kind === "none") return refusal(found, hasNetwork);
      const same = before.find(({ url }) => url === found.source.url);
      if (same !== undefined) return { kind: "there", source: same };
      const taken = new Set([...before, ...feedCatalogue].map(({ id }) => id));
      const { id = sourceIdFor(found.source.url, taken), url, site, title, language, class: what } = found.source;
      const source = newSource({ id, url, site, title, language, class: what }, now());
      return { kind: (await sources.add(source)) ? "added" : "there", source };
    },
    mute: (id) => sources.update(id, muted),
    unmute: (id) => sources.update(id, resumed),
    remove: async (id) => {
      const source = (await sources.list()).find((one) => one.id === id);
      if (source !== undefined) removed.set(source.url, { source, atMs: now().getTime() });
      return sources.remove(id);
    },
    pageAt: async (url) => {
      const address = canonicalAddress(url);
      return address === null ? null : ((await sources.pages([address])).get(address) ?? null);
    },
    test: async (name) => {
      const known = [...(await sources.list()), ...feedCatalogue].find(({ id }) => id === name);
      const found = await findFeedAt(known?.url ?? name, finding());
      if (found.kind === "none") return refusal(found, hasNetwork);
      const { title, items } = found.feed;
      const dates = items.flatMap(({ publishedAt }) => publishedAt ?? []).toSorted();
      return {
        kind: "feed",
        url: found.url,
        title,
        items: items.length,
        newestAt: dates.at(-1) ?? null,
        titles: items.flatMap((item) => item.title ?? []).slice(0, TITLES_SHOWN_MAX),
      };
    },
  };
}

/** The name servers cannot be asked, or no way leads anywhere: the network's fault, not the address's. */
const NO_NETWORK = /\b(?:EAI_AGAIN|ENETUNREACH|ENETDOWN)\b/;

function refusal(found: Extract<FoundAt, { kind: "none" }>, hasNetwork: () => boolean): SourceRefused {
  const { reason, failure, isRefused } = found;
  const refused = (why: SourceRefused["why"]): SourceRefused => ({ kind: "refused", why, reason });
  if (isRefused) return refused(/private network/.test(reason) ? "private" : "other");
  if (failure === null) return refused("no feed");
  if (failure.failure === "unreachable" && (NO_NETWORK.test(failure.detail) || !hasNetwork()))
    return refused("no network");
  if (failure.status === 401 || failure.status === 403) return refused("login");
  switch (failure.failure) {
    case "refused":
    case "unreachable":
      return refused("unreachable");
    case "timeout":
    case "aborted":
      return refused("late");
    case "too_large":
      return refused("too large");
    case "wrong_type":
      return refused("no feed");
    default:
      return refused("other");
  }
}
