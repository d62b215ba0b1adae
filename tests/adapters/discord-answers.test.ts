import { describe, expect, test } from "vitest";

import { createSqliteLedger } from "../../adapters/store/sqlite-ledger.ts";
import { createGatewayHouse, type GatewayHouse, usedCommand } from "../fixtures/gateway-house.ts";
import { CHANNEL, GUILD, newId, type RestRequest } from "../fixtures/gateway-stand-in.ts";
import { asked, brain, freshGatewayHouses, house, MINUTE_MS, until, workFor } from "../fixtures/gateway-tests.ts";

freshGatewayHouses();

const text = (value: unknown): string => JSON.stringify(value);

describe("DI-01 a hundred commands while the answers take ten seconds", () => {
  const commands = Array.from({ length: 100 }, (_, n) =>
    usedCommand({ channel_id: `${BigInt(CHANNEL) + BigInt(n % 5)}`, channel: undefined }),
  );
  const isFirst = ({ method, path }: RestRequest) => method === "POST" && path.endsWith("/callback");
  const isLast = ({ method, path }: RestRequest) => method === "PATCH" && path.endsWith("/messages/@original");

  test("each is deferred before any is answered, and each is answered once within its fifteen minutes", async () => {
    for (const command of commands) house.standIn.dispatch("INTERACTION_CREATE", command);
    // Nothing is worked off yet: what is first said waits for no answer.
    await until(() => house.standIn.rest.filter(isFirst).length === 100);
    expect(house.standIn.rest.filter(isFirst).every(({ body }) => text(body).includes('"type":5'))).toBe(true);
    expect(house.standIn.rest.filter(isLast)).toEqual([]);
    house.clock.nowMs += 10_000;
    await until(async () => {
      await house.work();
      return house.standIn.rest.filter(isLast).length === 100;
    });
    await workFor(2);
    const answered = new Set(house.standIn.rest.filter(isLast).map(({ path }) => path));
    expect(answered.size).toBe(100);
    expect(house.standIn.rest.filter(isLast)).toHaveLength(100);
    expect([...house.standIn.messages.values()]).toEqual([]);
  });
});

describe("DI-02 an answer that is ready after fifteen minutes", () => {
  const show = (value: string) => ({
    data: {
      id: "5",
      name: "chip",
      type: 1,
      options: [
        { name: "name", type: 3, value: "H200" },
        { name: "show", type: 3, value },
      ],
    },
  });
  const direct = (): RestRequest[] => asked("POST", /^\/users\/@me\/channels$/);
  const posts = (): RestRequest[] => asked("POST", /^\/channels\/\d+\/messages$/);

  async function finishedAfter(ms: number, command: ReturnType<typeof usedCommand>): Promise<void> {
    house.standIn.dispatch("INTERACTION_CREATE", command);
    await until(() => asked("POST", /\/callback$/).length === 1);
    await until(async () => (await house.ledger.jobs("answer:")).length === 1);
    house.clock.nowMs += ms;
    await house.work();
  }

  test("at 15 min 10 s: one for everybody ends as an ordinary message in its channel", async () => {
    await finishedAfter(15 * MINUTE_MS + 10_000, usedCommand(show("channel")));
    expect(posts().map(({ path }) => path)).toEqual([`/channels/${CHANNEL}/messages`]);
    expect(text(posts()[0]?.body)).toContain("H200");
    expect(posts()[0]?.body).toMatchObject({ enforce_nonce: true });
    expect(asked("PATCH", /webhooks/)).toEqual([]);
  });

  test("one for its asker alone ends in their own conversation, not in the channel", async () => {
    await finishedAfter(15 * MINUTE_MS + 10_000, usedCommand(show("only me")));
    expect(direct()).toHaveLength(1);
    expect(posts()).toHaveLength(1);
    expect(posts()[0]?.path).not.toBe(`/channels/${CHANNEL}/messages`);
  });

  test.each([
    ["10062", 404, 10_062],
    ["10015", 404, 10_015],
    ["50027", 401, 50_027],
  ])("Discord's %s: it ends as an ordinary message, and the bot goes on", async (_name, status, code) => {
    house.standIn.fate = ({ method, path }) =>
      method === "PATCH" && path.includes("webhooks") ? { status, body: { code, message: "gone" } } : null;
    await finishedAfter(1_000, usedCommand(show("channel")));
    expect(posts().map(({ path }) => path)).toEqual([`/channels/${CHANNEL}/messages`]);
    expect([house.fatal, house.discord.isReady()]).toEqual([[], true]);
    expect(house.logged.filter(({ level }) => level === "error")).toEqual([]);
  });

  test("where the bot may not write, it is given up, and that is logged", async () => {
    const somebodys = { authorizing_integration_owners: { "1": "5" }, context: 2, guild_id: undefined };
    await finishedAfter(15 * MINUTE_MS + 10_000, usedCommand(somebodys));
    expect(posts()).toEqual([]);
    expect(house.count("discord_answer_late")).toBe(1);
    expect((await house.ledger.jobs("answer:"))[0]).toMatchObject({ state: "skipped" });
  });
});

describe("DI-03 an interaction that two processes are given", () => {
  const pause = (id: string) => ({
    data: {
      id: "5",
      name: "digest",
      type: 1,
      options: [{ name: "pause", type: 1, options: [{ name: "id", type: 3, value: id }] }],
    },
  });

  async function inTwo(more: Readonly<Record<string, unknown>>, prepare = async () => {}): Promise<GatewayHouse> {
    const { standIn, ledger } = house;
    await prepare();
    const other = await createGatewayHouse(brain, { standIn, ledger });
    // The newest connection is given what the other one was given too.
    const command = usedCommand(more);
    standIn.dispatch("INTERACTION_CREATE", command);
    await until(() => asked("POST", /\/callback$/).length === 1);
    standIn.dispatchToAll("INTERACTION_CREATE", command);
    await until(() => asked("POST", /\/callback$/).length >= 3);
    return other;
  }

  test("the second one's acknowledgement is refused with 40060, and there is one answer", async () => {
    const other = await inTwo({});
    await Promise.all([house.work(), other.work()]);
    expect(asked("PATCH", /@original$/)).toHaveLength(1);
    expect(other.logged.filter(({ fields }) => fields["code"] === 40_060).length).toBeGreaterThan(0);
    expect([...house.fatal, ...other.fatal]).toEqual([]);
    await other.close();
  });

  test("what changes something is changed once: a digest that is paused is not set going again", async () => {
    const digest = {
      id: "s1",
      place: `discord:${CHANNEL}`,
      time: "09:00",
      zone: "UTC",
      createdAt: "2025-01-01T00:00:00.000Z",
    };
    const other = await inTwo(pause("s1"), () =>
      house.ledger.put([
        { collection: "subscription", id: "s1", value: JSON.stringify(digest) },
        { collection: "discord-digest", id: "s1", value: JSON.stringify({ guild: GUILD, isPublished: false }) },
      ]),
    );
    await until(() => asked("PATCH", /@original$/).length > 0);
    expect(JSON.parse((await house.ledger.get("subscription", "s1")) ?? "{}")).toMatchObject({ isPaused: true });
    expect(asked("PATCH", /@original$/)).toHaveLength(1);
    await other.close();
  });
});

describe("what goes wrong with a question everybody saw asked", () => {
  test("is told to who asked alone, and “thinking…” is taken away", async () => {
    const ledger = await createSqliteLedger({ file: ":memory:" });
    const broken = { ...ledger, note: async () => Promise.reject(new Error("disk full")) };
    const other = await createGatewayHouse(brain, { standIn: house.standIn, ledger: broken });
    house.standIn.dispatchToAll(
      "INTERACTION_CREATE",
      usedCommand({
        id: newId(),
        data: { id: "5", name: "ask", type: 1, options: [{ name: "question", type: 3, value: "Why was R2 delayed?" }] },
      }),
    );
    await until(() => asked("POST", /^\/webhooks\/\d+\/[^/]+$/).length > 0);
    expect(asked("DELETE", /@original$/)).toHaveLength(1);
    const [told] = asked("POST", /^\/webhooks\/\d+\/[^/]+$/);
    expect(told?.body).toMatchObject({ flags: (1 << 15) | (1 << 6) });
    expect(text(told?.body)).toMatch(/ref [0-9a-f]{8}/);
    expect(text(told?.body)).not.toContain("disk full");
    await other.close();
    await ledger.close();
  });
});
