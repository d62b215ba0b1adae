import { z } from "zod";

const text = z.string().max(100_000);
const id = z.string().min(1).max(60);

/** What is around an event. Source: docs.slack.dev/apis/events-api, callback field overview */
export const envelopeSchema = z.object({
  team_id: id.optional().catch(undefined),
  event_id: id,
  is_ext_shared_channel: z.boolean().optional().catch(undefined),
  authorizations: z
    .array(z.object({ team_id: id.nullable().optional(), user_id: id.optional() }))
    .optional()
    .catch(undefined),
  event: z.object({ type: z.string() }).loose(),
});

export type Envelope = z.infer<typeof envelopeSchema>;

/** The workspace an event is for: with channels shared between several, the one the bot is installed in. */
export const teamOf = ({ authorizations, team_id }: Envelope): string | null =>
  authorizations?.[0]?.team_id ?? team_id ?? null;

/** A message as it was said; only what is needed of it. */
export const saidSchema = z.object({
  type: z.enum(["app_mention", "message"]),
  channel: id,
  channel_type: z.string().optional(),
  user: id.optional(),
  text: text.default(""),
  ts: z.string().regex(/^\d{1,12}\.\d{1,9}$/),
  thread_ts: z
    .string()
    .regex(/^\d{1,12}\.\d{1,9}$/)
    .optional(),
  subtype: z.string().optional(),
  bot_id: z.string().nullish(),
  app_id: z.string().nullish(),
  bot_profile: z.unknown().optional(),
  user_team: z.string().optional(),
  team: z.string().optional(),
});

export type Said = z.infer<typeof saidSchema>;

/** A message that was edited; `message` is how it reads now. */
export const changedSchema = z.object({
  channel: id,
  channel_type: z.string().optional(),
  message: z
    .object({ type: z.string().default("message"), text: text.default(""), edited: z.unknown().optional() })
    .loose(),
  previous_message: z.object({ text: text.default("") }).optional(),
});

/** A message that was taken back. */
export const deletedSchema = z.object({
  channel: id,
  deleted_ts: z.string(),
  previous_message: z.object({ thread_ts: z.string().optional() }).optional(),
});
