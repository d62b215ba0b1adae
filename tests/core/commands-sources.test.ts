import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { createSqliteLibrary } from "../../adapters/store/sqlite.ts";
import { createBot, type Bot } from "../../src/bot.ts";
import { SOURCE_PROBLEMS } from "../../src/ports.ts";
import { LANGUAGES, type Choice, type Language, type Reply, type Message } from "../../src/types.ts";
import { createSourceWorld, type SourceWorld } from "../fixtures/source-world.ts";
import { blocksOf, choiceText, inChannel } from "../fixtures/conversation.ts";

const now = (): Date => new Date("2026-11-24T12:00:00.000Z");

let world: SourceWorld;
let bot: Bot;
let close: () => Promise<void>;
beforeEach(async () => {
  world = await createSourceWorld();
  const library = await createSqliteLibrary({ file: ":memory:", log: () => {}, now });
  bot = createBot({ library, now, log: () => {}, sources: async () => world.desk });
  close = async () => {
    await library.close();
    await world.close();
  };
});
afterEach(() => close());

const ADMIN = { mayAdminister: true } as const;
const say = (text: string, visit: Partial<Message> = {}): Promise<Reply> => bot.reply(inChannel(text, visit));
const textOf = (reply: Reply): string =>
  blocksOf(reply)
    .flatMap((block) => {
      if (block.kind === "lines") return block.lines.map(({ text }) => text);
      if (block.kind === "title") return [`${block.text} (${block.note})`];
      return block.kind === "notice" ? [`${block.key}: ${block.text}`] : [];
    })
    .join("\n");
const choose = (reply: Reply, role: Choice["role"], visit: Partial<Message> = {}): Promise<Reply> =>
  say(choiceText(reply, role), visit);

describe("source as text", () => {
  test("add shows what would be followed, follows it when agreed to, and takes it back", async () => {
    const shown = await say(`source add ${world.site.url}`, ADMIN);
    expect(textOf(shown)).toBe(
      `Local Wire (${world.site.url}/wire.rss)\n3 items, the newest of 23 Nov 2026\nStory 1\nStory 2\nStory 3`,
    );
    expect(shown.visibility).toBe("private");
    expect(await world.sources.list()).toEqual([]);

    const saved = await choose(shown, "confirm", ADMIN);
    expect(textOf(saved)).toMatch(/^S-SAVED: Followed from now on: Local Wire \(/);
    expect(await world.sources.list()).toMatchObject([{ url: `${world.site.url}/wire.rss` }]);
    expect(textOf(await choose(shown, "confirm", ADMIN))).toMatch(/^E-USAGE: It is followed already, as /);

    const undone = await choose(saved, "undo", ADMIN);
    expect(textOf(undone)).toMatch(/^S-SAVED: Followed no more/);
    expect(await world.sources.list()).toEqual([]);
    await choose(undone, "undo", ADMIN);
    expect(await world.sources.list()).toHaveLength(1);
  });

  test("add, test, mute, unmute and remove are for those who may administer; list and show for everybody", async () => {
    await world.desk.add("tomshardware");
    for (const text of ["add example.com", "test example.com", "mute tomshardware", "remove tomshardware"])
      expect(textOf(await say(`source ${text}`))).toMatch(/^E-PERM: You need the right to manage the server/);
    expect(world.site.asked).toEqual([]);
    expect(textOf(await say("source list"))).toMatch(/tomshardware: Tom's Hardware.* · new/);
    expect(textOf(await say("source show tomshardware"))).toMatch(/\(tomshardware\)\n.*\nhttps:/s);
    expect(textOf(await say("source show nobody"))).toMatch(/There is no “nobody” here/);
  });

  test("a right of its own lets a door allow it without letting digests be set up", async () => {
    const visit = { mayAdminister: false, managesBot: true };
    expect(textOf(await say("source add tomshardware confirm:yes", visit))).toMatch(/^S-SAVED/);
    expect(textOf(await say("source add register confirm:yes", { ...ADMIN, managesBot: false }))).toMatch(/^E-PERM/);
  });

  test("mute and unmute, each with its way back", async () => {
    await world.desk.add("tomshardware");
    const muted = await say("source mute tomshardware", ADMIN);
    expect(textOf(muted)).toMatch(/^S-SAVED: Muted: /);
    expect(await world.sources.list()).toMatchObject([{ state: "muted" }]);
    await choose(muted, "undo", ADMIN);
    expect(await world.sources.list()).toMatchObject([{ state: "on" }]);
  });

  test("remove is taken back as it was: its class, what is remembered of it, and nobody is asked for it", async () => {
    await world.desk.add("tomshardware");
    const was = await world.sources.update("tomshardware", (source) => ({
      ...source,
      title: "Our name for it",
      class: "rumour",
      memory: { ...source.memory, tookMs: 120, answeredAt: "2026-11-20T00:00:00.000Z" },
    }));
    const removed = await say("source remove tomshardware", ADMIN);
    expect(await world.sources.list()).toEqual([]);
    expect(textOf(await choose(removed, "undo", ADMIN))).toMatch(/^S-SAVED: Followed from now on: Our name for it/);
    expect(await world.sources.list()).toEqual([was]);
  });

  test("an address that is of no use is refused with the reason, in the reader's language", async () => {
    expect(textOf(await say(`source add ${world.site.url}/plain`, ADMIN))).toBe(
      "E-URL: I cannot use this address: no feed was found there, in its page or in the usual places.",
    );
    const inside = await say("source add http://10.0.0.7/feed", { ...ADMIN, locale: "de" });
    expect(textOf(inside)).toMatch(/^E-URL: .*privaten Netz/);
    expect(await world.sources.list()).toEqual([]);
  });

  test("every reason has its words in every language", async () => {
    let why: (typeof SOURCE_PROBLEMS)[number] = "other";
    const desk = { ...world.desk, test: async () => ({ kind: "refused", why, reason: "REASON" }) as const };
    const library = await createSqliteLibrary({ file: ":memory:", log: () => {}, now });
    const other = createBot({ library, now, log: () => {}, sources: async () => desk });
    const visit = { ...ADMIN, author: "u", place: "p", placeName: "", ownPlace: null, timeZone: null };
    const refusal = async (language: Language, problem: typeof why): Promise<string> => {
      why = problem;
      const wish = { do: "test", name: "x" } as const;
      return textOf(await other.run({ kind: "source", wish }, { language, visibility: "public", visit }));
    };
    const reasons: string[] = [];
    for (const language of LANGUAGES) {
      // What stands around a reason is in the reader's language already: reasons are compared without it.
      const [before = "", after = ""] = (await refusal(language, "other")).split("REASON");
      expect(before).toMatch(/^E-URL: ./);
      for (const problem of SOURCE_PROBLEMS.filter((each) => each !== "other")) {
        const text = await refusal(language, problem);
        expect([text.startsWith(before), text.endsWith(after)]).toEqual([true, true]);
        reasons.push(text.slice(before.length, text.length - after.length));
      }
    }
    await library.close();
    expect(reasons).toHaveLength(LANGUAGES.length * (SOURCE_PROBLEMS.length - 1));
    expect(reasons.filter((reason, at) => reason.length < 3 || reasons.indexOf(reason) !== at)).toEqual([]);
  });
});
