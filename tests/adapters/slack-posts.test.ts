import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { createDigestJob } from "../../adapters/chat/digest-job.ts";
import { createNoticeJob, noteNotice } from "../../adapters/chat/notices.ts";
import { createSlackCall } from "../../adapters/slack/call.ts";
import { outgoingBody } from "../../adapters/slack/outgoing.ts";
import { createPace } from "../../adapters/slack/pace.ts";
import { retryAfterMs } from "../../adapters/slack/retry-after.ts";
import { createRespond } from "../../adapters/slack/respond.ts";
import {
  createWorker,
  DIGEST_JOB,
  type JobHandler,
  type OutgoingPost,
  type Subscription,
  subscriptionSchema,
  SUBSCRIPTIONS,
} from "../../src/index.ts";
import { mention, messagesOf } from "../fixtures/slack-events.ts";
import { type Brain, createBrain, createSlackHouse, type SlackHouse } from "../fixtures/slack-house.ts";
import { BEN, BOT_TOKEN, createSlackStandIn, type Fate } from "../fixtures/slack-stand-in.ts";

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

const place = (channel = house.standIn.channels.general): string => `slack:${house.standIn.team}/${channel}`;

const plain = (text: string) => outgoingBody({ text, blocks: [], only: null });

/** Jobs that post one text each, in order. */
const saying: JobHandler = {
  kind: "say",
  prepare: async ({ key, payload }) => ({
    kind: "posts",
    posts: [{ key: key.slice(0, 24), edits: null, effects: [], ...JSON.parse(payload) }],
  }),
};

const say = (key: string, post: Pick<OutgoingPost, "place" | "body">) =>
  house.ledger.note(
    { key, kind: "say", payload: JSON.stringify(post), readyAtMs: house.clock.nowMs },
    house.clock.nowMs,
  );

/** Works and lets time pass, until `ms` have gone by. */
async function pass(ms: number, stepMs = 1_000): Promise<void> {
  const untilMs = house.clock.nowMs + ms;
  await house.work([saying]);
  while (house.clock.nowMs < untilMs) {
    house.clock.nowMs += stepMs;
    await house.work([saying]);
  }
}

const texts = async (channel = house.standIn.channels.general) =>
  (await messagesOf(house.standIn, BEN, channel)).map(({ text }) => text);
const postCalls = () => house.standIn.calls.filter(({ method }) => method === "chat.postMessage");
const firstTime = (fate: Fate) => {
  const seen = new Set<string>();
  house.standIn.fate(({ method, args }) => {
    const key = JSON.stringify(args["metadata"]);
    if (method !== "chat.postMessage" || seen.has(key)) return { kind: "pass" };
    seen.add(key);
    return fate;
  });
};

describe("a post whose answer is lost", () => {
  test("SW-01 fifty of them are fifty messages", async () => {
    firstTime({ kind: "lost" });
    for (let n = 0; n < 50; n++)
      await say(`lost-${n}`, { place: place(`C00000000${(n % 2) + 1}`), body: plain(`message ${n}`) });
    await pass(240_000, 10_000);
    const seen = [...(await texts()), ...(await texts(house.standIn.channels.random))];
    expect(seen.toSorted()).toEqual(Array.from({ length: 50 }, (_, n) => `message ${n}`).toSorted());
  });

  test.each<[string, Fate]>([
    ["a 502", { kind: "status", status: 502, isCarriedOut: true }],
    ["a 504", { kind: "status", status: 504, isCarriedOut: true }],
    ["fatal_error", { kind: "answer", body: { ok: false, error: "fatal_error" }, isCarriedOut: true }],
    ["internal_error", { kind: "answer", body: { ok: false, error: "internal_error" }, isCarriedOut: true }],
  ])("SW-02 one that was taken and answered with %s is found, and not said again", async (_what, fate) => {
    firstTime(fate);
    await say("once", { place: place(), body: plain("once") });
    await pass(180_000, 15_000);
    expect(await texts()).toEqual(["once"]);
    expect(postCalls()).toHaveLength(1);
    expect(house.standIn.calls.some(({ method }) => method === "conversations.history")).toBe(true);
    expect(await house.ledger.job("once")).toMatchObject({ state: "done" });
  });

  test("SW-02 one in a thread is looked for in the thread", async () => {
    const asked = await mention(house, "status");
    firstTime({ kind: "lost" });
    await say("threaded", { place: `${place()}/${asked.ts}`, body: plain("threaded") });
    await pass(180_000, 15_000);
    expect(
      (await messagesOf(house.standIn, BEN, house.standIn.channels.general, asked.ts)).map(({ text }) => text),
    ).toEqual([expect.stringContaining("status"), "threaded"]);
    expect(house.standIn.calls.some(({ method }) => method === "conversations.replies")).toBe(true);
  });

  test("SW-03 one that never arrived is said within two minutes, once", async () => {
    firstTime({ kind: "unsent" });
    await say("again", { place: place(), body: plain("again") });
    await pass(120_000, 5_000);
    expect(await texts()).toEqual(["again"]);
  });

  test("SW-03 while nobody listens at all, it is put off and not in doubt", async () => {
    const closed = await createSlackStandIn();
    await closed.close();
    const call = createSlackCall({ apiUrl: closed.apiUrl, now: () => new Date(), log: () => {}, part: "test" });
    expect(await call("chat.postMessage", {}, BOT_TOKEN)).toEqual({ kind: "unsent", reason: "ECONNREFUSED" });
  });

  test("SW-04 an answer that never comes is waited for so long and no longer", async () => {
    house.standIn.fate(() => ({ kind: "hang" }));
    const { apiUrl } = house.standIn;
    const call = createSlackCall({ apiUrl, now: () => new Date(), log: () => {}, part: "test", callMsMax: 200 });
    expect(await call("chat.postMessage", { text: "x" }, BOT_TOKEN)).toEqual({
      kind: "unknown",
      reason: "no answer in time",
    });
  });

  test("SW-05 one that lands after it was given up is the one message", async () => {
    firstTime({ kind: "unsent" });
    await say("late", { place: place(), body: plain("late") });
    await house.work([saying]);
    const [sent] = postCalls();
    await house.standIn.as(BOT_TOKEN, "chat.postMessage", sent?.args);
    await pass(180_000, 20_000);
    expect(await texts()).toEqual(["late"]);
  });

  test("SW-19 an edit of a message that is gone is let be", async () => {
    const edit = { place: place(), edits: "1700000000.000100", body: plain("new words") };
    await house.ledger.note(
      { key: "edit", kind: "say", payload: JSON.stringify(edit), readyAtMs: 0 },
      house.clock.nowMs,
    );
    await pass(60_000, 20_000);
    expect(await house.ledger.job("edit")).toMatchObject({ state: "skipped", reason: "message_not_found" });
    expect(house.standIn.calls.filter(({ method }) => method === "chat.update")).toHaveLength(1);
  });
});

describe("how fast it posts", () => {
  test("SW-06 a channel Slack holds back holds up no other, and no form", async () => {
    const { general, random } = house.standIn.channels;
    let isHeld = true;
    house.standIn.fate(({ method, args }) =>
      isHeld && method === "chat.postMessage" && args["channel"] === general
        ? { kind: "status", status: 429, headers: { "retry-after": "30" } }
        : { kind: "pass" },
    );
    await say("held", { place: place(general), body: plain("held") });
    await say("free", { place: place(random), body: plain("free") });
    await house.work([saying]);
    expect(await texts(random)).toEqual(["free"]);
    isHeld = false;
    await pass(29_000);
    expect(await texts(general)).toEqual([]);
    await pass(6_000);
    expect(await texts(general)).toEqual(["held"]);
    expect(postCalls().filter(({ args }) => args["channel"] === general)).toHaveLength(2);
  });

  test("SW-07 forty messages to one channel keep their order, and at most three go at once, one a second", async () => {
    const sentAtMs: number[] = [];
    house.standIn.fate(({ method }) => {
      if (method === "chat.postMessage") sentAtMs.push(house.clock.nowMs);
      return { kind: "pass" };
    });
    for (let n = 0; n < 40; n++) {
      await say(`m-${String(n).padStart(2, "0")}`, { place: place(), body: plain(`m ${n}`) });
      house.clock.nowMs += 1;
    }
    await pass(60_000);
    expect(await texts()).toEqual(Array.from({ length: 40 }, (_, n) => `m ${n}`));
    for (const atMs of sentAtMs)
      expect(sentAtMs.filter((other) => other >= atMs && other < atMs + 3_000).length).toBeLessThanOrEqual(3);
    expect((sentAtMs.at(-1) ?? 0) - (sentAtMs[0] ?? 0)).toBeLessThan(50_000);
  });

  test("SW-07 in any order of asking, no channel gets more than three in three seconds, and each gets its turn", () => {
    const step = fc.record({ channel: fc.constantFrom("A", "B"), ms: fc.nat(900) });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 60 }), (steps) => {
        let nowMs = 0;
        const pace = createPace(() => new Date(nowMs));
        const sent: { channel: string; atMs: number }[] = [];
        let waiting = steps.map(({ channel, ms }, n) => ({ channel, key: `${n}`, fromMs: (nowMs += ms) }));
        for (nowMs = 0; waiting.length > 0 && nowMs < 400_000; nowMs += 250) {
          waiting = waiting.filter(({ channel, key, fromMs }) => {
            if (fromMs > nowMs || pace.turn(channel, key).waitMs > 0) return true;
            sent.push({ channel, atMs: nowMs });
            return false;
          });
        }
        expect(waiting).toEqual([]);
        for (const { channel, atMs } of sent)
          expect(
            sent.filter((one) => one.channel === channel && one.atMs >= atMs && one.atMs < atMs + 3_000).length,
          ).toBeLessThanOrEqual(3);
      }),
    );
  });

  test("SW-08 whatever Slack says of how long to wait, it is a second to an hour", () => {
    const now = new Date("2026-11-24T09:00:00Z");
    expect(retryAfterMs(null, now)).toBe(30_000);
    expect(retryAfterMs("0", now)).toBe(1_000);
    expect(retryAfterMs("-1", now)).toBe(1_000);
    expect(retryAfterMs("99999999", now)).toBe(3_600_000);
    expect(retryAfterMs("Tue, 24 Nov 2026 09:00:20 GMT", now)).toBe(20_000);
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.integer().map(String)), (header) => {
        const waitMs = retryAfterMs(header, now);
        expect(waitMs >= 1_000 && waitMs <= 3_600_000).toBe(true);
      }),
    );
  });

  test.each([undefined, "0", "-1", "soon"])("SW-08 a 429 whose wait is %j is put off", async (header) => {
    const headers: Record<string, string> = header === undefined ? {} : { "retry-after": header };
    firstTime({ kind: "status", status: 429, headers });
    await say("put-off", { place: place(), body: plain("put off") });
    await house.work([saying]);
    expect(postCalls()).toHaveLength(1);
    await pass(40_000, 5_000);
    expect(await texts()).toEqual(["put off"]);
  });
});

describe("what Slack refuses for good", () => {
  const digestOf = (handlerDeps: { rests: (subscription: Subscription) => Promise<void> }) =>
    createDigestJob({
      ledger: house.ledger,
      maker: async () => ({
        make: async (subscription, run) => ({
          digest: {
            subscriptionId: subscription.id,
            place: subscription.place,
            placeName: subscription.placeName,
            localDate: run.localDate,
            language: "en",
            stories: [],
            sources: null,
            articlesRead: 0,
            stillNothing: [],
            leftOut: 0,
            awayDays: 0,
            isLate: false,
          },
          effects: new Map(),
        }),
      }),
      platforms: () => [house.slack.platform],
      now: () => new Date(house.clock.nowMs),
      ...handlerDeps,
    });

  const subscribe = async (id: string, channel: string) => {
    const subscription = subscriptionSchema.parse({
      id,
      place: place(channel),
      time: "09:00",
      zone: "UTC",
      ifEmpty: "one line",
      createdAt: "2026-01-01T00:00:00.000Z",
    });
    await house.ledger.put([{ collection: SUBSCRIPTIONS, id, value: JSON.stringify(subscription) }]);
    const payload = JSON.stringify({ subscriptionId: id, localDate: "2026-11-24", isSentNow: true });
    await house.ledger.note({ key: `digest:v1:${id}`, kind: DIGEST_JOB, payload, readyAtMs: 0 }, house.clock.nowMs);
  };
  const kept = async (id: string) => JSON.parse((await house.ledger.get(SUBSCRIPTIONS, id)) ?? "null");

  test.each(["channel_not_found", "is_archived", "not_in_channel", "restricted_action", "missing_scope"])(
    "SW-14, SC-12 %s ends one channel's digest, is told once, and another channel's goes on",
    async (error) => {
      const { general, random } = house.standIn.channels;
      house.standIn.fate(({ method, args }) =>
        method === "chat.postMessage" && args["channel"] === general
          ? { kind: "answer", body: { ok: false, error } }
          : { kind: "pass" },
      );
      const now = () => new Date(house.clock.nowMs);
      const ben = place(house.standIn.users.ben);
      const digests = digestOf({
        rests: ({ id, pauseReason }) =>
          noteNotice(house.ledger, { key: id, place: ben, text: `It rests: ${pauseReason}` }, house.clock.nowMs),
      });
      await subscribe("d1", general);
      await subscribe("d2", random);
      const notices = createNoticeJob({ platforms: () => [house.slack.platform], now });
      const chatOf = () => house.slack.platform.chat;
      const { ledger } = house;
      const worker = createWorker({ ledger, chatOf, handlers: [digests, notices], now, log: () => {} });
      for (let n = 0; n < 5; n++) {
        await worker.workOff();
        house.clock.nowMs += 60_000;
      }
      expect(await kept("d1")).toMatchObject({ isPaused: true, pauseReason: error });
      expect(await kept("d2")).toMatchObject({ isPaused: false });
      expect(await texts(random)).toHaveLength(1);
      expect(postCalls().filter(({ args }) => args["channel"] === general)).toHaveLength(1);
      expect(postCalls().filter(({ args }) => args["channel"] === house.standIn.users.ben)).toHaveLength(1);
    },
  );

  test.each(["invalid_auth", "account_inactive", "token_revoked", "token_expired"])(
    "SW-15 after %s the workspace is closed, and Slack is not called for it any more",
    async (error) => {
      house.standIn.fate(({ method }) =>
        method === "chat.postMessage" ? { kind: "answer", body: { ok: false, error } } : { kind: "pass" },
      );
      await say("first", { place: place(), body: plain("first") });
      await house.work([saying]);
      const before = house.standIn.calls.length;
      for (let n = 0; n < 5; n++)
        await say(`more-${n}`, { place: place(house.standIn.channels.random), body: plain("more") });
      const asked = await mention(house, "status");
      expect((await house.send(asked.body)).status).toBe(200);
      await pass(120_000, 20_000);
      expect(house.standIn.calls.length).toBe(before);
      expect(house.logged).toContainEqual({
        level: "error",
        event: "slack_workspace_closed",
        fields: { team: house.standIn.team, reason: error },
      });
    },
  );
});

describe("what one person alone sees", () => {
  const only = (more: Partial<{ responseUrl: string; urlEndsAtMs: number; endsAtMs: number }>) => ({
    user: house.standIn.users.ann,
    responseUrl: null,
    urlEndsAtMs: house.clock.nowMs + 1_000,
    endsAtMs: house.clock.nowMs + 3_600_000,
    ...more,
  });
  const hook = (path: string): string => new URL(path, house.standIn.apiUrl).href;

  test("goes to the address that came with the command", async () => {
    await say("only", {
      place: place(),
      body: outgoingBody({ text: "psst", blocks: [], only: only({ responseUrl: hook("/commands/1") }) }),
    });
    await house.work([saying]);
    expect(house.standIn.responses).toMatchObject([
      { path: "/commands/1", message: { text: "psst", response_type: "ephemeral" } },
    ]);
  });

  test("SW-17 goes the ordinary way when that address is used up or over, and not in a loop", async () => {
    const gone = outgoingBody({ text: "gone", blocks: [], only: only({ responseUrl: hook("/commands/gone") }) });
    const late = outgoingBody({
      text: "late",
      blocks: [],
      only: only({ responseUrl: hook("/commands/2"), urlEndsAtMs: 0 }),
    });
    await say("gone", { place: place(), body: gone });
    await say("late", { place: place(), body: late });
    await pass(120_000, 30_000);
    const whispered = house.standIn.calls.filter(({ method }) => method === "chat.postEphemeral");
    expect(new Set(whispered.map(({ args }) => args["text"]))).toEqual(new Set(["gone", "late"]));
    expect(whispered).toHaveLength(2);
  });

  test("an address that is not Slack's is not called", async () => {
    const respond = createRespond({ apiUrl: "https://slack.com/api/", log: () => {} });
    for (const url of ["https://evil.test/x", "http://169.254.169.254/", "not an address", house.standIn.apiUrl])
      expect(await respond(url, {})).toMatchObject({ kind: "refused" });
  });
});

test("SC-06, SC-01 no call unfurls, links names or has its words read as anything else", async () => {
  const asked = await mention(house, "Why was DeepSeek R2 delayed?");
  await house.send(asked.body);
  await say("more", { place: place(), body: plain("more") });
  await house.work([saying]);
  expect(postCalls().length).toBeGreaterThan(1);
  for (const { args } of postCalls())
    expect(args).toMatchObject({ unfurl_links: false, unfurl_media: false, link_names: false, parse: "none" });
});
