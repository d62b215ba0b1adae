import type { Answer, CitedSentence, Reply } from "../../../src/index.ts";
import { ACTIONS } from "./action-ids.ts";
import { type SlackBlock, type SlackMessage, toMessages } from "./limits.ts";
import { actions, button, context, marks, nextButtons, publisherOf, sourceList, urlsOf } from "./parts.ts";
import { bullets, link, plain, richText, section, shown } from "./rich.ts";

export type ReplyAbout = { timeZone: string | null; isEphemeral: boolean };

type AnswerReply = Extract<Reply, { kind: "answer" }>;

/** An answer: its sentences with numbers that lead to their sources, the context line, the sources, what to do next, right or wrong. */
export function answerMessages(reply: AnswerReply, about: ReplyAbout): SlackMessage[] {
  const { answer } = reply;
  const blocks = [
    ...said(answer),
    ...context(answer.contextLine),
    ...sourcesOf(answer),
    ...actions(nextButtons(reply.next, { isEphemeral: about.isEphemeral, intent: reply.intent })),
    ...feedback(answer),
  ];
  return toMessages(blocks, shownFallback(answer));
}

function said(answer: Answer): SlackBlock[] {
  const understood = answer.understood === undefined ? [] : context(answer.understood);
  switch (answer.kind) {
    case "found":
    case "correction":
      return [...understood, ...sentences(answer)];
    case "ambiguous":
      return [
        ...understood,
        richText(section(plain(answer.text.split("\n")[0] ?? ""))),
        ...actions(
          answer.choices.map((choice, n) =>
            button(
              choice,
              `${ACTIONS.intent}.choice.${n}`,
              JSON.stringify({ intent: { kind: "ask", question: choice } }),
            ),
          ),
        ),
      ];
    case "unknown":
      return [
        ...understood,
        richText(section(plain(answer.message))),
        ...bullets(
          answer.closest.map((one) => section(link(one.title ?? one.url, one.url), plain(` · ${publisherOf(one)}`))),
        ),
      ];
  }
}

type Cited = Extract<Answer, { kind: "found" | "correction" }>;

/** One sentence stands by itself, several are a list; a line that leads a part of the answer stands above it. */
function sentences({ sentences: all, citations }: Cited): SlackBlock[] {
  const urls = urlsOf(citations);
  const lines = all.map((sentence) => section(...words(sentence), marks(sentence.cites, urls), status(sentence)));
  return lines.length === 1 ? lines.map((line) => richText(line)) : bullets(lines);
}

const words = ({ text, status: is }: CitedSentence) => [
  plain(text, is === "superseded" ? { italic: true } : undefined),
];

const status = ({ status: is }: CitedSentence) =>
  is === undefined ? [] : [...plain(" "), ...plain(is, { code: true })];

function sourcesOf(answer: Answer): SlackBlock[] {
  if (answer.kind !== "found" && answer.kind !== "correction") return [];
  const text = shown(answer.text);
  return sourceList(answer.citations, (quote) => text.includes(shown(quote)));
}

/** Right or wrong: only where something was claimed. */
function feedback(answer: Answer): SlackBlock[] {
  if (answer.kind !== "found" && answer.kind !== "correction") return [];
  return [
    {
      type: "context_actions",
      elements: [
        {
          type: "feedback_buttons",
          action_id: ACTIONS.feedback,
          positive_button: { text: { type: "plain_text", text: "👍" }, value: "right", accessibility_label: "Right" },
          negative_button: { text: { type: "plain_text", text: "👎" }, value: "wrong", accessibility_label: "Wrong" },
        },
      ],
    },
  ];
}

/** The whole answer for notifications: there Slack reads formatting, so what could ping or link is taken apart. */
const shownFallback = (answer: Answer): string => escapeMrkdwn(answer.text);

/** Text that Slack reads as formatting, made inert. Source: docs.slack.dev/messaging/formatting-message-text#escaping */
export const escapeMrkdwn = (text: string): string =>
  shown(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
