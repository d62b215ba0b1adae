import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";

import { subscriptionSchema, SUBSCRIPTIONS } from "../../src/index.ts";
import { envelope, mention, messagesOf } from "../fixtures/slack-events.ts";
import { type Brain, createBrain, createSlackHouse, type SlackHouse } from "../fixtures/slack-house.ts";
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

const callsOf = (method: string) => house.standIn.calls.filter((call) => call.method === method);
let triggers = 0;
const trigger = (): string => `trigger-${(triggers += 1)}`;
const hook = (): string => new URL(`/hooks/${(triggers += 1)}`, house.standIn.apiUrl).href;

const command = (text: string, more: Record<string, unknown> = {}) => ({
  command: "/chip",
  text,
  team_id: house.standIn.team,
  user_id: house.standIn.users.ann,
  channel_id: house.standIn.channels.general,
  response_url: hook(),
  trigger_id: trigger(),
  ...more,
});

const around = () => ({
  team: { id: house.standIn.team },
  user: { id: house.standIn.users.ann },
  channel: { id: house.standIn.channels.general },
  response_url: hook(),
  trigger_id: trigger(),
});

const press = (action_id: string, value: string, more: Record<string, unknown> = {}) => ({
  type: "block_actions",
  ...around(),
  container: { type: "message", message_ts: "1700000000.000100", is_ephemeral: false },
  message: { ts: "1700000000.000100", thread_ts: "1700000000.000050" },
  actions: [{ type: "button", action_id, block_id: "b", action_ts: "1", value }],
  ...more,
});

const form = (
  callback_id: string,
  values: Record<string, Record<string, unknown>>,
  more: Record<string, unknown> = {},
) => ({
  type: "view_submission",
  ...around(),
  view: { id: `V${trigger()}`, hash: "h1", callback_id, private_metadata: "", state: { values }, ...more },
});

const chosen = (value: string) => ({ x: { type: "static_select", selected_option: { value } } });
const written = (value: string) => ({ x: { type: "plain_text_input", value } });
const sendForm = (body: unknown) => house.send(body, { form: true });
const whispered = () => house.standIn.responses.map(({ message }) => message);

const viewSchema = z.object({
  callback_id: z.string().optional(),
  type: z.string(),
  private_metadata: z.string().optional(),
  blocks: z.array(z.unknown()),
});
const viewOf = (method: string) => viewSchema.parse(callsOf(method).at(-1)?.args["view"]);

const makeAdmin = async (config: { admins: ReadonlySet<string> }) => {
  const { standIn } = house;
  return createSlackHouse(brain, { standIn, config });
};

describe("/chip", () => {
  test.each([
    "Why was DeepSeek R2 delayed?",
    "ask Why was DeepSeek R2 delayed?",
    "chip H200",
    "company TSMC",
    "topic CoWoS",
    "timeline MI450",
    "compare H200 and MI325X",
    "news Nvidia",
    'why "Why was DeepSeek R2 delayed?"',
    "status",
    "help",
  ])("%s is answered to who asked alone", async (text) => {
    const answer = await sendForm(command(text));
    expect([answer.status, await answer.text()]).toEqual([200, ""]);
    await house.work();
    expect(whispered().length).toBeGreaterThan(0);
    for (const message of whispered())
      expect(message).toMatchObject({ response_type: "ephemeral", text: expect.stringMatching(/\S/) });
    expect(callsOf("chat.postMessage")).toEqual([]);
  });

  test("an answer can be shared to the channel, where it is said once for everybody", async () => {
    await sendForm(command("Why was DeepSeek R2 delayed?"));
    await house.work();
    const share =
      /"action_id":"chip\.share","value":("(?:[^"\\]|\\.)*")|"value":("(?:[^"\\]|\\.)*"),"action_id":"chip\.share"/.exec(
        JSON.stringify(whispered()),
      );
    const value = String(JSON.parse(share?.[1] ?? share?.[2] ?? '""'));
    expect(value).toContain("DeepSeek");
    const pressed = press("chip.share", value, { container: { is_ephemeral: true }, message: undefined });
    await sendForm(pressed);
    await sendForm(pressed);
    await house.work();
    const said = await messagesOf(house.standIn, BEN, house.standIn.channels.general);
    expect(said).toHaveLength(1);
    expect(said[0]?.text).toMatch(/\[1\]/);
  });

  test("by itself opens the form to look something up, whose names complete, and which is answered", async () => {
    const answer = await sendForm(command(""));
    expect(answer.status).toBe(200);
    await expect.poll(() => callsOf("views.open")).toHaveLength(1);
    const view = viewOf("views.open");
    expect(view.callback_id).toBe("chip.picker");
    const suggested = await sendForm({
      type: "block_suggestion",
      ...around(),
      action_id: "chip.name.name",
      block_id: "name",
      value: "H2",
      view: { id: "V1" },
    });
    const { options } = z
      .object({
        options: z.array(z.object({ text: z.object({ text: z.string().max(75) }), value: z.string().min(1).max(150) })),
      })
      .parse(await suggested.json());
    expect(options.map(({ value }) => value)).toContain("H200");
    expect(options.length).toBeLessThanOrEqual(100);
    await sendForm(
      form(
        "chip.picker",
        {
          what: chosen("chip"),
          name: chosen("H200"),
          other: { x: { type: "external_select", selected_option: null } },
        },
        { private_metadata: view.private_metadata },
      ),
    );
    await house.work();
    expect(callsOf("chat.postEphemeral").map(({ args }) => args["text"])).toEqual([expect.stringContaining("H200")]);
  });

  test("SC-10 an address with a password in it is answered to nobody else, and stands in no log", async () => {
    await sendForm(command("source add https://user:hunter2@feeds.test/private?token=s3cret"));
    await house.work();
    expect(callsOf("chat.postMessage")).toEqual([]);
    expect(JSON.stringify(house.logged)).not.toMatch(/hunter2|s3cret/);
  });

  test("SL-19 of eleven commands in a minute the last is told to wait, in the acknowledgement itself", async () => {
    const answers = [];
    for (let n = 0; n < 11; n++) answers.push(await (await sendForm(command("status"))).text());
    expect(answers.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => ""));
    expect(answers[10]).toMatch(/Too many requests/);
  });
});

describe("a message's menu", () => {
  const shortcut = (callback_id: string, text: string) => ({
    type: "message_action",
    callback_id,
    ...around(),
    message: { type: "message", ts: "1700000000.000100", text, user: house.standIn.users.ben },
  });

  test.each(["check_claim", "find_first_report"])(
    "%s is answered to who asked alone, in the message's thread",
    async (callback) => {
      await sendForm(shortcut(callback, "DeepSeek R2 was delayed by Huawei's chips"));
      await house.work();
      expect(whispered()).toHaveLength(1);
      expect(whispered()[0]).toMatchObject({ response_type: "ephemeral", thread_ts: "1700000000.000100" });
    },
  );

  test("track_story opens a watch, which shows how it was understood, and is kept when it is confirmed", async () => {
    await sendForm(shortcut("track_story", "DeepSeek R2 was delayed"));
    await expect.poll(() => callsOf("views.open")).toHaveLength(1);
    const first = viewOf("views.open");
    const sent = await sendForm(
      form("chip.watch.form", { text: written("DeepSeek R2") }, { private_metadata: first.private_metadata }),
    );
    const { response_action, view } = z
      .object({ response_action: z.string(), view: viewSchema })
      .parse(await sent.json());
    expect(response_action).toBe("update");
    expect(await house.ledger.list("watch")).toEqual([]);
    const confirmed = await sendForm(
      form("chip.watch.form", { text: written("DeepSeek R2") }, { private_metadata: view.private_metadata }),
    );
    expect(confirmed.status).toBe(200);
    const [watch] = await house.ledger.list("watch");
    expect(JSON.parse(watch?.value ?? "{}")).toMatchObject({
      place: `slack:${house.standIn.team}/${house.standIn.users.ann}`,
      text: "DeepSeek R2",
    });
    expect(watch?.value).not.toContain(`"owner":"${house.standIn.users.ann}"`);
  });
});

describe("what people say of an answer", () => {
  test("right is noted, wrong asks what, and that is noted as the beginning of a test case", async () => {
    await sendForm(press("chip.feedback", "right"));
    await sendForm(press("chip.feedback", "wrong"));
    await expect.poll(() => callsOf("views.open")).toHaveLength(1);
    const view = viewOf("views.open");
    await sendForm(
      form(
        "chip.feedback.form",
        { wrong: chosen("outdated"), right: written("It shipped in May.") },
        { private_metadata: view.private_metadata },
      ),
    );
    const [feedback] = await house.ledger.list("feedback");
    expect(JSON.parse(feedback?.value ?? "{}")).toMatchObject({
      verdict: "wrong",
      wrong: "outdated",
      right: "It shipped in May.",
    });
  });
});

describe("the bot's own page", () => {
  test("shows watches, digests of this workspace only, and can forget somebody", async () => {
    const { standIn, ledger } = house;
    const other = subscriptionSchema.parse({
      id: "other",
      place: "slack:T2/C9",
      placeName: "#secret-channel",
      time: "09:00",
      zone: "UTC",
      createdAt: "2026-01-01T00:00:00.000Z",
    });
    await ledger.put([{ collection: SUBSCRIPTIONS, id: "other", value: JSON.stringify(other) }]);
    await house.send(
      envelope(standIn, { type: "app_home_opened", tab: "home", user: standIn.users.ann, channel: "D1" }),
    );
    await expect.poll(() => callsOf("views.publish")).toHaveLength(1);
    expect(JSON.stringify(viewOf("views.publish"))).not.toContain("secret-channel");
    await sendForm({ ...press("chip.digest.remove", "other"), channel: undefined, message: undefined });
    expect(await ledger.get(SUBSCRIPTIONS, "other")).not.toBeNull();
  });

  test("SC-09 another workspace's digest and another person's watch cannot be touched, whatever id is tried", async () => {
    const { ledger } = house;
    const strict = await makeAdmin({ admins: new Set([house.standIn.users.ann]) });
    const records = Array.from({ length: 20 }, (_, n) =>
      subscriptionSchema.parse({
        id: `d${n}`,
        place: "slack:T2/C9",
        time: "09:00",
        zone: "UTC",
        createdAt: "2026-01-01T00:00:00.000Z",
      }),
    );
    await strict.ledger.put(
      records.map((record) => ({ collection: SUBSCRIPTIONS, id: record.id, value: JSON.stringify(record) })),
    );
    for (let n = 0; n < 20; n++)
      for (const action of ["chip.digest.remove", "chip.digest.now", "chip.watch.remove"])
        await strict.send({ ...press(action, `d${n}`), channel: undefined, message: undefined }, { form: true });
    expect(await strict.ledger.list(SUBSCRIPTIONS)).toHaveLength(20);
    expect(await strict.ledger.jobs("digest:")).toEqual([]);
    await strict.close();
    expect(await ledger.list(SUBSCRIPTIONS)).toEqual([]);
  });

  const digest = () => ({
    channel: { x: { type: "conversations_select", selected_conversation: house.standIn.channels.general } },
    time: { x: { type: "timepicker", selected_time: "09:00" } },
    zone: written("Asia/Seoul"),
    days: chosen("weekdays"),
    filter: written("nvidia, not rumours"),
    language: chosen("ko"),
    layout: chosen("one message"),
    ifEmpty: chosen("skip"),
  });

  test("SC-13 a digest is set up by who may, and by nobody else", async () => {
    const refused = await sendForm(form("chip.digest", digest()));
    expect(await refused.json()).toMatchObject({ response_action: "errors" });
    expect(await house.ledger.list(SUBSCRIPTIONS)).toEqual([]);
    const strict = await makeAdmin({ admins: new Set([house.standIn.users.ann]) });
    expect((await strict.send(form("chip.digest", digest()), { form: true })).status).toBe(200);
    const [kept] = await strict.ledger.list(SUBSCRIPTIONS);
    expect(JSON.parse(kept?.value ?? "{}")).toMatchObject({
      zone: "Asia/Seoul",
      days: "weekdays",
      language: "ko",
      place: `slack:${house.standIn.team}/${house.standIn.channels.general}`,
    });
    const wrong = await strict.send(form("chip.digest", { ...digest(), zone: written("Mars/X") }), { form: true });
    expect(await wrong.json()).toEqual({
      response_action: "errors",
      errors: { zone: expect.stringMatching(/time zone/) },
    });
    await strict.close();
  });
});

describe("the conversation with the bot", () => {
  const open = (tab: string) =>
    envelope(house.standIn, {
      type: "app_home_opened",
      tab,
      user: house.standIn.users.ann,
      channel: house.standIn.channels.random,
    });

  test("greets once, and offers up to four questions each time", async () => {
    await house.send(open("messages"));
    await expect.poll(() => callsOf("assistant.threads.setSuggestedPrompts")).toHaveLength(1);
    await house.send(open("messages"));
    await expect.poll(() => callsOf("assistant.threads.setSuggestedPrompts")).toHaveLength(2);
    expect(callsOf("chat.postMessage")).toHaveLength(1);
    const prompts = z
      .array(z.object({ title: z.string(), message: z.string() }))
      .parse(callsOf("assistant.threads.setSuggestedPrompts")[0]?.args["prompts"]);
    expect(prompts.length).toBeGreaterThan(0);
    expect(prompts.length).toBeLessThanOrEqual(4);
  });

  test("says that it is at work, with how much it looks through", async () => {
    const asked = await mention(house, "chip H200");
    await house.send(asked.body);
    await expect.poll(() => callsOf("assistant.threads.setStatus")).toHaveLength(1);
    expect(callsOf("assistant.threads.setStatus")[0]?.args).toMatchObject({
      thread_ts: asked.ts,
      status: expect.stringMatching(/\d+ articles/),
    });
  });
});

describe("every command as text in a thread", () => {
  test.each(["chip H200", "company TSMC", "topic CoWoS", "timeline MI450", "compare H200 and MI325X", "news Nvidia"])(
    "%s",
    async (text) => {
      const first = await mention(house, "Why was DeepSeek R2 delayed?");
      const asked = await mention(house, text, { thread: first.ts });
      await house.send(asked.body);
      await house.work();
      const said = house.standIn.calls.filter(({ method }) => method.startsWith("chat.post"));
      expect(said.length).toBeGreaterThan(0);
      for (const { args } of said) expect(args["thread_ts"]).toBe(first.ts);
    },
  );

  test("a follow-up without a mention is answered only where the channel's setting says so", async () => {
    const { standIn, ledger } = house;
    const first = await mention(house, "Why was DeepSeek R2 delayed?");
    await house.send(first.body);
    await house.work();
    const follow = async () => {
      const { general: channel } = standIn.channels;
      const posted = await standIn.as(ANN, "chat.postMessage", { channel, text: "and when?", thread_ts: first.ts });
      await house.send(
        envelope(standIn, {
          type: "message",
          channel_type: "channel",
          channel,
          user: standIn.users.ann,
          text: "and when?",
          ts: posted["ts"],
          thread_ts: first.ts,
        }),
      );
      return house.work();
    };
    expect(await follow()).toBe(0);
    const id = `slack:${standIn.team}/${standIn.channels.general}`;
    const set = (follow_ups: string) =>
      ledger.put([{ collection: "place-settings", id, value: JSON.stringify({ follow_ups }) }]);
    await set("thread");
    expect(await follow()).toBe(1);
    await set("asker");
    expect(await follow()).toBe(1);
  });
});

describe("coming and going", () => {
  const subscribed = async (id: string, channel: string) => {
    const place = `slack:${house.standIn.team}/${channel}`;
    const record = subscriptionSchema.parse({
      id,
      place,
      time: "09:00",
      zone: "UTC",
      createdAt: "2026-01-01T00:00:00.000Z",
    });
    await house.ledger.put([{ collection: SUBSCRIPTIONS, id, value: JSON.stringify(record) }]);
  };
  const kept = async (id: string) => JSON.parse((await house.ledger.get(SUBSCRIPTIONS, id)) ?? "null");
  const happens = (event: Record<string, unknown>) => house.send(envelope(house.standIn, event));

  test("SC-12 a digest rests while its channel is out of reach, goes on when it is back, and moves with its id", async () => {
    const { bot } = house.standIn.users;
    await subscribed("d1", "C1");
    for (const [gone, back] of [
      [
        { type: "channel_left", channel: "C1" },
        { type: "member_joined_channel", channel: "C1", user: bot },
      ],
      [
        { type: "member_left_channel", channel: "C1", user: bot },
        { type: "member_joined_channel", channel: "C1", user: bot },
      ],
      [
        { type: "channel_archive", channel: "C1" },
        { type: "channel_unarchive", channel: "C1" },
      ],
    ] as const) {
      await happens(gone);
      expect(await kept("d1")).toMatchObject({ isPaused: true, pauseReason: expect.any(String) });
      await happens(back);
      expect(await kept("d1")).toMatchObject({ isPaused: false, pauseReason: null });
    }
    await happens({ type: "member_left_channel", channel: "C1", user: "U9" });
    expect(await kept("d1")).toMatchObject({ isPaused: false });
    await happens({ type: "channel_id_changed", old_channel_id: "C1", new_channel_id: "C2" });
    expect(await kept("d1")).toMatchObject({ place: `slack:${house.standIn.team}/C2` });
    await happens({ type: "channel_deleted", channel: "C2" });
    expect(await kept("d1")).toMatchObject({ isPaused: true });
  });

  const uninstalled = { type: "app_uninstalled" };
  const revoked = { type: "tokens_revoked", tokens: { bot: ["B1"], oauth: [] } };
  test.each([
    ["uninstalled, then revoked", [uninstalled, revoked]],
    ["revoked, then uninstalled", [revoked, uninstalled]],
    ["uninstalled alone", [uninstalled]],
    ["revoked alone", [revoked]],
    ["each twice", [uninstalled, uninstalled, revoked, revoked]],
  ])(
    "SC-11 %s: what is kept of the workspace is forgotten, nothing is said there any more, and it may come back",
    async (_what, events) => {
      const { standIn, ledger } = house;
      await subscribed("d1", "C1");
      const asked = await mention(house, "Why was DeepSeek R2 delayed?");
      await house.send(asked.body);
      await house.work();
      for (const event of events) expect((await happens(event)).status).toBe(200);
      expect(await ledger.list(SUBSCRIPTIONS)).toEqual([]);
      expect(await ledger.list("thread")).toEqual([]);
      const before = standIn.calls.length;
      const again = await mention(house, "status");
      await house.send(again.body);
      await house.work();
      expect(standIn.calls.length).toBe(before);
      const reinstalled = await createSlackHouse(brain, { standIn, ledger });
      const once = await mention(reinstalled, "chip H200");
      await reinstalled.send(once.body);
      expect(await reinstalled.work()).toBe(1);
      await reinstalled.close();
    },
  );

  test("SC-11 a person's own token that ended changes nothing", async () => {
    await subscribed("d1", "C1");
    await happens({ type: "tokens_revoked", tokens: { oauth: ["U1"], bot: [] } });
    expect(await kept("d1")).toMatchObject({ isPaused: false });
  });
});
