import type { KnownBlock } from "@slack/types";

import { cutText } from "../../chat/cut.ts";

/**
 * What Slack refuses beyond. Sources: docs.slack.dev/reference/block-kit (blocks), chat.postMessage (text); the total over all blocks of a message was
 * measured by others at about 13,200 characters (bolt-js#2509), so it is kept well below.
 */
export const LIMITS = {
  blocks: 50,
  viewBlocks: 100,
  messageChars: 11_500,
  fallbackChars: 3_900,
  headerChars: 150,
  contextChars: 1_900,
  buttonChars: 75,
  actionElements: 25,
  tableRows: 100,
  tableColumns: 20,
  tableChars: 10_000,
  chartTitleChars: 50,
  chartSeries: 6,
  chartCategories: 20,
  urlChars: 3_000,
  /** One rich text block's worth: longer lists are several blocks. */
  richChars: 2_800,
  /** One stretch of text; quotes are shorter, so only nonsense is cut. */
  textChars: 2_000,
} as const;

/** A message within all limits. `text` is what notifications and screen readers get. */
export type SlackMessage = { text: string; blocks: readonly SlackBlock[] };

/** Slack's chart block has no type in @slack/types 3.2. Source: docs.slack.dev/reference/block-kit/blocks/data-visualization-block */
export type ChartBlock = {
  type: "data_visualization";
  title: string;
  chart: {
    type: "line" | "bar";
    series: readonly { name: string; data: readonly { label: string; value: number }[] }[];
    axis_config: { categories: readonly string[]; y_label?: string };
  };
};
export type SlackBlock = KnownBlock | ChartBlock;

/** Characters that count: every string a block shows. */
export function charsOf(value: unknown): number {
  if (typeof value === "string") return value.length;
  if (Array.isArray(value)) return value.reduce((sum: number, one: unknown) => sum + charsOf(one), 0);
  if (typeof value !== "object" || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, one]) => sum + (key === "type" || key === "action_id" || key === "value" ? 0 : charsOf(one)),
    0,
  );
}

/** Blocks as messages: a new one where a message would have too many blocks or characters, in order, none left out. */
export function toMessages(blocks: readonly SlackBlock[], fallback: string): SlackMessage[] {
  const groups: SlackBlock[][] = [[]];
  let chars = 0;
  for (const block of blocks) {
    const size = charsOf(block);
    const open = groups.at(-1);
    if (open !== undefined && open.length > 0 && (open.length >= LIMITS.blocks || chars + size > LIMITS.messageChars)) {
      groups.push([block]);
      chars = size;
    } else {
      open?.push(block);
      chars += size;
    }
  }
  return groups.map((group, n) => ({
    text: cutText(groups.length === 1 ? fallback : `(${n + 1}/${groups.length}) ${fallback}`, LIMITS.fallbackChars),
    blocks: group,
  }));
}
