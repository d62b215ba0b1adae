import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";

import { createIdentifyBudget, type IdentifyLimits } from "../../adapters/discord/gateway/identify-budget.ts";
import { createSqliteLedger } from "../../adapters/store/sqlite-ledger.ts";
import { type Brain, createBrain } from "../fixtures/discord-house.ts";
import { createGatewayHouse } from "../fixtures/gateway-house.ts";
import { createGatewayStandIn, type GatewayStandIn } from "../fixtures/gateway-stand-in.ts";
import { startProgram } from "../fixtures/program.ts";

const SETTINGS_STATUS = 78;

let brain: Brain;
let standIn: GatewayStandIn;
beforeAll(async () => {
  brain = await createBrain();
});
afterAll(() => brain.library.close());
beforeEach(async () => {
  standIn = await createGatewayStandIn();
});
afterEach(() => standIn.close());

const until = (done: () => unknown) => vi.waitUntil(done, { timeout: 20_000, interval: 10 });

const REASONS: readonly [number, RegExp][] = [
  [4004, /token.*DISCORD_TOKEN/],
  [4010, /DISCORD_SHARDS/],
  [4011, /DISCORD_SHARDS=auto/],
  [4012, /version of its gateway/],
  [4013, /intents/],
  [4014, /intent \(Guilds, GuildMessages, DirectMessages\)/],
];

describe("a connection Discord closes for good", () => {
  test.each(REASONS)("DI-22 %i at the start: it ends with the reason, after one introduction", async (code, reason) => {
    standIn.settings.refusal = code;
    const house = await createGatewayHouse(brain, { standIn, isStarted: false });
    await expect(house.discord.start()).rejects.toThrow(reason);
    expect(standIn.identified).toEqual([0]);
    await until(() => standIn.connections() === 0);
    await house.close();
  });

  test.each(REASONS)(
    "DI-22 %i while it runs: who runs it is told, and nothing connects again",
    async (code, reason) => {
      const house = await createGatewayHouse(brain, { standIn });
      standIn.drop(code);
      await until(() => house.fatal.length > 0);
      expect(house.fatal[0]?.message).toMatch(reason);
      expect(house.fatal[0]?.code).toBe("settings");
      expect(standIn.connections()).toBe(0);
      expect([standIn.identified, standIn.resumed]).toEqual([[0], []]);
      expect(house.count("discord_reconnecting")).toBe(0);
      await house.close();
    },
  );

  test(
    "DI-22 DI-25 the program says what is off, and ends with status 78 and the missing intent on a 4014",
    { timeout: 40_000 },
    async () => {
      const program = startProgram({ DISCORD_TOKEN: "stand-in.token.of-a-bot", DISCORD_API_URL: standIn.apiUrl });
      await until(() => /no Message Content intent/.test(program.said()));
      expect(program.said()).toMatch(/commands, mentions, direct messages and the Apps menu work/);
      standIn.drop(4014);
      expect(await program.ended).toBe(SETTINGS_STATUS);
      expect(program.said()).toMatch(/Guilds, GuildMessages, DirectMessages/);
      expect(standIn.identified).toEqual([0]);
    },
  );
});

const MINUTE_MS = 60_000;
const ONE: IdentifyLimits = { shards: 1, concurrency: 1, dayMax: 1_000 };

/** Introductions over a clock that stands still but for what is waited. */
async function createBudgetWorld() {
  const ledger = await createSqliteLedger({ file: ":memory:" });
  const clock = { nowMs: Date.parse("2026-11-24T09:00:00Z") };
  const never = new AbortController().signal;
  const passedAt: number[] = [];
  /** A process of its own: nothing is remembered but what the ledger keeps. It is ended after this long, waiting or not. */
  const runProcess = async (livesMs: number, limits = ONE): Promise<void> => {
    const endsAtMs = clock.nowMs + livesMs;
    const budget = createIdentifyBudget({
      ledger,
      now: () => new Date(clock.nowMs),
      wait: async (waitMs) => {
        if (clock.nowMs + waitMs > endsAtMs) throw new Error("ended");
        clock.nowMs += waitMs;
      },
    });
    const passed = await budget.pass(limits, never).then(
      () => true,
      () => false,
    );
    if (passed) passedAt.push(clock.nowMs);
    clock.nowMs = Math.max(clock.nowMs, endsAtMs);
  };
  return { ledger, clock, passedAt, runProcess };
}

describe("introductions", () => {
  test("DI-23 fifty restarts in ten minutes: few of them introduce themselves, and later it works again at once", async () => {
    const { ledger, clock, passedAt, runProcess } = await createBudgetWorld();
    const startedMs = clock.nowMs;
    for (let n = 0; n < 50; n++) await runProcess(12_000);
    expect(clock.nowMs - startedMs).toBe(10 * MINUTE_MS);
    expect(passedAt.length).toBeGreaterThanOrEqual(5);
    expect(passedAt.length).toBeLessThan(15);
    clock.nowMs += 60 * MINUTE_MS;
    const calmMs = clock.nowMs;
    await runProcess(MINUTE_MS);
    expect(passedAt.at(-1)).toBe(calmMs);
    await ledger.close();
  });

  test.each([8_000, 12_000, 90_000, 400_000])(
    "DI-23 a process that lives %i ms and is started again for a day stays below 1,000 introductions",
    async (livesMs) => {
      const { ledger, clock, passedAt, runProcess } = await createBudgetWorld();
      const endsMs = clock.nowMs + 24 * 60 * MINUTE_MS;
      while (clock.nowMs < endsMs) await runProcess(livesMs);
      expect(passedAt.length).toBeLessThan(900);
      // It does not stop trying either.
      expect(passedAt.length).toBeGreaterThan(4);
      await ledger.close();
    },
  );

  test("DI-23 however fast they come, a day holds no more than Discord allows", async () => {
    const { ledger, clock, passedAt, runProcess } = await createBudgetWorld();
    const endsMs = clock.nowMs + 24 * 60 * MINUTE_MS - 1;
    const many = { shards: 200, concurrency: 16, dayMax: 1_000 };
    while (clock.nowMs < endsMs) await runProcess(20_000, many);
    expect(passedAt.filter((atMs) => atMs <= endsMs)).toHaveLength(900);
    await ledger.close();
  });

  test("five seconds lie between as many as Discord takes side by side; eight shards wait for nothing else", async () => {
    const { ledger, clock, passedAt, runProcess } = await createBudgetWorld();
    const startedMs = clock.nowMs;
    for (let shard = 0; shard < 8; shard++) await runProcess(0, { shards: 8, concurrency: 2, dayMax: 1_000 });
    expect(passedAt).toEqual([startedMs, startedMs]);
    for (let shard = 2; shard < 8; shard++)
      await runProcess(shard % 2 === 0 ? 5_000 : 0, { shards: 8, concurrency: 2, dayMax: 1_000 });
    expect(passedAt.map((atMs) => atMs - startedMs)).toEqual([0, 0, 5_000, 5_000, 10_000, 10_000, 15_000, 15_000]);
    await ledger.close();
  });

  test("DI-23 the real client waits its turn: a sixth start within the hour is noted, and waits", async () => {
    const ledger = await createSqliteLedger({ file: ":memory:" });
    const atMs = Date.now();
    const times = [50, 40, 30, 20, 0].map((minutes) => atMs - minutes * MINUTE_MS);
    await ledger.put([{ collection: "discord-identify", id: "times", value: JSON.stringify(times) }]);
    const house = await createGatewayHouse(brain, { standIn, ledger, isStarted: false });
    const started = house.discord.start().catch(() => {});
    await until(() => house.count("discord_identify_waits") > 0);
    expect(standIn.identified).toEqual([]);
    await house.close();
    await Promise.race([started, Promise.resolve()]);
    expect(standIn.identified).toEqual([]);
    await ledger.close();
  });
});
