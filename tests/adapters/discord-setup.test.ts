import { describe, expect, test } from "vitest";

import { INVITE_PERMISSIONS } from "../../adapters/discord/permissions.ts";
import { subscriptions } from "../../src/index.ts";
import { usedCommand } from "../fixtures/gateway-house.ts";
import { CHANNEL, GUILD, newId } from "../fixtures/gateway-stand-in.ts";
import { freshGatewayHouses, house, until } from "../fixtures/gateway-tests.ts";

freshGatewayHouses();

const said = (value: unknown): string => JSON.stringify(value);
const option = (name: string, value: string | boolean) => ({ name, type: typeof value === "string" ? 3 : 5, value });

type Extra = Readonly<Record<string, string | boolean>>;

/** `/digest …`; gives what who used it was answered. */
async function digest(sub: string, extra: Extra, more: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const options = Object.entries(extra).map(([name, value]) => option(name, value));
  const channel = more["channel"];
  const given = channel === undefined ? [] : [{ name: "channel", type: 7, value: CHANNEL }];
  const resolved = { channels: channel === undefined ? {} : { [CHANNEL]: channel } };
  const command = usedCommand({
    data: {
      id: "5",
      name: "digest",
      type: 1,
      options: [{ name: sub, type: 1, options: [...given, ...options] }],
      resolved,
    },
  });
  house.standIn.dispatch("INTERACTION_CREATE", command);
  const answer = () =>
    house.standIn.rest.find(({ method, path }) => method === "PATCH" && path.includes(command.token));
  await until(() => answer() !== undefined);
  return said(answer()?.body);
}

const ALL = String(INVITE_PERMISSIONS);
const kept = () => subscriptions(house.ledger);
const HOUR = { time: "9:00", timezone: "UTC" };
const add = (channel: Readonly<Record<string, unknown>>, extra: Extra = {}) =>
  digest("add", { ...HOUR, ...extra }, { channel: { id: CHANNEL, name: "news", app_permissions: ALL, ...channel } });

describe("DI-30 kinds of channels", () => {
  test.each<readonly [string, Readonly<Record<string, unknown>>, Extra]>([
    ["an announcement channel", { type: 5 }, {}],
    ["an announcement channel whose followers are shown it", { type: 5 }, { publish: true }],
    ["a forum", { type: 15 }, { layout: "forum post" }],
    ["a forum, whose layout nobody named", { type: 15 }, {}],
    ["a channel in slow mode", { type: 0, rate_limit_per_user: 21_600 }, {}],
    ["a channel for adults", { type: 0, nsfw: true }, {}],
  ])("%s takes a digest", async (_name, channel, extra) => {
    expect(await add(channel, extra)).toMatch(/Saved/);
    expect(await kept()).toHaveLength(1);
  });

  test.each<readonly [string, Readonly<Record<string, unknown>>, Extra, RegExp]>([
    ["the text of a voice channel", { type: 2 }, {}, /text, announcement or forum channel/],
    ["a category", { type: 4 }, {}, /text, announcement or forum channel/],
    ["a thread", { type: 11 }, {}, /text, announcement or forum channel/],
    ["a forum post in a text channel", { type: 0 }, { layout: "forum post" }, /no forum/],
    ["one message in a forum", { type: 15 }, { layout: "one message" }, /is a forum/],
    ["followers of a text channel", { type: 0 }, { publish: true }, /no followers/],
    [
      "a channel the bot may not write in",
      { type: 0, app_permissions: "1024" },
      {},
      /Send Messages, Embed Links, Read Message History/,
    ],
    [
      "a thread it may not open",
      { type: 0, app_permissions: "84992" },
      { layout: "thread" },
      /Create Public Threads, Send Messages in Threads/,
    ],
  ])("%s: said when it is set up, and nothing is kept", async (_name, channel, extra, reason) => {
    expect(await add(channel, extra)).toMatch(reason);
    expect(await kept()).toEqual([]);
  });

  test("a forum that wants a tag and has none", async () => {
    const forum = {
      id: CHANNEL,
      guild_id: GUILD,
      type: 15,
      name: "forum",
      position: 1,
      flags: 1 << 4,
      available_tags: [],
    };
    house.standIn.dispatch("CHANNEL_UPDATE", { ...forum, permission_overwrites: [] });
    expect(await add({ type: 15 })).toMatch(/wants a tag/);
    house.standIn.dispatch("CHANNEL_UPDATE", {
      ...forum,
      permission_overwrites: [],
      available_tags: [{ id: "77", name: "Nvidia", moderated: false }],
    });
    expect(await add({ type: 15 })).toMatch(/Saved/);
  });

  test("slow mode in force all the same (20016) delays a post and loses none", async () => {
    await add({ type: 0 }, { if_empty: "one line" });
    const [one] = await kept();
    const old = { ...one, createdAt: "2025-01-01T00:00:00.000Z" };
    await house.ledger.put([{ collection: "subscription", id: one?.id ?? "", value: said(old) }]);
    const posts = () =>
      house.standIn.rest.filter(({ method, path }) => method === "POST" && path.endsWith("/messages"));
    house.standIn.fate = ({ method, path }) =>
      method === "POST" && path.endsWith("/messages") && posts().length === 1
        ? { status: 429, body: { code: 20_016, message: "slowmode", retry_after: 7 } }
        : null;
    house.clock.nowMs = Date.parse(`${new Date(house.clock.nowMs + 86_400_000).toISOString().slice(0, 10)}T09:00:05Z`);
    await house.plan();
    await house.work();
    expect(house.standIn.messages.size).toBe(0);
    house.clock.nowMs += 7_000;
    await house.work();
    expect(house.standIn.messages.size).toBe(1);
    expect(await kept()).toMatchObject([{ isPaused: false }]);
  });
});

describe("the bot's rights, where Discord does not say them with the command", () => {
  /** What Discord answers when it is asked for them. */
  const rights = (permissions: string, deny = "0"): void => {
    house.standIn.fate = ({ method, path }) => {
      if (method !== "GET") return null;
      const overwrites = [{ id: GUILD, type: 0, allow: "0", deny }];
      if (path === `/channels/${CHANNEL}`)
        return { status: 200, body: { id: CHANNEL, name: "news", guild_id: GUILD, permission_overwrites: overwrites } };
      if (path === `/guilds/${GUILD}/roles`) return { status: 200, body: [{ id: GUILD, permissions }] };
      return path.startsWith(`/guilds/${GUILD}/members/`) ? { status: 200, body: { roles: [] } } : null;
    };
  };

  test("are asked for: by role, and less what the channel takes away", async () => {
    rights(ALL, String(1 << 11));
    expect(await add({ type: 0, app_permissions: undefined })).toMatch(/missing Send Messages\b/);
    expect(await kept()).toEqual([]);
    rights(ALL);
    expect(await add({ type: 0, app_permissions: undefined })).toMatch(/Saved/);
  });

  test("a channel the bot does not see", async () => {
    house.standIn.fate = ({ method, path }) =>
      method === "GET" && path === `/channels/${CHANNEL}`
        ? { status: 403, body: { code: 50_001, message: "no" } }
        : null;
    expect(await add({ type: 0, app_permissions: undefined })).toMatch(/missing View Channel/);
  });

  test("are looked at when the layout is changed, and before a digest that rests goes on", async () => {
    await add({ type: 0 });
    const id = (await kept())[0]?.id ?? "";
    rights("84992");
    expect(await digest("edit", { id, layout: "thread" })).toMatch(/Create Public Threads/);
    expect(await digest("edit", { id, layout: "forum post" })).toMatch(/no forum/);
    expect(await kept()).toMatchObject([{ layout: "one message" }]);
    expect(await digest("pause", { id })).toMatch(/Paused/);
    rights("1024");
    expect(await digest("pause", { id })).toMatch(/missing Send Messages/);
    expect(await kept()).toMatchObject([{ isPaused: true }]);
    rights(ALL);
    expect(await digest("pause", { id })).toMatch(/goes on/);
    expect(await digest("edit", { id, time: "8:30", layout: "thread" })).toMatch(/Saved/);
  });
});

test("who may not manage the server sets nothing up, whatever its owner made of the default", async () => {
  const command = usedCommand({
    member: { user: { id: newId() }, permissions: "2048" },
    data: { id: "5", name: "digest", type: 1, options: [{ name: "list", type: 1, options: [] }] },
  });
  house.standIn.dispatch("INTERACTION_CREATE", command);
  await until(() => house.standIn.rest.some(({ path }) => path.includes(command.token)));
  const [answer] = house.standIn.rest.filter(({ path }) => path.includes(command.token));
  expect(said(answer?.body)).toMatch(/Manage Server/);
  expect(answer?.body).toMatchObject({ type: 4, data: { flags: (1 << 15) | (1 << 6) } });
});
