import type { RichTextBlock, RichTextElement, RichTextSection } from "@slack/types";

import { cutText, isHonest, shownHost } from "../../chat/cut.ts";
import { safeText } from "../../../src/index.ts";
import { LIMITS } from "./limits.ts";

/**
 * Everything out of an article goes into rich text: Slack shows its text as it is, so nothing in it can mention, format or link. Only the elements made here
 * are bold or links.
 */
export type Style = { bold?: boolean; italic?: boolean; strike?: boolean; code?: boolean };

/** One line of text as it is shown: hidden characters out, line breaks as spaces. */
export const shown = (text: string): string => safeText(text.normalize("NFC")).replace(/\s+/gu, " ");

/** Plain text; an empty one is refused by Slack, so it gives nothing. */
export function plain(text: string, style?: Style): RichTextElement[] {
  const clean = cutText(shown(text), LIMITS.textChars);
  return clean === "" ? [] : [{ type: "text", text: clean, ...(style === undefined ? {} : { style }) }];
}

/**
 * A link. Words that name another host than it leads to are shown as text, with the link's own host behind them; what is no web address, or too long a
 * one, is text alone.
 */
export function link(label: string, url: string, style?: Style): RichTextElement[] {
  const host = shownHost(url);
  if (host === null || url.length > LIMITS.urlChars) return plain(label, style);
  const text = cutText(shown(label), LABEL_CHARS_MAX);
  const { href } = new URL(url);
  const words = style === undefined ? {} : { style };
  if (text.trim() !== "" && isHonest(text, host)) return [{ type: "link", url: href, text, ...words }];
  return [...plain(text, style), ...plain(" "), { type: "link", url: href, text: host }];
}

const LABEL_CHARS_MAX = 200;

/** A day in the reader's own zone and form. */
export function date(iso: string, fallback: string): RichTextElement[] {
  const ms = Date.parse(iso);
  if (Number.isNaN(ms)) return plain(fallback);
  // A day alone is noon, so that it stays that day in every zone but the farthest.
  const timestamp = Math.round((iso.length <= 10 ? ms + 43_200_000 : ms) / 1_000);
  return [{ type: "date", timestamp, format: "{date_short}", fallback }];
}

/** One line of elements; Slack refuses one without any. */
export const section = (...elements: readonly (readonly RichTextElement[])[]): RichTextSection => {
  const all = elements.flat();
  return { type: "rich_text_section", elements: all.length > 0 ? all : [{ type: "text", text: NOTHING }] };
};

/** What stands where there is nothing to show. */
export const NOTHING = "–";

export const richText = (...elements: RichTextBlock["elements"]): RichTextBlock => ({ type: "rich_text", elements });

/** A list as rich text blocks: a new block where one would be too long. */
export function bullets(lines: readonly RichTextSection[]): RichTextBlock[] {
  const blocks: RichTextSection[][] = [];
  let chars = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    const size = line.elements.reduce(
      (sum, element) => sum + ("text" in element && element.text ? element.text.length : 12),
      0,
    );
    if (chars + size > LIMITS.richChars) {
      blocks.push([]);
      chars = 0;
    }
    blocks.at(-1)?.push(line);
    chars += size;
  }
  return blocks.map((elements) => richText({ type: "rich_text_list", style: "bullet", elements }));
}
