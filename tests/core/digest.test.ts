import { afterEach, beforeEach, describe, expect, test } from "vitest";

import type { ArticleInput } from "../../src/index.ts";
import { createDigestWorld } from "../fixtures/digest-world.ts";

type World = Awaited<ReturnType<typeof createDigestWorld>>;

let world: World;
beforeEach(async () => {
  world = await createDigestWorld("2026-11-01T12:00:00Z");
});
afterEach(() => world.close());

const article = (more: Partial<ArticleInput> & { url: string }): ArticleInput => ({
  title: "SK hynix wins a 14.5 trillion won order for HBM4 from Nvidia",
  outlet: "Korea Tech Desk",
  lang: "en",
  published: "2026-11-02T07:00:00Z",
  text: "SK hynix said on Monday that Nvidia had ordered HBM4 memory worth 14.5 trillion won for its Rubin accelerators. Deliveries are to begin in the second quarter of 2027, the company said in a filing.",
  ...more,
});

const day = async (date: string, hour = "09:00"): Promise<void> => {
  world.goTo(`${date}T${hour}:05Z`);
  await world.tick();
};

describe("a digest", () => {
  test("tells a story with one quote out of it, its sources and who had it first, and not again the next day", async () => {
    await world.subscribe();
    await world.import([article({ url: "https://desk.example/hynix" })]);
    await day("2026-11-02");
    await day("2026-11-03");
    expect(world.shown.map(({ view }) => view.stories.length)).toEqual([1]);
    const [story] = world.stories();
    expect(story?.quote).toMatch(/14\.5 trillion won/);
    expect(story?.sources.map(({ name }) => name)).toEqual(["Korea Tech Desk"]);
    expect(story?.meta).toMatch(/1 independent of 1/);
  });

  test("a new subscription starts from now: what was there before is not dumped on the channel", async () => {
    await world.import([
      article({ url: "https://desk.example/old", published: "2026-10-20T07:00:00Z" }),
      article({
        url: "https://desk.example/older",
        title: "TSMC raises its capital spending to 60 billion dollars",
        text: "TSMC said it would spend 60 billion dollars next year on new fabs in Arizona and Taiwan, up from 42 billion dollars.",
        published: "2026-10-10",
      }),
    ]);
    await world.subscribe({ ifEmpty: "one line" });
    await day("2026-11-02");
    expect(world.shown[0]?.view.stories).toEqual([]);
    expect(world.shown[0]?.view.footer).toContain("Nothing new today.");
  });

  test("SCH-16 says nothing on a day without news, and is not asked again that day", async () => {
    await world.subscribe();
    await day("2026-11-02");
    await day("2026-11-02", "10:00");
    expect(world.shown).toEqual([]);
    expect((await world.ledger.job("digest:v1:s1:2026-11-02"))?.reason).toBe("nothing new");
  });

  test("brings a story again only with a new fact, and says which", async () => {
    await world.subscribe();
    await world.import([article({ url: "https://desk.example/hynix" })]);
    await day("2026-11-02");
    await world.import([
      article({
        url: "https://other.example/hynix",
        outlet: "Chip Ledger",
        published: "2026-11-02T15:00:00Z",
        title: "Nvidia's HBM4 order from SK hynix worth 14.5 trillion won covers 68 percent of Rubin's memory",
        text: "The HBM4 order that Nvidia placed with SK hynix, worth 14.5 trillion won, covers 68 percent of the memory that Rubin accelerators will need, two people said. Deliveries are to begin in the second quarter of 2027.",
      }),
    ]);
    await day("2026-11-03");
    const [, update] = world.stories();
    expect([update?.kind, update?.kindLabel]).toEqual(["update", "Update"]);
    expect(update?.news).toMatch(/68 percent/);
    expect(update?.quote).toMatch(/68 percent/);
  });

  test("leaves out what the channel's filter does not ask for, and says what has been quiet", async () => {
    const filter = { kind: "any", of: [{ kind: "entity", id: "amd" }] };
    await world.subscribe({ filter, ifEmpty: "one line" });
    await world.import([article({ url: "https://desk.example/hynix" })]);
    await day("2026-11-02");
    await day("2026-11-08");
    expect(world.stories()).toEqual([]);
    expect(world.shown.at(-1)?.view.footer.join("\n")).toMatch(/Nothing new on: AMD \(6 days\)/);
  });

  test("SCH-05 after three days off there is one digest, and it says that it covers them", async () => {
    await world.subscribe();
    await world.import([article({ url: "https://desk.example/hynix" })]);
    await day("2026-11-02");
    await world.import([
      article({
        url: "https://desk.example/amd",
        title: "AMD moves the MI450 launch to the third quarter of 2027",
        text: "AMD has moved the launch of its MI450 accelerator to the third quarter of 2027, the company told customers in a letter on Tuesday.",
        published: "2026-11-03T08:00:00Z",
      }),
    ]);
    await day("2026-11-06");
    await day("2026-11-06", "12:00");
    expect(world.shown).toHaveLength(2);
    expect(world.shown[1]?.view.title).toMatch(/^While I was away/);
  });

  test("SCH-13 what comes in while a digest waits for its channel is in the next one", async () => {
    await world.subscribe();
    await world.import([article({ url: "https://desk.example/hynix" })]);
    world.answerWith({ kind: "later", retryAfterMs: 60_000 });
    await day("2026-11-02");
    await world.import([
      article({
        url: "https://desk.example/smic",
        title: "SMIC opens its Shenzhen fab",
        text: "SMIC has opened its fab in Shenzhen, which will make 40,000 wafers a month on a 28 nanometre process, the company said.",
        published: "2026-11-02T09:30:00Z",
      }),
    ]);
    world.answerWith(null);
    await day("2026-11-02", "09:30");
    await day("2026-11-03");
    expect(world.shown.map(({ view }) => view.stories.map(({ title }) => title.slice(0, 4)))).toEqual([
      ["SK h"],
      ["SMIC"],
    ]);
  });

  test("SW-14 DI-11 a channel that is gone pauses its digest, with the reason kept", async () => {
    await world.subscribe();
    await world.import([article({ url: "https://desk.example/hynix" })]);
    world.answerWith({ kind: "refused", blame: "place", reason: "channel_not_found" });
    await day("2026-11-02");
    const kept: unknown = JSON.parse((await world.ledger.get("subscription", "s1")) ?? "{}");
    expect(kept).toMatchObject({ isPaused: true, pauseReason: "channel_not_found" });
    expect(await world.ledger.list("told:test:C1")).toEqual([]);
  });
});

test("SCH-17 a digest comes at its hour when the sources are down, and says how many answer", async () => {
  const cut = await createDigestWorld("2026-11-01T12:00:00Z", { ok: 0, all: 36 });
  await cut.subscribe({ ifEmpty: "one line" });
  cut.goTo("2026-11-02T09:00:05Z");
  await cut.tick();
  expect(cut.shown.map(({ view }) => view.note)).toEqual([expect.stringContaining("0 of 36 sources ok")]);
  await cut.close();
});

test("SCH-15 channels that are due at one minute each get their own digest, once", async () => {
  await Promise.all(Array.from({ length: 100 }, (_, n) => world.subscribe({ id: `s${n}`, place: `test:C${n}` })));
  await world.import([article({ url: "https://desk.example/hynix" })]);
  await day("2026-11-02");
  await day("2026-11-02", "09:01");
  expect(world.shown).toHaveLength(100);
  expect(world.shown.every(({ view }) => view.stories.length === 1)).toBe(true);
});

describe("thirty days of feeds that re-date, edit, repeat and cross-post", () => {
  const events: readonly [string, string][] = [
    [
      "AMD ships first MI450 racks to Oracle",
      "AMD has shipped the first racks with its MI450 accelerator to Oracle, 1,200 of them by the end of the month.",
    ],
    [
      "TSMC halts CoWoS line in Chiayi after a flood",
      "TSMC halted a CoWoS packaging line in Chiayi after heavy rain flooded the site, costing about 3,500 wafers.",
    ],
    [
      "Commerce grants Nvidia a licence for 60,000 H20 chips",
      "The Commerce Department granted Nvidia a licence to sell 60,000 H20 chips to Chinese customers, an official said.",
    ],
    [
      "Cerebras sets its listing price at 38 dollars",
      "Cerebras set the price of its shares at 38 dollars and will raise 2.1 billion dollars in its listing on Nasdaq.",
    ],
    [
      "Samsung passes HBM4 tests at Broadcom",
      "Samsung Electronics passed the qualification tests for HBM4 at Broadcom and will deliver 90,000 units from March.",
    ],
    [
      "Intel sells 51 percent of its network unit",
      "Intel agreed to sell 51 percent of its network unit to Silver Lake for 4.3 billion dollars.",
    ],
  ];

  test("no story is told twice to a channel (feeds as in PRODUCT.md 3: 1, 2, 3, 4, 14)", async () => {
    await world.subscribe();
    for (let n = 0; n < 30; n += 1) {
      const date = `2026-11-${String(n + 1).padStart(2, "0")}`;
      world.goTo(`${date}T06:00:00Z`);
      const known = events.slice(0, Math.floor(n / 5) + 1);
      await world.import(
        known.flatMap(([title, text], i): ArticleInput[] => [
          // Dated anew every day, as some feeds do; the first one far in the future.
          article({
            url: `https://a.example/${i}`,
            title,
            text,
            published: n === 0 ? "2027-06-01T00:00:00Z" : `${date}T05:00:00Z`,
          }),
          // The title edited, the address with a campaign in it.
          article({
            url: `https://a.example/${i}?utm_source=feed${n}`,
            title: `${title} (day ${n})`,
            text,
            published: `${date}T05:10:00Z`,
          }),
          // Taken over by others, word for word.
          article({
            url: `https://b${n % 4}.example/${i}`,
            outlet: `Outlet ${n % 4}`,
            title,
            text,
            published: `${date}T05:20:00Z`,
          }),
        ]),
      );
      await day(date);
    }
    const titles = world.stories().map(({ title }) => title.replace(/ \(day \d+\)$/, ""));
    expect(titles.toSorted()).toEqual(events.map(([title]) => title).toSorted());
    expect(world.stories().filter(({ kind }) => kind !== "new")).toEqual([]);
  });
});
