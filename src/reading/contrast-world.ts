import type { Catalogue } from "../knowledge/catalogue.ts";
import { kindOf, WIDE } from "./claim-profile.ts";
import { STRANGER } from "./claim-types.ts";
import type { Statement } from "./contrast-statements.ts";

/** What all statements together tell of how rare names and notions are, and how alike two articles. */
export type World = {
  kindOf: (id: string) => string;
  /** Whether a name is in so many articles that it is no common ground by itself. */
  isCommon: (name: string) => boolean;
  /** Whether a name tells what thing is meant: people, countries and agencies speak of anything. */
  isTelling: (name: string) => boolean;
  ofName: (id: string) => number;
  ofConcept: (id: string) => number;
  /** How alike the names and notions of two articles are, 0 to 1. */
  topicOf: (articleA: string, articleB: string) => number;
  statementsOf: (articleId: string) => readonly Statement[];
};

/** Counting in fewer articles says nothing of how rare a word is. */
const ARTICLES_MIN = 60;
const COMMON_SHARE = 0.12;
const COMMON_MIN = 10;
const SPEAKERS: ReadonlySet<string> = new Set(["person", "country", "agency"]);
/** What is said in a head counts twice. */
const HEAD_WEIGHT = 2;
/** A notion says less of the topic than a name; one in half of all articles nothing. */
const CONCEPT_WEIGHT = 0.6;
const USUAL_RARITY = 0.7;
const CONCEPT = "c:";

/** Counts what stands in how many articles. */
export function worldOf(statements: readonly Statement[], catalogue: Catalogue): World {
  const byArticle = Map.groupBy(statements, ({ articleId }) => articleId);
  const counts = new Map<string, number>();
  for (const own of byArticle.values()) {
    for (const term of termsOf(own).keys()) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  const articles = Math.max(byArticle.size, ARTICLES_MIN);
  const rarity = (term: string): number => Math.log(1 + articles / (counts.get(term) ?? 1));
  const kind = (id: string): string => kindOf(id, catalogue);
  return {
    kindOf: kind,
    isCommon: (name) => (counts.get(name) ?? 0) > Math.max(COMMON_MIN, articles * COMMON_SHARE),
    isTelling: (name) => name.startsWith(STRANGER) || (!WIDE.has(name) && !SPEAKERS.has(kind(name))),
    ofName: rarity,
    ofConcept: (id) => rarity(`${CONCEPT}${id}`),
    topicOf: likenessOfArticles((id) => termsOf(byArticle.get(id) ?? []), rarity),
    statementsOf: (id) => byArticle.get(id) ?? [],
  };
}

function termsOf(statements: readonly Statement[]): Map<string, number> {
  const terms = new Map<string, number>();
  const add = (term: string, weight: number): void => void terms.set(term, (terms.get(term) ?? 0) + weight);
  for (const { names, concepts, isHead } of statements) {
    for (const name of names) add(name, isHead ? HEAD_WEIGHT : 1);
    for (const id of concepts) add(`${CONCEPT}${id}`, isHead ? HEAD_WEIGHT : 1);
  }
  return terms;
}

type Vector = { weights: ReadonlyMap<string, number>; length: number };

/** The cosine of two articles' terms, each by how often and how rare it is; vectors are made at their first use. */
function likenessOfArticles(
  terms: (articleId: string) => ReadonlyMap<string, number>,
  rarity: (term: string) => number,
): World["topicOf"] {
  const vectors = new Map<string, Vector>();
  const vectorOf = (id: string): Vector => {
    const known = vectors.get(id);
    if (known !== undefined) return known;
    const weights = new Map(
      [...terms(id)].map(([term, count]) => {
        const rare = Math.max(0, rarity(term) - USUAL_RARITY);
        return [term, Math.sqrt(count) * rare * (term.startsWith(CONCEPT) ? CONCEPT_WEIGHT : 1)] as const;
      }),
    );
    const made = { weights, length: Math.hypot(...weights.values()) };
    vectors.set(id, made);
    return made;
  };
  return (articleA, articleB) => {
    const [a, b] = [vectorOf(articleA), vectorOf(articleB)];
    let sum = 0;
    for (const [term, weight] of a.weights) sum += weight * (b.weights.get(term) ?? 0);
    return sum / (a.length * b.length || 1);
  };
}
