import { instantOf, localDate, shiftDate, weekdayOf } from "./local-time.ts";
import type { Subscription } from "./subscription.ts";

/** A digest missed by less is sent late, on the same local date; just past midnight the last evening's still counts. */
const CATCH_UP_MS = 12 * 3_600_000;
const PAST_MIDNIGHT_MS = 2 * 3_600_000;
/** Sent later than this, a digest says so. */
const LATE_MS = 30 * 60_000;
/** How many days back a missed one is recorded. */
const LOOK_BACK_DAYS = 7;
/** A year and a day: a subscription without a run in it has none. */
const LOOK_AHEAD_DAYS = 366;

/** One day's digest of a subscription. */
export type Run = { localDate: string; scheduledAt: Date };

/** Whether a digest is due on this date at all, and when; null when the day is not one of its days. */
function runOn(subscription: Subscription, date: string): Run | null {
  const weekday = weekdayOf(date);
  if (subscription.days === "weekdays" && weekday > 5) return null;
  if (subscription.days === "weekly" && weekday !== subscription.weekday) return null;
  const scheduledAt = instantOf(date, subscription.time, subscription.zone);
  return scheduledAt === null ? null : { localDate: date, scheduledAt };
}

/** The reason that is noted of a digest that the bot was not there for. */
export const MISSED = "the bot was not running at its hour";

export type DueRun = Run & ({ kind: "due"; isLate: boolean } | { kind: "missed"; reason: string });

/**
 * What should have been posted by now, newest date first, of the last days: due, or missed for good and why. The same run comes back until
 * somebody notes it: what was noted already is known by its date, (subscription, local date) is a digest's identity.
 */
export function dueRuns(subscription: Subscription, now: Date): DueRun[] {
  const today = localDate(now, subscription.zone);
  const createdMs = Date.parse(subscription.createdAt);
  const dates = Array.from({ length: LOOK_BACK_DAYS + 1 }, (_, back) => shiftDate(today, -back));
  return dates.flatMap((date): DueRun[] => {
    const run = runOn(subscription, date);
    if (run === null || run.scheduledAt > now || run.scheduledAt.getTime() < createdMs) return [];
    const lateMs = now.getTime() - run.scheduledAt.getTime();
    const isInTime = date === today ? lateMs <= CATCH_UP_MS : lateMs <= PAST_MIDNIGHT_MS;
    return isInTime
      ? [{ ...run, kind: "due", isLate: lateMs > LATE_MS }]
      : [{ ...run, kind: "missed", reason: MISSED }];
  });
}

/** The next digest after `now`; null when there is none within a year. */
export function nextRun(subscription: Subscription, now: Date): Run | null {
  const today = localDate(now, subscription.zone);
  for (let ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead += 1) {
    const run = runOn(subscription, shiftDate(today, ahead));
    if (run !== null && run.scheduledAt > now) return run;
  }
  return null;
}

/** What a day's digest is known by. The hour is no part of it: a channel that moves its hour still gets one a day. */
export const runKey = (subscriptionId: string, date: string): string => `digest:v1:${subscriptionId}:${date}`;

/**
 * When the wished time does not exist on a day of the coming year (clock change), that day and the time it is sent instead: for the word that
 * is shown when it is set up. Null when every day has it.
 */
export function skippedHour(subscription: Subscription, now: Date): { date: string; sentAt: Date } | null {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: subscription.zone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const today = localDate(now, subscription.zone);
  for (let ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead += 1) {
    const run = runOn(subscription, shiftDate(today, ahead));
    if (run !== null && format.format(run.scheduledAt) !== subscription.time)
      return { date: run.localDate, sentAt: run.scheduledAt };
  }
  return null;
}
