import { createHash } from "node:crypto";

import { z } from "zod";

import { BotError, type Ledger, type Log } from "../../../src/index.ts";
import type { DiscordCall } from "../rest/call.ts";
import { type CommandDefinition, DEFINITIONS } from "./definitions.ts";
import { definitionProblems } from "./definition-problems.ts";

/** The ledger's collection of what was registered last, by application and server. */
const REGISTERED = "discord-commands";
/** What the bot itself registers: commands people type, and those on a message. Others, such as an app's entry point, are kept. */
const OWN_TYPES = new Set([1, 3]);

const existingSchema = z.array(z.looseObject({ type: z.number().default(1), name: z.string() }));

export type Registering = { app: string; /** In development: for one server only. */ guild: string | null };
type RegisterDeps = { call: DiscordCall; ledger: Ledger; log: Log; definitions?: readonly CommandDefinition[] };

/**
 * Registers the commands when they are others than those that were registered last; all in one request.
 * @throws {BotError} `settings` when Discord would refuse them
 */
export async function registerCommands(
  { app, guild }: Registering,
  deps: RegisterDeps,
): Promise<"same" | "registered" | "failed"> {
  const { call, ledger, log, definitions = DEFINITIONS } = deps;
  const problems = definitionProblems(definitions);
  if (problems.length > 0)
    throw new BotError("settings", `Discord would refuse these commands:\n  ${problems.join("\n  ")}`);
  const id = `${app}/${guild ?? "global"}`;
  const hash = createHash("sha256").update(JSON.stringify(definitions)).digest("base64url");
  if ((await ledger.get(REGISTERED, id)) === JSON.stringify(hash)) return "same";
  const path =
    guild === null
      ? (`/applications/${app}/commands` as const)
      : (`/applications/${app}/guilds/${guild}/commands` as const);
  const there = await call({ method: "GET", path });
  // Without a look at what is there, a foreign command would be taken out.
  const foreign =
    there.kind === "ok"
      ? existingSchema.safeParse(there.data).data?.filter(({ type }) => !OWN_TYPES.has(type))
      : undefined;
  if (foreign === undefined && !(there.kind === "refused" && there.status === 404)) return failed(log);
  const put = await call({ method: "PUT", path, body: [...definitions, ...(foreign ?? [])] });
  if (put.kind !== "ok") return failed(log);
  await ledger.put([{ collection: REGISTERED, id, value: JSON.stringify(hash) }]);
  log("info", "discord_commands_registered", { commands: definitions.length });
  return "registered";
}

function failed(log: Log): "failed" {
  log("error", "discord_commands_not_registered");
  return "failed";
}
