/** What a quantity measures; "plain" is a number that nothing says what it counts. */
export type QuantityKind =
  | "money"
  | "percent"
  | "count"
  | "power"
  | "memory"
  | "bandwidth"
  | "compute"
  | "length"
  | "frequency"
  | "duration"
  | "multiple"
  | "year"
  | "plain";

/**
 * A number found in a text, normalised so that equal facts compare equal in every language.
 * `value` is in the base unit named by `unit`: money in whole currency units, percent as said (15, not 0.15), memory in
 * bytes ("B"), bandwidth in bytes per second ("B/s"), compute in "FLOPS" or "OPS", power in "W", frequency in "Hz",
 * length in "nm" (areas in "mm²"), durations in "s", "day" (days, weeks) or "month" (months, quarters, years).
 */
export type Quantity = {
  /** UTF-16 offsets: `text.slice(start, end) === surface`. */
  start: number;
  end: number;
  surface: string;
  /** For a range, its lower end. */
  value: number;
  unit: string | null;
  kind: QuantityKind;
  /** ISO 4217, only for money whose currency is known. */
  currency?: string;
  /** True for "about", "more than", "近", "左右": the value is not exact. */
  approximate: boolean;
  range?: { from: number; to: number };
};

/** What a unit's word says: `value × factor` is in the base unit. */
export type UnitMeaning = { kind: QuantityKind; unit: string | null; factor: number };
