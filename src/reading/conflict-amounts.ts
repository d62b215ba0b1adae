import type { Claim, ClaimValue } from "./claim-types.ts";
import { isWithin, mayShareYear, monthsIn, overlaps, yearOf } from "./claim-windows.ts";
import {
  CONTRADICTION,
  daysBetween,
  nearDays,
  UPDATE,
  OVERTAKEN,
  type Verdict,
  type With,
} from "./conflict-verdict.ts";
import { MEASURE_BY_NAME } from "./measures.ts";

type AmountValue = Extract<ClaimValue, { kind: "amount" }>;

/** A market value is quoted as current for so long; over more days it may simply have moved. */
const VALUATION_DAYS = 120;
/** Rounding and "about" stay below this. */
const SAME_AMOUNT_RATIO = 1.1;
/** A company's earnings per month do not grow by this within a year; a unit error is a factor of ten. */
const RATE_RATIO_MAX = 4;
const VALUATION_RATIO_MAX = 2;
/** Two figures this near in time are about the same moment; a figure of another month may have moved. */
const FIGURE_DAYS = 50;
/** A product's data sheet does not change, but a rumour of it may be this old. */
const SPEC_DAYS = 400;
/** A plan with a period of its own can be taken back for so long. */
const PLAN_DAYS = 270;
/** From here on a figure that differs was changed, not told otherwise. */
const UPDATE_DAYS = 21;
/** Two figures further apart count two things: one card and a rack, a deal and a company's cash. */
const ONE_THING_RATIO_MAX = 12;
/** A rate of exchange moves by less; figures in two currencies must differ by more. */
const CURRENCY_RATIO = 1.45;
/** "More than" and "up to" leave this much open. */
const OPEN_RATIO = 1.6;

/** How many of each currency a dollar is, roughly, over the years the library covers. */
const PER_DOLLAR: Readonly<Record<string, number>> = {
  USD: 1,
  EUR: 0.9,
  GBP: 0.77,
  CNY: 7.2,
  JPY: 150,
  KRW: 1400,
  TWD: 32,
  HKD: 7.8,
  CHF: 0.85,
  INR: 86,
};

/** How two amounts of one kind disagree, null when both can stand. */
export function judgeAmounts([a, amountA]: With<"amount">, [b, amountB]: With<"amount">): Verdict | null {
  if (a.kind === "figure") return judgeFigures([a, amountA], [b, amountB]);
  if (amountA.unit !== amountB.unit || amountA.unit === "") return null;
  if (a.kind === "valuation") return judgeValuations([a, amountA], [b, amountB]);
  const [windowA, windowB] = [amountA.window, amountB.window];
  if (windowA === null || windowB === null) return null;
  if (a.kind === "amount over a period") {
    const sameWindow = windowA.from === windowB.from && windowA.to === windowB.to;
    const sameStory = overlaps(windowA, windowB) && ratio(amountA, amountB) <= SAME_AMOUNT_RATIO;
    return sameStory && !sameWindow && mayShareYear(windowA, windowB) ? CONTRADICTION : null;
  }
  if (isWithin(windowA, windowB) && isWithin(windowB, windowA)) {
    const known = yearOf(windowA.from) !== null && yearOf(windowA.from) === yearOf(windowB.from);
    return known && ratio(amountA, amountB) > SAME_AMOUNT_RATIO ? CONTRADICTION : null;
  }
  if (!isWithin(windowA, windowB) && !isWithin(windowB, windowA)) return null;
  const rates = [perMonth(amountA), perMonth(amountB)];
  return Math.max(...rates) / Math.min(...rates) >= RATE_RATIO_MAX ? CONTRADICTION : null;
}

const perMonth = ({ from, to, window }: AmountValue): number =>
  Math.max(1, Math.abs(from + to) / 2) / (window === null ? 1 : monthsIn(window));

type Ends = { from: number; to: number };

/** How many times one amount is the other; 1 when their ranges touch, no end when one is a loss and the other none. */
function ratio(a: Ends, b: Ends): number {
  if (a.from <= b.to && b.from <= a.to) return 1;
  const [low, high] = a.to < b.from ? [a.to, b.from] : [b.to, a.from];
  if (low < 0 && high < 0) return low / high;
  return low <= 0 ? Infinity : high / low;
}

function judgeValuations([a, amountA]: With<"amount">, [b, amountB]: With<"amount">): Verdict | null {
  const days = nearDays(a, b);
  if (days === null || Math.abs(days) > VALUATION_DAYS) return null;
  return ratio(amountA, amountB) >= VALUATION_RATIO_MAX ? CONTRADICTION : null;
}

/** Concepts that make a figure a plan or a forecast, which the result then overtakes. */
const MEANT = ["plan-intention", "expect", "forecast", "guidance-financial", "goal", "seek", "negotiate", "want"];
const isMeant = ({ concepts }: Claim): boolean => MEANT.some((id) => concepts.has(id));

/** Two figures for one thing: near each other they disagree; later ones overtake. */
function judgeFigures([a, amountA]: With<"amount">, [b, amountB]: With<"amount">): Verdict | null {
  const measure = MEASURE_BY_NAME.get(amountA.measure);
  if (measure === undefined || amountA.measure !== amountB.measure) return null;
  const [windowA, windowB] = [amountA.window, amountB.window];
  if (windowA !== null && windowB !== null && !sameSpan(windowA, windowB)) return null;
  if (isOfThePast(amountA, b) || isOfThePast(amountB, a)) return null;
  const days = nearDays(a, b);
  const daysMax = measure.isSpec === true ? SPEC_DAYS : isMeant(a) || isMeant(b) ? PLAN_DAYS : FIGURE_DAYS;
  if (days !== null && Math.abs(days) > daysMax) return null;
  const least = leastRatio(amountA, amountB, measure.ratioMin);
  if (least === null) return null;
  const isResult = isMeant(a) !== isMeant(b);
  const [endsA, endsB] = [endsOf(amountA, isResult), endsOf(amountB, isResult)];
  const times = ratio(endsA, endsB);
  if (times < least || times > ONE_THING_RATIO_MAX) return null;
  const given = daysBetween(a, b);
  if (given === null || Math.abs(given) <= UPDATE_DAYS || measure.isSpec === true) return CONTRADICTION;
  return given > 0 ? UPDATE : OVERTAKEN;
}

/** A figure of a year gone by is not held against one of now. */
function isOfThePast({ window }: AmountValue, other: Claim): boolean {
  const hasOwn = other.value.kind === "amount" && other.value.window !== null;
  if (window === null || hasOwn || other.day === null || yearOf(window.to) === null) return false;
  return Date.parse(other.day) - Date.parse(window.to) > PLAN_DAYS * 86_400_000;
}

/** Figures of a quarter are not those of a year. */
const sameSpan = (a: NonNullable<AmountValue["window"]>, b: NonNullable<AmountValue["window"]>): boolean =>
  overlaps(a, b) && (monthsIn(a) === monthsIn(b) || monthsIn(a) === 12 || monthsIn(b) === 12);

function leastRatio(a: AmountValue, b: AmountValue, sameUnit: number): number | null {
  if (a.unit === b.unit) return sameUnit;
  return PER_DOLLAR[a.unit] !== undefined && PER_DOLLAR[b.unit] !== undefined
    ? Math.max(sameUnit, CURRENCY_RATIO)
    : null;
}

/** An amount's ends in dollars where it is money; open ones as far as a writer would mean them, unless a result stands against a plan. */
function endsOf({ from, to, bound, unit }: AmountValue, isResult: boolean): Ends {
  const rate = PER_DOLLAR[unit] ?? 1;
  const ends = { from: from / rate, to: to / rate };
  if (bound === "least") return { ...ends, to: ends.to * OPEN_RATIO };
  return bound === "most" && !isResult ? { ...ends, from: ends.from / OPEN_RATIO } : ends;
}
