import { describe, expect, test } from "vitest";

import { readQuestion } from "../../src/answer/question.ts";
import { askedParts, oddsOf, toldOdds } from "../../src/answer/told-odds.ts";
import { concepts, entities, generalConcepts } from "../../src/knowledge/catalogue.ts";
import { createLexicon } from "../../src/knowledge/lexicon.ts";
import { createLinker } from "../../src/knowledge/linker.ts";

const knowledge = { linker: createLinker(entities), lexicon: createLexicon([...concepts, ...generalConcepts]) };
const read = (text: string) => readQuestion({ text, asOf: undefined }, knowledge, new Date("2026-11-30"));
const partsOf = async (text: string): Promise<string[]> => [...askedParts(await read(text)).keys()].toSorted();

describe("how likely what is asked is told at all", () => {
  test("it hangs on the kind of question, its notions and words, not on who it is about", async () => {
    const parts = await partsOf("what is the yield of TSMC's 2 nm process?");
    expect(parts).toEqual(expect.arrayContaining(["any yield", "howmany yield", "“the yield”", "“of @name”"]));
    expect(parts.filter((part) => part.includes("tsmc"))).toEqual([]);
    expect(await partsOf("price of Rubin?")).toEqual(await partsOf("price of 18A"));
  });

  test("notions are the same in any language", async () => {
    const notionsOf = async (text: string) => (await partsOf(text)).filter((part) => !part.startsWith("“"));
    expect(await notionsOf("wann beginnt die Massenproduktion bei Rapidus?")).toEqual(
      await notionsOf("when does mass production begin at Rapidus?"),
    );
    expect(await notionsOf("多少员工在DeepSeek")).toContain("howmany employee");
  });

  test("the odds of the parts add up, each by its worth; of parts that are not known there are none", async () => {
    const asked = await read("why was the H20 banned?");
    expect(toldOdds(asked, { any: 0.5, why: -1, "why ban": 2, "any price": 9, "“was the”": 1 })).toBeCloseTo(2.5);
    expect(oddsOf(new Map([["any x", 0.5]]), { "any x": 3 })).toBe(1.5);
    expect(oddsOf(new Map([["any y", 1]]), { "any x": 3 })).toBe(0);
  });

  test("a head count is told less often than a launch, in every language that asks for it", async () => {
    const launch = toldOdds(await read("when was the H20 launched"));
    for (const text of ["how many people work at DeepSeek", "wie viele Leute arbeiten bei DeepSeek"])
      expect(toldOdds(await read(text)), text).toBeLessThan(launch);
  });
});
