import { z } from "zod";

import type { Desk, Ledger, LedgerRecord, SubscriptionPlan } from "../../src/index.ts";

/** The ledger's collection of what only Discord knows of a digest: whose server it is of, and whether followers of its channel see it. */
export const HOMES = "discord-digest";

const homeSchema = z.object({ guild: z.string(), isPublished: z.boolean() });
export type DigestHome = z.infer<typeof homeSchema>;

/** What is known of a digest; null for one that was not set up here. */
export async function digestHome(ledger: Ledger, subscription: string): Promise<DigestHome | null> {
  const value = await ledger.get(HOMES, subscription);
  return homeSchema.safeParse(value === null ? null : JSON.parse(value)).data ?? null;
}

export const homeRecord = (subscription: string, home: DigestHome | null): LedgerRecord => ({
  collection: HOMES,
  id: subscription,
  value: home === null ? null : JSON.stringify(home),
});

/** The digests of a server. */
export async function digestsOf(
  guild: string,
  { ledger, desk }: { ledger: Ledger; desk: Desk },
): Promise<readonly SubscriptionPlan[]> {
  const homes = await ledger.list(HOMES);
  const own = new Set(
    homes.filter(({ value }) => homeSchema.safeParse(JSON.parse(value)).data?.guild === guild).map(({ id }) => id),
  );
  return (await desk.subscriptions()).filter(({ subscription: { id } }) => own.has(id));
}
