import { z } from "zod";

import { intentSchema } from "./intent.ts";

/** What is kept of an event beside its words, for the reply: how to reach who asked, and what a command has read already. */
const factsSchema = z.object({
  user: z.string(),
  guild: z.string().nullable(),
  channel: z.string(),
  /** Of a command or a button: how Discord lets it be answered. Null for a message. */
  interaction: z
    .object({
      token: z.string(),
      app: z.string(),
      /** Fixed by the first deferral. */
      isEphemeral: z.boolean(),
      /** Whether the bot may write in the channel by itself; not where it is only somebody's own app. */
      isInstalled: z.boolean(),
    })
    .nullable(),
  /** The message that asked, to reply to; null for a command. */
  message: z.string().nullable(),
  isDm: z.boolean(),
  /** Whether who asked may manage the server, as Discord said when it was asked. */
  managesServer: z.boolean().default(false),
  /** Whether the answer opens a thread, and what that is called. */
  threadName: z.string().nullable(),
  /** When it was asked, epoch. */
  atMs: z.number(),
  /** What a command or a button asks for; null for words. */
  intent: intentSchema.nullable(),
  /** The first page is 0. */
  page: z.number().int().min(0).default(0),
});

export type Facts = z.infer<typeof factsSchema>;

export const factsText = (facts: Facts): string => JSON.stringify(facts);

/** The facts of a target; null when they do not read as such. */
export function readFacts(text: string): Facts | null {
  const parsed = factsSchema.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : null;
}
