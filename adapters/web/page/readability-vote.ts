import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";

import type { Block } from "./blocks.ts";
import { childrenOf, type Node } from "./page-tree.ts";

/** Left out of the copy that readability gets: it throws them away as well, and they are most of a page's bytes. */
const DROPPED = new Set(
  "script style noscript template svg math iframe object video audio canvas select textarea input link meta".split(" "),
);
/** Attributes that readability looks at. */
const KEPT_ATTRIBUTES = new Set([
  "class",
  "id",
  "rel",
  "role",
  "itemprop",
  "itemtype",
  "style",
  "hidden",
  "aria-hidden",
]);
const VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));
const STYLE_CHARS_MAX = 200;

/** For each block whether readability would keep it, null where readability finds no article, or fails at the page's markup. */
export function readabilityVote(root: Node, blocks: readonly Block[]): boolean[] | null {
  const numbers = keptNumbers(markedCopy(root, blocks));
  return numbers === null ? null : blocks.map((_, i) => numbers.has(String(i)));
}

function keptNumbers(html: string): ReadonlySet<string> | null {
  try {
    const { document } = parseHTML(html);
    const content = new Readability(document, { serializer: (node) => node, charThreshold: 500 }).parse()?.content;
    if (!(content instanceof Object) || !("querySelectorAll" in content)) return null;
    if (typeof content.querySelectorAll !== "function") return null;
    const kept = new Set<string>();
    for (const element of content.querySelectorAll("[data-b]")) kept.add(String(element.getAttribute("data-b")));
    return kept;
  } catch {
    return null;
  }
}

/** The page written anew, each block's first text in a span that carries the block's number. */
function markedCopy(root: Node, blocks: readonly Block[]): string {
  const numbers = new Map<Node, number>();
  for (const [i, block] of blocks.entries()) for (const node of block.nodes) numbers.set(node, i);
  const parts: string[] = ["<!doctype html>"];
  const waiting: (Node | string)[] = [root];
  for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
    if (typeof step === "string") parts.push(step);
    else if (step.nodeName === "#text" && "value" in step) {
      const number = numbers.get(step);
      const text = plain(step.value);
      parts.push(number === undefined || text.trim() === "" ? text : `<span data-b="${number}">${text}</span>`);
    } else if (!DROPPED.has(step.nodeName)) {
      if ("tagName" in step) {
        parts.push(openTag(step));
        if (!VOID.has(step.tagName)) waiting.push(`</${step.tagName}>`);
      }
      const children = childrenOf(step);
      for (let i = children.length - 1; i >= 0; i -= 1) {
        const child = children[i];
        if (child !== undefined) waiting.push(child);
      }
    }
  }
  return parts.join("");
}

function openTag(element: Extract<Node, { tagName: string }>): string {
  let tag = `<${element.tagName}`;
  for (const { name, value } of element.attrs) {
    if (KEPT_ATTRIBUTES.has(name)) tag += ` ${name}="${plain(value.slice(0, STYLE_CHARS_MAX))}"`;
    // Whether a link leads within the page is all that counts, and whether an image is there.
    if (name === "href") tag += ` href="${value.startsWith("#") ? "#a" : "https://a.example/"}"`;
    if (name === "src") tag += ' src="https://a.example/a.jpg"';
  }
  return `${tag}>`;
}

/**
 * Text without what markup is made of, white space folded. Only its length and punctuation count here, and entities or spaces by the
 * hundred thousand take linkedom and readability seconds.
 */
const plain = (text: string): string =>
  text.replace(/\s+/g, " ").replaceAll("&", "+").replaceAll("<", "(").replaceAll('"', "'");
