import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { inspectDiscord } from "../../adapters/discord/inspect.ts";
import { INVITE_PERMISSIONS } from "../../adapters/discord/permissions.ts";
import { type Subscription, subscriptions, subscriptionSchema } from "../../src/index.ts";
import { expectInert, expectValid } from "../fixtures/discord-bodies.ts";
import { type Brain, createBrain, createDiscordHouse, type DiscordHouse } from "../fixtures/discord-house.ts";

let brain: Brain;
let house: DiscordHouse;
let subscription: Subscription;
beforeAll(async () => {
  brain = await createBrain();
  await brain.bot.warmUp();
  house = await createDiscordHouse(brain);
  const { general, ledger } = house;
  const wish = { id: "77", place: `discord:${general}`, placeName: "general", time: "09:00", zone: "Asia/Seoul" };
  subscription = subscriptionSchema.parse({ ...wish, createdAt: "2026-11-01T00:00:00.000Z" });
  const guild = (await house.twin.prisma.guild.findFirst())?.id ?? "";
  await ledger.put([
    { collection: "subscription", id: "77", value: said(subscription) },
    { collection: "discord-digest", id: "77", value: said({ guild, isPublished: false }) },
  ]);
});
afterAll(async () => {
  await house.close();
  await brain.library.close();
});
let minute = 0;
beforeEach(() => {
  house.proxy.captured.length = 0;
  house.clock.nowMs = Date.now() + (minute += 1) * 61_000;
});
afterEach(() => {
  for (const one of house.proxy.captured) expectInert(one);
  expectValid(house.proxy.captured);
  expect(house.logged.filter(({ level }) => level === "error")).toEqual([]);
});

const said = (value: unknown): string => JSON.stringify(value);
const until = (done: () => unknown) => expect.poll(done, { timeout: 5_000, interval: 15 }).toBe(true);
const bodies = (path: RegExp) =>
  house.proxy.captured.filter((one) => path.test(one.path) && one.status > 0).map(({ body }) => body);

type Choice = { name: string; value: string };
type Typed = { command: string; sub?: string; field: string; value: string };

/** What is suggested while somebody types. */
async function suggested({ command, sub, field, value }: Typed): Promise<readonly Choice[]> {
  const { twin, general, user, clock } = house;
  // Late suggestions are dropped: here nothing is late.
  clock.nowMs = Date.now();
  const option = { name: field, type: 3, value, focused: true };
  const options = sub === undefined ? [option] : [{ name: sub, type: 1, options: [option] }];
  await twin.simulateInteraction({
    type: 4,
    channelId: general,
    userId: user,
    data: { id: "5", name: command, type: 1, options },
  });
  await until(() => bodies(/callback$/).length > 0);
  const [answer] = bodies(/callback$/);
  expect(answer).toMatchObject({ type: 8 });
  const choices: readonly Choice[] = JSON.parse(said(answer)).data.choices;
  expect(choices.length).toBeLessThanOrEqual(25);
  for (const one of choices)
    for (const text of [one.name, one.value]) expect([1, 100, text]).toEqual([1, 100, fit(text)]);
  return choices;
}

const fit = (text: string): string => (text.length >= 1 && text.length <= 100 ? text : "too long or empty");

describe("while somebody types", () => {
  test.each<readonly [string, Typed, RegExp]>([
    ["a chip", { command: "chip", field: "name", value: "h2" }, /H200/],
    [
      "nothing yet: what is talked about",
      { command: "chip", field: "name", value: "" },
      /^\[\{"name":"Nvidia · last news [^"]+","value":"Nvidia"\},\{"name":"H200 /,
    ],
    ["a company in Korean", { command: "company", field: "name", value: "삼성" }, /Samsung|삼성/],
    ["the second of a list", { command: "news", field: "filter", value: "nvidia, am" }, /nvidia, .*AMD/i],
    ["a zone by its city", { command: "digest", sub: "add", field: "timezone", value: "seo" }, /Asia\/Seoul/],
    [
      "a zone of two words",
      { command: "settings", sub: "set", field: "timezone", value: "new york" },
      /America\/New_York/,
    ],
    [
      "a digest of this server",
      { command: "digest", sub: "pause", field: "id", value: "gen" },
      /#general 09:00 Asia\/Seoul/,
    ],
    [
      "a story",
      { command: "story", field: "id", value: "" },
      /"Nvidia discloses first H200 shipments[^"]+","value":"story-[\da-f]{12}"/,
    ],
    ["a command", { command: "help", field: "command", value: "com" }, /compare/],
  ])("%s is suggested", async (_name, typed, pattern) => {
    const choices = await suggested(typed);
    expect(choices).not.toEqual([]);
    expect(said(choices)).toMatch(pattern);
  });

  test("what is known nowhere gets no suggestion, and no error", async () => {
    expect(await suggested({ command: "chip", field: "name", value: "zzzzqqq" })).toEqual([]);
  });
});

describe("a form that is sent", () => {
  const send = async (customId: string, fields: Readonly<Record<string, string>>): Promise<string> => {
    const values = Object.entries(fields).map(([id, value]) => ({ customId: id, value }));
    await house.twin.channel(house.general).user(house.user).submitModal({ customId, fields: values });
    await until(() => bodies(/@original$/).length > 0);
    return said(bodies(/@original$/)[0]);
  };
  const kept = async () => (await subscriptions(house.ledger)).find(({ id }) => id === "77");

  test("Change time moves the digest, and says when it comes next", async () => {
    expect(await send("v1:form:time:77", { time: "7:05", zone: "Europe/Berlin" })).toMatch(/Saved/);
    expect(await kept()).toMatchObject({ time: "07:05", zone: "Europe/Berlin" });
  });

  test("an hour or a zone that there is not changes nothing", async () => {
    expect(await send("v1:form:time:77", { time: "25:00", zone: "Europe/Berlin" })).toMatch(/time/);
    house.proxy.captured.length = 0;
    expect(await send("v1:form:time:77", { time: "08:00", zone: "Mars/X" })).toMatch(/not a time zone/);
    expect(await kept()).toMatchObject({ time: "07:05", zone: "Europe/Berlin" });
  });

  test("Track this story keeps a watch that tells its owner", async () => {
    expect(await send("v1:form:watch", { what: "the MI450's ship date changes" })).toMatch(/Saved/);
    const watches = await house.ledger.list("watch");
    expect(watches.map(({ value }) => JSON.parse(value).place)).toEqual([`discord:@${house.user}`]);
  });
});

describe("npx chipwire doctor", () => {
  const inspect = () =>
    inspectDiscord({
      config: { token: "t", apiUrl: house.proxy.url, layout: "components", shards: 1, devGuild: null },
      subscriptions: [subscription],
      send: (url, init) => fetch(url, init),
      now: () => new Date(house.clock.nowMs),
      log: () => {},
    });
  const answers = (more: Readonly<Record<string, unknown>>): void => {
    const known: Record<string, unknown> = {
      "/applications/@me": { id: "42", name: "Chipwire", flags: 0 },
      "/gateway/bot": { url: "ws://x", shards: 1, session_start_limit: { total: 1_000, remaining: 900 } },
      [`/channels/${house.general}`]: { id: house.general, name: "general", guild_id: "8", permission_overwrites: [] },
      "/guilds/8/roles": [{ id: "8", permissions: String(INVITE_PERMISSIONS) }],
      "/guilds/8/members/42": { roles: [] },
      ...more,
    };
    house.proxy.trouble = ({ path }) => ({
      kind: "answer",
      status: known[path] === undefined ? 404 : known[path] === 401 ? 401 : 200,
      body: known[path] === 401 ? { code: 0, message: "401: Unauthorized" } : (known[path] ?? { code: 10_003 }),
    });
  };
  afterEach(() => (house.proxy.trouble = () => null));

  test("prints the invite link with the rights the bot needs and no others, and finds nothing missing", async () => {
    answers({});
    const found = await inspect();
    expect(found.filter(({ status }) => status !== "ok")).toEqual([]);
    const link = found.find(({ check }) => check === "discord invite")?.detail ?? "";
    expect(new URL(link).searchParams.get("permissions")).toBe("309237763072");
    expect(said(found)).toMatch(/#general: all it needs/);
  });

  test("names the rights a channel lacks and where to click", async () => {
    answers({ "/guilds/8/roles": [{ id: "8", permissions: "1024" }] });
    const [finding] = (await inspect()).filter(({ status }) => status === "fail");
    expect(finding).toMatchObject({
      detail: "#general: missing Send Messages, Embed Links, Read Message History",
      advice: expect.stringMatching(/Edit Channel, Permissions/),
    });
  });

  test("a channel the bot does not see, and a token that is refused", async () => {
    answers({ [`/channels/${house.general}`]: undefined });
    expect(said(await inspect())).toMatch(/does not see it/);
    answers({ "/applications/@me": 401 });
    expect(await inspect()).toMatchObject([{ status: "fail", advice: expect.stringMatching(/Reset Token/) }]);
  });
});
