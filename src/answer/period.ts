import type { Library } from "../ports.ts";

/**
 * The library as if only what was published on a day (YYYY-MM-DD) or later were in it, for whoever looks articles up; without a day all of it.
 * How rare a word is and how many passages there are stays that of the whole library.
 */
export function publishedSince(library: Library, since: string | undefined): Library {
  if (since === undefined) return library;
  return {
    ...library,
    search: (query) => library.search({ ...query, since: laterOf(query.since, since) }),
    list: async (page) => (await library.list(page)).filter(({ article: { day } }) => day !== null && day >= since),
  };
}

const laterOf = (a: string | undefined, b: string): string => (a !== undefined && a > b ? a : b);
