import { type DefaultTreeAdapterTypes, parse } from "parse5";

import { isoDate, languageOf } from "./found.ts";

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** What a saved page says of itself; null where it does not. */
export type HtmlPage = {
  title: string | null;
  siteName: string | null;
  language: string | null;
  /** The page's own address, absolute, when it names one. */
  canonicalUrl: string | null;
  publishedAt: string | null;
  /** Paragraphs, headings and list items, an empty line between them. */
  text: string;
};

/** Never the article's own words. */
const SKIPPED = new Set(
  "script style noscript template nav footer aside form button select svg math iframe object video audio canvas dialog head".split(
    " ",
  ),
);

/** Elements that end a paragraph. */
const BLOCKS = new Set(
  (
    "address article blockquote br body caption dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 header hr li main ol p pre section " +
    "table tbody td tfoot th thead tr ul"
  ).split(" "),
);

/** An `<article>` with less than this share of the body's text is a teaser, not the article. */
const ARTICLE_SHARE_MIN = 0.3;

/** Reads a saved page: a plain walk over its tree, which no page can make deep enough to fail. */
export function readHtmlPage(html: string): HtmlPage {
  const root = parse(html);
  const elements = [...elementsOf(root)];
  const meta = metaOf(elements);
  const named = (name: string): Element | undefined => elements.find((element) => element.tagName === name);
  const heading = named("h1");
  const title = named("title");
  return {
    title: meta.get("og:title") ?? lineOf(heading) ?? lineOf(title),
    siteName: meta.get("og:site_name") ?? null,
    language: languageOf(attribute(named("html"), "lang") ?? meta.get("og:locale")),
    canonicalUrl: canonicalOf(elements) ?? webAddress(meta.get("og:url")),
    publishedAt: publishedOf(elements, meta),
    text: articleText(elements, root),
  };
}

/** The text of a piece of HTML, such as a feed item's content. */
export const htmlText = (html: string): string => textOf(parse(html));

function articleText(elements: readonly Element[], root: Node): string {
  const whole = textOf(root);
  const candidates = elements.filter((element) => element.tagName === "article" || element.tagName === "main");
  const texts = candidates.map(textOf).toSorted((a, b) => b.length - a.length);
  const longest = texts[0] ?? "";
  return longest.length >= whole.length * ARTICLE_SHARE_MIN && longest !== "" ? longest : whole;
}

/** All elements in document order, without recursion. */
function* elementsOf(root: Node): Generator<Element> {
  const waiting: Node[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if ("tagName" in node) yield node;
    if ("childNodes" in node) waiting.push(...node.childNodes.toReversed());
  }
}

/** A step of the walk: a node to enter, or the end of a block to close. */
type Step = Node | "block end";

function textOf(root: Node): string {
  const paragraphs: string[] = [];
  let line = "";
  const flush = (): void => {
    const folded = line.replace(/\s+/g, " ").trim();
    if (folded !== "") paragraphs.push(folded);
    line = "";
  };
  const waiting: Step[] = [root];
  for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
    if (step === "block end") flush();
    else if (step.nodeName === "#text" && "value" in step) line += step.value;
    else if ("childNodes" in step && !isSkipped(step)) {
      const isBlock = BLOCKS.has(step.nodeName);
      if (isBlock) {
        flush();
        waiting.push("block end");
      }
      waiting.push(...step.childNodes.toReversed());
    }
  }
  flush();
  return paragraphs.join("\n\n");
}

function isSkipped(node: Node): boolean {
  if (!("tagName" in node)) return false;
  return SKIPPED.has(node.tagName) || hasAttribute(node, "hidden") || attribute(node, "aria-hidden") === "true";
}

function attribute(element: Element | undefined, name: string): string | null {
  return element?.attrs.find((each) => each.name === name)?.value ?? null;
}

const hasAttribute = (element: Element, name: string): boolean => attribute(element, name) !== null;

/** `property` or `name` → content, the first of each, empty ones left out. */
function metaOf(elements: readonly Element[]): Map<string, string> {
  const meta = new Map<string, string>();
  for (const element of elements) {
    if (element.tagName !== "meta") continue;
    const key = (attribute(element, "property") ?? attribute(element, "name") ?? "").toLowerCase();
    const content = attribute(element, "content")?.trim() ?? "";
    if (key !== "" && content !== "" && !meta.has(key)) meta.set(key, content);
  }
  return meta;
}

function publishedOf(elements: readonly Element[], meta: ReadonlyMap<string, string>): string | null {
  const names = [
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "dc.date",
    "date",
  ];
  const times = elements.filter((element) => element.tagName === "time");
  const candidates = [...names.map((name) => meta.get(name)), ...times.map((time) => attribute(time, "datetime"))];
  return candidates.map(isoDate).find((date) => date !== null) ?? null;
}

function canonicalOf(elements: readonly Element[]): string | null {
  const links = elements.filter(
    (each) => each.tagName === "link" && attribute(each, "rel")?.toLowerCase() === "canonical",
  );
  return links.map((link) => webAddress(attribute(link, "href"))).find((url) => url !== null) ?? null;
}

function webAddress(url: string | null | undefined): string | null {
  return url && /^https?:\/\//i.test(url.trim()) && URL.canParse(url.trim()) ? url.trim() : null;
}

function lineOf(element: Element | undefined): string | null {
  if (element === undefined) return null;
  const line = textOf(element).replace(/\s+/g, " ").trim();
  return line === "" ? null : line;
}
