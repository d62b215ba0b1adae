import { body, type Article, type Language, type Source } from "../types.ts";
import { say } from "./texts.ts";

/** The sources of one reply, numbered in the order they are first used. */
export type Sources = {
  /** The number of a stretch of an article, quoted letter for letter. */
  quote: (article: Article, span: { start: number; end: number }) => number;
  /** The number of a source that the table of chips, or the catalogue of names, rests on. */
  catalogue: (title: string, url: string | null) => number;
  list: () => readonly Source[];
};

/** An empty list of sources. */
export function createSources(): Sources {
  const byKey = new Map<string, Source>();
  const add = (key: string, make: (n: number) => Source): number => {
    const known = byKey.get(key);
    if (known !== undefined) return known.n;
    const made = make(byKey.size + 1);
    byKey.set(key, made);
    return made.n;
  };
  return {
    quote: (article, { start, end }) =>
      add(`${article.id} ${start} ${end}`, (n) => ({
        from: "article",
        n,
        articleId: article.id,
        url: article.url,
        title: article.title,
        publisher: article.outlet,
        publishedAt: article.published,
        language: article.lang,
        quote: body(article).slice(start, end),
        start,
        end,
      })),
    catalogue: (title, url) => add(`${title} ${url}`, (n) => ({ from: "catalogue", n, title, url })),
    list: () => [...byKey.values()],
  };
}

/** A row's source as its title and address: "Epoch AI, … (CC BY 4.0), https://… ; copy seen in …" keeps its credit. */
export function readCredit(source: string): { title: string; url: string | null } {
  const url = /https?:\/\/[^\s;)]+/.exec(source)?.[0] ?? null;
  const [credit = source] = source.split(" ; ");
  const title =
    url === null
      ? credit
      : credit
          .replace(url, "")
          .replace(/[\s,;(]+$/u, "")
          .trim();
  return { title: title === "" ? hostOf(url ?? source) : title, url };
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : url);

/** The number of what the catalogue of names rests on: Chipwire's own data. */
export const ownCatalogue = (sources: Sources, language: Language): number =>
  sources.catalogue(say("catalogue.source", language), null);
