import { findDates } from "../text/dates.ts";
import { findQuantities } from "../text/quantities.ts";
import type { Quantity } from "../text/quantity-types.ts";
import type { Span } from "../text/sentences.ts";
import type { Language } from "../types.ts";
import { numbersBeforeNames } from "./claim-figures.ts";
import { findFractions } from "../text/fractions.ts";
import { reportingWindow } from "./claim-windows.ts";

/** A figure or a day of a sentence, with what stands around it. `sort`: what it can be compared with. */
export type ToldValue = {
  sort: string;
  from: number;
  to: number;
  /** The name it is nearest to, null when the sentence has none. */
  name: string | null;
  /** The notions near it. */
  around: ReadonlySet<string>;
  /** The months it is reported for, empty when it names none. */
  window: string;
};

type Hit = Span & { id: string };
type Read = {
  start: number;
  names: readonly Hit[];
  concepts: readonly Hit[];
  language: Language;
  day: string | null;
};

/** Cheap to look for before figures are; shares said in words go unread. */
const MAY_COUNT = /[\d一二三四五六七八九半절]/u;

/** A notion further from a figure, in characters, says nothing of what it counts. */
const REACH_CHARS = 60;
const COUNT_MIN = 50;
const KINDS: ReadonlySet<string> = new Set([
  "money",
  "percent",
  "count",
  "power",
  "memory",
  "bandwidth",
  "compute",
  "duration",
]);

/** The figures of a sentence that have a unit, and the days that are still to come for it. */
export function valuesOf(sentence: string, read: Read): ToldValue[] {
  if (!MAY_COUNT.test(sentence)) return [];
  const window = reportingWindow(sentence, read.day?.slice(0, 4) ?? null);
  const counted = findQuantities(sentence, read.language);
  const named = numbersBeforeNames(sentence, read.start, read.names, counted.filter(isTelling));
  const quantities = [...counted, ...named, ...findFractions(sentence)].filter(isTelling);
  const figures = quantities.map((quantity) => ({
    sort: `${quantity.kind} ${quantity.currency ?? (PIECES.has(quantity.unit ?? "") ? "piece" : (quantity.unit ?? ""))}`,
    from: quantity.range?.from ?? quantity.value,
    to: quantity.range?.to ?? quantity.value,
    window: window === null ? "" : `${window.from} ${window.to}`,
    ...nearTo(quantity, read),
  }));
  const days = findDates(sentence, read.language)
    .filter(({ from, to, relative }) => !relative && !from.startsWith("--") && (read.day === null || to > read.day))
    .map((date) => ({
      sort: DAY,
      from: Date.parse(date.from),
      to: Date.parse(date.to),
      window: "",
      ...nearTo(date, read),
    }));
  const nodes = read.names.flatMap((name): ToldValue[] => {
    const nanometres = NODES[name.id];
    if (nanometres === undefined) return [];
    const span = { start: name.start - read.start, end: name.end - read.start };
    return [{ sort: NODE, from: nanometres, to: nanometres, window: "", ...nearTo(span, read) }];
  });
  return [...figures, ...nodes, ...days];
}

/** Processes that chips are made in, in nanometres. */
const NODES: Readonly<Record<string, number>> = { n7: 7, n5: 5, n3: 3, n2: 2, "intel-18a": 1.8, "intel-14a": 1.4 };
const NODE = "node";

const DAY = "day";
/** What is counted may be called by any of these. */
const PIECES: ReadonlySet<string> = new Set(["chip", "gpu", "tpu", "npu", "cpu", "unit"]);

const isTelling = ({ kind, value, unit }: Quantity): boolean =>
  KINDS.has(kind) &&
  (kind !== "duration" || unit === "month") &&
  (kind !== "count" || (value >= COUNT_MIN && unit !== null));

function nearTo(span: Span, { start, names, concepts }: Read): Pick<ToldValue, "name" | "around"> {
  const [from, to] = [start + span.start, start + span.end];
  const before =
    countedBy(to, names) ?? names.findLast(({ end }) => end <= from) ?? names.find((hit) => hit.start >= to);
  const near = concepts.filter(
    (hit) => (hit.end <= from || hit.start >= to) && hit.start - to <= REACH_CHARS && from - hit.end <= REACH_CHARS,
  );
  return { name: before?.id ?? null, around: new Set(near.map(({ id }) => id)) };
}

/** What is counted: "52,000 Nvidia GB300" are GB300s. */
function countedBy(to: number, names: readonly Hit[]): Hit | undefined {
  const next = names.find((hit) => hit.start > to && hit.start <= to + 1);
  return next === undefined ? undefined : (countedBy(next.end, names) ?? next);
}

/** Below this, roundings meet; beyond the other, two figures count different things. */
const RATIO_MIN = 1.02;
const RATIO_MAX = 20;
/** A date that moves by more is another plan's. */
const YEARS_MAX = 4;
const MS_PER_YEAR = 365 * 86_400_000;

/** Whether two values could be of one thing and differ: of a sort, for one period, neither far from the other. */
export const differ = (x: ToldValue, y: ToldValue): boolean =>
  x.sort === y.sort && (x.window === y.window || x.window === "" || y.window === "") && areApart(x, y);

function areApart(x: ToldValue, y: ToldValue): boolean {
  if (x.from <= y.to && y.from <= x.to) return false;
  const [low, high] = x.to < y.from ? [x.to, y.from] : [y.to, x.from];
  if (isDay(x)) return high - low <= YEARS_MAX * MS_PER_YEAR;
  return low > 0 && high / low >= RATIO_MIN && high / low <= RATIO_MAX;
}

/** Whether a value is a day. */
export const isDay = ({ sort }: ToldValue): boolean => sort === DAY;

/** Sorts of which a report gives many: one alone is not the one another report gives. */
const MANY = /^(?:percent|duration|day)/u;
/** Two reports of one thing are hardly further apart. */
const LONE_RATIO_MAX = 2.5;

/** Whether two values that stand alone in their articles may be of one thing and differ. */
export const isLone = (x: ToldValue, y: ToldValue): boolean =>
  !MANY.test(x.sort) && differ(x, y) && Math.max(x.to, y.to) / Math.min(x.from, y.from) <= LONE_RATIO_MAX;

/** Whether two values are the same but for rounding. */
export function meet(x: ToldValue, y: ToldValue): boolean {
  if (x.sort !== y.sort) return false;
  const slack = isDay(x) ? 1 : RATIO_MIN;
  return x.from <= y.to * slack && y.from <= x.to * slack;
}

/** Whether two figures are the same to the last digit. */
export const isSame = (x: ToldValue, y: ToldValue): boolean =>
  x.sort === y.sort && !isDay(x) && x.sort !== NODE && x.from === y.from && x.to === y.to;
