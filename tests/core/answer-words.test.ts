import { expect, test } from "vitest";

import { sampleArticles } from "../../src/samples/samples.ts";
import { article, expectSound, openHouse } from "./answer-house.ts";

test.each([
  ["en", "any news on SK hynix?", "in Korean"],
  ["fr", "quoi de neuf sur SK hynix ?", "en coréen"],
  ["de", "was gibt es Neues zu SK hynix?", "auf Koreanisch"],
  ["es", "¿qué hay de nuevo sobre SK hynix?", "en coreano"],
  ["it", "ultime notizie su SK hynix", "in coreano"],
  ["zh", "SK海力士有什么新消息？", "韩语原文"],
  ["ja", "SKハイニックスの最新ニュースは？", "原文は韓国語"],
])("in %s a quote in another language says so in the question's: %s", async (language, text, tag) => {
  const house = await openHouse(sampleArticles);
  const answer = await house.bot.ask({ text });
  expect(answer.language).toBe(language);
  expect(answer.text).toContain(tag);
  await expectSound(answer, house);
  await house.close();
});

test("the fact comes first, its source behind it, the quotes of one article in one sentence", async () => {
  const house = await openHouse([
    article(
      "zeta",
      "2026-05-04",
      "Zeta 9 of Nvidia is late",
      "The Zeta 9 chip of Nvidia will be late because memory is short.\nA spokesman gave another reason for the late Zeta 9 chip of Nvidia.",
    ),
  ]);
  const answer = await house.bot.ask({ text: "Why is the Zeta 9 chip of Nvidia late?" });
  expect(answer.text).toBe(
    "“The Zeta 9 chip of Nvidia will be late because memory is short.” … “A spokesman gave another reason for the late Zeta 9 chip of Nvidia.” — zeta wire, 4 May 2026 [1][2]",
  );
  await house.close();
});

test("whose report it is stands behind a quote that the reader cannot read", async () => {
  const house = await openHouse([
    {
      url: "https://news.example/ft",
      title: "Nvidia戴尔订单",
      outlet: "某报",
      lang: "zh",
      published: "2026-05-04",
      text: "据《金融时报》报道，英伟达推迟了Rubin芯片的发布，原因是内存短缺。",
    },
  ]);
  const answer = await house.bot.ask({ text: "Why did Nvidia delay the Rubin chip?" });
  expect(answer.text).toMatch(/ — 某报, 4 May 2026, citing Financial Times, in Chinese \[1\]$/m);
  await house.close();
});

test("what a person is reported to have said of another thing is no answer", async () => {
  const house = await openHouse([
    article("one", "2026-05-04", "Musk on AI6", "Elon Musk said that Tesla's AI6 chip is made by Samsung in Texas."),
    article("two", "2026-05-05", "Ironwood", "Google said that its Ironwood TPU is used by Anthropic for training."),
  ]);
  expect((await house.bot.ask({ text: "What did Elon Musk say about Ironwood?" })).kind).toBe("unknown");
  expect((await house.bot.ask({ text: "What did Elon Musk say about AI6?" })).kind).toBe("found");
  await house.close();
});
