import { type Candidate, candidateOf } from "../digest/candidates.ts";
import { composeDigest, toldOf } from "../digest/compose-digest.ts";
import type { Digest } from "../digest/digest-types.ts";
import { MISSED, runKey } from "../digest/schedule.ts";
import type { Subscription } from "../digest/subscription.ts";
import { toldIn, toldRecord } from "../digest/told.ts";
import type { Catalogue } from "../knowledge/catalogue.ts";
import type { Library, LedgerRecord, Ledger, Now, StoredArticle } from "../ports.ts";
import { unpackReading } from "../reading/reading.ts";
import { listStories } from "../stories/story-list.ts";
import type { Language, SourceClass, Story } from "../types.ts";

/** Stories with nothing newer than this are history to every channel. */
const LOOK_BACK_DAYS = 14;
/** How long the stories that were gathered serve: all channels of one hour get theirs out of one gathering. */
const GATHERED_MS = 60_000;
const ARTICLES_AT_ONCE = 200;
const DAY_MS = 86_400_000;

export type DigestMakerDeps = {
  library: Library;
  catalogue: Catalogue;
  /** The name of a notion of the lexicon, for people. */
  topicName: (id: string, language: Language) => string | null;
  ledger: Ledger;
  now: Now;
  /** What the source at an address is, where it is followed. */
  classOf: (url: string) => SourceClass | null;
  /** How many of the followed sources answer; null when none are followed. */
  sources: () => Promise<Digest["sources"]>;
};

/** A digest, and what is to be noted of each of its stories once that story is posted. */
export type MadeDigest = { digest: Digest; effects: ReadonlyMap<string, LedgerRecord> };

type DigestRun = { localDate: string; isLate: boolean; since?: string | undefined };

export type DigestMaker = {
  /**
   * The digest of a day there. `isLate` is said in it. Nothing is noted. Stories with nothing newer than `since` (YYYY-MM-DD, two weeks ago unless
   * given) are not looked at.
   */
  make: (subscription: Subscription, run: DigestRun) => Promise<MadeDigest>;
};

/** Makes digests out of the library and what each channel has been told. */
export function createDigestMaker(deps: DigestMakerDeps): DigestMaker {
  const gather = createGathering(deps);
  const nameIn =
    (language: Language) =>
    (id: string): string =>
      deps.catalogue.find(id)?.name ?? deps.topicName(id, language) ?? id;
  return {
    make: async (subscription, { localDate, isLate, since }) => {
      const [candidates, told] = await Promise.all([gather(since), toldIn(deps.ledger, subscription.place)]);
      const digest = composeDigest({
        subscription,
        candidates,
        told,
        nameOf: nameIn(subscription.language),
        sources: await deps.sources(),
        now: deps.now(),
        localDate,
        isLate,
        awayDays: await awayDays(subscription, localDate, deps.ledger),
      });
      const job = runKey(subscription.id, localDate);
      const effects = [...toldOf(digest, { subscription, candidates }, job)].map(
        ([storyId, one]) => [storyId, toldRecord(subscription.place, storyId, one)] as const,
      );
      return { digest, effects: new Map(effects) };
    },
  };
}

type Gather = (since?: string) => Promise<readonly Candidate[]>;

function createGathering({ library, catalogue, now, classOf }: DigestMakerDeps): Gather {
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

async function storedOf(stories: readonly Story[], library: Library): Promise<ReadonlyMap<string, StoredArticle>> {
  const ids = stories.flatMap(({ articles }) => articles.map(({ articleId }) => articleId));
  const found = new Map<string, StoredArticle>();
  for (let from = 0; from < ids.length; from += ARTICLES_AT_ONCE)
    for (const [id, stored] of await library.get(ids.slice(from, from + ARTICLES_AT_ONCE))) found.set(id, stored);
  return found;
}

/** Days since the last digest that was posted, when one or more were missed in between; 0 otherwise. */
async function awayDays({ id }: Subscription, localDate: string, ledger: Ledger): Promise<number> {
  const prefix = runKey(id, "");
  const before = (await ledger.jobs(prefix)).filter(({ key }) => key.slice(prefix.length) < localDate);
  const last = before.findLast(({ state }) => state === "done" || state === "partial");
  const missed = before.filter(
    ({ key, state, reason }) => state === "skipped" && reason === MISSED && key > (last?.key ?? ""),
  );
  if (missed.length === 0) return 0;
  const since = last === undefined ? missed[0]?.key.slice(prefix.length) : last.key.slice(prefix.length);
  return since === undefined ? 0 : Math.round((Date.parse(localDate) - Date.parse(since)) / DAY_MS);
}
