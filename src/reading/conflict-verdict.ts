import type { Claim, ClaimValue } from "./claim-types.ts";

/** How two claims disagree; `swapped` when it is the first that overtakes the second. */
export type Verdict = { kind: "update" | "contradiction"; swapped: boolean };

export const UPDATE: Verdict = { kind: "update", swapped: false };
export const OVERTAKEN: Verdict = { kind: "update", swapped: true };
export const CONTRADICTION: Verdict = { kind: "contradiction", swapped: false };

/** A claim with its value, known to be of one kind. */
export type With<K extends ClaimValue["kind"]> = readonly [Claim, Extract<ClaimValue, { kind: K }>];

const MS_PER_DAY = 86_400_000;

/** Whole days from a to b by the days their articles carry; null when either was only read out of the text. */
export const daysBetween = (a: Claim, b: Claim): number | null =>
  a.isDayGiven && b.isDayGiven ? nearDays(a, b) : null;

/** Whole days from a to b, by days read out of the text too; null when either is not known at all. */
export function nearDays(a: Claim, b: Claim): number | null {
  if (a.day === null || b.day === null) return null;
  return Math.round((Date.parse(b.day) - Date.parse(a.day)) / MS_PER_DAY);
}
