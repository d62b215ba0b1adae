import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalAddress } from "../../src/text/address.ts";
import { cleanLine, cleanText } from "../../src/text/clean.ts";
import { detectLanguage } from "../../src/text/language.ts";
import { passages } from "../../src/text/passages.ts";
import { cleanSavedPage } from "../../src/text/saved-page.ts";
import { sentences } from "../../src/text/sentences.ts";
import { contentWords, textTerms } from "../../src/text/terms.ts";
import { foldWord, words } from "../../src/text/words.ts";

describe("clean text", () => {
  test.each([
    ["bidi override", "Nvidia\u202e sells\u202c H20", "Nvidia sells H20"],
    ["bidi embedding", "\u202aNvidia\u202b", "Nvidia"],
    ["bidi isolates", "\u2066Nvidia\u2067 \u2068H20\u2069", "Nvidia H20"],
    ["direction marks", "Nvidia\u200e\u200f\u061c H20", "Nvidia H20"],
    ["zero-width space", "N\u200bvidia", "Nvidia"],
    ["word joiner", "N\u2060vidia", "Nvidia"],
    ["invisible operators", "N\u2061\u2062\u2063\u2064vidia", "Nvidia"],
    ["byte order mark", "\ufeffNvi\ufeffdia", "Nvidia"],
    ["zero-width joiner between Latin letters", "N\u200dvi\u200cdia", "Nvidia"],
    ["zero-width joiner between Han letters", "英\u200d伟\u200c达", "英伟达"],
    ["tag characters", "Nvidia\u{e0001}\u{e0069}\u{e0067}\u{e007f} H20", "Nvidia H20"],
    ["soft hyphen", "Nvi\u00addia", "Nvidia"],
    ["Hangul fillers", "Nvidia\u115f\u1160\u3164\uffa0", "Nvidia"],
    ["Braille blank", "Nvidia\u2800\u2800H20", "NvidiaH20"],
    ["Mongolian vowel separator", "N\u180evidia", "Nvidia"],
    ["invisible music and shorthand signs", "N\u{1d173}\u{1d17a}\u{1bca0}vidia", "Nvidia"],
    ["C0 controls", "N\u0000v\u0001i\u0008d\u000bi\u001fa", "Nvidia"],
    ["C1 controls", "N\u0080v\u009bidia", "Nvidia"],
    ["escape sequences", "\u001b[31mNvidia", "[31mNvidia"],
    ["delete", "Nvidia\u007f", "Nvidia"],
    ["lone surrogates", "N\ud800vi\udc00dia", "Nvidia"],
    ["private use and unassigned", "N\ue000v\u{10fffd}i\u0378dia", "Nvidia"],
    ["annotation and object signs", "N\ufff9v\ufffaidi\ufffba\ufffc", "Nvidia"],
  ])("CN-01 has no %s", (_, dirty, clean) => {
    expect(cleanText(dirty)).toBe(clean);
  });

  test("CN-01 keeps at most four marks on a letter", () => {
    expect(cleanText(`H${"\u0336".repeat(500)}20`)).toBe(`H${"\u0336".repeat(4)}20`);
    expect(cleanText(`x${"\ufe0f".repeat(500)}y`)).toBe(`x${"\ufe0f".repeat(4)}y`);
  });

  test.each([
    ["Arabic with vowel signs", "الرَّقَائِقُ الإلكترونية"],
    ["Persian with a non-joiner", "می\u200cخواهم"],
    ["Hindi with a virama and a joiner", "क्\u200dष एनवीडिया"],
    ["Sinhala with a joiner", "ශ්\u200dරී ලංකා"],
    ["a family", "👨\u200d👩\u200d👧 at the fab"],
    ["skin tone and profession", "👩🏽\u200d💻"],
    ["a rainbow flag", "🏳\ufe0f\u200d🌈"],
    ["a heart on fire", "❤\ufe0f\u200d🔥"],
    ["Thai", "ชิปปัญญาประดิษฐ์"],
    ["Vietnamese", "bán dẫn Việt Nam"],
    ["Hebrew points", "שָׁלוֹם"],
    ["Korean", "엔비디아"],
    ["rare Han", "𠮷野家 𰻝"],
  ])("CN-01 keeps %s", (_, text) => {
    expect(cleanText(text)).toBe(text.normalize("NFC"));
  });

  test("letters are composed, also across a hidden sign", () => {
    expect(cleanText("retarde\u0301")).toBe("retardé");
    expect(cleanText("retarde\u200b\u0301")).toBe("retardé");
  });

  test("spaces fold, lines and paragraphs stay", () => {
    expect(cleanText("  a\t\u00a0 b \r\n c\rd\u2028e\u0085f \n \n \n\n g  ")).toBe("a b\nc\nd\ne\nf\n\ng");
    expect(cleanLine(" a \n\n b\tc ")).toBe("a b c");
  });

  const hostile = fc
    .array(
      fc.oneof(
        fc.string({ unit: "binary", maxLength: 4 }),
        fc.constantFrom(
          ...Array.from(
            "\u200d\u200c\u0301\u0336\u064b\u094d\ufe0f\u00ad\u202e\r\n\t \u00a0\u0085\u2028\u001baéنक👩🔥가",
          ),
          "\ud800",
          "\udc00",
        ),
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join(""));

  test("CN-01 cleaning twice changes nothing, whatever the text", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const once = cleanText(text);
        expect(cleanText(once)).toBe(once);
        expect(cleanLine(cleanLine(text))).toBe(cleanLine(text));
      }),
      { numRuns: 3_000 },
    );
  });

  test("CN-01 what is left has no control, bidi, private or lone sign and no long run of marks", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const clean = cleanText(text);
        expect(clean).not.toMatch(/[\p{Cs}\p{Co}\p{Cn}]|[^\P{Cc}\n]/u);
        expect(clean).not.toMatch(/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/u);
        expect(clean).not.toMatch(/\p{M}{5}|\n{3}|[^\S\n]{2}/u);
        expect(clean).toBe(clean.normalize("NFC").trim());
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("HT-03 200 kB of one thing goes through every text helper", () => {
  const PIECES = ["<", " ", "\n", "<!--", "<script ", "- A ", "a. ", "1.1.", "\u0301", "\u200d", "/amp", "。", "%25"];
  test.each(PIECES)("%j", async (piece) => {
    const text = piece.repeat(Math.ceil(200_000 / piece.length));
    const clean = cleanText(text);
    expect(clean.length).toBeLessThanOrEqual(text.length);
    expect(cleanSavedPage(`Title\n${text}`).text.length).toBeLessThanOrEqual(text.length);
    const spans = sentences(text, "en");
    expect(passages(spans, "en").length).toBeLessThanOrEqual(spans.length);
    expect(textTerms(text, "en").length).toBe(words(text, "en").length);
    expect(contentWords(text, "fr").length).toBeLessThanOrEqual(words(text, "fr").length);
    expect(foldWord(text)).not.toMatch(/\p{Lu}/u);
    expect(canonicalAddress(`https://news.example/${text}`.slice(0, 2_000))).toMatch(/^\/\/news\.example/);
    expect(canonicalAddress(`https://news.example/x${text}x`)).toBeNull();
    expect(await detectLanguage(text)).toMatch(/^[a-z]{2,3}$/);
  });
});
