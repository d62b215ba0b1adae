import type { AddResult, Article, LibraryEntry } from "../../src/index.ts";
import { dayNumber, pendingTerms } from "../../src/index.ts";
import type { ArticleHead } from "./sqlite-articles.ts";
import type { IndexChange, Session } from "./sqlite-session.ts";

/** An entry's passages as the index takes them. */
type PreparedTerms = readonly ReturnType<typeof pendingTerms>[];

/** Passages prepared before the main loop gets a turn: about 10 ms of work. */
const PREPARED_A_TURN = 256;

/** Puts entries in place of the same articles' older readings, all in one transaction; gives how many. */
export async function rereadEntries(session: Session, entries: readonly LibraryEntry[]): Promise<number> {
  const prepared = entries.map((entry) => ({ entry, terms: entry.passages.map(pendingTerms) }));
  return session.write((change) => {
    let { nextNumber } = session.rows.state();
    let put = 0;
    for (const { entry, terms } of prepared) {
      const head = session.articles.head(entry.article.id);
      if (head === null || head.contentHash !== entry.article.contentHash) continue;
      putEntry(session, { entry, head, terms, replacedAt: "", firstNumber: nextNumber, change });
      nextNumber += terms.length;
      put += 1;
    }
    return put;
  });
}

export const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Adds all entries in one transaction; what can be prepared before it is, with turns for the main loop in between. */
export async function addEntries(
  session: Session,
  entries: readonly LibraryEntry[],
  replacedAt: string,
): Promise<AddResult[]> {
  const heads = await session.read(() => entries.map(({ article }) => session.articles.head(article.id)));
  const prepared = new Map<LibraryEntry, PreparedTerms>();
  let passages = 0;
  for (const [at, entry] of entries.entries()) {
    const head = heads[at] ?? null;
    if (head !== null && isSame(head, entry.article)) continue;
    prepared.set(entry, entry.passages.map(pendingTerms));
    passages += entry.passages.length;
    if (passages < PREPARED_A_TURN) continue;
    passages = 0;
    await nextTurn();
  }
  return session.write((change) => {
    let { nextNumber } = session.rows.state();
    return entries.map((entry) => {
      // Looked up again: another process, or an entry before this one, may have written it meanwhile.
      const head = session.articles.head(entry.article.id);
      if (head !== null && isSame(head, entry.article)) return { id: entry.article.id, kind: "same" };
      const terms = prepared.get(entry) ?? entry.passages.map(pendingTerms);
      putEntry(session, { entry, head, terms, replacedAt, firstNumber: nextNumber, change });
      nextNumber += entry.passages.length;
      return { id: entry.article.id, kind: head === null ? "new" : "changed" };
    });
  });
}

type Put = {
  entry: LibraryEntry;
  head: ArticleHead | null;
  terms: PreparedTerms;
  replacedAt: string;
  firstNumber: number;
  change: (change: IndexChange) => void;
};

function putEntry({ articles }: Session, { entry, head, terms, replacedAt, firstNumber, change }: Put): void {
  if (head !== null) {
    if (head.contentHash !== entry.article.contentHash) articles.keepVersion(head.row, replacedAt);
    dropPassages(head, change);
  }
  const article = head === null ? entry.article : withKnown(entry.article, head);
  const place = { firstNumber: terms.length === 0 ? null : firstNumber, row: head?.row ?? null };
  articles.put({ ...entry, article }, place);
  const day = dayNumber(article.day);
  terms.forEach((passage, at) =>
    change({
      kind: "append",
      passage: { number: firstNumber + at, day, terms: passage.terms, impacts: passage.impacts },
    }),
  );
}

/** Marks all passages of a stored article deleted. */
export function dropPassages(head: ArticleHead, change: (change: IndexChange) => void): void {
  for (let at = 0; head.firstNumber !== null && at < head.passages; at += 1)
    change({ kind: "drop", number: head.firstNumber + at });
}

/** The same text, and nothing the stored article lacks is known now. */
function isSame(head: ArticleHead, article: Article): boolean {
  if (head.contentHash !== article.contentHash) return false;
  return (["title", "outlet", "published", "day"] as const).every((key) => head[key] !== null || article[key] === null);
}

/** A newer reading of an article does not forget who published it and when, if it does not say so itself. */
function withKnown(article: Article, head: ArticleHead): Article {
  const isDated = article.published !== null || head.published === null;
  return {
    ...article,
    outlet: article.outlet ?? head.outlet,
    published: isDated ? article.published : head.published,
    day: isDated ? (article.day ?? head.day) : head.day,
  };
}
