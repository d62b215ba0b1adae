const MS_PER_DAY = 86_400_000;
const YEAR_DAYS = 365;

/** Whole days between two days; where one has no year (--MM-DD), the fewest there can be. */
export function daysBetween(a: string, b: string): number {
  const isYearless = a.startsWith("--") || b.startsWith("--");
  const at = (day: string): number => Date.parse(isYearless ? `2023-${day.slice(-5)}` : day) / MS_PER_DAY;
  const apart = Math.round(Math.abs(at(a) - at(b)));
  return isYearless ? Math.min(apart, YEAR_DAYS - apart) : apart;
}

/** The fewest days between a day of one and a day of the other; null when one has none. */
export function fewestDays(a: readonly string[], b: readonly string[]): number | null {
  const all = a.flatMap((one) => b.map((other) => daysBetween(one, other))).filter((days) => !Number.isNaN(days));
  return all.length === 0 ? null : Math.min(...all);
}
