import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { sampleArticles } from "../../src/samples/samples.ts";
import { article, citationsOf, citedNames, expectSound, openHouse, type House } from "./answer-house.ts";

let samples: House;
beforeAll(async () => {
  samples = await openHouse(sampleArticles);
});
afterAll(() => samples.close());

describe("what a question wrongly takes for granted is corrected by a quote", () => {
  test.each([
    ["Why did AMD delay the MI455X?", /denied|smentito|weist/],
    ["Why did the US ban H200 sales to China in December 2025?", /may sell its H200/],
    ["华为为什么取消昇腾960？", /960/],
  ])("%s", async (text, said) => {
    const answer = await samples.bot.ask({ text });
    expect(answer.kind).toBe("correction");
    expect(citationsOf(answer)[0]?.quote).toMatch(said);
    await expectSound(answer, samples);
  });
});

describe("what is true, or only unheard of, is not corrected", () => {
  test.each([
    "Why was Rubin CPX dropped from the roadmap?",
    "Pourquoi DeepSeek R2 a-t-il été retardé ?",
    "Why was the AI diffusion rule dropped?",
    "Warum blockiert der chinesische Zoll den H200?",
    "When did AMD launch the MI455X?",
    "¿Por qué Estados Unidos suspendió la norma de filiales?",
    "H200の最初の輸入はいつ許可されましたか？",
    "Why does OpenAI use 6 gigawatts of AMD chips?",
    "Why did Nvidia buy a football club?",
    "How much did Nvidia pay to buy Arm?",
    "Why did Huawei cancel the Kirin 9999?",
  ])("%s", async (text) => {
    expect((await samples.bot.ask({ text })).kind).not.toBe("correction");
  });

  test("did it happen? takes nothing for granted", async () => {
    expect((await samples.bot.ask({ text: "Was the MI455X delayed?" })).kind).toBe("found");
  });
});

describe("another sum, another party, a deal that was not made", () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse([
      article(
        "order",
        "2026-05-04",
        "Meta orders chips from Marvell",
        "Meta has signed a contract worth $4 billion with Marvell for custom AI chips, the companies announced.",
      ),
      article(
        "talks",
        "2026-05-20",
        "Qualcomm's talks to buy Alphawave collapse",
        "Qualcomm's talks to buy the chip company Alphawave have collapsed, people familiar with the matter said.",
      ),
      article(
        "closed",
        "2026-06-10",
        "SoftBank owns Ampere",
        "SoftBank completed its acquisition of Ampere Computing on June 9, the group said.",
      ),
    ]);
  });
  afterAll(() => house.close());

  test.each([
    ["Why did Meta sign a $9 billion contract with Marvell?", "order"],
    ["Why did Meta sign its contract for custom AI chips with Broadcom?", "order"],
    ["Why did Qualcomm buy Alphawave?", "talks"],
    ["Warum hat Qualcomm Alphawave gekauft?", "talks"],
    ["Why did the FTC block SoftBank's takeover of Ampere?", "closed"],
    ["pourquoi le rachat d'Ampere par SoftBank a-t-il été bloqué ?", "closed"],
  ])("%s", async (text, name) => {
    const answer = await house.bot.ask({ text });
    expect(answer.kind).toBe("correction");
    expect(citedNames(answer)[0]).toBe(name);
    await expectSound(answer, house);
  });

  test.each([
    "Why did Meta sign a $4 billion contract with Marvell?",
    "Why did Qualcomm's talks to buy Alphawave collapse?",
  ])("%s holds", async (text) => {
    expect((await house.bot.ask({ text })).kind).toBe("found");
  });

  test("who orders chips from a company has not bought another", async () => {
    const other = await openHouse([
      article(
        "racks",
        "2026-03-12",
        "Who buys whose chips",
        "Anthropic, which buys finished racks of Ironwood from Broadcom, has ordered for $21 billion. D-Matrix is not among its suppliers.",
      ),
      article(
        "bought",
        "2026-03-14",
        "SoftBank buys Ampere",
        "SoftBank has agreed to acquire Ampere Computing for $6.5 billion, the companies said.",
      ),
    ]);
    expect((await other.bot.ask({ text: "How much did Anthropic pay for d-Matrix?" })).kind).not.toBe("correction");
    const answer = await other.bot.ask({ text: "When did Intel acquire Ampere?" });
    expect([answer.kind, citedNames(answer)[0]]).toEqual(["correction", "bought"]);
    await other.close();
  });

  test("who began to demand a licence did not begin what it stopped", async () => {
    const other = await openHouse([
      article(
        "licence",
        "2025-07-16",
        "Washington promises licences for the H20",
        "The statement reverses the position of April, when Washington began to demand a licence for Nvidia's H20.",
      ),
    ]);
    expect((await other.bot.ask({ text: "Why did Washington stop the H20?" })).kind).not.toBe("correction");
    await other.close();
  });

  test("nothing is said against a deal that collapsed having been blocked, nor for it", async () => {
    const { kind } = await house.bot.ask({ text: "Why did the FTC block Qualcomm's takeover of Alphawave?" });
    expect(kind).not.toBe("correction");
  });
});
