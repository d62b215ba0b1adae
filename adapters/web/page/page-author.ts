import { namesIn } from "./json-ld.ts";
import { comparable, firstOf, itemValue, line, NAME_CHARS_MAX, type Sources } from "./page-sources.ts";
import { attribute, type Element, type PageTree, textIn } from "./page-tree.ts";

/** Who wrote the article, several parted by commas: people before the site itself. */
export function authorOf({ tree, node, meta, items }: Sources, siteName: string | null): string | null {
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
