import type { Ledger, Log, Now } from "../../src/index.ts";
import type { SlackCall } from "./call.ts";
import { accessSchema, type Installation, type Installations } from "./installations.ts";
import { endsToken, noteClosed, type Tenants, type TenantState } from "./tenants.ts";

/** A token of twelve hours is renewed this long before it ends. */
const RENEW_BEFORE_MS = 30 * 60_000;
/** Another process renews it: it is done by then, or has died. */
const LEASE_MS = 30_000;
const LOOK_AGAIN_MS = 250;
/** What was read lately is not read, nor decrypted, for each event. */
const KEPT_MS = 60_000;
const KEPT_MAX = 5_000;

const RENEWAL_JOB = "slack-renewal";

export type InstalledTenantsDeps = {
  installations: Installations;
  ledger: Ledger;
  call: SlackCall;
  clientId: string;
  clientSecret: string;
  /** Ends after so many milliseconds. */
  sleep: (ms: number) => Promise<void>;
  now: Now;
  log: Log;
};

/** The workspaces that installed the bot. A token near its end is renewed before it is given out, by one process of several. */
export function createInstalledTenants(deps: InstalledTenantsDeps): Tenants {
  const known = new Map<string, { installation: Installation; untilMs: number }>();
  const read = async (team: string): Promise<Installation | null> => {
    const there = known.get(team);
    if (there !== undefined && there.untilMs > deps.now().getTime() && !isNearEnd(there.installation, deps))
      return there.installation;
    const installation = await deps.installations.get(team);
    if (known.size >= KEPT_MAX) known.clear();
    if (installation === null) known.delete(team);
    else known.set(team, { installation, untilMs: deps.now().getTime() + KEPT_MS });
    return installation;
  };
  return {
    find: async (team) => {
      const installation = await read(team);
      if (installation === null) return { kind: "closed", reason: "the workspace has not installed the bot" };
      if (!isNearEnd(installation, deps)) return open(installation);
      known.delete(team);
      return renewed(installation, deps);
    },
    close: async (team, reason) => {
      known.delete(team);
      await deps.installations.remove(team);
      await noteClosed(team, reason, deps);
    },
    refusal: async () => null,
  };
}

const open = ({ team, token, botUserId }: Installation): TenantState => ({
  kind: "open",
  tenant: { team, token, botUserId, botId: null },
});

const isNearEnd = ({ expiresAtMs }: Installation, { now }: InstalledTenantsDeps): boolean =>
  expiresAtMs !== null && expiresAtMs - now().getTime() < RENEW_BEFORE_MS;

/** A refresh token is good once: whoever claims the renewal does it, the others wait for what it gives. */
async function renewed(installation: Installation, deps: InstalledTenantsDeps): Promise<TenantState> {
  const { ledger, now } = deps;
  const key = `slack-renewal:v1:${installation.team}:${installation.expiresAtMs}`;
  const nowMs = now().getTime();
  await ledger.note({ key, kind: RENEWAL_JOB, payload: "{}", readyAtMs: nowMs }, nowMs);
  for (let waitedMs = 0; waitedMs < LEASE_MS; waitedMs += LOOK_AGAIN_MS) {
    const newer = await deps.installations.get(installation.team);
    if (newer === null) return { kind: "closed", reason: "the workspace has taken the bot out" };
    if (!isNearEnd(newer, deps)) return open(newer);
    const claim = await ledger.claim({ kinds: [RENEWAL_JOB], key, nowMs: now().getTime(), leaseMs: LEASE_MS });
    if (claim !== null) {
      const state = await renew(newer, deps);
      const isOver = state.kind !== "unknown";
      const readyAtMs = now().getTime() + LOOK_AGAIN_MS;
      await ledger.settle(
        claim,
        isOver ? { state: "done", reason: null } : { state: "open", readyAtMs, reason: state.reason, hasFailed: false },
      );
      return state;
    }
    await deps.sleep(LOOK_AGAIN_MS);
  }
  return { kind: "unknown", reason: "its token is being renewed" };
}

async function renew(installation: Installation, deps: InstalledTenantsDeps): Promise<TenantState> {
  const { clientId, clientSecret, call, installations, now, log } = deps;
  const { team, refreshToken } = installation;
  const args = {
    client_id: clientId,
    client_secret: clientSecret,
    grant_type: "refresh_token",
    refresh_token: refreshToken,
  };
  const answered = await call("oauth.v2.access", args, "");
  if (answered.kind === "refused" && (endsToken(answered.error) || answered.error === "invalid_refresh_token")) {
    await installations.remove(team);
    await noteClosed(team, answered.error, deps);
    return { kind: "closed", reason: answered.error };
  }
  const read = answered.kind === "ok" ? accessSchema.safeParse(answered.data) : undefined;
  if (read?.success !== true) {
    // The old token may still have minutes.
    const isAlive = installation.expiresAtMs !== null && installation.expiresAtMs > now().getTime();
    return isAlive ? open(installation) : { kind: "unknown", reason: "its token could not be renewed" };
  }
  const { access_token: token, refresh_token = refreshToken, expires_in } = read.data;
  const expiresAtMs = expires_in === undefined ? null : now().getTime() + expires_in * 1000;
  const fresh: Installation = { ...installation, token, refreshToken: refresh_token, expiresAtMs };
  await installations.put(fresh);
  log("info", "slack_token_renewed", { team });
  return open(fresh);
}
