import type { StoredArticle } from "../../src/index.ts";
import type { Session } from "./sqlite-session.ts";

/**
 * Articles kept in memory, and the most characters of their texts and readings together. What is read out of them is kept with them, some
 * 11 bytes a character. A question looks at 24 articles, and cutting their sentences is half of its time: a dozen questions about the
 * same matters find them cut.
 */
const ARTICLES_MAX = 300;
const CHARS_MAX = 4_000_000;

const charsOf = ({ article, reading }: StoredArticle): number => article.text.length + reading.length;

/**
 * Gives articles by id, those asked for lately out of memory, as the same objects, until the library changes: one question after the other
 * is held against the same articles. Called within a transaction of the session.
 */
export function createKeptArticles({ articles, version }: Session): (id: string) => StoredArticle | null {
  const kept = new Map<string, StoredArticle>();
  let chars = 0;
  let seen = -1;
  const drop = (id: string, stored: StoredArticle): void => {
    kept.delete(id);
    chars -= charsOf(stored);
  };
  const shorten = (): void => {
    for (const [id, oldest] of kept) {
      if (kept.size <= ARTICLES_MAX && chars <= CHARS_MAX) return;
      drop(id, oldest);
    }
  };
  return (id) => {
    if (version() !== seen) {
      kept.clear();
      chars = 0;
      seen = version();
    }
    const known = kept.get(id);
    const stored = known ?? articles.get(id);
    if (stored === null) return null;
    if (known !== undefined) drop(id, known);
    kept.set(id, stored);
    chars += charsOf(stored);
    shorten();
    return stored;
  };
}
