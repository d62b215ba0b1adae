import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, describe, expect, test } from "vitest";

import { parseConfig } from "../../src/index.ts";
import { mention, messagesOf } from "../fixtures/slack-events.ts";
import { SECRET, sendSigned } from "../fixtures/slack-house.ts";
import { BEN, BOT_TOKEN, createSlackStandIn } from "../fixtures/slack-stand-in.ts";

const APP_TOKEN = "xapp-1-A1-2-secret";
const CHIPWIRE = new URL("../../adapters/chipwire.mjs", import.meta.url).pathname;

const closes: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closes.splice(0).toReversed()) await close();
});

type Program = {
  errors: () => string;
  output: () => string;
  ended: Promise<number | null>;
  signal: (name: NodeJS.Signals) => void;
};

/** Starts the program in a folder of its own with these settings and no others. */
function start(settings: Record<string, string>, args: readonly string[] = []): Program {
  const folder = mkdtempSync(join(tmpdir(), "chipwire-"));
  const environment = {
    PATH: process.env["PATH"] ?? "",
    DATA_DIR: join(folder, "data"),
    REFRESH: "off",
    LOG: "info",
    ...settings,
  };
  const child = spawn(process.execPath, [CHIPWIRE, ...args], { cwd: folder, env: environment });
  const [errors, output]: [string[], string[]] = [[], []];
  child.stderr.on("data", (chunk: Buffer) => void errors.push(chunk.toString("utf8")));
  child.stdout.on("data", (chunk: Buffer) => void output.push(chunk.toString("utf8")));
  const ended = new Promise<number | null>((resolve) => child.once("exit", (status) => resolve(status)));
  closes.push(async () => {
    child.kill("SIGKILL");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    errors: () => errors.join(""),
    output: () => output.join(""),
    ended,
    signal: (name) => void child.kill(name),
  };
}

async function freePort(): Promise<number> {
  const standIn = await createSlackStandIn();
  const { port } = new URL(standIn.apiUrl);
  await standIn.close();
  return Number(port);
}

describe("the running program", () => {
  test("answers a mention over HTTP; OP-01 asked to end, it ends in order, and says no secret; OP-06", async () => {
    const standIn = await createSlackStandIn();
    closes.push(standIn.close);
    const port = await freePort();
    const program = start({
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_SIGNING_SECRET: SECRET,
      SLACK_PORT: String(port),
      SLACK_API_URL: standIn.apiUrl,
    });
    await expect.poll(program.errors, { timeout: 30_000 }).toContain("Chipwire is running: slack");
    const asked = await mention({ standIn }, "Why was DeepSeek R2 delayed, my secret question?");
    expect((await sendSigned(`http://127.0.0.1:${port}/slack/events`, asked.body)).status).toBe(200);
    const thread = () => messagesOf(standIn, BEN, standIn.channels.general, asked.ts);
    await expect.poll(async () => (await thread()).length, { timeout: 20_000 }).toBe(2);
    program.signal("SIGTERM");
    expect(await program.ended).toBe(0);
    const said = program.errors() + program.output();
    for (const secret of [BOT_TOKEN, SECRET, "secret question", standIn.users.ann]) expect(said).not.toContain(secret);
  });

  test("OP-05, SM-10 a token Slack does not take ends it with what to do, and no token in it", async () => {
    const standIn = await createSlackStandIn();
    closes.push(standIn.close);
    standIn.fate(({ method }) =>
      method === "apps.connections.open"
        ? { kind: "answer", body: { ok: false, error: "invalid_auth" } }
        : { kind: "pass" },
    );
    const program = start({ SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: APP_TOKEN, SLACK_API_URL: standIn.apiUrl });
    expect(await program.ended).toBe(78);
    expect(program.errors()).toMatch(/SLACK_APP_TOKEN \(invalid_auth\)/);
    expect(program.errors()).not.toContain(APP_TOKEN);
  });
});

describe("settings", () => {
  test.each([
    [{ SLACK_BOT_TOKEN: BOT_TOKEN }, /SLACK_APP_TOKEN: must be set/],
    [{ SLACK_APP_TOKEN: APP_TOKEN }, /SLACK_BOT_TOKEN: must be set/],
    [
      { SLACK_BOT_TOKEN: APP_TOKEN, SLACK_APP_TOKEN: BOT_TOKEN },
      /SLACK_BOT_TOKEN: must be the bot token[\s\S]*SLACK_APP_TOKEN: must be the app-level/,
    ],
    [{ SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_SIGNING_SECRET: SECRET }, /SLACK_SIGNING_SECRET, SLACK_PORT/],
    [{ SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: APP_TOKEN, SLACK_API_URL: "nowhere" }, /SLACK_API_URL/],
    [{ SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_SIGNING_SECRET: SECRET, SLACK_PORT: "-1" }, /SLACK_PORT/],
    [{ SLACK_TOKEN: BOT_TOKEN }, /SLACK_TOKEN: there is no such setting/],
    [{ SLACK_CLIENT_ID: "1.2", SLACK_PORT: "3000", SLACK_SIGNING_SECRET: SECRET }, /installing needs all four/],
    [{ SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: APP_TOKEN, SLACK_ADMINS: "ann" }, /SLACK_ADMINS/],
  ])("OP-05 %j is refused by its key and rule, with no value shown", (given, rule) => {
    expect(() => parseConfig(given)).toThrow(rule);
    try {
      parseConfig(given);
    } catch (error) {
      expect(String(error)).not.toMatch(/xoxb-1|xapp-1|8f742231/);
    }
  });

  test("without any there is no Slack; two tokens are Socket Mode, a secret and a port HTTP", () => {
    expect(parseConfig({}).slack).toBeNull();
    expect(parseConfig({ SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: APP_TOKEN }).slack).toMatchObject({
      http: null,
      appToken: APP_TOKEN,
    });
    const http = parseConfig({
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_SIGNING_SECRET: `${SECRET}, another-one`,
      SLACK_PORT: "3000",
    });
    expect(http.slack).toMatchObject({
      appToken: null,
      http: { port: 3000, host: "127.0.0.1", signingSecrets: [SECRET, "another-one"] },
    });
  });

  test("OP-05 a port that is taken ends it with the key", async () => {
    const standIn = await createSlackStandIn();
    closes.push(standIn.close);
    const { port } = new URL(standIn.apiUrl);
    const program = start({
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_SIGNING_SECRET: SECRET,
      SLACK_PORT: port,
      SLACK_API_URL: standIn.apiUrl,
    });
    expect(await program.ended).toBe(78);
    expect(program.errors()).toMatch(/SLACK_PORT: \d+ cannot be used: EADDRINUSE/);
  });
});
