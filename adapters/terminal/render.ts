import type { Answer, Citation, Pointer, Source } from "../../src/index.ts";
import { printable } from "./printable.ts";
import type { Terminal } from "./terminal.ts";
import { wrap } from "./wrap.ts";

/** How the terminal shows things. */
export type Look = Pick<Terminal, "styled" | "links" | "columns">;

const QUOTE_INDENT = "    ";

/** An answer as lines for a terminal: what it says, the quotes it rests on with their sources, and the context line. */
export function renderAnswer(answer: Answer, look: Look): string {
  const width = look.columns();
  const blocks = [
    (answer.kind === "unknown" ? answer.message : answer.text)
      .split("\n")
      .map((line) => wrap(printable(line), width))
      .join("\n"),
  ];
  if (answer.kind === "found" || answer.kind === "correction") {
    const sources = Map.groupBy(answer.citations, ({ articleId }) => articleId);
    blocks.push(...[...sources.values()].map((citations) => renderSource(citations, answer.text, look)));
  }
  if (answer.kind === "unknown") blocks.push(...answer.closest.map((pointer) => renderPointer(pointer, look)));
  if (answer.kind === "ambiguous")
    blocks.push(answer.choices.map((choice) => wrap(`- ${printable(choice)}`, width, "  ")).join("\n"));
  blocks.push(dim(wrap(printable(answer.contextLine), width), look));
  return blocks.filter((block) => block !== "").join("\n\n");
}

/** A source under the numbers of its quotes; a quote that the answer's own sentence does not hold already is shown with it. */
function renderSource(citations: readonly Citation[], text: string, look: Look): string {
  const [first] = citations;
  if (first === undefined) return "";
  const quotes = citations.filter(({ quote }) => !text.includes(quote)).map(({ quote }) => `“${printable(quote)}”`);
  return numbered(
    citations.map(({ n }) => n),
    { texts: [...quotes, describe(first)], url: first.url },
    look,
  );
}

/** Texts under the numbers they belong to, each in lines of its own, and the address whole on the last. */
function numbered(
  numbers: readonly number[],
  { texts, url }: { texts: readonly string[]; url: string | null },
  look: Look,
): string {
  const [first = "", ...more] = texts.filter((text) => text !== "");
  const label = numbers.map((n) => `[${n}]`).join("");
  const lines = [
    wrap(`${label} ${first}`, look.columns(), QUOTE_INDENT).slice(QUOTE_INDENT.length),
    ...more.map((text) => wrap(text, look.columns(), QUOTE_INDENT)),
    ...(url === null ? [] : [QUOTE_INDENT + address(url, look)]),
  ];
  return lines.join("\n");
}

/** A source of a card; `isShown`: its quote stands in the card already. */
type CardSource =
  | Extract<Source, { from: "catalogue" }>
  | (Extract<Source, { from: "article" }> & { isShown: boolean });

/** The sources of a card: articles once under all their numbers, with the quotes that the card itself does not show. */
export function renderSources(sources: readonly CardSource[], look: Look): string {
  const groups = Map.groupBy(sources, (each) => (each.from === "article" ? each.articleId : `catalogue ${each.n}`));
  return [...groups.values()].map((group) => cardSource(group, look)).join("\n");
}

function cardSource(group: readonly CardSource[], look: Look): string {
  const [first] = group;
  if (first === undefined) return "";
  const quotes = group.flatMap((each) =>
    each.from === "article" && !each.isShown ? [`“${printable(each.quote)}”`] : [],
  );
  const credit = first.from === "article" ? describe(first) : printable(first.title);
  return numbered(
    group.map(({ n }) => n),
    { texts: [...quotes, credit], url: first.url },
    look,
  );
}

const renderPointer = (pointer: Pointer, look: Look): string =>
  `  - ${source(pointer, look).slice(QUOTE_INDENT.length)}`;

/** Publisher, day and title, then the address on a line of its own, so that it can be copied whole. */
function source(of: Citation | Pointer, look: Look): string {
  const lines = [wrap(describe(of), look.columns(), QUOTE_INDENT), QUOTE_INDENT + address(of.url, look)];
  return lines.filter((line) => line.trim() !== "").join("\n");
}

const describe = (of: Citation | Pointer): string =>
  [of.publisher, of.publishedAt?.slice(0, 10), of.title].flatMap((part) => (part ? [printable(part)] : [])).join(" · ");

/** A web address, clickable where the terminal can. Only what is surely a web address becomes a link. */
function address(url: string, look: Look): string {
  const shown = printable(url);
  const target = /^https?:\/\//i.test(shown) ? URL.parse(shown)?.href : undefined;
  return look.links && target !== undefined ? `\u001b]8;;${target}\u001b\\${shown}\u001b]8;;\u001b\\` : shown;
}

/** Text in a quieter colour, where there are colours. */
export const dim = (text: string, look: Pick<Terminal, "styled">): string =>
  look.styled ? `\u001b[2m${text}\u001b[22m` : text;

/** Text that stands out, where there are colours. */
export const bold = (text: string, look: Pick<Terminal, "styled">): string =>
  look.styled ? `\u001b[1m${text}\u001b[22m` : text;
