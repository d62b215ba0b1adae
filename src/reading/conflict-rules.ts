import type { Claim, ClaimValue } from "./claim-types.ts";
import { isWithin, mayShareYear, monthsIn, overlaps, yearOf } from "./claim-windows.ts";
import { REVERSIBLE } from "./claims.ts";

/** How two claims disagree; `swapped` when it is the first that overtakes the second. */
export type Verdict = { kind: "update" | "contradiction"; swapped: boolean };

const UPDATE: Verdict = { kind: "update", swapped: false };
const OVERTAKEN: Verdict = { kind: "update", swapped: true };
const CONTRADICTION: Verdict = { kind: "contradiction", swapped: false };

/** Reports as near as this speak of the same moment. */
const SAME_MOMENT_DAYS = 7;
/** Estimates differ; from this ratio on they do not describe the same thing. */
const FIGURE_RATIO_MIN = 1.5;
/** A market value is quoted as current for so long; over more days it may simply have moved. */
const VALUATION_DAYS = 120;
/** So long after a report a denial still answers it. */
const DENIAL_DAYS = 30;
/** Rounding and "about" stay below this. */
const SAME_AMOUNT_RATIO = 1.1;
/** A company's earnings per month do not grow by this within a year; a unit error is a factor of ten. */
const RATE_RATIO_MAX = 4;
const VALUATION_RATIO_MAX = 2;
/** Rungs from here on end the story: broken off, withdrawn, halted. */
const ENDED_RANK = 9;

const MS_PER_DAY = 86_400_000;

/** Whole days from a to b by the days their articles carry; null when either was only read out of the text. */
function daysBetween(a: Claim, b: Claim): number | null {
  if (a.day === null || b.day === null || !a.isDayGiven || !b.isDayGiven) return null;
  return Math.round((Date.parse(b.day) - Date.parse(a.day)) / MS_PER_DAY);
}

/** How two claims of one kind about the same thing disagree, null when both can stand. */
export function judgeClaims(a: Claim, b: Claim): Verdict | null {
  if (a.kind !== b.kind) return judgeDenial(a, b);
  const [valueA, valueB] = [a.value, b.value];
  if (valueA.kind === "state" && valueB.kind === "state") return judgeStates([a, valueA], [b, valueB]);
  if (valueA.kind === "amount" && valueB.kind === "amount") return judgeAmounts([a, valueA], [b, valueB]);
  if (valueA.kind === "when" && valueB.kind === "when") return judgeDates([a, valueA], [b, valueB]);
  return null;
}

/** A denial stands against what was reported shortly before or after it. */
function judgeDenial(a: Claim, b: Claim): Verdict | null {
  const days = daysBetween(a, b);
  return days === null || Math.abs(days) > DENIAL_DAYS ? null : CONTRADICTION;
}

type With<K extends ClaimValue["kind"]> = readonly [Claim, Extract<ClaimValue, { kind: K }>];

function judgeStates([a, stateA]: With<"state">, [b, stateB]: With<"state">): Verdict | null {
  if (stateA.rank === stateB.rank) return null;
  const days = daysBetween(a, b);
  const forward = stateB.rank > stateA.rank;
  if (days === null) {
    if (a.kind === "production" && sharePeriod(a, b)) return CONTRADICTION;
    return REVERSIBLE.includes(a.kind) ? null : forward ? UPDATE : OVERTAKEN;
  }
  const isEnd = stateA.rank === ENDED_RANK || stateB.rank === ENDED_RANK;
  if (Math.abs(days) <= SAME_MOMENT_DAYS && (REVERSIBLE.includes(a.kind) || a.kind === "production")) {
    return a.kind === "licence" ? null : CONTRADICTION;
  }
  if (days === 0) return isEnd ? CONTRADICTION : null;
  if (REVERSIBLE.includes(a.kind)) return days > 0 ? UPDATE : OVERTAKEN;
  // What had ended and goes on all the same is news.
  const earlier = days > 0 ? stateA : stateB;
  if (days > 0 !== forward && earlier.rank !== ENDED_RANK) return null;
  if (earlier.rank === ENDED_RANK) return days > 0 ? UPDATE : OVERTAKEN;
  return forward ? UPDATE : OVERTAKEN;
}

/** Whether both articles name the same span of time that is shorter than a year. */
function sharePeriod(a: Claim, b: Claim): boolean {
  return [...a.periods].some((period) => !/-01-01\.\.\d{4}-12-31$/.test(period) && b.periods.has(period));
}

function judgeAmounts([a, amountA]: With<"amount">, [b, amountB]: With<"amount">): Verdict | null {
  if (amountA.unit !== amountB.unit || amountA.unit === "") return null;
  if (a.kind === "valuation") return judgeValuations([a, amountA], [b, amountB]);
  if (a.kind === "figure") return judgeFigures([a, amountA], [b, amountB]);
  const [windowA, windowB] = [amountA.window, amountB.window];
  if (windowA === null || windowB === null) return null;
  if (a.kind === "amount over a period") {
    const sameWindow = windowA.from === windowB.from && windowA.to === windowB.to;
    const sameStory = overlaps(windowA, windowB) && ratio(amountA, amountB) <= SAME_AMOUNT_RATIO;
    return sameStory && !sameWindow && mayShareYear(windowA, windowB) ? CONTRADICTION : null;
  }
  const equal = isWithin(windowA, windowB) && isWithin(windowB, windowA);
  if (equal) {
    const known = yearOf(windowA.from) !== null && yearOf(windowA.from) === yearOf(windowB.from);
    return known && ratio(amountA, amountB) > SAME_AMOUNT_RATIO ? CONTRADICTION : null;
  }
  if (!isWithin(windowA, windowB) && !isWithin(windowB, windowA)) return null;
  const rates = [perMonth(amountA), perMonth(amountB)];
  return Math.max(...rates) / Math.min(...rates) >= RATE_RATIO_MAX ? CONTRADICTION : null;
}

type AmountValue = Extract<ClaimValue, { kind: "amount" }>;

const perMonth = ({ from, to, window }: AmountValue): number =>
  Math.max(1, Math.abs(from + to) / 2) / (window === null ? 1 : monthsIn(window));

/** How many times one amount is the other; 1 when their ranges touch, no end when one is a loss and the other none. */
function ratio(a: AmountValue, b: AmountValue): number {
  if (a.from <= b.to && b.from <= a.to) return 1;
  const [low, high] = a.to < b.from ? [a.to, b.from] : [b.to, a.from];
  if (low < 0 && high < 0) return low / high;
  return low <= 0 ? Infinity : high / low;
}

function judgeValuations([a, amountA]: With<"amount">, [b, amountB]: With<"amount">): Verdict | null {
  if (a.day === null || b.day === null) return null;
  if (Math.abs(Date.parse(b.day) - Date.parse(a.day)) > VALUATION_DAYS * MS_PER_DAY) return null;
  return ratio(amountA, amountB) >= VALUATION_RATIO_MAX ? CONTRADICTION : null;
}

/** Two figures for one thing: near each other they disagree; over time it may have changed. */
function judgeFigures([a, amountA]: With<"amount">, [b, amountB]: With<"amount">): Verdict | null {
  const days = daysBetween(a, b);
  if (days === null || Math.abs(days) > DENIAL_DAYS) return null;
  const [windowA, windowB] = [amountA.window, amountB.window];
  if (windowA !== null && windowB !== null && !overlaps(windowA, windowB)) return null;
  const least = /^(?:memory|power)/.test(amountA.unit) ? SAME_AMOUNT_RATIO : FIGURE_RATIO_MIN;
  return ratio(amountA, amountB) >= least ? CONTRADICTION : null;
}

/** A promised date moved. Without days the later promise counts as the newer: schedules slip far more often than not. */
function judgeDates([a, whenA]: With<"when">, [b, whenB]: With<"when">): Verdict | null {
  if (whenA.from <= whenB.to && whenB.from <= whenA.to) return null;
  const days = daysBetween(a, b);
  if (days === null) return whenA.to < whenB.from ? UPDATE : OVERTAKEN;
  if (Math.abs(days) <= 1) return CONTRADICTION;
  return days > 0 ? UPDATE : OVERTAKEN;
}
