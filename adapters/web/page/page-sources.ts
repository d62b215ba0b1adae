import type { LinkedData } from "./json-ld.ts";
import { attribute, type Element, type Node, type PageTree, textIn } from "./page-tree.ts";

/** A longer title or name is text that slipped in. Characters. */
export const TITLE_CHARS_MAX = 300;
export const NAME_CHARS_MAX = 120;

/** Where a page says things of its article. */
export type Sources = {
  tree: PageTree;
  node: LinkedData | null;
  nodes: readonly LinkedData[];
  meta: ReadonlyMap<string, string>;
  items: ReadonlyMap<string, Element>;
  pageUrl: string;
};

/** `property`, `name` or `itemprop` → content, the first of each, empty ones left out. */
export function metaOf(tree: PageTree): Map<string, string> {
  const meta = new Map<string, string>();
  for (const element of tree.elements) {
    if (element.tagName !== "meta") continue;
    const content = attribute(element, "content")?.trim() ?? "";
    for (const name of ["property", "name", "itemprop", "http-equiv"]) {
      const key = attribute(element, name)?.trim().toLowerCase() ?? "";
      if (key !== "" && content !== "" && !meta.has(key)) meta.set(key, content);
    }
  }
  return meta;
}

/** Microdata and RDFa of the page's own article: property → first element. */
export function itemProperties(tree: PageTree): Map<string, Element> {
  const items = new Map<string, Element>();
  for (const element of tree.elements) {
    for (const property of (attribute(element, "itemprop") ?? "").split(/\s+/)) {
      if (property !== "" && !items.has(property) && (property !== "name" || isIn(element, "author")))
        items.set(property === "name" ? "author name" : property, element);
    }
  }
  return items;
}

/** Whether an element stands in one of that property. */
function isIn(element: Element, property: string): boolean {
  let node: Node | null = element.parentNode;
  for (let level = 0; node !== null && level < 6; level += 1) {
    if ("tagName" in node && attribute(node, "itemprop") === property) return true;
    node = "parentNode" in node ? node.parentNode : null;
  }
  return false;
}

export const itemValue = (element: Element | undefined): string | null =>
  attribute(element, "content") ?? attribute(element, "datetime") ?? (element === undefined ? null : textIn(element));

export const firstOf = (meta: ReadonlyMap<string, string>, names: readonly string[]): string | null =>
  names.map((name) => meta.get(name)).find((value) => value !== undefined) ?? null;

/** Text on one line without markup's entities written twice; null where empty or too long. */
export function line(text: string | null | undefined, charsMax: number): string | null {
  const folded = decodeEntities(text ?? "")
    .replace(/\s+/g, " ")
    .trim();
  return folded === "" || folded.length > charsMax ? null : folded;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/** Structured data often carries HTML entities although JSON has none. */
function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,6}));/gi, (whole, hex, decimal, name) => {
    if (typeof name === "string") return ENTITIES[name.toLowerCase()] ?? whole;
    const code = typeof hex === "string" ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });
}

/** Letters and digits only, for comparing titles and names. */
export const comparable = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
