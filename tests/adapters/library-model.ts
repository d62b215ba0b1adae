import type { LibraryEntry, SearchQuery } from "../../src/ports.ts";
import type { AnalysedPassage } from "../../src/types.ts";

/** What the model answers: exact BM25, and BM25 with impacts rounded to a byte as the index does. */
type ModelHit = {
  articleId: string;
  passage: number;
  exact: number;
  rounded: number;
  order: number;
  /** The same for passages that have the query's terms with the same impacts: their scores are equal, not just close. */
  impacts: string;
};

/** A library that keeps everything in a list and walks over all of it for each query. */
export type LibraryModel = {
  add: (entry: LibraryEntry) => void;
  remove: (id: string) => void;
  /** Every passage that matches, best first by `rounded`, equal ones in the order of adding. */
  search: (query: Omit<SearchQuery, "limit">) => ModelHit[];
  frequency: (term: string) => number;
  /** The most that rounding can move a score of this query. */
  error: (query: Omit<SearchQuery, "limit">) => number;
  ids: () => string[];
  day: (id: string) => string | null;
};

type Stored = { entry: LibraryEntry; passage: number; analysed: AnalysedPassage; order: number };

const K1 = 0.9;
const B = 0.4;
const AVERAGE = 105;

export function createLibraryModel(): LibraryModel {
  let stored: Stored[] = [];
  const articles = new Map<string, LibraryEntry>();
  let order = 0;
  const frequency = (term: string): number =>
    stored.filter(({ analysed }) => (analysed.terms.get(term) ?? 0) > 0).length;
  const rarity = (term: string): number =>
    Math.log(1 + (stored.length - frequency(term) + 0.5) / (frequency(term) + 0.5));
  return {
    add: (entry) => {
      if (articles.get(entry.article.id)?.article.contentHash === entry.article.contentHash) return;
      articles.set(entry.article.id, entry);
      stored = stored.filter((other) => other.entry.article.id !== entry.article.id);
      entry.passages.forEach((analysed, passage) => stored.push({ entry, passage, analysed, order: order++ }));
    },
    remove: (id) => {
      articles.delete(id);
      stored = stored.filter(({ entry }) => entry.article.id !== id);
    },
    search: ({ terms, asOf, since }) => {
      const weighted = terms.filter(({ weight }) => weight > 0).map((term) => ({ ...term, idf: rarity(term.term) }));
      const hits = stored.flatMap(({ entry, passage, analysed, order: added }): ModelHit[] => {
        const { day } = entry.article;
        if (asOf !== undefined && day !== null && day > asOf) return [];
        if (since !== undefined && (day === null || day < since)) return [];
        let exact = 0;
        let rounded = 0;
        const impacts: string[] = [];
        for (const { term, weight, idf } of weighted) {
          const frequencyHere = analysed.terms.get(term) ?? 0;
          if (frequencyHere <= 0) continue;
          const part = frequencyHere / (frequencyHere + K1 * (1 - B + (B * analysed.length) / AVERAGE));
          exact += weight * idf * part;
          const impact = Math.max(1, Math.round(part * 255));
          rounded += (weight * idf * impact) / 255;
          impacts.push(`${term} ${impact}`);
        }
        return exact === 0
          ? []
          : [
              {
                articleId: entry.article.id,
                passage,
                exact,
                rounded,
                order: added,
                impacts: impacts.toSorted().join(),
              },
            ];
      });
      return hits.toSorted((one, other) => other.rounded - one.rounded || one.order - other.order);
    },
    frequency,
    error: ({ terms }) =>
      terms.reduce((sum, { term, weight }) => sum + (Math.max(0, weight) * rarity(term)) / 255, 0) + 1e-4,
    ids: () => [...articles.keys()].toSorted(),
    day: (id) => articles.get(id)?.article.day ?? null,
  };
}
