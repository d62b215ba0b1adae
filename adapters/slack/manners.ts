import {
  type Ledger,
  localeLanguage,
  type Library,
  type Log,
  type Now,
  placeSettings,
  sampleQuestions,
} from "../../src/index.ts";
import { z } from "zod";

import { answerKey } from "../chat/inbox.ts";
import type { SlackCall } from "./call.ts";
import { type Envelope, type Said } from "./event-payload.ts";
import type { Manners } from "./events.ts";
import type { Home } from "./home.ts";
import { openedSchema, type Opened } from "./opened.ts";
import type { People } from "./people.ts";
import { placeText } from "./place.ts";
import { authorOf, messageKey } from "./questions.ts";
import type { Tenants } from "./tenants.ts";
import { greetingText, outsidersText, rateText, searchingText } from "./texts.ts";

export type MannersDeps = {
  /** A caller of its own: nothing here may hold up an answer. */
  call: SlackCall;
  tenants: Tenants;
  people: People;
  ledger: Ledger;
  library: () => Promise<Library>;
  home: Home;
  now: Now;
  log: Log;
};

/** The ledger's collection of people who have been greeted. */
const GREETED = "slack-greeted";
/** Slack shows at most four. Source: docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts */
const PROMPTS_MAX = 4;
/** A workspace that does not take a status is not asked again this soon. */
const NO_STATUS_MS = 3_600_000;

/** What is done beside answering, each of it at best effort: a notice, a status, a greeting. */
export function createManners(deps: MannersDeps): Manners & { opened: (envelope: Envelope, team: string) => void } {
  const quietly = (work: Promise<unknown>): void => {
    work.catch((error: unknown) =>
      deps.log("info", "slack_manners_failed", { reason: error instanceof Error ? error.name : "unknown" }),
    );
  };
  const whisper = async (team: string, said: Said, user: string, text: (locale: string | null) => string) => {
    const token = await tokenOf(team, deps);
    if (token === null) return;
    const { locale } = await deps.people(team, user);
    const thread = said.thread_ts === undefined ? {} : { thread_ts: said.thread_ts };
    const args = { channel: said.channel, user, text: text(locale), link_names: false, parse: "none", ...thread };
    await deps.call("chat.postEphemeral", args, token);
  };
  const working = createStatus(deps);
  return {
    working: (team, said) => quietly(working(team, said)),
    tooMany: (team, said, user, waitMs) => quietly(whisper(team, said, user, (locale) => rateText(waitMs, locale))),
    outsiders: (team, said, user) => quietly(whisper(team, said, user, outsidersText)),
    listensIn: (team, said) => listensIn(team, said, deps),
    opened: (envelope, team) => {
      const opened = openedSchema.safeParse(envelope.event).data;
      if (opened !== undefined) quietly(welcome(opened, team, deps));
    },
  };
}

async function tokenOf(team: string, { tenants }: MannersDeps): Promise<string | null> {
  const state = await tenants.find(team);
  return state.kind === "open" ? state.tenant.token : null;
}

/** Says that it is at work, with how much it looks through; Slack takes it away when the answer is posted. */
function createStatus(deps: MannersDeps): (team: string, said: Said) => Promise<void> {
  const refusedAtMs = new Map<string, number>();
  return async (team, said) => {
    if ((refusedAtMs.get(team) ?? -Infinity) > deps.now().getTime() - NO_STATUS_MS) return;
    const token = await tokenOf(team, deps);
    if (token === null || said.user === undefined) return;
    const { locale } = await deps.people(team, said.user);
    const { articles } = await (await deps.library()).stats();
    const args = {
      channel_id: said.channel,
      thread_ts: said.thread_ts ?? said.ts,
      status: searchingText(articles, locale),
    };
    const answered = await deps.call("assistant.threads.setStatus", args, token);
    if (answered.kind === "refused" || answered.kind === "unknown") refusedAtMs.set(team, deps.now().getTime());
  };
}

/** In a thread the bot was asked in, where that is set for the channel: by anybody, or by who asked there first. */
async function listensIn(team: string, said: Said, { ledger }: MannersDeps): Promise<boolean> {
  const { channel, thread_ts: thread, user } = said;
  const { follow_ups = "mention" } = await placeSettings(ledger, placeText({ team, channel, thread: null }));
  if (follow_ups === "mention" || thread === undefined || user === undefined) return false;
  const first = await ledger.job(answerKey("slack", messageKey(team, channel, thread)));
  if (first === null) return false;
  return (
    follow_ups === "thread" || authorSchema.parse(JSON.parse(first.payload)).message.author === authorOf(team, user)
  );
}

const authorSchema = z.object({ message: z.object({ author: z.string() }) });

/** Greets once, offers questions each time; the bot's own page is drawn anew. */
async function welcome(opened: Opened, team: string, deps: MannersDeps): Promise<void> {
  if (opened.kind === "home") return deps.home.show(team, opened.user);
  const token = await tokenOf(team, deps);
  if (token === null) return;
  const { locale } = await deps.people(team, opened.user);
  const id = `${team}/${opened.user}`;
  if (opened.thread === null && (await deps.ledger.get(GREETED, id)) === null) {
    await deps.ledger.put([{ collection: GREETED, id, value: JSON.stringify(deps.now().toISOString()) }]);
    const said = { unfurl_links: false, unfurl_media: false, link_names: false, text: greetingText(locale) };
    await deps.call("chat.postMessage", { channel: opened.channel, ...said }, token);
  }
  const thread = opened.thread === null ? {} : { thread_ts: opened.thread };
  const prompts = promptsFor(locale);
  await deps.call("assistant.threads.setSuggestedPrompts", { channel_id: opened.channel, ...thread, prompts }, token);
}

/** Questions the library can answer from the start, in the reader's language where there are any. */
function promptsFor(locale: string | null): { title: string; message: string }[] {
  const questions = sampleQuestions[localeLanguage(locale)];
  return questions.slice(0, PROMPTS_MAX).map((question) => ({ title: question, message: question }));
}
