import { z } from "zod";

/** What is kept of an event beside its words, for the reply: who asked, and how to reach them alone. */
const factsSchema = z.object({
  user: z.string(),
  isDm: z.boolean(),
  responseUrl: z.string().nullable(),
  /** The id of the message that asked; null where none did. */
  ts: z.string().nullable(),
  /** When it was asked, epoch. */
  atMs: z.number(),
  /** A command's reply, a button's: nobody else sees it. */
  isOnlyForAsker: z.boolean(),
});

export type Facts = z.infer<typeof factsSchema>;

export const factsText = (facts: Facts): string => JSON.stringify(facts);

/** The facts of a target; null when they do not read as such. */
export function readFacts(text: string): Facts | null {
  const parsed = factsSchema.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : null;
}
