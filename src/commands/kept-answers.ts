import { z } from "zod";

import type { Ledger, LedgerRecord } from "../ports.ts";
import type { Reply } from "../types.ts";

/** A question somebody asked, with what was answered, as it is kept for who asked it. */
export type KeptAnswer = {
  /** ISO 8601 UTC. */
  at: string;
  question: string;
  answer: string;
  /** The addresses of the articles it rests on. */
  sources: readonly string[];
};

const answerSchema: z.ZodType<KeptAnswer> = z.object({
  at: z.string(),
  question: z.string(),
  answer: z.string(),
  sources: z.array(z.string()),
});

/** The ledger's collection of what a person asked; the id is the job that answered it. */
export const answersOf = (author: string): string => `answers:${author}`;

/** What a person asked, oldest first; what does not read as an answer any more is left out. */
export async function keptAnswers(ledger: Ledger, author: string): Promise<readonly (KeptAnswer & { id: string })[]> {
  const records = await ledger.list(answersOf(author));
  return records
    .flatMap(({ id, value }) => {
      const parsed = answerSchema.safeParse(JSON.parse(value));
      return parsed.success ? [{ id, ...parsed.data }] : [];
    })
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
}

/** Answers older than this are dropped when the next one is kept. */
const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

/**
 * What to write in the ledger once a question is answered: the answer under its job, and older ones of the same person out. None for a card:
 * it can be had again.
 */
export async function answerRecords(
  reply: Reply,
  { ledger, author, job, now }: { ledger: Ledger; author: string; job: string; now: Date },
): Promise<readonly LedgerRecord[]> {
  if (reply.kind !== "answer" || reply.intent.kind !== "ask") return [];
  const { answer, intent } = reply;
  const kept: KeptAnswer = {
    at: now.toISOString(),
    question: intent.question,
    answer: answer.text,
    sources: "citations" in answer ? [...new Set(answer.citations.map(({ url }) => url))] : [],
  };
  const collection = answersOf(author);
  const oldest = new Date(now.getTime() - KEPT_DAYS * DAY_MS).toISOString();
  const old = (await keptAnswers(ledger, author)).filter(({ at }) => at < oldest);
  return [
    { collection, id: job, value: JSON.stringify(kept) },
    ...old.map(({ id }) => ({ collection, id, value: null })),
  ];
}
