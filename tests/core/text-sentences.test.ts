import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { passages } from "../../src/text/passages.ts";
import { sentences } from "../../src/text/sentences.ts";

const cut = (text: string, language = "en"): string[] =>
  sentences(text, language).map(({ start, end }) => text.slice(start, end));

describe("sentences", () => {
  test.each([
    ["en", ["The U.S. Commerce Department said so.", "Nvidia agreed."]],
    ["en", ["Nvidia Inc. and Advanced Devices Corp. Ltd. shipped.", "AMD did not."]],
    ["en", ["It shipped on Dec. 8 in volume.", "Nobody knew."]],
    ["en", ["Revenue rose 1.5 percent to $46.7 billion.", "V3.2 is out."]],
    ["en", ["Mr. Lutnick and Dr. Su met Sen. Warner.", "They talked."]],
    ["de", ["Nvidia liefert z.B. am 8. Dezember aus.", "Das kostet 3,5 Mrd. Euro."]],
    ["de", ["Im 3. Quartal sank der Umsatz, d.h. er fiel.", "AMD schweigt."]],
    ["de", ["Der Chef sagte: „Wir liefern im Mai.“", "Danach stieg der Kurs."]],
    ["zh", ["他离开了。", "“我们不卖。”", "股价上涨。"]],
    ["es", ["EE. UU. autoriza el H200.", "La empresa vendió 400.000 chips."]],
    ["es", ["Según EE.UU. no hay licencia.", "El Sr. Lutnick lo negó."]],
    ["fr", ["M. Huang a dit non.", "Selon Mme. Su, c’est vrai."]],
    ["it", ["Costa 3.500 dollari.", "È l’ultimo modello?", "Sì!"]],
    ["zh", ["英伟达说不会。", "真的吗？", "是的！", "下一句。"]],
    ["ja", ["Nvidiaは発表した。", "価格は？", "未定！"]],
    ["ko", ["엔비디아는 부인했다.", "왜 그랬나?", "모른다."]],
  ])("in %s end where they end: %j", (language, expected) => {
    const joined = expected.join(language === "zh" || language === "ja" ? "" : " ");
    expect(cut(joined, language)).toEqual(expected);
  });

  test("a line break always ends one", () => {
    expect(cut("A heading without a stop\nThe U.S.\nCommerce says\n\nso.")).toEqual([
      "A heading without a stop",
      "The U.S.",
      "Commerce says",
      "so.",
    ]);
  });

  test("a line may break as any system breaks it", () => {
    for (const end of ["\n", "\r\n", "\r", "\u2028", "\u2029", "\u0085"]) {
      expect(cut(`Nvidia ships${end}AMD waits${end}${end}So does SMIC`)).toEqual([
        "Nvidia ships",
        "AMD waits",
        "So does SMIC",
      ]);
    }
  });

  test("a list written with dashes is its items, an aside between dashes is no list", () => {
    expect(cut("Nvidia ships H200 - AMD denies a delay – Huawei moves up • SMIC waits")).toEqual([
      "Nvidia ships H200",
      "AMD denies a delay",
      "Huawei moves up",
      "SMIC waits",
    ]);
    expect(cut("The maker - Nvidia - said no.")).toEqual(["The maker - Nvidia - said no."]);
    expect(cut("- First item\n- Second item")).toEqual(["- First item", "- Second item"]);
  });

  test("a page without punctuation is cut at spaces, and never through a character", () => {
    const page = "word ".repeat(500);
    expect(cut(page).every((piece) => piece.length <= 600 && /^word.*word$/.test(piece))).toBe(true);
    for (const shift of ["", "x"]) {
      const emoji = `${shift}${"😀".repeat(700)}`;
      expect(cut(emoji).join("")).toBe(emoji);
      for (const piece of cut(emoji)) expect(piece.isWellFormed()).toBe(true);
    }
  });

  test("nothing and white space have none", () => {
    expect(cut("")).toEqual([]);
    expect(cut(" \n\t\n　")).toEqual([]);
  });
});

const languages = fc.constantFrom("en", "fr", "de", "es", "it", "zh", "ja", "ko", "nl", "pt", "ar", "xx");
const text = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary", maxLength: 6 }),
      fc.constantFrom(
        "U.S. ",
        "Inc.",
        "Dec. 8",
        "。",
        "！",
        "？」",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\u2028",
        " - Nvidia",
        " • AMD ",
        "1.5",
        "… ",
        "? ",
      ),
      fc.constantFrom(
        "Nvidia ",
        "芯片推迟",
        "チップ",
        "엔비디아 ",
        "z.B. ",
        "x".repeat(700),
        "long words ".repeat(80),
        "😀".repeat(320),
      ),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(""));

describe("whatever the text", () => {
  test("sentences are in order, apart, never empty, and end in no space", () => {
    fc.assert(
      fc.property(text, languages, (given, language) => {
        let before = 0;
        for (const { start, end } of sentences(given, language)) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          expect(end - start).toBeLessThanOrEqual(600);
          expect(given.slice(start, end).trim()).toBe(given.slice(start, end));
          expect(given.slice(start, end)).not.toMatch(/[\n\r\u2028\u2029\u0085]/);
          before = end;
        }
        expect(before).toBeLessThanOrEqual(given.length);
      }),
      { numRuns: 500 },
    );
  });

  test("sentences leave out nothing but space and the dashes of lists", () => {
    fc.assert(
      fc.property(text, languages, (given, language) => {
        const spans = sentences(given, language);
        const gaps = [0, ...spans.map(({ end }) => end)].map((from, i) => given.slice(from, spans[i]?.start));
        for (const gap of gaps) expect(gap).toMatch(/^\s*(?:[-–•·]\s+)?$/u);
      }),
      { numRuns: 500 },
    );
  });

  test("passages are whole sentences, all of them, in order", () => {
    fc.assert(
      fc.property(text, languages, (given, language) => {
        const spans = sentences(given, language);
        const made = passages(spans, language);
        const starts = new Set(spans.map(({ start }) => start));
        const ends = new Set(spans.map(({ end }) => end));
        let before = 0;
        for (const passage of made) {
          expect(passage.start).toBeGreaterThanOrEqual(before);
          expect(passage.end).toBeGreaterThan(passage.start);
          expect(starts.has(passage.start) && ends.has(passage.end)).toBe(true);
          before = passage.end;
        }
        for (const { start, end } of spans)
          expect(made.filter((passage) => passage.start <= start && end <= passage.end)).toHaveLength(1);
      }),
      { numRuns: 500 },
    );
  });
});

describe("passages", () => {
  const spansOf = (lengths: readonly number[]): { start: number; end: number }[] => {
    let at = 0;
    return lengths.map((length) => {
      const span = { start: at, end: at + length };
      at = span.end + 1;
      return span;
    });
  };

  test("hold about 100 words, fewer characters in Chinese, Japanese and Korean", () => {
    const spans = spansOf(Array.from({ length: 40 }, () => 100));
    const sizes = (language: string): number[] => passages(spans, language).map(({ start, end }) => end - start);
    expect(sizes("en").every((size) => size <= 650)).toBe(true);
    expect(
      sizes("en")
        .slice(0, -1)
        .every((size) => size > 500),
    ).toBe(true);
    for (const language of ["zh", "ja", "ko"]) expect(sizes(language).every((size) => size <= 260)).toBe(true);
  });

  test("a sentence longer than a passage is one of its own", () => {
    expect(passages(spansOf([50, 900, 50]), "en")).toEqual(spansOf([50, 900, 50]));
  });

  test("no sentences, no passages", () => {
    expect(passages([], "en")).toEqual([]);
  });
});

test("a stop within a ticker ends no sentence", () => {
  const text = "Nanhai Chips (688999.SH) rose on Monday. It had fallen.";
  expect(sentences(text, "en").map(({ start, end }) => text.slice(start, end))).toEqual([
    "Nanhai Chips (688999.SH) rose on Monday.",
    "It had fallen.",
  ]);
});

test.each([
  ["出货占比不到1%。《南华早报》对此作了报道。", "zh", ["出货占比不到1%。", "《南华早报》对此作了报道。"]],
  ["彼は述べた。「順調だ」と語った。", "ja", ["彼は述べた。", "「順調だ」と語った。"]],
])("a bracket belongs to the sentence it opens: %s", (text, language, expected) => {
  expect(sentences(text, language).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
});
