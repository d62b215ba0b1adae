import { z } from "zod";

import type { FindOutcome } from "../../../src/index.ts";
import type { DiscordCall } from "../rest/call.ts";
import { hasKey } from "./post-key.ts";

const DISCORD_EPOCH_MS = 1_420_070_400_000;
/** Clocks differ: a message may carry an earlier time than the one it was sent at here. */
const SKEW_MS = 120_000;
const PAGE_MESSAGES = 100;
/** Further on nobody looks: a channel that says so much hides a message for good. */
const PAGES_MAX = 10;

const channelSchema = z.object({ last_message_id: z.string().regex(/^\d+$/).nullish() });
const messagesSchema = z.array(z.object({ id: z.string().regex(/^\d+$/), components: z.unknown().optional() }));

/** The smallest id a message of that instant can have. Source: discord.com/developers/docs/reference, snowflakes */
export const idAt = (ms: number): string => (BigInt(Math.max(0, Math.floor(ms - DISCORD_EPOCH_MS))) << 22n).toString();

/** When an id was given, epoch. */
export const timeOfId = (id: string): number => Number(BigInt(id) >> 22n) + DISCORD_EPOCH_MS;

/** Looks for the bot's own message with this key; its own buttons the bot may read without any further right to messages. */
export async function findPost(
  { channel, key, sinceMs }: { channel: string; key: string; sinceMs: number },
  { call }: { call: DiscordCall },
): Promise<FindOutcome> {
  let after = idAt(sinceMs - SKEW_MS);
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const query = { after, limit: String(PAGE_MESSAGES) };
    const answered = await call({ method: "GET", path: `/channels/${channel}/messages`, query });
    if (answered.kind === "refused" && answered.code === 10003) return { kind: "absent" };
    const read = answered.kind === "ok" ? messagesSchema.safeParse(answered.data) : undefined;
    if (read?.success !== true) return { kind: "unknown", reason: "its messages could not be read" };
    const found = read.data.find(({ components }) => hasKey(components, key));
    if (found !== undefined) return { kind: "found", messageId: found.id };
    if (page === 0 && read.data.length === 0 && (await isHistoryShut({ channel, after }, call)))
      return { kind: "unknown", reason: "the channel's history is shut to the bot" };
    if (read.data.length < PAGE_MESSAGES) return { kind: "absent" };
    after = read.data
      .map(({ id }) => BigInt(id))
      .reduce((a, b) => (a > b ? a : b))
      .toString();
  }
  return { kind: "unknown", reason: "too many messages to look through" };
}

/** Without Read Message History a channel has no messages for the bot, however many stand in it. Source: discord.com/developers/docs/resources/message */
async function isHistoryShut(
  { channel, after }: { channel: string; after: string },
  call: DiscordCall,
): Promise<boolean> {
  const answered = await call({ method: "GET", path: `/channels/${channel}` });
  const last = answered.kind === "ok" ? channelSchema.safeParse(answered.data).data?.last_message_id : undefined;
  return last !== undefined && last !== null && BigInt(last) > BigInt(after);
}
