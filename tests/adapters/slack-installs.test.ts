import { readFileSync } from "node:fs";

import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { outgoingBody } from "../../adapters/slack/outgoing.ts";
import { createInstallations } from "../../adapters/slack/installations.ts";
import { createVault } from "../../adapters/slack/vault.ts";
import { createSqliteLedger } from "../../adapters/store/sqlite-ledger.ts";
import type { Ledger, Message } from "../../src/index.ts";
import { envelope } from "../fixtures/slack-events.ts";
import { type Brain, createBrain, createSlackHouse, type SlackHouse } from "../fixtures/slack-house.ts";
import { BOT_TOKEN, createSlackStandIn, type SlackStandIn } from "../fixtures/slack-stand-in.ts";

const KEY = "0f".repeat(32);
const OAUTH = {
  clientId: "1.2",
  clientSecret: "client-secret-1",
  redirectUrl: "http://127.0.0.1/slack/oauth_redirect",
  storeKey: KEY,
};

let brain: Brain;
beforeAll(async () => {
  brain = await createBrain();
});
afterAll(() => brain.library.close());

let standIn: SlackStandIn;
let ledger: Ledger;
let house: SlackHouse;
/** What oauth.v2.access was asked with, and answers. */
let access: (args: Record<string, unknown>) => Record<string, unknown>;
const asked = () => standIn.calls.filter(({ method }) => method === "oauth.v2.access");

beforeEach(async () => {
  standIn = await createSlackStandIn();
  ledger = await createSqliteLedger({ file: ":memory:" });
  access = () => ({ ok: true, access_token: BOT_TOKEN, bot_user_id: standIn.users.bot, team: { id: standIn.team } });
  standIn.fate(({ method, args }) =>
    method === "oauth.v2.access" ? { kind: "answer", body: access(args) } : { kind: "pass" },
  );
  house = await createSlackHouse(brain, { standIn, ledger, config: { botToken: null, oauth: OAUTH } });
});
afterEach(async () => {
  await house.close();
  await ledger.close();
  await standIn.close();
});

const page = (path: string, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${house.slack.port()}${path}`, { redirect: "manual", headers });

/** Goes to the install page and gives the state and the cookie of that browser. */
async function begin(): Promise<{ state: string; cookie: string }> {
  const answer = await page("/slack/install");
  const location = new URL(answer.headers.get("location") ?? "");
  expect(answer.status).toBe(302);
  const cookie = (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  return { state: location.searchParams.get("state") ?? "", cookie };
}

const inSlack = ({ place }: { place: string }): Message => ({
  text: "export pack",
  author: "a",
  door: "slack",
  place,
  thread: null,
  locale: null,
  timeZone: null,
  visibility: "private",
});

const come = ({ state, cookie }: { state: string; cookie: string }) =>
  page(`/slack/oauth_redirect?code=c1&state=${state}`, { cookie });

describe("installing", () => {
  test("asks for exactly the scopes of the manifest, and then answers that workspace", async () => {
    const answer = await page("/slack/install");
    const location = new URL(answer.headers.get("location") ?? "");
    expect(location.searchParams.get("scope")?.split(",")).toContain("app_mentions:read");
    expect((await come(await begin())).status).toBe(200);
    const body = envelope(standIn, {
      type: "app_mention",
      user: standIn.users.ann,
      channel: standIn.channels.general,
      ts: "1700000000.1",
      text: "chip H200",
    });
    expect((await house.send(body)).status).toBe(200);
    expect(await house.work()).toBe(1);
    expect(standIn.calls.some(({ method, token }) => method.startsWith("chat.post") && token === BOT_TOKEN)).toBe(true);
  });

  test("SC-16 without a state, with another's, from another browser or a second time it is refused", async () => {
    const own = await begin();
    const other = await begin();
    expect((await page("/slack/oauth_redirect?code=c1")).status).toBe(400);
    expect((await come({ ...own, cookie: "" })).status).toBe(400);
    expect((await come({ state: own.state, cookie: other.cookie })).status).toBe(400);
    expect((await come({ state: "made-up", cookie: "chipwire_slack_state=made-up" })).status).toBe(400);
    expect((await come(own)).status).toBe(200);
    expect((await come(own)).status).toBe(400);
    house.clock.nowMs += 700_000;
    expect((await come(other)).status).toBe(400);
    expect(asked()).toHaveLength(1);
  });

  test("SC-09 a workspace that has not installed it is not spoken to, and its events are none", async () => {
    await come(await begin());
    const body = envelope(
      { ...standIn, team: "T2" },
      { type: "app_mention", user: "U1", channel: "C1", ts: "1700000000.1", text: "status" },
    );
    expect((await house.send(body)).status).toBe(200);
    expect(await house.work()).toBe(0);
    const post = {
      key: "k",
      place: "slack:T2/C1",
      edits: null,
      body: outgoingBody({ text: "x", blocks: [], only: null }),
      effects: [],
    };
    expect(await house.slack.platform.chat.post(post)).toMatchObject({ kind: "refused", blame: "place" });
    expect(standIn.calls.filter(({ method }) => method.startsWith("chat.post"))).toEqual([]);
  });

  test("its admin sets up its own digests, but the feeds and the library of all are for those the settings name", async () => {
    await come(await begin());
    const { ann, ben } = standIn.users;
    standIn.fate(({ method }) =>
      method === "users.info"
        ? { kind: "answer", body: { ok: true, user: { id: "U", is_admin: true, locale: "en-US", tz: "UTC" } } }
        : { kind: "pass" },
    );
    const config = { botToken: null, oauth: OAUTH, admins: new Set([ben]) };
    const named = await createSlackHouse(brain, { standIn, ledger, config });
    const rightsOf = async (user: string) => {
      const place = `slack:${standIn.team}/${standIn.channels.general}`;
      const facts = { user, isDm: false, responseUrl: null, ts: null, atMs: 0, isOnlyForAsker: true };
      const said = inSlack({ place });
      return named.slack.platform.complete?.(said, { place, facts: JSON.stringify(facts) });
    };
    expect(await rightsOf(ann)).toMatchObject({ mayAdminister: true, managesBot: false });
    expect(await rightsOf(ben)).toMatchObject({ mayAdminister: true, managesBot: true });
    await named.close();
  });

  test("what is kept of it cannot be read without the key, nor put in another workspace's place", async () => {
    await come(await begin());
    const [record] = await ledger.list("slack-installation");
    expect(record?.value).not.toContain(BOT_TOKEN);
    const value = record?.value ?? "";
    await ledger.put([{ collection: "slack-installation", id: "T2", value }]);
    const wrong = createInstallations(ledger, createVault("1e".repeat(32)));
    const right = createInstallations(ledger, createVault(KEY));
    expect(await wrong.get(standIn.team)).toBeNull();
    expect(await right.get("T2")).toBeNull();
    expect((await right.get(standIn.team))?.token).toBe(BOT_TOKEN);
  });
});

describe("a token that ends after twelve hours", () => {
  const HOURS_12 = 43_200;
  const post = (n: number) => ({
    key: `k${n}`,
    place: `slack:${standIn.team}/${standIn.channels.general}`,
    edits: null,
    body: outgoingBody({ text: `message ${n}`, blocks: [], only: null }),
    effects: [],
  });

  test("SW-16 is renewed before a post with no event before it, by one of two processes, and the newer one is kept", async () => {
    access = () => ({
      ok: true,
      access_token: "xoxe.xoxb-old",
      refresh_token: "r1",
      expires_in: HOURS_12,
      team: { id: standIn.team },
    });
    await come(await begin());
    let renewals = 0;
    access = ({ refresh_token }) => {
      renewals += 1;
      if (refresh_token !== "r1") return { ok: false, error: "invalid_refresh_token" };
      return {
        ok: true,
        access_token: BOT_TOKEN,
        refresh_token: "r2",
        expires_in: HOURS_12,
        team: { id: standIn.team },
      };
    };
    const replica = await createSlackHouse(brain, { standIn, ledger, config: { botToken: null, oauth: OAUTH } });
    house.clock.nowMs += 86_400_000;
    replica.clock.nowMs = house.clock.nowMs;
    const outcomes = await Promise.all([
      house.slack.platform.chat.post(post(1)),
      replica.slack.platform.chat.post(post(2)),
    ]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(["posted", "posted"]);
    expect(renewals).toBe(1);
    const kept = await createInstallations(ledger, createVault(KEY)).get(standIn.team);
    expect(kept).toMatchObject({ token: BOT_TOKEN, refreshToken: "r2" });
    await replica.close();
  });

  test("SW-15 one that cannot be renewed any more closes its workspace, and Slack is not asked again", async () => {
    access = () => ({
      ok: true,
      access_token: "xoxe.xoxb-old",
      refresh_token: "r1",
      expires_in: HOURS_12,
      team: { id: standIn.team },
    });
    await come(await begin());
    access = () => ({ ok: false, error: "invalid_refresh_token" });
    house.clock.nowMs += 86_400_000;
    for (let n = 0; n < 3; n++)
      expect(await house.slack.platform.chat.post(post(n))).toMatchObject({ kind: "refused", blame: "place" });
    expect(asked()).toHaveLength(2);
  });
});

test("what is sealed opens to what it was, and only with its key, its purpose and every bit of it", () => {
  const vault = createVault(KEY);
  const other = createVault("ab".repeat(32));
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string(), fc.nat(), (text, about, at) => {
      const whole = text.toWellFormed();
      const sealed = vault.seal(whole, about);
      expect(vault.open(sealed, about)).toBe(whole);
      expect(vault.open(sealed, `${about}.`)).toBeNull();
      expect(other.open(sealed, about)).toBeNull();
      const bytes = Buffer.from(sealed, "base64url");
      const place = at % bytes.length;
      bytes[place] = (bytes[place] ?? 0) ^ 1;
      expect(vault.open(bytes.toString("base64url"), about)).toBeNull();
    }),
    { numRuns: 40 },
  );
});

describe("the manifest", () => {
  const manifest = JSON.parse(readFileSync(new URL("../../adapters/slack/manifest.json", import.meta.url), "utf8"));
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");

  test("SC-14 asks for exactly the documented scopes and events, and for nothing in a person's name", () => {
    const documented = /<!-- slack scopes -->([\s\S]*?)<!-- end -->/.exec(readme)?.[1] ?? "";
    const scopes = [...documented.matchAll(/^\| `([a-z_]+(?::[a-z.]+)?)` /gm)].map(([, scope]) => scope);
    expect(manifest.oauth_config.scopes).toEqual({ bot: scopes });
    expect(manifest.settings.event_subscriptions).toEqual({
      bot_events: ["app_home_opened", "app_mention", "app_uninstalled", "message.im", "tokens_revoked"],
    });
  });

  test("names the command, the shortcuts and the view the code listens to, within Slack's lengths", () => {
    expect(manifest.features.agent_view.agent_description.length).toBeLessThanOrEqual(300);
    expect(manifest.features.slash_commands.map(({ command }: { command: string }) => command)).toEqual(["/chip"]);
    const callbacks = manifest.features.shortcuts.map(({ callback_id }: { callback_id: string }) => callback_id);
    expect(callbacks).toEqual(["check_claim", "find_first_report", "track_story", "new_watch", "new_digest"]);
    for (const { name } of manifest.features.shortcuts) expect(name.length).toBeLessThanOrEqual(24);
    expect(manifest.settings.socket_mode_enabled).toBe(true);
  });
});
