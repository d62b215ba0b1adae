import type { Ledger, LedgerRecord } from "../../../src/index.ts";

/** The ledger's collection of digests in announcement channels that go on to the channel's followers. */
const PUBLISHED = "discord-published";

/** Only when somebody asked for it. */
export const isPublished = async (ledger: Ledger, subscription: string): Promise<boolean> =>
  (await ledger.get(PUBLISHED, subscription)) !== null;

export const publishingRecord = (subscription: string, wanted: boolean): LedgerRecord => ({
  collection: PUBLISHED,
  id: subscription,
  value: wanted ? "true" : null,
});
