import { textOf, typesOf } from "./json-ld.ts";
import { pageDate } from "./page-date.ts";
import { itemValue, line, type Sources } from "./page-sources.ts";
import { attribute, type PageTree, textIn } from "./page-tree.ts";

/** Names of meta elements that hold the day of publication, the surest first. */
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

/** When the article was published, as far as the page says. */
export function publishedOf({ tree, node, nodes, meta, items, pageUrl }: Sources): string | null {
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

/** When it was last changed. */
export function modifiedOf({ node, meta, items }: Sources): string | null {
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
