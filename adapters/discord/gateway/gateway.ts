import { Client, Events, GatewayDispatchEvents, GatewayIntentBits, Options } from "discord.js";

import type { DiscordConfig, Log } from "../../../src/index.ts";
import { type Guard } from "../rest/guard.ts";
import { restOptions } from "../rest/call.ts";
import type { IdentifyBudget } from "./identify-budget.ts";
import { guardPackets } from "./packet-guard.ts";

/** Closings after which Discord takes no new connection: what is wrong must be changed first. Source: discord.com/developers/docs/topics/opcodes-and-status-codes */
const FATAL: ReadonlyMap<number, string> = new Map([
  [4004, "Discord refuses the token: set DISCORD_TOKEN to the one of the application's Bot page"],
  [4010, "Discord refuses this shard: set DISCORD_SHARDS anew"],
  [4011, "The bot is on so many servers that it must be sharded: set DISCORD_SHARDS=auto"],
  [4012, "Discord does not speak this version of its gateway any more: update Chipwire"],
  [4013, "Discord refuses the intents asked for: update Chipwire"],
  [
    4014,
    "Discord refuses an intent (Guilds, GuildMessages, DirectMessages): none of them needs to be switched on, look at the application's Bot page",
  ],
]);

export type GatewayEvents = {
  interaction: (payload: unknown) => Promise<void>;
  message: (payload: unknown) => Promise<void>;
  guildGone: (payload: unknown) => Promise<void>;
  channelGone: (payload: unknown) => Promise<void>;
};

export type GatewayDeps = {
  apiUrl: string;
  token: string;
  /** All of them run in this process; `auto` is as many as Discord recommends. */
  shards: DiscordConfig["shards"];
  guard: Guard;
  budget: IdentifyBudget;
  events: GatewayEvents;
  /** Nothing this process does can bring it back. */
  onFatal: (reason: string) => void;
  log: Log;
};

export type ForumTag = { id: string; name: string };
export type KnownChannel = { kind: number; tags: readonly ForumTag[]; needsTag: boolean };

export type Gateway = {
  /** Connects; throws when Discord takes neither the token nor the connection. */
  start: () => Promise<{ self: string; app: string }>;
  stop: () => Promise<void>;
  isReady: () => boolean;
  /** The bot's own id, known from Discord's first word on; null before. */
  self: () => string | null;
  /** What is known of a channel of a server; null for one that has not been told of, such as a thread. */
  channel: (id: string) => KnownChannel | null;
};

/** The connection over which Discord delivers events, by discord.js; what comes in is handed on as it was sent. */
export function createGateway(deps: GatewayDeps): Gateway {
  const client = createClient(deps);
  guardPackets(client, deps.log);
  listen(client, deps);
  return {
    start: async () => {
      const ready = new Promise<void>((resolve) => void client.once(Events.ClientReady, () => resolve()));
      await client.login(deps.token);
      await ready;
      return { self: client.user?.id ?? "", app: client.application?.id ?? client.user?.id ?? "" };
    },
    stop: () => client.destroy(),
    isReady: () => client.isReady(),
    self: () => client.user?.id ?? null,
    channel: (id) => {
      const known = client.channels.cache.get(id);
      if (known === undefined) return null;
      const tags = "availableTags" in known ? known.availableTags.map((tag) => ({ id: tag.id, name: tag.name })) : [];
      const needsTag = "availableTags" in known && known.flags.has("RequireTag");
      return { kind: known.type, tags, needsTag };
    },
  };
}

/** discord.js's client as the bot uses it: what it may ask for and what it keeps. */
export function createClient({
  apiUrl,
  guard,
  budget,
  shards,
}: Omit<GatewayDeps, "events" | "onFatal" | "log">): Client {
  return new Client({
    ...(shards === "auto"
      ? { shards }
      : { shards: Array.from({ length: shards }, (_, shard) => shard), shardCount: shards }),
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    rest: restOptions({ apiUrl, guard }),
    allowedMentions: { parse: [] },
    // Channels are kept, people and messages are not: nothing here needs them.
    makeCache: Options.cacheWithLimits({
      MessageManager: 0,
      GuildMemberManager: { maxSize: 1, keepOverLimit: (member) => member.id === member.client.user.id },
      UserManager: 100,
      ReactionManager: 0,
      PresenceManager: 0,
      VoiceStateManager: 0,
      ThreadMemberManager: 0,
    }),
    ws: {
      buildIdentifyThrottler: async (manager) => {
        const { session_start_limit: limit } = await manager.fetchGatewayInformation();
        const limits = {
          shards: await manager.getShardCount(),
          concurrency: limit.max_concurrency,
          dayMax: limit.total,
        };
        return { waitForIdentify: (_shard, signal) => budget.pass(limits, signal) };
      },
    },
  });
}

function listen(client: Client, { events, onFatal, log }: GatewayDeps): void {
  const on = (event: GatewayDispatchEvents, take: (payload: unknown) => Promise<void>): void => {
    // What a listener throws would end the process.
    client.ws.on(event, (payload: unknown) => {
      (async () => take(payload))().catch((error: unknown) =>
        log("error", "discord_event_failed", { event, reason: nameOf(error) }),
      );
    });
  };
  on(GatewayDispatchEvents.InteractionCreate, events.interaction);
  on(GatewayDispatchEvents.MessageCreate, events.message);
  on(GatewayDispatchEvents.GuildDelete, events.guildGone);
  on(GatewayDispatchEvents.ChannelDelete, events.channelGone);
  on(GatewayDispatchEvents.ThreadDelete, events.channelGone);
  client.on(Events.Error, (error) => log("error", "discord_client_error", { reason: nameOf(error) }));
  client.on(Events.ShardError, (error, shard) =>
    log("warn", "discord_connection_error", { shard, reason: nameOf(error) }),
  );
  client.on(Events.ShardReconnecting, (shard) => log("info", "discord_reconnecting", { shard }));
  client.on(Events.ShardResume, (shard, replayed) => log("info", "discord_resumed", { shard, replayed }));
  client.on(Events.Invalidated, () => onFatal("Discord ended the session"));
  client.on(Events.ShardDisconnect, ({ code }) =>
    onFatal(FATAL.get(code) ?? `Discord closed the connection for good (${code})`),
  );
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : "unknown");
