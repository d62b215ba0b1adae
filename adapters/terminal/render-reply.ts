import { type Block, type DatedEntry, intentText, type Reply, type ReplyLine, type Source } from "../../src/index.ts";
import { printable } from "./printable.ts";
import { bold, dim, type Look, renderAnswer, renderSources } from "./render.ts";
import { drawTable } from "./table.ts";
import { columnsOf, wrap } from "./wrap.ts";

const INDENT = "  ";
const BAR_COLUMNS_MAX = 30;

/** A reply as lines for a terminal: an answer, or a card's blocks with numbered sources; then what could be asked next. */
export function renderReply(reply: Reply, look: Look): string {
  const next = nextLine(reply, look);
  if (reply.kind === "answer") return [renderAnswer(reply.answer, look), ...next].join("\n");
  const blocks = reply.blocks.map((block) => renderBlock(block, look));
  const shown = withoutSpaces(blocks.join(""));
  const context = dim(wrap(printable(reply.contextLine), look.columns()), look);
  const files = (reply.files ?? []).map(({ text }) => text.split(/\r?\n/u).map(printable).join("\n"));
  const parts = [...blocks, ...files, sourcesOf(reply.sources, shown, look), [context, ...next].join("\n")];
  return parts.filter((part) => part !== "").join("\n\n");
}

/** What to type next, each once; what only other doors can do is left out. */
function nextLine({ next }: Reply, look: Look): string[] {
  const steps = new Map(
    next.toReversed().flatMap(({ intent, label }) => (intent === null ? [] : [[intentText(intent), label]])),
  );
  const told = [...steps]
    .toReversed()
    .map(([text, label]) => `${label}: ${text}`)
    .join(" · ");
  return told === "" ? [] : [dim(wrap(printable(`→ ${told}`), look.columns()), look)];
}

function renderBlock(block: Block, look: Look): string {
  const width = look.columns();
  switch (block.kind) {
    case "title":
      return title(block, look);
    case "lines":
      return section(
        block.heading,
        block.lines.map((line) => bullet(lineText(line), look)),
        look,
      );
    case "entries":
      return section(
        block.heading,
        block.entries.map((entry) => bullet(entryText(entry), look)),
        look,
      );
    case "table":
      return section(block.caption, [drawTable(tableOf(block), width)], look);
    case "chart":
      return block.form === "bars" ? section(block.title, bars(block, width), look) : "";
    case "choices":
      return section(
        block.heading,
        block.choices.map(({ label, intent }, place) => choice(place + 1, label, intentText(intent), look)),
        look,
      );
    case "notice":
      return wrap(printable(block.text), width);
  }
}

function title({ text, note, status }: Extract<Block, { kind: "title" }>, look: Look): string {
  const rest = [note, status?.text].flatMap((part) => (part ? [` — ${printable(part)}`] : [])).join("");
  return wrap(`${printable(text)}${rest}`, look.columns())
    .split("\n")
    .map((line) => bold(line, look))
    .join("\n");
}

function section(heading: string | null, lines: readonly string[], look: Look): string {
  return [...(heading === null ? [] : [bold(wrap(printable(heading), look.columns()), look)]), ...lines].join("\n");
}

/** A line under a bullet, what does not fit indented below it. */
const bullet = (text: string, look: Look): string => `- ${wrap(text, look.columns(), INDENT).slice(INDENT.length)}`;

function lineText({ text, cites, status, superseded }: ReplyLine): string {
  const marks = [status?.text, superseded].flatMap((mark) => (mark ? [mark] : []));
  const label = marks.length === 0 ? "" : ` (${marks.join("; ")})`;
  return printable(`${text} ${numbers(cites)}${label}`.trimEnd());
}

const entryText = (entry: DatedEntry): string =>
  entry.dayText === null ? lineText(entry) : `${printable(entry.dayText)}: ${lineText(entry)}`;

const numbers = (cites: readonly number[]): string => cites.map((n) => `[${n}]`).join("");

const tableOf = ({ columns, rows }: Extract<Block, { kind: "table" }>) => ({
  heads: columns.map(printable),
  rows: rows.map(({ head, cells }) => [
    printable(head),
    ...cells.map(({ text, cites }) => printable(`${text} ${numbers(cites)}`.trimEnd())),
  ]),
});

const choice = (place: number, label: string, asks: string, look: Look): string =>
  wrap(`${place}. ${printable(label)} — ${printable(asks)}`, look.columns(), INDENT);

function bars({ categories, series, unit }: Extract<Block, { kind: "chart" }>, width: number): string[] {
  const labels = categories.map(printable);
  const room = Math.max(0, ...labels.map(columnsOf));
  return series.flatMap(({ values, labels: texts }) => {
    const most = Math.max(1e-9, ...values.map((value) => value ?? 0));
    const columns = Math.max(1, Math.min(BAR_COLUMNS_MAX, width - room - 20));
    return values.map((value, place) => {
      const name = labels[place] ?? "";
      const bar = "█".repeat(Math.round(((value ?? 0) / most) * columns));
      return `${INDENT}${name}${" ".repeat(room - columnsOf(name))}  ${bar} ${printable(texts[place] ?? "")} ${unit}`.trimEnd();
    });
  });
}

/** Wrapped lines break Chinese and Japanese anywhere: what is shown is compared without them. */
const withoutSpaces = (text: string): string => text.replaceAll(/\s+/gu, "");

/** The sources in the order of their numbers; quotes that the card does not show are shown here. */
function sourcesOf(sources: readonly Source[], shown: string, look: Look): string {
  return renderSources(
    sources.map((source) =>
      source.from === "catalogue"
        ? source
        : { ...source, isShown: shown.includes(withoutSpaces(printable(source.quote))) },
    ),
    look,
  );
}
