import { createHash, randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

import type { Ledger, Log, Now } from "../../src/index.ts";
import type { SlackCall } from "./call.ts";
import type { Route } from "./http-receiver.ts";
import { accessSchema, type Installations } from "./installations.ts";
import { SCOPES } from "./scopes.ts";
import { CLOSED_TENANTS } from "./tenants.ts";

/** Whoever begins to install comes back within this time. */
const STATE_MS = 600_000;
/** The ledger's collection of installs that were begun, by the hash of their state. */
const STATES = "slack-state";
const COOKIE = "chipwire_slack_state";

export type OauthDeps = {
  clientId: string;
  clientSecret: string;
  redirectUrl: string;
  apiUrl: string;
  call: SlackCall;
  installations: Installations;
  ledger: Ledger;
  now: Now;
  log: Log;
};

/** `/slack/install` leads to Slack's own page, `/slack/oauth_redirect` takes what comes back: from the same browser, once, within ten minutes. */
export function createOauthRoutes(deps: OauthDeps): ReadonlyMap<string, Route> {
  return new Map<string, Route>([
    ["/slack/install", (_request, response) => begin(response, deps)],
    ["/slack/oauth_redirect", (request, response) => complete(request, response, deps)],
  ]);
}

const hashed = (state: string): string => createHash("sha256").update(state).digest("base64url");

async function begin(
  response: ServerResponse,
  { clientId, redirectUrl, apiUrl, ledger, now }: OauthDeps,
): Promise<void> {
  const state = randomBytes(24).toString("base64url");
  await dropOld(ledger, now);
  await ledger.put([{ collection: STATES, id: hashed(state), value: JSON.stringify(now().getTime() + STATE_MS) }]);
  const url = new URL("/oauth/v2/authorize", apiUrl);
  url.search = new URLSearchParams({
    client_id: clientId,
    scope: SCOPES.join(","),
    state,
    redirect_uri: redirectUrl,
  }).toString();
  const secure = redirectUrl.startsWith("https:") ? "; Secure" : "";
  response
    .writeHead(302, {
      location: url.href,
      "set-cookie": `${COOKIE}=${state}; HttpOnly; SameSite=Lax; Path=/slack; Max-Age=${STATE_MS / 1000}${secure}`,
      "cache-control": "no-store",
    })
    .end();
}

async function complete(request: IncomingMessage, response: ServerResponse, deps: OauthDeps): Promise<void> {
  const query = new URL(request.url ?? "/", "http://localhost").searchParams;
  const isOwn = await takeState(query.get("state") ?? "", cookieOf(request), deps);
  const code = query.get("code");
  if (!isOwn || code === null)
    return page(response, 400, "This install did not begin here, or is over. Start again at /slack/install.");
  const { clientId, clientSecret, redirectUrl, call, installations, ledger, now, log } = deps;
  const args = { client_id: clientId, client_secret: clientSecret, code, redirect_uri: redirectUrl };
  const answered = await call("oauth.v2.access", args, "");
  const read = answered.kind === "ok" ? accessSchema.safeParse(answered.data) : undefined;
  const team = read?.data?.team?.id ?? read?.data?.enterprise?.id;
  if (read?.success !== true || team === undefined)
    return page(response, 502, "Slack did not complete the install. Start again at /slack/install.");
  const { access_token: token, refresh_token = null, expires_in, bot_user_id = null } = read.data;
  const expiresAtMs = expires_in === undefined ? null : now().getTime() + expires_in * 1000;
  const installedAt = now().toISOString();
  await installations.put({
    team,
    token,
    refreshToken: refresh_token,
    expiresAtMs,
    botUserId: bot_user_id,
    installedAt,
  });
  await ledger.put([{ collection: CLOSED_TENANTS, id: team, value: null }]);
  log("info", "slack_workspace_installed", { team });
  page(response, 200, "Chipwire is installed. Write to it in Slack, or invite it to a channel.");
}

/** Good once, only in the browser that began, and not for ever. */
async function takeState(state: string, cookie: string | null, { ledger, now }: OauthDeps): Promise<boolean> {
  if (state === "" || cookie !== state) return false;
  const value = await ledger.get(STATES, hashed(state));
  await ledger.put([{ collection: STATES, id: hashed(state), value: null }]);
  return value !== null && Number(JSON.parse(value)) > now().getTime();
}

async function dropOld(ledger: Ledger, now: Now): Promise<void> {
  const old = (await ledger.list(STATES)).filter(({ value }) => Number(JSON.parse(value)) < now().getTime());
  if (old.length > 0) await ledger.put(old.map(({ id }) => ({ collection: STATES, id, value: null })));
}

function cookieOf({ headers }: IncomingMessage): string | null {
  const pairs = (headers.cookie ?? "").split(";").map((pair) => pair.trim().split("="));
  return pairs.find(([name]) => name === COOKIE)?.[1] ?? null;
}

function page(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" }).end(text);
}
