import { type DefaultTreeAdapterTypes, parse } from "parse5";

/** A node of the page's tree, as parse5 makes it. */
export type Node = DefaultTreeAdapterTypes.Node;
/** An element of the page's tree. */
export type Element = DefaultTreeAdapterTypes.Element;

/** A page's tree with its elements in document order. */
export type PageTree = { root: Node; elements: readonly Element[]; depth: number };

/** The page as a tree. No depth or disorder of the markup makes this fail: nothing here or in parse5 recurses. */
export function pageTree(html: string): PageTree {
  const root = parse(html);
  const elements: Element[] = [];
  let depth = 0;
  const waiting: { node: Node; level: number }[] = [{ node: root, level: 0 }];
  for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
    const { node, level } = step;
    if (level > depth) depth = level;
    if ("tagName" in node) elements.push(node);
    const children = childrenOf(node);
    for (let i = children.length - 1; i >= 0; i -= 1) {
      const child = children[i];
      if (child !== undefined && "childNodes" in child) waiting.push({ node: child, level: level + 1 });
    }
  }
  return { root, elements, depth };
}

/** What stands in a node; nothing in a text. */
export const childrenOf = (node: Node): readonly Node[] => ("childNodes" in node ? node.childNodes : []);

/** An attribute's value, null where the element has none of that name. */
export function attribute(element: Element | undefined, name: string): string | null {
  if (element === undefined) return null;
  for (const each of element.attrs) if (each.name === name) return each.value;
  return null;
}

/** Everything written in an element, scripts too, on one line. */
export function textIn(element: Element | undefined): string {
  const parts: string[] = [];
  const waiting: Node[] = element === undefined ? [] : [element];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.nodeName === "#text" && "value" in node) parts.push(node.value);
    const children = childrenOf(node);
    for (let i = children.length - 1; i >= 0; i -= 1) {
      const child = children[i];
      if (child !== undefined) waiting.push(child);
    }
  }
  return parts.join("").replace(/\s+/g, " ").trim();
}
