import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";

import { type CallRequest, createDiscordCall } from "../../adapters/discord/rest/call.ts";
import { createGuard, HeldBackError } from "../../adapters/discord/rest/guard.ts";
import { type Brain, createBrain, type LogLine } from "../fixtures/discord-house.ts";
import { createGatewayHouse, saidMessage } from "../fixtures/gateway-house.ts";
import { createGatewayStandIn, type GatewayStandIn, type RestAnswer } from "../fixtures/gateway-stand-in.ts";
import { startProgram } from "../fixtures/program.ts";

let standIn: GatewayStandIn;
beforeEach(async () => {
  standIn = await createGatewayStandIn();
});
afterEach(() => standIn.close());

const TOKEN = "stand-in.token.of-a-bot";
const TEN_MINUTES_MS = 600_000;
const until = (done: () => unknown) => vi.waitUntil(done, { timeout: 20_000, interval: 10 });

/** Calls through discord.js's REST and the guard, over a clock that stands still. */
function createWorld() {
  const clock = { nowMs: Date.parse("2026-11-24T09:00:00Z") };
  const logged: LogLine[] = [];
  const refusedTokens: string[] = [];
  const log = (level: string, event: string, fields = {}) => void logged.push({ level, event, fields });
  const guard = createGuard({ send: (url, init) => fetch(url, init), now: () => new Date(clock.nowMs), log });
  const deps = { apiUrl: standIn.apiUrl, token: TOKEN, guard, log };
  const call = createDiscordCall({ ...deps, onTokenRefused: () => void refusedTokens.push(TOKEN) });
  const alarms = () => logged.filter(({ level }) => level === "error").map(({ event }) => event);
  return { clock, logged, refusedTokens, guard, call, alarms };
}

const post = (channel: number): CallRequest => ({ method: "POST", path: `/channels/${channel}/messages`, body: {} });
const answerTo: CallRequest = { method: "POST", path: "/interactions/1/token-1/callback", body: {}, isAnonymous: true };
const asked = (path: string) => standIn.rest.filter((one) => one.path === path).length;

/** What Discord says when a limit is reached. */
const limited = (headers: Record<string, string>, body: Record<string, unknown>): RestAnswer => ({
  status: 429,
  headers,
  body: { message: "You are being rate limited.", ...body },
});

describe("DI-07 a 429 is waited out as it says", () => {
  const LIMITS: readonly (readonly [string, RestAnswer, number])[] = [
    ["of the bot's own, in a header", limited({ "retry-after": "3", "x-ratelimit-scope": "user" }, {}), 3_000],
    ["of the bot's own, with a decimal", limited({ "x-ratelimit-scope": "user" }, { retry_after: 2.5 }), 2_500],
    ["both, the longer of them", limited({ "retry-after": "3" }, { retry_after: 2.5 }), 3_000],
    ["shared", limited({ "retry-after": "3", "x-ratelimit-scope": "shared" }, { retry_after: 2.5 }), 3_000],
  ];

  test.each(LIMITS)("%s: for its channel, while the others go on", async (whose, limit, waitMs) => {
    const { clock, call, guard } = createWorld();
    standIn.fate = ({ path }) => (path === "/channels/1/messages" && asked(path) === 1 ? limit : null);
    expect(await call(post(1))).toEqual({ kind: "later", retryAfterMs: waitMs });
    expect(await call(post(2))).toMatchObject({ kind: "ok" });
    clock.nowMs += waitMs - 1;
    expect(await call(post(1))).toEqual({ kind: "later", retryAfterMs: 1 });
    expect(asked("/channels/1/messages")).toBe(1);
    clock.nowMs += 1;
    expect(await call(post(1))).toMatchObject({ kind: "ok" });
    // What others have used up is nobody's fault.
    expect(guard.state().invalid).toBe(whose === "shared" ? 0 : 1);
  });

  test.each([
    ["a header", limited({ "retry-after": "3", "x-ratelimit-global": "true" }, { retry_after: 2.5 })],
    ["its body", limited({ "retry-after": "3" }, { retry_after: 2.5, global: true })],
  ])("global by %s: everything waits but answers to interactions, which have no such limit", async (_name, limit) => {
    const { clock, call } = createWorld();
    standIn.fate = ({ path }) => (path === "/channels/1/messages" && asked(path) === 1 ? limit : null);
    expect(await call(post(1))).toEqual({ kind: "later", retryAfterMs: 3_000 });
    expect(await call(post(2))).toEqual({ kind: "later", retryAfterMs: 3_000 });
    expect(asked("/channels/2/messages")).toBe(0);
    expect(await call(answerTo)).toMatchObject({ kind: "ok" });
    clock.nowMs += 3_000;
    expect(await call(post(1))).toMatchObject({ kind: "ok" });
    expect(await call(post(2))).toMatchObject({ kind: "ok" });
  });
});

const CLOUDFLARE = "<!doctype html><title>Access denied</title><p>error code: 1015</p>";

describe("DI-08 a refusal of everything", () => {
  const REFUSALS: readonly (readonly [string, RestAnswer])[] = [
    ["a 429 that does not say how long", limited({}, {})],
    ["Cloudflare's 1015", { status: 429, html: CLOUDFLARE }],
    ["a 403 in HTML", { status: 403, html: CLOUDFLARE }],
  ];

  test.each(REFUSALS)("%s: at most one request in five seconds, and it is told of", async (_name, refusal) => {
    const { clock, guard, alarms, logged } = createWorld();
    standIn.fate = () => refusal;
    const ask = (n: number) => guard.send(`${standIn.apiUrl}/v10/channels/${n}/messages`, { method: "POST" });
    const sentAtMs: number[] = [];
    for (let second = 0; second < 60; second += 1) {
      const before = standIn.rest.length;
      // Different channels, side by side: nothing but the guard holds them back.
      const asked = second === 0 ? [ask(0)] : Array.from({ length: 20 }, (_, n) => ask(n + 1));
      const outcomes = await Promise.allSettled(asked);
      for (const one of outcomes) expect(one).toMatchObject({ status: "rejected", reason: { name: "HeldBackError" } });
      sentAtMs.push(...Array.from({ length: standIn.rest.length - before }, () => clock.nowMs));
      clock.nowMs += 1_000;
    }
    expect(sentAtMs.length).toBeLessThanOrEqual(12);
    expect(sentAtMs.length).toBeGreaterThan(5);
    const apart = sentAtMs.slice(1).map((atMs, n) => atMs - (sentAtMs[n] ?? 0));
    expect(Math.min(...apart)).toBeGreaterThanOrEqual(5_000);
    const told = [...alarms(), ...logged.filter(({ level }) => level === "warn").map(({ event }) => event)];
    expect(told.length).toBeGreaterThan(0);
  });

  test("when it is over, the one that went first lets the others follow", async () => {
    const { clock, call } = createWorld();
    standIn.fate = () => ({ status: 429, html: CLOUDFLARE });
    await call(post(0));
    standIn.fate = () => null;
    clock.nowMs += 5_000;
    expect(await call(post(0))).toMatchObject({ kind: "ok" });
    const outcomes = await Promise.all(Array.from({ length: 20 }, (_, n) => call(post(n))));
    expect(outcomes.every(({ kind }) => kind === "ok")).toBe(true);
  });

  test("where the one that goes first gets no answer, five seconds pass again", async () => {
    const { clock, call } = createWorld();
    standIn.fate = () => ({ status: 403, html: CLOUDFLARE });
    await call(post(0));
    standIn.fate = () => "lost";
    clock.nowMs += 5_000;
    expect(await call(post(0))).toMatchObject({ kind: "unknown" });
    expect(await call(post(1))).toMatchObject({ kind: "later" });
    expect(standIn.rest).toHaveLength(2);
  });
});

describe("DI-10 what would be refused over and over", () => {
  const REFUSALS: readonly (readonly [string, () => Response])[] = [
    ["401", () => Response.json({ message: "401: Unauthorized", code: 0 }, { status: 401 })],
    ["403", () => Response.json({ message: "Missing Access", code: 50001 }, { status: 403 })],
    ["429", () => Response.json({ message: "limited", retry_after: 0.3 }, { status: 429 })],
  ];

  test.each(REFUSALS)("12,000 requests for a %s in ten minutes: fewer than 1,000 are sent", async (_name, refuse) => {
    const clock = { nowMs: 1_000_000 };
    const logged: string[] = [];
    let sent = 0;
    const guard = createGuard({
      send: async () => ((sent += 1), refuse()),
      now: () => new Date(clock.nowMs),
      log: (level, event) => void logged.push(`${level} ${event}`),
    });
    const ask = (n: number) =>
      guard.send(`https://discord.test/api/v10/channels/${n}/messages`, { method: "POST" }).catch((error: unknown) => {
        expect(error).toBeInstanceOf(HeldBackError);
      });
    for (let n = 0; n < 12_000; n += 1) {
      await ask(n);
      clock.nowMs += TEN_MINUTES_MS / 12_000;
    }
    expect(sent).toBeLessThan(1_000);
    expect(guard.state().invalid).toBeLessThan(1_000);
    expect(logged.filter((line) => line === "error discord_refused_too_often")).toHaveLength(1);
    // Ten minutes later it may be tried again.
    clock.nowMs += TEN_MINUTES_MS;
    const before = sent;
    await ask(1);
    expect(sent).toBe(before + 1);
  });

  test("all of them at once, before any is answered: fewer than 1,000 go out", async () => {
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
    let sent = 0;
    const guard = createGuard({
      send: async () => {
        sent += 1;
        await answered;
        return Response.json({ code: 50001 }, { status: 403 });
      },
      now: () => new Date(1_000_000),
      log: () => {},
    });
    const all = Array.from({ length: 12_000 }, (_, n) =>
      guard.send(`https://discord.test/api/v10/channels/${n}/messages`, { method: "POST" }).catch(() => {}),
    );
    answer();
    await Promise.all(all);
    expect(sent).toBeLessThan(1_000);
  });
});

describe("DI-09 a token that is refused while the bot runs", () => {
  let brain: Brain;
  beforeAll(async () => {
    brain = await createBrain();
    await brain.bot.warmUp();
  });
  afterAll(() => brain.library.close());

  const isRefused = ({ path }: { path: string }): boolean => /\/(messages|threads)$/.test(path);
  const refuse = (): void => {
    standIn.fate = (one) => (isRefused(one) ? { status: 401, body: { message: "401: Unauthorized", code: 0 } } : null);
  };

  test("nothing is asked of Discord with it again, it is no longer ready, and who runs it is told", async () => {
    const house = await createGatewayHouse(brain, { standIn });
    expect(house.discord.isReady()).toBe(true);
    refuse();
    standIn.dispatch("MESSAGE_CREATE", saidMessage());
    await until(async () => {
      await house.work();
      return house.fatal.length > 0;
    });
    const before = standIn.rest.length;
    standIn.dispatch("MESSAGE_CREATE", saidMessage());
    for (let n = 0; n < 5; n += 1) {
      house.clock.nowMs += 60_000;
      await house.work();
    }
    expect(standIn.rest).toHaveLength(before);
    expect(house.discord.isReady()).toBe(false);
    expect(house.fatal[0]?.message).toMatch(/DISCORD_TOKEN/);
    expect(house.logged.some(({ level, event }) => level === "error" && event === "discord_ended")).toBe(true);
    await house.close();
  });

  test("the program ends with status 78 and says what to do", { timeout: 40_000 }, async () => {
    const program = startProgram({ DISCORD_TOKEN: TOKEN, DISCORD_API_URL: standIn.apiUrl });
    await until(() => /Chipwire is running/.test(program.said()));
    refuse();
    standIn.dispatch("MESSAGE_CREATE", saidMessage());
    expect(await program.ended).toBe(78);
    expect(program.said()).toMatch(/refuses the token/);
    expect(standIn.rest.filter(isRefused)).toHaveLength(1);
  });
});
