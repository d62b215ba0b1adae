import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { createSqliteLibrary } from "../../adapters/store/sqlite.ts";
import { CHOICE } from "../../src/answer/choice-weights.ts";
import { choiceInputs, choiceOf } from "../../src/answer/choice.ts";
import { findEvidence } from "../../src/answer/evidence.ts";
import { WEIGHTS } from "../../src/answer/weights.ts";
import { readQuestion } from "../../src/answer/question.ts";
import { supportInputs } from "../../src/answer/support-inputs.ts";
import { isSupported, support } from "../../src/answer/support.ts";
import { createBot } from "../../src/bot.ts";
import { concepts, createCatalogue, entities, generalConcepts } from "../../src/knowledge/catalogue.ts";
import { createLexicon } from "../../src/knowledge/lexicon.ts";
import { createLinker } from "../../src/knowledge/linker.ts";
import { article, citationsOf, expectSound, type House, openHouse } from "./answer-house.ts";

const ARTICLES = [
  article(
    "plant",
    "2026-05-04",
    "Micron plant in Boise: what is known",
    [
      "Micron builds a plant in Boise, Idaho, for memory chips.",
      "It has talked to the town about water since March.",
      "The plant will employ 2,000 people when it runs in 2028.",
    ].join(" "),
  ),
  article(
    "others",
    "2026-05-06",
    "Memory makers hire",
    "SK hynix, Samsung and Micron look for engineers in Boise, Austin and Cheongju, a recruiter told the paper.",
  ),
];

let house: House;
beforeAll(async () => {
  house = await openHouse(ARTICLES);
});
afterAll(() => house.close());

const knowledge = { linker: createLinker(entities), lexicon: createLexicon([...concepts, ...generalConcepts]) };
const catalogue = createCatalogue(entities);
const now = new Date("2026-11-29T00:00:00Z");
const evidenceOf = async (text: string) => {
  const asked = await readQuestion({ text }, knowledge, now);
  return { asked, evidence: await findEvidence(asked, { library: house.library, catalogue }) };
};

describe("which sentence answers", () => {
  test("the one with the figure asked for goes before the title and the first sentence that have the same names", async () => {
    const answer = await house.bot.ask({ text: "how many people will Micron's Boise plant employ?" });
    expect(citationsOf(answer)[0]?.quote).toContain("2,000 people");
    await expectSound(answer, house);
  });

  test("of two articles that tell the same the one goes first whose title tells what is asked", async () => {
    const told = "Kioxia will close its flash memory line in Kitakami in May, it said.";
    const other = await openHouse([
      article("aside", "2026-05-06", "A quiet week in Tohoku", told),
      article("subject", "2026-05-06", "Kioxia to close its line in Kitakami", told),
    ]);
    const asked = await readQuestion({ text: "when does Kioxia close the Kitakami line?" }, knowledge, now);
    const { articles } = await findEvidence(asked, { library: other.library, catalogue });
    await other.close();
    expect(articles.map(({ article: { url } }) => url.split("/").at(-1))).toEqual(["subject", "aside"]);
    // Both show the same somewhere: what differs is what their titles show.
    expect(articles[0]?.parts.coverage).toBeGreaterThan((articles[1]?.parts.coverage ?? 1) + 0.05);
  });

  test("GPUs are told of as AI chips and by a product's name, not by a word of another trade", async () => {
    const other = await openHouse([
      article(
        "chips",
        "2026-05-06",
        "Arrests",
        "Two men accused of smuggling Nvidia H100 parts to China were arrested.",
      ),
      article("phones", "2026-05-06", "More arrests", "Two men accused of smuggling phones to China were arrested."),
    ]);
    const asked = await readQuestion({ text: "who was arrested for smuggling GPUs?" }, knowledge, now);
    const { articles, units } = await findEvidence(asked, { library: other.library, catalogue });
    await other.close();
    const gpus = units.findIndex(({ unit }) => unit.entities.includes("gpu"));
    const shown = articles.map(({ article: { url }, shown: all }) => [url.split("/").at(-1), all[gpus]]);
    expect(shown).toEqual([
      ["chips", WEIGHTS.firmName],
      ["phones", 0],
    ]);
  });

  test("an everyday word counts less for what is shown than for whether it is told at all", async () => {
    const { evidence } = await evidenceOf("what colour is Micron's logo?");
    const own = evidence.units.find(({ unit }) => unit.salience === "common" || unit.salience === "light");
    expect(own?.evenShare).toBeGreaterThan(own?.share ?? 1);
    expect(evidence.units.reduce((sum, { evenShare }) => sum + evenShare, 0)).toBeCloseTo(1, 9);
  });

  test("an article falls behind by the odds of its best sentence, and its parts still add up to its score", async () => {
    const { evidence } = await evidenceOf("how many people will Micron's Boise plant employ?");
    expect(evidence.articles.map(({ article: { url } }) => url.split("/").at(-1))).toEqual(["plant", "others"]);
    for (const { score, parts } of evidence.articles)
      expect(parts.coverage + parts.sentence + parts.search + parts.language).toBeCloseTo(score, 9);
    const [first, second] = evidence.articles.map(({ sentences }) => sentences[0]?.choice ?? 0);
    expect(first).toBeGreaterThan(second ?? 0);
  });

  test("sentences stand by their odds, and their scores fall in the same order", async () => {
    const { evidence } = await evidenceOf("when does the Boise plant run?");
    for (const { sentences } of evidence.articles) {
      const [odds, scores] = [sentences.map(({ choice }) => choice), sentences.map(({ score }) => score)];
      expect(odds).toEqual(odds.toSorted((a, b) => b - a));
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    }
  });

  test("odds are the fitted weights times the inputs, which are told with them", async () => {
    const { evidence } = await evidenceOf("how many people will the plant employ?");
    const [sentence] = evidence.articles[0]?.sentences ?? [];
    if (sentence === undefined) throw new Error("no sentence");
    const sum = Object.entries(CHOICE).reduce(
      (all, [key, weight]) => all + weight * Reflect.get(sentence.inputs, key),
      0,
    );
    expect(choiceOf(sentence.inputs)).toBeCloseTo(sum, 9);
    expect(sentence.choice).toBeCloseTo(sum, 9);
  });

  test("a sign of Chinese weighs as more letters, and many other names count as a few", async () => {
    const { asked, evidence } = await evidenceOf("Micron Boise");
    const [found] = evidence.articles;
    const [sentence] = found?.sentences ?? [];
    if (found === undefined || sentence === undefined) throw new Error("no sentence");
    const work = { asked, article: found.article, anywhere: 1, headline: 1, search: 1, others: 9, place: 3 };
    const latin = choiceInputs(sentence, work);
    const dense = choiceInputs(sentence, { ...work, article: { ...found.article, lang: "zh" } });
    expect(dense.length).toBeGreaterThan(latin.length);
    expect(latin.others).toBe(3);
    expect([latin.first, choiceInputs(sentence, { ...work, place: 1 }).first]).toEqual([0, 1]);
  });

  test("what stands right beside a sentence, and less so in its title, is told by it", async () => {
    const { evidence } = await evidenceOf("water in Boise");
    const told = new Map(
      evidence.articles[0]?.sentences.map(({ view, told: units }) => [view.text.slice(0, 10), units]),
    );
    expect([told.get("It has tal"), told.get("Micron bui"), told.get("The plant ")]).toEqual([2, 2, 2]);
    expect([...told.values()].every((units) => units <= 2)).toBe(true);
  });
});

describe("when there is an answer", () => {
  test.each([
    "Micron",
    "how many people?",
    "美光",
    "besides Micron who hires in Boise?",
    "?",
    "2028",
    "was kostet das Werk in Boise?",
  ])("what it is weighed from are figures: %s", async (text) => {
    const { asked, evidence } = await evidenceOf(text);
    const inputs = supportInputs(asked, evidence);
    for (const [name, value] of Object.entries(inputs)) expect([name, Number.isFinite(value)]).toEqual([name, true]);
    const reached = support(asked, evidence);
    expect(reached).toBeGreaterThanOrEqual(0);
    expect(reached).toBeLessThanOrEqual(1);
  });

  test("what the articles tell is supported more than what they are silent on", async () => {
    const told = await evidenceOf("how many people will Micron's plant in Boise employ?");
    const silent = await evidenceOf("who designed the logo of Micron's football team?");
    expect(support(told.asked, told.evidence)).toBeGreaterThan(support(silent.asked, silent.evidence));
    expect(isSupported(told.asked, told.evidence)).toBe(true);
  });

  test("a name that is reported on is not enough: most questions nobody reports on are refused", async () => {
    const idle = [
      "what colour is Micron's logo?",
      "de quelle couleur est le logo de Micron ?",
      "does Micron own a zoo?",
      "who painted the mural at Micron's gate?",
      "what song does Micron play on hold?",
      "welche Blumen wachsen vor Micron?",
      "which dog guards Micron?",
      "how many cows does Micron have?",
      "¿qué perfume vende Micron?",
      "what is Micron's favourite pizza?",
    ];
    const answers = await Promise.all(idle.map((text) => house.bot.ask({ text })));
    const answered = idle.filter((_, i) => answers[i]?.kind !== "unknown");
    expect(answered.length, answered.join(" ")).toBeLessThanOrEqual(2);
  });

  test("an empty library supports nothing", async () => {
    const library = await createSqliteLibrary({ file: ":memory:", log: () => undefined, now: () => now });
    const bot = createBot({ library, log: () => undefined, now: () => now });
    const asked = await readQuestion({ text: "Micron's plant in Boise" }, knowledge, now);
    expect(support(asked, await findEvidence(asked, { library, catalogue }))).toBe(0);
    expect((await bot.ask({ text: "Micron's plant in Boise" })).kind).toBe("unknown");
    await library.close();
  });
});
