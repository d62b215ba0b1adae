import { z } from "zod";

import type { FindOutcome } from "../../src/index.ts";
import type { SlackCall } from "./call.ts";

/** Clocks differ: a message may carry an earlier time than the one it was sent at here. */
const SKEW_MS = 120_000;
const PAGE_MESSAGES = 100;
/** Further back nobody looks: a channel that says so much in a day hides a message for good. */
const PAGES_MAX = 10;

const pageSchema = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      metadata: z
        .object({ event_payload: z.object({ key: z.string() }) })
        .optional()
        .catch(undefined),
    }),
  ),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

export type Wanted = { channel: string; thread: string | null; key: string; sinceMs: number };

/** Looks for the bot's own message with this key, in the channel or the thread it was meant for. */
export async function findPost(
  wanted: Wanted,
  { call, token }: { call: SlackCall; token: string },
): Promise<FindOutcome> {
  const { channel, thread, key, sinceMs } = wanted;
  const method = thread === null ? "conversations.history" : "conversations.replies";
  const where = thread === null ? { channel } : { channel, ts: thread };
  const oldest = String((sinceMs - SKEW_MS) / 1000);
  let cursor: string | undefined;
  for (let page = 0; page < PAGES_MAX; page++) {
    const more = cursor === undefined ? {} : { cursor };
    const args = { ...where, oldest, limit: PAGE_MESSAGES, include_all_metadata: true, ...more };
    const answered = await call(method, args, token);
    // A thread whose first message is gone holds nothing of ours.
    if (answered.kind === "refused" && answered.error === "thread_not_found") return { kind: "absent" };
    const read = answered.kind === "ok" ? pageSchema.safeParse(answered.data) : undefined;
    if (read?.success !== true) return { kind: "unknown", reason: reasonOf(answered) };
    const found = read.data.messages.find(({ metadata }) => metadata?.event_payload.key === key);
    if (found !== undefined) return { kind: "found", messageId: found.ts };
    cursor = read.data.response_metadata?.next_cursor;
    if (cursor === undefined || cursor === "") return { kind: "absent" };
  }
  return { kind: "unknown", reason: "too many messages to look through" };
}

function reasonOf(answered: Awaited<ReturnType<SlackCall>>): string {
  if (answered.kind === "refused") return answered.error;
  return answered.kind === "later" ? "Slack asked to wait" : "its history could not be read";
}
