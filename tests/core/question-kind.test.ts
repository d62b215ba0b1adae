import { describe, expect, test } from "vitest";

import { amountKinds } from "../../src/answer/amount-kind.ts";
import { askedSorts, questionKind } from "../../src/answer/kind.ts";
import { readQuestion } from "../../src/answer/question.ts";
import { concepts, entities, generalConcepts } from "../../src/knowledge/catalogue.ts";
import { createLexicon } from "../../src/knowledge/lexicon.ts";
import { createLinker } from "../../src/knowledge/linker.ts";

const lexicon = createLexicon([...concepts, ...generalConcepts]);
const knowledge = { linker: createLinker(entities), lexicon };
const noon = new Date("2026-09-01T12:00:00Z");
const ask = (text: string): ReturnType<typeof readQuestion> => readQuestion({ text }, knowledge, noon);
const notionsIn = (text: string, language: string): string[] =>
  lexicon.find(text, language).map(({ conceptId }) => conceptId);

describe("what asks for events one after the other", () => {
  test.each([
    ["timeline of H200 and China", ["H200", "China"]],
    ["H200 saga, step by step", ["H200"]],
    ["quick recap of the H200 licence", ["H200", "licence"]],
    ["H200の経緯", ["H200"]],
    ["how the B300 plan evolved", ["B300", "plan", "evolved"]],
  ])("%s: is nothing that an article has to say", async (text, told) => {
    expect((await ask(text)).units.map(({ surface }) => surface)).toEqual(told);
  });
});

test.each([
  ["하이닉스 HBM4 양산은 언제로 잡혀 있어?", "있어"],
  ["DeepSeek这些芯片是谁做的", "这些"],
  ["cosa abbiamo su Rubin e altri chip", "abbiamo"],
  ["¿qué tenemos sobre Rubin, entonces?", "entonces"],
])("%s: %s is nothing that an article has to say", async (text, word) => {
  expect((await ask(text)).units.map(({ surface }) => surface)).not.toContain(word);
});

test("what is such a word elsewhere may be what is asked about", async () => {
  expect((await ask("what is SAI")).units.map(({ surface }) => surface)).toEqual(["SAI"]);
});

describe("the kind of a question", () => {
  test.each([
    ["which regulator opened the case", "who"],
    ["which chinese ministry put out the chip buying guide", "who"],
    ["quel ministère a publié le guide", "who"],
    ["welches Ministerium hat den Leitfaden veröffentlicht", "who"],
    ["qué agencia publicó la guía de precios", "who"],
    ["哪个交易所接受了上市申请", "who"],
    ["どの取引所に上場した", "who"],
    ["welche Stadt bekommt die Fabrik", "where"],
    ["qué provincia da el subsidio", "where"],
    ["哪个省发布了补贴", "where"],
    ["what exchange rate did they use", "howmany"],
    ["¿qué banco colocó las acciones?", "who"],
    ["how crowded was the auction", "howmany"],
    ["dividend of the foundry", "howmany"],
    ["how did the auction go", "what"],
    ["Was kostet die Karte?", "howmany"],
    ["combien coûte la carte", "howmany"],
    ["memory per card", "howmany"],
    ["what did the minister say when asked", "what"],
    ["which data centre uses it", "what"],
    ["new finance chief of the foundry", "who"],
    ["the chairman is on leave", "what"],
    ["what model is trained on it", "who"],
    ["quelle puce la remplace", "who"],
    ["哪款芯片更省电", "who"],
    ["what happened to the chip", "status"],
    ["vote count in the committee", "howmany"],
    ["cores in the new processor", "howmany"],
    ["how would the tool know which country it is in", "what"],
    ["what part of the orders can it fill", "howmany"],
    ["how the contract grew", "timeline"],
    ["recap of the licence row", "timeline"],
    ["the merger from announcement to the end", "timeline"],
    ["the takeover start to finish", "timeline"],
    ["die Übernahme Schritt für Schritt", "timeline"],
    ["le procès étape par étape", "timeline"],
    ["el juicio paso a paso", "timeline"],
    ["la fusione passo dopo passo", "timeline"],
    ["这起收购案的来龙去脉", "timeline"],
    ["買収の経緯", "timeline"],
    ["합병 과정을 단계별로", "timeline"],
    ["chips sent from the plant to the lab", "what"],
    ["how many racks will ship by year end", "howmany"],
    ["how many racks will ship by year-end", "howmany"],
    ["the firm's chips by year", "timeline"],
    ["qu'est-ce qu'un accord historique", "what"],
    ["historique des accords", "timeline"],
    ["what did it need the money for", "what"],
    ["what did it actually pay for the startup", "howmany"],
    ["調達資金を何に使う", "what"],
    ["가격은 언제쯤 정해져?", "when"],
    ["샘플을 보낸 게 몇 월이야", "when"],
    ["is the rule in force at the moment", "status"],
    ["what's the hold-up with the new plant", "why"],
    ["what's broken in the homegrown part", "why"],
    ["what part did she point at", "what"],
    ["qu'est-ce qui bloque les livraisons", "why"],
    ["qu'est-ce qui a changé dans l'accord", "what"],
    ["was bremst die Fabrik", "why"],
    ["哪几家厂商最占便宜", "list"],
    ["工場を何が遅らせているのか", "why"],
    ["무엇이 공장을 막고 있나", "why"],
    ["capex plan of the foundry", "howmany"],
    ["what had analysts expected for sales", "howmany"],
    ["latency of the network", "howmany"],
    ["opex guide of the foundry", "howmany"],
    ["tokens/s on one tray", "howmany"],
    ["wie stark wird die Karte gedrosselt", "howmany"],
    ["which lab gets the first racks", "who"],
    ["which labs get the first racks", "list"],
    ["name of the judge in the case", "who"],
    ["launch quarter of the tray", "when"],
    ["layer count of the board", "howmany"],
    ["weeks from tape-out to the first sample", "howmany"],
    ["by what factor did the queue grow", "howmany"],
    ["which foundry node is it made on", "howmany"],
    ["which foundry makes it", "who"],
    ["what country buys most of them", "who"],
    ["what town is the plant in", "where"],
    ["does the tray eat into floor capacity", "yesno"],
    ["do you know what the tray costs", "howmany"],
    ["which Korean outfit rents the gigawatt hall", "who"],
    ["what's killing yields on the tray", "why"],
    ["the minister's excuse for the empty hall", "why"],
    ["launch customer for the tray", "who"],
    ["lead investors, last round", "who"],
    ["month the tools are switched on", "when"],
    ["by when are all ten gigawatts up", "when"],
    ["analyst on when the pile is gone", "when"],
    ["这块芯片啥时候能量产", "when"],
    ["哪个季度开始赚钱", "when"],
    ["how will the hall get its gigawatts", "what"],
    ["what did the foundry use the idle capacity for", "what"],
    ["which nodes does the part come in, and how many", "howmany"],
  ])("%s asks for a %s", async (text, kind) => {
    expect((await ask(text)).kind).toBe(kind);
  });

  test("a cue phrase weighs more than a notion", () => {
    expect(questionKind("why did the price fall", ["price"])).toBe("why");
  });

  test.each([
    ["how many robots were built", ["count"]],
    ["combien de robots", ["count"]],
    ["combien d'ouvriers", ["count"]],
    ["trays in one cabinet", ["count"]],
    ["how much revenue", ["money"]],
    ["what does a tray cost", ["money"]],
    ["what did they shell out for the land", ["money"]],
    ["combien gagne le directeur", ["money"]],
    ["how many months did it take", ["duration"]],
    ["how often is it inspected", ["count", "multiple", "duration"]],
    ["VRAM per tray", ["memory"]],
    ["memory bandwidth per tray", ["bandwidth"]],
    ["fp8 petaflops per tray", ["compute"]],
    ["clock speed of the part", ["frequency"]],
    ["die size of the part", ["length"]],
    ["power per tray", ["power"]],
    ["¿cuánto tardó en construirlo?", ["duration"]],
    ["yield of the 2 nm process", ["percent"]],
    ["how much cheaper is it", ["percent", "money", "multiple"]],
    ["how many times faster is it", ["multiple"]],
    ["how many customers buy high-bandwidth memory", ["count"]],
    ["how many MW does the hall draw", ["power"]],
    ["combien de mémoire par carte", ["memory"]],
    ["which part of the board is it", []],
    ["the 25% duty, under which law", []],
    ["how much of its yield is lost", ["percent"]],
    ["how much of the hall is for packaging", ["percent", "money", "multiple"]],
    ["how much water does it use", []],
    ["how much did they lose on it", ["money", "percent"]],
    ["price to sales of the maker", ["multiple"]],
    ["performance per watt of the part", ["percent", "multiple"]],
    ["지분 몇 프로", ["percent"]],
    ["how many times was it put off", ["count"]],
    ["cuántas veces más rápido es", ["multiple"]],
    ["快多少倍", ["multiple"]],
    ["how much did the price of a tray go up", ["percent", "money", "multiple"]],
    ["wie stark sind die Preise gestiegen", ["percent", "money", "multiple"]],
    ["价格涨了多少", ["percent", "money", "multiple"]],
    ["how much did it go for", ["money", "percent", "multiple"]],
    ["layer count of the board", ["count"]],
    ["weeks from tape-out to the first sample", ["duration"]],
    ["what are they asking for a tray", ["money"]],
    ["what happened to it", []],
  ])("%s wants %j", (text, kinds) => {
    expect([...amountKinds(text)]).toEqual(kinds);
  });

  test.each([
    ["headcount of the foundry", "count"],
    ["芯片的晶体管数量", "count"],
    ["Latenz des Netzes", "duration"],
    ["stake of the state", "percent"],
  ])("%s wants a %s, by what its words mean in any language", async (text, kind) => {
    expect([...(await ask(text)).amounts]).toContain(kind);
  });

  test("which countries asks for countries, who for people, companies and agencies", () => {
    expect([...askedSorts("list", ["country"])]).toEqual(["country"]);
    expect(askedSorts("who", []).has("country")).toBe(false);
    expect(askedSorts("when", ["country"]).size).toBe(0);
  });
});

describe("what a question is about", () => {
  test("a form of the SEC is no model number", async () => {
    const { units } = await ask("how much revenue does the first S-1 of Cerebras show");
    expect(units.filter(({ kind }) => kind === "unknown-name")).toEqual([]);
  });

  test("the weather of tomorrow is not of the field", async () => {
    expect((await ask("what will the weather be tomorrow")).onField).toBe(false);
    expect((await ask("which chips come tomorrow")).onField).toBe(true);
  });

  test("a model number nobody knows is a name, in Chinese without a space and before kana too", async () => {
    for (const [text, name] of [
      ["昇腾990什么时候发布", "昇腾990"],
      ["H300はいつ発売?", "H300"],
    ] as const) {
      expect((await ask(text)).units.find(({ kind }) => kind === "unknown-name")?.surface).toBe(name);
    }
  });

  test("Italian names of countries and rules are names", async () => {
    const { units } = await ask("la regola sulle affiliate della Cina e dei Paesi Bassi è in vigore?");
    const ids = units.flatMap((unit) => unit.entities);
    expect(ids).toEqual(expect.arrayContaining(["affiliates-rule", "china", "netherlands"]));
  });

  test("a customer is no customs office, and customs is", () => {
    expect(notionsIn("our customers", "en")).not.toContain("customs");
    expect(notionsIn("the customs office", "en")).toContain("customs");
  });

  test("German verbs are met in the third person", () => {
    expect(notionsIn("Der Hersteller verschiebt den Start", "de")).toContain("delay");
  });

  test("late 2026 is a season, no delay", () => {
    expect(notionsIn("it ships in late 2026", "en")).not.toContain("delay");
    expect(notionsIn("the chip is late", "en")).toContain("delay");
  });
});
