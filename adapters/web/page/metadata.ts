import { articleNode, linkedData, type LinkedData, namesIn, textOf, typesOf } from "./json-ld.ts";
import { authorOf } from "./page-author.ts";
import { modifiedOf, publishedOf } from "./page-dates.ts";
import type { PageArticle } from "./page-result.ts";
import { firstOf, itemProperties, line, metaOf, NAME_CHARS_MAX, type Sources } from "./page-sources.ts";
import { titleOf } from "./page-title.ts";
import { attribute, type Element, type PageTree } from "./page-tree.ts";

/** What a page says of its article outside the article's text. */
export type Metadata = Omit<PageArticle, "text"> & {
  description: string | null;
  /** The whole text as the structured data gives it, null on most pages. */
  articleBody: string | null;
  /** The structured data says that it is for subscribers. */
  isPaid: boolean;
};

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
