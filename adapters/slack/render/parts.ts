import type { ActionsBlock, Button, ContextBlock, HeaderBlock, RichTextElement } from "@slack/types";

import type { Citation, NextStep, Source } from "../../../src/index.ts";
import { cutText } from "../../chat/cut.ts";
import { ACTIONS, intentValue } from "./action-ids.ts";
import { LIMITS, type SlackBlock } from "./limits.ts";
import { bullets, date, link, NOTHING, plain, section, shown } from "./rich.ts";

/** A title; Slack shows it large and as it stands. */
export const header = (text: string): HeaderBlock => ({
  type: "header",
  text: { type: "plain_text", text: cutText(shown(text).trim() || NOTHING, LIMITS.headerChars), emoji: false },
});

/** Small print, as plain text: nothing in it is read as formatting. */
export const context = (...lines: readonly string[]): ContextBlock[] => {
  const elements = lines
    .map(shown)
    .filter((line) => line !== "")
    .slice(0, 10)
    .map((line) => ({ type: "plain_text" as const, text: cutText(line, LIMITS.contextChars), emoji: false }));
  return elements.length === 0 ? [] : [{ type: "context", elements }];
};

/** `[1][2]`, each leading to its source. */
export const marks = (cites: readonly number[], urls: ReadonlyMap<number, string>): RichTextElement[] =>
  cites.flatMap((n) => {
    const url = urls.get(n);
    return url === undefined ? plain(` [${n}]`) : [...plain(" "), ...link(`[${n}]`, url)];
  });

export const urlsOf = (sources: readonly (Citation | Source)[]): ReadonlyMap<number, string> =>
  new Map(sources.flatMap(({ n, url }): [number, string][] => (url === null ? [] : [[n, url]])));

/** Who published what is quoted: the outlet, else the host. */
export const publisherOf = ({ publisher, url }: { publisher: string | null; url: string }): string =>
  publisher ?? (URL.canParse(url) ? new URL(url).hostname : url);

/** The sources in the order of their numbers, an article once under all of its numbers; `quoted`: with the quotes that are not shown above. */
export function sourceList(sources: readonly (Citation | Source)[], isShown: (quote: string) => boolean): SlackBlock[] {
  const groups = Map.groupBy(sources, (one) => ("articleId" in one ? one.articleId : `catalogue ${one.n}`));
  return bullets(
    [...groups.values()].flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      const numbers = plain(`${group.map(({ n }) => `[${n}]`).join("")} `);
      if (!("articleId" in first))
        return [section(numbers, first.url === null ? plain(first.title) : link(first.title, first.url))];
      const quotes = group.flatMap((one) =>
        "quote" in one && !isShown(one.quote) ? plain(` “${one.quote}”`, { italic: true }) : [],
      );
      return [
        section(
          numbers,
          link(publisherOf(first), first.url),
          published(first.publishedAt),
          plain(` · ${first.language}`),
          quotes,
        ),
      ];
    }),
  );
}

const published = (at: string | null): RichTextElement[] =>
  at === null ? [] : [...plain(" · "), ...date(at, at.slice(0, 10))];

export const button = (text: string, actionId: string, value?: string): Button => ({
  type: "button",
  text: { type: "plain_text", text: cutText(shown(text).trim() || NOTHING, LIMITS.buttonChars), emoji: false },
  action_id: actionId,
  ...(value === undefined ? {} : { value }),
});

/** A row of buttons; none where there is nothing to press. */
export const actions = (buttons: readonly Button[]): ActionsBlock[] =>
  buttons.length === 0 ? [] : [{ type: "actions", elements: buttons.slice(0, LIMITS.actionElements) }];

/** What to do next as buttons. Share only where others do not see the reply yet. */
export function nextButtons(next: readonly NextStep[], about: { isEphemeral: boolean; intent: unknown }): Button[] {
  return next.flatMap((step, n) => {
    if (step.intent !== null) {
      const value = intentValue(step.intent);
      return value === null ? [] : [button(step.label, `${ACTIONS.intent}.${n}`, value)];
    }
    const value = intentValue(about.intent);
    if (value === null || (step.key === "share" && !about.isEphemeral)) return [];
    const action = { quotes: ACTIONS.quotes, share: ACTIONS.share, watch: ACTIONS.watch }[
      step.key === "quotes" || step.key === "share" || step.key === "watch" ? step.key : "quotes"
    ];
    return [button(step.label, action, value)];
  });
}
