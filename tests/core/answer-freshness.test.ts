import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { readNewsQuestion } from "../../src/answer/freshness.ts";
import { readQuestion } from "../../src/answer/question.ts";
import { concepts, entities, generalConcepts } from "../../src/knowledge/catalogue.ts";
import { createLexicon } from "../../src/knowledge/lexicon.ts";
import { createLinker } from "../../src/knowledge/linker.ts";
import { sampleArticles } from "../../src/samples/samples.ts";
import { article, citationsOf, expectSound, openHouse, type House } from "./answer-house.ts";

const knowledge = { linker: createLinker(entities), lexicon: createLexicon([...concepts, ...generalConcepts]) };
const noon = new Date("2026-11-24T12:00:00.000Z");

let samples: House;
beforeAll(async () => {
  samples = await openHouse(sampleArticles);
});
afterAll(() => samples.close());

const firstLine = (text: string): string => text.split("\n")[0] ?? "";

describe("PRODUCT 9, E-NOTTODAY: old news is never sold as new", () => {
  test.each([
    ["today's AI chip news", "Nothing on AI chips since 17 Sept 2026. What I have is older:"],
    ["what is the latest on MI455X", "Nothing on MI455X since 22 Jul 2026. What I have is older:"],
    ["what is new on MI455X?", "Nothing on MI455X since 22 Jul 2026. What I have is older:"],
    ["what's going on with MI455X", "Nothing on MI455X since 22 Jul 2026. What I have is older:"],
    ["quoi de neuf sur le H200 cette semaine ?", "Rien sur H200 depuis le 26 août 2026. Ce que j’ai est plus ancien :"],
    ["was gibt es Neues zu MI455X?", "Nichts zu MI455X seit dem 22. Juli 2026. Was ich habe, ist älter:"],
    ["¿qué hay de nuevo sobre SK hynix hoy?", "Nada sobre SK hynix desde el 10 jul 2026. Lo que tengo es anterior:"],
    ["ultime notizie su Rubin CPX", "Niente su Rubin CPX dal 16 mar 2026. Quello che ho è meno recente:"],
    ["DeepSeek有什么新消息？", "2026年4月24日之后没有关于DeepSeek的新报道。以下是较早的内容："],
    ["今日のAIチップのニュースは？", "2026年9月17日以降、AIチップについての新しい記事はありません。"],
    ["화웨이 최신 소식은?", "2026년 9월 17일 이후 화웨이 관련 새 기사가 없습니다."],
  ])("%s", async (text, said) => {
    const answer = await samples.bot.ask({ text });
    expect(answer.kind).toBe("found");
    expect(firstLine(answer.text).startsWith(said)).toBe(true);
    const days = citationsOf(answer).map(({ publishedAt }) => publishedAt ?? "");
    expect(days).toEqual(days.toSorted().toReversed());
    await expectSound(answer, samples);
  });

  test("as of a day, what is new is counted from that day", async () => {
    const asked = { text: "latest news on the H200", asOf: "2026-01-15" };
    expect((await samples.bot.ask(asked)).text).not.toContain("Nothing on");
    expect(firstLine((await samples.bot.ask({ ...asked, asOf: "2026-03-01" })).text)).toContain("Nothing on");
  });

  test("a question that does not ask for news is not told how old its answer is", async () => {
    expect((await samples.bot.ask({ text: "Why was DeepSeek R2 delayed?" })).text).not.toContain("Nothing on");
  });
});

test("with an article of today there is news, newest first", async () => {
  const house = await openHouse([
    article("old", "2026-10-01", "MI450 samples", "AMD sent samples of its MI450 chip to customers, the company said."),
    article("new", "2026-11-24", "MI450 ships", "AMD now ships its MI450 chip to customers, the company said."),
  ]);
  const answer = await house.bot.ask({ text: "any news on the MI450 today?" });
  expect(answer.text).not.toContain("Nothing on");
  expect(citationsOf(answer)[0]?.url).toBe("https://news.example/new");
  await house.close();
});

test.each([
  "how many MI455X will AMD ship this year?",
  "2026年 MI455X 今年出货多少？",
  "올해 MI455X 출하량은?",
  "AMD revenue this quarter",
])("what is asked of this year or quarter is no question for news: %s", async (text) => {
  expect(readNewsQuestion(await readQuestion({ text }, knowledge, noon), "2026-11-24")).toBeNull();
});

test.each(["how many MI455X did AMD ship today?", "AMD revenue this week", "this year's news on AMD"])(
  "what is asked of today, or as news, is one: %s",
  async (text) => {
    expect(readNewsQuestion(await readQuestion({ text }, knowledge, noon), "2026-11-24")).not.toBeNull();
  },
);
