import { describe, expect, test } from "vitest";

import { createGateway } from "../../adapters/discord/gateway/gateway.ts";
import { homeRecord } from "../../adapters/discord/digest-home.ts";
import { createGuard } from "../../adapters/discord/rest/guard.ts";
import { subscriptions, subscriptionSchema } from "../../src/index.ts";
import type { LogLine } from "../fixtures/discord-house.ts";
import { saidMessage, usedCommand } from "../fixtures/gateway-house.ts";
import { CHANNEL, createGatewayStandIn, GUILD, newId, SELF } from "../fixtures/gateway-stand-in.ts";
import { freshGatewayHouses, house, until } from "../fixtures/gateway-tests.ts";

freshGatewayHouses();

/** Answered at once and from memory: when it has been, whatever was dispatched before it has been taken. */
async function settled(): Promise<void> {
  const option = { name: "name", type: 3, value: "H2", focused: true };
  const last = usedCommand({ type: 4, data: { id: "5", name: "chip", type: 1, options: [option] } });
  house.standIn.dispatch("INTERACTION_CREATE", last);
  await until(() => house.standIn.rest.some(({ path }) => path.includes(last.id)));
  await house.work();
}

const posted = () => [...house.standIn.messages.values()];

const BEN = { id: "1200000000000000009", username: "ben", discriminator: "0", avatar: null };

describe("without the Message Content intent", () => {
  // As Discord does without the intent: words only where the bot is mentioned or written to directly.
  const silent = { content: "", mentions: [] };

  test("DI-25 what neither mentions nor answers the bot comes without words and is left alone", async () => {
    house.standIn.dispatch("MESSAGE_CREATE", saidMessage(silent));
    await settled();
    expect(posted()).toEqual([]);
    expect(house.logged.filter(({ level }) => level === "error")).toEqual([]);
  });

  test("DI-25 a mention is answered", async () => {
    house.standIn.dispatch("MESSAGE_CREATE", saidMessage());
    await settled();
    expect(JSON.stringify(posted())).toContain("H200");
  });

  test("DI-25 a direct message is answered", async () => {
    const { guild_id: _, ...direct } = saidMessage({ content: "chip H200", mentions: [], channel_id: newId() });
    house.standIn.dispatch("MESSAGE_CREATE", direct);
    await settled();
    expect(JSON.stringify(posted())).toContain("H200");
  });

  test("DI-25 a message's Apps menu brings its words along", async () => {
    const target = newId();
    const message = { ...saidMessage(), id: target, content: "The H200 has 141 GB of memory" };
    const data = {
      id: "6",
      name: "Check this claim",
      type: 3,
      target_id: target,
      resolved: { messages: { [target]: message } },
    };
    const used = usedCommand({ data });
    house.standIn.dispatch("INTERACTION_CREATE", used);
    await settled();
    const answer = house.standIn.rest.filter(({ path }) => path.includes(used.token));
    expect(JSON.stringify(answer.map(({ body }) => body))).toMatch(/H200|141/);
  });

  test("DI-25 no privileged intent is asked for; start-up says what is off", () => {
    expect(house.discord.off).toMatch(/no Message Content intent/);
    expect(house.count("discord_started")).toBe(1);
  });
});

describe("what is not said by a person", () => {
  const others: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
    ["a bot", { author: { ...BEN, bot: true } }],
    ["a webhook", { webhook_id: "1300000000000000001" }],
    ["itself", { author: { ...BEN, id: SELF } }],
    ["Discord", { author: { ...BEN, system: true } }],
    ...[1, 2, 3, 6, 7, 8, 12, 18, 21, 24].map((type) => [`a message of type ${type}`, { type }] as const),
  ];

  test.each(others)("DI-27 %s gets no answer", async (_who, more) => {
    house.standIn.dispatch("MESSAGE_CREATE", saidMessage(more));
    await settled();
    expect(posted()).toEqual([]);
  });

  test("DI-27 it takes a person's, so that the others are not left out by chance", async () => {
    house.standIn.dispatch("MESSAGE_CREATE", saidMessage());
    house.standIn.dispatch("MESSAGE_CREATE", saidMessage({ type: 19 }));
    await settled();
    expect(posted()).toHaveLength(2);
  });
});

describe("events that are not whole", () => {
  const partial: readonly [string, string, unknown][] = [
    ["a message with nothing but ids", "MESSAGE_CREATE", { id: newId(), channel_id: CHANNEL }],
    ["a message without its author", "MESSAGE_CREATE", saidMessage({ author: undefined })],
    ["a message of an unknown channel", "MESSAGE_CREATE", saidMessage({ channel_id: newId() })],
    ["an interaction with nothing in it", "INTERACTION_CREATE", {}],
    ["an interaction of an unknown kind", "INTERACTION_CREATE", usedCommand({ type: 99 })],
    ["an interaction by nobody", "INTERACTION_CREATE", usedCommand({ member: undefined })],
    ["an interaction without its data", "INTERACTION_CREATE", usedCommand({ data: undefined })],
    ["a server that nobody knows", "GUILD_DELETE", { id: newId() }],
    ["a channel that nobody knows", "CHANNEL_DELETE", { id: newId() }],
    ["a thread that nobody knows", "THREAD_DELETE", {}],
    ["a message's end", "MESSAGE_DELETE", {}],
    ["no event at all", "MESSAGE_CREATE", null],
  ];

  test.each(partial)("DI-26 %s is left, and what comes next is taken", async (_what, event, payload) => {
    const broken: unknown[] = [];
    const note = (error: unknown): void => void broken.push(error);
    process.on("unhandledRejection", note).on("uncaughtException", note);
    house.standIn.dispatch(event, payload);
    await settled();
    process.off("unhandledRejection", note).off("uncaughtException", note);
    expect(broken).toEqual([]);
    expect(house.fatal).toEqual([]);
  });

  test("DI-26 what a listener throws, at once or later, is logged, and the next event taken", async () => {
    const standIn = await createGatewayStandIn();
    const logged: LogLine[] = [];
    const taken: unknown[] = [];
    const log = (level: string, event: string, fields = {}) => void logged.push({ level, event, fields });
    const gateway = createGateway({
      apiUrl: standIn.apiUrl,
      token: "stand-in.token.of-a-bot",
      shards: 1,
      guard: createGuard({ send: (url, init) => fetch(url, init), now: () => new Date(), log }),
      budget: { pass: async () => {} },
      events: {
        interaction: async () => Promise.reject(new RangeError("later")),
        message: () => {
          throw new TypeError("at once");
        },
        guildGone: async () => {},
        channelGone: async (payload) => void taken.push(payload),
      },
      onFatal: () => {},
      log,
    });
    await gateway.start();
    standIn.dispatch("INTERACTION_CREATE", usedCommand());
    standIn.dispatch("MESSAGE_CREATE", saidMessage());
    standIn.dispatch("CHANNEL_DELETE", { id: "1", type: 0, guild_id: GUILD });
    await until(() => taken.length > 0);
    const failures = logged.filter(({ event }) => event === "discord_event_failed");
    expect(failures.map(({ fields }) => fields["reason"])).toEqual(expect.arrayContaining(["RangeError", "TypeError"]));
    await gateway.stop();
    await standIn.close();
  });
});

describe("a place that is not as it was", () => {
  const keep = (place = `discord:${CHANNEL}`) => {
    const digest = subscriptionSchema.parse({
      id: "s1",
      place,
      time: "09:00",
      zone: "UTC",
      ifEmpty: "one line",
      createdAt: "2025-01-01T00:00:00.000Z",
    });
    return house.ledger.put([
      { collection: "subscription", id: "s1", value: JSON.stringify(digest) },
      homeRecord("s1", { guild: GUILD, isPublished: false }),
      { collection: "discord-server", id: GUILD, value: "{}" },
    ]);
  };
  const kept = () => subscriptions(house.ledger);

  test("DI-28 a server that only cannot be reached keeps what was set up", async () => {
    await keep();
    house.standIn.dispatch("GUILD_DELETE", { id: GUILD, unavailable: true });
    await settled();
    expect(await kept()).toMatchObject([{ id: "s1", isPaused: false }]);
    expect(await house.ledger.list("discord-digest")).toHaveLength(1);
  });

  test("DI-28 a server that took the bot out loses its digests and where they belonged", async () => {
    await keep();
    house.standIn.dispatch("GUILD_DELETE", { id: GUILD });
    await until(async () => (await kept()).length === 0);
    expect(await house.ledger.list("discord-digest")).toEqual([]);
  });

  test("DI-28 a deleted channel's digest rests, with the reason", async () => {
    await keep();
    house.standIn.dispatch("CHANNEL_DELETE", { id: CHANNEL, type: 0, guild_id: GUILD });
    await until(async () => (await kept())[0]?.isPaused);
    expect(await kept()).toMatchObject([{ pauseReason: "the channel was deleted" }]);
  });

  test("DI-28 a thread that is archived is opened again for a post to it", async () => {
    await keep();
    let isArchived = true;
    house.standIn.fate = ({ method, path }) => {
      if (method === "PATCH" && path === `/channels/${CHANNEL}`) isArchived = false;
      if (method !== "POST" || !path.endsWith("/messages") || !isArchived) return null;
      return { status: 400, body: { code: 50083, message: "Thread is archived" } };
    };
    await dueDigest();
    expect(posted()).toEqual([]);
    house.clock.nowMs += 5_000;
    await house.work();
    expect(posted()).toHaveLength(1);
    expect(await kept()).toMatchObject([{ isPaused: false }]);
  });

  test("DI-28 a role that lost Send Messages: one refused try, the digest rests, and nothing is tried again", async () => {
    await keep();
    const tries = () =>
      house.standIn.rest.filter(({ method, path }) => method === "POST" && path.endsWith("/messages"));
    house.standIn.fate = ({ method, path }) =>
      method === "POST" && path.endsWith("/messages")
        ? { status: 403, body: { code: 50013, message: "Missing Permissions" } }
        : null;
    await dueDigest();
    for (let n = 0; n < 5; n++) {
      house.clock.nowMs += 60_000;
      await house.plan();
      await house.work();
    }
    expect(tries()).toHaveLength(1);
    expect(await kept()).toMatchObject([
      { isPaused: true, pauseReason: expect.stringMatching(/permission|right|allow/i) },
    ]);
  });

  async function dueDigest(): Promise<void> {
    const tomorrow = new Date(house.clock.nowMs + 86_400_000).toISOString().slice(0, 10);
    house.clock.nowMs = Date.parse(`${tomorrow}T09:00:05Z`);
    await house.plan();
    await house.work();
  }
});
