import { type NewsSource, SOURCE_CLASSES, type SourceClass } from "../types.ts";

/** A feed that a list of subscriptions names. */
export type OpmlFeed = { url: string; title: string | null; site: string | null; class: SourceClass | null };

/** More are a mistake, or an attack on the sites in it. */
export const OPML_FEEDS_MAX = 500;

/** Deeper folders are none that a person made. */
const DEPTH_MAX = 20;

type Outline = {
  text?: string | undefined;
  title?: string | undefined;
  xmlUrl?: string | undefined;
  htmlUrl?: string | undefined;
  category?: string | undefined;
  categories?: readonly string[] | undefined;
  outlines?: readonly Outline[] | undefined;
};

/**
 * The feeds in a list of subscriptions (OPML 1 or 2), folders and all, each address once, at most {@link OPML_FEEDS_MAX}. Nothing is fetched.
 * @returns null when it is no OPML
 */
export async function readOpml(text: string): Promise<{ feeds: readonly OpmlFeed[]; leftOut: number } | null> {
  const feeds = new Map<string, OpmlFeed>();
  let leftOut = 0;
  const walk = (outlines: readonly Outline[], depth: number): void => {
    for (const outline of outlines) {
      if (outline.xmlUrl !== undefined && outline.xmlUrl !== "") {
        if (feeds.has(outline.xmlUrl)) continue;
        if (feeds.size < OPML_FEEDS_MAX) feeds.set(outline.xmlUrl, feedOf(outline, outline.xmlUrl));
        else leftOut += 1;
      }
      if (depth < DEPTH_MAX) walk(outline.outlines ?? [], depth + 1);
    }
  };
  const outlines = await outlinesIn(text);
  if (outlines === null) return null;
  walk(outlines, 0);
  return { feeds: [...feeds.values()], leftOut };
}

/** Two hundred modules, which asking does not need: loaded when a list is read or written. */
const loadFeedsmith = (): Promise<typeof import("feedsmith")> => import("feedsmith");

async function outlinesIn(text: string): Promise<readonly Outline[] | null> {
  const { parseOpml } = await loadFeedsmith();
  try {
    return parseOpml(text).body?.outlines ?? [];
  } catch {
    return null;
  }
}

function feedOf({ title, text, htmlUrl, category, categories }: Outline, url: string): OpmlFeed {
  const named = [category, ...(categories ?? [])].map((name) => name?.replace(/^\//, "").trim().toLowerCase());
  return {
    url,
    title: title ?? text ?? null,
    site: htmlUrl ?? null,
    class: SOURCE_CLASSES.find((each) => named.includes(each)) ?? null,
  };
}

/** The followed feeds as a list of subscriptions that any reader of feeds takes in. */
export async function writeOpml(sources: readonly NewsSource[], now: Date): Promise<string> {
  const { generateOpml } = await loadFeedsmith();
  return generateOpml({
    head: { title: "Chipwire sources", dateCreated: now },
    body: {
      outlines: sources.map(({ title, url, site, class: sourceClass }) => ({
        type: "rss",
        text: title,
        title,
        xmlUrl: url,
        ...(site === null ? {} : { htmlUrl: site }),
        category: sourceClass,
      })),
    },
  });
}
