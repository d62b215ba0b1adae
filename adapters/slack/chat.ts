import type { Chat, Log, Now, OutgoingPost, PostOutcome } from "../../src/index.ts";
import type { CallOutcome, SlackCall } from "./call.ts";
import { findPost } from "./find-post.ts";
import { type OnlyFor, type Outgoing, readOutgoing } from "./outgoing.ts";
import { createPace } from "./pace.ts";
import { type Place, readPlace } from "./place.ts";
import { type Respond } from "./respond.ts";
import { endsToken, type Tenant, type Tenants } from "./tenants.ts";

/** What a message is known by in its metadata. */
export const EVENT_TYPE = "chip_answer";
/** Slack is not told of a post that never left this machine; it is tried again this soon. */
const UNSENT_RETRY_MS = 5_000;
const UNKNOWN_TENANT_RETRY_MS = 15_000;

/** Nothing said may ping, unfurl or be read as anything but what it is. */
const PLAIN = { unfurl_links: false, unfurl_media: false, link_names: false, parse: "none", mrkdwn: true } as const;

export type SlackChatDeps = {
  call: SlackCall;
  respond: Respond;
  tenants: Tenants;
  now: Now;
  log: Log;
  /** Asks for work to be looked for after this long: a post whose turn comes then. */
  wakeIn: (waitMs: number) => void;
};

type Deps = SlackChatDeps & { pace: ReturnType<typeof createPace> };
type Bound = Place & { post: OutgoingPost; outgoing: Outgoing; tenant: Tenant };

/** Slack as the outbox sees it: a post goes out once, and is found again by the key in its metadata. */
export function createSlackChat(given: SlackChatDeps): Chat {
  const deps: Deps = { ...given, pace: createPace(given.now) };
  return {
    name: "slack",
    sameKeyMs: 0,
    post: async (post) => {
      const place = readPlace(post.place);
      const outgoing = readOutgoing(post.body);
      if (place === null || outgoing === null) return refused("post", "it does not read as a post of Slack's");
      const state = await deps.tenants.find(place.team);
      if (state.kind === "closed") return refused("place", state.reason);
      if (state.kind === "unknown") return putOff(UNKNOWN_TENANT_RETRY_MS, deps);
      return send({ ...place, post, outgoing, tenant: state.tenant }, deps);
    },
    find: async (post, sinceMs) => {
      const place = readPlace(post.place);
      if (place === null) return { kind: "absent" };
      // What one person alone saw stands in no history: it is said again, and at worst that person sees it twice.
      if (readOutgoing(post.body)?.only !== null) return { kind: "absent" };
      const state = await deps.tenants.find(place.team);
      if (state.kind !== "open") return { kind: "unknown", reason: state.reason };
      return findPost({ ...place, key: post.key, sinceMs }, { call: deps.call, token: state.tenant.token });
    },
  };
}

const refused = (blame: "place" | "post", reason: string): PostOutcome => ({ kind: "refused", blame, reason });

function putOff(waitMs: number, { wakeIn }: Pick<Deps, "wakeIn">): PostOutcome {
  wakeIn(waitMs);
  return { kind: "later", retryAfterMs: waitMs };
}

async function send(bound: Bound, deps: Deps): Promise<PostOutcome> {
  const { outgoing, post, team, channel } = bound;
  if (outgoing.only !== null) return sendToOne(bound, outgoing.only, deps);
  const { waitMs } = deps.pace.turn(`${team}/${channel}`, post.key);
  if (waitMs > 0) return putOff(waitMs, deps);
  const { text, blocks } = outgoing;
  const said = { channel, text, ...(blocks.length > 0 ? { blocks } : {}), ...PLAIN, metadata: metadataOf(post) };
  const thread = bound.thread === null ? {} : { thread_ts: bound.thread };
  const outcome =
    post.edits === null
      ? await deps.call("chat.postMessage", { ...said, ...thread }, bound.tenant.token)
      : await deps.call("chat.update", { ...said, ts: post.edits }, bound.tenant.token);
  if (outcome.kind === "later") deps.pace.hold(`${team}/${channel}`, outcome.retryAfterMs);
  return toPostOutcome(outcome, bound, deps);
}

const metadataOf = ({ key }: OutgoingPost) => ({ event_type: EVENT_TYPE, event_payload: { key } });

async function sendToOne(bound: Bound, only: OnlyFor, deps: Deps): Promise<PostOutcome> {
  const nowMs = deps.now().getTime();
  if (nowMs > only.endsAtMs) return refused("post", "nobody waits for it any more");
  const { text, blocks } = bound.outgoing;
  if (only.responseUrl !== null && nowMs < only.urlEndsAtMs) {
    const answered = await deps.respond(only.responseUrl, {
      text,
      ...(blocks.length > 0 ? { blocks } : {}),
      response_type: "ephemeral",
      replace_original: false,
      ...(bound.thread === null ? {} : { thread_ts: bound.thread }),
    });
    // An address that is used up, or gone, leaves the ordinary way.
    if (answered.kind !== "refused") return toPostOutcome(answered, bound, deps);
  }
  const thread = bound.thread === null ? {} : { thread_ts: bound.thread };
  const args = { channel: bound.channel, user: only.user, text, ...(blocks.length > 0 ? { blocks } : {}), ...thread };
  const { unfurl_links: _links, unfurl_media: _media, mrkdwn: _mrkdwn, ...plain } = PLAIN;
  return toPostOutcome(await deps.call("chat.postEphemeral", { ...args, ...plain }, bound.tenant.token), bound, deps);
}

/** Errors that are about the place: nothing can be posted there until somebody changes that. */
const PLACE_ERRORS = new Set([
  "channel_not_found",
  "is_archived",
  "not_in_channel",
  "restricted_action",
  "restricted_action_read_only_channel",
  "restricted_action_thread_only_channel",
  "restricted_action_non_threadable_channel",
  "missing_scope",
  "no_permission",
  "access_denied",
  "team_access_not_granted",
  "ekm_access_denied",
  "messages_tab_disabled",
  "cannot_dm_bot",
  "user_not_found",
  "user_disabled",
  "user_not_in_channel",
]);

async function toPostOutcome(outcome: CallOutcome, { team }: Bound, deps: Deps): Promise<PostOutcome> {
  switch (outcome.kind) {
    case "ok":
      return { kind: "posted", messageId: messageTs(outcome.data) };
    case "later":
      return putOff(outcome.retryAfterMs, deps);
    case "unsent":
      return putOff(UNSENT_RETRY_MS, deps);
    case "unknown":
      return outcome;
    case "refused":
      if (endsToken(outcome.error)) await deps.tenants.close(team, outcome.error);
      return refused(endsToken(outcome.error) || PLACE_ERRORS.has(outcome.error) ? "place" : "post", outcome.error);
  }
}

/** A message's own id in its channel; empty where Slack gives none. */
const messageTs = (data: unknown): string =>
  typeof data === "object" && data !== null && "ts" in data && typeof data.ts === "string" ? data.ts : "";
