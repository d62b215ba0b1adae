/**
 * What Slack's side bears: `node bench/slack-load.ts [load|posts|refreshes|fuzz] [SECONDS|COUNT]`, all four without a word. Everything is real but
 * Slack: signed requests over HTTP, Bolt, the ledger in a file, the bot over the sample articles; `emulate` or a stand-in answers for Slack.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";

import { z } from "zod";

import { createInbox } from "../adapters/chat/inbox.ts";
import { runChats } from "../adapters/chat/run-chats.ts";
import { createTurns } from "../adapters/chat/turns.ts";
import { createSlack } from "../adapters/slack/index.ts";
import { outgoingBody } from "../adapters/slack/outgoing.ts";
import { openLink } from "../adapters/slack/socket-link.ts";
import { createLinks } from "../adapters/slack/socket-links.ts";
import { realTimers } from "../adapters/slack/timers.ts";
import { createSqliteLedger } from "../adapters/store/sqlite-ledger.ts";
import type { JobHandler, Log } from "../src/index.ts";
import { envelope } from "../tests/fixtures/slack-events.ts";
import { CONFIG, createBrain, createSlackHouse, sendSigned } from "../tests/fixtures/slack-house.ts";
import { mutate, signedBodies } from "../tests/fixtures/slack-fuzz.ts";
import { createFlatStandIn, createSlackStandIn } from "../tests/fixtures/slack-stand-in.ts";
import { createWebSocketServer, type ServerSocket } from "../tests/fixtures/web-socket-server.ts";

const PER_SECOND = 200;
const MS_PER_S = 1_000;

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

const table = (title: string, rows: readonly (readonly [string, string | number])[]): void => {
  console.log(`\n### ${title}\n\n| | |\n|---|---|`);
  for (const [what, value] of rows) console.log(`| ${what} | ${value} |`);
};

const quiet: Log = () => {};

const sentSchema = z.object({ tookMs: z.array(z.number()), refused: z.number() });

/** The sender is a process of its own, as Slack is. */
async function sentByAnother(url: string, seconds: number): Promise<z.infer<typeof sentSchema>> {
  const child = spawn(process.execPath, [import.meta.filename, "send", url, String(seconds)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  await new Promise((resolve) => child.once("exit", resolve));
  return sentSchema.parse(JSON.parse(Buffer.concat(chunks).toString("utf8")));
}

/** Sends at an even pace, whatever the answers take; one event in ten twice. */
async function send(url: string, seconds: number): Promise<void> {
  const tookMs: number[] = [];
  let refused = 0;
  const deliver = async (body: unknown): Promise<void> => {
    const startedAt = performance.now();
    const answer = await sendSigned(url, body);
    await answer.arrayBuffer();
    tookMs.push(performance.now() - startedAt);
    if (answer.status !== 200) refused += 1;
  };
  const all: Promise<void>[] = [];
  const startedAt = performance.now();
  for (let n = 0; n < seconds * PER_SECOND; n++) {
    const aheadMs = (n * MS_PER_S) / PER_SECOND - (performance.now() - startedAt);
    if (aheadMs > 1) await new Promise((resolve) => setTimeout(resolve, aheadMs));
    const event = {
      type: "app_mention",
      user: `U${n % 5_000}`,
      channel: `C${n % 1_000}`,
      ts: `${1_700_000_000 + n}.000100`,
      text: "<@UBOT> chip H200",
    };
    const body = envelope({ team: "T1", users: { ann: "U1", ben: "U2", bot: "UBOT" } }, event);
    all.push(deliver(body));
    if (n % 10 === 0) all.push(deliver(body));
  }
  await Promise.all(all);
  process.stdout.write(JSON.stringify({ tookMs, refused }));
}

/** 200 signed mentions a second, each delivered, one in ten delivered twice; the bot answers meanwhile in the same process. */
async function load(seconds: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "slack-load-"));
  const standIn = await createFlatStandIn();
  const ledger = await createSqliteLedger({ file: join(folder, "ledger.sqlite") });
  const brain = await createBrain();
  // As a start of the program does.
  await brain.bot.warmUp();
  await brain.bot.run({ kind: "chip", name: "H200" }, { language: "en", visibility: "public" });
  const now = () => new Date();
  const bot = async () => brain.bot;
  const inbox = createInbox({
    ledger,
    bot,
    platforms: () => [slack.platform],
    now,
    turns: createTurns(() => performance.now()),
  });
  const slack = createSlack({
    config: { ...CONFIG, apiUrl: standIn.apiUrl },
    ledger,
    inbox: () => inbox,
    bot,
    library: async () => brain.library,
    sources: async () => Promise.reject(new Error("none")),
    wake: () => chats.wake(),
    sendNow: async () => {},
    keptDays: 30,
    onFatal: () => {},
    now,
    clockMs: () => performance.now(),
    chance: Math.random,
    timers: realTimers,
    log: quiet,
  });
  await slack.start();
  const handlers = [inbox.handler];
  const plan = async () => {};
  const chats = runChats({
    ledger,
    platforms: () => [slack.platform],
    handlers,
    plan,
    now,
    clockMs: () => performance.now(),
    log: quiet,
  });
  const url = `http://127.0.0.1:${slack.port()}/slack/events`;
  const total = seconds * PER_SECOND;
  const startedAt = performance.now();
  const { tookMs, refused } = await sentByAnother(url, seconds);
  const sentMs = performance.now() - startedAt;
  while (standIn.posted.size < total && performance.now() - startedAt < sentMs + 30 * 60 * MS_PER_S) {
    chats.wake();
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const answeredMs = performance.now() - startedAt;
  const sorted = tookMs.toSorted((a, b) => a - b);
  const counts = [...standIn.posted.values()];
  table(`${PER_SECOND} events/s for ${seconds} s, one in ten delivered twice, answered in the same process`, [
    ["events · deliveries", `${total} · ${tookMs.length}`],
    ["acknowledged p50", `${quantile(sorted, 0.5).toFixed(1)} ms`],
    ["acknowledged p99", `${quantile(sorted, 0.99).toFixed(1)} ms`],
    ["acknowledged max", `${(sorted.at(-1) ?? 0).toFixed(1)} ms`],
    ["not 200", refused],
    ["lost (never answered)", total - counts.length],
    ["answered twice", counts.filter((count) => count > 1).length],
    ["all answered after", `${(answeredMs / MS_PER_S).toFixed(0)} s`],
  ]);
  await slack.stop();
  await chats.stop();
  await ledger.close();
  await brain.library.close();
  await standIn.close();
  rmSync(folder, { recursive: true });
}

/** Posts whose answers are lost, every one the first time, over a clock that runs as fast as the work is done. */
async function posts(count: number): Promise<void> {
  const standIn = await createSlackStandIn();
  const ledger = await createSqliteLedger({ file: ":memory:" });
  const brain = await createBrain();
  const house = await createSlackHouse(brain, { standIn, ledger });
  const tried = new Set<string>();
  standIn.fate(({ method, args }) => {
    const key = JSON.stringify(args["metadata"]);
    if (method !== "chat.postMessage" || tried.has(key)) return { kind: "pass" };
    tried.add(key);
    return tried.size % 2 === 0 ? { kind: "lost" } : { kind: "status", status: 502, isCarriedOut: true };
  });
  const channels = await Promise.all(
    Array.from({ length: 20 }, async (_, n) => {
      const made = await standIn.as("xoxb-1-chipwire", "conversations.create", { name: `load-${n}` });
      const channel = made["channel"];
      return typeof channel === "object" && channel !== null && "id" in channel ? String(channel.id) : "";
    }),
  );
  const saying: JobHandler = {
    kind: "say",
    prepare: async ({ key, payload }) => ({
      kind: "posts",
      posts: [{ key, edits: null, effects: [], ...JSON.parse(payload) }],
    }),
  };
  for (let n = 0; n < count; n++) {
    const place = `slack:${standIn.team}/${channels[n % channels.length]}`;
    const payload = JSON.stringify({ place, body: outgoingBody({ text: `message ${n}`, blocks: [], only: null }) });
    await ledger.note({ key: `lost-${n}`, kind: "say", payload, readyAtMs: 0 }, house.clock.nowMs);
  }
  for (let step = 0; step < 200; step++) {
    house.clock.nowMs += 5_000;
    await house.work([saying]);
  }
  const seen: string[] = [];
  for (const channel of channels) {
    const { messages } = await standIn.as("xoxb-1-chipwire", "conversations.history", { channel, limit: 1_000 });
    for (const message of Array.isArray(messages) ? messages : []) seen.push(String(message.text));
  }
  table(`${count} posts whose answers were lost (half reset, half 502)`, [
    ["messages in the channels", seen.length],
    ["different ones", new Set(seen).size],
    ["calls of chat.postMessage", standIn.calls.filter(({ method }) => method === "chat.postMessage").length],
  ]);
  await house.close();
  await ledger.close();
  await brain.library.close();
  await standIn.close();
}

/** Refreshes, an event with each, over real sockets; every other one Slack closes itself. */
async function refreshes(count: number): Promise<void> {
  const up: ServerSocket[] = [];
  const server = await createWebSocketServer((socket) => {
    up.push(socket);
    socket.sendText('{"type":"hello"}');
  });
  let nowMs = 0;
  const taken: string[] = [];
  let least = Infinity;
  const links = createLinks({
    address: async () => ({ kind: "url", url: server.url }),
    open: (url, deps) => openLink(url, { ...deps, timers: realTimers, clockMs: () => performance.now() }),
    timers: realTimers,
    clockMs: () => nowMs,
    chance: () => 0,
    onEnvelope: ({ envelope_id }, reply) => {
      taken.push(envelope_id);
      reply(JSON.stringify({ envelope_id }));
    },
    onFatal: () => {},
    log: quiet,
  });
  const until = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
  };
  await links.start();
  await until(() => links.count() === 2);
  const startedAt = performance.now();
  for (let n = 0; n < count; n++) {
    nowMs += 60_000;
    const open = up.filter((socket) => socket.isOpen());
    const old = open.at(-2) ?? open[0];
    old?.sendText(JSON.stringify({ type: "disconnect", reason: n % 2 === 0 ? "refresh_requested" : "warning" }));
    // Events go to whichever connection is there, the one that is being left too.
    old?.sendText(JSON.stringify({ type: "events_api", envelope_id: `old-${n}`, payload: {} }));
    await until(() => taken.includes(`old-${n}`));
    if (n % 2 === 1) old?.close();
    await until(() => links.count() === 2);
    least = Math.min(least, up.filter((socket) => socket.isOpen()).length);
    up.filter((socket) => socket.isOpen())
      .at(-1)
      ?.sendText(JSON.stringify({ type: "events_api", envelope_id: `new-${n}`, payload: {} }));
    await until(() => taken.includes(`new-${n}`));
  }
  table(`${count} refreshes, two events over each`, [
    ["events sent", count * 2],
    ["events taken", new Set(taken).size],
    ["taken twice", taken.length - new Set(taken).size],
    ["connections up after a refresh, at least", least],
    ["took", `${((performance.now() - startedAt) / MS_PER_S).toFixed(0)} s`],
  ]);
  links.stop();
  await server.close();
}

/** Signed bodies with one value somewhere in them replaced or gone. */
async function fuzz(count: number): Promise<void> {
  const brain = await createBrain();
  const house = await createSlackHouse(brain);
  const broken: string[] = [];
  process.on("unhandledRejection", (reason) => broken.push(String(reason)));
  process.on("uncaughtException", (error) => broken.push(String(error)));
  const statuses = new Map<number, number>();
  let slowestMs = 0;
  const bodies = signedBodies(house.standIn);
  for (let n = 0; n < count; n++) {
    const startedAt = performance.now();
    const answer = await house.send(mutate(bodies[n % bodies.length], n), { form: n % 3 === 0 });
    slowestMs = Math.max(slowestMs, performance.now() - startedAt);
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    await answer.arrayBuffer();
  }
  table(`${count} signed bodies with something wrong in them`, [
    ["answers", [...statuses].map(([status, times]) => `${times} × ${status}`).join(", ")],
    ["slowest", `${slowestMs.toFixed(0)} ms`],
    ["crashes, unhandled rejections", broken.length],
  ]);
  await house.close();
  await brain.library.close();
}

const [what, given, more] = process.argv.slice(2);
if (what === "send") await send(given ?? "", Number(more));
if (what === undefined || what === "fuzz") await fuzz(Number(given ?? 10_000));
if (what === undefined || what === "posts") await posts(Number(given ?? 1_000));
if (what === undefined || what === "refreshes") await refreshes(Number(given ?? 1_440));
if (what === undefined || what === "load") await load(Number(given ?? 60));
if (what !== "send") process.exit();
