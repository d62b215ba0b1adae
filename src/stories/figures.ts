import type { Quantity } from "../text/quantity-types.ts";
import type { Figure } from "./story-types.ts";

const FIGURES_MAX = 40;
/** Figures this near are one: "2.88 billion" and "2.881 billion". */
const SAME_RATIO = 1.006;
/** What a count of days or years tells apart is little. */
const DULL_KINDS = new Set(["year", "duration"]);

/** The numbers of a text that could be an event's own, the most telling first. */
export function readFigures(quantities: readonly Quantity[], headEnd: number): Figure[] {
  const found = new Map<string, Figure>();
  for (const quantity of quantities) {
    const figure = figureOf(quantity, quantity.start < headEnd);
    const key = figure === null ? "" : `${figure.unit} ${figure.value}`;
    if (figure !== null && found.get(key)?.isHead !== true) found.set(key, figure);
  }
  return [...found.values()]
    .toSorted((a, b) => b.significance - a.significance || a.value - b.value || (a.unit < b.unit ? -1 : 1))
    .slice(0, FIGURES_MAX);
}

function figureOf({ kind, value, unit, currency, surface }: Quantity, isHead: boolean): Figure | null {
  if (DULL_KINDS.has(kind) || value === 0 || !Number.isFinite(value)) return null;
  // Ages, ranks, tickers, parts of model numbers.
  if (kind === "plain" && (Number.isInteger(value) || significantDigits(value) < 3)) return null;
  const kindWorth = kind === "plain" || kind === "count" ? -1 : kind === "money" ? 1 : 0;
  const significance = Math.max(0, Math.min(3, significantDigits(value) - 1 + kindWorth));
  // A single number word is often part of another word.
  if (significance < 2 && !/\p{Nd}/u.test(surface)) return null;
  return { value, unit: currency ?? unit ?? kind, significance, said: surface, isHead };
}

const significantDigits = (value: number): number =>
  Math.abs(value).toPrecision(6).replace(/e.*$/, "").replace(".", "").replace(/^0+/, "").replace(/0+$/, "").length;

/** Pairs of figures that are the same, however they are written and rounded. */
export function sharedFigures(a: readonly Figure[], b: readonly Figure[]): [Figure, Figure][] {
  const pairs: [Figure, Figure][] = [];
  for (const one of a) {
    const other = b.find((each) => isSame(one, each));
    if (other !== undefined) pairs.push([one, other]);
  }
  return pairs;
}

function isSame(a: Figure, b: Figure): boolean {
  if (a.unit !== b.unit || Math.sign(a.value) !== Math.sign(b.value)) return false;
  const [low, high] = [Math.min(Math.abs(a.value), Math.abs(b.value)), Math.max(Math.abs(a.value), Math.abs(b.value))];
  return high / low <= SAME_RATIO;
}
