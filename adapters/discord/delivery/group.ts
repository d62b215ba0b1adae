import { z } from "zod";

import type { Ledger, OutgoingPost, PostOutcome } from "../../../src/index.ts";
import type { DiscordCall } from "../rest/call.ts";
import { refusal } from "../rest/error-code.ts";
import { timeOfId } from "./find-post.ts";
import type { Via } from "./outgoing.ts";
import { noteThread, openedThread, openThread } from "./threads.ts";

/** The ledger's collection of what is known of a digest that has a thread: its first message, and since when a forum post was tried. */
const GROUPS = "discord-group";
/** A week: a forum shows a day's post that long among the open ones. */
const FORUM_ARCHIVE_MINUTES = 10_080;

type GroupVia = Extract<Via, { kind: "group" }>;
type GroupSending = { post: OutgoingPost; via: GroupVia; channel: string };
type GroupDeps = {
  call: DiscordCall;
  ledger: Ledger;
  now: () => Date;
  /** The message as an ordinary one in a channel. */
  send: (channel: string) => Promise<PostOutcome>;
  body: () => Record<string, unknown>;
};

const groupSchema = z.object({ message: z.string().nullable(), triedAtMs: z.number().nullable() });

async function groupOf(ledger: Ledger, group: string): Promise<z.infer<typeof groupSchema>> {
  const value = await ledger.get(GROUPS, group);
  return groupSchema.safeParse(value === null ? null : JSON.parse(value)).data ?? { message: null, triedAtMs: null };
}

const noteGroup = (ledger: Ledger, group: string, known: z.infer<typeof groupSchema>): Promise<void> =>
  ledger.put([{ collection: GROUPS, id: group, value: JSON.stringify(known) }]);

/** A part of a digest with a thread of its own: the first one opens it, the others go into it. */
export async function sendGroup(sending: GroupSending, deps: GroupDeps): Promise<PostOutcome> {
  const { via, channel } = sending;
  if (via.isForum && via.isFirst) return sendForumPost(sending, deps);
  if (via.isFirst) {
    const sent = await deps.send(channel);
    if (sent.kind === "posted" && sent.messageId !== "") {
      await noteGroup(deps.ledger, via.group, { message: sent.messageId, triedAtMs: null });
      await openGroup(sending, sent.messageId, deps);
    }
    return sent;
  }
  const opened = await openedThread(deps.ledger, via.group);
  if (opened !== null) return deps.send(opened.thread);
  const { message } = await groupOf(deps.ledger, via.group);
  const made = message === null ? null : await openGroup(sending, message, deps);
  // Where no thread may be opened the rest of the digest follows in the channel.
  return deps.send(made?.thread ?? channel);
}

const openGroup = ({ via, channel }: GroupSending, message: string, deps: GroupDeps) =>
  openThread({ asked: via.group, channel, message, name: via.title }, deps);

const postSchema = z.object({ id: z.string(), message: z.object({ id: z.string() }).optional() });

/** A post in a forum has no nonce: what may have been made by an earlier try is looked for by its name first. */
async function sendForumPost({ via, channel }: GroupSending, deps: GroupDeps): Promise<PostOutcome> {
  const there = await openedThread(deps.ledger, via.group);
  if (there !== null) return { kind: "posted", messageId: there.thread };
  const { triedAtMs } = await groupOf(deps.ledger, via.group);
  if (triedAtMs !== null) {
    const found = await findForumPost({ channel, title: via.title, sinceMs: triedAtMs }, deps);
    if (found === null) return { kind: "later", retryAfterMs: 30_000 };
    if (found.thread !== null) return keepForumPost(via.group, channel, found.thread, deps);
  }
  await noteGroup(deps.ledger, via.group, { message: null, triedAtMs: triedAtMs ?? deps.now().getTime() });
  const body = {
    name: via.title,
    auto_archive_duration: FORUM_ARCHIVE_MINUTES,
    applied_tags: via.tags.slice(0, FORUM_TAGS_MAX),
    message: deps.body(),
  };
  const sent = await deps.call({ method: "POST", path: `/channels/${channel}/threads`, body });
  if (sent.kind === "refused") return refusal(sent);
  if (sent.kind === "later") return sent;
  if (sent.kind === "unsent") return { kind: "later", retryAfterMs: 5_000 };
  if (sent.kind === "unknown") return sent;
  const made = postSchema.safeParse(sent.data).data;
  return made === undefined
    ? { kind: "unknown", reason: "an answer that is none" }
    : keepForumPost(via.group, channel, made.id, deps);
}

/** A forum post bears at most five tags. Source: discord.com/developers/docs/resources/channel */
const FORUM_TAGS_MAX = 5;

async function keepForumPost(
  asked: string,
  channel: string,
  thread: string,
  { ledger }: GroupDeps,
): Promise<PostOutcome> {
  await noteThread(ledger, { asked, channel, thread });
  // A forum post's first message has the id of its thread.
  return { kind: "posted", messageId: thread };
}

const channelSchema = z.object({ guild_id: z.string() });
const threadsSchema = z.object({
  threads: z.array(z.object({ id: z.string(), parent_id: z.string().nullable(), name: z.string() })),
});
const SKEW_MS = 120_000;

type Looked = { channel: string; title: string; sinceMs: number };

/** Null: it could not be looked for. */
async function findForumPost(
  { channel, title, sinceMs }: Looked,
  { call }: GroupDeps,
): Promise<{ thread: string | null } | null> {
  const forum = await call({ method: "GET", path: `/channels/${channel}` });
  const guild = forum.kind === "ok" ? channelSchema.safeParse(forum.data).data?.guild_id : undefined;
  if (guild === undefined) return null;
  const active = await call({ method: "GET", path: `/guilds/${guild}/threads/active` });
  const threads = active.kind === "ok" ? threadsSchema.safeParse(active.data).data?.threads : undefined;
  if (threads === undefined) return null;
  const own = threads.find(
    ({ id, parent_id, name }) => parent_id === channel && name === title && timeOfId(id) >= sinceMs - SKEW_MS,
  );
  return { thread: own?.id ?? null };
}
