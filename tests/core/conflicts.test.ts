import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { findConflicts } from "../../src/reading/conflicts.ts";
import { sampleArticles } from "../../src/samples/samples.ts";
import { body } from "../../src/types.ts";
import { catalogue, tell, type Told } from "./read-claims.ts";

/** The conflicts of some articles, with each article by its place in the list. */
function conflictsOf(told: readonly Told[]) {
  const place = (id: string): number => told.findIndex(({ article }) => article.id === id);
  const claims = told.flatMap((each) => each.claims);
  return findConflicts(claims, catalogue).map(({ a, b, kind }) => [place(a.articleId), place(b.articleId), kind]);
}

const on = (published: string, lang = "en") => ({ published, lang });

describe("an update", () => {
  test("is told link by link, the overtaken article first, across languages", async () => {
    const told = [
      await tell(
        "Die Gespräche über die Übernahme von Tenstorrent durch Intel sind gescheitert.",
        on("2026-05-20", "de"),
      ),
      await tell("Intel holds preliminary talks to buy Tenstorrent.", on("2026-01-10")),
      await tell("Intel est en pourparlers avancés pour le rachat de Tenstorrent.", on("2026-03-02", "fr")),
    ];
    const found = conflictsOf(told);
    expect(found).toContainEqual([1, 2, "update"]);
    expect(found).toContainEqual([2, 0, "update"]);
  });

  test("needs no dates where the stages themselves have an order", async () => {
    const told = [
      await tell("Biren has filed for an IPO in Hong Kong."),
      await tell("Biren considers an IPO in Hong Kong."),
    ];
    expect(conflictsOf(told)).toEqual([[1, 0, "update"]]);
  });

  test("is a model that was announced, then delayed, in any language", async () => {
    const told = [
      await tell("DeepSeek plans to release its R2 model in May.", on("2025-02-25")),
      await tell("DeepSeek verschiebt sein Modell R2.", on("2025-08-14", "de")),
    ];
    expect(conflictsOf(told)).toEqual([[0, 1, "update"]]);
  });

  test.each([
    [
      "a date that is put off without another",
      "zh",
      "寒武纪计划于2026年三季度推出思元690。",
      "en",
      "Cambricon's Siyuan 690 is still not out: the launch has been delayed.",
    ],
    [
      "a plan that was carried out",
      "en",
      "SK hynix plans mass production of HBM4 in 2026.",
      "de",
      "SK hynix hat die Massenproduktion von HBM4 gestartet: in Serienproduktion gegangen ist der Speicher am Montag.",
    ],
    [
      "a plan that was carried out",
      "en",
      "SK hynix plans mass production of HBM4 in 2026.",
      "de",
      "SK hynix hat die Serienproduktion von HBM4 begonnen, sie läuft bereits vom Band.",
    ],
    [
      "a rule that was dropped",
      "en",
      "BIS issued the AI diffusion rule.",
      "fr",
      "Washington abandonne la règle de diffusion de l’IA.",
    ],
    [
      "an end that was none",
      "en",
      "Cerebras withdraws its planned IPO.",
      "en",
      "Cerebras files again for an IPO on Nasdaq.",
    ],
    [
      "production that goes on",
      "en",
      "Nvidia halted production of the H20.",
      "en",
      "Nvidia has resumed production of the H20.",
    ],
    [
      "a deal for a start-up nobody knew",
      "en",
      "Last week Qualcomm held talks to buy Alfawellen.",
      "en",
      "Now Qualcomm agrees to acquire Alfawellen.",
    ],
  ])("is %s", async (_, langA, textA, langB, textB) => {
    const told = [await tell(textA, on("2025-06-05", langA)), await tell(textB, on("2025-10-05", langB))];
    expect(conflictsOf(told)).toEqual([[0, 1, "update"]]);
  });

  test("is a promised date that moved", async () => {
    const told = [
      await tell("Rapidus plans to open its second chip factory in Chitose in 2029.", on("2026-02-01")),
      await tell("Rapidus now expects to open the second chip factory in Chitose only in 2031.", on("2026-07-01")),
    ];
    expect(conflictsOf(told)).toEqual([[0, 1, "update"]]);
  });
});

describe("a contradiction", () => {
  test("is a pair of figures that cannot both hold", async () => {
    const told = [
      await tell("Cambricon's revenue in the first half of 2025 was 2.88 billion yuan.", on("2025-08-27")),
      await tell("寒武纪2025年前三季度营收460亿元。", on("2025-10-20", "zh")),
    ];
    expect(conflictsOf(told)).toEqual([[0, 1, "contradiction"]]);
  });

  test("is the same sum over other months", async () => {
    const told = [
      await tell(
        "Nvidia chips worth $300 million were smuggled into China between March and August.",
        on("2025-10-10"),
      ),
      await tell("Nvidia chips worth $300 million were smuggled into China between March and July.", on("2025-10-11")),
    ];
    expect(conflictsOf(told)).toEqual([[0, 1, "contradiction"]]);
  });

  test("is two figures for one thing within days", async () => {
    const told = [
      await tell("The yield of SMIC's 5nm process is about 20%, analysts say.", on("2025-03-01")),
      await tell("The yield of SMIC's 5nm process has reached 60 percent, analysts say.", on("2025-03-09")),
    ];
    expect(conflictsOf(told)).toEqual([[0, 1, "contradiction"]]);
  });

  test("is a report that the company denies, and not a report of something else", async () => {
    const told = [
      await tell("Nvidia demands full prepayment for the H200 from Chinese customers.", on("2026-01-07")),
      await tell(
        "Nvidia denies that it demands full prepayment for the H200 from Chinese customers.",
        on("2026-01-14"),
      ),
      await tell("Nvidia hires engineers in Shanghai who know the H200.", on("2026-01-14")),
    ];
    expect(conflictsOf(told)).toEqual([[0, 1, "contradiction"]]);
  });

  test("is a chip in production that is still in the laboratory", async () => {
    const told = [
      await tell("The MI455X is in full production, AMD said at CES.", on("2026-01-06")),
      await tell("AMD's MI455X is still being debugged in the lab before mass production.", on("2026-01-07")),
    ];
    expect(conflictsOf(told)).toEqual([[0, 1, "contradiction"]]);
  });
});

describe("no conflict", () => {
  test.each([
    [
      "the same money in two languages",
      "en",
      "In 2025 Cambricon's revenue was 1.6 billion yuan.",
      "zh",
      "寒武纪2025年营收16亿元。",
    ],
    ["other currencies", "en", "In 2025 Cambricon's revenue was $1.6 billion.", "zh", "寒武纪2025年营收110亿元。"],
    [
      "other quarters",
      "en",
      "Nvidia's revenue in the first quarter of 2026 was $44 billion.",
      "en",
      "Nvidia's revenue in the third quarter of 2026 was $57 billion.",
    ],
    [
      "other years",
      "en",
      "Cambricon's revenue in 2023 was 0.7 billion yuan.",
      "en",
      "Cambricon's revenue in 2025 was 12 billion yuan.",
    ],
    ["other companies", "en", "Biren considers an IPO in Hong Kong.", "en", "MetaX has filed for an IPO in Shanghai."],
    [
      "other chips",
      "en",
      "Washington approved licences for the H20.",
      "en",
      "Washington will not allow exports of the B30A.",
    ],
    [
      "both governments",
      "en",
      "Washington approved export licences for the H200.",
      "en",
      "Chinese customs do not let the H200 in.",
    ],
    [
      "a chip and its memory",
      "ko",
      "루빈에 들어갈 HBM4 샘플을 납품했다. 양산은 내년이다.",
      "en",
      "Rubin is in full production.",
    ],
  ])("between %s", async (_, langA, textA, langB, textB) => {
    const told = [await tell(textA, on("2026-01-05", langA)), await tell(textB, on("2026-03-05", langB))];
    expect(conflictsOf(told)).toEqual([]);
  });
});

describe("the sample articles", () => {
  const tellSamples = async () => Promise.all(sampleArticles.map((input) => tell(input.text, input)));

  test("China's block of the H200 is overtaken by the first imports", async () => {
    const told = await tellSamples();
    const place = (url: string): number => sampleArticles.findIndex((each) => each.url.endsWith(url));
    const found = conflictsOf(told);
    expect(found).toContainEqual([
      place("/chinese-customs-block-h200"),
      place("/first-h200-imports-cleared"),
      "update",
    ]);
    expect(found).toContainEqual([place("/h20-needs-licence"), place("/h20-licences-promised"), "update"]);
  });

  test("come out the same in whatever order they are read, each pair once and never an article with itself", async () => {
    const told = await tellSamples();
    const pairs = (list: readonly Told[]): string[] =>
      findConflicts(
        list.flatMap(({ claims }) => claims),
        catalogue,
      )
        .map(({ a, b, kind }) => `${a.articleId} ${b.articleId} ${kind}`)
        .toSorted();
    const expected = pairs(told);
    expect(new Set(expected.map((pair) => pair.split(" ").slice(0, 2).toSorted().join(" "))).size).toBe(
      expected.length,
    );
    const bodies = new Map(told.map(({ article }) => [article.id, body(article)]));
    for (const { a, b } of findConflicts(
      told.flatMap(({ claims }) => claims),
      catalogue,
    )) {
      expect(a.articleId).not.toBe(b.articleId);
      for (const side of [a, b]) expect(bodies.get(side.articleId)?.slice(side.start, side.end).trim()).not.toBe("");
    }
    fc.assert(
      fc.property(fc.shuffledSubarray(told, { minLength: told.length }), (shuffled) => {
        expect(pairs(shuffled)).toEqual(expected);
      }),
      { numRuns: 10 },
    );
  });
});
