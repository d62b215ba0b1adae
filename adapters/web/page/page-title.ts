import { textOf } from "./json-ld.ts";
import { comparable, firstOf, itemValue, line, type Sources, TITLE_CHARS_MAX } from "./page-sources.ts";
import { textIn } from "./page-tree.ts";

/** A heading shares so much of its words with the title it stands for. */
const TITLE_SHARE_MIN = 0.4;

/** The article's headline: as it stands on the page where a heading agrees with what the metadata say, else theirs without the site's name. */
export function titleOf({ tree, node, meta, items }: Sources, siteName: string | null): string | null {
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
