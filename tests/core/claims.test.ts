import { describe, expect, test } from "vitest";

import { sampleArticles } from "../../src/samples/samples.ts";
import { body } from "../../src/types.ts";
import { tell } from "./read-claims.ts";

describe("a claim", () => {
  test.each([
    ["en", "Intel holds preliminary talks to buy Tenstorrent.", "acquisition", "talks"],
    ["en", "Takeover talks between Intel and Tenstorrent have collapsed.", "acquisition", "broken off"],
    ["de", "Intel verhandelt über die Übernahme von Tenstorrent.", "acquisition", "talks"],
    ["fr", "Intel mène des pourparlers avancés pour le rachat de Tenstorrent.", "acquisition", "advanced talks"],
    ["zh", "英特尔收购Tenstorrent的谈判已经破裂。", "acquisition", "broken off"],
    ["en", "Biren is mulling an IPO in Hong Kong.", "listing", "considering"],
    ["zh", "壁仞科技已向港交所递交上市申请。", "listing", "filed"],
    ["en", "The MI455X has entered mass production.", "production", "mass production"],
    ["de", "Der MI455X läuft als Prototyp im Labor, die Massenproduktion steht noch aus.", "production", "not yet"],
    ["en", "Washington approved licences for the H20.", "licence", "allowed"],
    ["en", "The H20 is not permitted for export without a licence.", "licence", "refused"],
    ["de", "Der chinesische Zoll soll den H200 nicht ins Land lassen.", "import", "refused"],
    ["es", "China autoriza las primeras importaciones del H200.", "import", "allowed"],
    ["ko", "마이크론의 엔비디아 HBM4 납품이 무산됐다.", "supply", "out"],
  ])("%s: %s is %s, %s", async (lang, text, kind, state) => {
    const { claims } = await tell(text, { lang });
    expect(claims.filter((claim) => claim.kind === kind).map(({ value }) => value)).toContainEqual(
      expect.objectContaining({ kind: "state", state }),
    );
  });

  test.each([
    ["en", "Cambricon's revenue in the first half of 2025 was 2.88 billion yuan."],
    ["zh", "寒武纪2025年上半年营收28.8亿元。"],
    ["fr", "Le chiffre d'affaires de Cambricon au premier semestre 2025 a atteint 2,88 milliards de yuans."],
  ])("%s: money is the same in every language: %s", async (lang, text) => {
    const { claims } = await tell(text, { lang });
    expect(claims.find(({ kind }) => kind === "revenue")?.value).toEqual({
      kind: "amount",
      from: 2.88e9,
      to: 2.88e9,
      unit: "CNY",
      measure: "revenue",
      bound: "exact",
      window: { from: "2025-01-01", to: "2025-06-30" },
    });
  });

  test("says who told it and how sure it is", async () => {
    const { claims } = await tell(
      "The Financial Times reported that Intel is reportedly in talks to buy Tenstorrent. Intel denied that it is in talks to buy Tenstorrent.",
    );
    const [first, second] = claims.filter(({ kind }) => kind === "acquisition");
    expect(first).toMatchObject({ attribution: "ft", modality: "rumour" });
    expect(second).toMatchObject({ attribution: null, modality: "denied" });
  });

  test("a sentence without a name is about the one before it", async () => {
    const { claims } = await tell("Cambricon rose in Shanghai. Market capitalisation is 184 billion yuan.");
    expect(claims.find(({ kind }) => kind === "valuation")).toMatchObject({ subjects: ["cambricon"] });
  });

  test("what is spent, owed or hoped for is no revenue", async () => {
    const { claims } = await tell(
      "In 2025 Cambricon had inventory of 3 billion yuan and costs of 2 billion yuan; revenue could reach 9 billion yuan.",
    );
    expect(claims.filter(({ kind }) => ["revenue", "profit", "valuation"].includes(kind))).toEqual([]);
  });

  test("stands in its article, in every sample", async () => {
    for (const input of sampleArticles) {
      const { article, claims } = await tell(input.text, input);
      for (const { start, end, articleId } of claims) {
        expect(articleId).toBe(article.id);
        expect(body(article).slice(start, end)).toMatch(/^\S[^]*\S$/u);
      }
    }
  });
});

describe("what a sentence without a name goes on about", () => {
  test("is what the article is about, whoever was named just before", async () => {
    const { claims } = await tell(
      "Biren has filed for a listing in Hong Kong. Biren follows Moore Threads and MetaX. It aims to raise 5 billion yuan.",
    );
    const sums = claims.filter(({ value }) => value.kind === "amount");
    expect(sums.length).toBeGreaterThan(0);
    for (const { subjects } of sums) expect(subjects).toContain("biren");
  });

  test("the SEC is no Samsung", async () => {
    const { claims } = await tell("Cerebras withdrew its registration for an IPO, the SEC website shows.");
    expect(claims.flatMap(({ subjects }) => subjects)).not.toContain("samsung");
    expect(claims.some(({ kind }) => kind === "listing")).toBe(true);
  });
});

describe("a deal that is none", () => {
  test.each([
    ["en", "No, Marvell has not bought Tenstorrent."],
    ["fr", "Marvell n’a pas racheté Tenstorrent."],
    ["de", "Marvell hat Tenstorrent nicht übernommen."],
    ["zh", "Marvell并未收购Tenstorrent。"],
    ["ja", "MarvellはTenstorrentを買収していない。"],
  ])("is denied, not agreed (%s)", async (lang, text) => {
    const { claims } = await tell(text, { lang });
    const deals = claims.filter(({ kind }) => kind === "acquisition");
    expect(deals.map(({ value }) => (value.kind === "state" ? value.state : ""))).toEqual(["denied"]);
  });
});
