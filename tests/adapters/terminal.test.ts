import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { printable } from "../../adapters/terminal/printable.ts";
import { createProgress } from "../../adapters/terminal/progress.ts";
import { renderAnswer } from "../../adapters/terminal/render.ts";
import { columnsOf, wrap } from "../../adapters/terminal/wrap.ts";
import type { Answer } from "../../src/index.ts";

const PLAIN = { styled: false, links: false, columns: () => 60 };

const answer: Answer = {
  kind: "found",
  language: "en",
  text: "Wire Example reports: “R2 was \u001b[31mdelayed\u001b[0m.” [1]",
  contextLine: "2 articles · no model",
  context: { articles: 2, publishers: 1, newestDay: null, newestAgeDays: null, asOf: null, model: null },
  sentences: [{ text: "Wire Example reports.", cites: [1] }],
  citations: [
    {
      n: 1,
      articleId: "a",
      url: "https://wire.example/r2?a=\u001b]8;;evil",
      title: "R2 delayed \u202eyletamitlu",
      publisher: "Wire Example",
      publishedAt: "2025-08-14T10:00:00Z",
      language: "en",
      quote: "Connections were slow.",
      start: 0,
      end: 22,
    },
  ],
};

describe("CN-01: text from outside on a terminal", () => {
  test.each([
    ["an escape sequence", "a\u001b[31mred", "a[31mred"],
    ["C1 controls", "a\u009b31mb\u0085c", "a31mb c"],
    ["bidi overrides and isolates", "a\u202eb\u2066c\u2069\u200f", "abc"],
    ["zero-width characters", "a\u200bb\u2060c\ufeff", "abc"],
    ["a joiner that joins nothing", "pay\u200dpal", "paypal"],
    ["tag characters", "a\u{e0041}\u{e007f}b", "ab"],
    ["variation selectors", "a\ufe0fb\ufe00\u{e0101}", "ab"],
    ["soft hyphens", "in\u00adfer", "infer"],
    ["Hangul and Braille blanks", "a\u3164\u115f\u2800b", "ab"],
    ["private and unassigned characters", "a\ue000\u{10ffff}b", "ab"],
    ["lone surrogates", "a\ud800b\udfff", "ab"],
    ["line breaks", "a\r\nb\u2028c", "a b c"],
  ])("%s is taken out", (_name, text, clean) => {
    expect(printable(text)).toBe(clean);
  });

  test.each([
    ["Persian with a non-joiner", "می‌خواهم"],
    ["Hindi with a joiner", "क्‍ष"],
    ["a family of emoji", "👩‍👩‍👧"],
    ["a heart with its selector", "❤️"],
    ["Chinese, Japanese, Korean", "华为 昇腾 ファーウェイ 화웨이"],
  ])("%s stays", (_name, text) => {
    expect(printable(text)).toBe(text.normalize("NFC"));
  });

  test("five hundred marks on a letter become at most four", () => {
    expect(printable(`e${"\u0323".repeat(500)}x`)).toMatch(/^[eẹ]\u0323{3,4}x$/);
  });

  test("nothing that gets through can move the cursor, whatever goes in", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(printable(text)).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });
});

describe("wrapping", () => {
  test("Chinese counts double and breaks anywhere, words break at spaces", () => {
    expect(columnsOf("昇腾 910C")).toBe(9);
    expect(wrap("one two three", 10)).toBe("one two\nthree");
    expect(wrap("华为昇腾芯片", 10)).toBe("华为昇腾芯\n片");
  });

  test("loses no letter and keeps to the width", () => {
    const words = fc.array(
      fc.string({ unit: fc.constantFrom("a", "é", "芯", "片", "👩‍👧"), minLength: 1, maxLength: 30 }),
    );
    fc.assert(
      fc.property(words, fc.integer({ min: 12, max: 60 }), (list, width) => {
        const wrapped = wrap(list.join(" "), width, "  ");
        expect(wrapped.replace(/\s/g, "")).toBe(list.join(""));
        for (const line of wrapped.split("\n")) expect(columnsOf(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe("an answer on the terminal", () => {
  test("CN-01: shows quote, publisher, day and address, and nothing that an article smuggled in", () => {
    const shown = renderAnswer(answer, PLAIN);
    expect(shown).toContain("[1] “Connections were slow.”");
    expect(shown).toContain("Wire Example · 2025-08-14 · R2 delayed yletamitlu");
    expect(shown).toContain("2 articles · no model");
    expect(shown).not.toMatch(/[\u001b\u202e]/);
  });

  test("makes addresses clickable where the terminal can, and cannot be led to another address", () => {
    const shown = renderAnswer(answer, { styled: true, links: true, columns: () => 80 });
    const links = shown.split("\u001b]8;;").slice(1);
    expect(links[0]).toMatch(/^https:\/\/wire\.example\/r2\?a=[^\u001b]*\u001b\\https:/);
    expect(links).toHaveLength(2);
    expect(shown).toContain("\u001b[2m2 articles");
  });

  test("an answer that is not known lists the closest articles", () => {
    const pointer = {
      articleId: "a",
      url: "https://wire.example/smic",
      title: "SMIC",
      publisher: null,
      publishedAt: null,
      language: "en",
    };
    const { language, text, contextLine, context } = answer;
    const unknown: Answer = {
      kind: "unknown",
      reason: "no_support",
      message: "Not known.",
      closest: [pointer],
      language,
      text,
      contextLine,
      context,
    };
    expect(renderAnswer(unknown, PLAIN)).toContain("  - SMIC\n    https://wire.example/smic");
  });
});

describe("progress", () => {
  test("is drawn at most ten times a second, and not at all when nobody watches", () => {
    const drawn: string[] = [];
    let nowMs = 0;
    const progress = createProgress(
      (line) => drawn.push(line),
      () => nowMs,
    );
    for (; nowMs < 1000; nowMs += 10) progress.update(nowMs / 1000, "articles");
    progress.finish();
    expect(drawn).toHaveLength(11);
    expect(drawn[5]).toBe("[############------------] 50%  articles");
    expect(() => createProgress(undefined, () => 0).update(NaN, "x")).not.toThrow();
  });
});
