import { createHash } from "node:crypto";

import { z } from "zod";

import type { Intent, Ledger, LedgerRecord } from "../../src/index.ts";
import { intentSchema } from "./intent.ts";

/** The ledger's collection of what buttons ask for, by what stands in their ids. */
export const QUERIES = "discord-query";
/** A list's next page is of no use when the list has become another one. */
const PAGES_MS = 24 * 3_600_000;
const ID_CHARS = 16;

const querySchema = z.object({ intent: intentSchema, keptAtMs: z.number() });

/** What makes a button's request short: 16 characters for any intent, the same for the same. */
export const queryId = (intent: Intent): string =>
  createHash("sha256").update(JSON.stringify(intent)).digest("base64url").slice(0, ID_CHARS);

/** An intent as a record to be kept for its buttons. */
export const queryRecord = (intent: Intent, keptAtMs: number): LedgerRecord => ({
  collection: QUERIES,
  id: queryId(intent),
  value: JSON.stringify({ intent, keptAtMs }),
});

export type KeptQuery = { intent: Intent; isFresh: boolean };

/** What a button asks for; null when it is not kept any more. `isFresh`: whether its list can still be read on. */
export async function keptQuery(ledger: Ledger, id: string, nowMs: number): Promise<KeptQuery | null> {
  const value = await ledger.get(QUERIES, id);
  const parsed = querySchema.safeParse(value === null ? null : JSON.parse(value));
  if (!parsed.success) return null;
  return { intent: parsed.data.intent, isFresh: nowMs - parsed.data.keptAtMs < PAGES_MS };
}

/** Forgets what was kept before; returns how many. */
export async function pruneQueries(ledger: Ledger, beforeMs: number): Promise<number> {
  const old = (await ledger.list(QUERIES)).filter(({ value }) => {
    const parsed = querySchema.safeParse(JSON.parse(value));
    return !parsed.success || parsed.data.keptAtMs < beforeMs;
  });
  await ledger.put(old.map(({ id }) => ({ collection: QUERIES, id, value: null })));
  return old.length;
}
