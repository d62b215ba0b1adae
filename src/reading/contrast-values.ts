import { findDates } from "../text/dates.ts";
import { findQuantities } from "../text/quantities.ts";
import type { Quantity } from "../text/quantity-types.ts";
import type { Span } from "../text/sentences.ts";
import type { Language } from "../types.ts";
import { findFractions } from "./claim-fractions.ts";
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
const KINDS: ReadonlySet<string> = new Set(["money", "percent", "count", "power", "memory", "bandwidth", "compute"]);

/** The figures of a sentence that have a unit, and the days that are still to come for it. */
export function valuesOf(sentence: string, read: Read): ToldValue[] {
  if (!MAY_COUNT.test(sentence)) return [];
  const window = reportingWindow(sentence, read.day?.slice(0, 4) ?? null);
  const quantities = [...findQuantities(sentence, read.language), ...findFractions(sentence)].filter(isTelling);
  const figures = quantities.map((quantity) => ({
    sort: `${quantity.kind} ${quantity.currency ?? quantity.unit ?? ""}`,
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
  return [...figures, ...days];
}

const DAY = "day";

const isTelling = ({ kind, value, unit }: Quantity): boolean =>
  KINDS.has(kind) && (kind !== "count" || (value >= COUNT_MIN && unit !== null));

function nearTo(span: Span, { start, names, concepts }: Read): Pick<ToldValue, "name" | "around"> {
  const [from, to] = [start + span.start, start + span.end];
  const before = names.findLast(({ end }) => end <= from) ?? names.find((hit) => hit.start >= to);
  const near = concepts.filter(
    (hit) => (hit.end <= from || hit.start >= to) && hit.start - to <= REACH_CHARS && from - hit.end <= REACH_CHARS,
  );
  return { name: before?.id ?? null, around: new Set(near.map(({ id }) => id)) };
}

/** Below this, roundings meet; beyond the other, two figures count different things. */
const RATIO_MIN = 1.1;
const RATIO_MAX = 8;
/** A date that moves by more is another plan's. */
const YEARS_MAX = 4;
const MS_PER_YEAR = 365 * 86_400_000;

/** What makes a day one of a milestone. */
const MILESTONES: ReadonlySet<string> = new Set([
  "begin",
  "launch",
  "mass-production",
  "availability",
  "open",
  "shipment",
  "factory",
  "deliver",
  "production-line",
  "sample",
  "complete",
  "end",
  "enter-force",
  "ipo",
  "make",
]);

/**
 * How many notions two sentences share around values that differ, 0 when none do: of a sort, of one name, for one period, and
 * neither sentence has the other's value too.
 */
export function differenceOf(
  a: readonly ToldValue[],
  b: readonly ToldValue[],
  isRare: (concept: string) => boolean,
): number {
  let most = 0;
  for (const x of a) {
    for (const y of b) {
      if (!isComparable(x, y) || !differ(x, y)) continue;
      if (b.some((other) => meet(x, other)) || a.some((other) => meet(y, other))) continue;
      const common = [...x.around].filter((id) => y.around.has(id));
      const telling = x.sort === DAY ? common.filter((id) => MILESTONES.has(id)) : common.filter(isRare);
      most = Math.max(most, telling.length);
    }
  }
  return most;
}

const isComparable = (x: ToldValue, y: ToldValue): boolean =>
  x.sort === y.sort &&
  (x.window === y.window || x.window === "" || y.window === "") &&
  (x.name === y.name || x.name === null || y.name === null || x.sort === DAY);

/** "2.88" and "2.881" billion. */
const ROUNDING = 1.02;

/** Whether two values are the same but for rounding. */
function meet(x: ToldValue, y: ToldValue): boolean {
  if (x.sort !== y.sort) return false;
  const slack = x.sort === DAY ? 1 : ROUNDING;
  return x.from <= y.to * slack && y.from <= x.to * slack;
}

function differ(x: ToldValue, y: ToldValue): boolean {
  if (x.from <= y.to && y.from <= x.to) return false;
  const [low, high] = x.to < y.from ? [x.to, y.from] : [y.to, x.from];
  if (x.sort === DAY) return high - low <= YEARS_MAX * MS_PER_YEAR;
  return low > 0 && high / low >= RATIO_MIN && high / low <= RATIO_MAX;
}
