import { z } from "zod";

import { type Ledger, type LedgerRecord, type Log, readSubscription, SUBSCRIPTIONS } from "../../src/index.ts";
import { digestHome, HOMES, homeRecord } from "./digest-home.ts";
import { channelPlace } from "./place.ts";
import { SERVERS } from "./server-settings.ts";

const guildSchema = z.object({ id: z.string(), unavailable: z.boolean().optional() });
const channelSchema = z.object({ id: z.string() });

export type LifecycleDeps = { ledger: Ledger; log: Log };

/** A server has taken the bot out: its digests go, with everything that was set there. One that only cannot be reached keeps all. */
export async function guildGone(payload: unknown, deps: LifecycleDeps): Promise<void> {
  const parsed = guildSchema.safeParse(payload);
  if (!parsed.success) return;
  const { id: guild, unavailable } = parsed.data;
  if (unavailable === true) return deps.log("info", "discord_server_unavailable", { guild });
  const records: LedgerRecord[] = [{ collection: SERVERS, id: guild, value: null }];
  for (const { id } of await deps.ledger.list(HOMES)) {
    if ((await digestHome(deps.ledger, id))?.guild !== guild) continue;
    records.push(homeRecord(id, null), { collection: SUBSCRIPTIONS, id, value: null });
  }
  await deps.ledger.put(records);
  deps.log("warn", "discord_server_left", { guild, records: records.length });
}

/** A channel is gone: its digests rest, and whoever looks at them sees why. */
export async function channelGone(payload: unknown, { ledger, log }: LifecycleDeps): Promise<void> {
  const id = channelSchema.safeParse(payload).data?.id;
  if (id === undefined) return;
  const place = channelPlace(id);
  const own = (await ledger.list(SUBSCRIPTIONS))
    .flatMap(({ value }) => readSubscription(value) ?? [])
    .filter((one) => one.place === place && !one.isPaused);
  if (own.length === 0) return;
  const pauseReason = "the channel was deleted";
  await ledger.put(
    own.map((one) => ({
      collection: SUBSCRIPTIONS,
      id: one.id,
      value: JSON.stringify({ ...one, isPaused: true, pauseReason }),
    })),
  );
  log("warn", "discord_channel_gone", { channel: id, digests: own.length });
}
