import { feedCatalogue, type NewSource } from "../../src/index.ts";
import type { FetchFailure } from "./fetch-result.ts";
import type { Feed } from "./feed/index.ts";
import type { Web } from "./web.ts";

/** A feed that could be followed: with its id where it is one of the list. */
export type SourceCandidate = Omit<NewSource, "id"> & { id?: string };

/** A feed with what it gives now; `isRefused`: the address was not asked for at all. */
export type FoundAt =
  | { kind: "found"; url: string; feed: Feed }
  | { kind: "none"; url: string; reason: string; isRefused: boolean; failure: FetchFailure | null };

type Finding = { web: () => Promise<Pick<Web, "findFeed" | "problemOf">>; signal: AbortSignal };

/** What somebody means to follow: one of the list by its id or address, else the feed at or of an address. */
export async function findSource(
  name: string,
  finding: Finding,
): Promise<{ kind: "found"; source: SourceCandidate } | Extract<FoundAt, { kind: "none" }>> {
  const listed = feedCatalogue.find(({ id, url }) => id === name || url === name);
  if (listed !== undefined) return { kind: "found", source: listed };
  const found = await findFeedAt(name, finding);
  if (found.kind === "none") return found;
  const { title, link, language } = found.feed;
  const source = {
    url: found.url,
    site: link,
    title: title ?? URL.parse(found.url)?.hostname ?? found.url,
    language: language?.slice(0, 2).toLowerCase() ?? null,
    class: "trade press",
  } as const;
  return { kind: "found", source };
}

/** The feed at or of an address, guarded; people write `example.com`, too. */
export async function findFeedAt(name: string, { web, signal }: Finding): Promise<FoundAt> {
  const url = /^[a-z][a-z\d+.-]*:\/\//i.test(name) ? name : `https://${name}`;
  const opened = await web();
  const problem = opened.problemOf(url);
  if (problem !== null) return { kind: "none", url, reason: problem, isRefused: true, failure: null };
  const found = await opened.findFeed(url, signal);
  return found.kind === "found" ? found : { ...found, url, isRefused: false };
}
