import { describe, expect, test } from "vitest";

import { holdsKind } from "../../src/answer/kind-evidence.ts";
import { viewSentences } from "../../src/answer/match.ts";
import { readQuestion } from "../../src/answer/question.ts";
import { concepts, createCatalogue, entities, generalConcepts } from "../../src/knowledge/catalogue.ts";
import { createLexicon } from "../../src/knowledge/lexicon.ts";
import { createLinker } from "../../src/knowledge/linker.ts";
import { takeArticle } from "../../src/reading/intake.ts";
import { readArticle } from "../../src/reading/reading.ts";

const knowledge = { linker: createLinker(entities), lexicon: createLexicon([...concepts, ...generalConcepts]) };
const catalogue = createCatalogue(entities);
const PUBLISHED = "2025-11-27";

/** How far one sentence of an article of that day holds what a question asks for. */
async function held(question: string, sentence: string): Promise<number> {
  const url = "https://news.example/kinds";
  const intake = await takeArticle({
    url,
    title: null,
    outlet: null,
    lang: "en",
    published: PUBLISHED,
    text: sentence,
  });
  if (intake.kind === "refused") throw new Error(intake.reason);
  const [view] = viewSentences(intake.article, readArticle(intake.article, knowledge).reading);
  if (view === undefined) throw new Error("no sentence");
  const asked = await readQuestion({ text: question }, knowledge, new Date("2026-11-29T00:00:00Z"));
  return holdsKind({ asked, view, language: "en", day: PUBLISHED, catalogue });
}

describe("what kind of thing a sentence holds", () => {
  test("when it was is told by a day that was, less by one that was still to come", async () => {
    const [was, toCome] = ["It closed on November 25, 2025.", "It should close on December 15, 2025."];
    const question = "when was the takeover closed?";
    expect(await held(question, was)).toBeGreaterThan(await held(question, toCome));
    expect(await held("when will the takeover close?", toCome)).toBe(1);
  });

  test("a timeline by year is told by years, any other by days and months", async () => {
    const sentence = "The AI200 comes in 2026 and the AI250 in 2027.";
    expect(await held("Qualcomm accelerators by year, timeline", sentence)).toBe(1);
    expect(await held("Qualcomm accelerators timeline", sentence)).toBeLessThan(1);
  });

  test.each([
    "wie viel Strom zieht ein MI455X?",
    "how many watts does an MI455X pull",
    "how much juice does the MI455X need",
    "what does an MI455X go for",
  ])("what one chip draws or costs is told by no sum of many: %s", async (question) => {
    const order = "OpenAI ordered 6 gigawatts of MI455X accelerators for $90 billion.";
    const card = "A MI455X card draws 2,300 watts and costs $30,000.";
    expect(await held(question, order)).toBeLessThan(0.5);
    expect(await held(question, card)).toBe(1);
    expect(await held("how many gigawatts of MI455X did OpenAI order?", order)).toBe(1);
  });

  test("a number of people who say something counts nothing that is told", async () => {
    const question = "how many people work at DeepSeek?";
    expect(await held(question, "The delay cost DeepSeek a month, two people said.")).toBe(0);
    expect(await held(question, "DeepSeek was told so by three people familiar with the matter.")).toBe(0);
    expect(await held(question, "DeepSeek employs 160 people, two people said.")).toBe(1);
    expect(await held(question, "The Information writes of DeepSeek, citing two people.")).toBe(0);
    expect(await held(question, "DeepSeek keeps ten people in Beijing, the company said.")).toBe(1);
  });

  test("who is told by a list of names, whoever they are", async () => {
    const question = "who are the first users of Trainium3?";
    expect(await held(question, "Named were Karakuri, NetoAI, Ricoh, Splash Music.")).toBe(1);
    expect(await held(question, "Early users are at Ricoh, it said.")).toBeLessThan(1);
  });

  test("a share is told in percent or in words", async () => {
    const question = "what share of the chips does Oracle take?";
    expect(await held(question, "Oracle takes a third of the chips.")).toBe(1);
    expect(await held(question, "Oracle takes the chips in May.")).toBe(0);
  });

  test.each([
    ["how many times faster is it?", "It is twice as fast, the maker said.", "It is fast, the maker said."],
    ["how much did orders grow?", "Orders grew tenfold.", "Orders grew in May."],
    ["how much did orders grow?", "Die Aufträge haben sich verdreifacht.", "Die Aufträge wachsen weiter."],
    ["how much did profit rise?", "Profit hat sich verdoppelt.", "Profit rose at a double-digit rate."],
  ])("a multiple is told in words as in figures: %s", async (question, told, untold) => {
    expect(await held(question, told)).toBe(1);
    expect(await held(question, untold)).toBe(0);
  });

  test("what one chip costs or draws is not told by a sum of many", async () => {
    const [sum, price] = ["Charges for the H20 came to $5.5 billion.", "An H20 went for $12,000 in Shenzhen."];
    for (const question of ["what does the H20 cost?", "price per H20 card", "was kostet ein H20?"]) {
      expect(await held(question, price)).toBe(1);
      expect(await held(question, sum)).toBeLessThan(1);
    }
    expect(await held("what do H20 charges cost Nvidia?", sum)).toBe(1);
    expect(await held("power draw of a single H20", "The H20 hall draws 90 MW.")).toBeLessThan(1);
  });

  test("a figure of another measure is no answer", async () => {
    const sentence = "The Ironwood chip holds 192 GB and moves 7.4 TB/s.";
    expect(await held("memory bandwidth of Ironwood", sentence)).toBe(1);
    expect(await held("clock speed of Ironwood", sentence)).toBeLessThan(1);
    expect(await held("how many engineers built Ironwood?", sentence)).toBeLessThan(1);
  });
});
