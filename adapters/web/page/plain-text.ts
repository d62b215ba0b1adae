import { childrenOf, type Node } from "./page-tree.ts";

/** Never a text's own words. */
const SKIPPED = new Set(
  "script style noscript template nav footer aside form button select textarea svg math iframe object video audio canvas dialog head".split(
    " ",
  ),
);

/** Elements that end a paragraph. */
const BREAKING = new Set(
  (
    "address article blockquote br body caption dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 header hr li main ol p pre section " +
    "table tbody td tfoot th thead tr ul"
  ).split(" "),
);

/** A longer text is no article: the rest of it is left. About 100,000 words. UTF-16 units. */
export const TEXT_CHARS_MAX = 600_000;

/** Nor has an article so many paragraphs. */
const PARAGRAPHS_MAX = 5000;

type Step = Node | "block end";

/** All text of a tree but navigation and the like, an empty line between paragraphs: a plain walk that no markup can make deep enough to fail. */
export function plainText(root: Node, charsMax = TEXT_CHARS_MAX): string {
  const paragraphs: string[] = [];
  let line: string[] = [];
  let chars = 0;
  const flush = (): void => {
    const folded = line.join("").replace(/\s+/g, " ").trim();
    if (folded !== "") paragraphs.push(folded);
    line = [];
  };
  const waiting: Step[] = [root];
  for (let step = waiting.pop(); step !== undefined && chars < charsMax; step = waiting.pop()) {
    if (paragraphs.length >= PARAGRAPHS_MAX) break;
    if (step === "block end") flush();
    else if (step.nodeName === "#text" && "value" in step) {
      line.push(step.value.slice(0, charsMax));
      chars += step.value.length;
    } else if (!SKIPPED.has(step.nodeName)) {
      if (BREAKING.has(step.nodeName)) {
        flush();
        waiting.push("block end");
      }
      const children = childrenOf(step);
      for (let i = children.length - 1; i >= 0; i -= 1) {
        const child = children[i];
        if (child !== undefined) waiting.push(child);
      }
    }
  }
  flush();
  return paragraphs.join("\n\n");
}
