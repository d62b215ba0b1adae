import type { Catalogue } from "../knowledge/catalogue.ts";
import type { ClaimConflict } from "./conflicts.ts";
import { apartBy } from "./contrast-apart.ts";
import { timingOf } from "./contrast-days.ts";
import { type Evidence, evidenceOf, type Mark, type MarkKind } from "./contrast-evidence.ts";
import { alikePairs } from "./contrast-pairs.ts";
import { type Pair, sureness } from "./contrast-score.ts";
import { SURENESS_MIN } from "./contrast-weights.ts";
import type { Told } from "./contrast-statements.ts";
import { worldOf } from "./contrast-world.ts";

/** Where a quote stands. */
export type Place = { articleId: string; start: number; end: number };

/** Two articles that disagree, or of which `b` overtakes `a`, by the sentences that show it. */
export type Contrast = {
  a: Place;
  b: Place;
  kind: "update" | "contradiction";
  /** Names both share, rarest first. */
  shared: readonly string[];
  /** What it is about: the kind of the claims, else "report". */
  about: string;
  /** How sure it is, 0 to 1. */
  score: number;
};

/**
 * The pairs of articles that disagree or of which one overtakes the other, surest first: weighed by how alike they are, how far apart
 * in time, which of their claims conflict, and which of their sentences give another figure or day for one thing or take it back.
 */
export function findContrasts(
  all: readonly Told[],
  conflicts: readonly ClaimConflict[],
  catalogue: Catalogue,
): Contrast[] {
  const sure = weighPairs(all, conflicts, catalogue)
    .map((weighed) => contrastOf(weighed, sureness(weighed.pair)))
    .filter(({ score }) => score >= SURENESS_MIN)
    .toSorted(bySureness);
  return surestOfEach(sure, ({ a, b, about }) => ({
    articles: [a.articleId, b.articleId],
    isClaimed: about !== REPORT,
  }));
}

/** Without claims, the rest of a long story says no more: such a pair must be the surest of one of its two articles. */
const REPORTS_MAX = 1;

/** Of pairs in their order those whose claims conflict, and those others that are among the first of either article. */
export function surestOfEach<Item>(
  ordered: readonly Item[],
  look: (item: Item) => { articles: readonly [string, string]; isClaimed: boolean },
): Item[] {
  const listed = new Map<string, number>();
  return ordered.filter((item) => {
    const { articles, isClaimed } = look(item);
    if (isClaimed) return true;
    const [a, b] = articles;
    const [ofA, ofB] = [listed.get(a) ?? 0, listed.get(b) ?? 0];
    if (ofA >= REPORTS_MAX && ofB >= REPORTS_MAX) return false;
    listed.set(a, ofA + 1).set(b, ofB + 1);
    return true;
  });
}

const REPORT = "report";

const bySureness = (x: Contrast, y: Contrast): number =>
  y.score - x.score || byText(x.a.articleId, y.a.articleId) || byText(x.b.articleId, y.b.articleId);

const byText = (x: string, y: string): number => Number(x > y) - Number(x < y);

/** Two articles with what they are weighed by. */
export type Weighed = { a: Told; b: Told; pair: Pair };

/** Every pair of articles that could be of one matter, or whose claims conflict, with what it is weighed by. */
export function weighPairs(all: readonly Told[], conflicts: readonly ClaimConflict[], catalogue: Catalogue): Weighed[] {
  const world = worldOf(all, catalogue);
  const claimed = new Map(conflicts.map((conflict) => [keyOf(conflict.a.articleId, conflict.b.articleId), conflict]));
  const alike = alikePairs(all, world);
  const seen = new Set(alike.map(({ a, b }) => keyOf(a.articleId, b.articleId)));
  const byId = new Map(all.map((told) => [told.articleId, told]));
  for (const [key, conflict] of claimed) {
    const [a, b] = [byId.get(conflict.a.articleId), byId.get(conflict.b.articleId)];
    if (!seen.has(key) && a !== undefined && b !== undefined) alike.push({ a, b, topic: world.topicOf(a, b) });
  }
  const best = new Map<string, number>();
  for (const { a, b, topic } of alike) {
    for (const { articleId } of [a, b]) best.set(articleId, Math.max(best.get(articleId) ?? 0, topic));
  }
  return alike.map(({ a, b, topic }) => ({
    a,
    b,
    pair: {
      topic,
      head: world.headOf(a, b),
      best: [best.get(a.articleId) ?? 0, best.get(b.articleId) ?? 0],
      evidence: evidenceOf(a, b, world),
      timing: timingOf(a, b),
      apart: apartBy(a, b, world),
      claims: claimed.get(keyOf(a.articleId, b.articleId)) ?? null,
    },
  }));
}

const keyOf = (a: string, b: string): string => [a, b].toSorted().join(" ");

/** What is told otherwise within so many days was not changed, it is disputed. */
const CONTRADICTION_DAYS = 10;

function contrastOf({ a, b, pair }: Weighed, score: number): Contrast {
  const { claims, timing } = pair;
  if (claims !== null) return { ...asContrast(claims), score };
  const isLater = timing.kind === "apart" || timing.kind === "perhaps apart";
  const shown = shownBy(pair.evidence, isLater);
  const kind = isLater && timing.days > CONTRADICTION_DAYS ? "update" : "contradiction";
  const [first, last] = [shown?.a ?? placeOf(a), shown?.b ?? placeOf(b)];
  const isTurned = timing.kind === "unknown" ? a.articleId > b.articleId : timing.order < 0;
  const sides = isTurned ? { a: last, b: first } : { a: first, b: last };
  return { ...sides, kind, shared: shown?.shared ?? [], about: REPORT, score };
}

const placeOf = ({ articleId, statements: [first] }: Told): Place => ({
  articleId,
  start: first?.start ?? 0,
  end: first?.end ?? 0,
});

/** What two claims say against each other, as what two articles do. */
export function asContrast(conflict: ClaimConflict): Contrast {
  const { a, b, kind, shared } = conflict;
  return { a, b, kind, shared, about: aboutOf(conflict), score: 0 };
}

const aboutOf = ({ a, b }: ClaimConflict): string =>
  a.kind !== b.kind && (a.kind === "denial" || b.kind === "denial") ? "denial" : b.kind;

/** What shows best that two articles differ, by how much each kind of mark tells. */
const TELLING: readonly MarkKind[] = ["day", "denied", "figure", "lone figure", "changed", "figure told again"];
const SHOWN_MIN = 6;

/** The two sentences to quote: those that differ, else those most alike. */
function shownBy({ marks, aligned }: Evidence, isLater: boolean): Mark | null {
  const strong = TELLING.flatMap((kind) => marks.get(kind) ?? []).filter(
    ({ strength }) => !isLater || strength >= SHOWN_MIN,
  );
  return strong[0] ?? aligned;
}
