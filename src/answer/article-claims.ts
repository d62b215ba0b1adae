import type { Catalogue } from "../knowledge/catalogue.ts";
import type { Library, StoredArticle } from "../ports.ts";
import { readClaims } from "../reading/claims.ts";
import type { Claim } from "../reading/claim-types.ts";
import { readingOf } from "../reading/reading.ts";
import type { Article } from "../types.ts";

type ClaimDeps = { library: Library; catalogue: Catalogue };

/** Claims of articles read before, as long as the library keeps them in memory. */
const read = new WeakMap<Article, readonly Claim[]>();

const NONE: ReadonlyMap<string, StoredArticle> = new Map();

/** Who says what in these articles. */
export async function claimsOf(
  articles: readonly Article[],
  { library, catalogue }: ClaimDeps,
): Promise<readonly Claim[]> {
  const unread = articles.filter((article) => !read.has(article));
  const stored = unread.length === 0 ? NONE : await library.get(unread.map(({ id }) => id));
  return articles.flatMap((article) => {
    const known = read.get(article);
    if (known !== undefined) return known;
    const there = stored.get(article.id);
    if (there === undefined || there.article.contentHash !== article.contentHash) return [];
    const made = readClaims(there.article, readingOf(there), catalogue);
    read.set(article, made);
    return made;
  });
}
