import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { createSqliteLedger } from "../../adapters/store/sqlite-ledger.ts";
import { createSqliteLibrary } from "../../adapters/store/sqlite.ts";
import { createBot, type Bot } from "../../src/bot.ts";
import { lookRecords } from "../../src/commands/looks.ts";
import { toldRecord } from "../../src/digest/told.ts";
import type { Ledger, Library } from "../../src/ports.ts";
import type { Intent, Reply, Visibility } from "../../src/types.ts";

const clock = { at: "" };
const now = (): Date => new Date(clock.at);
const tick = (): void => void (clock.at = new Date(now().getTime() + 60_000).toISOString());

let library: Library;
let ledger: Ledger;
let bot: Bot;
beforeEach(async () => {
  clock.at = "2026-11-24T12:00:00.000Z";
  library = await createSqliteLibrary({ file: ":memory:", log: () => {}, now });
  ledger = await createSqliteLedger({ file: ":memory:" });
  bot = createBot({ library, now, log: () => {}, ledger: async () => ledger });
});
afterEach(async () => {
  await ledger.close();
  await library.close();
});

/** Twelve things that have nothing to do with each other. */
const EVENTS = [
  "Nvidia opens a research centre for robots in Oslo",
  "AMD sues a former supplier of heat sinks in Texas",
  "TSMC hires 3,000 engineers for its site in Kumamoto",
  "Intel sells a parking garage in Haifa to the city",
  "Samsung stops production of camera sensors in Austin",
  "Micron pays a fine for spilled acid in Boise",
  "ASML presents a cheaper mirror for its scanners",
  "Broadcom raises its dividend for the fifteenth year",
  "Cerebras moves its headquarters to Denver in spring",
  "Groq trains teachers in Riyadh how to use chatbots",
  "Arm wins an appeal over licence fees in Delaware",
  "Graphcore closes its office in Cambridge after a flood",
];

type Told = { name: string; title: string; text?: string; day?: string };
const add = async (articles: readonly Told[]): Promise<void> => {
  await bot.import(
    articles.map(
      ({ name, title, text = `${title}, people who know of the matter said on Monday.`, day = "2026-11-23" }) => ({
        where: name,
        input: { url: `https://news.example/${name}`, title, outlet: `${name} wire`, lang: "en", published: day, text },
      }),
    ),
  );
};

type Reader = { author?: string; place?: string; visibility?: Visibility };

/** Somebody looks at the news, and what they are shown is remembered as the chats do it. */
async function look(intent: Partial<Extract<Intent, { kind: "news" }>>, reader: Reader = {}): Promise<Reply> {
  const { author = "u1", place = "slack:T1/C1", visibility = "private" } = reader;
  tick();
  const reply = await bot.run(
    { kind: "news", filter: null, ...intent },
    {
      language: "en",
      visibility,
      visit: { author, place, placeName: "", ownPlace: null, timeZone: null, mayAdminister: false },
    },
  );
  await ledger.put(await lookRecords(reply, { ledger, author, place, now: now() }));
  return reply;
}

const shown = (reply: Reply): string[] =>
  reply.kind === "card"
    ? reply.sources.flatMap((source) => (source.from === "article" ? [source.url.split("/").at(-1) ?? ""] : []))
    : [];
const NEW = { onlyNew: true } as const;

describe("only the news that was not told yet", () => {
  test("is everything at first, and then what came in since", async () => {
    await add([
      { name: "a", title: "Nvidia opens a plant in Dresden" },
      { name: "b", title: "AMD sues a former supplier of heat sinks in Texas" },
    ]);
    expect(shown(await look(NEW)).toSorted()).toEqual(["a", "b"]);
    const nothing = await look(NEW);
    expect(nothing).toMatchObject({
      visibility: "private",
      blocks: [
        { key: "E-NOTTODAY", text: expect.stringContaining("not been told already") },
        { kind: "choices", choices: [{ label: "news", intent: { kind: "news", filter: null } }] },
      ],
    });
    await add([{ name: "c", title: "TSMC hires a new finance chief" }]);
    expect(shown(await look(NEW))).toEqual(["c"]);
    expect(shown(await look({})).toSorted()).toEqual(["a", "b", "c"]);
  });

  test("counts what was seen without asking for new things only, of one name or of all", async () => {
    await add([
      { name: "a", title: "Nvidia opens a plant in Dresden" },
      { name: "b", title: "AMD sues a former supplier of heat sinks in Texas" },
    ]);
    expect(shown(await look({ filter: "Nvidia" }))).toEqual(["a"]);
    expect(shown(await look(NEW))).toEqual(["b"]);
    expect(shown(await look({ ...NEW, filter: "Nvidia" }))).toEqual([]);
  });

  test("loses nothing where there is more than one look shows", async () => {
    const titles = EVENTS.map((title, i) => ({ name: `event-${i}`, title }));
    await add(titles);
    const first = await look(NEW);
    expect(first).toMatchObject({ blocks: [{ kind: "title", note: "2 more with the next look" }, {}] });
    const seen = [...shown(first), ...shown(await look(NEW))];
    expect(seen.toSorted()).toEqual(titles.map(({ name }) => name).toSorted());
  });

  test("is each reader's own, and a channel's own", async () => {
    await add([{ name: "a", title: "Nvidia opens a plant in Dresden" }]);
    expect(shown(await look(NEW, { author: "u1" }))).toEqual(["a"]);
    expect(shown(await look(NEW, { author: "u2" }))).toEqual(["a"]);
    expect(shown(await look(NEW, { visibility: "public" }))).toEqual(["a"]);
    expect(shown(await look(NEW, { visibility: "public", author: "u3" }))).toEqual([]);
    expect(shown(await look(NEW, { visibility: "public", place: "slack:T1/C2" }))).toEqual(["a"]);
  });

  test("leaves out what the channel's digest has told, and its repeats, but not what adds a figure", async () => {
    const text = "Nvidia said it will open a packaging plant in Dresden in 2027 with Infineon and hire in Saxony.";
    await add([{ name: "told", title: "Nvidia to open packaging plant in Dresden", text }]);
    const [story] = await bot.stories();
    const articles = story?.articles.map(({ articleId }) => articleId) ?? [];
    const told = {
      articles,
      status: "reported",
      lastToldOn: "2026-11-24",
      interests: [],
      job: "j",
      kind: "new",
    } as const;
    await ledger.put([toldRecord("slack:T1/C1", story?.id ?? "", told)]);
    expect(shown(await look(NEW))).toEqual([]);
    expect(shown(await look(NEW, { place: "slack:T1/C9", author: "u9" }))).toEqual(["told"]);

    await add([
      { name: "copy", title: "Nvidia to open packaging plant in Dresden", text: `${text} ` },
      {
        name: "more",
        title: "Nvidia to open packaging plant in Dresden for $2.4 billion",
        text: `${text} The packaging plant in Dresden costs Nvidia and Infineon $2.4 billion.`,
      },
    ]);
    expect((await bot.stories()).map(({ articles }) => articles.length)).toEqual([3]);
    expect(shown(await look(NEW))).toEqual(["more"]);
  });

  test("shows the same again where a page of it is asked for again", async () => {
    await add([{ name: "a", title: "Nvidia opens a plant in Dresden" }]);
    const first = await look(NEW);
    tick();
    expect(first.intent).toMatchObject({ onlyNew: true, unseenAt: "2026-11-24T12:01:00.000Z" });
    expect(first.intent.kind === "news" && shown(await look(first.intent))).toEqual(["a"]);
    expect(first.next.map(({ key }) => key)).not.toContain("share");
  });

  test("of something nothing is reported on says that", async () => {
    await add([{ name: "a", title: "Nvidia opens a plant in Dresden" }]);
    expect(await look({ ...NEW, filter: "Graphcore" })).toMatchObject({ blocks: [{ key: "E-NOEVIDENCE" }] });
  });

  test("is forgotten with the person", async () => {
    await add([{ name: "a", title: "Nvidia opens a plant in Dresden" }]);
    await look(NEW);
    await bot.desk(ledger).forget("u1");
    expect(shown(await look(NEW))).toEqual(["a"]);
  });

  test("is kept no longer than a month", async () => {
    await add([{ name: "a", title: "Nvidia opens a plant in Dresden" }]);
    await look(NEW);
    clock.at = "2027-01-04T12:00:00.000Z";
    await add([{ name: "b", title: "AMD sues a former supplier of heat sinks in Texas", day: "2027-01-03" }]);
    await look(NEW);
    const [kept] = await ledger.list("news-look");
    expect(JSON.parse(kept?.value ?? "[]")).toHaveLength(1);
  });

  test("cannot be told where nothing is kept", async () => {
    const bare = createBot({ library, now, log: () => {} });
    const reply = await bare.run({ kind: "news", filter: null, ...NEW }, { language: "en", visibility: "private" });
    expect(reply).toMatchObject({ blocks: [{ key: "E-MISSING" }] });
  });
});
