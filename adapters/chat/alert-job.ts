import { z } from "zod";

import {
  type Alerts,
  alertView,
  type ClaimedJob,
  correctedView,
  type JobHandler,
  keptView,
  type Ledger,
  type Now,
  type Preparation,
  readSubscription,
  readView,
  type Subscription,
  subscriptions,
  SUBSCRIPTIONS,
  viewRecord,
} from "../../src/index.ts";
import { type Platform, platformOf, postKey } from "./platform.ts";

const ALERT_JOB = "alert";
const CORRECTION_JOB = "correction";

export type AlertJobDeps = {
  ledger: Ledger;
  alerts: () => Promise<Alerts>;
  platforms: () => readonly Platform[];
  now: Now;
};

/** Notes what watches are to be told and what told stories have been denied, each once. */
export async function planAlerts({ ledger, alerts, now }: AlertJobDeps): Promise<void> {
  const nowMs = now().getTime();
  const desk = await alerts();
  for (const { key, watch, story, effect } of await desk.alerts()) {
    const payload = JSON.stringify({ place: watch.place, view: alertView(story, watch), effect });
    await ledger.note({ key, kind: ALERT_JOB, payload, readyAtMs: nowMs }, nowMs);
  }
  const places = (await subscriptions(ledger)).map(({ place }) => place);
  for (const correction of await desk.corrections(places)) {
    const payload = JSON.stringify(correction);
    await ledger.note({ key: correction.key, kind: CORRECTION_JOB, payload, readyAtMs: nowMs }, nowMs);
  }
}

/** Posts what a watch asked for, and changes the message of a story that has been denied since. */
export const createAlertJobs = (deps: AlertJobDeps): readonly JobHandler[] => [
  { kind: ALERT_JOB, prepare: (job) => prepareAlert(job, deps) },
  { kind: CORRECTION_JOB, prepare: (job) => prepareCorrection(job, deps) },
];

const LATER_MS = 60_000;

const notConnected = ({ now }: AlertJobDeps): Preparation => ({
  kind: "later",
  readyAtMs: now().getTime() + LATER_MS,
  reason: "the platform is not connected",
});

const alertSchema = z.object({
  place: z.string(),
  view: z.unknown(),
  effect: z.object({ collection: z.string(), id: z.string(), value: z.string().nullable() }),
});

async function prepareAlert({ key, payload }: ClaimedJob, deps: AlertJobDeps): Promise<Preparation> {
  const { place, view, effect } = alertSchema.parse(JSON.parse(payload));
  const platform = platformOf(place, deps.platforms());
  const shown = readView(view);
  if (shown === null) return { kind: "skip", reason: "what was to be told cannot be read" };
  if (platform === undefined) return notConnected(deps);
  const parts = platform.renderDigest(shown, null);
  return {
    kind: "posts",
    posts: parts.map(({ body }, n) => ({ key: postKey(key, n), place, edits: null, body, effects: [effect] })),
  };
}

const correctionSchema = z.object({ place: z.string(), storyId: z.string(), job: z.string(), by: z.string() });

async function prepareCorrection({ key, payload }: ClaimedJob, deps: AlertJobDeps): Promise<Preparation> {
  const { place, storyId, job, by } = correctionSchema.parse(JSON.parse(payload));
  const platform = platformOf(place, deps.platforms());
  if (platform === undefined) return notConnected(deps);
  const [view, subscription] = await Promise.all([keptView(deps.ledger, job), subscriptionOf(job, deps.ledger)]);
  if (view === null || subscription === null) return { kind: "skip", reason: "the message is not kept any more" };
  const date = deps.now().toISOString().slice(0, 10);
  const marked = correctedView(view, storyId, { by, date, language: subscription.language });
  const parts = platform.renderDigest(marked, subscription);
  const n = parts.findIndex(({ stories }) => stories.includes(storyId));
  const message = (await deps.ledger.posts(job)).find((post) => post.n === n)?.messageId ?? null;
  const part = parts[n];
  if (part === undefined || message === null) return { kind: "skip", reason: "the message was not posted" };
  const effects = [viewRecord(job, marked)];
  return { kind: "posts", posts: [{ key: postKey(key, 0), place, edits: message, body: part.body, effects }] };
}

/** A digest's job names its subscription: "digest:v1:ID:DATE". */
async function subscriptionOf(job: string, ledger: Ledger): Promise<Subscription | null> {
  const json = await ledger.get(SUBSCRIPTIONS, job.split(":").slice(2, -1).join(":"));
  return json === null ? null : readSubscription(json);
}
