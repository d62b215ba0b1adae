import type { DataTableBlock, RichTextElement, RichTextSection } from "@slack/types";

import {
  type Block,
  intentText,
  type Language,
  type Reply,
  type ReplyFile,
  type ReplyLine,
} from "../../../src/index.ts";
import { cutText } from "../../chat/cut.ts";
import { fileText } from "../texts.ts";
import { ACTIONS, intentValue } from "./action-ids.ts";
import { escapeMrkdwn, type ReplyAbout } from "./answer.ts";
import { type ChartBlock, charsOf, LIMITS, type SlackBlock, type SlackMessage, toMessages } from "./limits.ts";
import { actions, button, context, header, marks, nextButtons, sourceList, urlsOf } from "./parts.ts";
import { bullets, date, plain, richText, section, shown } from "./rich.ts";

type CardReply = Extract<Reply, { kind: "card" }>;
type Urls = ReadonlyMap<number, string>;

/** A card's blocks in Slack's form, its sources, the context line and what to do next. */
export function cardMessages(reply: CardReply, about: ReplyAbout): SlackMessage[] {
  const urls = urlsOf(reply.sources);
  const blocks = reply.blocks.flatMap((block) => toSlack(block, urls));
  const text = JSON.stringify(blocks);
  const all = [
    ...blocks,
    ...(reply.files ?? []).flatMap((file) => fileBlocks(file, reply.language)),
    ...sourceList(reply.sources, (quote) => text.includes(JSON.stringify(shown(quote)).slice(1, -1))),
    ...context(reply.contextLine),
    ...actions(nextButtons(reply.next, { isEphemeral: about.isEphemeral, intent: reply.intent })),
  ];
  return toMessages(all, escapeMrkdwn(fallbackOf(reply)));
}

function toSlack(block: Block, urls: Urls): SlackBlock[] {
  switch (block.kind) {
    case "title":
      return [header(block.text), ...context([block.note ?? "", block.status?.text ?? ""].filter(Boolean).join(" · "))];
    case "lines":
      return listed(
        block.heading,
        block.lines.map((line) => lineSection(line, urls)),
      );
    case "entries":
      return listed(
        block.heading,
        block.entries.map((entry) => {
          const day = entry.day === null ? [] : dayElements(entry.day, entry.dayText ?? entry.day);
          return lineSection(entry, urls, day);
        }),
      );
    case "table":
      return tableBlocks(block, urls);
    case "chart":
      return chartBlocks(block);
    case "choices":
      return [...(block.heading ? [richText(section(plain(block.heading)))] : []), ...actions(choiceButtons(block))];
    case "notice":
      return [richText(section(plain(block.text)))];
  }
}

/** Files need a scope of their own that the bot does not ask for: what is short is shown as it stands, and of the rest where it can be had. */
function fileBlocks({ name, text }: ReplyFile, language: Language): SlackBlock[] {
  if (text.length > FILE_CHARS_MAX) {
    const kb = Math.ceil(Buffer.byteLength(text) / 1_000);
    return context(fileText(name, kb, language));
  }
  const pieces = text.match(FILE_PIECE) ?? [];
  return pieces.map((piece) =>
    richText({
      type: "rich_text_preformatted",
      elements: [{ type: "text", text: piece.split("\n").map(shown).join("\n") || " " }],
    }),
  );
}

/** Some screens. */
const FILE_CHARS_MAX = 10_000;
const FILE_PIECE = /[\s\S]{1,2400}(?:\n|$)|[\s\S]{1,2400}/gu;

const dayElements = (day: string, dayText: string): RichTextElement[] =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) ? [...date(day, dayText), ...plain(": ")] : plain(`${dayText}: `, { bold: true });

function listed(heading: string | null, lines: readonly RichTextSection[]): SlackBlock[] {
  const head = heading === null ? [] : [richText(section(plain(heading, { bold: true })))];
  return [...head, ...bullets(lines)];
}

function lineSection(line: ReplyLine, urls: Urls, before: readonly RichTextElement[] = []): RichTextSection {
  const label = line.status === null ? [] : [...plain(" "), ...plain(line.status.text, { code: true })];
  const old = line.superseded === null ? undefined : { strike: true };
  const word = line.superseded === null ? [] : [...plain(" "), ...plain(line.superseded, { code: true })];
  return section(before, plain(line.text, old), marks(line.cites, urls), label, word);
}

type Table = Extract<Block, { kind: "table" }>;

/** Slack's own table, pages and all; as text where it would be too wide or too long for one. */
function tableBlocks({ caption, columns, rows }: Table, urls: Urls): SlackBlock[] {
  const cells = rows
    .slice(0, LIMITS.tableRows)
    .map(({ head, cells: own }) => [
      head,
      ...own.map(({ text, cites }) => `${text}${cites.map((n) => ` [${n}]`).join("")}`),
    ]);
  const grid = [columns.map(String), ...cells].map((row) =>
    row.slice(0, LIMITS.tableColumns).map((text) => ({ type: "raw_text" as const, text: shown(text) || " " })),
  );
  const table: DataTableBlock = {
    type: "data_table",
    caption: cutText(shown(caption) || " ", LIMITS.headerChars),
    rows: grid,
  };
  if (columns.length <= LIMITS.tableColumns && charsOf(grid) <= LIMITS.tableChars) return [table];
  const lines = rows.map(({ head, cells: own }) =>
    section(
      plain(`${head}: `, { bold: true }),
      ...own.map(({ text, cites }, at) => [
        ...plain(`${columns[at + 1] ?? ""} ${text}`),
        ...marks(cites, urls),
        ...plain("  "),
      ]),
    ),
  );
  return listed(caption, lines);
}

type Chart = Extract<Block, { kind: "chart" }>;

/** Slack's own chart where every point is known; what is missing in one cannot be shown by it, the table has it. */
function chartBlocks({ form, title, unit, categories, series }: Chart): SlackBlock[] {
  const names = categories.map((name) => cutText(shown(name), 40)).slice(0, LIMITS.chartCategories);
  const isDrawable = names.length > 1 && new Set(names).size === names.length && series.length <= LIMITS.chartSeries;
  const full = series.filter(({ values }) => names.every((_, at) => typeof values[at] === "number"));
  if (!isDrawable || full.length === 0) return [];
  const chart: ChartBlock = {
    type: "data_visualization",
    title: cutText(shown(title), LIMITS.chartTitleChars),
    chart: {
      type: form === "line" ? "line" : "bar",
      series: full.map(({ name, values }) => ({
        name: cutText(shown(name), 40),
        data: names.map((label, at) => ({ label, value: values[at] ?? 0 })),
      })),
      axis_config: { categories: names, ...(form === "bars" ? { y_label: cutText(shown(unit), 40) } : {}) },
    },
  };
  // A line over days since 1970 says nothing as a number; the dated entries below say it in words.
  return form === "line" ? [] : [chart];
}

const choiceButtons = ({ choices }: Extract<Block, { kind: "choices" }>) =>
  choices.flatMap(({ label, intent }, n) => {
    const value = intentValue(intent);
    return value === null ? [] : [button(label, `${ACTIONS.intent}.choice.${n}`, value)];
  });

/** What a notification says: the title and the first lines. */
function fallbackOf(reply: CardReply): string {
  const lines = reply.blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case "title":
      case "notice":
        return [block.text];
      case "lines":
        return block.lines.map(({ text, cites }) => `${text}${cites.map((n) => ` [${n}]`).join("")}`);
      case "entries":
        return block.entries.map(({ dayText, text }) => (dayText === null ? text : `${dayText}: ${text}`));
      case "table":
        return [
          block.caption,
          ...block.rows.map(({ head, cells }) => `${head}: ${cells.map(({ text }) => text).join(" | ")}`),
        ];
      case "chart":
        return [block.title];
      case "choices":
        return [block.heading ?? "", ...block.choices.map(({ label, intent }) => `${label}: ${intentText(intent)}`)];
    }
  });
  return lines.filter((line) => line !== "").join(" · ");
}
