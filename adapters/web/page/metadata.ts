import { articleNode, linkedData, type LinkedData, namesIn, textOf, typesOf } from "./json-ld.ts";
import { pageDate } from "./page-date.ts";
import type { PageArticle } from "./page-result.ts";
import { attribute, type Element, type Node, type PageTree, textIn } from "./page-tree.ts";

/** What a page says of its article outside the article's text. */
export type Metadata = Omit<PageArticle, "text"> & {
  description: string | null;
  /** The whole text as the structured data gives it, null on most pages. */
  articleBody: string | null;
  /** The structured data says that it is for subscribers. */
  isPaid: boolean;
};

/** Longer titles and names are text that slipped in. Characters. */
const TITLE_CHARS_MAX = 300;
const NAME_CHARS_MAX = 120;
/** A heading shares so much of its words with the title it stands for. */
const TITLE_SHARE_MIN = 0.4;

/** Reads what structured data, meta elements and well-known places of a page say, the surest first. */
export function pageMetadata(tree: PageTree, pageUrl: string): Metadata {
  const nodes = linkedData(tree);
  const node = articleNode(nodes);
  const sources = { tree, node, nodes, meta: metaOf(tree), items: itemProperties(tree), pageUrl };
  const siteName = siteNameOf(sources);
  return {
    title: titleOf(sources, siteName),
    author: authorOf(sources, siteName),
    publishedAt: publishedOf(sources),
    modifiedAt: modifiedOf(sources),
    siteName,
    canonicalUrl: canonicalOf(sources),
    language: languageOf(sources),
    description: line(firstOf(sources.meta, ["og:description", "description", "twitter:description"]), 2000),
    articleBody: bodyOf(node, sources.items),
    isPaid: nodes.some((each) =>
      /^false$/i.test(JSON.stringify(each["isAccessibleForFree"] ?? "").replaceAll('"', "")),
    ),
  };
}

type Sources = {
  tree: PageTree;
  node: LinkedData | null;
  nodes: readonly LinkedData[];
  meta: ReadonlyMap<string, string>;
  items: ReadonlyMap<string, Element>;
  pageUrl: string;
};

/** `property`, `name` or `itemprop` → content, the first of each, empty ones left out. */
function metaOf(tree: PageTree): Map<string, string> {
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
function itemProperties(tree: PageTree): Map<string, Element> {
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

const itemValue = (element: Element | undefined): string | null =>
  attribute(element, "content") ?? attribute(element, "datetime") ?? (element === undefined ? null : textIn(element));

const firstOf = (meta: ReadonlyMap<string, string>, names: readonly string[]): string | null =>
  names.map((name) => meta.get(name)).find((value) => value !== undefined) ?? null;

/** Text on one line without markup's entities written twice; null where empty or too long. */
function line(text: string | null | undefined, charsMax: number): string | null {
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

function titleOf({ tree, node, meta, items }: Sources, siteName: string | null): string | null {
  const headings = tree.elements.filter((element) => element.tagName === "h1").map((element) => textIn(element));
  const documentTitle = line(textIn(tree.elements.find((element) => element.tagName === "title")), TITLE_CHARS_MAX);
  const candidates = [
    textOf(node?.["headline"]),
    firstOf(meta, ["og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title"]),
    itemValue(items.get("headline")),
    textOf(node?.["name"]),
    headings.length === 1 ? headings[0] : null,
    documentTitle,
    headings[0],
  ];
  const title = candidates.map((each) => line(each, TITLE_CHARS_MAX)).find((each) => each !== null) ?? null;
  if (title === null) return null;
  const lines = headings.map((each) => line(each, TITLE_CHARS_MAX)).filter((each) => each !== null);
  return lines.find((each) => isPartOf(each, title) || isLike(each, title)) ?? withoutSite(title, siteName);
}

/** A heading that the title repeats with something put before or after it, such as the site's name. */
function isPartOf(heading: string, title: string): boolean {
  const [short, long] = [comparable(heading), comparable(title)];
  return short.length >= 12 && short.length * 2 > long.length && long.includes(short);
}

/** A heading that says the same in other words: sites give search engines and social networks a headline of their own. */
function isLike(heading: string, title: string): boolean {
  const [own, other] = [comparable(heading).split(" "), new Set(comparable(title).split(" "))];
  return own.length >= 4 && own.filter((word) => other.has(word)).length >= own.length * TITLE_SHARE_MIN;
}

const comparable = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** `Headline | Site` without the site. */
function withoutSite(title: string, siteName: string | null): string {
  const parts = title.split(/\s+[|–—\-·:»]\s+/);
  const last = parts.at(-1);
  if (parts.length < 2 || last === undefined || siteName === null) return title;
  const isSite =
    comparable(last) === comparable(siteName) ||
    comparable(last).replaceAll(" ", "") === comparable(siteName).replaceAll(" ", "");
  return isSite ? title.slice(0, title.lastIndexOf(last)).replace(/[\s|–—\-·:»]+$/, "") : title;
}

function authorOf({ tree, node, meta, items }: Sources, siteName: string | null): string | null {
  const named = namesIn(node?.["author"] ?? node?.["creator"])
    .map(trimmed)
    .filter((name) => name !== "");
  const people = named.filter((name) => comparable(name) !== comparable(siteName ?? ""));
  const candidates = [
    people.join(", "),
    firstOf(meta, [
      "author",
      "article:author_name",
      "byl",
      "parsely-author",
      "sailthru.author",
      "dc.creator",
      "article:author",
      "twitter:creator",
    ]),
    itemValue(items.get("author name") ?? items.get("author")),
    byline(tree),
    named.join(", "),
  ];
  return candidates.map(personName).find((each) => each !== null) ?? null;
}

/** Without the commas and bars that templates leave where a name is missing. */
const trimmed = (name: string): string =>
  name
    .slice(0, 2000)
    .replace(/^[\s,;|·–-]+/, "")
    .trimEnd();

/** A name out of what stands where one should: no address, no handle, no "By". */
function personName(text: string | null | undefined): string | null {
  const name =
    line(text, NAME_CHARS_MAX)?.replace(/^(by|von|par|por|di|da|written by|posted by|author:)\s+/i, "") ?? null;
  return name === null || !/\p{L}{2}/u.test(name) || /^https?:|^www\.|^@|^\d+$|\//.test(name) ? null : name;
}

/** The element that sites mark as the author's line. */
function byline(tree: PageTree): string | null {
  const isByline = (element: Element): boolean =>
    attribute(element, "rel") === "author" ||
    (/^(a|span|p|div|address|cite)$/.test(element.tagName) &&
      /(^|[\s_-])(byline|author|author-?name|writer)($|[\s_-])/i.test(
        (attribute(element, "class") ?? "").slice(0, 200),
      ));
  for (const element of tree.elements) {
    if (!isByline(element)) continue;
    const text = line(textIn(element), 80);
    if (text !== null && /\p{L}{2}/u.test(text) && text.split(" ").length <= 8) return text.replace(/\s*[|·•,].*$/, "");
  }
  return null;
}

const PUBLISHED = [
  "article:published_time",
  "og:article:published_time",
  "og:published_time",
  "datepublished",
  "date_published",
  "parsely-pub-date",
  "sailthru.date",
  "article.published",
  "pubdate",
  "publishdate",
  "publish-date",
  "publication_date",
  "citation_publication_date",
  "dc.date.issued",
  "dcterms.created",
  "dc.date",
  "dcterms.date",
  "date",
];

function publishedOf({ tree, node, nodes, meta, items, pageUrl }: Sources): string | null {
  const page = nodes.find((each) => typesOf(each).includes("WebPage"));
  const times = tree.elements.filter((element) => element.tagName === "time");
  const marked = times.filter(
    (time) => attribute(time, "pubdate") !== null || /publish|posted|entry-date/i.test(attribute(time, "class") ?? ""),
  );
  const candidates = [
    textOf(node?.["datePublished"]),
    ...PUBLISHED.map((name) => meta.get(name)),
    itemValue(items.get("datePublished")),
    textOf(page?.["datePublished"]),
    ...[...marked, ...times].map((time) => attribute(time, "datetime") ?? textIn(time)),
    textOf(node?.["dateCreated"]),
    dateLine(tree),
    /\/((?:19|20)\d\d\/\d{1,2}\/\d{1,2})(?:\/|$)/.exec(pageUrl)?.[1],
  ];
  return candidates.map(pageDate).find((date) => date !== null) ?? null;
}

/** The text of the first element that sites mark as the date. */
function dateLine(tree: PageTree): string | null {
  for (const element of tree.elements) {
    if (
      !/(^|[\s_-])(date|published|pubdate|timestamp|posted-on|dateline)/i.test(
        (attribute(element, "class") ?? "").slice(0, 200),
      )
    )
      continue;
    const text = line(textIn(element), 120);
    if (pageDate(text) !== null) return text;
  }
  return null;
}

function modifiedOf({ node, meta, items }: Sources): string | null {
  const names = [
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "dcterms.modified",
    "dc.date.modified",
    "lastmod",
  ];
  const candidates = [
    textOf(node?.["dateModified"]),
    ...names.map((name) => meta.get(name)),
    itemValue(items.get("dateModified")),
  ];
  return candidates.map(pageDate).find((date) => date !== null) ?? null;
}

function siteNameOf({ node, nodes, meta }: Sources): string | null {
  const site = nodes.find((each) => typesOf(each).includes("WebSite"));
  const candidates = [
    firstOf(meta, ["og:site_name"]),
    namesIn(node?.["publisher"])[0],
    namesIn(site)[0],
    firstOf(meta, ["application-name", "apple-mobile-web-app-title", "dc.publisher", "al:android:app_name"]),
  ];
  return candidates.map((each) => line(each, NAME_CHARS_MAX)).find((each) => each !== null) ?? null;
}

function canonicalOf({ tree, node, meta, pageUrl }: Sources): string | null {
  const links = tree.elements.filter(
    (each) =>
      each.tagName === "link" && (attribute(each, "rel") ?? "").toLowerCase().split(/\s+/).includes("canonical"),
  );
  const main = node?.["mainEntityOfPage"];
  const candidates = [
    ...links.map((link) => attribute(link, "href")),
    meta.get("og:url"),
    typeof main === "string" ? main : null,
    textOf(node?.["url"]),
  ];
  return candidates.map((each) => webAddress(each, pageUrl)).find((url) => url !== null) ?? null;
}

/** An absolute http(s) address; a page deep in a site that calls itself the site's front page is mistaken. */
function webAddress(written: string | null | undefined, pageUrl: string): string | null {
  const trimmed = (written ?? "").trim();
  const url = trimmed === "" ? null : URL.parse(trimmed, URL.canParse(pageUrl) ? pageUrl : undefined);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  const page = URL.parse(pageUrl);
  const isFront = url.pathname === "/" && url.search === "";
  return isFront && page !== null && page.pathname !== "/" && /^https?:$/.test(page.protocol) ? null : url.href;
}

function languageOf({ tree, node, meta }: Sources): string | null {
  const html = tree.elements.find((element) => element.tagName === "html");
  const candidates = [
    attribute(html, "lang"),
    attribute(html, "xml:lang"),
    meta.get("content-language"),
    meta.get("og:locale"),
    textOf(node?.["inLanguage"]),
  ];
  return candidates.map(languageTag).find((tag) => tag !== null) ?? null;
}

const languageTag = (tag: string | null | undefined): string | null =>
  /^[a-z]{2,3}(?=$|[-_])/i.exec(tag?.trim() ?? "")?.[0].toLowerCase() ?? null;

function bodyOf(node: LinkedData | null, items: ReadonlyMap<string, Element>): string | null {
  const body = textOf(node?.["articleBody"]);
  if (body !== null) return body.replace(/<\/?[a-z][^<>]{0,500}>/gi, " ");
  const element = items.get("articleBody");
  return element?.tagName === "meta" ? attribute(element, "content") : null;
}
