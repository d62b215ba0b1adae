import { z } from "zod";

import { type Actor, isDmChannel } from "./asking.ts";

const id = z.string().min(1).max(60);
const ts = z.string().regex(/^\d{1,12}\.\d{1,9}$/);

/** `/chip …`. Source: docs.slack.dev/interactivity/implementing-slash-commands */
export const commandSchema = z.object({
  command: z.string(),
  text: z.string().max(10_000).default(""),
  team_id: id,
  user_id: id,
  channel_id: id,
  response_url: z.string().optional(),
  trigger_id: z.string().min(1),
});

const around = {
  team: z.object({ id }),
  user: z.object({ id }),
  trigger_id: z.string().min(1),
  response_url: z.string().optional(),
};

/** A button, in a message or on a page of the bot's. */
export const buttonSchema = z.object({
  ...around,
  channel: z.object({ id }).optional(),
  container: z
    .object({ message_ts: ts.optional(), thread_ts: ts.optional(), is_ephemeral: z.boolean().optional() })
    .optional(),
  message: z.object({ ts, thread_ts: ts.optional() }).optional(),
  actions: z
    .array(z.object({ action_id: z.string(), action_ts: z.string().default(""), value: z.string().default("") }))
    .min(1),
});

export type Button = z.infer<typeof buttonSchema>;

/** A message's menu, or the menu of all shortcuts. */
export const shortcutSchema = z.object({
  ...around,
  callback_id: z.string(),
  channel: z.object({ id }).optional(),
  message: z.object({ ts, thread_ts: ts.optional(), text: z.string().max(100_000).default("") }).optional(),
});

const valueSchema = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_conversation: z.string().nullish(),
  selected_time: z.string().nullish(),
});

/** A form that was sent. */
export const formSchema = z.object({
  type: z.literal("view_submission"),
  team: z.object({ id }),
  user: z.object({ id }),
  view: z.object({
    id: z.string().default(""),
    hash: z.string().default(""),
    callback_id: z.string(),
    private_metadata: z.string().default(""),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), valueSchema)) }),
  }),
});

export type Form = z.infer<typeof formSchema>;

/** What somebody types into a field that completes. */
export const suggestionSchema = z.object({ value: z.string().max(500).default("") });

/** What stands in a field, however it was filled in; empty when nothing does. */
export function fieldOf({ view }: Form, block: string): string {
  const [field] = Object.values(view.state.values[block] ?? {});
  return field?.value ?? field?.selected_option?.value ?? field?.selected_conversation ?? field?.selected_time ?? "";
}

/** Who pressed a button, and where; null on a page of the bot's, which is no place to reply in. */
export function buttonActor(
  { team, user, channel, container, message, response_url }: Button,
  atMs: number,
): Actor | null {
  if (channel === undefined) return null;
  const thread =
    message?.thread_ts ?? container?.thread_ts ?? (container?.is_ephemeral === true ? null : (message?.ts ?? null));
  const isDm = isDmChannel(channel.id);
  return { team: team.id, user: user.id, channel: channel.id, thread, isDm, responseUrl: response_url ?? null, atMs };
}

const metaSchema = z.object({ channel: z.string(), thread: z.string().nullable() });

/** Where a form was opened from, to be kept in it; "" when from nowhere. */
export const formMeta = (actor: Pick<Actor, "channel" | "thread"> | null): string =>
  actor === null ? "" : JSON.stringify({ channel: actor.channel, thread: actor.thread });

/** Who sent a form, and where from; null when it was opened from a page of the bot's. */
export function formActor({ team, user, view }: Form, atMs: number): Actor | null {
  const meta = view.private_metadata === "" ? null : metaSchema.safeParse(JSON.parse(view.private_metadata)).data;
  if (meta === null || meta === undefined) return null;
  const isDm = isDmChannel(meta.channel);
  return { team: team.id, user: user.id, ...meta, isDm, responseUrl: null, atMs };
}
