/** How exactly a date is known. Parts of a month ("mid August") are "month", parts of a year ("late 2026") "season". */
export type DatePrecision = "day" | "month" | "quarter" | "half" | "year" | "season";

/**
 * A date found in a text. `from`..`to` are its first and last day, YYYY-MM-DD, or --MM-DD each year when the text names no
 * year and no `now` was there to resolve it.
 */
export type DateMention = {
  /** UTF-16 offsets: `text.slice(start, end) === surface`. */
  start: number;
  end: number;
  surface: string;
  from: string;
  to: string;
  precision: DatePrecision;
  /** Counted from `now`: "yesterday", "last month". */
  relative: boolean;
};

/** A part of a month or a year, as in "mid August". */
export type DatePart = "early" | "mid" | "late" | "end";

/** A span as read, before its year is settled. Months are 1..12; the last day of `monthTo` ends it when `dayTo` is null. */
export type Span = {
  year: number | null;
  monthFrom: number;
  dayFrom: number;
  monthTo: number;
  dayTo: number | null;
  precision: DatePrecision;
};
