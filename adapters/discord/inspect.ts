import { z } from "zod";

import type { DiscordConfig, Log, Now, Subscription } from "../../src/index.ts";
import { INVITE_PERMISSIONS, inviteLink, missingFor } from "./permissions.ts";
import { readPlace } from "./place.ts";
import { rightsIn } from "./rights.ts";
import { type CallOutcome, createDiscordCall, type DiscordCall } from "./rest/call.ts";
import { createGuard, type Fetch } from "./rest/guard.ts";

export type Inspected = { check: string; status: "ok" | "warn" | "fail"; detail: string; advice?: string };

export type InspectDeps = {
  config: DiscordConfig;
  subscriptions: readonly Subscription[];
  send: Fetch;
  now: Now;
  log: Log;
};

const appSchema = z.object({ id: z.string(), name: z.string(), flags: z.number().default(0) });
const gatewaySchema = z.object({
  session_start_limit: z.object({ total: z.number(), remaining: z.number() }).optional(),
  shards: z.number().default(1),
});

/** Looks whether Discord takes the token, and whether the bot may post where digests are to be posted. The token is shown nowhere. */
export async function inspectDiscord({
  config,
  subscriptions,
  send,
  now,
  log,
}: InspectDeps): Promise<readonly Inspected[]> {
  const guard = createGuard({ send, now, log });
  const call = createDiscordCall({ apiUrl: config.apiUrl, token: config.token, guard, log, onTokenRefused: () => {} });
  const answered = await call({ method: "GET", path: "/applications/@me" });
  const app = answered.kind === "ok" ? appSchema.safeParse(answered.data).data : undefined;
  if (app === undefined) return [tokenProblem(answered)];
  return [
    { check: "discord token", status: "ok", detail: `the bot is "${app.name}" (application ${app.id})` },
    {
      check: "discord invite",
      status: "ok",
      detail: inviteLink(app.id),
      advice: `opened by somebody with Manage Server, adds the bot to a server with permissions ${INVITE_PERMISSIONS} and nothing else`,
    },
    {
      check: "discord intents",
      status: "ok",
      detail: "Guilds, GuildMessages, DirectMessages: none is privileged, nothing to switch on",
    },
    ...(await sessionFindings(call)),
    ...(await channelFindings(subscriptions, app.id, call)),
  ];
}

function tokenProblem(answered: CallOutcome): Inspected {
  if (answered.kind === "refused" && answered.status === 401)
    return {
      check: "discord token",
      status: "fail",
      detail: "Discord refuses the token",
      advice:
        "discord.com/developers/applications, your application, Bot, Reset Token; put the new one in DISCORD_TOKEN",
    };
  const why =
    answered.kind === "refused"
      ? `it answers ${answered.status}`
      : answered.kind === "later"
        ? "it asks to wait"
        : answered.kind;
  return {
    check: "discord token",
    status: "warn",
    detail: `Discord could not be asked: ${why}`,
    advice: "is discord.com reachable from here? DISCORD_API_URL says where it is looked for",
  };
}

async function sessionFindings(call: DiscordCall): Promise<readonly Inspected[]> {
  const answered = await call({ method: "GET", path: "/gateway/bot" });
  const limit = answered.kind === "ok" ? gatewaySchema.safeParse(answered.data).data?.session_start_limit : undefined;
  if (limit === undefined) return [];
  const detail = `${limit.remaining} of ${limit.total} connections left today`;
  return [
    limit.remaining > limit.total / 10
      ? { check: "discord sessions", status: "ok", detail }
      : {
          check: "discord sessions",
          status: "warn",
          detail,
          advice: "is it being restarted over and over? At none left Discord takes the token away",
        },
  ];
}

async function channelFindings(
  subscriptions: readonly Subscription[],
  self: string,
  call: DiscordCall,
): Promise<readonly Inspected[]> {
  const found: Inspected[] = [];
  for (const { place, layout, isPaused } of subscriptions) {
    const where = readPlace(place);
    if (where?.kind === "channel" && !isPaused)
      found.push(await channelFinding({ channel: where.channel, layout, self }, call));
  }
  return found;
}

type Looked = { channel: string; layout: string; self: string };

async function channelFinding({ channel, layout, self }: Looked, call: DiscordCall): Promise<Inspected> {
  const check = `discord channel ${channel}`;
  const rights = await rightsIn(channel, self, call);
  if (rights.kind === "unseen")
    return {
      check,
      status: "fail",
      detail: "the bot does not see it",
      advice: "Edit Channel, Permissions, add the bot's role, allow View Channel; or /digest remove",
    };
  if (rights.kind === "unknown") return { check, status: "warn", detail: "the bot's rights could not be read" };
  const name = rights.name ?? channel;
  const lacking = missingFor(rights.permissions, layout);
  if (lacking.length === 0) return { check, status: "ok", detail: `#${name}: all it needs` };
  const advice = `Edit Channel, Permissions, add the bot's role, allow ${lacking.join(", ")}`;
  return { check, status: "fail", detail: `#${name}: missing ${lacking.join(", ")}`, advice };
}
