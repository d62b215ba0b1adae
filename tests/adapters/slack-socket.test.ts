import { subscribe, unsubscribe } from "node:diagnostics_channel";

import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";

import { openLink } from "../../adapters/slack/socket-link.ts";
import { type Address, createLinks } from "../../adapters/slack/socket-links.ts";
import { messagesOf, mention } from "../fixtures/slack-events.ts";
import { type Brain, createBrain, createSlackHouse, type LogLine, type SlackHouse } from "../fixtures/slack-house.ts";
import { BEN, createSlackStandIn, type SlackStandIn } from "../fixtures/slack-stand-in.ts";
import { createWebSocketServer, type ServerSocket, type WebSocketServer } from "../fixtures/web-socket-server.ts";

let brain: Brain;
beforeAll(async () => {
  brain = await createBrain();
});
afterAll(() => brain.library.close());

const SOCKET = { http: null, appToken: "xapp-1-test" };

type World = { house: SlackHouse; standIn: SlackStandIn; server: WebSocketServer };
const parts: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of parts.splice(0).toReversed()) await close();
});

/** Slack with sockets: `onSocket` greets unless it is told otherwise. */
async function open(onSocket: (socket: ServerSocket) => void = greet): Promise<World> {
  const server = await createWebSocketServer(onSocket);
  const standIn = await createSlackStandIn();
  standIn.fate(({ method }) =>
    method === "apps.connections.open" ? { kind: "answer", body: { ok: true, url: server.url } } : { kind: "pass" },
  );
  parts.push(standIn.close, server.close);
  const house = await createSlackHouse(brain, { config: SOCKET, standIn });
  parts.push(house.close);
  return { house, standIn, server };
}

const greet = (socket: ServerSocket): void => socket.sendText(JSON.stringify({ type: "hello", num_connections: 1 }));

const wrapped = (id: string, body: unknown) =>
  JSON.stringify({ type: "events_api", envelope_id: id, accepts_response_payload: false, payload: body });

const acknowledged = (socket: ServerSocket | undefined): string[] =>
  (socket?.received ?? []).map((text) => String(JSON.parse(text).envelope_id));

describe("Socket Mode", () => {
  test("answers a mention, and acknowledges it on the connection it came by", async () => {
    const { house, standIn, server } = await open();
    await expect.poll(() => house.slack.links()).toBe(2);
    const asked = await mention(house, "Why was DeepSeek R2 delayed?");
    server.sockets[0]?.sendText(wrapped("e1", asked.body));
    await expect.poll(() => acknowledged(server.sockets[0])).toEqual(["e1"]);
    await house.work();
    expect(await messagesOf(standIn, BEN, standIn.channels.general, asked.ts)).toHaveLength(2);
  });

  test("SM-03 frames that are no envelopes end nothing, and what comes after them is answered", async () => {
    const { house, server } = await open();
    const [socket] = server.sockets;
    for (const frame of ["null", "{bad", "[]", "7", '"text"', "{}", '{"type":"events_api"}']) socket?.sendText(frame);
    socket?.sendBinary(Buffer.from([0, 1, 2, 255]));
    socket?.sendText(wrapped("big", { type: "nothing", text: "x".repeat(5_000_000) }));
    socket?.sendText(wrapped("limited", { type: "app_rate_limited", team_id: "T1", minute_rate_limited: 5 }));
    socket?.sendText(wrapped("no-event", { type: "event_callback", event_id: "Ev" }));
    const asked = await mention(house, "status");
    socket?.sendText(wrapped("e1", asked.body));
    await expect.poll(() => acknowledged(socket)).toEqual(expect.arrayContaining(["big", "limited", "no-event", "e1"]));
    expect(house.logged.map(({ event }) => event)).toContain("slack_events_held_back");
    expect(await house.work()).toBe(1);
  });

  test("SM-06, SM-07 the same envelope on two connections is answered once, also when the first could not be acknowledged", async () => {
    const { house, standIn, server } = await open();
    await expect.poll(() => house.slack.links()).toBe(2);
    const asked = await mention(house, "status");
    server.sockets[0]?.sendText(wrapped("e1", asked.body));
    server.sockets[0]?.destroy();
    server.sockets[1]?.sendText(wrapped("e1", asked.body));
    await expect.poll(() => acknowledged(server.sockets[1])).toEqual(["e1"]);
    await house.work();
    expect(
      standIn.calls.filter(({ method }) => method === "chat.postEphemeral" || method === "chat.postMessage"),
    ).toHaveLength(1);
  });

  test("SM-01, SM-02 over a refresh another connection is up before the old one goes, whether or not Slack closes it", async () => {
    const { house, server } = await open();
    await expect.poll(() => house.slack.links()).toBe(2);
    const asked: string[] = [];
    for (const [n, reason] of ["refresh_requested", "warning", "refresh_requested", "warning"].entries()) {
      house.clock.nowMs += 60_000;
      const old = server.sockets.at(-1);
      const before = server.sockets.length;
      old?.sendText(JSON.stringify({ type: "disconnect", reason }));
      const event = await mention(house, `news Nvidia as of 2025-0${n + 1}-01`);
      asked.push(event.ts);
      // It is still read while it is being replaced.
      old?.sendText(wrapped(`e${n}`, event.body));
      await expect.poll(() => acknowledged(old)).toContain(`e${n}`);
      await expect.poll(() => server.sockets.length).toBe(before + 1);
      await expect.poll(() => house.slack.links()).toBe(2);
    }
    expect(await house.work()).toBe(asked.length);
  });

  test("SM-08 what is in hand when the process is asked to end is acknowledged first", async () => {
    const { house, server } = await open();
    const asked = await Promise.all(Array.from({ length: 20 }, () => mention(house, "status")));
    for (const [n, { body }] of asked.entries())
      server.sockets[0]?.sendText(wrapped(`e${n}`, { ...body, event: { ...body.event, user: `U${n}` } }));
    await expect.poll(() => house.logged.length + acknowledged(server.sockets[0]).length).toBeGreaterThan(0);
    await house.slack.stop();
    const noted = (await house.ledger.jobs("answer:")).length;
    await expect.poll(() => acknowledged(server.sockets[0]).length).toBe(noted);
    await expect.poll(() => server.sockets.every((socket) => !socket.isOpen())).toBe(true);
  });

  test("SM-09 ending it at any moment of connecting leaves nothing behind", async () => {
    const rejected: unknown[] = [];
    const note = (reason: unknown): void => void rejected.push(reason);
    process.on("unhandledRejection", note);
    const { standIn } = await open();
    for (let n = 0; n < 20; n++) {
      const house = await createSlackHouse(brain, { config: SOCKET, standIn });
      for (let turn = 0; turn < n; turn++) await Promise.resolve();
      await house.close();
    }
    process.off("unhandledRejection", note);
    expect(rejected).toEqual([]);
  });
});

describe("a token Slack does not take", () => {
  test("SM-10 ends with a message that says which and what to do", async () => {
    const standIn = await createSlackStandIn();
    parts.push(standIn.close);
    standIn.fate(({ method }) =>
      method === "apps.connections.open"
        ? { kind: "answer", body: { ok: false, error: "invalid_auth" } }
        : { kind: "pass" },
    );
    const house = await createSlackHouse(brain, { config: SOCKET, standIn });
    parts.push(house.close);
    expect(house.fatal).toEqual([expect.stringMatching(/SLACK_APP_TOKEN \(invalid_auth\)/)]);
    expect(standIn.calls.filter(({ method }) => method === "apps.connections.open")).toHaveLength(1);
  });

  test("SM-10 one that may not open connections is told of as such", async () => {
    const standIn = await createSlackStandIn();
    parts.push(standIn.close);
    standIn.fate(() => ({ kind: "answer", body: { ok: false, error: "not_allowed_token_type" } }));
    await expect(createSlackHouse(brain, { config: SOCKET, standIn })).rejects.toThrow(/SLACK_BOT_TOKEN/);
  });
});

describe("connections", () => {
  /** Links over a clock of the test's own; `meet` plays Slack on each connection. */
  function linksWith(
    meet: (link: { say: (frame: unknown) => void; end: () => void }) => void,
    address: () => Promise<Address>,
  ) {
    const due: { atMs: number; work: () => void }[] = [];
    const clock = { nowMs: 0 };
    const asked: number[] = [];
    const logged: LogLine[] = [];
    const links = createLinks({
      address: () => {
        asked.push(clock.nowMs);
        return address();
      },
      open: (_url, { onText, onClosed }) => {
        const say = (frame: unknown): void => onText(JSON.stringify(frame));
        queueMicrotask(() => meet({ say, end: () => onClosed("closed") }));
        return { send: () => true, close: () => {} };
      },
      timers: {
        after: (waitMs, work) => {
          const entry = { atMs: clock.nowMs + waitMs, work };
          due.push(entry);
          return () => void (due.includes(entry) && due.splice(due.indexOf(entry), 1));
        },
      },
      clockMs: () => clock.nowMs,
      chance: () => 0,
      onEnvelope: () => {},
      onFatal: () => {},
      log: (level, event, fields = {}) => void logged.push({ level, event, fields }),
    });
    const settle = async (): Promise<void> => {
      for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    };
    const pass = async (ms: number): Promise<void> => {
      const untilMs = clock.nowMs + ms;
      for (;;) {
        await settle();
        const [next] = due.toSorted((a, b) => a.atMs - b.atMs);
        if (next === undefined || next.atMs > untilMs) break;
        due.splice(due.indexOf(next), 1);
        clock.nowMs = Math.max(clock.nowMs, next.atMs);
        next.work();
      }
      clock.nowMs = untilMs;
    };
    return { links, asked, logged, pass, settle };
  }
  const url = async (): Promise<Address> => ({ kind: "url", url: "ws://slack.test/" });

  test("SM-04 told that there are too many, it asks again after 10 s, then ever longer, and at most ten times in five minutes", async () => {
    const { links, asked, logged, pass } = linksWith(
      ({ say }) => say({ type: "disconnect", reason: "too_many_websockets" }),
      url,
    );
    await links.start();
    await pass(300_000);
    const waits = asked.slice(1).map((atMs, n) => atMs - (asked[n] ?? 0));
    expect(waits[0]).toBeGreaterThanOrEqual(10_000);
    expect(Math.max(...waits)).toBeGreaterThanOrEqual(60_000);
    expect(asked.length).toBeLessThanOrEqual(10);
    expect(links.count()).toBe(0);
    expect(logged.filter(({ level }) => level === "error").length).toBeGreaterThan(0);
    links.stop();
  });

  test.each([
    ["an HTTP 500", { kind: "later", retryAfterMs: 0, reason: "HTTP 500" } as const, 30],
    ["a 429 that asks for 30 s", { kind: "later", retryAfterMs: 30_000, reason: "Slack asked to wait" } as const, 20],
  ])(
    "SM-10 %s for ten minutes is asked about again and again, and over when it is over",
    async (_what, answer, asksMax) => {
      let isOver = false;
      const { links, asked, pass } = linksWith(
        ({ say }) => say({ type: "hello" }),
        async () => (isOver ? url() : answer),
      );
      await links.start();
      await pass(600_000);
      expect(asked.length).toBeGreaterThan(5);
      expect(asked.length).toBeLessThan(asksMax);
      isOver = true;
      await pass(120_000);
      expect(links.count()).toBe(2);
      links.stop();
    },
  );

  test("a connection that dies young is not replaced in a storm", async () => {
    const { links, asked, pass } = linksWith(({ say, end }) => {
      say({ type: "hello" });
      queueMicrotask(end);
    }, url);
    await links.start();
    await pass(60_000);
    expect(asked.length).toBeLessThan(15);
    links.stop();
  });
});

describe("one connection", () => {
  test("SM-05 a peer that vanished without a word is noticed within 35 s", async () => {
    const server = await createWebSocketServer(greet);
    parts.push(server.close);
    const due: { atMs: number; work: () => void }[] = [];
    const clock = { nowMs: 0 };
    const closed: { reason: string; atMs: number }[] = [];
    const greeted = Promise.withResolvers<void>();
    const link = openLink(server.url, {
      timers: {
        after: (waitMs, work) => {
          const entry = { atMs: clock.nowMs + waitMs, work };
          due.push(entry);
          return () => void (due.includes(entry) && due.splice(due.indexOf(entry), 1));
        },
      },
      clockMs: () => clock.nowMs,
      onText: () => greeted.resolve(),
      onClosed: (reason) => void closed.push({ reason, atMs: clock.nowMs }),
    });
    await greeted.promise;
    server.sockets[0]?.goSilent();
    while (closed.length === 0 && clock.nowMs < 120_000) {
      const next = due.shift();
      if (next === undefined) break;
      clock.nowMs = next.atMs;
      next.work();
    }
    expect(closed).toEqual([{ reason: "silent", atMs: expect.any(Number) }]);
    expect(closed[0]?.atMs).toBeLessThanOrEqual(35_000);
    expect(link.send("x")).toBe(false);
  });

  test("one that answers pings lives on in silence", async () => {
    const server = await createWebSocketServer(greet);
    parts.push(server.close);
    let nowMs = 0;
    const works: (() => void)[] = [];
    const closed: string[] = [];
    const greeted = Promise.withResolvers<void>();
    const link = openLink(server.url, {
      timers: { after: (_waitMs, work) => (works.push(work), () => void works.splice(works.indexOf(work), 1)) },
      clockMs: () => nowMs,
      onText: () => greeted.resolve(),
      onClosed: (reason) => void closed.push(reason),
    });
    await greeted.promise;
    for (let n = 0; n < 20; n++) {
      const heard = new Promise<void>((resolve) => {
        const pong = (): void => {
          unsubscribe("undici:websocket:pong", pong);
          resolve();
        };
        subscribe("undici:websocket:pong", pong);
      });
      nowMs += 5_000;
      works.shift()?.();
      await heard;
    }
    expect(closed).toEqual([]);
    link.close();
  });
});
