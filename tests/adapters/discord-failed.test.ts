import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";

import { expectInert, expectValid } from "../fixtures/discord-bodies.ts";
import { type Brain, createBrain, createDiscordHouse, type DiscordHouse } from "../fixtures/discord-house.ts";

let brain: Brain;
let house: DiscordHouse;
beforeAll(async () => {
  brain = await createBrain();
});
beforeEach(async () => {
  house = await createDiscordHouse(brain);
});
afterEach(async () => {
  for (const one of house.proxy.captured) expectInert(one);
  expectValid(house.proxy.captured);
  await house.close();
});
afterAll(() => brain.library.close());

const said = (value: unknown): string => JSON.stringify(value);
const sent = (method: string, path: RegExp) =>
  house.proxy.captured.filter((one) => one.method === method && path.test(one.path) && one.status > 0);

/** Works until an answer is given up, as the minutes go by. */
async function workItOff(): Promise<void> {
  await expect.poll(() => sent("POST", /callback$/).length, { timeout: 5_000 }).toBeGreaterThan(0);
  await expect.poll(async () => (await house.ledger.jobs("answer:v1:discord:")).length).toBe(1);
  for (let tries = 0; tries < 6; tries += 1) {
    await house.work();
    house.clock.nowMs += 130_000;
  }
}

test.each<[string, string, boolean]>([
  ["for everybody", "channel", true],
  ["for who asked alone", "only me", false],
])(
  "an answer %s that fails for good leaves no “thinking…” and tells who asked alone",
  async (_name, show, isPublic) => {
    house.bot.run = () => Promise.reject(new TypeError("secret of the house"));
    await house.twin
      .channel(house.general)
      .user(house.user)
      .runSlashCommand({
        name: "chip",
        options: [
          { name: "name", type: 3, value: "B200" },
          { name: "show", type: 3, value: show },
        ],
      });
    await workItOff();
    const told = isPublic ? sent("POST", /\/webhooks\/\d+\/[^/]+$/) : sent("PATCH", /@original/);
    expect(told).toHaveLength(1);
    expect(said(told[0]?.body)).toMatch(/Something went wrong \\\\?\(ref [0-9a-f]{8}\\\\?\)/u);
    // "Thinking…" is for everybody: it goes, and the word comes as a message only its reader sees.
    expect(sent("DELETE", /@original/)).toHaveLength(isPublic ? 1 : 0);
    if (isPublic) expect(Number(Object(told[0]?.body)["flags"]) & 64).toBe(64);
    expect(said(house.proxy.captured)).not.toContain("secret");
    expect(sent("POST", new RegExp(`/channels/${house.general}/messages$`))).toEqual([]);
  },
);
