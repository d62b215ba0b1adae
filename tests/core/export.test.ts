import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { readArticleLine } from "../../adapters/files/article-line.ts";
import { createSqliteLedger } from "../../adapters/store/sqlite-ledger.ts";
import { createSqliteLibrary } from "../../adapters/store/sqlite.ts";
import { createBot, type Bot } from "../../src/bot.ts";
import { calendarText } from "../../src/commands/calendar.ts";
import { FILE_BYTES_MAX, rowsFile } from "../../src/commands/export-file.ts";
import { packPart } from "../../src/commands/export-pack.ts";
import type { Ledger, Library } from "../../src/ports.ts";
import { sampleArticles } from "../../src/samples/samples.ts";
import { readOpml } from "../../src/sources/opml.ts";
import type { Reply, Message, Story, Visit } from "../../src/types.ts";
import { createSourceWorld, type SourceWorld } from "../fixtures/source-world.ts";
import { choicesOf, inChannel, noticesOf } from "../fixtures/conversation.ts";

const now = (): Date => new Date("2026-11-24T12:00:00.000Z");

let library: Library;
let ledger: Ledger;
let bot: Bot;
let world: SourceWorld;
const openLibrary = () => createSqliteLibrary({ file: ":memory:", log: () => {}, now });
beforeEach(async () => {
  [library, ledger, world] = [
    await openLibrary(),
    await createSqliteLedger({ file: ":memory:" }),
    await createSourceWorld(),
  ];
  bot = createBot({ library, now, log: () => {}, ledger: async () => ledger, sources: async () => world.desk });
});
afterEach(async () => {
  await ledger.close();
  await library.close();
  await world.close();
});

const say = (text: string, visit: Partial<Message> = {}): Promise<Reply> => bot.reply(inChannel(text, visit));
const ADMIN = { managesBot: true } as const;
const fileOf = (reply: Reply) => reply.files?.[0] ?? { name: "", mime: "", text: "" };
const importSamples = () => bot.import(sampleArticles.map((input, i) => ({ where: `sample ${i}`, input })));

/** The articles of a pack's lines, as `chipwire import` reads them. */
const readPack = (text: string) =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => {
      const read = readArticleLine(JSON.parse(line));
      if (read.kind === "wrong") throw new Error(read.reason);
      return { where: "pack", input: read.input };
    });

describe("a pack", () => {
  test("makes the same library again: the same articles, the same answers", async () => {
    await importSamples();
    const reply = await say("export pack", ADMIN);
    expect(reply).toMatchObject({ visibility: "private", files: [{ name: "chipwire-pack-1.jsonl" }] });
    expect(reply).toMatchObject({
      blocks: [{ note: expect.stringMatching(/up to 55 of 55, part 1\..*chipwire import/) }],
    });
    const other = await openLibrary();
    const copy = createBot({ library: other, now, log: () => {} });
    const outcomes = await copy.import(readPack(fileOf(reply).text));
    expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(["new"]));
    expect(await other.stats()).toEqual(await library.stats());
    for (const text of ["Why was DeepSeek R2 delayed?", "Was Nvidia allowed to sell the B30A to China?"])
      expect(await copy.ask({ text })).toEqual(await bot.ask({ text }));
    expect(new Set((await bot.import(readPack(fileOf(reply).text))).map(({ kind }) => kind))).toEqual(
      new Set(["same"]),
    );
    await other.close();
  });

  test("of any size of file holds every article once, in as many parts as it takes", async () => {
    await importSamples();
    const all = (await library.list({ limit: 1_000 })).map(({ article }) => article.url);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 40_000 }), async (bytesMax) => {
        const urls: string[] = [];
        let from: string | null = null;
        let parts = 0;
        do {
          const part: Awaited<ReturnType<typeof packPart>> = await packPart(library, from, bytesMax);
          if (part === null) throw new Error(`no part at ${from}`);
          const read = readPack(part.file.text);
          if (read.length > 1) expect(Buffer.byteLength(part.file.text)).toBeLessThanOrEqual(bytesMax);
          urls.push(...read.map(({ input }) => input.url));
          expect(part).toMatchObject({ part: (parts += 1), count: urls.length });
          from = part.next;
        } while (from !== null);
        expect(urls).toEqual(all);
      }),
      { numRuns: 25 },
    );
  });

  test("that does not fit in one file says so and leads to the next part", async () => {
    // Put in as they are: reading ten megabytes is not what is looked at here.
    const text = "x".repeat(400_000);
    const bare = { lang: "en", published: null, day: null, outlet: null, title: "Big" } as const;
    await library.add(
      Array.from({ length: 26 }, (_, i) => {
        const url = `https://big.example/${i}`;
        const id = String(i).padStart(24, "0");
        const article = { ...bare, id, url, address: url, text: `${i} ${text}`, contentHash: id };
        return { article, passages: [], reading: "[1]" };
      }),
    );
    const first = await say("export pack", ADMIN);
    expect(Buffer.byteLength(fileOf(first).text)).toBeLessThanOrEqual(FILE_BYTES_MAX);
    expect(first).toMatchObject({
      blocks: [{}, { lines: [{ text: expect.stringContaining("9 MB at most") }] }, { kind: "choices" }],
    });
    const choices = choicesOf(first);
    const intent = choices[0]?.intent;
    if (intent === undefined) throw new Error("no next part");
    const visit: Visit = {
      author: "u",
      place: "p",
      placeName: "",
      ownPlace: null,
      timeZone: null,
      mayAdminister: true,
    };
    const second = await bot.run(intent, { language: "en", visibility: "private", visit });
    expect(fileOf(second).name).toBe("chipwire-pack-2.jsonl");
    const urls = [first, second].flatMap((reply) => readPack(fileOf(reply).text)).map(({ input }) => input.url);
    expect(new Set(urls).size).toBe(26);
    expect(second).toMatchObject({ blocks: [{ kind: "title" }] });
  });

  test("is given to who looks after the bot alone", async () => {
    await importSamples();
    expect(noticesOf(await say("export pack"))[0]).toMatch(/^E-PERM: You need the right to manage the server/);
    expect(noticesOf(await say("export pack of nonsense", ADMIN))[0]).toMatch(/^E-USAGE/);
  });
});

describe("other exports", () => {
  test("a story's reports, each with its part in it", async () => {
    await importSamples();
    const rolesOf = ({ articles }: Story) => new Set(articles.map(({ role }) => role)).size;
    const story = (await bot.stories()).find((one) => one.articles.length > 2 && rolesOf(one) > 1);
    if (story === undefined) throw new Error("no story with reports of several roles");
    const reply = await say(`export story json of ${story.id}`);
    expect(JSON.parse(fileOf(reply).text)).toEqual(
      story.articles.map(({ url, role, from }) =>
        expect.objectContaining({ story: story.id, url, role, from: from ?? "" }),
      ),
    );
    expect(noticesOf(await say("export story"))[0]).toMatch(/^E-USAGE/);
    expect(noticesOf(await say("export story of the price of tea in Peru"))[0]).toMatch(/^E-NOEVIDENCE/);
  });

  test("a timeline's entries, and its promised date for a calendar", async () => {
    const tell = (day: string, title: string, text: string) => ({
      where: day,
      input: { url: `https://slip.example/${day}`, title, outlet: `Desk ${day}`, lang: "en", published: day, text },
    });
    await bot.import([
      tell(
        "2025-03-10",
        "AMD plans MI500 launch for the fourth quarter of 2026",
        "AMD plans to launch the MI500 in the fourth quarter of 2026.",
      ),
      tell(
        "2026-05-04",
        "AMD MI500 delayed",
        "AMD has delayed the launch of the MI500: it is now expected in the third quarter of 2027.",
      ),
    ]);
    const csv = fileOf(await say("export timeline csv of MI500")).text.split("\r\n");
    expect(csv[0]).toBe('\uFEFF"subject","day","text","url"');
    expect(csv).toHaveLength(3);
    const ics = fileOf(await say("export timeline ics of MI500"));
    expect(ics).toMatchObject({ name: "timeline.ics", mime: "text/calendar" });
    expect(ics.text).toContain("DTSTART;VALUE=DATE:20270701\r\nDTEND;VALUE=DATE:20271001\r\n");
    expect(ics.text).toContain("promised for Q3 2027\r\n");
    expect(ics.text).not.toContain("2026100");
    expect(noticesOf(await say("export timeline ics of Graphcore"))[0]).toMatch(/^E-NOEVIDENCE/);
  });

  test("a timeline of more entries than a card shows is whole in the file", async () => {
    const days = Array.from({ length: 28 }, (_, i) => `2026-02-${String(i + 1).padStart(2, "0")}`);
    await bot.import(
      days.map((day, i) => {
        const title = `Graphcore opens its office number ${i + 1} in Leeds`;
        const text = `${title}, the company said.`;
        const url = `https://office.example/${i}`;
        return { where: day, input: { url, title, outlet: "Desk", lang: "en", published: day, text } };
      }),
    );
    const reply = await say("export timeline json of Graphcore");
    expect(JSON.parse(fileOf(reply).text)).toMatchObject(days.map((day) => ({ subject: "Graphcore", day })));
    expect(reply).toMatchObject({ blocks: [{ note: expect.stringContaining("28") }] });
  });

  test("the place's digests with their next runs for a calendar, by the clock of their zone", async () => {
    const desk = bot.desk(ledger);
    const plan = desk.planSubscription({
      id: "d-1",
      place: "slack:T1/C1",
      placeName: "#hardware",
      time: "09:00",
      zone: "America/New_York",
    });
    if (plan.kind === "plan") await desk.keepSubscription(plan.subscription);
    const { text } = fileOf(await say("export digest ics"));
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(30);
    expect(text).toContain("DTSTART:20261124T140000Z");
    expect(text).toContain("SUMMARY:Chipwire #hardware");
    expect(noticesOf(await say("export digest ics", { place: "slack:T1/C2" }))[0]).toMatch(/^E-EMPTY/);
    expect(JSON.parse(fileOf(await say("export digest json")).text)).toMatchObject([
      { id: "d-1", zone: "America/New_York" },
    ]);
  });

  test("the followed feeds as a list other readers take", async () => {
    await world.desk.add("tomshardware");
    const { text, name } = fileOf(await say("export sources"));
    expect(name).toBe("sources.opml");
    expect(await readOpml(text)).toMatchObject({ feeds: [{ url: expect.stringContaining("tomshardware") }] });
  });

  test("what something cannot be written as is said with what it can", async () => {
    expect(noticesOf(await say("export pack ics", ADMIN))).toEqual(["E-USAGE: export pack can be: json."]);
    expect(noticesOf(await say("export answers opml"))).toEqual(["E-USAGE: export answers can be: md, json, csv."]);
    expect(noticesOf(await say("export answers"))).toEqual(["E-EMPTY: There is nothing to export yet."]);
  });

  test.each(["=1+1", " =1+1", "\n=cmd", "\tx", "＝1+1", "\u3000＠SUM(A1)", "- 5", "+5"])(
    "a cell that a spreadsheet would take for a formula is shown as text: %j",
    (text) => {
      const { file } = rowsFile("answers", "csv", [{ text }]);
      expect(file.text).toBe(`\uFEFF"text"\r\n"'${text}"`);
    },
  );

  test("more rows than fit are counted, not dropped in silence", () => {
    const rows = Array.from({ length: 120 }, (_, i) => ({ id: String(i), text: "x".repeat(100_000) }));
    const { file, written } = rowsFile("answers", "json", rows);
    expect(written).toBeLessThan(120);
    expect(Buffer.byteLength(file.text)).toBeLessThanOrEqual(FILE_BYTES_MAX);
    expect(JSON.parse(file.text)).toHaveLength(written);
    expect(rowsFile("answers", "csv", rows.slice(0, 3)).written).toBe(3);
  });
});

describe("a calendar", () => {
  test("keeps to RFC 5545 for any words: lines of 75 octets that unfold to what was said", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (words) => {
        const event = { uid: "u", summary: words, description: "d", when: { at: now() } };
        const text = calendarText([event], now());
        const lines = text.split("\r\n");
        expect(lines.pop()).toBe("");
        for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
        const [, said = ""] = /\r\nSUMMARY:(.*?)\r\nDESCRIPTION/s.exec(text.replaceAll("\r\n ", "")) ?? [];
        const unescaped = said.replaceAll(/\\(.)/g, (_, char: string) => (char === "n" ? "\n" : char));
        expect(unescaped).toBe(words.replaceAll(/\r?\n/g, "\n").replaceAll(/[^\P{Cc}\n]/gu, " "));
      }),
    );
  });
});
