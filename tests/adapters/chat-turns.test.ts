import { expect, test } from "vitest";

import { createTurns } from "../../adapters/chat/turns.ts";

test("answers are made one at a time, in the order they were asked for, and a failure ends nobody else's turn", async () => {
  const turns = createTurns(() => 0);
  const order: string[] = [];
  let running = 0;
  const work = (name: string) => async (): Promise<string> => {
    running += 1;
    expect(running).toBe(1);
    await Promise.resolve();
    order.push(name);
    running -= 1;
    if (name === "b") throw new Error("b failed");
    return name;
  };
  const outcomes = await Promise.allSettled(["a", "b", "c"].map((name) => turns.run(work(name))));
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(order).toEqual(["a", "b", "c"]);
});

test("what comes in meanwhile is taken between two answers", async () => {
  let nowMs = 0;
  const turns = createTurns(() => nowMs);
  const order: string[] = [];
  const first = turns.run(async () => {
    nowMs += 5;
    turns.cameIn();
    order.push("first");
  });
  setImmediate(() => order.push("an event"));
  await Promise.all([first, turns.run(async () => void order.push("second"))]);
  expect(order).toEqual(["first", "an event", "second"]);
});
