import type { Catalogue } from "../knowledge/catalogue.ts";
import { type Claim, type ClaimKind, STRANGER } from "./claim-types.ts";
import { courseOf, isStillMeant } from "./conflict-courses.ts";
import { type Ground, groundOf, isEnough, type Rarity } from "./conflict-ground.ts";
import { judgeClaims } from "./conflict-rules.ts";
import type { Verdict } from "./conflict-verdict.ts";

/** Two claims of which the second overtakes the first, or that cannot both hold. */
export type ClaimConflict = {
  a: Claim;
  b: Claim;
  kind: "update" | "contradiction";
  /** Subjects both are about, rarest first. */
  shared: readonly string[];
  score: number;
};

/** A key with more claims than this says nothing specific; only the newest are compared. */
const BUCKET_MAX = 200;
/** A name that stands in more than this share of the articles is no common ground by itself. */
const COMMON_SHARE = 0.3;
const COMMON_ARTICLES_MIN = 8;
/** Counting in fewer articles says nothing of how rare a word is. */
const ARTICLES_MIN = 60;
/** A name outside the catalogue that is in more articles than this is a word, not a name. */
const STRANGER_ARTICLES_MAX = 12;

/**
 * The pairs of articles that disagree, best first: at most one pair of claims per pair of articles, and only pairs that are
 * the best there is for one of the two, so that a long story is told link by link.
 */
export function findConflicts(claims: readonly Claim[], catalogue: Catalogue): ClaimConflict[] {
  const rarity = measureRarity(claims, catalogue);
  const best = new Map<string, ClaimConflict>();
  const promises = Map.groupBy(
    claims.filter(({ kind }) => kind === "schedule"),
    ({ articleId }) => articleId,
  );
  for (const bucket of bucketsOf(claims, rarity, catalogue).values()) {
    for (const [first, second] of pairsOf(bucket)) {
      const found = compare(first, second, { rarity, catalogue });
      if (found === null) continue;
      if (isStillMeant(found.a, found.b, (id) => promises.get(id) ?? [])) continue;
      const key = [found.a.articleId, found.b.articleId].sort().join(" ");
      const known = best.get(key);
      if (known === undefined || byScore(found, known) < 0) best.set(key, found);
    }
  }
  return bestOfEither([...best.values()].toSorted(byScore));
}

/** Surest first; equals by their places, so that the order of reading does not matter. */
const byScore = (x: ClaimConflict, y: ClaimConflict): number =>
  y.score - x.score ||
  byText(x.a.articleId, y.a.articleId) ||
  byText(x.b.articleId, y.b.articleId) ||
  x.a.start - y.a.start ||
  x.b.start - y.b.start ||
  byText(x.a.kind, y.a.kind) ||
  byText(JSON.stringify(x.a.value), JSON.stringify(y.a.value));

const byText = (x: string, y: string): number => Number(x > y) - Number(x < y);

/**
 * How a later claim stands to an earlier one about the same thing: it overtakes it, contradicts it, or (null) both can stand
 * or are of different things. For two claims alone, as answers need it; rarity counts nothing here.
 */
export function compareClaims(a: Claim, b: Claim, catalogue: Catalogue): "update" | "contradiction" | null {
  const found =
    a.articleId === b.articleId ? null : compare(a, b, { rarity: measureRarity([a, b], catalogue), catalogue });
  return found?.kind ?? null;
}

function measureRarity(claims: readonly Claim[], catalogue: Catalogue): Rarity {
  const articles = new Set(claims.map(({ articleId }) => articleId)).size;
  const names = articlesPer(claims, ({ subjects }) => subjects);
  const concepts = articlesPer(claims, (claim) => claim.concepts);
  const rarity = (count: number | undefined): number => Math.log(1 + Math.max(articles, ARTICLES_MIN) / (count ?? 1));
  return {
    ofName: (id) => rarity(names.get(id)),
    ofConcept: (id) => rarity(concepts.get(id)),
    isCommon: (id) =>
      id.startsWith(STRANGER)
        ? (names.get(id) ?? 0) > STRANGER_ARTICLES_MAX
        : catalogue.find(id)?.kind === "company" &&
          (names.get(id) ?? 0) > Math.max(COMMON_ARTICLES_MIN, articles * COMMON_SHARE),
  };
}

/** In how many articles each key stands. The claims of an article come together. */
function articlesPer(claims: readonly Claim[], keys: (claim: Claim) => Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  const last = new Map<string, string>();
  for (const claim of claims) {
    for (const key of keys(claim)) {
      if (last.get(key) === claim.articleId) continue;
      last.set(key, claim.articleId);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

const PARTY_KINDS: ReadonlySet<ClaimKind> = new Set(["acquisition", "investment", "supply", "ruling"]);
const PARTIES_MAX = 8;

/** Kinds that count only where both articles say it in their heads. */
const OF_HEADS: ReadonlySet<ClaimKind> = new Set(["report", "denial", "fact", "release", "rule", "licence", "import"]);

/** Claims that could be about the same thing. */
function bucketsOf(claims: readonly Claim[], rarity: Rarity, catalogue: Catalogue): Map<string, Claim[]> {
  const buckets = new Map<string, Claim[]>();
  for (const claim of claims) {
    if (!claim.isHeadline && OF_HEADS.has(claim.kind)) continue;
    for (const key of keysOf(claim, rarity, catalogue)) {
      const bucket = buckets.get(key);
      if (bucket === undefined) buckets.set(key, [claim]);
      else bucket.push(claim);
    }
  }
  return buckets;
}

/** What a claim is looked up by: its two parties, its measure and subject, or its kind and a name that is not everywhere. */
function keysOf(claim: Claim, { isCommon }: Rarity, catalogue: Catalogue): string[] {
  const { kind, value, subjects } = claim;
  const named = subjects.filter((id) => !id.startsWith(STRANGER) || !isCommon(id));
  const parties = named
    .filter((id) => id.startsWith(STRANGER) || catalogue.find(id)?.kind === "company")
    .slice(0, PARTIES_MAX)
    .toSorted();
  const pairs = PARTY_KINDS.has(kind)
    ? parties.flatMap((a, i) => parties.slice(i + 1).map((b) => `${kind} ${a} ${b}`))
    : [];
  if (kind === "acquisition" || kind === "investment" || kind === "supply") return pairs;
  if (value.kind === "amount" && kind === "figure") return named.map((id) => `figure ${value.measure} ${id}`);
  // The same sum over nearly the same months is common ground enough. A denial is held against reports.
  const group = kind === "denial" ? "report" : value.kind === "fact" ? `fact ${value.predicate}` : kind;
  const isOpen = kind === "amount over a period" || kind === "fact";
  const groups = courseOf(claim) === null ? [group] : [group, "course"];
  return [
    ...pairs,
    ...named.filter((id) => isOpen || !isCommon(id)).flatMap((id) => groups.map((each) => `${each} ${id}`)),
  ];
}

function* pairsOf(bucket: readonly Claim[]): Generator<[Claim, Claim]> {
  const newest =
    bucket.length <= BUCKET_MAX
      ? bucket
      : bucket.toSorted((x, y) => (y.day ?? "").localeCompare(x.day ?? "")).slice(0, BUCKET_MAX);
  for (const [i, first] of newest.entries()) {
    for (let j = i + 1; j < newest.length; j += 1) {
      const second = newest[j];
      // Of what is said of a thing as a whole only a denial is held against the rest.
      if (first.kind === "report" && second?.kind === "report") continue;
      if (second !== undefined && first.articleId !== second.articleId) yield [first, second];
    }
  }
}

type Measures = { rarity: Rarity; catalogue: Catalogue };

function compare(first: Claim, second: Claim, measures: Measures): ClaimConflict | null {
  const verdict = judgeClaims(first, second);
  if (verdict === null) return null;
  const ground = groundOf(first, second, measures);
  if (ground === null || ground.shared.length === 0 || !isEnough(first, second, ground, measures)) return null;
  const [a, b] = ordered(first, second, verdict);
  return { a, b, kind: verdict.kind, shared: ground.shared, score: scoreOf(first, second, ground, measures.rarity) };
}

/** A denial or a plain polarity says less than a stage or a figure does. */
const VAGUE: ReadonlySet<ClaimKind> = new Set(["fact", "denial", "report"]);

function scoreOf(a: Claim, b: Claim, { shared, likeness }: Ground, rarity: Rarity): number {
  const ofNames = shared.reduce((sum, id) => sum + rarity.ofName(id), 0);
  const headlines = Number(a.isHeadline) + Number(b.isHeadline);
  return ofNames + likeness / 4 + headlines - distanceOf(a, b) - (VAGUE.has(a.kind) ? 3 : 0);
}

/** The overtaken claim first; of a contradiction, the one told first. */
function ordered(first: Claim, second: Claim, { kind, swapped }: Verdict): [Claim, Claim] {
  const isLater = kind === "contradiction" ? isAfter(first, second) : swapped;
  return isLater ? [second, first] : [first, second];
}

const isAfter = (x: Claim, y: Claim): boolean => {
  const [dayX, dayY] = [x.day ?? "", y.day ?? ""];
  return dayX === dayY ? x.articleId > y.articleId : dayX > dayY;
};

/** Of several earlier reports the nearest is the one that was overtaken. */
const YEAR_COSTS = 4;
const MS_PER_YEAR = 365 * 86_400_000;
function distanceOf(a: Claim, b: Claim): number {
  if (a.day === null || b.day === null) return 0;
  return (YEAR_COSTS * Math.abs(Date.parse(a.day) - Date.parse(b.day))) / MS_PER_YEAR;
}

/** Keeps what is the best of its kind for at least one of its two articles: the best that overtakes it, or that it overtakes. */
function bestOfEither(conflicts: readonly ClaimConflict[]): ClaimConflict[] {
  const met = new Set<string>();
  return conflicts.filter(({ a, b, kind }) => {
    const keys =
      kind === "update"
        ? [`${a.kind} ${a.articleId} is overtaken`, `${b.kind} ${b.articleId} overtakes`]
        : [`${a.kind} ${a.articleId}`, `${b.kind} ${b.articleId}`];
    const isNew = keys.some((key) => !met.has(key));
    for (const key of keys) met.add(key);
    return isNew;
  });
}
