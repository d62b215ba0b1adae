import type { Ledger, Now } from "../ports.ts";
import { localDate } from "./local-time.ts";
import { dueRuns, type Run, runKey } from "./schedule.ts";
import { readSubscription, type Subscription, SUBSCRIPTIONS } from "./subscription.ts";

/** The kind of job a digest is. */
export const DIGEST_JOB = "digest";

/** Keys remembered; the ledger knows them all. */
const NOTED_KEPT_MAX = 100_000;

type PlannerDeps = { ledger: Ledger; now: Now };

/** The subscriptions there are; what no longer reads as one is left alone. */
export async function subscriptions(ledger: Ledger): Promise<Subscription[]> {
  return (await ledger.list(SUBSCRIPTIONS)).flatMap(({ value }) => readSubscription(value) ?? []);
}

export type Planner = {
  /** Gives how many runs are newly noted. */
  plan: () => Promise<number>;
};

/**
 * Notes every digest that is due, and every one that was missed, so that it is on record why nothing came; each once, however often it is called
 * and by how many processes.
 */
export function createPlanner({ ledger, now }: PlannerDeps): Planner {
  // What this process knows to be noted need not be asked for again every few seconds.
  const noted = new Set<string>();
  return {
    plan: async () => {
      const at = now();
      let fresh = 0;
      for (const subscription of await subscriptions(ledger)) {
        if (subscription.isPaused) continue;
        for (const run of dueRuns(subscription, at)) {
          const key = runKey(subscription.id, run.localDate);
          if (noted.has(key)) continue;
          if (await noteRun(ledger, subscription, { run, now: at })) fresh += 1;
          if (noted.size >= NOTED_KEPT_MAX) noted.clear();
          noted.add(key);
        }
      }
      return fresh;
    },
  };
}

/** Notes today's digest to be sent at once; it does not come again at its hour. False when today's is noted already. */
export const sendNow = (ledger: Ledger, subscription: Subscription, now: Date): Promise<boolean> =>
  noteRun(ledger, subscription, {
    run: { localDate: localDate(now, subscription.zone), scheduledAt: now },
    now,
    isSentNow: true,
  });

type Noted = { run: Run; now: Date; isSentNow?: boolean };

/** Notes one day's digest; false when it is there. */
async function noteRun(ledger: Ledger, { id }: Subscription, { run, now, isSentNow = false }: Noted): Promise<boolean> {
  const payload = JSON.stringify({ subscriptionId: id, localDate: run.localDate, isSentNow });
  const job = { key: runKey(id, run.localDate), kind: DIGEST_JOB, payload, readyAtMs: run.scheduledAt.getTime() };
  return (await ledger.job(job.key)) === null && (await ledger.note(job, now.getTime())) === "new";
}
