import { describe, expect, test } from "vitest";

import { outgoingBody } from "../../adapters/discord/delivery/outgoing.ts";
import { authorOf } from "../../adapters/discord/incoming/work.ts";
import { words } from "../../adapters/discord/incoming/respond.ts";
import type { JobHandler } from "../../src/index.ts";
import { saidMessage, usedCommand } from "../fixtures/gateway-house.ts";
import { CHANNEL, type RestRequest, SELF } from "../fixtures/gateway-stand-in.ts";
import { freshGatewayHouses, house, until } from "../fixtures/gateway-tests.ts";

freshGatewayHouses();

const BEN = "1200000000000000001";
const said = (value: unknown): string => JSON.stringify(value);
const isPost = ({ method, path }: RestRequest) => method === "POST" && path.endsWith("/messages");
const posts = () => house.standIn.rest.filter(isPost);
const inChannel = ({ path }: { path: string }) => path === `/channels/${CHANNEL}/messages`;
const option = (name: string, value: string) => ({ name, type: 3, value });

/** Everything is taken by Discord but messages to people. */
const shutDoors = (code: number): void => {
  house.standIn.fate = (one) =>
    isPost(one) && !inChannel(one) ? { status: code === 50_007 ? 403 : 400, body: { code, message: "no" } } : null;
};

/** A command or a button of Ben's, worked off; gives what he was shown. */
async function used(more: Readonly<Record<string, unknown>>): Promise<string> {
  const command = usedCommand({ member: { user: { id: BEN }, permissions: "2048" }, ...more });
  house.standIn.dispatch("INTERACTION_CREATE", command);
  const shown = () =>
    house.standIn.rest.filter(
      ({ path, body, method }) =>
        path.includes(command.token) && method !== "DELETE" && !said(body).startsWith('{"type":5'),
    );
  await until(async () => {
    await house.work();
    return shown().length > 0;
  });
  return said(shown().map(({ body }) => body));
}

const command = (name: string, options: readonly unknown[] = []) => used({ data: { id: "5", name, type: 1, options } });

async function mention(text: string): Promise<void> {
  const before = posts().length;
  house.standIn.dispatch("MESSAGE_CREATE", saidMessage({ content: `<@${SELF}> ${text}` }));
  await until(async () => {
    await house.work();
    return posts().length > before;
  });
  house.clock.nowMs += 60_000;
  await house.work();
}

/** Something a person is to be told in their own conversation, as a watch tells. */
async function tell(key: string): Promise<void> {
  const [message] = words([`news ${key}`], "components");
  const post = { key, place: `discord:@${BEN}`, edits: null, effects: [] };
  const body = outgoingBody({ message, via: { kind: "channel", reference: null } });
  const telling: JobHandler = { kind: "tell", prepare: async () => ({ kind: "posts", posts: [{ ...post, body }] }) };
  await house.ledger.note({ key, kind: "tell", payload: "", readyAtMs: 0 }, house.clock.nowMs);
  for (let n = 0; n < 5; n += 1) {
    await house.work([telling]);
    house.clock.nowMs += 60_000;
  }
}

describe.each([50_007, 50_278])("DI-31 somebody who takes no direct messages (%i)", (code) => {
  test("a private answer: one try, then the channel hears that, and nothing of the answer", async () => {
    shutDoors(code);
    await mention("help compare");
    expect(posts().filter((one) => !inChannel(one))).toHaveLength(1);
    const told = posts().filter(inChannel);
    expect(told).toHaveLength(1);
    expect(said(told[0]?.body)).toMatch(/cannot write to you directly/);
    expect(said(told[0]?.body)).not.toMatch(/H200|HBM|memory/);
    expect(house.logged.filter(({ level }) => level === "error")).toEqual([]);
  });

  test("a watch: one try; the next ones are not tried, and /watch says why and lets them be tried again", async () => {
    shutDoors(code);
    await tell("a");
    await tell("b");
    expect(posts()).toHaveLength(1);
    const list = [{ name: "list", type: 1, options: [] }];
    await command("watch", list);
    const followUps = () => house.standIn.rest.filter(({ path }) => /^\/webhooks\/\d+\/[^/]+$/u.test(path));
    await until(() => followUps().length === 1);
    expect(said(followUps()[0]?.body)).toMatch(/told you nothing since/);
    house.standIn.fate = () => null;
    await tell("c");
    expect(said([...house.standIn.messages.values()])).toMatch(/news c/);
    await command("watch", list);
    expect(followUps()).toHaveLength(1);
  });

  test("is known for a month: then they are tried again, and whoever else was known is forgotten", async () => {
    shutDoors(code);
    await tell("a");
    const known = async () => (await house.ledger.list("discord-direct-shut")).map(({ id }) => id);
    expect(await known()).toEqual([BEN]);
    await house.ledger.put([{ collection: "discord-direct-shut", id: "7", value: "true" }]);
    await house.ledger.put([{ collection: "discord-direct-shut", id: "8", value: "2026-01-01T00:00:00.000Z" }]);
    house.clock.nowMs += 31 * 86_400_000;
    await tell("b");
    expect(posts()).toHaveLength(2);
    expect(await known()).toEqual([BEN]);
  });
});

describe("what somebody asks for themselves", () => {
  const buttonIn = (text: string): string => /v1:run:[\w-]+/u.exec(text)?.[0] ?? "";
  const press = (id: string) => used({ type: 3, message: { id: "1" }, data: { component_type: 2, custom_id: id } });

  test("a watch by a mention is shown, agreed to by its button, and tells its owner, not the channel", async () => {
    await mention("watch the MI450's ship date changes");
    const shown = said(posts().filter((one) => !inChannel(one))[0]?.body);
    expect(shown).toMatch(/MI450/);
    expect(await press(buttonIn(shown))).not.toMatch(/old/);
    const watches = await house.ledger.list("watch");
    expect(watches.map(({ value }) => JSON.parse(value))).toMatchObject([{ place: `discord:@${BEN}` }]);
  });

  test.each(["to:here", "to:here confirm:yes"])(
    "one for the whole channel (%s) by a mention is refused: a message does not say its writer's rights",
    async (options) => {
      await mention(`watch the MI450's ship date changes ${options}`);
      const shown = said(posts().map(({ body }) => body));
      expect(shown).toMatch(/You need the right to manage/);
      expect(buttonIn(shown)).toBe("");
      expect(await house.ledger.list("watch")).toEqual([]);
    },
  );

  test("/export gives their answers as a file, to them alone", async () => {
    await command("ask", [option("question", "Why was DeepSeek R2 delayed?"), option("show", "only me")]);
    const shown = usedCommand({
      member: { user: { id: BEN }, permissions: "2048" },
      data: { id: "5", name: "export", type: 1, options: [option("what", "answers"), option("format", "csv")] },
    });
    house.standIn.dispatch("INTERACTION_CREATE", shown);
    const answer = () =>
      house.standIn.rest.find(({ method, path }) => method === "PATCH" && path.includes(shown.token));
    await until(async () => {
      await house.work();
      return answer() !== undefined;
    });
    expect(answer()?.form).toMatch(/filename="answers.csv"/);
    expect(answer()?.form).toMatch(/Why was DeepSeek R2 delayed\?/);
    expect(answer()?.form).toMatch(/attachment:\/\/answers.csv/);
    const deferral = house.standIn.rest.find(({ path }) => path.includes(`${shown.token}/callback`));
    expect(deferral?.body).toEqual({ type: 5, data: { flags: 64 } });
  });

  test("/forget-me says what is kept first, and deletes it when that is agreed to", async () => {
    await mention("watch the MI450's ship date changes confirm:yes");
    await command("ask", [option("question", "Why was DeepSeek R2 delayed?"), option("show", "only me")]);
    const shown = await command("forget-me");
    expect(shown).toMatch(/"style":4/);
    const kept = async () => {
      const lists = ["watch", `answers:${authorOf(BEN)}`].map((collection) => house.ledger.list(collection));
      return (await Promise.all(lists)).map(({ length }) => length);
    };
    expect(await kept()).toEqual([1, 1]);
    await press(buttonIn(shown));
    expect(await kept()).toEqual([0, 0]);
  });

  test("a button of long ago that says to forget asks first too", async () => {
    await command("ask", [option("question", "Why was DeepSeek R2 delayed?"), option("show", "only me")]);
    expect(await press("v1:forget")).toMatch(/"style":4/);
    expect(await house.ledger.list(`answers:${authorOf(BEN)}`)).toHaveLength(1);
  });

  test("news looked at in a direct conversation is the person's: nothing of it is left when they are forgotten", async () => {
    const alone = { guild_id: undefined, member: undefined, user: { id: BEN }, context: 1, channel_id: "77" };
    await used({ ...alone, data: { id: "5", name: "news", type: 1, options: [] } });
    const looks = async () => (await house.ledger.list("news-look")).map(({ id }) => id);
    expect(await looks()).toEqual([authorOf(BEN)]);
    house.standIn.dispatch("MESSAGE_CREATE", saidMessage({ guild_id: undefined, channel_id: "77", content: "news" }));
    await house.work();
    expect(await looks()).toEqual([authorOf(BEN)]);
    const shown = await used({ ...alone, data: { id: "5", name: "forget-me", type: 1, options: [] } });
    await used({ ...alone, type: 3, message: { id: "1" }, data: { component_type: 2, custom_id: buttonIn(shown) } });
    expect(await looks()).toEqual([]);
  });

  test("somebody's own app in a conversation of others answers a button to who pressed it alone", async () => {
    const elsewhere = {
      guild_id: undefined,
      member: undefined,
      user: { id: BEN },
      context: 2,
      authorizing_integration_owners: { "1": BEN },
    };
    const shown = await used({
      ...elsewhere,
      data: { id: "5", name: "chip", type: 1, options: [option("name", "H200")] },
    });
    const callbacks = () => house.standIn.rest.filter(({ path }) => path.endsWith("/callback"));
    expect(callbacks().at(-1)?.body).toEqual({ type: 5, data: { flags: 64 } });
    expect(shown).not.toContain("v1:share");
    await used({
      ...elsewhere,
      type: 3,
      message: { id: "1" },
      data: { component_type: 2, custom_id: buttonIn(shown) },
    });
    expect(callbacks().at(-1)?.body).toEqual({ type: 5, data: { flags: 64 } });
  });
});
