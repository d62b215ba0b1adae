import { attribute, type PageTree, textIn } from "./page-tree.ts";

/** A node of a page's JSON-LD: a plain object with properties of schema.org. */
export type LinkedData = Readonly<Record<string, unknown>>;

/** Longer scripts hold a site's whole catalogue, not an article. UTF-16 units. */
const SCRIPT_CHARS_MAX = 2_000_000;
const NODES_MAX = 5000;

/** Every node of the page's JSON-LD with a type, inner ones and those of `@graph` too; broken scripts are left out. */
export function linkedData(tree: PageTree): LinkedData[] {
  const scripts = tree.elements.filter(
    (element) => element.tagName === "script" && /ld\+json/i.test(attribute(element, "type") ?? ""),
  );
  const found: LinkedData[] = [];
  const waiting: unknown[] = scripts.map((script) => readJson(textIn(script))).toReversed();
  for (let seen = 0; waiting.length > 0 && seen < NODES_MAX; seen += 1) {
    const value = waiting.pop();
    if (Array.isArray(value)) waiting.push(...value.slice(0, NODES_MAX).toReversed());
    else if (isNode(value)) {
      if (typesOf(value).length > 0) found.push(value);
      waiting.push(
        ...Object.values(value)
          .filter((each) => typeof each === "object")
          .toReversed(),
      );
    }
  }
  return found;
}

/** The types of a node, without the vocabulary's address. */
export function typesOf(node: LinkedData): string[] {
  const types = Array.isArray(node["@type"]) ? node["@type"] : [node["@type"]];
  return types.filter((type) => typeof type === "string").map((type) => type.replace(/^.*[/#:]/, ""));
}

const ARTICLE_TYPE =
  /^(\w*Article|BlogPosting|LiveBlogPosting|Report|Review|SocialMediaPosting|DiscussionForumPosting)$/;

/** The article a page is about: of several the one that says most of itself, an article's teaser never before the article. */
export function articleNode(nodes: readonly LinkedData[]): LinkedData | null {
  const articles = nodes.filter((node) => typesOf(node).some((type) => ARTICLE_TYPE.test(type)));
  const worth = (node: LinkedData): number =>
    (textOf(node["articleBody"]) === null ? 0 : 2) +
    ["headline", "datePublished", "author", "publisher", "mainEntityOfPage", "dateModified"].filter((key) => node[key])
      .length;
  return articles.reduce<LinkedData | null>(
    (best, node) => (best === null || worth(node) > worth(best) ? node : best),
    null,
  );
}

/** A value as one text: a string, a node's name, or the first of a list. Null where there is none. */
export function textOf(value: unknown): string | null {
  if (typeof value === "string") return value.trim() === "" ? null : value.trim();
  if (Array.isArray(value)) return value.map(textOf).find((each) => each !== null) ?? null;
  return isNode(value) ? textOf(value["name"] ?? value["@value"] ?? value["@id"]) : null;
}

/** All names in a value: of one person, of several, of a list of strings. */
export function namesIn(value: unknown): string[] {
  const values = Array.isArray(value) ? value.slice(0, 20) : [value];
  return values.flatMap((each) => {
    const name = typeof each === "string" ? each : isNode(each) ? each["name"] : null;
    return Array.isArray(name)
      ? name.filter((part) => typeof part === "string")
      : typeof name === "string"
        ? [name]
        : [];
  });
}

const isNode = (value: unknown): value is LinkedData =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function readJson(script: string): unknown {
  if (script.length > SCRIPT_CHARS_MAX) return null;
  const bare = script.replace(
    /^\s*(<!--|\/\*\s*<!\[CDATA\[\s*\*\/|\/\/<!\[CDATA\[)|(-->|\/\*\s*\]\]>\s*\*\/|\/\/\]\]>)\s*;?\s*$/g,
    "",
  );
  try {
    return JSON.parse(bare);
  } catch {
    return readLenient(bare);
  }
}

/** Line breaks and tabs in strings and commas before a closing bracket are the commonest slips. */
function readLenient(script: string): unknown {
  try {
    return JSON.parse(
      script
        .replace(/[\u0000-\u001f]+/g, " ")
        .replace(/,(?=\s{0,20}[}\]])/g, "")
        .replace(/;\s*$/, ""),
    );
  } catch {
    return null;
  }
}
