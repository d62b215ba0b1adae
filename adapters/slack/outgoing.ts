import { z } from "zod";

/** What one post says: a message's text and blocks as Slack takes them, and who alone sees it, if so. */
const outgoingSchema = z.object({
  text: z.string(),
  blocks: z.array(z.record(z.string(), z.unknown())),
  /** Only this person sees it; null for everybody in the place. */
  only: z
    .object({
      user: z.string(),
      /** Slack's own address to answer a command or a button at; null where there is none. */
      responseUrl: z.string().nullable(),
      /** When that address ends, epoch. */
      urlEndsAtMs: z.number(),
      /** Nobody waits for it any more after this, epoch. */
      endsAtMs: z.number(),
    })
    .nullable(),
});

export type Outgoing = z.infer<typeof outgoingSchema>;
/** Who alone sees a message, and until when it is of use. */
export type OnlyFor = NonNullable<Outgoing["only"]>;

/** Blocks as they were made, before their types are forgotten in JSON. */
export const outgoingBody = (message: { text: string; blocks: readonly unknown[]; only: OnlyFor | null }): string =>
  JSON.stringify(message);

/** The outgoing message of a post's body; null when it does not read as one. */
export function readOutgoing(body: string): Outgoing | null {
  const parsed = outgoingSchema.safeParse(JSON.parse(body));
  return parsed.success ? parsed.data : null;
}
