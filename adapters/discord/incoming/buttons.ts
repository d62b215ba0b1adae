import type { Intent } from "../../../src/index.ts";
import { customId, readCustomId } from "../custom-id.ts";
import { digestsOf } from "../digest-home.ts";
import { keptQuery } from "../kept-queries.ts";
import type { ButtonSpec } from "../render/index.ts";
import { text } from "../texts.ts";
import { digestAnswer } from "./digest-buttons.ts";
import { removeDigest } from "./digest-command.ts";
import { type Interaction, isInstalled } from "./interaction-payload.ts";
import { ask } from "./look-ups.ts";
import { timeModal, watchModal } from "./modals.ts";
import { words } from "./respond.ts";
import { type IncomingDeps, isAdmitted, mayManage, readerOf, refusePermission } from "./work.ts";

/** A button was pressed, maybe weeks after it was posted and after a restart: what it asks for is looked up by its id. */
export async function takeButton(one: Interaction, deps: IncomingDeps): Promise<void> {
  const id = readCustomId(one.data.custom_id);
  if (id === null) return expired(one, [], deps);
  if (!(await isAdmitted(one, deps))) return;
  const isEphemeral = one.guild_id !== undefined || !isInstalled(one);
  switch (id.kind) {
    case "help":
      return ask(one, { intent: { kind: "help", command: null }, isEphemeral }, deps);
    case "forget":
      return ask(one, { intent: { kind: "forget", isConfirmed: false }, isEphemeral }, deps);
    case "digest":
      return pressDigest(one, id, deps);
    default: {
      const kept = await keptQuery(deps.ledger, id.query, deps.now().getTime());
      if (kept === null) return expired(one, [], deps);
      const again: ButtonSpec = {
        label: text("runAgain", readerOf(one)),
        customId: customId({ kind: "run", query: id.query }),
      };
      if (id.kind === "page" && !kept.isFresh) return expired(one, [again], deps);
      if (id.kind === "watch") return offerWatch(one, kept.intent, deps);
      const page = id.kind === "page" ? id.page : 0;
      const isShared = id.kind === "share" && isInstalled(one);
      return ask(one, { intent: kept.intent, isEphemeral: isEphemeral && !isShared, page }, deps);
    }
  }
}

async function expired(
  one: Interaction,
  buttons: readonly ButtonSpec[],
  { respond, layout }: IncomingDeps,
): Promise<void> {
  const [body] = words([text("expired", readerOf(one))], layout, buttons);
  if (body !== undefined) await respond.say(one, body);
}

/** What an intent is about, as somebody would say what to watch for. */
function subjectOf(intent: Intent): string {
  switch (intent.kind) {
    case "ask":
    case "why":
      return intent.question;
    case "chip":
    case "company":
    case "topic":
      return intent.name;
    case "timeline":
      return intent.subject;
    case "compare":
      return intent.names.join(", ");
    case "news":
      return intent.filter ?? "";
    case "first":
      return intent.about;
    case "check":
      return intent.claim;
    default:
      return "";
  }
}

async function offerWatch(one: Interaction, intent: Intent, { respond }: IncomingDeps): Promise<void> {
  await respond.modal(one, watchModal(subjectOf(intent), watchWords(one)));
}

/** The form's words are those of the command. */
export const watchWords = (one: Interaction): { title: string; label: string } => {
  const language = readerOf(one);
  return { title: text("watchTitle", language), label: text("watchLabel", language) };
};

type DigestPress = Extract<ReturnType<typeof readCustomId>, { kind: "digest" }>;
const FOR_ADMINS = new Set(["time", "remove", "preview"]);

async function pressDigest(
  one: Interaction,
  { action, subscription: id }: DigestPress,
  deps: IncomingDeps,
): Promise<void> {
  if (FOR_ADMINS.has(action) && !mayManage(one)) return refusePermission(one, "Manage Server", deps);
  if (action === "time") {
    const own = await digestsOf(one.guild_id ?? "", { ledger: deps.ledger, desk: await deps.desk() });
    const plan = own.find(({ subscription }) => subscription.id === id);
    if (plan === undefined) return expired(one, [], deps);
    await deps.respond.modal(one, timeModal(plan.subscription, readerOf(one)));
    return;
  }
  if (!(await deps.respond.defer(one, true))) return;
  if (action === "remove") await removeDigest(id, deps);
  const bodies =
    action === "remove"
      ? words([text("removed", readerOf(one))], deps.layout)
      : await digestAnswer({ one, action, id }, deps);
  await deps.respond.finish(one, bodies);
}
