import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { subscriptions } from "../../src/index.ts";
import { type Brain, createBrain, createDiscordHouse, type DiscordHouse } from "../fixtures/discord-house.ts";
import { expectInert, expectValid } from "../fixtures/discord-bodies.ts";
import { createSourceWorld, type SourceWorld } from "../fixtures/source-world.ts";

let brain: Brain;
let house: DiscordHouse;
let feeds: SourceWorld;
let minute = 0;
beforeAll(async () => {
  brain = await createBrain();
  await brain.bot.warmUp();
  feeds = await createSourceWorld();
  await feeds.desk.add("tomshardware");
  house = await createDiscordHouse(brain, { feeds });
  // The commands as they were registered.
  expectValid(house.proxy.captured);
});
afterAll(async () => {
  await house.close();
  await feeds.close();
  await brain.library.close();
});
beforeEach(() => {
  house.proxy.captured.length = 0;
  // A minute later everybody may ask again.
  house.clock.nowMs = Date.now() + (minute += 1) * 61_000;
});
afterEach(() => {
  for (const one of house.proxy.captured) expectInert(one);
  expectValid(house.proxy.captured);
  expect(house.logged.filter(({ level }) => level === "error")).toEqual([]);
});

type Option = { name: string; type: number; value?: string | number | boolean; options?: Option[] };

const STRING = 3;
const text = (name: string, value: string): Option => ({ name, type: STRING, value });
const sub = (name: string, options: Option[] = []): Option => ({ name, type: 1, options });

const actor = () => house.twin.channel(house.general).user(house.user);
const until = (done: () => unknown, want: unknown = true) =>
  expect.poll(done, { timeout: 5_000, interval: 15 }).toBe(want);

/** What was asked of Discord under paths like this. */
const asked = (method: string, path: RegExp) =>
  house.proxy.captured.filter((one) => one.method === method && path.test(one.path) && one.status > 0);
const said = (value: unknown): string => JSON.stringify(value);

/** Runs a command; gives what was put where "thinking…" stood, once its job is worked off. */
async function command(name: string, options: Option[]): Promise<string> {
  const before = house.proxy.captured.length;
  const { id } = await actor().runSlashCommand({ name, options });
  await house.twin.channel(house.general).waitForInteractionAck({ interactionId: id });
  await until(async () => {
    await house.work();
    return house.proxy.captured
      .slice(before)
      .some(
        ({ path, status, method }) =>
          method !== "GET" &&
          (/@original/.test(path) ||
            (/callback/.test(path) && said(house.proxy.captured.slice(before)).includes('"type":4'))) &&
          status > 0,
      );
  });
  return said(
    house.proxy.captured
      .slice(before)
      .filter(({ path }) => /@original|callback/.test(path))
      .map(({ body }) => body),
  );
}

describe("commands", () => {
  test("are registered once, whole, in ten languages", async () => {
    expect(await house.ledger.list("discord-commands")).toHaveLength(1);
    const commands = await house.twin.prisma.applicationCommand.findMany();
    expect(commands.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["ask", "digest", "Check this claim", "forget-me"]),
    );
  });

  test.each([
    ["chip", [text("name", "B200")], /B200/],
    ["company", [text("name", "DeepSeek")], /DeepSeek/],
    ["topic", [text("name", "export controls")], /In the news.*export rule/],
    ["timeline", [text("subject", "DeepSeek")], /DeepSeek/],
    ["compare", [text("a", "H100"), text("b", "B200")], /HBM/],
    ["news", [], /http/],
    ["why", [text("question", "Why was DeepSeek R2 delayed?")], /Understood as: why/],
    ["help", [], /compare/],
    ["status", [], /articles/],
    ["source", [sub("list")], /tomshardware: Tom's Hardware/],
    ["settings", [sub("show")], /UTC/],
    ["watch", [sub("list")], /watch/],
    ["export", [text("what", "sources")], /attachment:\/\/sources\.opml/],
    ["forget-me", [], /Delete it/],
  ])("/%s answers for its asker alone", async (name, options, pattern) => {
    const answer = await command(name, options);
    expect(answer).toMatch(pattern);
    expect(answer).toMatch(/"flags":(64|32832)\b/);
  });

  test("/compare comes with a picture for each of its figures, and each picture with its words", async () => {
    const answer = await command("compare", [text("a", "H100"), text("b", "B200"), text("fields", "memory")]);
    for (const n of [1, 2]) {
      expect(answer).toMatch(new RegExp(`"url":"attachment://chart-${n}\\.png"\\},"description":"[^"]{20,}"`));
      expect(answer).toMatch(new RegExp(`"id":"${n - 1}","filename":"chart-${n}\\.png","description":"[^"]{20,}"`));
    }
  });

  test("/story tells an event with its reports", async () => {
    const [story] = await brain.bot.stories();
    expect(await command("story", [text("id", story?.id ?? "")])).toContain("http");
  });
});

describe("a question by /ask", () => {
  test("is deferred, answered in a thread of its own with sources; a mention there is a follow-up that knows what was asked", async () => {
    const { twin, general } = house;
    const { id } = await actor().runSlashCommand({
      name: "ask",
      options: [text("question", "Why was DeepSeek R2 delayed?")],
    });
    await twin.channel(general).waitForInteractionAck({ interactionId: id });
    await until(async () => (await house.work()) + asked("POST", /threads$/).length > 0);
    const thread = await twin.channel(general).waitForThread();
    const answer = asked("POST", new RegExp(`/channels/${thread.id}/messages`))[0];
    expect(said(answer?.body)).toContain("http");
    expect(said(answer?.body)).toContain("Huawei");
    await twin
      .thread(thread.id)
      .user(house.user)
      .sendMessage({ content: `<@${twin.botUserId}> and when?` });
    await until(async () => {
      await house.work();
      return asked("POST", new RegExp(`/channels/${thread.id}/messages`)).length;
    }, 2);
    const followUp = asked("POST", new RegExp(`/channels/${thread.id}/messages`))[1];
    expect(said(followUp?.body)).toContain("DeepSeek");
  });
});

describe("a mention in a channel", () => {
  test("is answered in a thread under it; the rest of what people say is not", async () => {
    const { twin, general } = house;
    await actor().sendMessage({ content: "good morning all" });
    const message = await actor().sendMessage({ content: `<@${twin.botUserId}> Why was DeepSeek R2 delayed?` });
    await until(async () => {
      await house.work();
      return asked("POST", new RegExp(`/channels/${general}/messages/${message.id}/threads`)).length;
    }, 1);
    await until(() => asked("POST", /\/channels\/\d+\/messages$/).length, 1);
  });
});

describe("a digest", () => {
  test("is set up by a command, and posted once at its hour, silent, with its buttons", async () => {
    const { general, clock } = house;
    const resolved = await setUp();
    expect(resolved).toMatch(/Saved/);
    const [subscription] = await subscriptions(house.ledger);
    expect(subscription?.place).toBe(`discord:${general}`);
    clock.nowMs = Date.parse(`${new Date(clock.nowMs + 86_400_000).toISOString().slice(0, 10)}T09:00:05Z`);
    const old = { ...subscription, createdAt: "2025-01-01T00:00:00.000Z", ifEmpty: "one line" };
    await house.ledger.put([{ collection: "subscription", id: subscription?.id ?? "", value: JSON.stringify(old) }]);
    await house.plan();
    await house.plan();
    await house.work();
    await house.work();
    const posts = asked("POST", new RegExp(`/channels/${general}/messages$`));
    expect(posts).toHaveLength(1);
    expect(posts[0]?.body).toMatchObject({ enforce_nonce: true, flags: (1 << 15) | (1 << 12) });
    expect(said(posts[0]?.body)).toMatch(/v1:digest:why:/);
  });

  test("is listed, previewed, paused and removed", async () => {
    const [subscription] = await subscriptions(house.ledger);
    const id = text("id", subscription?.id ?? "");
    expect(await command("digest", [sub("list")])).toMatch(/09:00 UTC/);
    expect(await command("digest", [sub("preview", [id])])).toMatch(/Nothing new/);
    expect(await command("digest", [sub("edit", [id, text("time", "8:30")])])).toMatch(/Saved/);
    expect(await command("digest", [sub("pause", [id])])).toMatch(/Paused/);
    expect(await command("digest", [sub("remove", [id])])).toMatch(/Removed/);
    expect(await subscriptions(house.ledger)).toEqual([]);
  });

  test("E-BOTPERM E-TZ: what would not work is said when it is set up, and nothing is kept", async () => {
    expect(await setUp({ app_permissions: "1024" })).toMatch(/missing Send Messages, Embed Links/);
    expect(await setUp({}, "Mars/X")).toMatch(/not a time zone/);
    expect(await subscriptions(house.ledger)).toEqual([]);
  });

  /** The stand-in's own command call cannot carry a channel's rights. */
  async function setUp(rights: Record<string, string> = {}, zone = "UTC"): Promise<string> {
    const { twin, general, user } = house;
    const before = house.proxy.captured.length;
    const options = [
      sub("add", [{ name: "channel", type: 7, value: general }, text("time", "9:00"), text("timezone", zone)]),
    ];
    const resolved = { channels: { [general]: { id: general, type: 0, name: "general", ...rights } } };
    await twin.simulateInteraction({
      type: 2,
      channelId: general,
      userId: user,
      data: { name: "digest", type: 1, options, resolved },
    });
    await until(() =>
      house.proxy.captured.slice(before).some(({ path, status }) => /@original/.test(path) && status > 0),
    );
    return said(house.proxy.captured.slice(before).find(({ path }) => /@original/.test(path))?.body);
  }
});
