import { describe, expect, test } from "vitest";

import { outgoingBody } from "../../adapters/discord/delivery/outgoing.ts";
import { words } from "../../adapters/discord/incoming/respond.ts";
import { type JobHandler, subscriptions, subscriptionSchema } from "../../src/index.ts";
import { saidMessage } from "../fixtures/gateway-house.ts";
import { CHANNEL, GUILD, type RestRequest } from "../fixtures/gateway-stand-in.ts";
import { asked, freshGatewayHouses, house, MINUTE_MS, until, workFor } from "../fixtures/gateway-tests.ts";

freshGatewayHouses();

const DAY_MS = 24 * 60 * MINUTE_MS;
const text = (value: unknown): string => JSON.stringify(value);

/** A post of its own, as a digest or an answer makes it. */
async function note(key: string, said = "the news"): Promise<JobHandler> {
  const [message] = words([said], "components");
  const body = outgoingBody({ message, via: { kind: "channel", reference: null } });
  await house.ledger.note({ key, kind: "say", payload: "", readyAtMs: 0 }, house.clock.nowMs);
  return {
    kind: "say",
    prepare: async () => ({
      kind: "posts",
      posts: [{ key, place: `discord:${CHANNEL}`, edits: null, body, effects: [] }],
    }),
  };
}

const posts = (): RestRequest[] => asked("POST", /^\/channels\/\d+\/messages$/);
const standing = () => [...house.standIn.messages.values()];

/** The answer to the first post is lost; Discord has it all the same. */
function loseFirst(): void {
  house.standIn.fate = ({ method, path }) =>
    method === "POST" && path.endsWith("/messages") && posts().length === 1 ? "lost" : null;
}

describe("DI-05 a message that a moderator deleted before its lost answer was asked for again", () => {
  test("Discord's Unknown Message says it was posted: it is not posted again", async () => {
    loseFirst();
    const saying = await note("deleted");
    await house.work([saying]);
    expect(standing()).toHaveLength(1);
    house.standIn.remove(standing()[0]?.id ?? "");
    await workFor(20, [saying]);
    expect(posts()).toHaveLength(2);
    expect(standing()).toEqual([]);
    expect((await house.ledger.jobs("deleted"))[0]).toMatchObject({ state: "done" });
  });
});

describe("DI-06 a lost answer and ten minutes without the process", () => {
  const late = async (saying: JobHandler): Promise<void> => {
    await house.work([saying]);
    house.clock.nowMs += 10 * MINUTE_MS;
    house.standIn.forgetNonces();
    await workFor(5, [saying]);
  };

  test("its own message is looked for by its key and found: there is one", async () => {
    loseFirst();
    const saying = await note("lost");
    await late(saying);
    expect(posts()).toHaveLength(1);
    expect(standing()).toHaveLength(1);
    expect((await house.ledger.posts("lost"))[0]).toMatchObject({ state: "posted", messageId: standing()[0]?.id });
  });

  test("one that never arrived is posted then: there is one", async () => {
    house.standIn.fate = ({ method, path }) =>
      method === "POST" && path.endsWith("/messages") && posts().length === 1
        ? { status: 502, body: { message: "bad gateway" } }
        : null;
    const saying = await note("never");
    await late(saying);
    expect(posts()).toHaveLength(2);
    expect(standing()).toHaveLength(1);
  });

  test("where the bot may not read what stands in the channel, it is not posted twice", async () => {
    loseFirst();
    const saying = await note("hidden");
    await house.work([saying]);
    const last = { id: CHANNEL, type: 0, guild_id: GUILD, last_message_id: standing()[0]?.id };
    house.standIn.fate = ({ method, path }) => {
      if (method !== "GET") return null;
      if (path.startsWith(`/channels/${CHANNEL}/messages`)) return { status: 200, body: [] };
      return path === `/channels/${CHANNEL}` ? { status: 200, body: last } : null;
    };
    await late(saying);
    expect(posts()).toHaveLength(1);
    expect((await house.ledger.jobs("hidden"))[0]).toMatchObject({
      state: "open",
      reason: expect.stringMatching(/history/),
    });
  });
});

describe("DI-11 what Discord refuses of a channel", () => {
  const refuse = (status: number, code: number): void => {
    house.standIn.fate = ({ method, path }) =>
      method === "POST" && path.endsWith("/messages") && posts().length === 1
        ? { status, body: { code, message: "no" } }
        : null;
  };

  test.each([
    ["does not see the channel", 403, 50_001],
    ["lacks a permission", 403, 50_013],
    ["the channel is gone", 404, 10_003],
    ["the server is gone", 404, 10_004],
    ["no direct messages", 403, 50_007],
    ["no server in common", 400, 50_278],
  ])("%s (%i, %i): one try, with the reason kept", async (reason, status, code) => {
    refuse(status, code);
    const saying = await note(`refused-${code}`);
    await workFor(10, [saying]);
    expect(posts()).toHaveLength(1);
    const [job] = await house.ledger.jobs(`refused-${code}`);
    expect(job?.state).toBe("skipped");
    expect(job?.reason).toContain(
      reason.replace("no direct", "takes no direct").replace("no server in common", "shares no server"),
    );
  });

  test.each([
    ["the bot does not see the channel", 403, 50_001],
    ["the channel is gone", 404, 10_003],
  ])("%s (%i, %i): its digest is paused with the reason, and not tried the next day", async (reason, status, code) => {
    house.standIn.fate = ({ method, path }) =>
      method === "POST" && path.endsWith("/messages") ? { status, body: { code, message: "no" } } : null;
    const wish = { id: "77", place: `discord:${CHANNEL}`, time: "09:00", zone: "UTC", ifEmpty: "one line" };
    const daily = subscriptionSchema.parse({ ...wish, createdAt: "2025-01-01T00:00:00.000Z" });
    await house.ledger.put([{ collection: "subscription", id: "77", value: text(daily) }]);
    const kept = async () => (await subscriptions(house.ledger))[0];
    const today = Math.floor(house.clock.nowMs / DAY_MS);
    for (const days of [1, 2]) {
      house.clock.nowMs = (today + days) * DAY_MS + 9 * 60 * MINUTE_MS + 5_000;
      await house.plan();
      await workFor(10);
      expect(await kept()).toEqual({ ...daily, isPaused: true, pauseReason: reason });
      expect(posts()).toHaveLength(1);
    }
  });

  test.each([
    ["a channel's pace (20016)", 429, 20_016],
    ["a channel's writes (20028)", 429, 20_028],
    ["a closed thread (50083), which is opened again", 400, 50_083],
  ])("%s: it is said a little later, once", async (_name, status, code) => {
    refuse(status, code);
    const saying = await note(`paced-${code}`);
    await workFor(10, [saying]);
    expect(posts()).toHaveLength(2);
    expect(standing()).toHaveLength(1);
    expect((await house.ledger.jobs(`paced-${code}`))[0]).toMatchObject({ state: "done" });
  });

  test("no right to read what was asked (160002): it is said without referring to it", async () => {
    house.standIn.fate = ({ method, path, body }) =>
      method === "POST" && path.endsWith("/messages") && text(body).includes("message_reference")
        ? { status: 400, body: { code: 160_002, message: "no history" } }
        : null;
    house.standIn.dispatch("MESSAGE_CREATE", saidMessage());
    await until(async () => {
      await house.work();
      return standing().length > 0;
    });
    await workFor(1);
    expect(posts().map(({ body }) => text(body).includes("message_reference"))).toEqual([true, false]);
    expect(standing()).toHaveLength(1);
  });
});

test("a mention is answered once, however often it comes", async () => {
  const message = saidMessage();
  house.standIn.dispatch("MESSAGE_CREATE", message);
  house.standIn.repeat();
  await until(async () => {
    await house.work();
    return posts().length > 0;
  });
  await workFor(1);
  expect(posts()).toHaveLength(1);
});
