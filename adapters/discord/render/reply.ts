import type { Answer, Block, Citation, NextStep, Reply, ReplyLine, Source } from "../../../src/index.ts";
import { cutText } from "../../chat/cut.ts";
import { escaped, link, mark, moment, oneLine } from "./markdown.ts";
import type { ButtonSpec, Piece } from "./message.ts";

type Urls = ReadonlyMap<number, string>;

/** One line's worth; anything longer is no line. */
const LINE_CHARS_MAX = 1_200;
/** A list in one piece; a longer one is several, so that a message can break between them. */
const PIECE_CHARS_MAX = 1_600;

type Picture = { file: string; alt: string };

export type ReplyForm = {
  isEphemeral: boolean;
  /** A button's id for a next step or a choice; null where it cannot be offered. What it does is kept on our side: ids hold at most 100 characters. */
  customId: (what: NextStep["key"] | "choice", intent: Reply["intent"] | null) => string | null;
  /** The pictures of the reply's charts, in their order, once they are drawn. */
  pictures?: readonly (Picture | null)[];
};

/** A reply in pieces: what is said, its sources, the context line, what to do next. */
export function replyPieces(reply: Reply, form: ReplyForm): Piece[] {
  const said = reply.kind === "answer" ? answerPieces(reply.answer) : cardPieces(reply, form);
  const context: Piece[] = reply.contextLine === "" ? [] : [{ kind: "text", text: small(reply.contextLine) }];
  const files = (reply.files ?? []).map(({ name }): Piece => ({ kind: "file", file: name }));
  return [...said, ...files, ...context, ...buttons(reply, form)];
}

const NO_LINKS: Urls = new Map();

const small = (text: string): string => `-# ${escaped(text)}`;

const urlsOf = (sources: readonly (Citation | Source)[]): Urls =>
  new Map(sources.flatMap(({ n, url }): [number, string][] => (url === null ? [] : [[n, url]])));

const marks = (cites: readonly number[], urls: Urls): string => cites.map((n) => ` ${mark(n, urls.get(n))}`).join("");

function answerPieces(answer: Answer): Piece[] {
  const understood: Piece[] = answer.understood === undefined ? [] : [{ kind: "text", text: small(answer.understood) }];
  switch (answer.kind) {
    case "found":
    case "correction": {
      const urls = urlsOf(answer.citations);
      const lines = answer.sentences.map(({ text, cites, status }) => {
        const words = escaped(cutText(text, LINE_CHARS_MAX));
        return `${status === "superseded" ? `~~${words}~~` : words}${marks(cites, urls)}${status === undefined ? "" : ` \`${status}\``}`;
      });
      const said = lines.length === 1 ? lines : lines.map((line) => `- ${line}`);
      return [...understood, ...joined(said), { kind: "rule" }, ...sourcePieces(answer.citations, answer.text)];
    }
    case "ambiguous":
      return [...understood, { kind: "text", text: escaped(answer.text.split("\n")[0] ?? "") || "–" }];
    case "unknown":
      return [
        ...understood,
        { kind: "text", text: escaped(answer.message) },
        ...joined(
          answer.closest.map((one) => `- ${link(one.title ?? one.url, one.url)} · ${escaped(one.publisher ?? "")}`),
        ),
      ];
  }
}

function cardPieces(reply: Extract<Reply, { kind: "card" }>, form: ReplyForm): Piece[] {
  const urls = urlsOf(reply.sources);
  const charts = reply.blocks.filter(({ kind }) => kind === "chart");
  const pieces = reply.blocks.flatMap((block): Piece[] => {
    if (block.kind !== "chart") return blockPieces(block, urls, form);
    const picture = form.pictures?.[charts.indexOf(block)] ?? null;
    return picture === null ? [] : [{ kind: "picture", ...picture }];
  });
  const text = pieces.flatMap((piece) => (piece.kind === "text" ? [piece.text] : [])).join("\n");
  const sources = sourcePieces(reply.sources, text);
  return sources.length === 0 ? pieces : [...pieces, { kind: "rule" }, ...sources];
}

function blockPieces(block: Exclude<Block, { kind: "chart" }>, urls: Urls, form: ReplyForm): Piece[] {
  switch (block.kind) {
    case "title": {
      const label = block.status === null ? "" : ` \`${codeless(block.status.text)}\``;
      const note = block.note === null ? [] : [{ kind: "text" as const, text: small(block.note) }];
      return [{ kind: "text", text: `## ${escaped(cutText(block.text, 200))}${label}` }, ...note];
    }
    case "lines":
      return listed(
        block.heading,
        block.lines.map((line) => lineText(line, urls)),
      );
    case "entries":
      return listed(
        block.heading,
        block.entries.map((entry) => {
          const day =
            entry.day !== null && /^\d{4}-\d{2}-\d{2}$/.test(entry.day)
              ? moment(entry.day)
              : escaped(entry.dayText ?? "");
          return `${day === "" ? "" : `**${day}** `}${lineText(entry, urls)}`;
        }),
      );
    case "table":
      return listed(
        block.caption,
        block.rows.map(({ head, cells }) => {
          const named = cells.map(({ text, cites }, at) => {
            const column = block.columns[at + 1];
            const label = cells.length > 1 && column !== undefined ? `${escaped(cutText(column, 60))}: ` : "";
            // Addresses count as text: in every cell they would fill the message, so they stand once, under the table.
            return `${label}${escaped(cutText(text, 300))}${marks(cites, NO_LINKS)}`;
          });
          return `**${escaped(cutText(head, 80))}** ${named.join(" · ")}`;
        }),
      );
    case "choices":
      return [
        ...(block.heading === null || block.heading === ""
          ? []
          : [{ kind: "text" as const, text: escaped(block.heading) }]),
        ...choiceButtons(block, form),
      ];
    case "notice":
      return [{ kind: "text", text: escaped(block.text) || "–" }];
  }
}

function choiceButtons({ choices }: Extract<Block, { kind: "choices" }>, form: ReplyForm): Piece[] {
  const all = choices.flatMap(({ label, intent, role }): ButtonSpec[] => {
    const customId = form.customId("choice", intent);
    return customId === null ? [] : [{ label: oneLine(label), customId, isDanger: role === "danger" }];
  });
  return all.length === 0 ? [] : [{ kind: "buttons", buttons: all }];
}

function lineText({ text, cites, status, superseded }: ReplyLine, urls: Urls): string {
  const words = escaped(cutText(text, LINE_CHARS_MAX));
  const labels = [status?.text, superseded].flatMap((label) => (label ? [` \`${codeless(label)}\``] : [])).join("");
  return `${superseded === null ? words : `~~${words}~~`}${marks(cites, urls)}${labels}`;
}

/** Within a code span only a backtick ends it. */
const codeless = (text: string): string => oneLine(text).replaceAll("`", "'") || "–";

const listed = (heading: string | null, lines: readonly string[]): Piece[] => [
  ...(heading === null || heading === ""
    ? []
    : [{ kind: "text" as const, text: `**${escaped(cutText(heading, 200))}**` }]),
  ...joined(lines.map((line) => `- ${line}`)),
];

/** Lines as few pieces as their length allows. */
function joined(lines: readonly string[]): Piece[] {
  const pieces: string[] = [];
  for (const line of lines) {
    const open = pieces.at(-1);
    if (open !== undefined && open.length + line.length < PIECE_CHARS_MAX)
      pieces[pieces.length - 1] = `${open}\n${line}`;
    else pieces.push(line);
  }
  return pieces.map((text) => ({ kind: "text", text }));
}

/** The sources under their numbers, an article once; its quotes where they are not in what is said. */
function sourcePieces(sources: readonly (Citation | Source)[], said: string): Piece[] {
  const groups = Map.groupBy(sources, (one) => ("articleId" in one ? one.articleId : `catalogue ${one.n}`));
  const lines = [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const numbers = group.map(({ n }) => `\\[${n}\\]`).join("");
    if (!("articleId" in first))
      return [`-# ${numbers} ${first.url === null ? escaped(first.title) : link(first.title, first.url)}`];
    const name = first.publisher ?? first.url;
    const when = first.publishedAt === null ? "" : ` · ${moment(first.publishedAt)}`;
    const quotes = group
      .flatMap((one) => ("quote" in one ? [one.quote] : []))
      .filter((quote) => !said.includes(quote) && !said.includes(escaped(quote)))
      .map((quote) => `\n> “${escaped(cutText(quote, LINE_CHARS_MAX))}”`);
    return [`-# ${numbers} ${link(name, first.url)}${when} · ${escaped(first.language)}${quotes.join("")}`];
  });
  return joined(lines);
}

function buttons(reply: Reply, form: ReplyForm): Piece[] {
  const choices = reply.kind === "answer" && reply.answer.kind === "ambiguous" ? reply.answer.choices : [];
  const specs: ButtonSpec[] = [
    ...choices.flatMap((choice) => spec(choice, form.customId("choice", { kind: "ask", question: choice }))),
    ...reply.next
      .filter(({ key }) => key !== "share" || form.isEphemeral)
      .flatMap(({ key, label, intent }) => spec(label, form.customId(key, intent ?? reply.intent))),
  ];
  return specs.length === 0 ? [] : [{ kind: "buttons", buttons: specs }];
}

const spec = (label: string, customId: string | null): ButtonSpec[] =>
  customId === null ? [] : [{ label: oneLine(label), customId }];
