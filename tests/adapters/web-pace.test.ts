import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { createHostCircuit } from "../../adapters/web/host-circuit.ts";
import { createHostGate } from "../../adapters/web/host-gate.ts";
import { importInTurns } from "../../adapters/web/import-turns.ts";

const LIMITS = { concurrent: 3, concurrentPerHost: 2, hostDelayMs: 1_000 };
const never = new AbortController().signal;

describe("turns", () => {
  beforeEach(() => void vi.useFakeTimers({ now: 0 }));
  afterEach(() => void vi.useRealTimers());

  /** Tasks that take so long, with when each began and how many ran beside it. */
  function createTasks(tookMs: number) {
    const gate = createHostGate(LIMITS, () => Date.now());
    const began: { host: string; atMs: number; beside: number; all: number }[] = [];
    const running = new Map<string, number>();
    const start = (host: string, signal = never) =>
      gate.run({ host, signal }, async () => {
        const all = [...running.values()].reduce((sum, count) => sum + count, 0);
        began.push({ host, atMs: Date.now(), beside: running.get(host) ?? 0, all });
        running.set(host, (running.get(host) ?? 0) + 1);
        await new Promise((resolve) => setTimeout(resolve, tookMs));
        running.set(host, (running.get(host) ?? 0) - 1);
        return host;
      });
    return { start, began };
  }

  test("FR-16: of fifty for one host two run at a time, their starts a second apart", async () => {
    const { start, began } = createTasks(5_000);
    const all = Promise.all(Array.from({ length: 50 }, () => start("a.example")));
    await vi.runAllTimersAsync();
    await all;
    expect(began.length).toBe(50);
    expect(Math.max(...began.map(({ beside }) => beside))).toBe(1);
    const gaps = began.slice(1).map(({ atMs }, index) => atMs - (began[index]?.atMs ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1_000);
  });

  test("FR-05: a host that waits for its pause takes nobody's place; over all hosts no more run than may", async () => {
    const { start, began } = createTasks(100);
    const hosts = ["a", "a", "a", "b", "c", "d", "e"];
    const all = Promise.all(hosts.map((host) => start(host)));
    await vi.runAllTimersAsync();
    expect(await all).toEqual(hosts);
    expect(Math.max(...began.map(({ all: others }) => others))).toBeLessThan(LIMITS.concurrent);
    expect(began.filter(({ host }) => host !== "a").every(({ atMs }) => atMs <= 200)).toBe(true);
    expect(began.filter(({ host }) => host === "a").map(({ atMs }) => atMs)).toEqual([0, 1_000, 2_000]);
  });

  test("one that is stopped while it waits gives its turn away", async () => {
    const { start, began } = createTasks(100);
    const stopping = new AbortController();
    const first = start("a");
    const stopped = start("a", stopping.signal).catch((error: unknown) =>
      error instanceof Error ? error.message : "",
    );
    const last = start("a");
    stopping.abort(new Error("stopped"));
    await vi.runAllTimersAsync();
    expect(await Promise.all([first, stopped, last])).toEqual(["a", "stopped", "a"]);
    expect(began.map(({ atMs }) => atMs)).toEqual([0, 1_000]);
  });
});

test("FR-19: a host that failed five times rests, then one may try, and an answer opens it again", () => {
  let nowMs = 0;
  const circuit = createHostCircuit(() => nowMs);
  for (let count = 0; count < 5; count += 1) {
    expect(circuit.mayAsk("a")).toBe(true);
    circuit.failed("a");
  }
  expect([circuit.mayAsk("a"), circuit.mayAsk("b")]).toEqual([false, true]);
  nowMs += 10 * 60_000;
  expect([circuit.mayAsk("a"), circuit.mayAsk("a")]).toEqual([true, false]);
  circuit.answered("a");
  expect(circuit.mayAsk("a")).toBe(true);
});

test("imports of many go one after the other in small pieces, outcomes in order, and a failure is its own", async () => {
  let running = 0;
  const sizes: number[] = [];
  const importArticles = importInTurns(async (articles) => {
    running += 1;
    expect(running).toBe(1);
    sizes.push(articles.length);
    await Promise.resolve();
    running -= 1;
    if (articles.some(({ where }) => where === "bad")) throw new Error("not stored");
    return articles.map(({ where }) => ({ kind: "new", id: where, url: where }));
  });
  const article = (where: string) => ({
    where,
    input: { url: where, title: null, outlet: null, lang: null, published: null, text: "" },
  });
  const names = Array.from({ length: 10 }, (_, index) => `a${index}`);
  const [first, bad, last] = await Promise.allSettled([
    importArticles(names.map(article)),
    importArticles([article("bad")]),
    importArticles([article("last")]),
  ]);
  expect(first.status === "fulfilled" && first.value.map((outcome) => outcome.kind === "new" && outcome.id)).toEqual(
    names,
  );
  expect([bad.status, last.status]).toEqual(["rejected", "fulfilled"]);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(4);
});
