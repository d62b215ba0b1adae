import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { createSqliteLedger } from "../../adapters/store/sqlite-ledger.ts";
import { createSqliteLibrary } from "../../adapters/store/sqlite.ts";
import { createBot, type Bot } from "../../src/bot.ts";
import { subscriptions } from "../../src/digest/planner.ts";
import type { Ledger, Library } from "../../src/ports.ts";
import { LANGUAGES, type Choice, type Language, type Reply, type Message, type Visit } from "../../src/types.ts";
import { blocksOf, choiceText, inChannel, noticesOf } from "../fixtures/conversation.ts";

const now = (): Date => new Date("2026-11-24T12:00:00.000Z");

let library: Library;
let ledger: Ledger;
let bot: Bot;
beforeEach(async () => {
  library = await createSqliteLibrary({ file: ":memory:", log: () => {}, now });
  ledger = await createSqliteLedger({ file: ":memory:" });
  bot = createBot({ library, now, log: () => {}, ledger: async () => ledger });
});
afterEach(async () => {
  await ledger.close();
  await library.close();
});

const admin: Partial<Visit> = { mayAdminister: true, placeName: "#hardware" };

/** Somebody writes in a channel. */
const say = (text: string, visit: Partial<Message> = {}): Promise<Reply> =>
  bot.reply(inChannel(text, { timeZone: "Europe/Berlin", ownPlace: "slack:T1/U1", ...visit }));

const textOf = (reply: Reply): string =>
  blocksOf(reply)
    .flatMap((block) => {
      if (block.kind === "lines") return block.lines.map(({ text }) => text);
      if (block.kind === "title") return [block.text, block.note ?? ""];
      return block.kind === "notice" ? [block.text] : [];
    })
    .join("\n");

/** Takes a choice as a door that keeps only text does. */
const choose = (reply: Reply, role: Choice["role"], visit: Partial<Message> = {}): Promise<Reply> =>
  say(choiceText(reply, role), visit);

describe("a watch as text", () => {
  test("is shown in plain words, kept when agreed to, and taken back", async () => {
    const shown = await say("watch MI450 ship date changes");
    expect(textOf(shown)).toMatch(/I tell you here when the announced date changes: .*MI450/);
    expect(await say("watch list").then(textOf)).toContain("Nothing is watched yet");

    const saved = await choose(shown, "confirm");
    expect(noticesOf(saved)[0]).toMatch(/^S-SAVED: Saved: I tell you here when the announced date changes/);
    expect(saved.visibility).toBe("private");
    const [kept] = await bot.desk(ledger).watches({ owner: "u1" });
    expect(kept?.watch).toMatchObject({ place: "slack:T1/U1", text: "MI450 ship date changes", change: "schedule" });

    const removed = await choose(saved, "undo");
    expect(noticesOf(removed)[0]).toMatch(/^S-SAVED: Removed/);
    expect(await bot.desk(ledger).watches({})).toEqual([]);
    await choose(removed, "undo");
    expect(await bot.desk(ledger).watches({ owner: "u1" })).toHaveLength(1);
  });

  test("agreed to twice is kept once", async () => {
    const shown = await say("watch add H20 licences");
    await choose(shown, "confirm");
    await choose(shown, "confirm");
    expect(await bot.desk(ledger).watches({})).toHaveLength(1);
  });

  test("for a channel takes the right to manage it; one's own does not", async () => {
    expect(noticesOf(await say("watch add H20 licences to:here confirm:yes"))[0]).toMatch(
      /^E-PERM: You need the right/,
    );
    expect(noticesOf(await say("watch add H20 licences to:here confirm:yes", admin))[0]).toMatch(/^S-SAVED/);
    const [kept] = await bot.desk(ledger).watches({ place: "slack:T1/C1" });
    expect(kept?.watch.owner).toBe("u1");
  });

  test("of somebody else is theirs, in whatever place it is named", async () => {
    await say("watch add H20 licences confirm:yes");
    const id = (await bot.desk(ledger).watches({}))[0]?.watch.id ?? "";
    expect(noticesOf(await say(`watch remove ${id} confirm:yes`, { author: "u2" }))[0]).toMatch(
      /^E-USAGE: There is no/,
    );
    expect(await bot.desk(ledger).watches({})).toHaveLength(1);
  });

  test("is changed after its new meaning was shown", async () => {
    await say("watch add H20 licences confirm:yes");
    const id = (await bot.desk(ledger).watches({}))[0]?.watch.id ?? "";
    const shown = await say(`watch edit ${id} H200 licences level:confirmed`);
    expect(textOf(shown)).toMatch(/H200 .*\(confirmed only\)/);
    const saved = await choose(shown, "confirm");
    expect((await bot.desk(ledger).watches({}))[0]?.watch).toMatchObject({
      id,
      text: "H200 licences",
      level: "confirmed",
    });
    await choose(saved, "undo");
    expect((await bot.desk(ledger).watches({}))[0]?.watch).toMatchObject({ id, text: "H20 licences", level: "any" });
  });
});

describe("a digest as text", () => {
  test("is shown with its next hour in the person's zone, then saved, and its preview and undo are offered", async () => {
    const shown = await say("digest add 09:00 Asia/Seoul weekdays nvidia, HBM", admin);
    expect(textOf(shown)).toContain("Monday to Friday at 09:00 (Asia/Seoul)");
    expect(textOf(shown)).toMatch(/Next: Wed,? 25 Nov,? (?:at )?01:00 \(Europe\/Berlin\)/);
    expect(textOf(shown)).toMatch(/About: Nvidia \/ HBM/i);
    expect(await subscriptions(ledger)).toEqual([]);

    const saved = await choose(shown, "confirm", admin);
    expect(noticesOf(saved)[0]).toMatch(
      /^S-SAVED: Saved\. Next digest: Wed,? 25 Nov.* 01:00 \(Europe\/Berlin\) in #hardware\.$/,
    );
    expect(await subscriptions(ledger)).toMatchObject([{ place: "slack:T1/C1", zone: "Asia/Seoul", days: "weekdays" }]);
    await choose(saved, "undo", admin);
    expect(await subscriptions(ledger)).toEqual([]);
  });

  test.each([
    ["digest add 09:00 Mars/Phobos", /^E-TZ: “Mars\/Phobos” is not a time zone I know/],
    ["digest add 25:00 Asia/Seoul", /^E-USAGE: “25:00” is no time of day/],
    ["digest add 09:00 max:99", /^E-USAGE: Write it like this.*storiesMax/],
  ])("%s says what is wrong, and nothing is kept", async (text, expected) => {
    const reply = await say(`${text} confirm:yes`, admin);
    expect(noticesOf(reply)[0]).toMatch(expected);
    expect(reply.visibility).toBe("private");
    expect(await subscriptions(ledger)).toEqual([]);
  });

  test("at an hour the clocks leave out says on which day, and when it is sent then", async () => {
    const shown = await say("digest add 02:30 Europe/Berlin", admin);
    expect(noticesOf(shown)).toEqual([
      "E-DST: 02:30 does not exist on 28 Mar 2027 in Europe/Berlin (clock change). I will send at 03:00.",
    ]);
  });

  test("is for those who may manage the place, and in no other place", async () => {
    expect(noticesOf(await say("digest add 09:00 confirm:yes"))[0]).toMatch(/^E-PERM/);
    expect(noticesOf(await say("digest add 09:00 channel:slack:T2/C9 confirm:yes", admin))[0]).toMatch(/^E-PERM/);
    const wide = { ...admin, manages: (place: string) => place.startsWith("slack:T1/") };
    expect(noticesOf(await say("digest add 09:00 channel:slack:T1/C9 confirm:yes", wide))[0]).toMatch(/^S-SAVED/);
    expect(noticesOf(await say("digest remove nothing-here confirm:yes", admin))[0]).toMatch(/^E-USAGE: There is no/);
  });

  test("is not saved where the bot cannot post", async () => {
    const visit = { ...admin, missingRights: async () => ["Send Messages", "Embed Links"] };
    expect(noticesOf(await say("digest add 09:00 confirm:yes", visit))).toEqual([
      "E-BOTPERM: I cannot post in #hardware: missing Send Messages, Embed Links. Nothing was saved.",
    ]);
    expect(await subscriptions(ledger)).toEqual([]);
  });

  test("is paused, taken up again, changed, sent and removed by its id", async () => {
    await say("digest add 09:00 Asia/Seoul confirm:yes", admin);
    const id = (await subscriptions(ledger))[0]?.id ?? "";
    await choose(await say(`digest pause ${id}`, admin), "undo", admin);
    expect(await subscriptions(ledger)).toMatchObject([{ isPaused: false }]);
    await say(`digest pause ${id}`, admin);
    expect(textOf(await say("digest", admin))).toMatch(/every day at 09:00 \(Asia\/Seoul\).* · paused$/);

    const changed = await choose(await say(`digest edit ${id} 18:30 language:ko`, admin), "confirm", admin);
    expect(await subscriptions(ledger)).toMatchObject([{ id, time: "18:30", zone: "Asia/Seoul", language: "ko" }]);
    await choose(changed, "undo", admin);
    expect(await subscriptions(ledger)).toMatchObject([{ id, time: "09:00", language: "en" }]);

    const sent = await choose(await say(`digest send-now ${id}`, admin), "confirm", admin);
    expect(textOf(sent)).toBe("It is being made and will be posted in #hardware.");
    expect(textOf(await say(`digest send-now ${id} confirm:yes`, admin))).toBe("Today’s digest is there already.");

    const asks = await say(`digest remove ${id}`, admin);
    expect(await subscriptions(ledger)).toHaveLength(1);
    await choose(asks, "danger", admin);
    expect(await subscriptions(ledger)).toEqual([]);
  });
});

describe("settings of a place", () => {
  test("set the language of its cards and the zone of its digests, and are taken back", async () => {
    const saved = await say("settings set language de", admin);
    expect(textOf(await say("status"))).toMatch(/Artikel/);
    await say("settings timezone Asia/Tokyo", admin);
    await say("digest add 09:00 confirm:yes", admin);
    expect(await subscriptions(ledger)).toMatchObject([{ zone: "Asia/Tokyo", language: "de" }]);
    await choose(saved, "undo", admin);
    expect(textOf(await say("settings"))).toMatch(/language: not set\ntimezone: Asia\/Tokyo/);
  });

  test.each([
    ["settings set timezone Mars/Phobos", /^E-TZ/],
    ["settings set follow_ups always", /^E-USAGE: follow_ups can be: mention, asker, thread, default\./],
    ["settings set language tlh", /^E-USAGE: language can be/],
  ])("%s is refused with what it can be", async (text, expected) => {
    expect(noticesOf(await say(text, admin))[0]).toMatch(expected);
  });

  test("are changed by who may, only", async () => {
    expect(noticesOf(await say("settings set language de"))[0]).toMatch(/^E-PERM/);
  });
});

describe("what is kept of a person", () => {
  test("is told, and goes when they say so; others keep theirs", async () => {
    await say("watch add H20 licences confirm:yes");
    await say("watch add H20 licences confirm:yes", { author: "u2", ownPlace: "slack:T1/U2" });
    const asks = await say("forget-me");
    expect(textOf(asks)).toMatch(/Watches: 1\nAnswered questions: 0/);
    expect(await bot.desk(ledger).watches({})).toHaveLength(2);
    expect(textOf(await choose(asks, "danger"))).toMatch(/^Deleted: 1 watches/);
    expect((await bot.desk(ledger).watches({})).map(({ watch }) => watch.owner)).toEqual(["u2"]);
  });
});

describe("without a ledger or somebody who asks", () => {
  const bare = (): Bot => createBot({ library, now, log: () => {} });

  test.each(["watch", "digest add 09:00", "settings", "forget-me"])("%s says plainly what is missing", async (text) => {
    bot = bare();
    expect(noticesOf(await say(text, admin))[0]).toMatch(/^E-MISSING: Nothing can be kept here/);
  });

  test("who asks is asked for too", async () => {
    const reply = await bot.run({ kind: "watch", wish: { do: "list" } }, { language: "en", visibility: "public" });
    expect(noticesOf(reply)[0]).toMatch(/^E-MISSING: This door does not tell me/);
  });
});

test.each(LANGUAGES)("in %s everything that is set up is said without a gap", async (language: Language) => {
  const visit = { ...admin, locale: language };
  const texts = [
    "watch",
    "watch add MI450 ship date changes",
    "digest",
    "digest add 02:30 Europe/Berlin weekly weekday:3 nvidia",
    "settings",
    "forget-me",
    "help",
  ];
  for (const text of texts) {
    const reply = await say(text, visit);
    expect(textOf(reply).trim()).not.toBe("");
    expect(JSON.stringify(blocksOf(reply))).not.toMatch(/undefined|\{\w+\}|"text":""/);
  }
});
