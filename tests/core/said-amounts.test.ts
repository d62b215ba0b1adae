import { describe, expect, test } from "vitest";

import { findFractions } from "../../src/text/fractions.ts";
import { saysLooseTime } from "../../src/text/loose-times.ts";
import { findMultiples } from "../../src/text/multiples.ts";
import { findVagueCounts } from "../../src/text/vague-counts.ts";

describe("amounts said without a figure", () => {
  test.each([
    ["twice as fast", "twice", 2],
    ["sales doubled", "doubled", 2],
    ["a tenfold rise", "tenfold", 10],
    ["sechsmal so viel", "sechsmal", 6],
    ["mehr als das Zwanzigfache", "Zwanzigfache", 20],
    ["doppelt so schnell", "doppelt so", 2],
    ["il doppio", "il doppio", 2],
    ["se duplicó", "duplicó", 2],
    ["翻两番", "翻两番", 4],
    ["売上高が倍増", "倍増", 2],
  ])("%s: so many times", (text, surface, value) => {
    expect(findMultiples(text).map((found) => [found.surface, found.value])).toEqual([[surface, value]]);
  });

  test.each(["double-digit growth", "einmal mehr", "double check"])("%s multiplies nothing", (text) => {
    expect(findMultiples(text)).toEqual([]);
  });

  test.each([
    ["several thousand chips", "several thousand", 1e3],
    ["tens of thousands of chips", "tens of thousands", 1e4],
    ["hundreds of racks", "hundreds", 1e2],
    ["plusieurs milliers de puces", "plusieurs milliers", 1e3],
    ["mehrere hundert Karten", "mehrere hundert", 1e2],
    ["varios miles de chips", "varios miles", 1e3],
    ["alcune decine di schede", "alcune decine", 20],
    ["数万张卡", "数万", 1e4],
    ["数千個", "数千", 1e3],
    ["수백 대", "수백", 1e2],
  ])("%s: nobody counted", (text, surface, value) => {
    const [found, ...more] = findVagueCounts(text);
    expect(more).toEqual([]);
    expect([found?.surface, found?.value]).toEqual([surface, value]);
    expect(text.slice(found?.start, found?.end)).toBe(surface);
  });

  test("tenths within a Chinese sentence are a share, other uses of the sign are not", () => {
    expect(findFractions("约有四成海外算力位于柔佛").map(({ surface }) => surface)).toEqual(["四成"]);
    expect(findFractions("占三成份额")).toHaveLength(0);
    expect(findFractions("一成立就")).toHaveLength(0);
  });
});

describe("times that name no day", () => {
  test.each([
    "it decides on Wednesday",
    "am Mittwoch",
    "in the autumn at the earliest",
    "Ende des Jahres",
    "début d'année",
    "around Thanksgiving",
    "Two days before the summit",
    "in six days",
    "春节前发布",
    "설 연휴 이후",
    "年内量产",
    "entro due settimane",
  ])("%s", (text) => {
    expect(saysLooseTime(text)).toBe(true);
  });

  test.each(["it fell by a third", "the fall in prices", "die Sonne", "on demand", "三月的会议室"])(
    "%s says none",
    (text) => {
      expect(saysLooseTime(text)).toBe(false);
    },
  );
});
