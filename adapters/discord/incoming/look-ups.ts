import type { Intent } from "../../../src/index.ts";
import { serverSettings } from "../server-settings.ts";
import { askEvent } from "./ask-event.ts";
import { commandIntent } from "./command-intent.ts";
import { type Interaction, isInstalled, optionsOf } from "./interaction-payload.ts";
import { type IncomingDeps, isAdmitted } from "./work.ts";

/** A look-up that is always one's own. */
const OWN: ReadonlySet<Intent["kind"]> = new Set(["why", "help", "status", "source", "export", "forget"]);

/** `/ask`, `/chip` and so on. Noted and acknowledged side by side; false when it is none of these. */
export async function takeLookUp(one: Interaction, deps: IncomingDeps): Promise<boolean> {
  const options = optionsOf(one);
  const intent = commandIntent(one.data.name, options, deps.now());
  if (intent === null) return false;
  if (!(await isAdmitted(one, deps))) return true;
  const isEphemeral = await isForOne(one, intent, options.text("show"), deps);
  await ask(one, { intent, isEphemeral, locale: options.text("language"), opensThread: intent.kind === "ask" }, deps);
  return true;
}

/** Defers and notes: neither waits for the other, so that "thinking…" comes at once and what was asked is not lost. */
export async function ask(one: Interaction, wish: Parameters<typeof askEvent>[1], deps: IncomingDeps): Promise<void> {
  const deferred = deps.respond.defer(one, wish.isEphemeral);
  try {
    const event = await askEvent(one, wish, { ledger: deps.ledger, atMs: deps.now().getTime() });
    if (await deps.inbox.take(event)) deps.wake();
  } finally {
    // Whoever noted it first answers it; who deferred it does not matter.
    await deferred;
  }
}

/** Somebody's own app is answered for them alone: what the bot may do in that channel it does not know. */
async function isForOne(
  one: Interaction,
  intent: Intent,
  show: string | undefined,
  { ledger }: IncomingDeps,
): Promise<boolean> {
  if (!isInstalled(one)) return true;
  if (one.guild_id === undefined) return false;
  if (OWN.has(intent.kind)) return true;
  if (show !== undefined) return show !== "channel";
  if (intent.kind === "ask") return false;
  return (await serverSettings(ledger, one.guild_id)).show !== "channel";
}
