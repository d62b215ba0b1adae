import { z } from "zod";

import { LANGUAGES, type Ledger, type LedgerRecord, type Turn } from "../../src/index.ts";

/** The ledger's collection of what was asked in a thread, by where it is. */
export const THREADS = "thread";
/** "And for AMD?" leans on the last few questions, not on last week's. */
const TURNS_MAX = 6;

const turnsSchema: z.ZodType<Turn[]> = z.array(
  z.object({ question: z.string(), language: z.enum(LANGUAGES), entities: z.array(z.string()) }),
);

/** What was asked in a thread before, oldest first; what cannot be read any more is as good as nothing. */
export async function turnsOf(ledger: Ledger, thread: string): Promise<readonly Turn[]> {
  const value = await ledger.get(THREADS, thread);
  if (value === null) return [];
  const parsed = turnsSchema.safeParse(JSON.parse(value));
  return parsed.success ? parsed.data : [];
}

/** The thread with one more question, as a record to be written when its answer is posted. */
export const withTurn = (thread: string, before: readonly Turn[], turn: Turn): LedgerRecord => ({
  collection: THREADS,
  id: thread,
  value: JSON.stringify([...before, turn].slice(-TURNS_MAX)),
});
