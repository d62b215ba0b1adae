import { attribute, childrenOf, type Element, type Node } from "./page-tree.ts";

/** An element that text stands in, with what surrounds it. */
export type Box = {
  tag: string;
  parent: Box | null;
  depth: number;
  /** Class and id as written, lower case. */
  names: string;
  /** Tag and classes: elements that look alike have the same. */
  signature: string;
  isBlock: boolean;
  /** Not shown, as far as the markup itself says. */
  isHidden: boolean;
  element: Element;
};

/** A paragraph, heading, list item or table row: a stretch of text with no break in it. */
export type Block = {
  text: string;
  /** The smallest element that holds all of it. */
  box: Box;
  /** The nearest element around it that breaks lines. */
  frame: Box;
  linkChars: number;
  links: number;
  boldChars: number;
  /** Characters between white space folded, as `text.length`. */
  chars: number;
  /** The text nodes it is made of, for the vote of a second reader. */
  nodes: readonly Node[];
};

/** Never the article's own words. */
const SKIPPED = new Set(
  "script style noscript template head button select textarea svg math iframe object video audio canvas input datalist map".split(
    " ",
  ),
);

/** Elements that end a paragraph. */
const BREAKING = new Set(
  (
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 " +
    "h5 h6 header hr html legend li main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul amp-story " +
    "option label"
  ).split(" "),
);

/** A page with more has no article a person would read to the end. */
const BLOCKS_MAX = 12_000;
/** A table row is looked through this far for blocks of its own. */
const ROW_NODES_MAX = 120;
/** A longer row is laid out text, not a row of values. */
const ROW_CHARS_MAX = 500;

/** One step of the walk: a node to enter, an element to leave, or a word to put between table cells. */
type Step = { enter: Node } | { leave: Element };

type Line = { text: string; box: Box | null; linkChars: number; links: number; boldChars: number; nodes: Node[] };

const emptyLine = (): Line => ({ text: "", box: null, linkChars: 0, links: 0, boldChars: 0, nodes: [] });

/** The page's text in blocks, in document order, by a walk without recursion. */
export function blocksOf(root: Node): Block[] {
  const blocks: Block[] = [];
  let line = emptyLine();
  let box: Box | null = null;
  let linkDepth = 0;
  let boldDepth = 0;
  let row: Element | null = null;
  const flush = (): void => {
    const block = blockOf(line);
    if (block !== null) blocks.push(block);
    line = emptyLine();
  };
  const addText = (node: Node, value: string): void => {
    const chars = line.box === null ? value.trimStart().length : value.length;
    if (chars === 0) return;
    if (value.trim() !== "" && box !== null) line.box = line.box === null ? box : commonBox(line.box, box);
    line.text += value;
    if (linkDepth > 0) line.linkChars += foldedLength(value);
    if (boldDepth > 0) line.boldChars += foldedLength(value);
    line.nodes.push(node);
  };
  const enter = (element: Element): void => {
    const tag = element.tagName;
    const isCell = row !== null && (tag === "td" || tag === "th");
    const isBlock = BREAKING.has(tag) && row === null;
    if (isBlock) flush();
    if (isCell && line.text.trim() !== "") line.text += " | ";
    if (tag === "tr" && row === null && isValueRow(element)) row = element;
    box = boxOf(element, box, isBlock);
    if (tag === "a") {
      linkDepth += 1;
      line.links += 1;
    }
    if (tag === "b" || tag === "strong") boldDepth += 1;
  };
  const leave = (element: Element): void => {
    const tag = element.tagName;
    if (tag === "a") linkDepth -= 1;
    if (tag === "b" || tag === "strong") boldDepth -= 1;
    if (element === row) row = null;
    if (BREAKING.has(tag) && row === null) flush();
    box = box?.parent ?? null;
  };
  const waiting: Step[] = [{ enter: root }];
  for (let step = waiting.pop(); step !== undefined && blocks.length < BLOCKS_MAX; step = waiting.pop()) {
    if ("leave" in step) leave(step.leave);
    else if (step.enter.nodeName === "#text" && "value" in step.enter) addText(step.enter, step.enter.value);
    else if (step.enter.nodeName === "br") {
      if (/\u0001\s*$/.test(line.text.slice(-40))) flush();
      else line.text += line.text === "" ? "" : "\u0001";
    } else if (!SKIPPED.has(step.enter.nodeName)) {
      if ("tagName" in step.enter) {
        enter(step.enter);
        waiting.push({ leave: step.enter });
      }
      const children = childrenOf(step.enter);
      for (let i = children.length - 1; i >= 0; i -= 1) {
        const child = children[i];
        if (child !== undefined) waiting.push({ enter: child });
      }
    }
  }
  flush();
  return blocks;
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

function boxOf(element: Element, parent: Box | null, isBlock: boolean): Box {
  const classes = attribute(element, "class") ?? "";
  const names = `${classes} ${attribute(element, "id") ?? ""}`.slice(0, 300).toLowerCase();
  return {
    tag: element.tagName,
    parent,
    depth: (parent?.depth ?? 0) + 1,
    names,
    signature: `${element.tagName}.${classes.slice(0, 200)}`,
    isBlock,
    isHidden: (parent?.isHidden ?? false) || isHidden(element),
    element,
  };
}

function isHidden(element: Element): boolean {
  const style = attribute(element, "style") ?? "";
  return (
    attribute(element, "hidden") !== null ||
    attribute(element, "aria-hidden") === "true" ||
    /display\s?:\s?none|visibility\s?:\s?hidden/i.test(style.slice(0, 500))
  );
}

/** The smallest box around two. */
function commonBox(a: Box, b: Box): Box {
  let [left, right] = [a, b];
  while (left !== right) {
    if (left.depth >= right.depth && left.parent !== null) left = left.parent;
    else if (right.parent !== null) right = right.parent;
    else return left;
  }
  return left;
}

function blockOf(line: Line): Block | null {
  if (line.box === null) return null;
  const text = foldLine(line.text);
  if (text === "") return null;
  let frame = line.box;
  while (!frame.isBlock && frame.parent !== null) frame = frame.parent;
  const { box, links, nodes } = line;
  const chars = text.length;
  return {
    text,
    box,
    frame,
    links,
    nodes,
    chars,
    linkChars: Math.min(chars, line.linkChars),
    boldChars: Math.min(chars, line.boldChars),
  };
}

/** White space folded; a line break that the page asked for (marked \u0001) stays one. */
const foldLine = (text: string): string =>
  text
    .replace(/\s+/g, " ")
    .replace(/(?: ?\u0001 ?)+/g, "\n")
    .trim();

const foldedLength = (text: string): number => text.replace(/\s+/g, " ").length;
