import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { createBugJob } from "../../adapters/chat/bug-job.ts";
import { createInbox, type InboxEvent } from "../../adapters/chat/inbox.ts";
import { type Platform, postKey } from "../../adapters/chat/platform.ts";
import { runChats } from "../../adapters/chat/run-chats.ts";
import { createTurns } from "../../adapters/chat/turns.ts";
import { createSqliteLedger } from "../../adapters/store/sqlite-ledger.ts";
import { createSqliteLibrary } from "../../adapters/store/sqlite.ts";
import { type Bot, createBot, createWorker, type Ledger, type Library, sampleArticles } from "../../src/index.ts";

const now = () => new Date("2026-11-24T09:00:00Z");

let library: Library;
let bot: Bot;
beforeAll(async () => {
  library = await createSqliteLibrary({ file: ":memory:", log: () => {}, now });
  bot = createBot({ library, now, log: () => {} });
  await bot.import(sampleArticles.map((input, i) => ({ where: `sample ${i}`, input })));
});
afterAll(() => library.close());

type World = { ledger: Ledger; said: string[]; platform: Platform };

async function world(): Promise<World> {
  const said: string[] = [];
  const platform: Platform = {
    name: "test",
    chat: {
      name: "test",
      sameKeyMs: 0,
      post: async ({ body }) => ({ kind: "posted", messageId: `m${said.push(body)}` }),
      find: async () => ({ kind: "absent" }),
    },
    renderDigest: () => [],
    renderReply: async (reply) => [reply.kind === "answer" ? reply.answer.text : JSON.stringify(reply.blocks)],
  };
  return { ledger: await createSqliteLedger({ file: ":memory:" }), said, platform };
}

const inboxOf = ({ ledger, platform }: World) =>
  createInbox({ ledger, bot: async () => bot, platforms: () => [platform], now });

const work = ({ ledger, platform }: World, inbox: ReturnType<typeof inboxOf>) =>
  createWorker({ ledger, chatOf: () => platform.chat, handlers: [inbox.handler], now, log: () => {} }).workOff();

const asked = (id: string, text: string): InboxEvent => ({
  platform: "test",
  id,
  message: {
    text,
    author: "u1",
    door: "slack",
    place: "C1",
    thread: "t1",
    locale: "en-US",
    timeZone: null,
    visibility: "public",
  },
  target: { place: "test:C1/t1", facts: "{}" },
});

describe("the inbox", () => {
  test("SL-03 an event that is delivered four times is answered once, across a restart too", async () => {
    const here = await world();
    const inbox = inboxOf(here);
    expect(await inbox.take(asked("e1", "Why was DeepSeek R2 delayed?"))).toBe(true);
    expect(await inbox.take(asked("e1", "Why was DeepSeek R2 delayed?"))).toBe(false);
    await work(here, inbox);
    const restarted = inboxOf(here);
    expect(await restarted.take(asked("e1", "Why was DeepSeek R2 delayed?"))).toBe(false);
    await work(here, restarted);
    expect(here.said).toHaveLength(1);
    expect(here.said[0]).toMatch(/\[1\]/);
  });

  test("SL-05 what was noted before a crash is answered after it", async () => {
    const here = await world();
    await inboxOf(here).take(asked("e1", "Why was DeepSeek R2 delayed?"));
    await work(here, inboxOf(here));
    expect(here.said).toHaveLength(1);
  });

  test("a follow-up in the same thread leans on what was asked there, one in another thread does not", async () => {
    const here = await world();
    const inbox = inboxOf(here);
    await inbox.take(asked("e1", "Why was DeepSeek R2 delayed?"));
    await work(here, inbox);
    await inbox.take(asked("e2", "and when?"));
    await work(here, inbox);
    const elsewhere = asked("e3", "and when?");
    await inbox.take({ ...elsewhere, message: { ...elsewhere.message, thread: "t2" } });
    await work(here, inbox);
    expect(here.said[1]).toMatch(/R2/);
    expect(here.said[2]).not.toBe(here.said[1]);
  });

  test("who asks is told with a reference, once, when an answer cannot be made however often it is tried", async () => {
    const here = await world();
    let atMs = now().getTime();
    const clock = () => new Date(atMs);
    const failing = { ...bot, reply: () => Promise.reject(new TypeError("secret of the house")) };
    const logged: unknown[] = [];
    const log = (_level: string, event: string, fields?: unknown) => void logged.push([event, fields]);
    const platforms = () => [here.platform];
    const inbox = createInbox({ ledger: here.ledger, bot: async () => failing, platforms, now: clock, log });
    await inbox.take(asked("e1", "Why was DeepSeek R2 delayed?"));
    const handlers = [inbox.handler, createBugJob({ platforms, now: clock })];
    const worker = createWorker({
      ledger: here.ledger,
      chatOf: () => here.platform.chat,
      handlers,
      now: clock,
      log: () => {},
    });
    for (let tries = 0; tries < 8; tries += 1) {
      await worker.workOff();
      atMs += 300_000;
    }
    expect(here.said).toHaveLength(1);
    expect(here.said[0]).toMatch(/E-BUG.*Something went wrong \(ref [0-9a-f]{8}\)/);
    expect(here.said[0]).not.toContain("secret");
    const [, reference = ""] = /ref ([0-9a-f]{8})/.exec(here.said[0] ?? "") ?? [];
    expect(logged).toEqual([["answer_failed", { reference, key: "answer:v1:test:e1" }]]);
  });

  test("nobody is told of a question that was taken back", async () => {
    const here = await world();
    const platform: Platform = { ...here.platform, complete: async () => null };
    const platforms = () => [platform];
    const inbox = createInbox({ ledger: here.ledger, bot: async () => bot, platforms, now });
    await inbox.take(asked("e1", "help"));
    const handlers = [inbox.handler, createBugJob({ platforms, now })];
    await createWorker({ ledger: here.ledger, chatOf: () => platform.chat, handlers, now, log: () => {} }).workOff();
    expect(here.said).toEqual([]);
  });

  test("who asks a site is waited for by nobody else", async () => {
    const here = await world();
    let answer: () => void = () => {};
    const site = new Promise<void>((resolve) => (answer = resolve));
    const slow: Bot = {
      ...bot,
      reply: async (message, thread) => {
        if (message.text.startsWith("source test")) await site;
        return bot.reply(message, thread);
      },
    };
    const turns = createTurns(() => 0);
    const platforms = () => [here.platform];
    const inbox = createInbox({ ledger: here.ledger, bot: async () => slow, platforms, now, turns });
    await inbox.take(asked("e1", "source test https://slow.example"));
    await inbox.take(asked("e2", "help"));
    const working = work(here, inbox);
    await expect.poll(() => here.said.length, { timeout: 5_000 }).toBe(1);
    expect(here.said[0]).toContain("compare");
    answer();
    await working;
    expect(here.said).toHaveLength(2);
  });

  test("an event is answered as soon as it is in, beside one that takes long", async () => {
    const here = await world();
    let finish: () => void = () => {};
    const slow = new Promise<void>((resolve) => (finish = resolve));
    const platform: Platform = {
      ...here.platform,
      renderReply: async (reply, target) => {
        if (target.facts === '"slow"') await slow;
        return here.platform.renderReply(reply, target);
      },
    };
    const inbox = createInbox({ ledger: here.ledger, bot: async () => bot, platforms: () => [platform], now });
    const chats = runChats({
      ledger: here.ledger,
      platforms: () => [platform],
      handlers: [inbox.handler],
      plan: async () => {},
      now,
      clockMs: () => 0,
      log: () => {},
    });
    await inbox.take({ ...asked("e1", "help"), target: { place: "test:C1", facts: '"slow"' } });
    chats.wake();
    await inbox.take(asked("e2", "help"));
    chats.wake();
    await expect.poll(() => here.said.length).toBe(1);
    finish();
    await chats.stop();
    expect(here.said).toHaveLength(2);
  });
});

test("DI-04 a post's key is short enough for a nonce, and always the same for the same post", () => {
  expect(postKey("digest:v1:s1:2026-11-23", 0)).toBe(postKey("digest:v1:s1:2026-11-23", 0));
  expect(postKey("digest:v1:s1:2026-11-23", 0)).not.toBe(postKey("digest:v1:s1:2026-11-23", 1));
  expect(postKey("x".repeat(500), 99).length).toBeLessThanOrEqual(25);
});
