import { describe, expect, test } from "vitest";
import { concepts, generalConcepts } from "../../src/knowledge/catalogue.ts";
import { createLexicon } from "../../src/knowledge/lexicon.ts";
import { LANGUAGES } from "../../src/types.ts";

const lexicon = createLexicon([...concepts, ...generalConcepts]);
const found = (text: string, language: string): string[] =>
  lexicon.find(text, language).map(({ conceptId }) => conceptId);

describe("concepts", () => {
  test.each([
    ["Why was the launch postponed?", "en", ["q-why", "launch", "delay"]],
    ["Pourquoi le lancement a-t-il été retardé ?", "fr", ["q-why", "launch", "delay"]],
    ["pourquoi le lancement a ete retarde", "fr", ["q-why", "launch", "delay"]],
    ["¿Cuándo sale el chip y cuándo salieron los otros?", "es", ["q-when", "launch"]],
    ["¿Por qué se retrasaron los envíos?", "es", ["q-why", "delay", "shipment"]],
    ["Perché il lancio è stato rinviato?", "it", ["q-why", "launch", "delay"]],
    ["为什么推遲發佈？", "zh", ["q-why", "delay", "launch"]],
    ["発売が遅れた理由は何か", "ja", ["launch", "delay", "q-why"]],
    ["출시가 왜 늦어졌나요?", "ko", ["launch", "q-why", "delay"]],
    ["수출통제가 강화됐고 발표를 미뤘다", "ko", ["export-controls", "delay"]],
    ["Speicherpreise und Lieferverzögerungen", "de", ["memory", "price", "delay"]],
    ["Exportbeschränkungen", "de", ["export-controls"]],
  ])("are found in %s", (text, language, expected) => {
    expect(found(text, language)).toEqual(expect.arrayContaining(expected));
  });

  test("offsets cut the word out of the text, in compounds too", () => {
    const text = "Die Speicherpreise steigen";
    const cut = lexicon.find(text, "de").map(({ start, end }) => text.slice(start, end));
    expect([...new Set(cut)]).toEqual(["Speicher", "preise", "steigen"]);
  });

  test("a word of several concepts counts less for each", () => {
    const may = lexicon.find("may", "en");
    expect(may.length).toBeGreaterThan(1);
    for (const { weight } of may) expect(weight).toBeLessThanOrEqual(0.5);
    expect(lexicon.find("postponed", "en")[0]?.weight).toBe(1);
  });

  test("phrases come before their words", () => {
    const hits = lexicon.find("export controls", "en");
    expect(hits[0]).toMatchObject({ conceptId: "export-controls", start: 0, end: 15 });
    expect(hits.find(({ conceptId }) => conceptId === "export")?.weight).toBeLessThan(1);
  });

  test.each([
    ["international sales", "student"],
    ["even faster", "night-morning"],
    ["imports of chips", "important"],
    ["general availability of the chip", "generation-next"],
  ])("a word that only begins like another does not mean it: %s", (text, other) => {
    expect(found(text, "en")).not.toContain(other);
  });

  test("a word means first what it is listed for, then what it is a form of, least what it is derived from", () => {
    const weightOf = (word: string, id: string): number =>
      lexicon.conceptsOf(word, "en").find(({ conceptId }) => conceptId === id)?.weight ?? 0;
    expect(weightOf("shared", "share-v")).toBeGreaterThan(weightOf("shared", "share-price"));
    expect(weightOf("building", "building")).toBeGreaterThan(weightOf("building", "build"));
    expect(weightOf("department", "ministry")).toBeGreaterThan(4 * weightOf("department", "leave"));
    expect(weightOf("investors", "investment")).toBeLessThan(1);
  });

  test("words are known or not", () => {
    expect(lexicon.isKnownWord("Verzögerung", "de")).toBe(true);
    expect(lexicon.isKnownWord("xyzzy", "en")).toBe(false);
    expect(lexicon.conceptsOf("retardé", "fr")[0]?.conceptId).toBe("delay");
  });

  test.each([
    ["cancel", "en", "the deal was axed", "fr", "le projet a été enterré"],
    ["cancel", "en", "Intel nixed the plan", "zh", "计划胎死腹中"],
    ["delay", "en", "shipments slipped", "ko", "출하가 미뤄졌다"],
    ["denial", "en", "Nvidia poured cold water on it", "ja", "報道を真っ向から否定"],
    ["layoff-cut", "en", "it will slash headcount in job cuts", "de", "Der Konzern streicht Stellen"],
    ["price-spike", "es", "los precios se disparan", "it", "prezzi alle stelle"],
    ["batch", "en", "the first batch", "de", "die erste Charge"],
    ["gigafactory", "fr", "cinq gigafabriques", "en", "an AI gigafactory"],
    ["gross-margin", "en", "gross", "es", "margen bruto"],
    ["lead-time", "en", "lead times", "zh", "交期拉长"],
    ["utilisation", "de", "die Auslastung der Werke", "ko", "공장 가동률"],
    ["plan-intention", "en", "Samsung mulls a plant", "es", "Samsung baraja una planta"],
    ["market-cap", "en", "nvda mkt cap", "ja", "時価総額"],
    ["fund", "en", "who foots the bill", "fr", "qui va mettre la main à la poche"],
    ["grid-connection", "en", "a place in the interconnection queue", "fr", "le raccordement au réseau"],
    ["place-london", "en", "in London", "ja", "ロンドンで"],
  ])("%s is the same notion in other words: %s %s, %s %s", (id, language, text, other, otherText) => {
    expect(found(text, language)).toContain(id);
    expect(found(otherText, other)).toContain(id);
  });

  test.each([
    ["es", "ask", "Nvidia pidió una licencia"],
    ["es", "delay", "la empresa pospuso el envío"],
    ["fr", "launch", "les fondeurs lancent une puce"],
    ["fr", "delay", "les usines ont pris du retard"],
    ["it", "ask", "Pechino ha chiesto chiarimenti"],
    ["it", "remove", "le restrizioni furono tolte"],
    ["de", "delay", "TSMC verschob den Bau"],
    ["de", "resign", "der Finanzchef trat am Montag zurück"],
    ["de", "cancel", "Wann stellt Intel die Fertigung, die 2020 begann, ein?"],
    ["de", "resign", "er kündigte an, zurückzutreten"],
    ["ko", "growth", "매출이 크게 올랐다"],
    ["ko", "construction", "공장을 지었다"],
    ["ko", "sell", "칩을 판다"],
    ["ja", "receive", "許可を得た"],
    ["ja", "expensive", "価格は高かった"],
    ["en", "seek", "the firm sought a licence"],
  ])("a form far from its verb is understood (%s: %s, %s)", (language, id, text) => {
    expect(found(text, language)).toContain(id);
  });

  test.each([
    ["de", "bind", "das Band ist breit"],
    ["ko", "different", "잘 지원해달라고 했다"],
    ["es", "join", "Estados Unidos"],
    ["it", "join", "gli Stati Uniti"],
    ["it", "use", "negli USA"],
    ["fr", "future", "une avenue de Paris"],
    ["ko", "follow", "이에 따라"],
    ["de", "cancel", "Er stellt ein Werk vor."],
  ])("a word that only looks like one is not (%s: %s, %s)", (language, id, text) => {
    expect(found(text, language)).not.toContain(id);
  });

  test.each([
    ["en", "funding-round", "a Series F"],
    ["fr", "funding-round", "une série E"],
    ["zh", "funding-round", "完成D轮"],
    ["ja", "funding-round", "シリーズC"],
    ["ko", "funding-round", "시리즈 B"],
    ["de", "q-how-many", "was kostet das"],
    ["de", "q-who", "wer steckt dahinter"],
    ["fr", "q-when", "c'est pour quand"],
    ["es", "q-how-many", "a cuánto asciende"],
    ["it", "status", "a che punto è"],
    ["zh", "q-why", "咋还没发布"],
    ["ja", "q-when", "いつごろ"],
    ["ko", "q-why", "왜 그래"],
  ])("spoken words and letters of rounds are understood (%s: %s, %s)", (language, id, text) => {
    expect(found(text, language)).toContain(id);
  });

  test("the data has every concept once, in every language", () => {
    const all = [...concepts, ...generalConcepts];
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(generalConcepts.length).toBeGreaterThanOrEqual(1000);
    for (const concept of all)
      for (const language of LANGUAGES) expect(concept[language].length, concept.id).toBeGreaterThan(0);
  });
});

describe("misspelt words of a question", () => {
  const guessed = (word: string, language: string): string[] =>
    lexicon.guess(word, language).map(({ conceptId }) => conceptId);

  test.each([
    ["deley", "en", "delay"],
    ["shippments", "en", "shipment"],
    ["aquired", "en", "acquisition"],
    ["annoucement", "en", "announce"],
    ["verzögrt", "de", "delay"],
    ["lancment", "fr", "launch"],
  ])("%s (%s) was meant for %s", (word, language, expected) => {
    expect(guessed(word, language)).toContain(expected);
  });

  test.each([
    ["Kulicke", "en"],
    ["h200x", "en"],
    ["abcd", "en"],
    ["推迟", "zh"],
  ])("%s (%s) is left as it is", (word, language) => {
    expect(guessed(word, language)).toEqual([]);
  });
});
