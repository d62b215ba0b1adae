import { z } from "zod";

import type { Ledger, LedgerRecord } from "../ports.ts";
import type { Told } from "./digest-types.ts";

const toldSchema: z.ZodType<Told> = z.object({
  articles: z.array(z.string()),
  status: z.enum(["rumour", "reported", "confirmed", "denied"]),
  lastToldOn: z.string(),
  interests: z.array(z.string()),
  job: z.string(),
  kind: z.enum(["new", "update", "corrected"]),
});

/** The ledger's collection of what a place has been told, by story. */
const collectionOf = (place: string): string => `told:${place}`;

/** What a channel has been told, by story id. */
export async function toldIn(ledger: Ledger, place: string): Promise<ReadonlyMap<string, Told>> {
  const records = await ledger.list(collectionOf(place));
  return new Map(
    records.flatMap(({ id, value }): [string, Told][] => {
      const parsed = toldSchema.safeParse(JSON.parse(value));
      return parsed.success ? [[id, parsed.data]] : [];
    }),
  );
}

/** The record to be written when a story has been posted there. */
export const toldRecord = (place: string, storyId: string, told: Told): LedgerRecord => ({
  collection: collectionOf(place),
  id: storyId,
  value: JSON.stringify(told),
});
