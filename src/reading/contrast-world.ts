import type { Catalogue } from "../knowledge/catalogue.ts";
import { kindOf, WIDE } from "./claim-profile.ts";
import { STRANGER } from "./claim-types.ts";
import { notionWeight } from "./contrast-notions.ts";
import type { Statement, Told } from "./contrast-statements.ts";

/** What all articles together tell of how rare names and notions are, and how alike two articles. */
export type World = {
  kindOf: (id: string) => string;
  parentOf: (id: string) => string | null;
  /** Whether a name is in so many articles that it is no common ground by itself. */
  isCommon: (name: string) => boolean;
  /** Whether a name tells what thing is meant: people, countries and agencies speak of anything. */
  isTelling: (name: string) => boolean;
  ofName: (id: string) => number;
  /** How much a notion tells: the more the rarer it is, nothing where it is in half of all articles. */
  ofNotion: (id: string) => number;
  /** How alike the names and notions of two articles are, 0 to 1, in all they tell and in their heads. */
  topicOf: (a: Told, b: Told) => number;
  headOf: (a: Told, b: Told) => number;
};

/** Counting in fewer articles says nothing of how rare a word is. */
const ARTICLES_MIN = 60;
const COMMON_SHARE = 0.12;
const COMMON_MIN = 10;
const SPEAKERS: ReadonlySet<string> = new Set(["person", "country", "agency"]);
/** What is said in a head counts twice. */
const HEAD_WEIGHT = 2;
/** A notion says less of the topic than a name. */
const NOTION_WEIGHT = 0.8;
/** Rarity below this says nothing: of what is in half of all articles. */
const USUAL_TERM = 0.9;
const USUAL_NOTION = 0.8;
const NOTION = "c:";

/** Counts what stands in how many articles. */
export function worldOf(all: readonly Told[], catalogue: Catalogue): World {
  const counts = new Map<string, number>();
  for (const { statements } of all) {
    const terms = new Set(statements.flatMap(({ names, concepts }) => [...names, ...[...concepts].map(notionTerm)]));
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  const articles = Math.max(all.length, ARTICLES_MIN);
  const rarity = (term: string): number => Math.log(1 + articles / (counts.get(term) ?? 1));
  const kind = (id: string): string => kindOf(id, catalogue);
  return {
    kindOf: kind,
    parentOf: (id) => catalogue.find(id)?.parent ?? null,
    isCommon: (name) => (counts.get(name) ?? 0) > Math.max(COMMON_MIN, articles * COMMON_SHARE),
    isTelling: (name) => name.startsWith(STRANGER) || (!WIDE.has(name) && !SPEAKERS.has(kind(name))),
    ofName: rarity,
    ofNotion: (id) => notionWeight(id) * Math.max(0, rarity(notionTerm(id)) - USUAL_NOTION),
    topicOf: likenessBy(all, () => true),
    headOf: likenessBy(all, ({ isHead }) => isHead),
  };
}

const notionTerm = (id: string): string => `${NOTION}${id}`;

type Vector = { weights: ReadonlyMap<string, number>; length: number };

/** The cosine of what two articles tell in some of their sentences, each name and notion by how often and how rare it is. */
function likenessBy(all: readonly Told[], isMeant: (statement: Statement) => boolean): World["topicOf"] {
  const terms = new Map(all.map(({ articleId, statements }) => [articleId, termsOf(statements.filter(isMeant))]));
  const counts = new Map<string, number>();
  for (const own of terms.values()) for (const term of own.keys()) counts.set(term, (counts.get(term) ?? 0) + 1);
  const articles = Math.max(all.length, ARTICLES_MIN);
  const vectors = new Map<string, Vector>();
  for (const [articleId, own] of terms) {
    const weights = new Map<string, number>();
    for (const [term, weight] of own) {
      const rare = Math.log(1 + articles / (counts.get(term) ?? 1)) - USUAL_TERM;
      if (rare > 0) weights.set(term, Math.sqrt(weight.times) * rare * weight.share);
    }
    vectors.set(articleId, { weights, length: Math.hypot(...weights.values()) });
  }
  return (a, b) => cosine(vectors.get(a.articleId), vectors.get(b.articleId));
}

type Weight = { times: number; share: number };

function termsOf(statements: readonly Statement[]): Map<string, Weight> {
  const terms = new Map<string, Weight>();
  const add = (term: string, times: number, share: number): void =>
    void terms.set(term, { times: (terms.get(term)?.times ?? 0) + times, share });
  for (const { names, concepts, isHead } of statements) {
    const times = isHead ? HEAD_WEIGHT : 1;
    for (const name of names) add(name, times, 1);
    for (const id of concepts) {
      const share = notionWeight(id) * NOTION_WEIGHT;
      if (share > 0) add(notionTerm(id), times, share);
    }
  }
  return terms;
}

function cosine(a: Vector | undefined, b: Vector | undefined): number {
  if (a === undefined || b === undefined) return 0;
  const [few, many] = a.weights.size <= b.weights.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [term, weight] of few.weights) sum += weight * (many.weights.get(term) ?? 0);
  return sum / (a.length * b.length || 1);
}
