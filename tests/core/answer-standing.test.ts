import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { Answer, CitedSentence } from "../../src/types.ts";
import { article, citationsOf, citedNames, expectSound, openHouse, type House } from "./answer-house.ts";

const sentencesOf = (answer: Answer): readonly CitedSentence[] =>
  answer.kind === "found" || answer.kind === "correction" ? answer.sentences : [];

/** The names of the articles behind each sentence, with its status. */
const standings = (answer: Answer): readonly (readonly [string, string | undefined])[] =>
  sentencesOf(answer).map(({ cites, status }) => {
    const cited = citationsOf(answer).find(({ n }) => n === cites[0]);
    return [cited?.url.replace("https://news.example/", "") ?? "", status];
  });

describe("a state that a later report overtakes", () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse([
      article(
        "talks",
        "2026-02-02",
        "Qualcomm in talks to buy Alphawave",
        "Qualcomm is in talks to buy the chip company Alphawave, people familiar with the matter said.",
      ),
      article(
        "over",
        "2026-04-08",
        "Qualcomm's talks to buy Alphawave collapse",
        "Qualcomm's talks to buy the chip company Alphawave have collapsed, people familiar with the matter said.",
      ),
    ]);
  });
  afterAll(() => house.close());

  test("stands after the newer one and is marked with its day", async () => {
    const answer = await house.bot.ask({ text: "What is the status of the deal between Qualcomm and Alphawave?" });
    expect(standings(answer)[0]?.[0]).toBe("over");
    expect(standings(answer)).toContainEqual(["talks", "superseded"]);
    expect(answer.text).toMatch(/^Earlier, 2 Feb 2026: “/m);
    await expectSound(answer, house);
  });

  test.each([
    ["Où en est le rachat d’Alphawave par Qualcomm ?", "Auparavant, le 2 févr. 2026 : « "],
    ["Was wurde aus der Übernahme von Alphawave durch Qualcomm?", "Zuvor, 2. Feb. 2026: „"],
    ["高通收购Alphawave的现状如何？", "此前（2026年2月2日）：“"],
    ["퀄컴의 Alphawave 인수는 어떻게 됐나요?", "이전 보도(2026년 2월 2일): “"],
  ])("%s: it is marked in the question's language", async (text, mark) => {
    expect((await house.bot.ask({ text })).text).toContain(mark);
  });

  test("as of a day before the later report it stands alone, and nothing later shows", async () => {
    const answer = await house.bot.ask({
      text: "What is the status of the deal between Qualcomm and Alphawave?",
      asOf: "2026-03-01",
    });
    expect(citedNames(answer)).toEqual(["talks"]);
    expect(sentencesOf(answer).map(({ status }) => status)).not.toContain("superseded");
  });

  test("as of a day before the first article it says since when there are articles", async () => {
    const asked = { text: "What is the status of the deal between Qualcomm and Alphawave?", asOf: "2020-01-01" };
    const answer = await house.bot.ask(asked);
    expect(answer).toMatchObject({ kind: "unknown", reason: "before", closest: [] });
    expect(answer.text).toBe("My articles start on 2 Feb 2026. I cannot say what was known earlier.");
    expect((await house.bot.ask({ ...asked, language: "de" })).text).toContain("2. Feb. 2026");
  });

  test("why the talks took place is not overtaken by their end", async () => {
    const answer = await house.bot.ask({ text: "Why is Qualcomm in talks to buy Alphawave?" });
    expect(sentencesOf(answer).map(({ status }) => status)).not.toContain("superseded");
  });
});

test("two reports that cannot both hold stand side by side, each marked, with no verdict", async () => {
  const house = await openHouse([
    article(
      "in",
      "2026-02-08",
      "Micron fails to win HBM4 supply for Nvidia",
      "Micron has been excluded from supplying HBM4 memory to Nvidia, industry sources said.",
    ),
    article(
      "out",
      "2026-02-12",
      "Micron's HBM4 qualified by Nvidia",
      "Micron has passed certification and will supply HBM4 memory to Nvidia, industry sources said.",
    ),
  ]);
  const answer = await house.bot.ask({ text: "Does Micron supply HBM4 to Nvidia?" });
  expect(standings(answer).toSorted(([a], [b]) => a.localeCompare(b))).toEqual([
    ["in", "disputed"],
    ["out", "disputed"],
  ]);
  expect(answer.text.match(/^Disputed: “/gm)).toHaveLength(2);
  await expectSound(answer, house);
  await house.close();
});
