import { z } from "zod";

import type { SlackConfig } from "../../src/index.ts";
import type { CallOutcome, SlackCall } from "./call.ts";
import manifest from "./manifest.json" with { type: "json" };
import { SCOPES, WITHOUT } from "./scopes.ts";

/** One thing that was looked at: what was found, and what to do. */
export type SlackFinding = { check: string; status: "ok" | "warn" | "fail"; detail: string; advice?: string };

const APPS = "api.slack.com/apps";

/** Whether Slack takes what is in the settings, and what to click where it does not. Never says a token. */
export async function checkSlack(config: SlackConfig, call: SlackCall): Promise<readonly SlackFinding[]> {
  const bot = config.botToken === null ? [installs(config)] : await checkBot(config.botToken, call);
  const way = config.appToken === null ? overHttp(config) : await checkSocket(config.appToken, call);
  return [...bot, way, events()];
}

const identitySchema = z.object({
  team: z.string().optional(),
  user: z.string().optional(),
  response_metadata: z.object({ scopes: z.array(z.string()).optional() }).optional(),
});

async function checkBot(token: string, call: SlackCall): Promise<SlackFinding[]> {
  const check = "slack bot token";
  const answered = await call("auth.test", {}, token);
  const read = answered.kind === "ok" ? identitySchema.safeParse(answered.data) : undefined;
  if (read?.success !== true) {
    const advice = `copy SLACK_BOT_TOKEN from ${APPS} → your app → OAuth & Permissions → Bot User OAuth Token`;
    return [refusedOr({ check, answered, advice })];
  }
  const { team = "?", user = "?", response_metadata } = read.data;
  return [{ check, status: "ok", detail: `workspace ${team}, as @${user}` }, scopes(response_metadata?.scopes ?? [])];
}

function scopes(given: readonly string[]): SlackFinding {
  const check = "slack scopes";
  const missing = SCOPES.filter((scope) => !given.includes(scope));
  const needed = missing.filter((scope) => !(scope in WITHOUT));
  const advice = `${APPS} → OAuth & Permissions → Bot Token Scopes: add ${missing.join(", ")}; then Reinstall to Workspace`;
  if (needed.length > 0) return { check, status: "fail", detail: `missing: ${missing.join(", ")}`, advice };
  const lost = missing.map((scope) => `without ${scope}: ${WITHOUT[scope]}`).join("; ");
  if (missing.length > 0) return { check, status: "warn", detail: lost, advice };
  const more = given.filter((scope) => !SCOPES.includes(scope));
  if (more.length === 0) return { check, status: "ok", detail: `the ${SCOPES.length} it needs, and no other` };
  return {
    check,
    status: "warn",
    detail: `more than it needs: ${more.join(", ")}`,
    advice: "take them out, unless they are used",
  };
}

async function checkSocket(token: string, call: SlackCall): Promise<SlackFinding> {
  const check = "slack app token";
  const answered = await call("apps.connections.open", {}, token);
  if (answered.kind === "ok") return { check, status: "ok", detail: "Socket Mode gives a connection" };
  const advice = `${APPS} → Socket Mode: turn it on; Basic Information → App-Level Tokens: one with connections:write is SLACK_APP_TOKEN`;
  return refusedOr({ check, answered, advice });
}

type Answered = { check: string; answered: CallOutcome; advice: string };

/** Slack said no, or could not be asked. */
function refusedOr({ check, answered, advice }: Answered): SlackFinding {
  if (answered.kind === "refused")
    return { check, status: "fail", detail: `Slack does not take it: ${answered.error}`, advice };
  const detail = `Slack could not be asked: ${"reason" in answered ? answered.reason : answered.kind}`;
  return { check, status: "warn", detail, advice: "is there a way to slack.com from here? ask again later" };
}

function overHttp({ http }: SlackConfig): SlackFinding {
  const check = "slack over HTTP";
  const detail = `listens on ${http?.host}:${http?.port}, path /slack/events`;
  const advice = `${APPS} → Event Subscriptions, Interactivity & Shortcuts and Slash Commands: the https address that leads there; Socket Mode: off`;
  return { check, status: "ok", detail, advice };
}

const installs = ({ oauth }: SlackConfig): SlackFinding => ({
  check: "slack installs",
  status: "ok",
  detail: `workspaces install it at ${oauth === null ? "" : new URL("/slack/install", oauth.redirectUrl).href}`,
});

/** Which events an app gets cannot be asked with a bot's token. */
const events = (): SlackFinding => ({
  check: "slack events",
  status: "ok",
  detail: `are to be: ${manifest.settings.event_subscriptions.bot_events.join(", ")}`,
  advice: `${APPS} → Event Subscriptions → Subscribe to bot events lists them; the manifest sets them`,
});
