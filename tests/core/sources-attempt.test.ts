import fc from "fast-check";
import { describe, expect, test } from "vitest";

import {
  afterAttempt,
  type Attempt,
  failingSources,
  healthOf,
  isDue,
  newSource,
  type NewsSource,
  resumed,
  type SourceNotice,
} from "../../src/index.ts";

const FLOOR_MS = 3_600_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const START = new Date("2026-11-24T08:00:00Z");
const URL_OF = "https://wire.example/feed";

const fresh = (): NewsSource =>
  newSource({ id: "wire", url: URL_OF, site: null, title: "Wire", language: "en", class: "trade press" }, START);

const later = (ms: number): Date => new Date(START.getTime() + ms);

const answered = (given: Partial<Extract<Attempt, { kind: "answered" }>> = {}): Attempt => ({
  kind: "answered",
  tookMs: 100,
  validators: { url: URL_OF, etag: null, lastModified: null },
  movedTo: null,
  maxAgeSeconds: null,
  isComplete: true,
  feed: null,
  ...given,
});

const failed = (status: number | null = null, retryAfterMs: number | null = null): Attempt => ({
  kind: "failed",
  tookMs: 100,
  reason: "does not work",
  status,
  retryAfterMs,
});

/** A feed with an item every so often, the newest a while ago. */
const feedOf = (
  gapMs: number,
  { now, newestAgoMs = 0, count = 20 }: { now: Date; newestAgoMs?: number; count?: number },
) => ({
  bodyHash: "x",
  updateMinutes: null,
  publishedAt: Array.from({ length: count }, (_, index) =>
    new Date(now.getTime() - newestAgoMs - index * gapMs).toISOString(),
  ),
});

type Step = { at: Date; attempt: Attempt };

/** The source after these attempts, and everything that was told. */
function live(steps: readonly Step[], from: NewsSource = fresh(), isTaken = (_url: string): boolean => false) {
  const notices: SourceNotice[] = [];
  let source = from;
  for (const { at, attempt } of steps) {
    const after = afterAttempt(source, attempt, { now: at, chance: 0.5, floorMs: FLOOR_MS, isTaken });
    source = after.source;
    if (after.notice !== null) notices.push(after.notice);
  }
  return { source, notices, kinds: notices.map(({ kind }) => kind) };
}

const waitMs = ({ memory }: NewsSource, from: Date): number => Date.parse(memory.dueAt ?? "") - from.getTime();

describe("when a source is asked again", () => {
  const attempts = fc.oneof(
    fc.constant(answered()),
    fc.nat({ max: 400 * DAY_MS }).map((gap) => answered({ feed: feedOf(gap, { now: START }) })),
    fc.nat().map((maxAgeSeconds) => answered({ maxAgeSeconds })),
    fc.constantFrom(null, 404, 410, 429, 500, 503).map((status) => failed(status)),
    fc.integer({ min: 900_000, max: DAY_MS }).map((ms) => failed(429, ms)),
  );

  test("FR-10: never before the floor, nor later than a day and a tenth after it, whatever came before", () => {
    fc.assert(
      fc.property(
        fc.array(attempts, { minLength: 1, maxLength: 12 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (list, chance) => {
          let source = fresh();
          for (const attempt of list)
            source = afterAttempt(source, attempt, {
              now: START,
              chance,
              floorMs: FLOOR_MS,
              isTaken: () => false,
            }).source;
          expect(waitMs(source, START)).toBeGreaterThanOrEqual(FLOOR_MS);
          expect(waitMs(source, START)).toBeLessThanOrEqual(DAY_MS * 1.1 + 1);
          expect(isDue(source, later(FLOOR_MS - 1))).toBe(false);
        },
      ),
    );
  });

  test("FR-10: requests are spread by a tenth around the learned wait", () => {
    const attempt = answered({ feed: feedOf(10 * HOUR_MS, { now: START }) });
    const waits = [0, 0.5, 1].map((chance) =>
      waitMs(
        afterAttempt(fresh(), attempt, { now: START, chance, floorMs: FLOOR_MS, isTaken: () => false }).source,
        START,
      ),
    );
    expect(waits).toEqual([4.5 * HOUR_MS, 5 * HOUR_MS, 5.5 * HOUR_MS]);
  });

  test("FR-13: what the server and the feed ask for is respected, within the floor and a day", () => {
    const wait = (given: Parameters<typeof answered>[0]) =>
      waitMs(live([{ at: START, attempt: answered(given) }]).source, START);
    const often = feedOf(60_000, { now: START });
    expect(wait({ feed: often })).toBe(FLOOR_MS);
    expect(wait({ feed: often, maxAgeSeconds: 6 * 3600 })).toBe(6 * HOUR_MS);
    expect(wait({ feed: { ...often, updateMinutes: 720 } })).toBe(12 * HOUR_MS);
    expect(wait({ feed: often, maxAgeSeconds: 10 ** 9 })).toBe(DAY_MS);
  });

  test("FR-11: failures wait twice as long each time, up to a day", () => {
    const waits: number[] = [];
    let source = fresh();
    for (let count = 0; count < 7; count += 1) {
      source = live([{ at: START, attempt: failed(500) }], source).source;
      waits.push(Math.round(waitMs(source, START) / (HOUR_MS * 1.05)));
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 24, 24]);
  });

  test("FR-09: a server that asks for time gets it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 900_000, max: DAY_MS }), (ms) => {
        const { source } = live([{ at: START, attempt: failed(503, ms) }]);
        expect(waitMs(source, START)).toBeGreaterThanOrEqual(ms);
        expect(isDue({ ...source, memory: { ...source.memory, dueAt: null } }, later(ms - 1))).toBe(false);
      }),
    );
  });
});

describe("what a server keeps saying", () => {
  test("FR-11: gone is gone at once, told once, and comes back when a person says so", () => {
    const { source, kinds } = live([{ at: START, attempt: failed(410) }]);
    expect([source.state, healthOf(source, START), kinds]).toEqual(["gone", "gone", ["gone"]]);
    expect(isDue(source, later(100 * DAY_MS))).toBe(false);
    expect(isDue(resumed(source), START)).toBe(true);
  });

  test("FR-11: not there pauses after three times over three days, not before", () => {
    const at = (days: number): Step => ({ at: later(days * DAY_MS), attempt: failed(404) });
    expect(live([at(0), at(0.1), at(0.2), at(1)]).source.state).toBe("on");
    expect(live([at(0), at(3.1)]).source.state).toBe("on");
    expect(live([at(0), at(1), { at: later(2 * DAY_MS), attempt: answered() }, at(3), at(4)]).source.state).toBe("on");
    const { source, kinds } = live([at(0), at(1), at(3.1)]);
    expect([source.state, kinds]).toEqual(["paused", ["paused"]]);
  });

  test("FR-12: a new address is taken when it was given twice", () => {
    const to = { attempt: answered({ movedTo: "https://new.example/feed" }), at: START };
    expect(live([to]).source.url).toBe(URL_OF);
    expect(live([to, to]).source).toMatchObject({ url: "https://new.example/feed", memory: { moved: null } });
    expect(live([to, { at: START, attempt: answered() }, to]).source.url).toBe(URL_OF);
  });

  test("FR-12: two addresses that send each other round change nothing more that day", () => {
    const there = answered({ movedTo: "https://new.example/feed" });
    const back = answered({ movedTo: URL_OF });
    const steps = [there, there, back, back, there, back].map((attempt, index) => ({
      at: later(index * HOUR_MS),
      attempt,
    }));
    expect(live(steps).source.url).toBe("https://new.example/feed");
  });

  test("FR-12: one that moves to where another source is, is the other one from then on", () => {
    const to = { attempt: answered({ movedTo: "https://new.example/feed" }), at: START };
    const { source, kinds } = live([to, to], fresh(), (url) => url === "https://new.example/feed");
    expect([source.state, source.url, kinds]).toEqual(["gone", URL_OF, ["gone"]]);
  });

  test("FR-07: an answer that says nothing of validators keeps those it was given", () => {
    const validators = { url: URL_OF, etag: 'W/"a"', lastModified: null };
    const { source } = live([
      { at: START, attempt: answered({ validators }) },
      { at: START, attempt: answered() },
    ]);
    expect(source.memory.validators).toEqual(validators);
  });

  test("a feed whose pages are to be tried again is read in full next time", () => {
    const validators = { url: URL_OF, etag: '"a"', lastModified: null };
    const { source } = live([
      { at: START, attempt: answered({ validators, isComplete: false, feed: feedOf(1, { now: START }) }) },
    ]);
    expect(source.memory).toMatchObject({ validators: null, bodyHash: null });
  });
});

describe("health", () => {
  const hourly = answered({ feed: feedOf(HOUR_MS, { now: START }) });

  test("is new, ok, slow, stale, failing, and muted", () => {
    expect(healthOf(fresh(), START)).toBe("new");
    const { source: ok } = live([{ at: START, attempt: hourly }]);
    expect(healthOf(ok, START)).toBe("ok");
    expect(healthOf({ ...ok, state: "muted" }, START)).toBe("muted");
    expect(healthOf(live([{ at: START, attempt: { ...hourly, tookMs: 9_000 } }]).source, START)).toBe("slow");
    expect(healthOf(ok, later(3 * DAY_MS))).toBe("ok");
    expect(healthOf(ok, later(5 * DAY_MS))).toBe("stale");
    expect(healthOf(live([{ at: START, attempt: failed() }]).source, START)).toBe("failing");
    expect(healthOf(live([{ at: START, attempt: failed() }], ok).source, START)).toBe("ok");
    expect(
      healthOf(
        live(
          [
            { at: START, attempt: failed() },
            { at: START, attempt: failed() },
          ],
          ok,
        ).source,
        START,
      ),
    ).toBe("failing");
  });

  test("a source that publishes once a month is not stale after three weeks", () => {
    const { source } = live([{ at: START, attempt: answered({ feed: feedOf(30 * DAY_MS, { now: START }) }) }]);
    expect(healthOf(source, later(21 * DAY_MS))).toBe("ok");
    expect(healthOf(source, later(91 * DAY_MS))).toBe("stale");
  });

  test("an incident is told once, and once when it is over", () => {
    const fail = (hours: number): Step => ({ at: later(hours * HOUR_MS), attempt: failed(500) });
    const work = (hours: number): Step => ({
      at: later(hours * HOUR_MS),
      attempt: answered({ feed: feedOf(HOUR_MS, { now: later(hours * HOUR_MS) }) }),
    });
    expect(live([work(0), fail(1), fail(2), work(3)]).kinds).toEqual([]);
    expect(live([work(0), ...[1, 2, 3, 4, 5, 6].map(fail)]).kinds).toEqual(["failing"]);
    const { kinds, notices } = live([
      work(0),
      fail(1),
      fail(2),
      fail(3),
      fail(4),
      work(5),
      work(6),
      fail(7),
      fail(8),
      fail(9),
    ]);
    expect(kinds).toEqual(["failing", "recovered", "failing"]);
    expect(notices[0]).toMatchObject({ since: later(HOUR_MS).toISOString(), detail: "does not work" });
  });

  test("silence is told once, and once when it is over", () => {
    const silent = (days: number): Step => ({ at: later(days * DAY_MS), attempt: answered() });
    const { kinds, notices } = live([
      { at: START, attempt: hourly },
      ...[2, 5, 6, 7].map(silent),
      { at: later(8 * DAY_MS), attempt: answered({ feed: feedOf(HOUR_MS, { now: later(8 * DAY_MS) }) }) },
    ]);
    expect(kinds).toEqual(["stale", "recovered"]);
    expect(notices[0]?.since).toBe(START.toISOString());
  });

  test("FR-11, PRODUCT 13: what answers are told: how many of those that should answer do not, and since when", () => {
    const good = live([{ at: START, attempt: hourly }]).source;
    const bad = live([
      { at: START, attempt: hourly },
      { at: later(1), attempt: failed() },
      { at: later(2), attempt: failed() },
    ]).source;
    const gone = live([{ at: later(5), attempt: failed(410) }]).source;
    expect(failingSources([good, { ...bad, state: "muted" }], START)).toEqual({ failing: 0, of: 1, since: null });
    expect(failingSources([good, bad, gone], later(10))).toEqual({ failing: 2, of: 3, since: START.toISOString() });
  });
});
