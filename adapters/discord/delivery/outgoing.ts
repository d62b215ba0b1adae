import { z } from "zod";

const bodySchema = z.object({
  flags: z.number().int(),
  components: z.array(z.unknown()).readonly().optional(),
  embeds: z.array(z.unknown()).readonly().optional(),
  content: z.string().optional(),
  allowed_mentions: z.object({ parse: z.array(z.never()).readonly() }),
});

const filesSchema = z
  .array(z.object({ name: z.string(), base64: z.string(), alt: z.string().default("") }))
  .default([]);

/** How a message gets to where it goes. */
const viaSchema = z.discriminatedUnion("kind", [
  /** An ordinary message, in reply to one where `reference` names it. */
  z.object({ kind: z.literal("channel"), reference: z.string().nullable() }),
  /** The answer to a command or a button. `part` 0 takes the place of "thinking…". */
  z.object({
    kind: z.literal("interaction"),
    token: z.string(),
    app: z.string(),
    user: z.string(),
    part: z.number().int(),
    isEphemeral: z.boolean(),
    /** What is deferred is for everybody and this is not: it goes, and this comes for the asker alone. */
    replacesPublic: z.boolean(),
    isInstalled: z.boolean(),
    endsAtMs: z.number(),
  }),
  /** A private word to somebody who wrote a message; `notice` is said in the channel where they take no direct messages. */
  z.object({
    kind: z.literal("person"),
    user: z.string(),
    reference: z.string().nullable(),
    notice: bodySchema.nullable().default(null),
  }),
  /** A part of a digest that has a thread or a forum post of its own. `group` is the same for all parts of one digest. */
  z.object({
    kind: z.literal("group"),
    group: z.string(),
    isFirst: z.boolean(),
    title: z.string(),
    isForum: z.boolean(),
    tags: z.array(z.string()),
  }),
]);

const outgoingSchema = z.object({
  message: bodySchema,
  via: viaSchema,
  files: filesSchema,
  /** The subscription whose followers of an announcement channel may be shown it, where somebody asked for that. */
  publishedFor: z.string().nullable().default(null),
});

/** What one post says and how it gets there. */
export type Outgoing = z.infer<typeof outgoingSchema>;
export type Via = Outgoing["via"];
/** A file that goes with a post. `alt`: what a picture shows, in words. */
export type FileOut = Outgoing["files"][number];

/** A message as it was made, before its types are forgotten in JSON. */
export const outgoingBody = (given: {
  message: unknown;
  via: Via;
  files?: Outgoing["files"];
  publishedFor?: string | null;
}): string => JSON.stringify(given);

/** The outgoing message of a post's body; null when it does not read as one. */
export function readOutgoing(body: string): Outgoing | null {
  const parsed = outgoingSchema.safeParse(JSON.parse(body));
  return parsed.success ? parsed.data : null;
}
