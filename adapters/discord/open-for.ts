import { z } from "zod";

import type { Ledger } from "../../src/index.ts";
import { openedThread, openThread } from "./delivery/threads.ts";
import type { Facts } from "./facts.ts";
import { readPlace } from "./place.ts";
import { escaped } from "./render/markdown.ts";
import type { DiscordCall } from "./rest/call.ts";

const messageSchema = z.object({ id: z.string() });
const QUESTION_CHARS_MAX = 500;

/**
 * Opens the thread a question is answered in, under the message that asked or, for a command, under the question put where "thinking…" stands.
 * Answers in it are ordinary messages, so that a reply to one reaches the bot. Where the bot may not, the answer goes where the question was.
 */
export async function openFor(facts: Facts, place: string, deps: { call: DiscordCall; ledger: Ledger }): Promise<void> {
  const where = readPlace(place);
  const { threadName: name, interaction, message } = facts;
  if (name === null || where?.kind !== "channel" || where.asked === null) return;
  const { asked, channel } = where;
  if ((await openedThread(deps.ledger, asked)) !== null) return;
  const under = interaction === null ? message : await putQuestion(interaction, name, deps.call);
  if (under !== null) await openThread({ asked, channel, message: under, name }, deps);
}

async function putQuestion(
  { app, token }: NonNullable<Facts["interaction"]>,
  question: string,
  call: DiscordCall,
): Promise<string | null> {
  const body = {
    content: `**${escaped([...question].slice(0, QUESTION_CHARS_MAX).join(""))}**`,
    allowed_mentions: { parse: [] },
  };
  const put = await call({
    method: "PATCH",
    path: `/webhooks/${app}/${token}/messages/@original`,
    body,
    isAnonymous: true,
  });
  return put.kind === "ok" ? (messageSchema.safeParse(put.data).data?.id ?? null) : null;
}
