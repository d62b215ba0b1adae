import { z } from "zod";

import {
  type Ledger,
  type LedgerRecord,
  type Log,
  readSubscription,
  type Subscription,
  SUBSCRIPTIONS,
} from "../../src/index.ts";
import type { Envelope } from "./event-payload.ts";
import { forgetTeam } from "./forget-team.ts";
import { placeText, readPlace } from "./place.ts";
import type { Tenants } from "./tenants.ts";

export type LifecycleDeps = {
  ledger: Ledger;
  tenants: Tenants;
  /** Somebody opened the bot's own pages, or a thread with it. */
  opened: (envelope: Envelope, team: string) => void;
  log: Log;
};

/** What happens to the bot and its channels, rather than being said. */
export type Lifecycle = (envelope: Envelope, team: string) => Promise<void>;

const channelSchema = z.object({ channel: z.string().min(1) });
const idChangeSchema = z.object({ old_channel_id: z.string().min(1), new_channel_id: z.string().min(1) });
const memberSchema = z.object({ channel: z.string().min(1), user: z.string() });
const revokedSchema = z.object({ tokens: z.object({ bot: z.array(z.string()).optional() }) });

/** Why a digest rests; what the bot paused itself for it may take up again itself. */
const REASONS = {
  left: "the bot was taken out of the channel",
  archived: "the channel was archived",
  gone: "the channel was deleted",
} as const;

/** Digests rest while their channel is out of reach, and go on when it is back; a workspace that takes the bot out is forgotten. */
export function createLifecycle(deps: LifecycleDeps): Lifecycle {
  return async (envelope, team) => {
    const { event } = envelope;
    const channel = channelSchema.safeParse(event).data?.channel;
    switch (event.type) {
      case "app_uninstalled":
        return endTeam(team, "the app was uninstalled", deps);
      case "tokens_revoked":
        return revokedSchema.safeParse(event).data?.tokens.bot?.length
          ? endTeam(team, "its token was revoked", deps)
          : undefined;
      case "channel_left":
      case "group_left":
        return rest(team, channel, REASONS.left, deps);
      case "channel_archive":
      case "group_archive":
        return rest(team, channel, REASONS.archived, deps);
      case "channel_deleted":
      case "group_deleted":
        return rest(team, channel, REASONS.gone, deps);
      case "channel_unarchive":
      case "group_unarchive":
        return goOn(team, channel, deps);
      case "member_left_channel":
      case "member_joined_channel":
        return memberMoved(envelope, team, deps);
      case "channel_id_changed":
        return changeId(event, team, deps);
      case "app_home_opened":
      case "assistant_thread_started":
        return deps.opened(envelope, team);
    }
  };
}

async function endTeam(team: string, reason: string, deps: LifecycleDeps): Promise<void> {
  await deps.tenants.close(team, reason);
  const forgotten = await forgetTeam(deps.ledger, team);
  deps.log("warn", "slack_workspace_forgotten", { team, records: forgotten });
}

/** Only the bot's own coming and going matters. */
async function memberMoved({ event }: Envelope, team: string, deps: LifecycleDeps): Promise<void> {
  const moved = memberSchema.safeParse(event).data;
  const state = await deps.tenants.find(team);
  if (moved === undefined || state.kind !== "open" || moved.user !== state.tenant.botUserId) return;
  return event.type === "member_left_channel"
    ? rest(team, moved.channel, REASONS.left, deps)
    : goOn(team, moved.channel, deps);
}

async function subscriptionsOf(ledger: Ledger, team: string, channel: string): Promise<Subscription[]> {
  const all = (await ledger.list(SUBSCRIPTIONS)).flatMap(({ value }) => readSubscription(value) ?? []);
  return all.filter(({ place }) => {
    const where = readPlace(place);
    return where?.team === team && where.channel === channel;
  });
}

async function change(
  { team, channel, ledger }: { team: string; channel: string | undefined; ledger: Ledger },
  how: (subscription: Subscription) => Subscription | null,
): Promise<void> {
  if (channel === undefined) return;
  const records = (await subscriptionsOf(ledger, team, channel)).flatMap((one): LedgerRecord[] => {
    const changed = how(one);
    return changed === null ? [] : [{ collection: SUBSCRIPTIONS, id: one.id, value: JSON.stringify(changed) }];
  });
  if (records.length > 0) await ledger.put(records);
}

const rest = (team: string, channel: string | undefined, reason: string, { ledger }: LifecycleDeps): Promise<void> =>
  change({ team, channel, ledger }, (one) => (one.isPaused ? null : { ...one, isPaused: true, pauseReason: reason }));

/** What a person paused stays paused; what the bot paused for want of the channel goes on, from its next hour. */
export const goOn = (
  team: string,
  channel: string | undefined,
  { ledger }: Pick<LifecycleDeps, "ledger">,
): Promise<void> =>
  change({ team, channel, ledger }, (one) =>
    one.isPaused && one.pauseReason !== null ? { ...one, isPaused: false, pauseReason: null } : null,
  );

async function changeId(event: unknown, team: string, { ledger }: LifecycleDeps): Promise<void> {
  const ids = idChangeSchema.safeParse(event).data;
  if (ids === undefined) return;
  const place = placeText({ team, channel: ids.new_channel_id, thread: null });
  await change({ team, channel: ids.old_channel_id, ledger }, (one) => ({ ...one, place }));
}
