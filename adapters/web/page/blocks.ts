import { type Box, boxOf, commonBox, frameOf } from "./box.ts";
import { attribute, childrenOf, type Element, type Node } from "./page-tree.ts";

/** A paragraph, heading, list item or table row: a stretch of text with no break in it. */
export type Block = {
  text: string;
  /** The smallest element that holds all of it. */
  box: Box;
  /** The nearest element around it that breaks lines. */
  frame: Box;
  /** `text.length`, and how much of it is linked, bold, italic. */
  chars: number;
  linkChars: number;
  boldChars: number;
  italicChars: number;
  links: number;
  /** Where its first links lead, as written. */
  targets: readonly string[];
  /** Pictures between the block before and this one. */
  pictures: number;
  /** The text nodes it is made of, for the vote of a second reader. */
  nodes: readonly Node[];
};

/** Never the article's own words. */
const SKIPPED = new Set(
  "script style noscript template head button select textarea svg math iframe object video audio canvas input datalist map".split(
    " ",
  ),
);
const PICTURES = new Set("img picture svg video iframe canvas object amp-img".split(" "));

/** Elements that end a paragraph. */
const BREAKING = new Set(
  (
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 " +
    "h5 h6 header hr html legend li main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul option label"
  ).split(" "),
);
const ITALIC = new Set(["i", "em", "cite"]);
const BOLD = new Set(["b", "strong"]);

/** A page with more has no article a person would read to the end. */
const BLOCKS_MAX = 12_000;
const TARGETS_MAX = 4;
const TARGET_CHARS_MAX = 200;
/** A table row is looked through this far for blocks of its own. */
const ROW_NODES_MAX = 120;
/** A longer row is laid out text, not a row of values. */
const ROW_CHARS_MAX = 500;
/** No paragraph is longer; the rest of such a text is left. UTF-16 units. */
const NODE_CHARS_MAX = 300_000;
/** Where a page asks for a line break. White space is folded only later. */
const BREAK = "\u0001";

/** The walk so far: finished blocks, the line being put together, and the open elements' effects on it. */
type Walk = {
  blocks: Block[];
  line: Line;
  box: Box | null;
  /** The open row of values: nothing in it breaks the line. */
  row: Element | null;
  links: number;
  bold: number;
  italic: number;
  pictures: number;
};
type Line = Pick<Block, "linkChars" | "boldChars" | "italicChars" | "links"> & {
  parts: string[];
  box: Box | null;
  targets: string[];
  nodes: Node[];
};

const emptyLine = (): Line => ({
  parts: [],
  box: null,
  linkChars: 0,
  boldChars: 0,
  italicChars: 0,
  links: 0,
  targets: [],
  nodes: [],
});

/** A node to enter, or an element to leave. */
type Step = { enter: Node } | { leave: Element };

/** The page's text in blocks, in document order, by a walk without recursion. */
export function blocksOf(root: Node): Block[] {
  const walk: Walk = { blocks: [], line: emptyLine(), box: null, row: null, links: 0, bold: 0, italic: 0, pictures: 0 };
  const waiting: Step[] = [{ enter: root }];
  for (let step = waiting.pop(); step !== undefined && walk.blocks.length < BLOCKS_MAX; step = waiting.pop()) {
    if ("leave" in step) leave(walk, step.leave);
    else enter(walk, step.enter, waiting);
  }
  flush(walk);
  return walk.blocks;
}

function enter(walk: Walk, node: Node, waiting: Step[]): void {
  if (node.nodeName === "#text" && "value" in node) return addText(walk, node, node.value);
  if (PICTURES.has(node.nodeName)) walk.pictures += 1;
  if (node.nodeName === "br") return addBreak(walk);
  if (SKIPPED.has(node.nodeName)) return;
  if ("tagName" in node) {
    open(walk, node);
    waiting.push({ leave: node });
  }
  const children = childrenOf(node);
  for (let i = children.length - 1; i >= 0; i -= 1) {
    const child = children[i];
    if (child !== undefined) waiting.push({ enter: child });
  }
}

function open(walk: Walk, element: Element): void {
  const tag = element.tagName;
  const isBlock = BREAKING.has(tag) && walk.row === null;
  if (isBlock) flush(walk);
  if (walk.row !== null && (tag === "td" || tag === "th") && walk.line.box !== null) walk.line.parts.push(" | ");
  if (tag === "tr" && walk.row === null && isValueRow(element)) walk.row = element;
  walk.box = boxOf(element, walk.box, isBlock);
  if (tag === "a") {
    walk.links += 1;
    walk.line.links += 1;
    const target = attribute(element, "href") ?? "";
    if (walk.line.targets.length < TARGETS_MAX) walk.line.targets.push(target.slice(0, TARGET_CHARS_MAX));
  }
  if (BOLD.has(tag)) walk.bold += 1;
  if (ITALIC.has(tag)) walk.italic += 1;
}

function leave(walk: Walk, element: Element): void {
  const tag = element.tagName;
  if (tag === "a") walk.links -= 1;
  if (BOLD.has(tag)) walk.bold -= 1;
  if (ITALIC.has(tag)) walk.italic -= 1;
  if (element === walk.row) walk.row = null;
  if (BREAKING.has(tag) && walk.row === null) flush(walk);
  walk.box = walk.box?.parent ?? null;
}

function addText({ line, box, links, bold, italic }: Walk, node: Node, written: string): void {
  const value = written.slice(0, NODE_CHARS_MAX);
  const chars = foldedLength(value);
  const isBlank = value.trim() === "";
  if (isBlank && line.box === null) return;
  if (!isBlank && box !== null) line.box = line.box === null ? box : commonBox(line.box, box);
  line.parts.push(value);
  if (links > 0) line.linkChars += chars;
  if (bold > 0) line.boldChars += chars;
  if (italic > 0) line.italicChars += chars;
  line.nodes.push(node);
}

/** One `<br>` is a line break, two end the paragraph. */
function addBreak(walk: Walk): void {
  const { parts } = walk.line;
  const last = parts.findLast((part) => part.trim() !== "");
  if (last === BREAK) flush(walk);
  else if (last !== undefined) parts.push(BREAK);
}

function flush(walk: Walk): void {
  const { parts, box, ...line } = walk.line;
  walk.line = emptyLine();
  const text = foldLine(parts.join(""));
  if (box === null || text === "") return;
  const chars = text.length;
  const within = (count: number): number => Math.min(chars, count);
  const [linkChars, boldChars, italicChars] = [
    within(line.linkChars),
    within(line.boldChars),
    within(line.italicChars),
  ];
  walk.blocks.push({
    ...line,
    text,
    chars,
    linkChars,
    boldChars,
    italicChars,
    box,
    frame: frameOf(box),
    pictures: walk.pictures,
  });
  walk.pictures = 0;
}

/** Whether a row has values in its cells, and no paragraphs. */
function isValueRow(row: Element): boolean {
  const waiting: Node[] = row.childNodes.slice(0, ROW_NODES_MAX);
  let chars = 0;
  let nodes = 0;
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    nodes += 1;
    if (node.nodeName === "#text" && "value" in node) chars += node.value.length;
    const isCell = node.nodeName === "td" || node.nodeName === "th";
    if (nodes > ROW_NODES_MAX || chars > ROW_CHARS_MAX || (BREAKING.has(node.nodeName) && !isCell)) return false;
    waiting.push(...childrenOf(node).slice(0, ROW_NODES_MAX));
  }
  return true;
}

/** White space folded; a line break that the page asked for stays one. */
const foldLine = (text: string): string =>
  text
    .replace(/\s+/g, " ")
    .replace(/(?: ?\u0001 ?)+/g, "\n")
    .trim();

const foldedLength = (text: string): number => text.replace(/\s+/g, " ").length;
