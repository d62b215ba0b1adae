import type { Catalogue } from "../knowledge/catalogue.ts";
import type { Claim, ClaimKind } from "./claim-types.ts";
import { STRANGER } from "./claims.ts";
import { judgeClaims, type Verdict } from "./conflict-rules.ts";

/** Two claims of which the second overtakes the first, or that cannot both hold. */
export type ClaimConflict = {
  a: Claim;
  b: Claim;
  kind: "update" | "contradiction";
  /** Entity ids both are about, rarest first. */
  shared: readonly string[];
  score: number;
};

/** What two claims must have in common, and how much their sentences must share, before their values are compared. */
type Demand = {
  companies?: number;
  kinds?: readonly string[];
  likeness?: number;
  isHeadline?: boolean;
  likenessOfProducts?: number;
};

/** What is denied must be what was reported, not just something of the same company. */
const DENIED_LIKENESS = 12;

/** Per kind. A deal needs both its parties, a licence its chip; where a name says little, the sentences must be alike. */
const DEMANDS: Partial<Record<ClaimKind, Demand>> = {
  acquisition: { companies: 2 },
  listing: { kinds: ["company"] },
  funding: { kinds: ["company"] },
  supply: { companies: 2 },
  production: { kinds: ["chip", "model"] },
  release: { kinds: ["chip", "model"], isHeadline: true },
  rule: { kinds: ["regulation"], isHeadline: true },
  figure: { likeness: 8 },
  denial: { likeness: DENIED_LIKENESS, isHeadline: true },
  licence: { kinds: ["chip"], likeness: 4, isHeadline: true },
  import: { kinds: ["chip"], likeness: 2, isHeadline: true },
  schedule: { likeness: 8, likenessOfProducts: 3 },
  "amount over a period": { likeness: 6 },
};

/** What is specific enough that sentences about it need not be much alike. */
const PRODUCTS: readonly string[] = ["chip", "model"];

/** A kind and a name with more claims than this says nothing specific; only the newest are compared. */
const BUCKET_MAX = 300;
/** A name that stands in more than this share of the articles is no common ground by itself. */
const COMMON_SHARE = 0.3;
const COMMON_ARTICLES_MIN = 8;
/** Counting in fewer articles says nothing of how rare a word is. */
const ARTICLES_MIN = 60;

/**
 * The pairs of articles that disagree, best first: at most one pair of claims per pair of articles, and only pairs that are
 * the best there is for one of the two, so that a long story is told link by link.
 */
export function findConflicts(claims: readonly Claim[], catalogue: Catalogue): ClaimConflict[] {
  const rarity = measureRarity(claims, catalogue);
  const best = new Map<string, ClaimConflict>();
  for (const bucket of bucketsOf(claims, rarity).values()) {
    for (const [first, second] of pairsOf(bucket)) {
      const found = compare(first, second, { rarity, catalogue });
      if (found === null) continue;
      const key = [found.a.articleId, found.b.articleId].sort().join(" ");
      if ((best.get(key)?.score ?? 0) < found.score) best.set(key, found);
    }
  }
  return bestOfEither([...best.values()].toSorted((x, y) => y.score - x.score));
}

type Rarity = { ofEntity: (id: string) => number; ofTerm: (term: string) => number; isCommon: (id: string) => boolean };

function measureRarity(claims: readonly Claim[], catalogue: Catalogue): Rarity {
  const articles = new Set(claims.map(({ articleId }) => articleId)).size;
  const entities = articlesPer(claims, ({ subjects }) => subjects);
  const terms = articlesPer(claims, (claim) => claim.terms);
  const rarity = (count: number | undefined): number => Math.log(1 + Math.max(articles, ARTICLES_MIN) / (count ?? 1));
  return {
    ofEntity: (id) => rarity(entities.get(id)?.size),
    ofTerm: (term) => rarity(terms.get(term)?.size),
    isCommon: (id) =>
      catalogue.find(id)?.kind === "company" &&
      (entities.get(id)?.size ?? 0) > Math.max(COMMON_ARTICLES_MIN, articles * COMMON_SHARE),
  };
}

function articlesPer(claims: readonly Claim[], keys: (claim: Claim) => Iterable<string>): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const claim of claims) {
    for (const key of keys(claim)) {
      const there = found.get(key);
      if (there === undefined) found.set(key, new Set([claim.articleId]));
      else there.add(claim.articleId);
    }
  }
  return found;
}

/** Claims of one kind that are about one name that is not everywhere. */
function bucketsOf(claims: readonly Claim[], { isCommon }: Rarity): Map<string, Claim[]> {
  const buckets = new Map<string, Claim[]>();
  for (const claim of claims) {
    for (const id of claim.about) {
      // The same sum over nearly the same months is common ground enough.
      if (isCommon(id) && claim.kind !== "amount over a period") continue;
      // A denial is held against reports.
      const key = `${claim.kind === "denial" ? "report" : claim.kind} ${id}`;
      const bucket = buckets.get(key);
      if (bucket === undefined) buckets.set(key, [claim]);
      else bucket.push(claim);
    }
  }
  return buckets;
}

function* pairsOf(bucket: readonly Claim[]): Generator<[Claim, Claim]> {
  const newest = bucket.toSorted((x, y) => (y.day ?? "").localeCompare(x.day ?? "")).slice(0, BUCKET_MAX);
  for (const [i, first] of newest.entries()) {
    for (const second of newest.slice(i + 1)) if (first.articleId !== second.articleId) yield [first, second];
  }
}

type Measures = { rarity: Rarity; catalogue: Catalogue };

function compare(first: Claim, second: Claim, { rarity, catalogue }: Measures): ClaimConflict | null {
  const verdict = judgeClaims(first, second);
  if (verdict === null) return null;
  const shared = first.subjects.filter((id) => second.subjects.includes(id));
  const likeness = likenessOf(first, second, rarity);
  const kind = second.kind === "denial" ? "denial" : first.kind;
  const demand = DEMANDS[kind] ?? {};
  if (demand.isHeadline === true && !(first.isHeadline && second.isHeadline)) return null;
  if (first.kind === "production" && !sameParts(first, second, catalogue)) return null;
  if (!meets(demand, { shared, likeness, catalogue })) return null;
  const [a, b] = ordered(first, second, verdict);
  const ofNames = shared.reduce((sum, id) => sum + rarity.ofEntity(id), 0);
  const headlines = Number(first.isHeadline) + Number(second.isHeadline);
  return {
    a,
    b,
    kind: verdict.kind,
    shared: shared.toSorted((x, y) => rarity.ofEntity(y) - rarity.ofEntity(x)),
    score: ofNames + likeness / 4 + headlines - distanceInYears(first, second),
  };
}

/** The overtaken claim first; of a contradiction, the one told first. */
function ordered(first: Claim, second: Claim, { kind, swapped }: Verdict): [Claim, Claim] {
  const isLater = kind === "contradiction" ? (first.day ?? "") > (second.day ?? "") : swapped;
  return isLater ? [second, first] : [first, second];
}

/** Samples of a chip's memory are no samples of the chip: what one sentence names as a part, the other must name too. */
function sameParts(a: Claim, b: Claim, catalogue: Catalogue): boolean {
  const parts = ({ subjects }: Claim) => subjects.filter((id) => catalogue.find(id)?.kind === "technology");
  return parts(a).every((id) => b.subjects.includes(id)) && parts(b).every((id) => a.subjects.includes(id));
}

/** What the two sentences have in common besides names, rare words counting more. */
function likenessOf(a: Claim, b: Claim, { ofTerm }: Rarity): number {
  let sum = 0;
  for (const term of a.terms) if (b.terms.has(term)) sum += Math.max(0, ofTerm(term) - 1);
  return sum;
}

type Common = { shared: readonly string[]; likeness: number; catalogue: Catalogue };

function meets(demand: Demand, { shared, likeness, catalogue }: Common): boolean {
  const { companies = 0, kinds, likeness: ofAll = 0, likenessOfProducts = ofAll } = demand;
  const named = shared.map((id) => (id.startsWith(STRANGER) ? "company" : (catalogue.find(id)?.kind ?? "")));
  const least = named.some((kind) => PRODUCTS.includes(kind)) ? likenessOfProducts : ofAll;
  return (
    named.filter((kind) => kind === "company").length >= companies &&
    (kinds === undefined || named.some((kind) => kinds.includes(kind))) &&
    likeness >= least
  );
}

/** Of several earlier reports the nearest is the one that was overtaken. */
const MS_PER_YEAR = 365 * 86_400_000;
function distanceInYears(a: Claim, b: Claim): number {
  if (a.day === null || b.day === null) return 0;
  return Math.abs(Date.parse(a.day) - Date.parse(b.day)) / MS_PER_YEAR;
}

/** Keeps what is the best of its kind for at least one of its two articles. */
function bestOfEither(conflicts: readonly ClaimConflict[]): ClaimConflict[] {
  const met = new Set<string>();
  return conflicts.filter(({ a, b }) => {
    const keys = [`${a.kind} ${a.articleId}`, `${b.kind} ${b.articleId}`];
    const isNew = keys.some((key) => !met.has(key));
    for (const key of keys) met.add(key);
    return isNew;
  });
}
