import { type Candidate, candidateOf } from "../digest/candidates.ts";
import type { Catalogue } from "../knowledge/catalogue.ts";
import type { Library, Now, StoredArticle } from "../ports.ts";
import { unpackReading } from "../reading/reading.ts";
import { listStories } from "../stories/story-list.ts";
import type { SourceClass, Story } from "../types.ts";

/** Stories with nothing newer than this are history to every channel. */
export const LOOK_BACK_DAYS = 14;
/** How long the stories that were gathered serve: all channels of one hour get theirs out of one gathering. */
const GATHERED_MS = 60_000;
const ARTICLES_AT_ONCE = 200;
const DAY_MS = 86_400_000;

export type GatheringDeps = {
  library: Library;
  catalogue: Catalogue;
  now: Now;
  /** What the source at an address is, where it is followed. */
  classOf: (url: string) => SourceClass | null;
};

/** The stories with something since a day (YYYY-MM-DD), two weeks ago unless given, with what digests and watches need of their articles. */
export type Gather = (since?: string) => Promise<readonly Candidate[]>;

/** Gathers the stories of late, once for all that ask within a minute. */
export function createGathering({ library, catalogue, now, classOf }: GatheringDeps): Gather {
  let gathered: { atMs: number; candidates: Promise<readonly Candidate[]> } | null = null;
  const gather = async (since: string): Promise<readonly Candidate[]> => {
    const stories = await listStories({ library, catalogue }, since);
    const stored = await storedOf(stories, library);
    return stories.map((story) => candidateOf(story, { stored, readingOf: unpackReading, classOf }));
  };
  return (since) => {
    if (since !== undefined) return gather(since);
    const nowMs = now().getTime();
    if (gathered === null || Math.abs(nowMs - gathered.atMs) > GATHERED_MS) {
      const from = new Date(nowMs - LOOK_BACK_DAYS * DAY_MS).toISOString().slice(0, 10);
      gathered = { atMs: nowMs, candidates: gather(from) };
    }
    return gathered.candidates;
  };
}

/** One story with what digests and watches look at. */
export async function candidateFor(
  story: Story,
  { library, classOf }: Pick<GatheringDeps, "library" | "classOf">,
): Promise<Candidate> {
  return candidateOf(story, { stored: await storedOf([story], library), readingOf: unpackReading, classOf });
}

async function storedOf(stories: readonly Story[], library: Library): Promise<ReadonlyMap<string, StoredArticle>> {
  const ids = stories.flatMap(({ articles }) => articles.map(({ articleId }) => articleId));
  const found = new Map<string, StoredArticle>();
  for (let from = 0; from < ids.length; from += ARTICLES_AT_ONCE)
    for (const [id, stored] of await library.get(ids.slice(from, from + ARTICLES_AT_ONCE))) found.set(id, stored);
  return found;
}
