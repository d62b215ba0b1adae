import { expect, test } from "vitest";

import { article, openHouse } from "./answer-house.ts";

const deepseek = (name: string) =>
  article(
    name,
    "2026-03-01",
    "A model slips",
    "The model DeepSeek R2 will come later than planned. DeepSeek R2 was to be out in May, engineers said.",
  );
const cloudflare = (name: string) =>
  article(
    name,
    "2026-03-02",
    "A store grows",
    "The object store Cloudflare R2 now holds twice as much data. Cloudflare R2 takes no money for data going out.",
  );

test("a bare name with two meanings reported alike is asked back, each choice a whole name", async () => {
  const house = await openHouse([deepseek("a"), cloudflare("b")]);
  const answer = await house.bot.ask({ text: "What about R2?" });
  expect(answer.kind).toBe("ambiguous");
  if (answer.kind === "ambiguous") expect(answer.choices.toSorted()).toEqual(["Cloudflare R2", "DeepSeek R2"]);
  expect(answer.text).toContain("“R2”");
  await house.close();
});

test("a choice, asked by itself, is answered", async () => {
  const house = await openHouse([deepseek("a"), cloudflare("b")]);
  expect((await house.bot.ask({ text: "When was DeepSeek R2 to be out?" })).kind).toBe("found");
  await house.close();
});

test("one meaning with clearly more support is answered", async () => {
  const house = await openHouse([deepseek("a"), deepseek("b"), deepseek("c"), cloudflare("d")]);
  expect((await house.bot.ask({ text: "What about R2?" })).kind).not.toBe("ambiguous");
  await house.close();
});

test.each(["Rubin?", "Rubinはいつ出る？", "wann gibt es Rubin"])(
  "names of one thing in the catalogue are no choice, the maker's before it among them: %s",
  async (text) => {
    const house = await openHouse([
      article(
        "a",
        "2026-01-06",
        "A platform",
        "Nvidia Rubin is in full production and comes in the second half of 2026.",
      ),
      article(
        "b",
        "2026-01-07",
        "A rack",
        "Vera Rubin ships to the first clouds in the second half of 2026, the firm said.",
      ),
    ]);
    expect((await house.bot.ask({ text })).kind).toBe("found");
    await house.close();
  },
);

test("a word that opens a sentence before a name owns nothing", async () => {
  const nvidia = article("a", "2026-03-01", "A card", "Nvidia H20 cards are back. Nvidia H20 orders rise.");
  const first = article("b", "2026-03-02", "A start", "First H20 cards have come. First H20 orders were small.");
  const house = await openHouse([nvidia, first]);
  expect((await house.bot.ask({ text: "What about H20?" })).kind).not.toBe("ambiguous");
  await house.close();
});

test("a question that tells more than the name is not asked back", async () => {
  const house = await openHouse([deepseek("a"), cloudflare("b")]);
  expect((await house.bot.ask({ text: "Why will R2 come later than planned?" })).kind).not.toBe("ambiguous");
  await house.close();
});

test.each(["What about DeepSeek-V3?", "What about XQ-9000?", "what about R2-D2 & co?", "news on A100-80GB/PCIe"])(
  "signs within a name break nothing: %s",
  async (text) => {
    const house = await openHouse([
      deepseek("a"),
      article("c", "2026-03-03", "A new part", "The part Acme XQ-9000 is out. DeepSeek-V3 runs on the A100-80GB/PCIe."),
    ]);
    expect((await house.bot.ask({ text })).kind).toMatch(/found|unknown|ambiguous|correction/);
    await house.close();
  },
);
