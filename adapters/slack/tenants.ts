import { z } from "zod";

import type { Ledger, Log } from "../../src/index.ts";
import type { SlackCall } from "./call.ts";

/** A workspace the bot is in, with what it takes to speak there. */
export type Tenant = { team: string; token: string; botUserId: string | null; botId: string | null };

/** `closed`: its token ended, or it took the bot out. `unknown`: not found out yet, ask again. */
export type TenantState =
  | { kind: "open"; tenant: Tenant }
  | { kind: "closed"; reason: string }
  | { kind: "unknown"; reason: string };

/** The workspaces. */
export type Tenants = {
  find: (team: string) => Promise<TenantState>;
  /** From now on nothing is said there and Slack is not called for it, until it is opened anew. */
  close: (team: string, reason: string) => Promise<void>;
  /** Why Slack does not take the token of the settings; null when it does, or cannot say just now. */
  refusal: () => Promise<string | null>;
};

/** The ledger's collection of workspaces that were closed, by their id. */
export const CLOSED_TENANTS = "slack-closed";

/** What `auth.test` says of a token. */
const identitySchema = z.object({
  team_id: z.string(),
  user_id: z.string().optional(),
  bot_id: z.string().optional(),
});

/** Errors that end a token for good. Source: docs.slack.dev/reference/methods/chat.postMessage, errors */
const TOKEN_ENDED = new Set([
  "invalid_auth",
  "account_inactive",
  "token_revoked",
  "token_expired",
  "not_authed",
  "team_disabled",
  "org_login_required",
  "not_allowed_token_type",
]);

/** Whether an error of Slack's says that the token is of no more use. */
export const endsToken = (error: string): boolean => TOKEN_ENDED.has(error);

export type SingleTenantDeps = { token: string; call: SlackCall; ledger: Ledger; log: Log };

/** The one workspace of a token in the settings: what it is, Slack is asked once, at the start or at the first need. */
export function createSingleTenant({ token, call, ledger, log }: SingleTenantDeps): Tenants {
  let known: Promise<TenantState> | undefined;
  const look = async (): Promise<TenantState> => {
    const answered = await call("auth.test", {}, token);
    if (answered.kind === "refused" && endsToken(answered.error)) return { kind: "closed", reason: answered.error };
    const identity = answered.kind === "ok" ? identitySchema.safeParse(answered.data) : undefined;
    if (identity?.success !== true) return { kind: "unknown", reason: answered.kind };
    const { team_id: team, user_id: botUserId = null, bot_id: botId = null } = identity.data;
    // A token that works is a workspace that takes the bot, whatever was noted before.
    await ledger.put([{ collection: CLOSED_TENANTS, id: team, value: null }]);
    return { kind: "open", tenant: { team, token, botUserId, botId } };
  };
  const state = async (): Promise<TenantState> => {
    known ??= look();
    const found = await known;
    if (found.kind === "unknown") known = undefined;
    return found;
  };
  return {
    find: async (team) => {
      const found = await state();
      if (found.kind !== "open") return found;
      return found.tenant.team === team ? found : { kind: "closed", reason: "not this bot's workspace" };
    },
    close: async (team, reason) => {
      known = Promise.resolve({ kind: "closed", reason });
      await noteClosed(team, reason, { ledger, log });
    },
    refusal: async () => {
      const found = await state();
      return found.kind === "closed" ? found.reason : null;
    },
  };
}

/** Puts on record that a workspace is closed, and tells of it. */
export async function noteClosed(
  team: string,
  reason: string,
  { ledger, log }: { ledger: Ledger; log: Log },
): Promise<void> {
  log("error", "slack_workspace_closed", { team, reason });
  await ledger.put([{ collection: CLOSED_TENANTS, id: team, value: JSON.stringify({ reason }) }]);
}
