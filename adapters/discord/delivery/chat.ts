import type { Chat, FindOutcome, Ledger, Log, Now, OutgoingPost, PostOutcome } from "../../../src/index.ts";
import { cutText } from "../../chat/cut.ts";
import { digestHome } from "../digest-home.ts";
import { type Place, readPlace } from "../place.ts";
import { FLAGS } from "../render/index.ts";
import type { CallOutcome, DiscordCall } from "../rest/call.ts";
import { INTERACTION_GONE, NO_HISTORY, refusal, THREAD_ARCHIVED, UNKNOWN_MESSAGE } from "../rest/error-code.ts";
import {
  type Channel,
  directChannel,
  idOf,
  isPlaceGone,
  NOTHING_DIRECT,
  noteTakesNothing,
  takesNothing,
} from "./direct.ts";
import { findPost } from "./find-post.ts";
import { sendGroup } from "./group.ts";
import { type FileOut, type Outgoing, readOutgoing, type Via } from "./outgoing.ts";
import { withKey } from "./post-key.ts";
import { openedThread } from "./threads.ts";

/** Discord makes one message of several with the same nonce "in the past few minutes". Source: discord.com/developers/docs/resources/message */
const SAME_KEY_MS = 150_000;
const UNSENT_RETRY_MS = 5_000;

export type DiscordChatDeps = {
  call: DiscordCall;
  ledger: Ledger;
  /** The label of the button a message without one is given. */
  helpLabel: string;
  now: Now;
  log: Log;
  /** Asks for work to be looked for after this long. */
  wakeIn: (waitMs: number) => void;
};

/** Discord as the outbox sees it: a post goes out once, by its nonce, and is found again by the key in one of its buttons. */
export function createDiscordChat(deps: DiscordChatDeps): Chat {
  return {
    name: "discord",
    sameKeyMs: SAME_KEY_MS,
    post: async (post) => {
      const place = readPlace(post.place);
      const outgoing = readOutgoing(post.body);
      if (place === null || outgoing === null)
        return { kind: "refused", blame: "post", reason: "it does not read as a post of Discord's" };
      const outcome = await send({ post, place, outgoing }, deps);
      if (outcome.kind === "later") deps.wakeIn(outcome.retryAfterMs);
      return outcome;
    },
    find: async (post, sinceMs) => find(post, sinceMs, deps),
  };
}

type Bound = { post: OutgoingPost; place: Place; outgoing: Outgoing };

async function send(bound: Bound, deps: DiscordChatDeps): Promise<PostOutcome> {
  const { post, place, outgoing } = bound;
  const { via } = outgoing;
  if (post.edits !== null) return edit(bound, post.edits, deps);
  if (place.kind === "person" && (await takesNothing(place.user, deps))) return NOTHING_DIRECT;
  const channel = await channelOf(place, deps);
  if (channel.kind !== "channel") return channel.outcome;
  switch (via.kind) {
    case "channel": {
      const sent = await sendMessage({ ...bound, channel: channel.id, reference: via.reference }, deps);
      if (place.kind === "person" && isPlaceGone(sent)) await noteTakesNothing(place.user, deps);
      return sent;
    }
    case "person":
      return sendToPerson(bound, via, { channel: channel.id }, deps);
    case "group":
      return sendGroup(
        { post, via, channel: channel.id },
        {
          ...deps,
          send: (to) => sendMessage({ ...bound, channel: to, reference: null }, deps),
          body: () => bodyOf(bound, deps),
        },
      );
    case "interaction":
      return sendAnswer({ ...bound, channel: channel.id }, via, deps);
  }
}

/** The channel a place means by now: the thread that was opened for what was asked, or a person's own conversation. */
async function channelOf(place: Place, deps: DiscordChatDeps): Promise<Channel> {
  if (place.kind === "person") return directChannel(place.user, deps.call);
  const opened = place.asked === null ? null : await openedThread(deps.ledger, place.asked);
  return { kind: "channel", id: opened?.thread ?? place.channel, isOpened: opened !== null };
}

type Sending = Bound & { channel: string; reference: string | null };

/** An ordinary message with its nonce. */
async function sendMessage(sending: Sending, deps: DiscordChatDeps): Promise<PostOutcome> {
  const { post, channel, reference, outgoing } = sending;
  const referred =
    reference === null ? {} : { message_reference: { message_id: reference, fail_if_not_exists: false } };
  const body = { ...bodyOf(sending, deps), ...referred, nonce: post.key, enforce_nonce: true };
  const sent = await deps.call({
    method: "POST",
    path: `/channels/${channel}/messages`,
    body,
    files: filesOf(outgoing),
  });
  if (sent.kind === "refused") return afterRefusal(sent, sending, deps);
  const outcome = outcomeOf(sent);
  if (outcome.kind === "posted") await publishWanted({ channel, message: outcome.messageId, outgoing }, deps);
  return outcome;
}

type Refused = Extract<CallOutcome, { kind: "refused" }>;

async function afterRefusal(sent: Refused, sending: Sending, deps: DiscordChatDeps): Promise<PostOutcome> {
  if (sent.code === UNKNOWN_MESSAGE) return { kind: "posted", messageId: "" };
  if (sent.code === NO_HISTORY && sending.reference !== null) return sendMessage({ ...sending, reference: null }, deps);
  if (sent.code === THREAD_ARCHIVED) {
    const opened = await deps.call({
      method: "PATCH",
      path: `/channels/${sending.channel}`,
      body: { archived: false },
    });
    if (opened.kind === "ok") return { kind: "later", retryAfterMs: 1_000 };
  }
  return refusal(sent);
}

type Publishing = { channel: string; message: string; outgoing: Outgoing };

/** To the followers of an announcement channel where that was asked for; that it is not done is no reason to post again. */
async function publishWanted(
  { channel, message, outgoing: { publishedFor } }: Publishing,
  { call, ledger }: DiscordChatDeps,
): Promise<void> {
  if (publishedFor === null || (await digestHome(ledger, publishedFor))?.isPublished !== true) return;
  await call({ method: "POST", path: `/channels/${channel}/messages/${message}/crosspost` });
}

async function edit({ post, place, outgoing }: Bound, messageId: string, deps: DiscordChatDeps): Promise<PostOutcome> {
  const channel = await channelOf(place, deps);
  if (channel.kind !== "channel") return channel.outcome;
  const { via } = outgoing;
  const opened =
    via.kind === "group" && (!via.isFirst || via.isForum) ? await openedThread(deps.ledger, via.group) : null;
  const { flags: _flags, ...body } = bodyOf({ post, outgoing }, deps);
  const path = `/channels/${opened?.thread ?? channel.id}/messages/${messageId}` as const;
  return outcomeOf(await deps.call({ method: "PATCH", path, body }));
}

/** A private word; where a person takes none, the channel is told that and nothing of what it was. */
async function sendToPerson(
  bound: Bound,
  { user, reference, notice }: Extract<Via, { kind: "person" }>,
  { channel }: { channel: string },
  deps: DiscordChatDeps,
): Promise<PostOutcome> {
  const direct = await directChannel(user, deps.call);
  const there =
    direct.kind === "channel"
      ? await sendMessage({ ...bound, channel: direct.id, reference: null }, deps)
      : direct.outcome;
  if (!isPlaceGone(there) || notice === null) return there;
  const outgoing = { ...bound.outgoing, message: notice, files: [] };
  return sendMessage({ ...bound, outgoing, channel, reference }, deps);
}

type AnswerVia = Extract<Via, { kind: "interaction" }>;

/** The answer to a command or a button: where "thinking…" stands, or what comes after it; later than Discord allows, as an ordinary message. */
async function sendAnswer(
  sending: Bound & { channel: string },
  via: AnswerVia,
  deps: DiscordChatDeps,
): Promise<PostOutcome> {
  const { place, outgoing } = sending;
  const isOpened =
    place.kind === "channel" && (await channelOf(place, deps)).kind === "channel" && sending.channel !== place.channel;
  // What is for one person alone is never said in a thread, nor is the question it hangs on taken away.
  const isForOne = via.replacesPublic || via.isEphemeral;
  const isInThread = isOpened && !isForOne;
  const isPublicPart = !via.isEphemeral && via.part > 0 && via.isInstalled;
  if (isInThread || isPublicPart) return sendMessage({ ...sending, reference: null }, deps);
  if (deps.now().getTime() >= via.endsAtMs) return sendLate(sending, via, deps);
  const hook = `/webhooks/${via.app}/${via.token}` as const;
  const base = bodyOf(sending, deps);
  const files = filesOf(outgoing);
  if (via.replacesPublic && via.part === 0 && !isOpened)
    await deps.call({ method: "DELETE", path: `${hook}/messages/@original`, isAnonymous: true });
  const isFollowUp = via.part > 0 || via.replacesPublic;
  const sent = isFollowUp
    ? await deps.call({
        method: "POST",
        path: hook,
        body: { ...base, flags: base.flags | (via.isEphemeral ? FLAGS.ephemeral : 0) },
        files,
        isAnonymous: true,
      })
    : await deps.call({
        method: "PATCH",
        path: `${hook}/messages/@original`,
        body: { ...base, ...cleared(base) },
        files,
        isAnonymous: true,
      });
  if (sent.kind === "refused" && (INTERACTION_GONE.has(sent.code) || sent.status === 404))
    return sendLate(sending, via, deps);
  // A follow-up has no nonce: what may have been said is not said again.
  return isFollowUp && sent.kind === "unknown" ? { kind: "posted", messageId: "" } : outcomeOf(sent);
}

/** A question may stand there already, as plain text, where its thread could not be opened. */
const cleared = ({ flags, content }: { flags: number; content?: unknown }) =>
  (flags & FLAGS.componentsV2) !== 0 && content === undefined ? { content: null } : {};

/** After 15 minutes: for everybody in the channel, for one person in their own conversation. */
async function sendLate(
  sending: Bound & { channel: string },
  via: AnswerVia,
  deps: DiscordChatDeps,
): Promise<PostOutcome> {
  deps.log("info", "discord_answer_late");
  if (!via.isInstalled) return { kind: "refused", blame: "post", reason: "too late to be answered" };
  if (!via.isEphemeral) return sendMessage({ ...sending, reference: null }, deps);
  const direct = await directChannel(via.user, deps.call);
  if (direct.kind !== "channel") return direct.outcome;
  return sendMessage({ ...sending, channel: direct.id, reference: null }, deps);
}

/** The message with its key; nobody is pinged by it, whatever stands in it. */
function bodyOf(
  { post, outgoing }: Pick<Bound, "post" | "outgoing">,
  { helpLabel }: Pick<DiscordChatDeps, "helpLabel">,
) {
  const { message, files } = outgoing;
  const components = withKey(message.components ?? [], post.key, helpLabel);
  const attachments = files.length === 0 ? {} : { attachments: files.map(attachment) };
  return {
    ...message,
    flags: message.flags & ~FLAGS.ephemeral,
    components,
    ...attachments,
    allowed_mentions: { parse: [] },
  };
}

/** Discord takes so much of a picture's words. Source: discord.com/developers/docs/resources/message, attachment object */
const ALT_CHARS_MAX = 1024;

const attachment = ({ name, alt }: FileOut, n: number) => ({
  id: String(n),
  filename: name,
  ...(alt === "" ? {} : { description: cutText(alt, ALT_CHARS_MAX) }),
});

const filesOf = ({ files }: Outgoing) =>
  files.map(({ name, base64 }) => ({ name, data: Buffer.from(base64, "base64") }));

function outcomeOf(sent: CallOutcome): PostOutcome {
  switch (sent.kind) {
    case "ok":
      return { kind: "posted", messageId: idOf(sent.data) };
    case "refused":
      return refusal(sent);
    case "later":
      return sent;
    case "unsent":
      return { kind: "later", retryAfterMs: UNSENT_RETRY_MS };
    case "unknown":
      return sent;
  }
}

async function find(post: OutgoingPost, sinceMs: number, deps: DiscordChatDeps): Promise<FindOutcome> {
  const place = readPlace(post.place);
  const outgoing = readOutgoing(post.body);
  if (place === null || outgoing === null) return { kind: "absent" };
  const { via } = outgoing;
  const channel = await channelOf(via.kind === "person" ? { kind: "person", user: via.user } : place, deps);
  if (channel.kind !== "channel") return { kind: "unknown", reason: "the channel could not be looked into" };
  // What takes the place of "thinking…" may be put there twice; and what one person alone saw stands in no history.
  if (via.kind === "interaction" && !channel.isOpened && (via.part === 0 || via.isEphemeral)) return { kind: "absent" };
  const opened =
    via.kind === "group" && (!via.isFirst || via.isForum) ? await openedThread(deps.ledger, via.group) : null;
  // A forum post is looked for where it is made, by its name.
  if (via.kind === "group" && via.isForum && opened === null) return { kind: "absent" };
  const there = opened?.thread ?? channel.id;
  const found = await findPost({ channel: there, key: post.key, sinceMs }, deps);
  if (found.kind === "found") await publishWanted({ channel: there, message: found.messageId, outgoing }, deps);
  return found;
}
