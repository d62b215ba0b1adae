import type { Claim } from "./claim-types.ts";
import { REVERSIBLE } from "./claim-reading.ts";
import { judgeAmounts } from "./conflict-amounts.ts";
import { judgeCourses } from "./conflict-courses.ts";
import {
  CONTRADICTION,
  daysBetween,
  nearDays,
  OVERTAKEN,
  UPDATE,
  type Verdict,
  type With,
} from "./conflict-verdict.ts";
import { CLOSED_RANK, DENIED_RANK, ENDED_RANK } from "./ladder.ts";

/** Reports as near as this speak of the same moment. */
const SAME_MOMENT_DAYS = 7;
/** So long after a report a denial still answers it. */
const DENIAL_DAYS = 30;
/** What is so and what is not so this far apart may both have been true at their time. */
const FACT_DAYS = 45;
/** A product that steps back from production to samples so soon was never in production. */
const SET_BACK_DAYS = 90;

/** How two claims of one kind about the same thing disagree, null when both can stand. */
export function judgeClaims(a: Claim, b: Claim): Verdict | null {
  if (a.kind !== b.kind) return a.kind === "denial" || b.kind === "denial" ? judgeDenial(a, b) : judgeCourses(a, b);
  const [valueA, valueB] = [a.value, b.value];
  if (valueA.kind === "state" && valueB.kind === "state") return judgeStates([a, valueA], [b, valueB]);
  if (valueA.kind === "amount" && valueB.kind === "amount") return judgeAmounts([a, valueA], [b, valueB]);
  if (valueA.kind === "when" && valueB.kind === "when") return judgeDates([a, valueA], [b, valueB]);
  if (valueA.kind === "fact" && valueB.kind === "fact") return judgeFacts([a, valueA], [b, valueB]);
  return null;
}

/** A denial stands against what was reported shortly before or after it. */
function judgeDenial(a: Claim, b: Claim): Verdict | null {
  const days = nearDays(a, b);
  return days !== null && Math.abs(days) > DENIAL_DAYS ? null : CONTRADICTION;
}

/** The same thing said to be so and not to be so. */
function judgeFacts([a, factA]: With<"fact">, [b, factB]: With<"fact">): Verdict | null {
  if (factA.predicate !== factB.predicate || factA.holds === factB.holds) return null;
  const days = nearDays(a, b);
  return days !== null && Math.abs(days) > FACT_DAYS ? null : CONTRADICTION;
}

function judgeStates([a, stateA]: With<"state">, [b, stateB]: With<"state">): Verdict | null {
  if (stateA.rank === stateB.rank) return null;
  if (stateA.rank === DENIED_RANK || stateB.rank === DENIED_RANK) return judgeDenied([a, stateA], [b, stateB]);
  const days = daysBetween(a, b);
  const forward = stateB.rank > stateA.rank;
  if (days === null) {
    if (a.kind === "production" && samePeriod(a, b)) return CONTRADICTION;
    // A supplier that failed passes in the end more often than the other way round.
    return REVERSIBLE.includes(a.kind) && a.kind !== "supply" ? null : forward ? UPDATE : OVERTAKEN;
  }
  const isEnd = stateA.rank === ENDED_RANK || stateB.rank === ENDED_RANK;
  if (Math.abs(days) <= SAME_MOMENT_DAYS && (REVERSIBLE.includes(a.kind) || a.kind === "production")) {
    if (a.kind === "rule" && isEnd && days !== 0) return days > 0 ? UPDATE : OVERTAKEN;
    return a.kind === "licence" || a.kind === "rule" ? null : CONTRADICTION;
  }
  if (days === 0) return isEnd ? CONTRADICTION : null;
  if (REVERSIBLE.includes(a.kind)) return days > 0 ? UPDATE : OVERTAKEN;
  // What had ended and goes on all the same is news.
  const earlier = days > 0 ? stateA : stateB;
  if (days > 0 !== forward && earlier.rank !== ENDED_RANK)
    return isSetBack([a, stateA], [b, stateB]) ? CONTRADICTION : null;
  if (earlier.rank === ENDED_RANK) return days > 0 ? UPDATE : OVERTAKEN;
  return forward ? UPDATE : OVERTAKEN;
}

/** What was said to be in production is sampled or debugged some weeks later; a closed deal awaits its approval. */
function isSetBack([a, stateA]: With<"state">, [b, stateB]: With<"state">): boolean {
  const days = daysBetween(a, b);
  if (days === null || Math.abs(days) > SET_BACK_DAYS) return false;
  const isClosed = stateA.rank === CLOSED_RANK || stateB.rank === CLOSED_RANK;
  return a.kind === "production" || (DEALS.has(a.kind) && isClosed);
}

const DEALS: ReadonlySet<string> = new Set(["acquisition", "investment"]);

/** A denied deal stands against reports of it; a denied delay against those of a delay, not of the launch. */
function judgeDenied([a, stateA]: With<"state">, [b, stateB]: With<"state">): Verdict | null {
  const days = nearDays(a, b);
  if (days !== null && Math.abs(days) > FACT_DAYS) return null;
  const reported = stateA.rank === DENIED_RANK ? stateB : stateA;
  const isBad = ["delayed", "cancelled", "out"].includes(reported.state);
  const isOfProducts = a.kind === "release" || a.kind === "supply";
  return isOfProducts === isBad && (isOfProducts || reported.rank !== ENDED_RANK) ? CONTRADICTION : null;
}

/** Articles that give no day, but speak of the same weeks. */
function samePeriod(a: Claim, b: Claim): boolean {
  const days = nearDays(a, b);
  return days !== null && Math.abs(days) <= SAME_MOMENT_DAYS * 3;
}

/** A promised date moved. Without days the later promise counts as the newer: schedules slip far more often than not. */
function judgeDates([a, whenA]: With<"when">, [b, whenB]: With<"when">): Verdict | null {
  if (whenA.from <= whenB.to && whenB.from <= whenA.to) return null;
  const days = daysBetween(a, b);
  if (days === null) return whenA.to < whenB.from ? UPDATE : OVERTAKEN;
  if (Math.abs(days) <= 1 || (days > 0 ? b : a).modality === "denied") return CONTRADICTION;
  return days > 0 ? UPDATE : OVERTAKEN;
}
