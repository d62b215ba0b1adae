import { createHash } from "node:crypto";

import type { Desk } from "../../src/index.ts";
import { localeLanguage } from "../../src/index.ts";
import { noteFeedback } from "./feedback.ts";
import { type Handled, NOTHING } from "./handled.ts";
import { fieldOf, type Form, formActor, formSchema } from "./interaction-payload.ts";
import { ask, type InteractionDeps } from "./interaction-work.ts";
import { placeText } from "./place.ts";
import { authorOf } from "./questions.ts";
import { CALLBACKS, watchModal } from "./render/index.ts";

/** A form was sent. */
export async function takeForm(body: unknown, deps: InteractionDeps): Promise<Handled> {
  const parsed = formSchema.safeParse(body);
  if (!parsed.success) return NOTHING;
  const form = parsed.data;
  switch (form.view.callback_id) {
    case CALLBACKS.picker:
      return picked(form, deps);
    case CALLBACKS.watch:
      return watched(form, deps);
    case CALLBACKS.digest:
      return subscribed(form, deps);
    case CALLBACKS.feedback:
      return judged(form, deps);
    default:
      return NOTHING;
  }
}

/** One form can be sent once: sent again, as when Slack delivers it twice, it is the same. */
const formKey = ({ view }: Form): string =>
  createHash("sha256").update(`${view.id}/${view.hash}`).digest("base64url").slice(0, 24);

async function picked(form: Form, deps: InteractionDeps): Promise<Handled> {
  const actor = formActor(form, deps.now().getTime());
  const what = fieldOf(form, "what");
  const name = fieldOf(form, "name");
  const other = fieldOf(form, "other");
  if (actor === null) return NOTHING;
  if (what === "compare" && other === "") return errors({ other: "Choose what to compare it with." });
  const text = what === "compare" ? `compare ${name} and ${other}` : `${what} ${name}`;
  return ask({ actor, key: `form/${formKey(form)}`, text, to: "asker" }, deps);
}

const errors = (given: Record<string, string>): Handled => ({ answer: { kind: "errors", errors: given } });

/** The first time it is shown how the sentence was understood; the second time it is kept. */
async function watched(form: Form, deps: InteractionDeps): Promise<Handled> {
  const team = form.team.id;
  const user = form.user.id;
  const text = fieldOf(form, "text");
  const { locale } = await deps.people(team, user);
  const desk = await deps.desk();
  const plan = desk.planWatch({
    id: formKey(form),
    // A message to a person goes to their own conversation with the bot.
    place: placeText({ team, channel: user, thread: null }),
    owner: authorOf(team, user),
    text,
    language: localeLanguage(locale),
  });
  if (plan.kind === "refused") return errors({ text: firstProblem(plan) });
  const meta = form.view.private_metadata;
  if (!isConfirmed(meta, text)) {
    const view = watchModal(confirmedMeta(meta, text), { text, words: plan.words });
    return { answer: { kind: "view", view } };
  }
  await desk.keepWatch(plan.watch);
  return { answer: { kind: "nothing" }, after: () => deps.home.show(team, user) };
}

const firstProblem = ({ problems }: { problems: readonly { problem: string }[] }): string =>
  problems[0]?.problem ?? "I do not understand this.";

/** The form remembers which words it has shown the meaning of; other words are shown theirs first. */
const confirmedMeta = (meta: string, text: string): string => JSON.stringify({ meta, shown: shownId(text) });
const shownId = (text: string): string => createHash("sha256").update(text).digest("base64url").slice(0, 16);

function isConfirmed(meta: string, text: string): boolean {
  if (meta === "") return false;
  const given: unknown = JSON.parse(meta);
  return typeof given === "object" && given !== null && "shown" in given && given.shown === shownId(text);
}

async function subscribed(form: Form, deps: InteractionDeps): Promise<Handled> {
  const team = form.team.id;
  if (!(await deps.mayManage(team, form.user.id))) return errors({ channel: "Only admins set up digests." });
  const desk = await deps.desk();
  const channel = fieldOf(form, "channel");
  const plan = desk.planSubscription({
    id: formKey(form),
    place: placeText({ team, channel, thread: null }),
    ...wishOf(form),
  });
  if (plan.kind === "refused") return errors(byField(plan));
  await desk.keepSubscription(plan.subscription);
  deps.log("info", "digest_made_by_person", { id: plan.subscription.id });
  return { answer: { kind: "nothing" }, after: () => deps.home.show(team, form.user.id) };
}

const wishOf = (form: Form) => ({
  time: fieldOf(form, "time"),
  zone: fieldOf(form, "zone"),
  days: fieldOf(form, "days"),
  language: fieldOf(form, "language"),
  layout: fieldOf(form, "layout"),
  ifEmpty: fieldOf(form, "ifEmpty"),
  filterText: fieldOf(form, "filter"),
});

const FIELDS = new Set(["channel", "time", "zone", "days", "language", "layout", "ifEmpty", "filter"]);

type Refusal = Extract<ReturnType<Desk["planSubscription"]>, { kind: "refused" }>;

/** Slack shows an error under its field; one that belongs to none stands under the first. */
const byField = ({ problems }: Refusal): Record<string, string> =>
  Object.fromEntries(problems.map(({ field, problem }) => [FIELDS.has(field) ? field : "channel", problem]));

async function judged(form: Form, deps: InteractionDeps): Promise<Handled> {
  await noteFeedback(deps, {
    team: form.team.id,
    user: form.user.id,
    meta: form.view.private_metadata,
    verdict: "wrong",
    wrong: fieldOf(form, "wrong"),
    right: fieldOf(form, "right") || null,
  });
  return NOTHING;
}
