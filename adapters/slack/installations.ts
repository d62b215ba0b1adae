import { z } from "zod";

import type { Ledger } from "../../src/index.ts";
import type { Vault } from "./vault.ts";

/** A workspace that installed the bot. `expiresAtMs`, epoch: null where tokens do not rotate. */
const installationSchema = z.object({
  team: z.string(),
  token: z.string(),
  refreshToken: z.string().nullable(),
  expiresAtMs: z.number().nullable(),
  botUserId: z.string().nullable(),
  installedAt: z.string(),
});

export type Installation = z.infer<typeof installationSchema>;

/** Workspaces that installed the bot, encrypted in the ledger. */
export type Installations = {
  get: (team: string) => Promise<Installation | null>;
  put: (installation: Installation) => Promise<void>;
  remove: (team: string) => Promise<void>;
};

/** The ledger's collection of installations, by workspace. */
export const INSTALLATIONS = "slack-installation";

export function createInstallations(ledger: Ledger, vault: Vault): Installations {
  return {
    get: async (team) => {
      const value = await ledger.get(INSTALLATIONS, team);
      const text = value === null ? null : vault.open(z.string().parse(JSON.parse(value)), team);
      return text === null ? null : installationSchema.parse(JSON.parse(text));
    },
    put: (installation) => {
      const { team } = installation;
      const value = JSON.stringify(vault.seal(JSON.stringify(installation), team));
      return ledger.put([{ collection: INSTALLATIONS, id: team, value }]);
    },
    remove: (team) => ledger.put([{ collection: INSTALLATIONS, id: team, value: null }]),
  };
}

/** What Slack answers when a code or a refresh token is exchanged. Source: docs.slack.dev/reference/methods/oauth.v2.access */
export const accessSchema = z.object({
  access_token: z.string(),
  refresh_token: z.string().optional(),
  expires_in: z.number().optional(),
  bot_user_id: z.string().optional(),
  team: z.object({ id: z.string() }).nullable().optional(),
  enterprise: z.object({ id: z.string() }).nullable().optional(),
});
