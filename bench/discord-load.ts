/**
 * What Discord's side bears: `node bench/discord-load.ts [load|posts|autocomplete|faults] [SECONDS|COUNT]`, all four without a word. Everything is
 * real but Discord: discord.js's client and its connection, the ledger in a file, the bot over the sample articles; a stand-in with a gateway and the
 * REST calls answers for Discord, under load in a process of its own.
 */
import { fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";

import { z } from "zod";

import { createInbox } from "../adapters/chat/inbox.ts";
import { runChats } from "../adapters/chat/run-chats.ts";
import { createTurns } from "../adapters/chat/turns.ts";
import { outgoingBody } from "../adapters/discord/delivery/outgoing.ts";
import { createDiscord, type Discord } from "../adapters/discord/index.ts";
import { words } from "../adapters/discord/incoming/respond.ts";
import { createSqliteLedger } from "../adapters/store/sqlite-ledger.ts";
import { createBot, type JobHandler, type Log } from "../src/index.ts";
import { entities, type Entity } from "../src/knowledge/catalogue.ts";
import { createBrain, noSources } from "../tests/fixtures/discord-house.ts";
import { createGatewayHouse, type GatewayHouse, usedCommand } from "../tests/fixtures/gateway-house.ts";
import { createGatewayStandIn, newId, type RestRequest } from "../tests/fixtures/gateway-stand-in.ts";

const PER_SECOND = 100;
const MS_PER_S = 1_000;
const ANSWERED_WITHIN_MS = 20 * 60 * MS_PER_S;

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

const table = (title: string, rows: readonly (readonly [string, string | number])[]): void => {
  console.log(`\n| ${title} | |\n|---|---|`);
  for (const [what, value] of rows) console.log(`| ${what} | ${value} |`);
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Looks again until it is so. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await pause(5);
}

const quiet: Log = () => {};

const readySchema = z.object({ apiUrl: z.string() });
const measuredSchema = z.object({
  tookMs: z.array(z.number()),
  answers: z.array(z.number()),
  sentMs: z.number(),
  answeredMs: z.number(),
});

/** Discord: sends at an even pace, whatever the answers take, and notes when each interaction was first answered and how often it was finished. */
async function beDiscord(seconds: number): Promise<void> {
  const standIn = await createGatewayStandIn();
  const total = seconds * PER_SECOND;
  const sentAtMs = new Map<string, number>();
  const tookMs: number[] = [];
  const answers = new Map<string, number>();
  standIn.fate = ({ method, path, atMs }: RestRequest) => {
    const id = /token-(\d+)/.exec(path)?.[1] ?? "";
    const sent = sentAtMs.get(id);
    if (sent === undefined) return null;
    if (path.endsWith("/callback")) tookMs.push(atMs - sent);
    if (method === "PATCH") answers.set(id, (answers.get(id) ?? 0) + 1);
    return null;
  };
  process.send?.({ apiUrl: standIn.apiUrl });
  await new Promise((resolve) => process.once("message", resolve));
  const startedAt = performance.now();
  for (let n = 0; n < total; n++) {
    const aheadMs = (n * MS_PER_S) / PER_SECOND - (performance.now() - startedAt);
    if (aheadMs > 1) await pause(aheadMs);
    const channel = `13${String(n % 1_000).padStart(17, "0")}`;
    const used = usedCommand({ channel_id: channel, channel: { id: channel, type: 0 } });
    sentAtMs.set(used.id, performance.now());
    standIn.dispatch("INTERACTION_CREATE", used);
  }
  const sentMs = performance.now() - startedAt;
  while (answers.size < total && performance.now() - startedAt < ANSWERED_WITHIN_MS) await pause(50);
  const answeredMs = performance.now() - startedAt;
  // What is answered twice would be by now.
  await pause(MS_PER_S);
  process.send?.({ tookMs, answers: [...answers.values()], sentMs, answeredMs });
}

/** 100 commands a second; the bot answers meanwhile in the same process. */
async function load(seconds: number): Promise<void> {
  const child = fork(import.meta.filename, ["discord", String(seconds)]);
  const message = () => new Promise<unknown>((resolve) => child.once("message", resolve));
  const { apiUrl } = readySchema.parse(await message());
  const folder = mkdtempSync(join(tmpdir(), "discord-load-"));
  const ledger = await createSqliteLedger({ file: join(folder, "ledger.sqlite") });
  const brain = await createBrain();
  // As a start of the program does.
  await brain.bot.warmUp();
  await brain.bot.run({ kind: "chip", name: "H200" }, { language: "en", visibility: "private" });
  const now = () => new Date();
  const clockMs = () => performance.now();
  const bot = async () => brain.bot;
  const platforms = () => [discord.platform];
  const inbox = createInbox({ ledger, bot, platforms, now, turns: createTurns(clockMs) });
  const failed = new Map<string, number>();
  const discord: Discord = createDiscord({
    config: { token: "stand-in.token.of-a-bot", layout: "components", shards: 1, devGuild: null, apiUrl },
    ledger,
    inbox: () => inbox,
    bot,
    maker: async () => Promise.reject(new Error("none")),
    sources: async () => noSources,
    wake: () => chats.wake(),
    sendNow: async () => false,
    keptDays: 30,
    draw: async () => [],
    send: (url, init) => fetch(url, init),
    onFatal: () => {},
    now,
    log: (level, event, fields = {}) => {
      if (level === "info" && event !== "discord_call_failed") return;
      const what = `${event} ${JSON.stringify(fields["kind"] ?? fields["reason"] ?? "")}`;
      failed.set(what, (failed.get(what) ?? 0) + 1);
    },
  });
  await discord.start();
  const plan = async () => {};
  const chats = runChats({ ledger, platforms, handlers: [inbox.handler], plan, now, clockMs, log: quiet });
  const cpu = process.cpuUsage();
  child.send("go");
  const { tookMs, answers, sentMs, answeredMs } = measuredSchema.parse(await message());
  const { user, system } = process.cpuUsage(cpu);
  const sorted = tookMs.toSorted((a, b) => a - b);
  const total = seconds * PER_SECOND;
  table(`${PER_SECOND} commands a second for ${seconds} s, answered in the same process`, [
    ["commands sent · in", `${total} · ${(sentMs / MS_PER_S).toFixed(0)} s`],
    ["first response p50", `${quantile(sorted, 0.5).toFixed(1)} ms`],
    ["first response p99", `${quantile(sorted, 0.99).toFixed(1)} ms`],
    ["first response max", `${(sorted.at(-1) ?? 0).toFixed(1)} ms`],
    ["without a first response", total - tookMs.length],
    ["lost (never answered)", total - answers.length],
    ["answered twice", answers.filter((count) => count > 1).length],
    ["all answered after", `${(answeredMs / MS_PER_S).toFixed(0)} s`],
    ["processor time for each", `${((user + system) / MS_PER_S / total).toFixed(1)} ms`],
    ["calls that failed", [...failed].map(([what, count]) => `${count} × ${what}`).join(", ") || 0],
  ]);
  child.kill();
  await discord.stop();
  await chats.stop();
  await ledger.close();
  await brain.library.close();
  rmSync(folder, { recursive: true });
}

/** Posts whose answers are lost, every one the first time, over a clock that runs as fast as the work is done. */
async function posts(count: number): Promise<void> {
  const brain = await createBrain();
  const house = await createGatewayHouse(brain);
  const { standIn } = house;
  const tried = new Set<string>();
  let calls = 0;
  standIn.fate = ({ method, path, body }) => {
    if (method !== "POST" || !path.endsWith("/messages")) return null;
    calls += 1;
    const nonce = z.object({ nonce: z.string() }).parse(body).nonce;
    if (tried.has(nonce)) return null;
    tried.add(nonce);
    return "lost";
  };
  const saying: JobHandler = {
    kind: "say",
    prepare: async ({ key, payload }) => ({
      kind: "posts",
      posts: [{ key, edits: null, effects: [], ...JSON.parse(payload) }],
    }),
  };
  for (let n = 0; n < count; n++) {
    const [message] = words([`message ${n}`], "components");
    if (message === undefined) continue;
    const body = outgoingBody({ message, via: { kind: "channel", reference: null } });
    const payload = JSON.stringify({ place: `discord:14${String(n % 20).padStart(17, "0")}`, body });
    await house.ledger.note({ key: `lost-${n}`, kind: "say", payload, readyAtMs: 0 }, house.clock.nowMs);
  }
  const startedMs = house.clock.nowMs;
  const realMs = performance.now();
  for (let idle = 0; idle < 40;) {
    house.clock.nowMs += 1_000;
    idle = (await house.work([saying])) === 0 ? idle + 1 : 0;
    await pause(20);
  }
  table(`${count} posts whose answers were lost`, [
    ["messages in the channels", standIn.messages.size],
    [
      "different ones",
      new Set([...standIn.messages.values()].map((one) => /message \d+/.exec(JSON.stringify(one))?.[0])).size,
    ],
    ["calls", calls],
    [
      "took",
      `${((performance.now() - realMs) / MS_PER_S).toFixed(0)} s (${((house.clock.nowMs - startedMs) / MS_PER_S).toFixed(0)} s by the bot's clock)`,
    ],
  ]);
  await house.close();
  await brain.library.close();
}

const ALIASES_MIN = 10_000;

/** Renamed copies of the built-in names, until there are enough. */
function manyNames(): readonly Entity[] {
  const count = (list: readonly Entity[]): number =>
    list.reduce((sum, { aliases }) => sum + 1 + Object.values(aliases).flat().length, 0);
  const each = count(entities);
  const copies = Math.ceil((ALIASES_MIN - each) / each);
  return Array.from({ length: copies }, (_, n) =>
    entities.map((entity) => ({
      ...entity,
      id: `${entity.id}-${n + 2}`,
      name: `${entity.name} ${n + 2}`,
      aliases: Object.fromEntries(
        Object.entries(entity.aliases).map(([language, names]) => [language, names.map((name) => `${name} ${n + 2}`)]),
      ),
    })),
  ).flat();
}

/** Prefixes of one to six characters: in process, and over the gateway from the event to the request that answers it. */
async function autocomplete(count: number): Promise<void> {
  const { library } = await createBrain();
  const ownNames = manyNames();
  const bot = createBot({ library, now: () => new Date(), log: quiet, ownNames });
  const house = await createGatewayHouse({ bot, library });
  const names = ownNames.map(({ name }) => name);
  const prefix = (n: number): string => (names[(n * 37) % names.length] ?? "").slice(0, 1 + (n % 6));
  const used = (n: number) => {
    const option = { name: "name", type: 3, value: prefix(n), focused: true };
    return usedCommand({ type: 4, data: { id: "5", name: "chip", type: 1, options: [option] } });
  };
  await bot.complete("a", 25);
  const inProcess: number[] = [];
  const overGateway: number[] = [];
  for (let n = 0; n < count; n++) {
    const from = performance.now();
    await bot.complete(prefix(n), 25);
    inProcess.push(performance.now() - from);
  }
  for (let n = 0; n < Math.min(count, 1_000); n++) {
    const one = used(n);
    house.clock.nowMs = Date.now();
    const answered = new Promise<number>((resolve) => {
      house.standIn.fate = ({ path, atMs }) => {
        if (path.includes(one.id)) resolve(atMs);
        return null;
      };
    });
    const from = performance.now();
    house.standIn.dispatch("INTERACTION_CREATE", one);
    overGateway.push((await answered) - from);
  }
  const figures = (times: readonly number[]): string => {
    const sorted = times.toSorted((a, b) => a - b);
    return `${quantile(sorted, 0.5).toFixed(2)} · ${quantile(sorted, 0.99).toFixed(2)} · ${(sorted.at(-1) ?? 0).toFixed(2)} ms`;
  };
  const aliases = [...entities, ...ownNames].reduce(
    (sum, one) => sum + 1 + Object.values(one.aliases).flat().length,
    0,
  );
  table(`Autocomplete over ${aliases.toLocaleString("en")} aliases`, [
    [`in process, ${count} times: p50 · p99 · max`, figures(inProcess)],
    [`from the event to its answer, ${overGateway.length} times: p50 · p99 · max`, figures(overGateway)],
  ]);
  await house.close();
  await library.close();
}

const FAULTS: readonly (readonly [string, (house: GatewayHouse) => void])[] = [
  ["op 7", ({ standIn }) => standIn.say(7)],
  ["op 9 true", ({ standIn }) => standIn.say(9, true)],
  ["op 9 false", ({ standIn }) => standIn.say(9, false)],
  ["close 4000", ({ standIn }) => standIn.drop(4000)],
  ["close 4007", ({ standIn }) => standIn.drop(4007)],
  ["close 4009", ({ standIn }) => standIn.drop(4009)],
  ["no close code", ({ standIn }) => standIn.drop(null)],
];

/** Each fault once over one running bot, with a command sent right after it. */
async function faults(): Promise<void> {
  const brain = await createBrain();
  const house = await createGatewayHouse(brain);
  const { standIn } = house;
  const rows: [string, string][] = [];
  for (const [name, cause] of FAULTS) {
    const before = { identified: standIn.identified.length, resumed: standIn.resumed.length };
    house.clock.nowMs += 3_600_000;
    cause(house);
    const changed = () => standIn.identified.length > before.identified || standIn.resumed.length > before.resumed;
    await until(() => changed() && house.discord.isReady());
    const used = usedCommand({ id: newId() });
    standIn.dispatch("INTERACTION_CREATE", used);
    await until(() => standIn.rest.some(({ path }) => path.includes(used.token)));
    const [again, resumed] = [standIn.identified.length - before.identified, standIn.resumed.length - before.resumed];
    rows.push([name, `${resumed} resumed · ${again} re-identified · the next command answered`]);
  }
  table("Each fault of the gateway once", [
    ...rows,
    ["IDENTIFYs in all, the first one too", String(standIn.identified.length)],
  ]);
  await house.close();
  await brain.library.close();
}

const [what, given] = process.argv.slice(2);
if (what === "discord") await beDiscord(Number(given));
if (what === undefined || what === "faults") await faults();
if (what === undefined || what === "autocomplete") await autocomplete(Number(given ?? 5_000));
if (what === undefined || what === "posts") await posts(Number(given ?? 1_000));
if (what === undefined || what === "load") await load(Number(given ?? 60));
if (what !== "discord") process.exit();
