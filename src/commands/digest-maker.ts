import { composeDigest, toldOf } from "../digest/compose-digest.ts";
import type { Digest } from "../digest/digest-types.ts";
import { MISSED, runKey } from "../digest/schedule.ts";
import type { Subscription } from "../digest/subscription.ts";
import { toldIn, toldRecord } from "../digest/told.ts";
import type { Catalogue } from "../knowledge/catalogue.ts";
import type { LedgerRecord, Ledger, Now } from "../ports.ts";
import type { Language } from "../types.ts";
import type { Gather } from "./story-gathering.ts";

const DAY_MS = 86_400_000;

export type DigestMakerDeps = {
  gather: Gather;
  catalogue: Catalogue;
  /** The name of a notion of the lexicon, for people. */
  topicName: (id: string, language: Language) => string | null;
  ledger: Ledger;
  now: Now;
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
  const nameIn =
    (language: Language) =>
    (id: string): string =>
      deps.catalogue.find(id)?.name ?? deps.topicName(id, language) ?? id;
  return {
    make: async (subscription, { localDate, isLate, since }) => {
      const [candidates, told] = await Promise.all([deps.gather(since), toldIn(deps.ledger, subscription.place)]);
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
