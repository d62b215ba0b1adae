import { afterEach, beforeEach, describe, expect, test } from "vitest";

import type { ClaimedJob, Ledger, OutgoingPost } from "../../src/index.ts";

const NOW = Date.parse("2026-11-23T09:00:00Z");
const LEASE = { nowMs: NOW, leaseMs: 60_000 };

const post = (key: string): OutgoingPost => ({
  key,
  place: "stand-in:1",
  edits: null,
  body: `"${key}"`,
  effects: [{ collection: "told", id: key, value: "1" }],
});

const note = (ledger: Ledger, key: string, readyAtMs = NOW) =>
  ledger.note({ key, kind: "digest", payload: "{}", readyAtMs }, NOW);

const claim = (ledger: Ledger, nowMs = NOW) => ledger.claim({ kinds: ["digest"], nowMs, leaseMs: LEASE.leaseMs });

async function claimed(ledger: Ledger, nowMs = NOW): Promise<ClaimedJob> {
  const job = await claim(ledger, nowMs);
  if (job === null) throw new Error("there is nothing to claim");
  return job;
}

/** What every ledger must do; `open` gives a second view of the same ledger each time it is called. */
export function describeLedger(name: string, make: () => Promise<{ open: () => Promise<Ledger> }>): void {
  describe(name, () => {
    let ledger: Ledger;
    let other: Ledger;
    beforeEach(async () => {
      const made = await make();
      ledger = await made.open();
      other = await made.open();
    });
    afterEach(async () => {
      await ledger.close();
      await other.close();
    });

    test("SL-04 notes a job once, whoever notes it and whatever became of it", async () => {
      expect(await Promise.all([note(ledger, "a"), note(other, "a")])).toEqual(["new", "there"]);
      await ledger.settle(await claimed(ledger), { state: "done", reason: null });
      expect(await note(other, "a")).toBe("there");
      expect(await claim(other)).toBeNull();
    });

    test("gives a job to one worker at a time, the longest ready first, and none before it is ready", async () => {
      await note(ledger, "late", NOW + 1);
      await note(ledger, "b", NOW - 5);
      await note(ledger, "a", NOW);
      expect([(await claim(ledger))?.key, (await claim(other))?.key, await claim(other)]).toEqual(["b", "a", null]);
      expect(await ledger.claim({ kinds: ["answer"], nowMs: NOW + 1, leaseMs: 1 })).toBeNull();
      expect(await ledger.claim({ kinds: ["digest"], key: "a", nowMs: NOW + 1, leaseMs: 1 })).toBeNull();
      expect((await claim(ledger, NOW + 1))?.key).toBe("late");
    });

    test("SCH-04 refuses everything from a worker whose lease another has taken", async () => {
      await note(ledger, "a");
      const frozen = await claimed(ledger);
      await ledger.freeze(frozen, [post("p")]);
      const second = await claimed(other, NOW + LEASE.leaseMs);
      expect(second.fence).toBeGreaterThan(frozen.fence);
      expect(await ledger.begin(frozen, 0, LEASE)).toBe(false);
      expect(await ledger.record(frozen, 0, { state: "posted", messageId: "m" })).toBe(false);
      expect(await ledger.settle(frozen, { state: "done", reason: null })).toBe(false);
      expect(await other.begin(second, 0, LEASE)).toBe(true);
    });

    test("keeps the lease while posts are begun, and a lease that ran out with nobody else there is still good", async () => {
      await note(ledger, "a");
      const job = await claimed(ledger);
      await ledger.freeze(job, [post("p")]);
      await ledger.begin(job, 0, { nowMs: NOW + 59_000, leaseMs: 60_000 });
      expect(await claim(other, NOW + 61_000)).toBeNull();
      expect(await ledger.record(job, 0, { state: "posted", messageId: "m" })).toBe(true);
    });

    test("SCH-13 fixes the posts once; a second worker gets the same", async () => {
      await note(ledger, "a");
      const job = await claimed(ledger);
      expect(await ledger.freeze(job, [post("p"), post("q")])).toBe(true);
      expect(await ledger.freeze(job, [post("r")])).toBe(false);
      expect((await other.posts("a")).map(({ n, key, state }) => [n, key, state])).toEqual([
        [0, "p", "waiting"],
        [1, "q", "waiting"],
      ]);
    });

    test("writes a post's effects only when it is posted, and with it", async () => {
      await note(ledger, "a");
      const job = await claimed(ledger);
      await ledger.freeze(job, [post("p"), post("q")]);
      await ledger.begin(job, 0, LEASE);
      expect(await other.list("told")).toEqual([]);
      await ledger.record(job, 0, { state: "posted", messageId: "m1" });
      await ledger.record(job, 1, { state: "refused", reason: "invalid" });
      expect(await other.list("told")).toEqual([{ id: "p", value: "1" }]);
      expect((await other.posts("a")).map(({ state, messageId, reason }) => [state, messageId, reason])).toEqual([
        ["posted", "m1", null],
        ["refused", null, "invalid"],
      ]);
      expect(await other.jobsOfMessage("m1")).toEqual([{ key: "a", place: "stand-in:1" }]);
      expect(await other.jobsOfMessage("m2")).toEqual([]);
    });

    test("a post that was posted is not begun again", async () => {
      await note(ledger, "a");
      const job = await claimed(ledger);
      await ledger.freeze(job, [post("p")]);
      await ledger.begin(job, 0, LEASE);
      await ledger.record(job, 0, { state: "posted", messageId: "m1" });
      expect(await ledger.begin(job, 0, LEASE)).toBe(false);
    });

    test("remembers when a doubtful post was first tried, and forgets it when it certainly was not posted", async () => {
      await note(ledger, "a");
      const job = await claimed(ledger);
      await ledger.freeze(job, [post("p")]);
      await ledger.begin(job, 0, LEASE);
      await ledger.begin(job, 0, { nowMs: NOW + 5, leaseMs: 60_000 });
      const times = async () => (await ledger.posts("a")).map((p) => [p.firstTriedAtMs, p.lastTriedAtMs])[0];
      expect(await times()).toEqual([NOW, NOW + 5]);
      await ledger.record(job, 0, { state: "waiting", reason: "rate limit" });
      expect((await times())?.[0]).toBeNull();
    });

    test("SCH-22 counts the claims that came to nothing, and starts anew when there is progress", async () => {
      await note(ledger, "a");
      expect((await claimed(ledger)).attempts).toBe(1);
      const second = await claimed(other, NOW + 60_000);
      expect(second.attempts).toBe(2);
      await other.settle(second, { state: "open", readyAtMs: NOW, reason: "failed", hasFailed: true });
      const third = await claimed(ledger, NOW + 60_000);
      expect([third.attempts, third.reason]).toEqual([3, "failed"]);
      await ledger.freeze(third, [post("p")]);
      expect((await claimed(other, NOW + 200_000)).attempts).toBe(1);
    });

    test("lists jobs by the beginning of their key", async () => {
      for (const key of ["digest:1:a", "digest:1:b", "digest:10:a", "e"]) await note(ledger, key);
      expect((await other.jobs("digest:1:")).map(({ key }) => key)).toEqual(["digest:1:a", "digest:1:b"]);
      expect(await other.job("nothing")).toBeNull();
    });

    test("keeps records by name, all of a call or none", async () => {
      await ledger.put([
        { collection: "c", id: "2", value: "two" },
        { collection: "c", id: "1", value: "one" },
        { collection: "d", id: "1", value: "else" },
      ]);
      expect(await other.list("c")).toEqual([
        { id: "1", value: "one" },
        { id: "2", value: "two" },
      ]);
      await other.put([
        { collection: "c", id: "1", value: "new" },
        { collection: "c", id: "2", value: null },
      ]);
      expect([await ledger.get("c", "1"), await ledger.get("c", "2")]).toEqual(["new", null]);
    });

    test("SL-07 forgets ended jobs of long ago with their posts, never open ones", async () => {
      await note(ledger, "ended");
      const job = await claimed(ledger);
      await ledger.freeze(job, [post("p")]);
      await ledger.settle(job, { state: "done", reason: null });
      await note(ledger, "open");
      expect(await ledger.prune(NOW)).toBe(0);
      expect(await ledger.prune(NOW + 1)).toBe(1);
      expect([(await other.job("ended")) === null, (await other.job("open")) === null]).toEqual([true, false]);
      expect(await other.posts("ended")).toEqual([]);
    });
  });
}
