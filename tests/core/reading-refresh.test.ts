import { expect, test } from "vitest";

import { createSqliteLibrary } from "../../adapters/store/sqlite.ts";
import { createBot } from "../../src/bot.ts";
import { ANALYSER_VERSION, packReading, unpackReading } from "../../src/reading/reading.ts";

const now = (): Date => new Date("2026-11-01T00:00:00Z");
const log = (): void => {};

/** As the first analyser stored a reading: without claims. */
const ofTheFirst = JSON.stringify([1, [0, 10], [[0, 6, "nvidia", 0.9]], [[7, 10, "launch", 1]]]);

async function libraryOf(count: number) {
  const library = await createSqliteLibrary({ file: ":memory:", log, now });
  const bot = createBot({ library, now, log });
  const input = (n: number) => ({
    url: `https://news.example/${n}`,
    title: null,
    outlet: null,
    lang: "en",
    published: "2026-01-05",
    text: n % 2 === 0 ? "Biren considers an IPO in Hong Kong." : "Biren has filed for an IPO in Hong Kong.",
  });
  await bot.import(Array.from({ length: count }, (_, n) => ({ where: String(n), input: input(n) })));
  const stored = await library.list({ limit: count });
  await library.reread(stored.map(({ article }) => ({ article, passages: [], reading: ofTheFirst })));
  return { library, stored };
}

test("a reading of the first analyser is understood, without claims", () => {
  expect(unpackReading(ofTheFirst)).toEqual({
    version: 1,
    sentences: [{ start: 0, end: 10 }],
    entities: [{ start: 0, end: 6, id: "nvidia", confidence: 0.9 }],
    concepts: [{ start: 7, end: 10, id: "launch", weight: 1 }],
    claims: [],
  });
});

test("a reading comes out of the library as it went in, and one with its concepts by name too", () => {
  const reading = {
    version: ANALYSER_VERSION,
    sentences: [{ start: 0, end: 20 }],
    entities: [{ start: 0, end: 6, id: "nvidia", confidence: 0.9 }],
    concepts: [
      { start: 7, end: 10, id: "launch", weight: 1 },
      { start: 7, end: 10, id: "ship", weight: 0.33 },
      { start: 12, end: 20, id: "launch", weight: 0.5 },
    ],
    claims: [],
  };
  expect(unpackReading(packReading(reading))).toEqual(reading);
  const named = reading.concepts.map(({ start, end, id, weight }) => [start, end, id, weight]);
  const before = [ANALYSER_VERSION, [0, 20], ["nvidia"], [0, 6, 0, 0.9], named, []];
  expect(unpackReading(JSON.stringify(before))).toEqual(reading);
});

test("what an older analyser read is read again, a bounded number in one call, and only once", async () => {
  const { library } = await libraryOf(250);
  const bot = createBot({ library, now, log });
  expect(await library.outdatedCount(ANALYSER_VERSION)).toBe(250);
  expect(await bot.refreshReadings(30)).toBe(30);
  expect(await library.outdatedCount(ANALYSER_VERSION)).toBe(220);
  expect(await bot.refreshReadings()).toBe(220);
  expect(await library.outdatedCount(ANALYSER_VERSION)).toBe(0);
  expect(await bot.refreshReadings()).toBe(0);
  await library.close();
});

test("conflicts are found in a library that an older analyser read; its articles keep no old version of themselves", async () => {
  const { library, stored } = await libraryOf(2);
  const bot = createBot({ library, now, log });
  expect(await bot.conflicts()).toEqual([]);
  const [first] = stored;
  expect(await library.versions(first?.article.id ?? "")).toEqual([]);
  const readings = await library.list({ limit: 2 });
  expect(readings.map(({ reading }) => unpackReading(reading).claims.map(({ kind }) => kind)[0])).toEqual([
    "listing",
    "listing",
  ]);
  expect(readings.every(({ passages }) => passages.length === 1)).toBe(true);
  await library.close();
});
