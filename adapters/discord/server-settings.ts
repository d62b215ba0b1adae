import { z } from "zod";

import { LANGUAGES, type Ledger } from "../../src/index.ts";

/** The ledger's collection of what was set for a server, by its id. */
export const SERVERS = "discord-server";

const settingsSchema = z.object({
  /** Of what is posted there by itself; null for English. */
  language: z.enum(LANGUAGES).nullable().default(null),
  zone: z.string().nullable().default(null),
  /** Who sees a look-up when nobody says. */
  show: z.enum(["only me", "channel"]).default("only me"),
});

export type ServerSettings = z.infer<typeof settingsSchema>;

/** What was set for a server; the defaults where nothing was, and in direct messages. */
export async function serverSettings(ledger: Ledger, guild: string | null | undefined): Promise<ServerSettings> {
  const value = guild === null || guild === undefined ? null : await ledger.get(SERVERS, guild);
  return settingsSchema.safeParse(value === null ? {} : JSON.parse(value)).data ?? settingsSchema.parse({});
}

export const setServer = (ledger: Ledger, guild: string, settings: ServerSettings): Promise<void> =>
  ledger.put([{ collection: SERVERS, id: guild, value: JSON.stringify(settings) }]);
