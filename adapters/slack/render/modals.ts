import type { InputBlock, ModalView, PlainTextElement } from "@slack/types";

import { LANGUAGES } from "../../../src/index.ts";
import { cutText } from "../../chat/cut.ts";
import { ACTIONS, CALLBACKS } from "./action-ids.ts";
import { context } from "./parts.ts";
import { plain, richText, section } from "./rich.ts";

/** Slack's limit for the title and the buttons of a modal. */
const TITLE_CHARS_MAX = 24;

const text = (words: string): PlainTextElement => ({ type: "plain_text", text: words, emoji: false });

type Option = { value: string; label: string };

const choose = (label: string, id: string, options: readonly Option[], first: string): InputBlock => {
  const all = options.map((option) => ({ text: text(option.label), value: option.value }));
  const initial = all.find(({ value }) => value === first);
  return {
    type: "input",
    block_id: id,
    label: text(label),
    element: {
      type: "static_select",
      action_id: id,
      options: all,
      ...(initial === undefined ? {} : { initial_option: initial }),
    },
  };
};

const write = (
  label: string,
  id: string,
  more: { hint?: string; first?: string; isLong?: boolean; isOptional?: boolean },
): InputBlock => ({
  type: "input",
  block_id: id,
  label: text(label),
  optional: more.isOptional === true,
  ...(more.hint === undefined ? {} : { hint: text(more.hint) }),
  element: {
    type: "plain_text_input",
    action_id: id,
    multiline: more.isLong === true,
    max_length: 500,
    ...(more.first === undefined ? {} : { initial_value: more.first }),
  },
});

/** A name out of the catalogue, completed as one types. */
const pickName = (label: string, id: string, isOptional: boolean): InputBlock => ({
  type: "input",
  block_id: id,
  label: text(label),
  optional: isOptional,
  element: { type: "external_select", action_id: `${ACTIONS.name}.${id}`, min_query_length: 0 },
});

const modal = (
  title: string,
  callback: string,
  meta: string,
  rest: Pick<ModalView, "blocks"> & { submit?: string },
): ModalView => ({
  type: "modal",
  callback_id: callback,
  private_metadata: meta,
  title: text(cutText(title, TITLE_CHARS_MAX)),
  close: text("Close"),
  blocks: rest.blocks,
  ...(rest.submit === undefined ? {} : { submit: text(cutText(rest.submit, TITLE_CHARS_MAX)) }),
});

/** What `/chip` by itself opens: what to look up, and of what. `meta` comes back with the answer. */
export const pickerModal = (meta: string): ModalView =>
  modal("Look something up", CALLBACKS.picker, meta, {
    submit: "Look up",
    blocks: [
      choose(
        "What",
        "what",
        [
          { value: "chip", label: "A chip: figures and news" },
          { value: "company", label: "A company" },
          { value: "topic", label: "A topic" },
          { value: "timeline", label: "A timeline" },
          { value: "compare", label: "A comparison" },
          { value: "news", label: "The newest" },
        ],
        "chip",
      ),
      pickName("Name", "name", false),
      pickName("Compare with", "other", true),
    ],
  });

/** What a digest's form starts with. */
export type DigestForm = { meta: string; channel: string | null; zone: string; problems?: readonly string[] };

/** A new digest: where, when, what. */
export const digestModal = ({ meta, channel, zone, problems = [] }: DigestForm): ModalView =>
  modal("New digest", CALLBACKS.digest, meta, {
    submit: "Save",
    blocks: [
      ...problems.map((problem) => richText(section(plain(problem)))),
      {
        type: "input",
        block_id: "channel",
        label: text("Channel"),
        element: {
          type: "conversations_select",
          action_id: "channel",
          filter: { include: ["public", "private"], exclude_bot_users: true },
          ...(channel === null ? { default_to_current_conversation: true } : { initial_conversation: channel }),
        },
      },
      {
        type: "input",
        block_id: "time",
        label: text("Time"),
        element: { type: "timepicker", action_id: "time", initial_time: "09:00" },
      },
      write("Time zone", "zone", { first: zone, hint: "As in Europe/Berlin or Asia/Seoul" }),
      choose(
        "Days",
        "days",
        [
          { value: "daily", label: "Every day" },
          { value: "weekdays", label: "Monday to Friday" },
          { value: "weekly", label: "Mondays" },
        ],
        "weekdays",
      ),
      write("About", "filter", {
        isOptional: true,
        hint: "Names and topics between commas: nvidia, HBM, not smuggling. Empty: everything",
      }),
      choose(
        "Language",
        "language",
        LANGUAGES.map((value) => ({ value, label: value })),
        "en",
      ),
      choose(
        "Layout",
        "layout",
        [
          { value: "one message", label: "One message" },
          { value: "thread", label: "A message a story" },
        ],
        "one message",
      ),
      choose(
        "When nothing is new",
        "ifEmpty",
        [
          { value: "skip", label: "Say nothing" },
          { value: "one line", label: "One line" },
        ],
        "skip",
      ),
    ],
  });

/** A new watch; `words` is how it was understood, once something is written. */
export const watchModal = (meta: string, given: { text: string; words: string | null }): ModalView =>
  modal("New watch", CALLBACKS.watch, meta, {
    submit: given.words === null ? "Next" : "Save",
    blocks: [
      write("Tell me when", "text", {
        first: given.text,
        isLong: true,
        hint: "As in: the MI450's ship date changes; any claim about H20 licences, at least reported",
      }),
      ...(given.words === null ? [] : context(given.words)),
    ],
  });

/** What was wrong with an answer. */
export const feedbackModal = (meta: string): ModalView =>
  modal("What is wrong?", CALLBACKS.feedback, meta, {
    submit: "Send",
    blocks: [
      choose(
        "What is wrong",
        "wrong",
        [
          { value: "sentence", label: "A sentence is wrong" },
          { value: "source", label: "The wrong source" },
          { value: "outdated", label: "Out of date" },
          { value: "entity", label: "The wrong company or chip" },
          { value: "other", label: "Something else" },
        ],
        "sentence",
      ),
      write("What would be right", "right", { isOptional: true, isLong: true }),
    ],
  });
