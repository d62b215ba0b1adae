import type { Answer, Citation, Pointer } from "../../src/index.ts";
import { printable } from "./printable.ts";
import type { Terminal } from "./terminal.ts";
import { wrap } from "./wrap.ts";

type Look = Pick<Terminal, "styled" | "links" | "columns">;

const QUOTE_INDENT = "    ";

/** An answer as lines for a terminal: what it says, the quotes it rests on with their sources, and the context line. */
export function renderAnswer(answer: Answer, look: Look): string {
  const width = look.columns();
  const blocks = [
    answer.text
      .split("\n")
      .map((line) => wrap(printable(line), width))
      .join("\n"),
  ];
  if (answer.kind === "found" || answer.kind === "correction") {
    blocks.push(...answer.citations.map((citation) => renderCitation(citation, answer.text, look)));
  }
  // `text` already says that these are the closest; here they are.
  if (answer.kind === "unknown") blocks.push(...answer.closest.map((pointer) => renderPointer(pointer, look)));
  if (answer.kind === "ambiguous")
    blocks.push(answer.choices.map((choice) => wrap(`- ${printable(choice)}`, width, "  ")).join("\n"));
  blocks.push(dim(wrap(printable(answer.contextLine), width), look));
  return blocks.filter((block) => block !== "").join("\n\n");
}

/** The quote and its source; where the answer's own sentence already is the quote, its source alone. */
function renderCitation(citation: Citation, text: string, look: Look): string {
  const label = `[${citation.n}]`.padEnd(QUOTE_INDENT.length);
  const shown = source(citation, look);
  if (text.includes(citation.quote)) return label + shown.slice(QUOTE_INDENT.length);
  const quote = wrap(`“${printable(citation.quote)}”`, look.columns(), QUOTE_INDENT);
  return `${label}${quote.slice(QUOTE_INDENT.length)}\n${shown}`;
}

const renderPointer = (pointer: Pointer, look: Look): string =>
  `  - ${source(pointer, look).slice(QUOTE_INDENT.length)}`;

/** Publisher, day and title, then the address on a line of its own, so that it can be copied whole. */
function source(of: Citation | Pointer, look: Look): string {
  const parts = [of.publisher, of.publishedAt?.slice(0, 10), of.title].flatMap((part) =>
    part ? [printable(part)] : [],
  );
  const lines = [wrap(parts.join(" · "), look.columns(), QUOTE_INDENT), QUOTE_INDENT + address(of.url, look)];
  return lines.filter((line) => line.trim() !== "").join("\n");
}

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
