import { z } from "zod";

const id = z.string().min(1);

/** Somebody opened the bot's own page, its conversation, or a thread with it. */
export type Opened =
  | { kind: "home"; user: string }
  | { kind: "messages"; user: string; channel: string; thread: string | null };

export const openedSchema: z.ZodType<Opened> = z.union([
  z
    .object({ type: z.literal("app_home_opened"), tab: z.literal("home"), user: id })
    .transform(({ user }) => ({ kind: "home" as const, user })),
  z
    .object({ type: z.literal("app_home_opened"), tab: z.literal("messages"), user: id, channel: id })
    .transform(({ user, channel }) => ({ kind: "messages" as const, user, channel, thread: null })),
  z
    .object({
      type: z.literal("assistant_thread_started"),
      assistant_thread: z.object({ user_id: id, channel_id: id, thread_ts: id }),
    })
    .transform(({ assistant_thread: { user_id, channel_id, thread_ts } }) => ({
      kind: "messages" as const,
      user: user_id,
      channel: channel_id,
      thread: thread_ts,
    })),
]);
