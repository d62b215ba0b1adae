/** What stands for a day that is not known. */
export const DAY_UNKNOWN = 0;

/** `2026-11-24` → 20261124, so that days compare as numbers; null and anything else → {@link DAY_UNKNOWN}. */
export function dayNumber(day: string | null): number {
  const parts = day === null ? null : /^(\d{4})-(\d\d)-(\d\d)$/.exec(day);
  return parts === null ? DAY_UNKNOWN : Number(`${parts[1]}${parts[2]}${parts[3]}`);
}
