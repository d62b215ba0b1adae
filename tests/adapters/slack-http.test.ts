import { createHmac } from "node:crypto";
import { connect } from "node:net";

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";

import { authorOf } from "../../adapters/slack/questions.ts";
import { createSqliteLedger } from "../../adapters/store/sqlite-ledger.ts";
import { envelope, mention, messagesOf } from "../fixtures/slack-events.ts";
import { type Brain, createBrain, createSlackHouse, SECRET, type SlackHouse } from "../fixtures/slack-house.ts";
import { mutate, signedBodies } from "../fixtures/slack-fuzz.ts";
import { ANN, BEN } from "../fixtures/slack-stand-in.ts";

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

const posts = ({ standIn }: SlackHouse) => standIn.calls.filter(({ method }) => method.startsWith("chat.post"));
const eventsUrl = (): string => `http://127.0.0.1:${house.slack.port()}/slack/events`;
const signature = (text: string, timestamp: string, secret = SECRET): string =>
  `v0=${createHmac("sha256", secret).update(`v0:${timestamp}:${text}`).digest("hex")}`;
const seconds = (): string => String(Math.floor(house.clock.nowMs / 1000));

describe("events that come again", () => {
  test("SL-02 an event is acknowledged before it is worked on", async () => {
    const asked = await mention(house, "Why was DeepSeek R2 delayed?");
    expect((await house.send(asked.body)).status).toBe(200);
    expect(posts(house)).toEqual([]);
    expect(house.wakes).toBe(1);
    expect(await house.work()).toBe(1);
  });

  test("SL-03 the first delivery and three retries are answered once", async () => {
    const asked = await mention(house, "status");
    for (const [n, reason] of [null, "http_timeout", "http_error", "connection_failed"].entries()) {
      const headers = reason === null ? {} : { "x-slack-retry-num": String(n), "x-slack-retry-reason": reason };
      house.clock.nowMs += 100_000;
      expect((await house.send(asked.body, { headers })).status).toBe(200);
      await house.work();
    }
    expect(posts(house)).toHaveLength(1);
  });

  test("SL-04 four deliveries over three replicas, two at the same moment, are answered once", async () => {
    const ledger = await createSqliteLedger({ file: ":memory:" });
    const { standIn } = house;
    const replicas = await Promise.all([0, 1, 2].map(() => createSlackHouse(brain, { ledger, standIn })));
    const asked = await mention(house, "status");
    const [a, b, c] = replicas;
    const answers = await Promise.all([a?.send(asked.body), b?.send(asked.body)]);
    answers.push(await c?.send(asked.body), await a?.send(asked.body));
    expect(answers.map((answer) => answer?.status)).toEqual([200, 200, 200, 200]);
    await Promise.all(replicas.map((replica) => replica.work()));
    expect(posts(house)).toHaveLength(1);
    for (const replica of replicas) await replica.close();
    await ledger.close();
  });

  test("SL-05 what was acknowledged before a crash is answered by the next process, with no retry", async () => {
    const ledger = await createSqliteLedger({ file: ":memory:" });
    const { standIn } = house;
    const first = await createSlackHouse(brain, { ledger, standIn });
    const asked = await mention(first, "Why was DeepSeek R2 delayed?");
    expect((await first.send(asked.body)).status).toBe(200);
    await first.close();
    const second = await createSlackHouse(brain, { ledger, standIn });
    await second.work();
    expect(await messagesOf(standIn, BEN, standIn.channels.general, asked.ts)).toHaveLength(2);
    await second.close();
    await ledger.close();
  });

  test("SL-06 what could not be noted is not acknowledged, and its retry is answered once", async () => {
    let isDiskFull = true;
    const full = await createSlackHouse(brain, { standIn: house.standIn, takeFails: () => isDiskFull });
    const asked = await mention(full, "status");
    expect((await full.send(asked.body)).status).toBe(503);
    isDiskFull = false;
    expect((await full.send(asked.body)).status).toBe(200);
    expect((await full.send(asked.body)).status).toBe(200);
    await full.work();
    expect(posts(house)).toHaveLength(1);
    await full.close();
  });

  test("SL-11 the very same request again is taken and does nothing more", async () => {
    const body = {
      command: "/chip",
      text: "status",
      team_id: house.standIn.team,
      user_id: house.standIn.users.ann,
      channel_id: "C1",
      trigger_id: "t1",
    };
    expect((await house.send(body, { form: true })).status).toBe(200);
    expect((await house.send(body, { form: true })).status).toBe(200);
    house.clock.nowMs += 10_000;
    expect((await house.send(body, { form: true })).status).toBe(200);
    expect(await house.work()).toBe(1);
  });

  test("SL-24 a mention and the message it stands in are one question", async () => {
    const { standIn } = house;
    const asked = await mention(house, "status");
    const message = envelope(standIn, { ...asked.body.event, type: "message", channel_type: "channel" });
    await house.send(message);
    await house.send(asked.body);
    await house.work();
    expect(posts(house)).toHaveLength(1);
  });
});

describe("who is answered", () => {
  const said = (event: Record<string, unknown>) => {
    const { standIn } = house;
    const mentioned = `<@${standIn.users.bot}> status`;
    return envelope(standIn, {
      type: "message",
      channel: standIn.channels.general,
      channel_type: "channel",
      text: mentioned,
      ts: "1700000000.000100",
      ...event,
    });
  };

  test("SL-23 no bot is, by whatever mark it is one, and two that answer each other fall silent", async () => {
    const { bot, ann } = house.standIn.users;
    const events = [
      said({ user: bot }),
      said({ user: ann, bot_id: "B1" }),
      said({ subtype: "bot_message", bot_id: "B2", user: undefined }),
      said({ user: ann, bot_profile: { id: "B3" } }),
      said({ type: "app_mention", user: ann, bot_id: "B4" }),
      said({ user: "USLACKBOT" }),
      said({ user: undefined }),
    ];
    for (const event of events) expect((await house.send(event)).status).toBe(200);
    expect(await house.work()).toBe(0);
    expect(posts(house)).toEqual([]);
  });

  test("SL-25 neither a preview's edit nor a joining is answered; an edit that asks is, once", async () => {
    const { bot, ann } = house.standIn.users;
    const message = { type: "message", user: ann, text: `<@${bot}> status`, ts: "1700000000.000200" };
    const edit = (before: string, more: Record<string, unknown> = {}) =>
      said({
        subtype: "message_changed",
        text: undefined,
        ts: "1700000009.1",
        message: { ...message, ...more },
        previous_message: { text: before },
      });
    await house.send(edit(message.text, { attachments: [{}], edited: { user: ann } }));
    await house.send(edit("hello"));
    await house.send(said({ subtype: "channel_join", user: ann }));
    expect(await house.work()).toBe(0);
    await house.send(edit("hello", { edited: { user: ann, ts: "1700000009.1" } }));
    await house.send(edit("hi", { edited: { user: ann, ts: "1700000010.1" } }));
    expect(await house.work()).toBe(1);
  });

  test("SL-25 a deleted question is not answered, and its thread is forgotten", async () => {
    const { standIn } = house;
    const first = await mention(house, "Why was DeepSeek R2 delayed?");
    await house.send(first.body);
    await house.work();
    const thread = `slack:${standIn.team}/${standIn.channels.general}/${first.ts}`;
    expect(await house.ledger.get("thread", thread)).not.toBeNull();
    const second = await mention(house, "and when?", { thread: first.ts });
    await house.send(second.body);
    await house.send(
      said({
        subtype: "message_deleted",
        deleted_ts: second.ts,
        previous_message: { thread_ts: first.ts },
        text: undefined,
      }),
    );
    await house.work();
    expect(await house.ledger.get("thread", thread)).toBeNull();
    expect(await messagesOf(standIn, BEN, standIn.channels.general, first.ts)).toHaveLength(3);
  });

  test("SC-08 a follow-up leans on its own thread, and on no other conversation", async () => {
    const first = await mention(house, "Why was DeepSeek R2 delayed?");
    await house.send(first.body);
    await house.work();
    const follow = await mention(house, "and when?", { thread: first.ts });
    await house.send(follow.body);
    const elsewhere = await mention(house, "and when?", { channel: house.standIn.channels.random });
    await house.send(elsewhere.body);
    await house.work();
    const inThread = await messagesOf(house.standIn, BEN, house.standIn.channels.general, first.ts);
    expect(inThread.at(-1)?.text).toMatch(/R2/);
    const other = posts(house).filter(({ args }) => args["channel"] === house.standIn.channels.random);
    expect(JSON.stringify(other)).not.toMatch(/R2/);
  });

  test("a direct message is answered in a thread of its own, without a mention", async () => {
    const { standIn } = house;
    const opened = await standIn.as(ANN, "conversations.open", { users: standIn.users.bot });
    const channel = z.object({ id: z.string() }).parse(opened["channel"]).id;
    const posted = await standIn.as(ANN, "chat.postMessage", { channel, text: "chip H200" });
    const event = {
      type: "message",
      channel,
      channel_type: "im",
      user: standIn.users.ann,
      text: "chip H200",
      ts: posted["ts"],
    };
    await house.send(envelope(standIn, event));
    await house.work();
    const [call] = posts(house);
    expect(call?.method).toBe("chat.postMessage");
    expect(call?.args).toMatchObject({ channel, thread_ts: posted["ts"] });
  });

  test("news looked at in a direct conversation is kept as the person's, not as the channel's", async () => {
    const { standIn } = house;
    const opened = await standIn.as(ANN, "conversations.open", { users: standIn.users.bot });
    const channel = z.object({ id: z.string() }).parse(opened["channel"]).id;
    const posted = await standIn.as(ANN, "chat.postMessage", { channel, text: "news" });
    const event = { type: "message", channel, channel_type: "im", user: standIn.users.ann, text: "news" };
    await house.send(envelope(standIn, { ...event, ts: posted["ts"] }));
    await house.work();
    const looks = await house.ledger.list("news-look");
    expect(looks.map(({ id }) => id)).toEqual([authorOf(standIn.team, standIn.users.ann)]);
  });

  test("a channel with outsiders is answered only where the settings say so", async () => {
    const strict = await createSlackHouse(brain, { standIn: house.standIn, config: { answersOutsiders: false } });
    const asked = await mention(strict, "status", { more: { is_ext_shared_channel: true } });
    await strict.send(asked.body);
    expect(await strict.work()).toBe(0);
    await expect.poll(() => posts(house).map(({ method }) => method)).toEqual(["chat.postEphemeral"]);
    await strict.close();
  });

  test("SC-15 of many questions in a minute ten are answered, one notice is given, and others are not held up", async () => {
    const { standIn } = house;
    for (let n = 0; n < 40; n++)
      await house.send(envelope(standIn, said({ user: standIn.users.ann, ts: `1700000100.${n}00` }).event));
    await house.send(envelope(standIn, said({ user: standIn.users.ben, ts: "1700000200.1" }).event));
    const jobs = await house.ledger.jobs("answer:");
    expect(jobs).toHaveLength(11);
    await expect.poll(() => posts(house).filter(({ method }) => method === "chat.postEphemeral")).toHaveLength(1);
    expect(posts(house)[0]?.args["text"]).toMatch(/Too many requests/);
  });
});

describe("what is not Slack's", () => {
  const body = JSON.stringify({
    type: "event_callback",
    event_id: "Ev1",
    team_id: "T1",
    event: { type: "app_mention" },
  });
  const send = (headers: Record<string, string>, text = body) =>
    fetch(eventsUrl(), { method: "POST", headers: { "content-type": "application/json", ...headers }, body: text });

  test.each([
    ["wrong", (good: string) => good.replace(/.$/, good.endsWith("0") ? "1" : "0")],
    ["empty", () => ""],
    ["only its version", () => "v0="],
    ["in capitals", (good: string) => good.toUpperCase().replace("V0", "v0")],
    ["of another version", (good: string) => good.replace("v0", "v1")],
    ["given twice", (good: string) => `${good}, ${good}`],
    ["of another secret", (_good: string, at: string) => signature(body, at, "another-secret")],
  ])("SL-08 a signature that is %s is refused", async (_what, made) => {
    const at = seconds();
    const headers = { "x-slack-request-timestamp": at, "x-slack-signature": made(signature(body, at), at) };
    expect((await send(headers)).status).toBe(401);
    expect(await house.work()).toBe(0);
  });

  test("SL-08 a request with no signature is refused", async () => {
    expect((await send({})).status).toBe(401);
    expect((await send({ "x-slack-request-timestamp": seconds() })).status).toBe(401);
  });

  test.each(["NaN", "9007199254740992", "-5", "", "1e9"])("SL-09 a time that reads %j is refused", async (at) => {
    expect((await send({ "x-slack-request-timestamp": at, "x-slack-signature": signature(body, at) })).status).toBe(
      401,
    );
  });

  test("SL-09, SL-10 a request of five minutes ago, or ahead, is refused", async () => {
    for (const offset of [-301, 301]) {
      const at = String(Math.floor(house.clock.nowMs / 1000) + offset);
      expect((await send({ "x-slack-request-timestamp": at, "x-slack-signature": signature(body, at) })).status).toBe(
        401,
      );
    }
  });

  test("SL-12 a check of the certificate is answered and carries nothing in", async () => {
    const text = new URLSearchParams({ ssl_check: "1", payload: body }).toString();
    const answer = await send({ "content-type": "application/x-www-form-urlencoded" }, text);
    expect([answer.status, await answer.text()]).toEqual([200, ""]);
    expect(await house.ledger.jobs("")).toEqual([]);
  });

  test("SL-13 the address is confirmed to Slack alone", async () => {
    const challenge = { type: "url_verification", challenge: "3eZbrw1aB" };
    expect((await send({}, JSON.stringify(challenge))).status).toBe(401);
    expect(await (await house.send(challenge)).json()).toEqual({ challenge: "3eZbrw1aB" });
  });

  test.each([
    ["{oops", 400],
    ["[]", 400],
    ["null", 400],
    ['{"type":"event_callback"}', 400],
    ['{"type":"event_callback","event":null}', 400],
    ['{"type":"app_rate_limited","team_id":"T1","minute_rate_limited":1}', 200],
    ["", 400],
    ["7", 400],
  ])("SL-14, SL-15, SL-21 the signed body %s ends nothing", async (text, status) => {
    expect((await house.send(text)).status).toBe(status);
    const asked = await mention(house, "status");
    expect((await house.send(asked.body)).status).toBe(200);
  });

  test("SL-21 that events are held back is logged, with the minute", async () => {
    await house.send({ type: "app_rate_limited", team_id: "T1", minute_rate_limited: 1_518_467_820 });
    expect(house.logged).toContainEqual({
      level: "warn",
      event: "slack_events_held_back",
      fields: { team: "T1", minute: 1_518_467_820 },
    });
  });

  test("SL-16 a body over 4 MiB, announced or not, and a packed one are refused", async () => {
    const big = "x".repeat(5 * 1024 * 1024);
    expect((await send({}, big)).status).toBe(413);
    const stream = new ReadableStream({
      start: (controller) => {
        for (let n = 0; n < 6; n++) controller.enqueue(new TextEncoder().encode("x".repeat(1024 * 1024)));
        controller.close();
      },
    });
    const chunked: RequestInit & { duplex: "half" } = { method: "POST", body: stream, duplex: "half" };
    const answer = await fetch(eventsUrl(), chunked).then(
      ({ status }) => status,
      () => 413,
    );
    expect(answer).toBe(413);
    expect((await send({ "content-encoding": "gzip" }, "x")).status).toBe(415);
  });

  test("SL-18 a command whose form names its character set is read", async () => {
    const fields = {
      command: "/chip",
      text: "status",
      team_id: house.standIn.team,
      user_id: house.standIn.users.ann,
      channel_id: "C1",
      trigger_id: "t9",
    };
    const headers = { "content-type": "application/x-www-form-urlencoded; charset=utf-8" };
    expect((await house.send(fields, { form: true, headers })).status).toBe(200);
    expect(await house.work()).toBe(1);
  });

  test("OP-07 two secrets are good while one is changed", async () => {
    const both = await createSlackHouse(brain, {
      standIn: house.standIn,
      config: { http: { port: 0, host: "127.0.0.1", signingSecrets: [SECRET, "the-next-secret"] } },
    });
    for (const secret of [SECRET, "the-next-secret"]) {
      const asked = await mention(both, "status");
      expect((await both.send(asked.body, { secret })).status).toBe(200);
    }
    await both.close();
  });
});

describe("the receiver under strain", () => {
  test("SL-01 three hundred events at once, some delivered twice, are each noted once", async () => {
    const { standIn, ledger } = house;
    const bodies = Array.from({ length: 300 }, (_, n) =>
      envelope(standIn, {
        type: "app_mention",
        user: `U${n}`,
        channel: `C${n % 30}`,
        ts: `170000${1000 + n}.000100`,
        text: "chip H200",
      }),
    );
    const sent = [...bodies, ...bodies.slice(0, 30)].map((body) => house.send(body).then(({ status }) => status));
    expect(new Set(await Promise.all(sent))).toEqual(new Set([200]));
    expect(await ledger.jobs("answer:")).toHaveLength(300);
  });

  test("SL-20 an acknowledgement does not wait for Slack to say whose token it is", async () => {
    const { standIn } = house;
    standIn.fate(({ method }) => (method === "auth.test" ? { kind: "hang" } : { kind: "pass" }));
    const slow = await createSlackHouse(brain, { standIn });
    const asked = await mention(slow, "status");
    const answer = await slow.send(asked.body, { signal: AbortSignal.timeout(3_000) });
    expect(answer.status).toBe(200);
    expect(await slow.ledger.jobs("answer:")).toHaveLength(1);
    await slow.close();
  });

  test("SL-19 a command that cannot be noted says so to its asker in time, and again is not asked for", async () => {
    const full = await createSlackHouse(brain, { standIn: house.standIn, takeFails: () => true });
    const fields = {
      command: "/chip",
      text: "status",
      team_id: house.standIn.team,
      user_id: house.standIn.users.ann,
      channel_id: "C1",
      trigger_id: "t10",
    };
    const answer = await full.send(fields, { form: true });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      response_type: "ephemeral",
      text: expect.stringMatching(/^Something went wrong/),
    });
    await full.close();
  });

  test("SL-17 what is sent a byte a second does not keep others from being taken", async () => {
    const slow = Array.from({ length: 100 }, () => connect(house.slack.port() ?? 0, "127.0.0.1"));
    for (const socket of slow) {
      socket.on("error", () => {});
      socket.write("POST /slack/events HTTP/1.1\r\nHost: x\r\nX-A");
    }
    const asked = await mention(house, "status");
    expect((await house.send(asked.body)).status).toBe(200);
    for (const socket of slow) socket.destroy();
  });

  test("SL-27 whatever a signed body holds, it is answered, and nothing ends", async () => {
    const rejected: unknown[] = [];
    const note = (reason: unknown): void => void rejected.push(reason);
    process.on("unhandledRejection", note).on("uncaughtException", note);
    const { standIn } = house;
    const bodies = signedBodies(standIn);
    for (let n = 0; n < 500; n++) {
      const answer = await house.send(mutate(bodies[n % bodies.length], n), { form: n % 3 === 0 });
      expect([200, 400, 503]).toContain(answer.status);
    }
    process.off("unhandledRejection", note).off("uncaughtException", note);
    expect(rejected).toEqual([]);
    house.clock.nowMs += 120_000;
    const asked = await mention(house, "status");
    expect((await house.send(asked.body)).status).toBe(200);
    expect(
      await house.ledger.job(`answer:v1:slack:${standIn.team}/${standIn.channels.general}/${asked.ts}`),
    ).not.toBeNull();
  });
});
