import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { article, citedNames, expectSound, type House, openHouse } from "./answer-house.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse([
    article(
      "old",
      "2026-03-02",
      "Nvidia may sell H20 chips in China",
      "Nvidia received a licence to sell H20 chips in China, the commerce department said on Monday.",
    ),
    article(
      "new",
      "2026-11-20",
      "Nvidia stops H20 sales in China",
      "Nvidia has stopped selling H20 chips in China, the company said on Friday.",
    ),
    article("undated", null, "H20 in China", "Nvidia H20 chips are sold in China by three resellers."),
    article(
      "gaudi",
      "2026-05-04",
      "Intel ends Gaudi 3",
      "Intel will stop selling its Gaudi 3 accelerator at the end of the year, a notice to partners says.",
    ),
  ]);
});
afterAll(() => house.close());

const QUESTION = "Can Nvidia sell H20 chips in China?";

describe("a question limited to a period", () => {
  test("is answered only from articles of that period, and says so", async () => {
    expect(citedNames(await house.bot.ask({ text: QUESTION }))).toContain("old");
    const answer = await house.bot.ask({ text: QUESTION, since: "2026-11-01" });
    await expectSound(answer, house);
    expect(citedNames(answer)).toEqual(["new"]);
    expect(answer.contextLine).toContain("Only articles since 1 Nov 2026 · 1 article, 1 publisher");
    expect(answer.context).toMatchObject({ articles: 1, newestDay: "2026-11-20" });
  });

  test("has no answer where only older articles have one, and shows none of them as the closest", async () => {
    const question = { text: "Will Intel stop selling Gaudi 3?" };
    expect(citedNames(await house.bot.ask(question))).toEqual(["gaudi"]);
    const answer = await house.bot.ask({ ...question, since: "2026-11-01" });
    expect(answer.kind).toBe("unknown");
    expect(answer.text).not.toContain("Gaudi");
    expect(answer.contextLine).toContain("Only articles since");
  });

  test("in which nothing was published is no empty library", async () => {
    const answer = await house.bot.ask({ text: QUESTION, since: "2026-11-23" });
    expect(answer).toMatchObject({ kind: "unknown", reason: "no_support", closest: [] });
  });

  test("asks for the news of it too, and for several things at once", async () => {
    expect(citedNames(await house.bot.ask({ text: "What's new?", since: "2026-11-01" }))).toEqual(["new"]);
    const both = await house.bot.ask({
      text: "Can Nvidia sell H20 chips in China? Will Intel stop selling Gaudi 3?",
      since: "2026-11-01",
    });
    expect(citedNames(both)).toEqual(["new"]);
  });

  test("works as text, with what it was limited to kept for its buttons", async () => {
    const asker = { author: "u", door: "slack", place: "slack:T/C", thread: null, locale: "en" } as const;
    const say = (text: string) => house.bot.reply({ ...asker, text, timeZone: null, visibility: "public" });
    const reply = await say(`${QUESTION.slice(0, -1)} since 7d?`);
    expect(reply.intent).toEqual({ kind: "ask", question: QUESTION, since: "2026-11-17" });
    expect(reply.kind === "answer" && citedNames(reply.answer)).toEqual(["new"]);
    const future = await say("ask Is H20 sold since 2027-01-01");
    expect(future).toMatchObject({ kind: "card", visibility: "private", blocks: [{ key: "E-FUTURE" }] });
  });

  test("is explained by the articles it was answered from", async () => {
    const why = await house.bot.run(
      { kind: "why", question: QUESTION, since: "2026-11-01" },
      { language: "en", visibility: "public" },
    );
    expect(why.kind === "card" && why.sources.map((source) => source.from === "article" && source.url)).toEqual([
      "https://news.example/new",
    ]);
  });

  test("with no such day is refused", async () => {
    await expect(house.bot.ask({ text: QUESTION, since: "2026-13-01" })).rejects.toThrow(/is no day: since/);
  });
});
