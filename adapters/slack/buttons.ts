import { type Actor } from "./asking.ts";
import { noteFeedback } from "./feedback.ts";
import { type Handled, NOTHING } from "./handled.ts";
import { type Button, buttonActor, buttonSchema, formMeta } from "./interaction-payload.ts";
import { ask, type InteractionDeps, openDigest, textOfValue } from "./interaction-work.ts";
import { placeText } from "./place.ts";
import { authorOf } from "./questions.ts";
import { ACTIONS, feedbackModal, watchModal } from "./render/index.ts";

type Press = { button: Button; action: Button["actions"][number]; actor: Actor | null };

/** A button was pressed: what it asks for goes into the inbox like anything that is asked. */
export async function takeButton(body: unknown, deps: InteractionDeps): Promise<Handled> {
  const parsed = buttonSchema.safeParse(body);
  const action = parsed.data?.actions[0];
  if (!parsed.success || action === undefined) return NOTHING;
  const press: Press = { button: parsed.data, action, actor: buttonActor(parsed.data, deps.now().getTime()) };
  const { action_id: id } = action;
  if (id === ACTIONS.share) return asked(press, "channel", deps);
  if (id === ACTIONS.quotes || isOf(id, ACTIONS.intent)) return asked(press, "asker", deps);
  if (id === ACTIONS.watch || id === ACTIONS.watchNew) return opensWatch(press, deps);
  if (isOf(id, ACTIONS.feedback)) return feedback(press, deps);
  return onHome(press, deps);
}

const isOf = (id: string, action: string): boolean => id === action || id.startsWith(`${action}.`);

async function asked(
  { button, action, actor }: Press,
  to: "asker" | "channel",
  deps: InteractionDeps,
): Promise<Handled> {
  const text = textOfValue(action.value);
  if (text === null || actor === null) return NOTHING;
  return ask({ actor, key: `button/${button.trigger_id}`, text, to }, deps);
}

function opensWatch({ button, action, actor }: Press, deps: InteractionDeps): Handled {
  const text = (textOfValue(action.value) ?? "").replace(/^(?:chip|company|topic|timeline|news) /u, "");
  const view = watchModal(formMeta(actor), { text: text.slice(0, WATCH_CHARS_MAX), words: null });
  return { answer: { kind: "nothing" }, after: () => deps.open(button.team.id, button.trigger_id, view) };
}

/** What a watch's sentence may hold. */
const WATCH_CHARS_MAX = 280;

/** Right is noted as it is; of wrong it is asked what. */
async function feedback({ button, action, actor }: Press, deps: InteractionDeps): Promise<Handled> {
  if (actor === null) return NOTHING;
  const meta = JSON.stringify({ channel: actor.channel, thread: actor.thread, answer: button.message?.ts ?? null });
  if (action.value === "wrong")
    return {
      answer: { kind: "nothing" },
      after: () => deps.open(button.team.id, button.trigger_id, feedbackModal(meta)),
    };
  await noteFeedback(deps, { team: actor.team, user: actor.user, meta, verdict: "right", wrong: null, right: null });
  return NOTHING;
}

/** Buttons of the bot's own page. */
async function onHome({ button, action }: Press, deps: InteractionDeps): Promise<Handled> {
  const { team, user, trigger_id: trigger } = button;
  const desk = await deps.desk();
  const shown: Handled = { answer: { kind: "nothing" }, after: () => deps.home.show(team.id, user.id) };
  switch (action.action_id) {
    case ACTIONS.watchRemove: {
      const own = await desk.watches({ owner: authorOf(team.id, user.id) });
      if (own.some(({ watch }) => watch.id === action.value)) await desk.removeWatch(action.value);
      return shown;
    }
    case ACTIONS.digestNew:
      if (!(await deps.mayManage(team.id, user.id))) return shown;
      return openDigest({ team: team.id, user: user.id, channel: null, trigger, meta: "" }, deps);
    case ACTIONS.digestRemove:
    case ACTIONS.digestNow:
      await changeDigest({ team: team.id, user: user.id, id: action.value, action: action.action_id }, deps);
      return shown;
    case ACTIONS.forget:
      await desk.forget(authorOf(team.id, user.id));
      return shown;
    default:
      return NOTHING;
  }
}

type DigestChange = { team: string; user: string; id: string; action: string };

/** Only of one's own workspace, and only by who may. */
async function changeDigest({ team, user, id, action }: DigestChange, deps: InteractionDeps): Promise<void> {
  const desk = await deps.desk();
  const there = (await desk.subscriptions()).find(({ subscription }) => subscription.id === id)?.subscription;
  const isOurs = there?.place.startsWith(placeText({ team, channel: "", thread: null })) === true;
  if (there === undefined || !isOurs || !(await deps.mayManage(team, user))) return;
  deps.log("info", "digest_changed_by_person", { id, action });
  if (action === ACTIONS.digestRemove) return desk.removeSubscription(id);
  await deps.sendNow(there);
}
