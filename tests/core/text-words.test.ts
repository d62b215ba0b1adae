import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bridgeBigrams, contentWords, textTerms, wordTerms } from "../../src/text/terms.ts";
import { createWordSet } from "../../src/text/word-set.ts";
import { foldWord, words } from "../../src/text/words.ts";

const norms = (text: string, language = "en"): string[] => words(text, language).map(({ norm }) => norm);
const terms = (text: string, language: string): string[] => [...textTerms(text, language).terms.keys()];

describe("words", () => {
  test.each([
    ["H20/H200", ["h20", "h200"]],
    ["the MI450X and the MI455X", ["the", "mi450x", "and", "the", "mi455x"]],
    ["DeepSeek-V3.2", ["deepseek", "v3.2"]],
    ["Ascend 910C.", ["ascend", "910c"]],
    ["l'Ascend, l’Ascend", ["l", "ascend", "l", "ascend"]],
    ["GB300-NVL72", ["gb300", "nvl72"]],
    ["$1,234.50 and 16.5GW", ["1,234.50", "and", "16.5gw"]],
    ["Ｈ２００", ["h200"]],
    ["推迟910C发布", ["推迟", "910c", "发布"]],
    ["エヌビディアのH200", ["h200"]],
    ["H20을", ["h20", "을"]],
  ])("of %j hold %j", (text, expected) => {
    expect(norms(text, "zh")).toEqual(expect.arrayContaining(expected));
  });

  test("of letters, digits and points alone are the same beside letters beyond ASCII", () => {
    const plain = fc.string({ unit: fc.constantFrom(..."aZ09.,-' "), maxLength: 20 });
    fc.assert(
      fc.property(plain, (text) => {
        const runs = text.match(/\d+(?:[.,]\d+)*[A-Za-z\d]*|[A-Za-z\d]+(?:\.\d+)*/g) ?? [];
        expect(norms(text)).toEqual(runs.map((run) => run.toLowerCase()));
        expect(norms(`${text} é`)).toEqual([...norms(text), "e"]);
        expect(norms(`${text}é`).join("")).toBe(`${norms(text).join("")}e`);
      }),
    );
  });

  test("of a set are those it was made of and no others", () => {
    const word = fc.string({ unit: fc.constantFrom(..."ab芯"), maxLength: 4 });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), word, (all, asked) => {
        expect(createWordSet(all).has(asked)).toBe(all.includes(asked));
      }),
    );
  });

  test("are where they say", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 40 }),
        fc.constantFrom("en", "zh", "ja", "ko"),
        (text, language) => {
          let before = 0;
          for (const { start, end, norm, script } of words(text, language)) {
            expect(start).toBeGreaterThanOrEqual(before);
            expect(end).toBeGreaterThan(start);
            if (script === "latin") expect(norm).toBe(foldWord(text.slice(start, end)));
            before = end;
          }
          expect(before).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });

  test.each([
    ["retardé", "retarde"],
    ["Verzögerung", "verzogerung"],
    ["Straße", "strasse"],
    ["œuvre", "oeuvre"],
    ["España", "espana"],
    ["più", "piu"],
    ["ﬁn", "fin"],
  ])("%s is compared as %s", (word, folded) => {
    expect(foldWord(word)).toBe(folded);
    expect(foldWord(word.normalize("NFD"))).toBe(folded);
    expect(foldWord(folded)).toBe(folded);
  });

  test("Vietnamese tones tell words apart, so they stay", () => {
    expect(foldWord("Việt")).toBe("việt");
    expect(foldWord("bán đẫn")).not.toBe("ban dan");
    expect(foldWord("dẫn")).not.toBe(foldWord("dần"));
  });

  test("other scripts keep their marks", () => {
    expect(foldWord("Чипы й")).toBe("чипы й");
    expect(foldWord("चिप्स")).toBe("चिप्स");
    expect(foldWord("ガ")).toBe("ガ");
  });
});

describe("terms", () => {
  test.each([
    ["fr", "retardé", "retards"],
    ["fr", "puces", "puce"],
    ["fr", "livraisons", "livraison"],
    ["en", "delayed", "delays"],
    ["en", "exports", "exported"],
    ["de", "verzögert", "verzögerte"],
    ["de", "verschoben", "verschobene"],
    ["es", "retrasos", "retraso"],
    ["es", "autorizó", "autorizado"],
    ["it", "ritardi", "ritardo"],
    ["it", "vendite", "vendita"],
  ])("in %s a question's %s meets an article's %s", (language, asked, written) => {
    const best = (word: string): string[] =>
      words(word, language).flatMap((found) =>
        wordTerms(found, language)
          .filter(({ weight }) => weight === 1)
          .map(({ term }) => term),
      );
    expect(best(asked)).toHaveLength(1);
    expect(best(asked)).toEqual(best(written));
  });

  test("model numbers are never stemmed and never meet each other", () => {
    for (const language of ["en", "fr", "de", "es", "it"]) {
      expect(terms("H20 H200 H200s MI450X MI455X V3.2 910B 910C", language)).toEqual([
        "h20",
        "h200",
        "h200s",
        "mi450x",
        "mi455x",
        "v3.2",
        "910b",
        "910c",
      ]);
    }
  });

  test("a stemmed word stands as it is written too, for questions in another language", () => {
    expect(terms("delayed", "en")).toEqual(["delai", "delayed"]);
    expect(terms("chip", "en")).toEqual(["chip"]);
    expect(terms("чипы", "ru")).toEqual(["чипы"]);
  });

  test("stop words of the language add nothing", () => {
    expect(terms("why was it and the of", "en")).toEqual([]);
    expect(terms("le la les des avec pour", "fr")).toEqual([]);
    expect(terms("der die das und mit", "de")).toEqual([]);
    expect(terms("的 了 吗", "zh")).toEqual([]);
  });

  test("CN-15 a Chinese name is met by its bigrams however it was cut", () => {
    for (const name of ["英伟达", "寒武纪", "中芯国际", "昇腾"]) {
      const pairs = Array.from(name)
        .slice(1)
        .map((sign, i) => `${name[i]}${sign}`);
      for (const text of [name, `今天${name}宣布`, `${name}芯片推迟`]) {
        expect(terms(text, "zh")).toEqual(expect.arrayContaining(pairs));
      }
    }
  });

  test("bigrams do not bridge a space, a stop or a Latin name", () => {
    for (const text of ["芯 片", "芯。片", "芯H片"]) {
      expect(terms(text, "zh")).not.toContain("芯片");
      const [first, second] = words(text, "zh");
      expect(first).toBeDefined();
      expect(second).toBeDefined();
      if (first !== undefined && second !== undefined) expect(bridgeBigrams(text, first, second)).toEqual([]);
    }
    expect(terms("芯片", "zh")).toContain("芯片");
  });

  test("length is the number of words, stop words too", () => {
    expect(textTerms("Why was the H20 delayed?", "en").length).toBe(5);
  });

  test.each([
    ["en", "Why was DeepSeek R2 delayed?", ["deepseek", "r2", "delayed"]],
    ["fr", "Quel est le prix du H20 ?", ["prix", "h20"]],
    ["de", "Wie viel kostet der H20?", ["kostet", "h20"]],
    ["es", "¿Cuál es el precio del H20?", ["precio", "h20"]],
    ["it", "Qual è il prezzo del H20?", ["prezzo", "h20"]],
    ["zh", "H20的价格是多少？", ["h20", "价格"]],
    ["ja", "H20の価格はいくらですか？", ["h20", "価格"]],
  ])("in %s %s asks about %j", (language, question, expected) => {
    expect(contentWords(question, language).map(({ norm }) => norm)).toEqual(expected);
  });
});
