import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { Answer, Reply, Turn } from "../../src/types.ts";
import { article, citationsOf, citedNames, expectSound, openHouse, type House } from "./answer-house.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse([
    article(
      "mi450",
      "2026-05-04",
      "AMD dates MI450",
      "AMD will ship its MI450 chip in August 2026, the company said. The MI450 carries 432 GB of HBM4 memory. TSMC makes the MI450.",
    ),
    article(
      "rubin",
      "2026-06-01",
      "Nvidia dates Rubin",
      "Nvidia will ship its Rubin chip in October 2026, the company said. Rubin carries 288 GB of HBM4 memory. The Rubin chip costs more because memory is short.",
    ),
    article(
      "revenue25",
      "2026-02-20",
      "Cambricon in 2025",
      "Cambricon reported revenue of 11 billion yuan for 2025, the company said.",
    ),
    article(
      "revenue24",
      "2025-02-20",
      "Cambricon in 2024",
      "Cambricon reported revenue of 1.2 billion yuan for 2024, the company said.",
    ),
  ]);
});
afterAll(() => house.close());

/** Writes these to a bot whose asker has set English, in one thread; the last reply. */
async function chat(...texts: readonly string[]): Promise<Reply> {
  const turns: Turn[] = [];
  const asker = { author: "slack:T1/U1", place: "slack:T1/C1", door: "slack", thread: null, timeZone: null } as const;
  let last: Reply | undefined;
  for (const text of texts) {
    last = await house.bot.reply({ ...asker, text, locale: "en-US", visibility: "public" }, [...turns]);
    if (last.kind === "answer" && last.answer.turn !== undefined) turns.push(last.answer.turn);
  }
  if (last === undefined) throw new Error("nothing was written");
  return last;
}

describe("a short message of a thread", () => {
  test.each([
    ["Wann kommt der Rubin?", "und wo?", "de"],
    ["¿Cuándo llega el MI450?", "¿y dónde?", "es"],
    ["Quand sortira le MI450 ?", "pourquoi ?", "fr"],
    ["Wann kommt der Rubin?", "and where?", "en"],
    ["When will the MI450 ship?", "and where?", "en"],
  ])("%s %s is answered in its language, whatever the asker has set", async (first, then, language) => {
    expect((await chat(first, then)).language).toBe(language);
  });

  test("with its mark, why asks for the cause; without it, or after a why, for how the answer came about", async () => {
    const cause = await chat("When will Rubin ship?", "why?");
    expect(cause.kind === "answer" && cause.answer.understood).toMatch(/why.*Rubin/);
    expect((await chat("When will Rubin ship?", "why")).intent.kind).toBe("why");
    expect((await chat("Why does the Rubin chip cost more?", "why?")).intent.kind).toBe("why");
    expect((await chat("why?")).intent.kind).toBe("why");
  });
});

/** Asks these in one thread, each with what the ones before left behind. */
async function converse(...texts: readonly string[]): Promise<readonly Answer[]> {
  const turns: Turn[] = [];
  const answers: Answer[] = [];
  for (const text of texts) {
    const answer = await house.bot.ask({ text, thread: turns });
    if (answer.turn !== undefined) turns.push(answer.turn);
    answers.push(answer);
  }
  return answers;
}

describe("a follow-up is completed from its thread", () => {
  test.each([
    ["When will the MI450 ship?", "and Rubin?", "When will the Rubin ship?", "rubin"],
    ["When will the MI450 ship?", "what about Rubin?", "When will the Rubin ship?", "rubin"],
    ["Quand sortira le MI450 ?", "et Rubin ?", "Quand sortira le Rubin ?", "rubin"],
    ["Wann kommt der MI450?", "und Rubin?", "Wann kommt der Rubin?", "rubin"],
    ["¿Cuándo llega el MI450?", "¿y Rubin?", "¿Cuándo llega el Rubin?", "rubin"],
    ["Quando arriva il MI450?", "e Rubin?", "Quando arriva il Rubin?", "rubin"],
    ["MI450什么时候出货？", "那Rubin呢？", "Rubin什么时候出货？", "rubin"],
    ["MI450はいつ出荷されますか？", "Rubinは？", "Rubinはいつ出荷されますか？", "rubin"],
    ["MI450은 언제 출시되나요?", "그럼 Rubin은?", "Rubin은 언제 출시되나요?", "rubin"],
    [
      "What revenue did Cambricon report for 2025?",
      "and in 2024?",
      "What revenue did Cambricon report for 2024?",
      "revenue24",
    ],
  ])("%s → %s", async (first, second, understood, name) => {
    const [, answer] = await converse(first, second);
    expect(answer?.understood).toBe(understood);
    expect(answer?.contextLine).toContain(understood);
    expect(answer === undefined ? [] : citedNames(answer)[0]).toBe(name);
    if (answer !== undefined) await expectSound(answer, house);
  });

  test.each([
    ["When will Rubin ship?", "why?", /Rubin/],
    ["Wann kommt Rubin?", "und warum?", /Rubin/],
    ["엔비디아 Rubin은 언제 나오나요?", "그럼 가격은?", /Rubin/],
    ["When will the MI450 ship?", "who makes it?", /MI450/],
    ["When will Rubin ship?", "and when should it have come out?", /Rubin/],
    ["When will Rubin ship?", "when was it originally supposed to be shipped to customers?", /Rubin/],
    ["Quand sortira le Rubin ?", "et quand aurait-il dû sortir ?", /Rubin/],
    ["Wann kommt Rubin?", "wann hätte er eigentlich kommen sollen?", /Rubin/],
    ["Rubinはいつ出荷されますか？", "本来はいつ出るはずでしたか？", /Rubin/],
    ["Rubin은 언제 출시되나요?", "원래는 언제 나올 예정이었나요?", /Rubin/],
  ])("%s → %s keeps what was asked about", async (first, second, kept) => {
    const [, answer] = await converse(first, second);
    expect(answer?.understood).toMatch(kept);
  });

  test("a third question leans on the second", async () => {
    const [, , answer] = await converse("When will the MI450 ship?", "and Rubin?", "how much memory does it have?");
    expect(answer?.understood).toContain("Rubin");
    expect(answer === undefined ? [] : citedNames(answer)[0]).toBe("rubin");
  });

  test("a question of other things that names them itself does not lean on its thread, whatever it says of what was first meant", async () => {
    const [, answer] = await converse(
      "When will the MI450 ship?",
      "what revenue did Cambricon originally report for 2025?",
    );
    expect(answer?.understood).toBeUndefined();
  });

  test("a question that is whole stands by itself, in a thread or not", async () => {
    const text = "What revenue did Cambricon report for 2025?";
    const [, answer] = await converse("When will the MI450 ship?", text);
    expect(answer?.understood).toBeUndefined();
    expect(answer?.text).toBe((await house.bot.ask({ text })).text);
  });

  test("with nothing before it, a follow-up is asked as it is", async () => {
    expect((await house.bot.ask({ text: "and Rubin?", thread: [] })).understood).toBeUndefined();
  });
});

describe("several questions in one message", () => {
  test.each([
    "When will the MI450 ship and who makes it?",
    "When will the MI450 ship? Who makes it?",
    "Quand sortira le MI450 et qui le fabrique ?",
    "MI450什么时候出货，谁来生产？",
    "MI450はいつ出荷されますか？誰が作りますか？",
    "MI450은 언제 출시되고 누가 만드나요?",
    "¿Cuándo llega el MI450 y quién lo fabrica?",
    "Quando arriva il MI450 e chi lo produce?",
  ])("%s: each part has its own sentence and citation", async (text) => {
    const answer = await house.bot.ask({ text });
    expect(answer.kind).toBe("found");
    expect(answer.text.match(/^[^“«「„]*[?？] ?[“«「„]/gmu)).toHaveLength(2);
    expect(
      citationsOf(answer)
        .map(({ quote }) => quote)
        .join("\n"),
    ).toMatch(/August 2026[^]*TSMC|TSMC[^]*August 2026/);
    await expectSound(answer, house);
  });

  test("a part that nothing answers is named, the other is answered", async () => {
    const answer = await house.bot.ask({ text: "When will the MI450 ship? Who painted the Mona Lisa?" });
    expect(answer.kind).toBe("found");
    expect(citedNames(answer)[0]).toBe("mi450");
    expect(answer.contextLine).toContain("No article answers “Who painted the Mona Lisa?”");
    await expectSound(answer, house);
  });

  test("when nothing answers any part, nothing is known", async () => {
    const answer = await house.bot.ask({ text: "Who painted the Mona Lisa? Where does it hang?" });
    expect(answer.kind).toBe("unknown");
  });

  test("a greeting before a question makes no second one", async () => {
    const answer = await house.bot.ask({ text: "How are you? When will the MI450 ship?" });
    expect(answer.text).not.toContain("How are you");
    expect(answer.kind).toBe("found");
  });
});
