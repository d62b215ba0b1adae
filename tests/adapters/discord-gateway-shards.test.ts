import { GatewayIntentBits, PresenceUpdateStatus } from "discord.js";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";

import { createClient } from "../../adapters/discord/gateway/gateway.ts";
import { INVITE_PERMISSIONS, inviteLink } from "../../adapters/discord/permissions.ts";
import { createGuard } from "../../adapters/discord/rest/guard.ts";
import { type Brain, createBrain } from "../fixtures/discord-house.ts";
import { createGatewayHouse, usedCommand } from "../fixtures/gateway-house.ts";
import { createGatewayStandIn, type GatewayStandIn } from "../fixtures/gateway-stand-in.ts";

let brain: Brain;
let standIn: GatewayStandIn;
beforeAll(async () => {
  brain = await createBrain();
});
afterAll(() => brain.library.close());
beforeEach(async () => {
  standIn = await createGatewayStandIn();
});
afterEach(() => standIn.close());

const until = (done: () => unknown) => vi.waitUntil(done, { timeout: 8_000, interval: 10 });

/** discord.js's client as the bot makes it, with nothing to wait for. */
const clientOf = () =>
  createClient({
    apiUrl: standIn.apiUrl,
    token: "stand-in.token.of-a-bot",
    shards: 1,
    guard: createGuard({ send: (url, init) => fetch(url, init), now: () => new Date(), log: () => {} }),
    budget: { pass: async () => {} },
  });

describe("shards", () => {
  test.each([
    ["a number", 3, 1],
    ["auto, as many as Discord recommends", "auto", 3],
  ] as const)("%s: all run in one process, and each one's events are answered", async (_name, shards, recommended) => {
    Object.assign(standIn.settings, { shards: recommended, concurrency: 3 });
    const house = await createGatewayHouse(brain, { standIn, config: { shards } });
    expect(standIn.identified).toEqual([0, 1, 2]);
    expect(standIn.connections()).toBe(3);
    expect(house.discord.isReady()).toBe(true);
    for (const shard of [0, 1, 2]) standIn.dispatch("INTERACTION_CREATE", usedCommand(), shard);
    await until(() => standIn.rest.filter(({ path }) => path.endsWith("/callback")).length === 3);
    await house.close();
  });

  test("one that lets go is resumed while the others stay", async () => {
    Object.assign(standIn.settings, { concurrency: 2 });
    const house = await createGatewayHouse(brain, { standIn, config: { shards: 2 } });
    standIn.drop(4000);
    await until(() => standIn.resumed.length === 2 && house.discord.isReady());
    expect(standIn.identified).toEqual([0, 1]);
    await house.close();
  });

  test("fewer introductions left than shards: it does not begin, and says why", async () => {
    Object.assign(standIn.settings, { remaining: 1 });
    const house = await createGatewayHouse(brain, { standIn, config: { shards: 2 }, isStarted: false });
    await expect(house.discord.start()).rejects.toThrow(/connect no more today/);
    expect(standIn.identified).toEqual([]);
    await house.close();
  });
});

test("DI-24 130 sends over one connection: fewer than 120 go out, heartbeats still do", async () => {
  const client = clientOf();
  standIn.settings.heartbeatMs = 40;
  await client.login("stand-in.token.of-a-bot");
  await until(() => client.isReady());
  for (let n = 0; n < 130; n++) client.user?.setPresence({ status: PresenceUpdateStatus.Online });
  const presences = () => standIn.others.filter((op) => op === 3).length;
  await until(() => presences() > 100);
  const beats = standIn.others.filter((op) => op === 1).length;
  // Two heartbeats later what was going to be sent has been.
  await until(() => standIn.others.filter((op) => op === 1).length > beats + 1);
  expect(presences()).toBeLessThan(118);
  await client.destroy();
});

describe("DI-32 what is asked of who adds the bot", () => {
  test("three intents, none of them privileged", () => {
    const privileged =
      GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;
    const { bitfield } = clientOf().options.intents;
    expect(bitfield).toBe(
      GatewayIntentBits.Guilds | GatewayIntentBits.GuildMessages | GatewayIntentBits.DirectMessages,
    );
    expect(bitfield & privileged).toBe(0);
  });

  test("the permissions README.md names, and nothing else, in the invite link", async () => {
    const { readFile } = await import("node:fs/promises");
    const documented = /exactly the permissions the bot needs \(`(\d+)`/.exec(await readFile("README.md", "utf8"))?.[1];
    expect(documented).toBe(String(INVITE_PERMISSIONS));
    const link = new URL(inviteLink("123"));
    expect(Object.fromEntries(link.searchParams)).toEqual({
      client_id: "123",
      scope: "bot applications.commands",
      permissions: documented,
    });
  });
});
