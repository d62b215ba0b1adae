import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { findPartLabels } from "../../src/text/part-labels.ts";
import { article, citedNames, openHouse, type House } from "./answer-house.ts";

const labelsOf = (text: string): string[] => findPartLabels(text).map(({ sort, mark }) => `${sort} ${mark}`);

describe("which of several a text speaks of", () => {
  test.each([
    ["size of tenstorrent's series F", "round f"],
    ["Tenstorrent has closed a Series E of $640 million", "round e"],
    ["la série E de Mistral", "round e"],
    ["die Serie-E-Runde", "round e"],
    ["完成E轮融资6亿美元", "round e"],
    ["シリーズEで調達", "round e"],
    ["시리즈 E 투자", "round e"],
    ["its second Kumamoto fab", "plant 2"],
    ["das zweite Werk in Dresden", "plant 2"],
    ["la segunda planta", "plant 2"],
    ["la deuxième usine", "plant 2"],
    ["il secondo stabilimento", "plant 2"],
    ["熊本第2工場", "plant 2"],
    ["第二工厂", "plant 2"],
    ["테일러 2공장", "plant 2"],
    ["Fab 21 in Phoenix", "plant 21"],
    ["phase II of the site", "phase 2"],
    ["the first phase", "phase 1"],
    ["第二期の工事", "phase 2"],
    ["三期扩产", "phase 3"],
    ["평택 5라인", "line 5"],
    ["tranche 3", "tranche 3"],
  ])("%s: %s", (text, label) => {
    expect(labelsOf(text)).toEqual([label]);
  });

  test.each([
    "a series a year ago",
    "fab 2 nm chips",
    "in the second quarter the plant made more",
    "its first plant in Europe",
    "2기가와트",
    "短期内",
    "line 3% of sales",
    "the plant 2.5 km away",
  ])("%s names none", (text) => {
    expect(labelsOf(text)).toEqual([]);
  });

  test("offsets span the label, of an ordinal the ordinal alone", () => {
    const text = "budget of the second Kumamoto fab and of fab 3";
    expect(findPartLabels(text).map(({ start, end }) => text.slice(start, end))).toEqual(["fab 3", "second"]);
  });
});

describe("who asks for one of several", () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse([
      article(
        "fab-2",
        "2026-05-04",
        "TSMC's second Kumamoto fab",
        "TSMC's second fab in Kumamoto will cost 13.9 billion dollars, the company said. It opens in December 2027.",
      ),
      article(
        "fab-1",
        "2026-05-06",
        "Fab 1 in Kumamoto runs",
        "TSMC's fab 1 in Kumamoto cost 8.6 billion dollars, the company said. It opened in December 2024.",
      ),
      article(
        "round",
        "2026-06-01",
        "Tenstorrent raises money",
        "Tenstorrent has closed a Series E of 640 million dollars, the company said. Fidelity led the Series E.",
      ),
    ]);
  });
  afterAll(() => house.close());

  test.each([
    ["How much does TSMC's Kumamoto fab 2 cost?", "fab-2"],
    ["Was kostet das zweite Werk von TSMC in Kumamoto?", "fab-2"],
    ["How much did TSMC's Kumamoto fab 1 cost?", "fab-1"],
    ["Who led Tenstorrent's Series E?", "round"],
  ])("%s is answered with that one", async (text, name) => {
    expect(citedNames(await house.bot.ask({ text }))[0]).toBe(name);
  });

  test("is not answered with another", async () => {
    const answer = await house.bot.ask({ text: "Who led Tenstorrent's Series F?" });
    expect(answer.kind).toBe("unknown");
  });
});
