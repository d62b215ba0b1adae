import { z } from "zod";

import { type NewsSource, SOURCE_CLASSES } from "../types.ts";
import feeds from "./feeds.json" with { type: "json" };

const catalogueSchema = z.array(
  z.object({
    id: z.string(),
    title: z.string(),
    url: z.url(),
    site: z.url(),
    language: z.string(),
    class: z.enum(SOURCE_CLASSES),
    /** Followed from the start. */
    on: z.boolean(),
    /** Whether the address stood in public material when the list was made; none was tried. */
    seen: z.boolean(),
    note: z.string(),
  }),
);

/** A feed to choose from. */
export type CatalogueFeed = z.infer<typeof catalogueSchema>[number];

/** The feeds that come with Chipwire, see README.md in this folder. */
export const feedCatalogue: readonly CatalogueFeed[] = catalogueSchema.parse(feeds);

/** What a source is made of when it is added. */
export type NewSource = Pick<NewsSource, "id" | "url" | "site" | "title" | "language" | "class">;

/** A source that has never been asked. */
export function newSource({ id, url, site, title, language, class: sourceClass }: NewSource, now: Date): NewsSource {
  return {
    id,
    url,
    site,
    title,
    language,
    class: sourceClass,
    state: "on",
    addedAt: now.toISOString(),
    memory: {
      triedAt: null,
      answeredAt: null,
      dueAt: null,
      holdUntil: null,
      failures: 0,
      failingSince: null,
      failure: null,
      notFound: 0,
      tookMs: null,
      validators: null,
      bodyHash: null,
      moved: null,
      movedAt: null,
    },
    rhythm: { publishedAt: [], updateMinutes: null },
    incident: null,
  };
}

/** The feeds that are followed when nobody has chosen yet. */
export const defaultSources = (now: Date): readonly NewsSource[] =>
  feedCatalogue.filter(({ on }) => on).map((feed) => newSource(feed, now));

/** Letters that an id has. */
const ID_CHARS_MAX = 32;

/** A short id for a feed, out of its site's name; `-2` and so on when it is taken. */
export function sourceIdFor(url: string, taken: ReadonlySet<string>): string {
  const host = URL.parse(url)?.hostname ?? "feed";
  const name = host.replace(/^(?:www|feeds?|rss|news|blog)\./, "").replace(/\.[a-z]{2,}$/, "");
  const base =
    name
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "")
      .slice(0, ID_CHARS_MAX) || "feed";
  let id = base;
  for (let count = 2; taken.has(id); count += 1) id = `${base}-${count}`;
  return id;
}
