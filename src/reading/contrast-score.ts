import type { ClaimConflict } from "./conflicts.ts";
import type { Apart } from "./contrast-apart.ts";
import type { Timing } from "./contrast-days.ts";
import type { Evidence, MarkKind } from "./contrast-evidence.ts";
import { CONFLICT, MATTER } from "./contrast-weights.ts";

export type MatterKey = keyof typeof MATTER;
export type ConflictKey = keyof typeof CONFLICT;

/** What two articles are weighed by. */
export type Pair = {
  /** How alike they are, in all they tell and in their heads, 0 to 1. */
  topic: number;
  head: number;
  /** How alike each is to the article most like it. */
  best: readonly [number, number];
  evidence: Evidence;
  timing: Timing;
  apart: Apart;
  /** Their claims that conflict, null when none do. */
  claims: ClaimConflict | null;
};

/** So strong an alignment, or a mark, is as sure as it gets. */
const ALIGNED_FULL = 25;
const MARK_FULL = 20;
const CLAIMS_FULL = 15;
const CLAIMS_LEAST = 0.1;
const FIGURES_FULL = 5;
/** Reports so far apart are surely of two moments. */
const APART_DAYS_FULL = 90;
const NEVER_ALIKE = 0.01;

const upTo1 = (value: number): number => Math.min(1, value);

/** What shows that two articles are of one matter, each 0 to 1 (the topic counts double); `bias` is always 1. */
export function matterInputs({ topic, head, best, evidence }: Pair): Record<MatterKey, number> {
  const [a, b] = best;
  return {
    bias: 1,
    topic: 2 * topic,
    head,
    nearest: topic / Math.max(a, b, NEVER_ALIKE),
    nearestOfOne: topic / Math.max(NEVER_ALIKE, Math.min(a, b)),
    headsAlike: upTo1(evidence.headsAlike / ALIGNED_FULL),
    aligned: upTo1((evidence.aligned?.strength ?? 0) / ALIGNED_FULL),
    sameFigures: evidence.sameFigures / FIGURES_FULL,
  };
}

/** Beyond this, log odds tell nothing more. */
const ODDS_MAX = 6;

/** What shows that two articles disagree or that one overtakes the other; `odds` are those of being of one matter. */
export function conflictInputs(pair: Pair, odds: number): Record<ConflictKey, number> {
  const { evidence, timing, apart } = pair;
  const matter = Math.max(-ODDS_MAX, Math.min(ODDS_MAX, odds));
  const later = timing.kind === "apart" ? upTo1(timing.days / APART_DAYS_FULL) : 0;
  const mark = (kind: MarkKind): number => upTo1((evidence.marks.get(kind)?.strength ?? 0) / MARK_FULL);
  // Claims were held against each other product by product and party by party.
  const unclaimed = Number(pair.claims === null);
  const claims = (kind: string): number => claimsStrength(pair, kind);
  return {
    bias: 1,
    matter: matter / ODDS_MAX,
    later,
    laterMatter: (later * Math.max(0, matter + ODDS_MAX / 2)) / ODDS_MAX,
    perhapsLater: timing.kind === "perhaps apart" ? upTo1(timing.days / APART_DAYS_FULL) : 0,
    undated: timing.kind === "unknown" || timing.kind === "perhaps apart" ? 1 : 0,
    oneMoment: timing.kind === "one moment" ? 1 : 0,
    figure: mark("figure"),
    figureAgain: mark("figure told again"),
    lone: mark("lone figure"),
    day: mark("day"),
    denied: mark("denied"),
    changed: mark("changed"),
    claimedStage: claims("state"),
    claimedDay: claims("when"),
    claimedAmount: claims("amount"),
    claimedFact: claims("fact"),
    otherProducts: apart.products * unclaimed,
    otherParties: apart.parties * unclaimed,
    otherTimes: Math.min(1, apart.periods + apart.places) * unclaimed,
  };
}

function claimsStrength({ claims }: Pair, kind: string): number {
  if (claims === null) return 0;
  const own = claims.a.value.kind === "none" ? "fact" : claims.a.value.kind;
  return own === kind ? 0.4 + 0.6 * Math.max(CLAIMS_LEAST, upTo1(claims.score / CLAIMS_FULL)) : 0;
}

/** Without a later day something must show that two articles differ. */
const FIGURE_MARK_MIN = 0.12;
const TURN_MARK_MIN = 0.2;

/** Whether anything but likeness speaks for a conflict. */
export function isShown({ evidence, timing, claims }: Pair): boolean {
  if (claims !== null) return true;
  if (timing.kind === "apart" || timing.kind === "perhaps apart") return true;
  return [...evidence.marks].some(([kind, { strength }]) => {
    const least = kind === "denied" || kind === "changed" ? TURN_MARK_MIN : FIGURE_MARK_MIN;
    return strength / MARK_FULL >= least;
  });
}

export type Weights = {
  matter: Readonly<Record<MatterKey, number>>;
  conflict: Readonly<Record<ConflictKey, number>>;
};
const FITTED: Weights = { matter: MATTER, conflict: CONFLICT };

/** How sure it is that two articles conflict, 0 to 1. */
export function sureness(pair: Pair, { matter, conflict }: Weights = FITTED): number {
  if (!isShown(pair)) return 0;
  return chance(oddsOf(conflict, conflictInputs(pair, oddsOf(matter, matterInputs(pair)))));
}

/** The log odds that weights give to inputs. */
export function oddsOf<Key extends string>(
  weights: Readonly<Record<Key, number>>,
  inputs: Readonly<Record<Key, number>>,
): number {
  let sum = 0;
  for (const key in weights) sum += weights[key] * inputs[key];
  return sum;
}

const chance = (odds: number): number => 1 / (1 + Math.exp(-odds));
