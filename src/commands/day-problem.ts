import type { Intent, Language } from "../types.ts";
import { noticeCard, type Card, type CommandDeps } from "./card.ts";
import { localDay } from "../answer/wording.ts";
import { say } from "./texts.ts";

/** Why an intent's days cannot be answered for: no day at all, in the future, or before the first article; null when they can. */
export async function dayProblem(
  intent: Intent,
  language: Language,
  { library, now }: CommandDeps,
): Promise<Card | null> {
  const asOf = "asOf" in intent ? intent.asOf : undefined;
  const since = "since" in intent ? intent.since : undefined;
  const problem = sinceProblem(asOf, language, now()) ?? sinceProblem(since, language, now());
  if (problem !== null) return problem;
  if (asOf === undefined) return null;
  const { oldestDay } = await library.stats();
  if (oldestDay === null || asOf >= oldestDay) return null;
  return noticeCard("E-BEFORE", say("E-BEFORE", language, { date: localDay(oldestDay, language) }));
}

/** Why a day cannot be looked back to: it is none, or still to come; null when it can, or there is none. */
export function sinceProblem(day: string | undefined, language: Language, now: Date): Card | null {
  if (day === undefined) return null;
  if (!isDay(day)) return noticeCard("E-USAGE", say("E-BADDAY", language, { name: day.slice(0, 40) }));
  if (day <= now.toISOString().slice(0, 10)) return null;
  return noticeCard("E-FUTURE", say("E-FUTURE", language, { date: localDay(day, language) }));
}

/** Whether it is a real day of the calendar, as YYYY-MM-DD. */
function isDay(text: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return day !== null && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
