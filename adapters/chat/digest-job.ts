import { z } from "zod";

import {
  DIGEST_JOB,
  type DigestMaker,
  digestView,
  dueRuns,
  type JobHandler,
  type Ledger,
  type Now,
  type Preparation,
  readSubscription,
  type Subscription,
  SUBSCRIPTIONS,
  viewRecord,
} from "../../src/index.ts";
import { type Platform, platformOf, postKey } from "./platform.ts";

const payloadSchema = z.object({
  subscriptionId: z.string(),
  localDate: z.string(),
  isSentNow: z.boolean().default(false),
});

export type DigestJobDeps = {
  ledger: Ledger;
  maker: () => Promise<DigestMaker>;
  platforms: () => readonly Platform[];
  now: Now;
  /** A digest rests because its channel cannot be posted to: somebody is to be told. Told twice, it says it once. */
  rests?: (subscription: Subscription) => Promise<void>;
};

/** Makes and posts one day's digest of one channel; what it holds is fixed when it is made. */
export function createDigestJob(deps: DigestJobDeps): JobHandler {
  const { ledger } = deps;
  return {
    kind: DIGEST_JOB,
    prepare: async ({ key, payload }) => {
      const wanted = payloadSchema.parse(JSON.parse(payload));
      const subscription = await subscriptionOf(wanted.subscriptionId, ledger);
      if (subscription === null) return { kind: "skip", reason: "the subscription is gone" };
      if (subscription.isPaused) return { kind: "skip", reason: "the subscription is paused" };
      const run = dueRuns(subscription, deps.now()).find(({ localDate }) => localDate === wanted.localDate);
      if (!wanted.isSentNow && run?.kind === "missed") return { kind: "skip", reason: run.reason };
      return posts(subscription, { ...wanted, key, isLate: run?.kind === "due" && run.isLate }, deps);
    },
    ended: async ({ payload }, end) => {
      const isGone = end.state === "skipped" && end.blame === "place";
      if (!isGone) return;
      const paused = await pause(payloadSchema.parse(JSON.parse(payload)).subscriptionId, end.reason, ledger);
      if (paused !== null) await deps.rests?.(paused);
    },
  };
}

async function subscriptionOf(id: string, ledger: Ledger): Promise<Subscription | null> {
  const json = await ledger.get(SUBSCRIPTIONS, id);
  return json === null ? null : readSubscription(json);
}

type Run = { key: string; localDate: string; isLate: boolean };

async function posts(subscription: Subscription, run: Run, deps: DigestJobDeps): Promise<Preparation> {
  const platform = platformOf(subscription.place, deps.platforms());
  if (platform === undefined)
    return { kind: "later", readyAtMs: deps.now().getTime() + 60_000, reason: "the platform is not connected" };
  const { digest, effects } = await (await deps.maker()).make(subscription, run);
  if (digest.stories.length === 0 && subscription.ifEmpty === "skip") return { kind: "skip", reason: "nothing new" };
  const view = digestView(digest);
  const parts = platform.renderDigest(view, subscription);
  return {
    kind: "posts",
    posts: parts.map(({ body, stories }, n) => ({
      key: postKey(run.key, n),
      place: subscription.place,
      edits: null,
      body,
      // The view is kept so that a later denial can be marked in the very message.
      effects: [viewRecord(run.key, view), ...stories.flatMap((id) => effects.get(id) ?? [])],
    })),
  };
}

/** A channel that cannot be posted to is not tried every day; whoever looks at the subscription sees why. */
async function pause(id: string, reason: string | null, ledger: Ledger): Promise<Subscription | null> {
  const subscription = await subscriptionOf(id, ledger);
  if (subscription === null) return null;
  const paused: Subscription = { ...subscription, isPaused: true, pauseReason: reason };
  await ledger.put([{ collection: SUBSCRIPTIONS, id, value: JSON.stringify(paused) }]);
  return paused;
}
