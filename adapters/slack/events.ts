import type { Ledger, Log } from "../../src/index.ts";
import type { Inbox } from "../chat/inbox.ts";
import type { createRateLimit } from "../chat/rate-limit.ts";
import { changedSchema, deletedSchema, type Envelope, envelopeSchema, type Said, teamOf } from "./event-payload.ts";
import type { Lifecycle } from "./lifecycle.ts";
import { within } from "./people.ts";
import { type Reading, readQuestion } from "./questions.ts";
import { takeBack } from "./takings-back.ts";
import type { TenantState, Tenants } from "./tenants.ts";

/** Acknowledging never waits longer for what is known of a workspace. */
const TENANT_MS_MAX = 1_000;

export type EventDeps = {
  ledger: Ledger;
  inbox: Pick<Inbox, "take">;
  tenants: Tenants;
  limit: ReturnType<typeof createRateLimit>;
  lifecycle: Lifecycle;
  manners: Manners;
  /** Whether channels with people of other organisations in them are answered. */
  answersOutsiders: boolean;
  /** Something was noted: it can be taken up. */
  wake: () => void;
  log: Log;
};

/** What is said beside the answers, at best effort: nobody waits for any of it. */
export type Manners = {
  working: (team: string, said: Said) => void;
  tooMany: (team: string, said: Said, user: string, retryAfterMs: number) => void;
  outsiders: (team: string, said: Said, user: string) => void;
  /** Whether the bot may answer in this thread without being mentioned. */
  listensIn: (team: string, said: Said) => Promise<boolean>;
};

/** Takes one event. It has been noted when this has ended; it throws when it could not be, so that Slack delivers it again. */
export type TakeEvent = (body: unknown) => Promise<void>;

/** The way of an event: whose workspace, what happened, is it a question, and then into the inbox. */
export function createEvents(deps: EventDeps): TakeEvent {
  return async (body) => {
    const parsed = envelopeSchema.safeParse(body);
    const team = parsed.success ? teamOf(parsed.data) : null;
    if (!parsed.success || team === null) return deps.log("info", "slack_event_unreadable");
    const envelope = parsed.data;
    const isMessage = envelope.event.type === "message" || envelope.event.type === "app_mention";
    if (!isMessage) return deps.lifecycle(envelope, team);
    const slow: TenantState = { kind: "unknown", reason: "slow" };
    const state = await within(TENANT_MS_MAX, deps.tenants.find(team), slow);
    if (state.kind === "closed") return deps.log("info", "slack_event_of_closed_workspace");
    const identity = state.kind === "open" ? state.tenant : { botUserId: null, botId: null };
    await takeMessage({ envelope, team, identity }, deps);
  };
}

type Arrived = { envelope: Envelope; team: string; identity: { botUserId: string | null; botId: string | null } };

async function takeMessage({ envelope, team, identity }: Arrived, deps: EventDeps): Promise<void> {
  const { event } = envelope;
  if (event["subtype"] === "message_deleted") return takeBackDeleted(envelope, team, deps);
  const now = event["subtype"] === "message_changed" ? edited(envelope) : envelope;
  if (now === null) return;
  const inThread = (said: Said): Promise<boolean> => deps.manners.listensIn(team, said);
  const reading = await readQuestion(now, team, { ...identity, inThread });
  if (reading.kind === "nothing") return deps.log("info", "slack_message_ignored", { why: reading.why });
  await takeQuestion(reading, { envelope, team }, deps);
}

type Question = Extract<Reading, { kind: "question" }>;

async function takeQuestion(
  { event, said, user }: Question,
  { envelope, team }: Pick<Arrived, "envelope" | "team">,
  { limit, inbox, manners, wake, answersOutsiders }: EventDeps,
): Promise<void> {
  const isShared = envelope.is_ext_shared_channel === true;
  if (isShared && !answersOutsiders) return manners.outsiders(team, said, user);
  const admission = limit(event.message.author, event.message.place);
  if (admission.kind === "refused") return manners.tooMany(team, said, user, admission.retryAfterMs);
  if (admission.kind === "ignored") return;
  if (!(await inbox.take(event))) return;
  wake();
  manners.working(team, said);
}

/** The message as it reads after an edit; null when its words are the same, as when Slack only added a preview. */
function edited(envelope: Envelope): Envelope | null {
  const parsed = changedSchema.safeParse(envelope.event);
  if (!parsed.success) return null;
  const { message, previous_message, channel, channel_type } = parsed.data;
  if (message.edited === undefined || message.edited === null || message.text === previous_message?.text) return null;
  const type = channel_type === undefined ? {} : { channel_type };
  return { ...envelope, event: { ...message, ...type, type: "message", channel } };
}

async function takeBackDeleted(envelope: Envelope, team: string, { ledger }: EventDeps): Promise<void> {
  const parsed = deletedSchema.safeParse(envelope.event);
  if (!parsed.success) return;
  const { channel, deleted_ts: ts, previous_message } = parsed.data;
  await takeBack(ledger, { team, channel, ts, thread: previous_message?.thread_ts ?? null });
}
