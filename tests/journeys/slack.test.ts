import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { type Brain, createBrain, createSlackHouse, type SlackHouse } from "../fixtures/slack-house.ts";
import { mention, messagesOf } from "../fixtures/slack-events.ts";
import { BEN } from "../fixtures/slack-stand-in.ts";

let brain: Brain;
beforeAll(async () => {
  brain = await createBrain();
});
afterAll(() => brain.library.close());

let house: SlackHouse;
beforeEach(async () => {
  house = await createSlackHouse(brain);
});
afterEach(() => house.close());

describe("a mention in a channel", () => {
  test("is answered in its thread, with quotes and sources, for everybody there to read", async () => {
    const { standIn } = house;
    const asked = await mention(house, "Why was DeepSeek R2 delayed?");
    expect((await house.send(asked.body)).status).toBe(200);
    await house.work();
    const [question, answer, ...more] = await messagesOf(standIn, BEN, standIn.channels.general, asked.ts);
    expect(question?.text).toContain("DeepSeek R2");
    expect(answer?.text).toMatch(/\[1\]/);
    expect(answer?.user).toBe(standIn.users.bot);
    expect(JSON.stringify(answer?.blocks)).toContain("http");
    expect(more).toEqual([]);
  });
});
