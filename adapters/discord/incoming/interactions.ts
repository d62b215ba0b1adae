import { randomBytes } from "node:crypto";

import type { Intent } from "../../../src/index.ts";
import { MESSAGE_COMMANDS } from "../commands/definitions.ts";
import { text } from "../texts.ts";
import { autocomplete } from "./autocomplete.ts";
import { takeButton, watchWords } from "./buttons.ts";
import { changeTime, takeDigest } from "./digest-command.ts";
import { fieldsOf, type Interaction, interactionSchema, KIND } from "./interaction-payload.ts";
import { ask, takeLookUp } from "./look-ups.ts";
import { readForm, watchModal } from "./modals.ts";
import { words } from "./respond.ts";
import { takeSettings } from "./server-commands.ts";
import { keepWatch, takeWatch } from "./watch-command.ts";
import { type IncomingDeps, isAdmitted, mayManage, readerOf, refusePermission } from "./work.ts";

/** Takes whatever people do other than writing messages. Never throws; what does not read as Discord's is ignored. */
export function createInteractions(deps: IncomingDeps): (payload: unknown) => Promise<void> {
  return async (payload) => {
    const parsed = interactionSchema.safeParse(payload);
    if (!parsed.success) return deps.log("info", "discord_interaction_unreadable");
    try {
      await take(parsed.data, deps);
    } catch (error) {
      await tellBug(parsed.data, error, deps);
    }
  };
}

/** People see a reference, the log the kind of error: neither what was written nor what the error says. */
async function tellBug(one: Interaction, error: unknown, { respond, layout, log }: IncomingDeps): Promise<void> {
  const reference = randomBytes(4).toString("hex");
  log("error", "discord_interaction_failed", { reference, reason: error instanceof Error ? error.name : "unknown" });
  if (one.type === KIND.autocomplete) return;
  const [body] = words([text("bug", readerOf(one), { id: reference })], layout);
  if (body === undefined) return;
  const said = await respond.say(one, body);
  // It was deferred already.
  if (said.kind === "refused") await respond.fail(one, body);
}

async function take(one: Interaction, deps: IncomingDeps): Promise<void> {
  switch (one.type) {
    case KIND.autocomplete:
      return autocomplete(one, deps);
    case KIND.component:
      return takeButton(one, deps);
    case KIND.modal:
      return takeForm(one, deps);
    case KIND.command:
      return one.data.type === 3 ? takeMessageCommand(one, deps) : takeCommand(one, deps);
  }
}

async function takeCommand(one: Interaction, deps: IncomingDeps): Promise<void> {
  if (await takeLookUp(one, deps)) return;
  switch (one.data.name) {
    case "digest":
      return takeDigest(one, deps);
    case "watch":
      return takeWatch(one, deps);
    case "settings":
      return takeSettings(one, deps);
    default:
      deps.log("info", "discord_command_unknown");
  }
}

/** A message is checked by how it begins. */
const CLAIM_CHARS_MAX = 1_000;

async function takeMessageCommand(one: Interaction, deps: IncomingDeps): Promise<void> {
  const { target_id: target = "", name } = one.data;
  const message = one.data.resolved.messages[target];
  const embedded = (message?.embeds ?? []).map(({ title, description }) =>
    [title, description].filter(Boolean).join(". "),
  );
  const said = [message?.content ?? "", ...embedded]
    .join(" ")
    .replace(/<[@#:a][^>]*>/gu, " ")
    .replace(/\s+/gu, " ")
    .trim()
    .slice(0, CLAIM_CHARS_MAX);
  if (said === "") {
    const [body] = words([text("noText", readerOf(one))], deps.layout);
    if (body !== undefined) await deps.respond.say(one, body);
    return;
  }
  if (!(await isAdmitted(one, deps))) return;
  if (name === MESSAGE_COMMANDS.track) return void (await deps.respond.modal(one, watchModal(said, watchWords(one))));
  const intent: Intent =
    name === MESSAGE_COMMANDS.first ? { kind: "first", about: said } : { kind: "check", claim: said };
  await ask(one, { intent, isEphemeral: true }, deps);
}

async function takeForm(one: Interaction, deps: IncomingDeps): Promise<void> {
  const form = readForm(one.data.custom_id);
  const fields = fieldsOf(one);
  if (form === null) return;
  if (form.kind === "time" && !mayManage(one)) return refusePermission(one, "Manage Server", deps);
  if (!(await deps.respond.defer(one, true))) return;
  const bodies =
    form.kind === "watch"
      ? await keepWatch(one, { id: one.id, what: fields.get("what") ?? "", place: null, level: undefined }, deps)
      : await changeTime(
          one,
          { id: form.subscription, time: fields.get("time") ?? "", zone: fields.get("zone") ?? "" },
          deps,
        );
  await deps.respond.finish(one, bodies);
}
