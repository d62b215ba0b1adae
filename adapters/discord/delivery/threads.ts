import { z } from "zod";

import type { Ledger } from "../../../src/index.ts";
import type { DiscordCall } from "../rest/call.ts";
import { THREAD_EXISTS } from "../rest/error-code.ts";

/** The ledger's collection of threads the bot opened: by what was asked (→ the thread), and by the thread (→ what was asked, where). */
export const OPENED = "discord-thread";

const openedSchema = z.object({ thread: z.string(), asked: z.string(), channel: z.string() });
export type Opened = z.infer<typeof openedSchema>;

/** A day; Discord then folds a thread away, and any message brings it back. */
const ARCHIVE_MINUTES = 1440;
const NAME_CHARS_MAX = 100;

/** The thread of a question or a digest, by either of its ids; null when none was opened. */
export async function openedThread(ledger: Ledger, id: string): Promise<Opened | null> {
  const value = await ledger.get(OPENED, id);
  const parsed = openedSchema.safeParse(value === null ? null : JSON.parse(value));
  return parsed.success ? parsed.data : null;
}

/** Puts on record which thread belongs to what was asked. */
export async function noteThread(ledger: Ledger, opened: Opened): Promise<Opened> {
  const value = JSON.stringify(opened);
  const ids = new Set([opened.asked, opened.thread]);
  await ledger.put([...ids].map((id) => ({ collection: OPENED, id, value })));
  return opened;
}

export type ThreadWish = { asked: string; channel: string; message: string; name: string };

const threadSchema = z.object({ id: z.string() });

/** Opens a thread under a message, once however often it is called; null where the bot may not, or nobody can say whether it did. */
export async function openThread(
  wish: ThreadWish,
  deps: { call: DiscordCall; ledger: Ledger },
): Promise<Opened | null> {
  const there = await openedThread(deps.ledger, wish.asked);
  if (there !== null) return there;
  const { asked, channel, message } = wish;
  const name =
    [...wish.name]
      .slice(0, NAME_CHARS_MAX - 10)
      .join("")
      .slice(0, NAME_CHARS_MAX)
      .toWellFormed() || "Chipwire";
  const answered = await deps.call({
    method: "POST",
    path: `/channels/${channel}/messages/${message}/threads`,
    body: { name, auto_archive_duration: ARCHIVE_MINUTES },
  });
  if (answered.kind === "ok") {
    const thread = threadSchema.safeParse(answered.data).data?.id;
    return thread === undefined ? null : noteThread(deps.ledger, { asked, channel, thread });
  }
  // A thread under a message has the message's own id. Source: discord.com/developers/docs/topics/threads
  if (answered.kind === "refused" && answered.code === THREAD_EXISTS)
    return noteThread(deps.ledger, { asked, channel, thread: message });
  return null;
}
