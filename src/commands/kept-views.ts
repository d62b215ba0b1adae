import { z } from "zod";

import type { Ledger, LedgerRecord } from "../ports.ts";
import { SOURCE_CLASSES } from "../types.ts";
import type { DigestView } from "./digest-view.ts";

/** The ledger's collection of what was shown in a digest, by its job. */
const VIEWS = "digest-view";

const viewSchema: z.ZodType<DigestView> = z.object({
  title: z.string(),
  note: z.string(),
  footer: z.array(z.string()),
  stories: z.array(
    z.object({
      storyId: z.string(),
      kind: z.enum(["new", "update", "corrected"]),
      kindLabel: z.string().nullable(),
      title: z.string(),
      status: z.string(),
      meta: z.string(),
      news: z.string().nullable(),
      quote: z.string(),
      quoteLanguage: z.string().nullable(),
      because: z.array(z.string()),
      correction: z.string().nullable(),
      sources: z.array(
        z.object({
          articleId: z.string(),
          url: z.string(),
          title: z.string().nullable(),
          publisher: z.string().nullable(),
          publishedAt: z.string().nullable(),
          language: z.string(),
          name: z.string(),
          class: z.enum(SOURCE_CLASSES).nullable(),
        }),
      ),
    }),
  ),
});

/** What was shown by a job, to be kept. */
export const viewRecord = (job: string, view: DigestView): LedgerRecord => ({
  collection: VIEWS,
  id: job,
  value: JSON.stringify(view),
});

/** What was shown by a job; null when it is not kept any more. */
export async function keptView(ledger: Ledger, job: string): Promise<DigestView | null> {
  const json = await ledger.get(VIEWS, job);
  return json === null ? null : readView(JSON.parse(json));
}

/** A view out of what was kept; null when it does not read as one any more. */
export function readView(given: unknown): DigestView | null {
  const parsed = viewSchema.safeParse(given);
  return parsed.success ? parsed.data : null;
}
