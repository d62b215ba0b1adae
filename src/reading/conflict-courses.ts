import type { Claim } from "./claim-types.ts";
import { daysBetween, nearDays, OVERTAKEN, UPDATE, type Verdict } from "./conflict-verdict.ts";
import { ENDED_RANK } from "./ladder.ts";

/** A day only read out of the text lies this much too early at times. */
const GUESS_DAYS = 30;
/** The rung of mass production. */
const IN_PRODUCTION_RANK = 3;

/**
 * What claims of two kinds are to the course of one thing: what is meant to come, that it does not come as meant, that it has come.
 * Null when a claim says nothing of it.
 */
export function courseOf({ kind, value }: Claim): "meant" | "set back" | "come" | null {
  if (kind === "schedule") return "meant";
  if (value.kind !== "state") return null;
  if (kind === "production") return value.rank === IN_PRODUCTION_RANK ? "come" : null;
  if (kind !== "release") return null;
  return value.state === "delayed" || value.rank === ENDED_RANK
    ? "set back"
    : value.state === "announced"
      ? "meant"
      : null;
}

/** Whether one of the articles promises the other's days as well: then nothing has moved. */
export function isStillMeant(a: Claim, b: Claim, promisesOf: (articleId: string) => readonly Claim[]): boolean {
  if (a.kind === b.kind) return isPromised(a, b.articleId, promisesOf) || isPromised(b, a.articleId, promisesOf);
  // Of what is put off any promise of its article is the new one, whatever it calls the thing.
  return promisesOf(b.articleId).some((other) => overlap(a, other));
}

const isPromised = (plan: Claim, articleId: string, promisesOf: (articleId: string) => readonly Claim[]): boolean =>
  promisesOf(articleId).some(
    (other) => overlap(plan, other) && other.subjects.some((id) => plan.subjects.includes(id)),
  );

const overlap = ({ value: a }: Claim, { value: b }: Claim): boolean =>
  a.kind === "when" && b.kind === "when" && a.from <= b.to && b.from <= a.to;

/** A plan that a later report says is put off, given up or carried out, though the two are claims of different kinds. */
export function judgeCourses(a: Claim, b: Claim): Verdict | null {
  const [courseA, courseB] = [courseOf(a), courseOf(b)];
  if (courseA === null || courseB === null || courseA === courseB) return null;
  if (courseA !== "meant" && courseB !== "meant") return null;
  const [plan, end] = courseA === "meant" ? [a, b] : [b, a];
  // A plan for trials is not carried out by mass production, and its delay is not that of the rest.
  if (plan.marks.includes("~trial") && !end.marks.includes("~trial") && courseOf(end) === "come") return null;
  const given = daysBetween(plan, end);
  const days = given ?? nearDays(plan, end);
  if (days !== null && days < (given === null ? -GUESS_DAYS : 1)) return null;
  return plan === a ? UPDATE : OVERTAKEN;
}
