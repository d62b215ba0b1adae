import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { createSqliteLedger } from "../../adapters/store/sqlite-ledger.ts";
import { instantOf, localDate } from "../../src/digest/local-time.ts";
import { createPlanner } from "../../src/digest/planner.ts";
import { dueRuns, nextRun, skippedHour } from "../../src/digest/schedule.ts";
import { type Subscription, subscriptionSchema, SUBSCRIPTIONS } from "../../src/digest/subscription.ts";

const subscription = (more: Record<string, unknown> = {}): Subscription =>
  subscriptionSchema.parse({
    id: "s1",
    place: "slack:T1/C1",
    time: "09:00",
    zone: "Europe/Berlin",
    createdAt: "2026-01-01T00:00:00Z",
    ...more,
  });

const at = (iso: string): Date => new Date(iso);
const due = (wish: Subscription, iso: string) =>
  dueRuns(wish, at(iso)).flatMap((run) => (run.kind === "due" ? [`${run.localDate}${run.isLate ? " late" : ""}`] : []));

describe("SCH-06 a wall-clock time on days when the clock changes", () => {
  test.each([
    ["America/New_York", "2026-03-08", "02:30", "2026-03-08T07:00:00Z", "the gap's end, 03:00"],
    ["America/New_York", "2026-11-01", "01:30", "2026-11-01T05:30:00Z", "the first of two"],
    ["Europe/London", "2026-03-29", "01:30", "2026-03-29T01:00:00Z", "the gap's end"],
    ["Europe/London", "2026-10-25", "01:30", "2026-10-25T00:30:00Z", "the first of two"],
    ["America/Santiago", "2026-09-06", "00:15", "2026-09-06T04:00:00Z", "no midnight that day"],
    ["Africa/Cairo", "2026-04-24", "00:30", "2026-04-23T22:00:00Z", "no midnight that day"],
    ["Asia/Beirut", "2026-03-29", "00:10", "2026-03-28T22:00:00Z", "no midnight that day"],
    ["Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03T15:30:00Z", "a gap of half an hour"],
    ["America/Havana", "2026-03-08", "00:30", "2026-03-08T05:00:00Z", "no midnight that day"],
    ["Asia/Kathmandu", "2026-06-01", "09:00", "2026-06-01T03:15:00Z", "a quarter hour off"],
    ["Australia/Melbourne", "2026-04-05", "02:30", "2026-04-04T15:30:00Z", "the first of two"],
  ])("%s %s %s is %s: %s", (zone, date, time, expected) => {
    expect(instantOf(date, time, zone)?.toISOString()).toBe(expected.replace("Z", ".000Z"));
  });

  test("SCH-07 a day that a zone leaves out has no digest", () => {
    expect(instantOf("2011-12-30", "09:00", "Pacific/Apia")).toBeNull();
    expect(instantOf("2011-12-31", "09:00", "Pacific/Apia")?.toISOString()).toBe("2011-12-30T19:00:00.000Z");
  });

  test("the date that is shown there is always the date that was asked for", () => {
    const zones = [
      "Europe/Berlin",
      "America/New_York",
      "Australia/Melbourne",
      "Pacific/Kiritimati",
      "America/St_Johns",
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 1_000 }),
        fc.integer({ min: 0, max: 1_439 }),
        (zone, day, minute) => {
          const date = new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10);
          const time = `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
          const instant = instantOf(date, time, zone);
          expect(instant === null ? null : localDate(instant, zone)).toBe(date);
        },
      ),
    );
  });

  test("says on which day the wished hour does not exist and when it is sent instead", () => {
    const wish = subscription({ time: "02:30" });
    expect(skippedHour(wish, at("2026-01-10T00:00:00Z"))).toEqual({
      date: "2026-03-29",
      sentAt: at("2026-03-29T01:00:00Z"),
    });
    expect(skippedHour(subscription(), at("2026-01-10T00:00:00Z"))).toBeNull();
  });
});

describe("SCH-05 SCH-11 the process was down across the hour", () => {
  test.each([
    ["2026-11-23T07:59:00Z", [], "before the hour"],
    ["2026-11-23T08:07:00Z", ["2026-11-23"], "seven minutes after"],
    ["2026-11-23T10:59:00Z", ["2026-11-23 late"], "three hours after"],
    ["2026-11-23T19:59:00Z", ["2026-11-23 late"], "just within the window"],
    ["2026-11-23T22:50:00Z", [], "23:50 there: too late"],
    ["2026-11-24T07:00:00Z", [], "the next morning, before the hour"],
    ["2026-11-28T08:01:00Z", ["2026-11-28"], "five days later: one, not five"],
  ])("%s: %j, %s", (now, expected) => {
    expect(due(subscription({ createdAt: "2026-11-22T09:00:00Z" }), now)).toEqual(expected);
  });

  test("the digest of a late evening is still sent just past midnight", () => {
    const wish = subscription({ time: "23:50" });
    expect(due(wish, "2026-11-23T23:20:00Z")).toEqual(["2026-11-23"]);
    expect(due(wish, "2026-11-24T02:00:00Z")).toEqual([]);
  });

  test("what was missed says why, for a week back and never from before the subscription", () => {
    const missed = dueRuns(subscription({ createdAt: "2026-11-20T12:00:00Z" }), at("2026-11-24T06:00:00Z"));
    expect(missed.map(({ localDate, kind }) => [localDate, kind])).toEqual([
      ["2026-11-23", "missed"],
      ["2026-11-22", "missed"],
      ["2026-11-21", "missed"],
    ]);
  });
});

describe("the days", () => {
  test("weekdays leave out Saturday and Sunday there, weekly has its own day", () => {
    // 21 and 22 November 2026 are a Saturday and a Sunday.
    expect(nextRun(subscription({ days: "weekdays" }), at("2026-11-20T10:00:00Z"))?.localDate).toBe("2026-11-23");
    expect(nextRun(subscription({ days: "weekly", weekday: 3 }), at("2026-11-20T10:00:00Z"))?.localDate).toBe(
      "2026-11-25",
    );
  });

  test("SCH-10 a digest 30 days away is not due now", () => {
    const wish = subscription({ createdAt: "2026-12-23T00:00:00Z" });
    expect(due(wish, "2026-11-23T08:30:00Z")).toEqual([]);
  });

  test.each(["24:00", "9:00", "09:60", "noon"])("refuses %s as a time", (time) => {
    expect(() => subscription({ time })).toThrow(/HH:MM/);
  });

  test("OP-05 refuses a zone nobody has", () => {
    expect(() => subscription({ zone: "Mars/X" })).toThrow(/time zone such as/);
  });
});

describe("planning", () => {
  const planned = async (wish: Subscription, ...instants: string[]) => {
    const ledger = await createSqliteLedger({ file: ":memory:" });
    const counts: number[] = [];
    for (const instant of instants) {
      await ledger.put([{ collection: SUBSCRIPTIONS, id: wish.id, value: JSON.stringify(wish) }]);
      counts.push(await createPlanner({ ledger, now: () => at(instant) }).plan());
    }
    return { ledger, counts };
  };

  test("SCH-08 notes a day once, whatever the clock does", async () => {
    const wish = subscription({ createdAt: "2026-11-23T00:00:00Z" });
    const { counts } = await planned(
      wish,
      "2026-11-23T08:00:00Z",
      "2026-11-23T11:00:00Z",
      "2026-11-23T05:00:00Z",
      "1970-01-01T00:00:00Z",
      "2026-11-23T08:01:00Z",
      "2026-11-24T08:00:00Z",
      "2026-11-23T09:00:00Z",
      "2026-11-24T08:05:00Z",
    );
    expect(counts).toEqual([1, 0, 0, 0, 0, 1, 0, 0]);
  });

  test("SCH-14 a changed hour gives no second digest that day, and none is lost", async () => {
    const { ledger } = await planned(subscription({ createdAt: "2026-11-23T06:00:00Z" }), "2026-11-23T08:00:00Z");
    const replan = async (time: string, instant: string) => {
      const wish = subscription({ createdAt: "2026-11-23T06:00:00Z", time });
      await ledger.put([{ collection: SUBSCRIPTIONS, id: "s1", value: JSON.stringify(wish) }]);
      return createPlanner({ ledger, now: () => at(instant) }).plan();
    };
    // Sent at 09:00 there, then moved to 10:00: nothing more today.
    expect(await replan("10:00", "2026-11-23T09:30:00Z")).toBe(0);
    // Moved to 08:00 at 08:30 of the next day: today's has not been, so it comes now.
    expect(await replan("08:00", "2026-11-24T07:30:00Z")).toBe(1);
  });

  test("a paused one is left alone", async () => {
    const { counts } = await planned(subscription({ isPaused: true }), "2026-11-23T08:00:00Z");
    expect(counts).toEqual([0]);
  });
});
