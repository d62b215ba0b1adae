import type { Catalogue } from "../knowledge/catalogue.ts";
import type { Library } from "../ports.ts";
import { readClaims } from "../reading/claims.ts";
import type { Claim } from "../reading/claim-types.ts";
import { readingOf } from "../reading/reading.ts";
import type { Article } from "../types.ts";

type ClaimDeps = { library: Library; catalogue: Catalogue };

/** Claims of articles read before: reading them costs more than all the rest of an answer. */
const read = new Map<string, readonly Claim[]>();
const READ_MAX = 2_000;

/** Who says what in these articles. */
export async function claimsOf(
  articles: readonly Article[],
  { library, catalogue }: ClaimDeps,
): Promise<readonly Claim[]> {
  const key = ({ id, contentHash }: Article): string => `${id} ${contentHash}`;
  const unread = articles.filter((article) => !read.has(key(article)));
  if (read.size + unread.length > READ_MAX) read.clear();
  const stored = unread.length === 0 ? [] : (await library.get(unread.map(({ id }) => id))).values();
  for (const each of stored) read.set(key(each.article), readClaims(each.article, readingOf(each), catalogue));
  return articles.flatMap((article) => read.get(key(article)) ?? []);
}
