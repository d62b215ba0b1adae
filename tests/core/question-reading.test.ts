import { describe, expect, test } from "vitest";

import { holdsMeasure, measureOf, type Measure } from "../../src/answer/measured.ts";
import { joinParticles } from "../../src/answer/particles.ts";
import { readQuestion } from "../../src/answer/question.ts";
import { writeOut } from "../../src/answer/shorthand.ts";
import { concepts, entities, generalConcepts } from "../../src/knowledge/catalogue.ts";
import { createLexicon } from "../../src/knowledge/lexicon.ts";
import { createLinker } from "../../src/knowledge/linker.ts";
import { relatedNotions } from "../../src/knowledge/related-notions.ts";
import type { Language } from "../../src/types.ts";

const knowledge = { linker: createLinker(entities), lexicon: createLexicon([...concepts, ...generalConcepts]) };
const read = (text: string) => readQuestion({ text }, knowledge, new Date("2026-11-29T00:00:00Z"));

describe("a phrasal verb with its object in between", () => {
  const { lexicon } = knowledge;
  test.each([
    ["why did holders turn CoreWeave down?", "why did holders turn down CoreWeave?"],
    ["who laid 5,000 people off", "who laid off 5,000 people"],
    ["why did it call the deal off, and when", "why did it call off the deal, and when"],
    ["is the fab shut, and how far down the road", "is the fab shut, and how far down the road"],
    ["how many chips ship over there", "how many chips ship over there"],
  ])("%s", (text, joined) => {
    expect(joinParticles(text, lexicon)).toBe(joined);
  });
});

describe("a chat's shorthand", () => {
  test.each<[string, Language, string]>([
    ["how many ppl work there", "en", "how many people work there"],
    ["hw w/ 8 GPUs abt '26", "en", "hardware with 8 GPUs about 2026"],
    ["why is Braga late?", "en", "why is Braga delayed?"],
    ["late 2026 launch", "en", "late 2026 launch"],
    ["when does the B300 come?", "en", "when does the B300 come out?"],
    ["what is it for and when will it come", "en", "what is it for and when will it come out"],
    ["when did the chips come to China?", "en", "when did the chips come to China?"],
    ["is Helios late or not", "en", "is Helios delayed or not"],
    ["tsmc's end-26 goal for Q4-27", "en", "tsmc's end-2026 goal for Q4-2027"],
    ["24-26 watts", "en", "24-26 watts"],
    ["rapidus 2 nano yield", "en", "rapidus 2nm yield"],
    ["who makes a 160G card", "en", "who makes a 160GB card"],
    ["英特尔那块160G推理卡", "zh", "英特尔那块160GB推理卡"],
    ["800G optics over 5G", "en", "800G optics over 5G"],
    ["xq se retrasó", "es", "por qué se retrasó"],
    ["pk R2 est en retard", "fr", "pourquoi R2 est en retard"],
    ["1,5 mrd wg was", "de", "1,5 Milliarden wegen was"],
    ["which chips power DeepSeek V4?", "en", "which chips runs DeepSeek V4?"],
    [
      "what power draw do chips have, and which chips power up",
      "en",
      "what power draw do chips have, and which chips power up",
    ],
    ["what power does it need", "en", "what power does it need"],
    ["sur quoi tourne V4 ?", "fr", "sur quoi utilise V4 ?"],
    ["auf welchen Chips läuft V4?", "de", "auf welchen Chips nutzt V4?"],
    ["¿en qué chips corre V4?", "es", "¿en qué chips usa V4?"],
    ["su cosa gira V4?", "it", "su cosa usa V4?"],
    ["wie läuft der Verkauf?", "de", "wie läuft der Verkauf?"],
    ["wann kommt die MI450 raus?", "de", "wann kommt die MI450 heraus?"],
    ["Cb coute une H100 ?", "fr", "combien coute une H100 ?"],
    ["le CA de Nvidia", "fr", "le chiffre d'affaires de Nvidia"],
    ["ca coute cher", "fr", "ca coute cher"],
    ["H100 vs MI300X", "fr", "H100 vs MI300X"],
    ["Wann baut GF in Dresden aus?", "de", "Wann baut GF in Dresden aus?"],
    ["ASP of the H20", "en", "average selling price of the H20"],
    ["is it too late?", "en", "is it too late?"],
    ["the tool is running late", "en", "the tool is running late"],
    ["whose boards are late for the show", "en", "whose boards are delayed for the show"],
    ["run rate in 26?", "en", "run rate in 2026?"],
    ["is it shipping right now?", "en", "is it shipping now?"],
    ["sales in july 25", "en", "sales in july 2025"],
    ["sold in 25 countries on july 25", "en", "sold in 25 countries on july 25"],
    ["gen-1 of gen 2", "en", "gen-1 of generation 2"],
    ["who spoke of late?", "en", "who spoke of late?"],
  ])("%s (%s) is written out", (text, language, expected) => {
    expect(writeOut(text, language)).toBe(expected);
  });

  test.each(["EST and CO are not shorthand", "v1.gen-2/rev.b", "AMD's MI300X"])("%s stays as it is", (text) => {
    expect(writeOut(text, "en")).toBe(text);
  });
});

describe("what a question asks", () => {
  test.each([
    ["who had to show how their chips stack up vs nvidia's", "who"],
    ["which huawei boss admitted it", "who"],
    ["kunpeng 950 release window", "when"],
    ["H20 backlog in $ when the regulator called nvidia in", "howmany"],
    ["anyone know when beijing lifts the ban", "when"],
    ["amd wouldn't say when it ships", "when"],
    ["tsmc arizona first wafers when?", "when"],
    ["what's driving coreweave's bigger budget", "why"],
    ["what's wrong with ascend for training", "why"],
    ["what held samsung's HBM3E back at nvda", "why"],
    ["cerebras listing saga", "timeline"],
    ["state of tesla's dojo", "status"],
    ["what is the state of the art in packaging", "what"],
    ["what is the CHIPS Act, and what is it about?", "what"],
    ["谁说H20会停产，为什么", "who"],
    ["what cut of H20 sales goes to Washington", "howmany"],
  ])("%s → %s", async (text, kind) => {
    expect((await read(text)).kind).toBe(kind);
  });

  test.each([
    ["price per INTC share the government paid", "money"],
    ["how big is the OpenAI contract", "money"],
    ["hourly rate for a Trainium instance", "money"],
    ["6000Dって中国でいくら？", "money"],
    ["process node of the M890", "length"],
    ["how much did Micron spend on HBM", "money"],
    ["how much market share did Intel lose", "percent"],
    ["how much of its yield did Samsung lose", "percent"],
    ["wie viel Marktanteil verlor Intel", "percent"],
    ["how much memory did Nvidia put into Rubin", "memory"],
    ["how much power will OpenAI put into Stargate", "power"],
  ])("%s is measured in %s", async (text, amount) => {
    expect([...(await read(text)).amounts]).toEqual([amount]);
  });

  test("a bare question word for a price is one of the things to show", async () => {
    const { units } = await read("H20多少钱一颗");
    expect(units.some(({ concepts: meant }) => meant.some(({ id }) => id === "price"))).toBe(true);
  });

  test.each([
    ["was kostet ein H20?", "cost"],
    ["combien coûte le H20 ?", "cost"],
    ["what share of HBM goes to Nvidia", "fraction-share"],
    ["who makes the MI450", "make"],
  ])("words that ask leave what they ask for: %s", async (text, notion) => {
    const { units } = await read(text);
    expect(units.some(({ concepts: meant }) => meant.some(({ id }) => id === notion))).toBe(true);
  });

  test.each([
    ["how many people work at DeepSeek", ["people"]],
    ["华为生产了多少颗芯片", ["芯片"]],
    ["clock speed of the MI455X", ["clock speed"]],
    ["what salary does the SMIC boss get", ["salary"]],
    ["which judge dismissed the Nvidia suit", ["judge"]],
    ["why was R2 delayed", []],
  ])("%s seeks %j", async (text, sought) => {
    const asked = await read(text);
    expect(asked.sought.map((place) => asked.units[place]?.surface)).toEqual(sought);
  });

  test.each([
    ["what did Trump say about the H200", "donald-trump"],
    ["¿qué dijo Jensen Huang de China?", "jensen-huang"],
  ])("%s asks for the words of %s", async (text, id) => {
    expect([...(await read(text)).speakers]).toEqual([id]);
  });

  test("nobody's words are asked for where nobody speaks", async () => {
    expect((await read("how many H200 did Trump allow")).speakers.size).toBe(0);
  });
});

describe("words that only help to ask", () => {
  test.each([
    ["how did one guy put it", ["one", "guy", "put"]],
    ["wie geht das richtig", ["geht", "richtig"]],
    ["¿qué pone el grupo?", ["pone", "grupo"]],
  ])("%s", async (text, light) => {
    const { units } = await read(text);
    expect(units.filter(({ salience }) => salience === "light").map(({ surface }) => surface)).toEqual(light);
  });

  test("say something within a phrase that the lexicon knows", async () => {
    const { units } = await read("why did they put off the launch");
    expect(units.flatMap(({ concepts: meant }) => meant.map(({ id }) => id))).toContain("delay");
    expect((await read("who runs the foundry")).units.flatMap(({ concepts: c }) => c.map(({ id }) => id))).toContain(
      "boss",
    );
  });
});

describe("names in a question", () => {
  test.each([
    ["share of intel's sales from china", "intel"],
    ["ascend yield", "ascend"],
    ["nvida results", "nvidia"],
  ])("%s means %s", async (text, id) => {
    expect((await read(text)).units.flatMap((unit) => unit.entities)).toContain(id);
  });

  test.each([
    ["智谱GLM-5用了多少张卡", "GLM-5"],
    ["키미 K3는 무슨 칩으로 학습했대?", "K3"],
  ])("%s asks for %s, whatever script its family is in", async (text, number) => {
    expect((await read(text)).units).toContainEqual(expect.objectContaining({ kind: "unknown-name", surface: number }));
  });

  test("a town is its name letter for letter", async () => {
    const { units } = await read("¿a qué proveedores pidió Nvidia parar con la H20?");
    expect(units.flatMap(({ concepts: meant }) => meant.map(({ id }) => id))).not.toContain("place-paris");
  });
});

describe("what is of the field", () => {
  test.each([
    "who won the world cup",
    "what's 17% of 2450",
    "weather in taipei tomorrow",
    "how many planets are there",
  ])("%s is not", async (text) => {
    expect((await read(text)).onField).toBe(false);
  });

  test.each(["H20 sales", "which company makes HBM", "为什么推迟发布"])("%s is", async (text) => {
    expect((await read(text)).onField).toBe(true);
  });
});

describe("words that name a measure", () => {
  const words = (norm: string) => [{ norm }];

  test("are met by figures of it only where the question asks for such", () => {
    expect(measureOf("power", words("tdp"), [])).toBe("power");
    expect(measureOf("power", words("delay"), [])).toBeUndefined();
    expect(measureOf(undefined, words("tdp"), [])).toBeUndefined();
    expect(measureOf("money", words("kostet"), [{ id: "cost" }])).toBe("money");
  });
});

test.each<[Measure, string, boolean]>([
  ["time", "Shipments begin in December.", true],
  ["time", "将于年底出货", true],
  ["time", "le 5 août", true],
  ["time", "Im Mai kommt die Karte.", true],
  ["time", "Nvidia may decide to separate its market.", false],
  ["percent", "Près de la moitié des puces", true],
  ["percent", "etwa die Hälfte der Chips", true],
  ["percent", "매출의 절반", true],
  ["money", "12 billion Hong Kong dollars", true],
  ["money", "募资7亿港元", true],
  ["money", "5 million US dollars", true],
  ["money", "two chips in 2026", false],
  ["duration", "a 10-year deal", true],
  ["duration", "un an de retard", true],
  ["duration", "ein Jahr später", true],
  ["duration", "an unusual chip", false],
])("a figure of %s in “%s”: %s", (measure, text, isThere) => {
  expect(holdsMeasure(measure, { text })).toBe(isThere);
});

describe("notions that are told with each other", () => {
  test("are all notions there are", () => {
    const ids = new Set([...concepts, ...generalConcepts].map(({ id }) => id));
    expect([...relatedNotions.keys()].filter((id) => !ids.has(id))).toEqual([]);
  });

  test.each([
    ["cost", "price", true],
    ["price", "cost", true],
    ["revenue", "profit", false],
    ["profit", "revenue", false],
    ["delay", "cancel", false],
    ["cancel", "delay", false],
  ])("%s is told with %s: %s", (id, other, isTold) => {
    expect(relatedNotions.get(id)?.has(other)).toBe(isTold);
  });
});

describe("what a question sets aside", () => {
  const salienceOf = async (text: string, id: string) =>
    (await read(text)).units.find(({ entities: named }) => named.includes(id))?.salience;
  test.each([
    ["besides MI308 which chip did AMD file licences for", "mi308"],
    ["who buys TPUs other than Anthropic", "anthropic"],
    ["wer außer Nvidia liefert das", "nvidia"],
    ["qui, à part Nvidia, vend des puces ?", "nvidia"],
    ["除了英伟达还有谁卖芯片", "nvidia"],
    ["除英伟达之外谁卖芯片", "nvidia"],
    ["エヌビディア以外に誰が売る", "nvidia"],
  ])("need not stand in the answer: %s", async (text, id) => {
    expect(await salienceOf(text, id)).toBe("common");
  });

  test.each([
    ["is AMD better than Nvidia besides price", "nvidia"],
    ["other than that, how is Nvidia", "nvidia"],
    ["besides Nvidia", "nvidia"],
    ["谁解除华为制裁", "huawei"],
  ])("but what stands elsewhere, or alone, does: %s", async (text, id) => {
    expect(await salienceOf(text, id)).toBe("name");
  });
});

describe("a number with k before a name", () => {
  test("is an amount, where 10-K and 4k are none", async () => {
    const amounts = async (text: string) => (await read(text)).units.flatMap(({ amount }) => amount?.value ?? []);
    expect(await amounts("who gets the first 400k H200s")).toEqual([400_000]);
    expect(await amounts("what does the 10k say of Nvidia")).toEqual([]);
    expect(await amounts("does it do 4k video")).toEqual([]);
  });
});
