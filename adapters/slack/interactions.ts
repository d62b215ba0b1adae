import { type Intent, intentText, placeSettings } from "../../src/index.ts";
import { type Actor, isDmChannel } from "./asking.ts";
import { takeButton } from "./buttons.ts";
import { takeForm } from "./forms.ts";
import { type Handled, NOTHING } from "./handled.ts";
import { commandSchema, formMeta, shortcutSchema, suggestionSchema } from "./interaction-payload.ts";
import { ask, type InteractionDeps, openDigest, opening } from "./interaction-work.ts";
import { placeText } from "./place.ts";
import { plainText } from "./plain-text.ts";
import { CALLBACKS, pickerModal, watchModal } from "./render/index.ts";

/** Everything people do other than writing messages. Each is noted before it is acknowledged; what does not read as Slack's is ignored. */
export type Interactions = {
  command: (body: unknown) => Promise<Handled>;
  button: (body: unknown) => Promise<Handled>;
  shortcut: (body: unknown) => Promise<Handled>;
  form: (body: unknown) => Promise<Handled>;
  suggestions: (body: unknown) => Promise<readonly { label: string; value: string }[]>;
};

export function createInteractions(deps: InteractionDeps): Interactions {
  return {
    command: (body) => takeCommand(body, deps),
    button: (body) => takeButton(body, deps),
    shortcut: (body) => takeShortcut(body, deps),
    form: (body) => takeForm(body, deps),
    suggestions: (body) => suggest(body, deps),
  };
}

async function takeCommand(body: unknown, deps: InteractionDeps): Promise<Handled> {
  const parsed = commandSchema.safeParse(body);
  if (!parsed.success) return NOTHING;
  const {
    text: given,
    team_id: team,
    user_id: user,
    channel_id: channel,
    response_url,
    trigger_id: trigger,
  } = parsed.data;
  const text = plainText(given, "");
  const isDm = isDmChannel(channel);
  const actor: Actor = {
    team,
    user,
    channel,
    thread: null,
    isDm,
    responseUrl: response_url ?? null,
    atMs: deps.now().getTime(),
  };
  const meta = formMeta(actor);
  if (text === "") return opening(() => deps.open(team, trigger, pickerModal(meta)));
  if (/^digests?\s+(?:add|new)$/iu.test(text)) return openDigest({ team, user, channel, trigger, meta }, deps);
  if (/^watch(?:es)?\s+(?:add|new)$/iu.test(text))
    return opening(() => deps.open(team, trigger, watchModal(meta, { text: "", words: null })));
  const { default_show } = await placeSettings(deps.ledger, placeText({ team, channel, thread: null }));
  const to = default_show === "channel" ? "channel" : "asker";
  return ask({ actor: { ...actor, isDm: false }, key: `command/${trigger}`, text, to }, deps);
}

/** Shortcuts that belong to no message; the manifest names them. */
const GLOBAL = { watch: "new_watch", digest: "new_digest" } as const;

/** What a message's menu asks of its text. */
const MESSAGE_QUESTIONS: ReadonlyMap<string, (text: string) => Intent> = new Map<string, (text: string) => Intent>([
  [CALLBACKS.check, (claim) => ({ kind: "check", claim })],
  [CALLBACKS.first, (about) => ({ kind: "first", about })],
]);

async function takeShortcut(body: unknown, deps: InteractionDeps): Promise<Handled> {
  const parsed = shortcutSchema.safeParse(body);
  if (!parsed.success) return NOTHING;
  const { callback_id, team, user, channel, message, response_url, trigger_id: trigger } = parsed.data;
  if (callback_id === GLOBAL.watch)
    return opening(() => deps.open(team.id, trigger, watchModal("", { text: "", words: null })));
  if (callback_id === GLOBAL.digest)
    return openDigest({ team: team.id, user: user.id, channel: null, trigger, meta: "" }, deps);
  if (message === undefined || channel === undefined) return NOTHING;
  const text = plainText(message.text, "").slice(0, SHORTCUT_CHARS_MAX);
  const thread = message.thread_ts ?? message.ts;
  const isDm = isDmChannel(channel.id);
  const actor: Actor = {
    team: team.id,
    user: user.id,
    channel: channel.id,
    thread,
    isDm,
    responseUrl: response_url ?? null,
    atMs: deps.now().getTime(),
  };
  if (callback_id === CALLBACKS.track)
    return opening(() =>
      deps.open(team.id, trigger, watchModal(formMeta(actor), { text: text.slice(0, WATCH_CHARS_MAX), words: null })),
    );
  const question = MESSAGE_QUESTIONS.get(callback_id);
  if (question === undefined) return NOTHING;
  return ask(
    { actor, key: `shortcut/${trigger}`, text: text === "" ? "help" : intentText(question(text)), to: "asker" },
    deps,
  );
}

/** A long message is checked by how it begins. */
const SHORTCUT_CHARS_MAX = 1_000;
const WATCH_CHARS_MAX = 280;

/** Slack shows at most a hundred, and waits three seconds: they come from memory. */
const SUGGESTIONS_MAX = 25;
const SUGGESTION_CHARS_MAX = 75;

async function suggest(body: unknown, { bot }: InteractionDeps): Promise<readonly { label: string; value: string }[]> {
  const parsed = suggestionSchema.safeParse(body);
  if (!parsed.success) return [];
  const found = await (await bot()).complete(parsed.data.value, SUGGESTIONS_MAX);
  return found.map(({ label, value }) => ({
    label: label.slice(0, SUGGESTION_CHARS_MAX),
    value: value.slice(0, SUGGESTION_CHARS_MAX),
  }));
}
