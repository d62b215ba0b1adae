import { readSubscription, SUBSCRIPTIONS } from "../../../src/index.ts";
import type { Parts } from "../command.ts";
import type { Finding } from "./doctor-finding.ts";

/** What Chipwire needs of Discord; one line says so where it is not set up. */
export async function checkDiscord({ config, ledger, now, log }: Parts): Promise<readonly Finding[]> {
  const check = "discord";
  if (config.discord === null)
    return [{ check, status: "ok", detail: "not set up; DISCORD_TOKEN sets it up, see README.md" }];
  const { inspectDiscord } = await import("../../discord/inspect.ts");
  const subscriptions = (await (await ledger()).list(SUBSCRIPTIONS)).flatMap(
    ({ value }) => readSubscription(value) ?? [],
  );
  return inspectDiscord({ config: config.discord, subscriptions, send: (url, init) => fetch(url, init), now, log });
}
