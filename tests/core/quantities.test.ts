import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findQuantities, type Quantity } from "../../src/text/quantities.ts";
import { LANGUAGES, type Language } from "../../src/types.ts";

const one = (text: string, language: Language): Quantity | undefined => findQuantities(text, language)[0];
const brief = (text: string, language: Language): string =>
  findQuantities(text, language)
    .map(({ surface, kind, value, unit }) => `${surface} → ${kind} ${value}${unit === null ? "" : ` ${unit}`}`)
    .join("; ");

describe("money", () => {
  test.each<[Language, string, number, string]>([
    ["en", "$1.6 billion", 1.6e9, "USD"],
    ["en", "16.5 bn USD", 16.5e9, "USD"],
    ["en", "$700M", 700e6, "USD"],
    ["en", "HK$35.7", 35.7, "HKD"],
    ["en", "¥250 billion", 250e9, "JPY"],
    ["en", "2.88 billion yuan", 2.88e9, "CNY"],
    ["en", "Rs 84", 84, "INR"],
    ["en", "Rs 10 lakh crore", 1e13, "INR"],
    ["en", "RM5 million", 5e6, "MYR"],
    ["de", "1,6 Milliarden Dollar", 1.6e9, "USD"],
    ["de", "1,6 Milliarden US-Dollar", 1.6e9, "USD"],
    ["de", "3 Mrd. Euro", 3e9, "EUR"],
    ["de", "1,2 Billionen Dollar", 1.2e12, "USD"],
    ["fr", "1,6 milliard de dollars", 1.6e9, "USD"],
    ["fr", "3 milliards d’euros", 3e9, "EUR"],
    ["fr", "693 M$", 693e6, "USD"],
    ["fr", "un billion de dollars", 1e12, "USD"],
    ["es", "mil millones de dólares", 1e9, "USD"],
    ["es", "1,5 billones de euros", 1.5e12, "EUR"],
    ["it", "1,6 miliardi di dollari", 1.6e9, "USD"],
    ["zh", "16亿美元", 1.6e9, "USD"],
    ["zh", "28,8亿元", 2.88e9, "CNY"],
    ["zh", "1.2万亿美元", 1.2e12, "USD"],
    ["zh", "十亿美元", 1e9, "USD"],
    ["ja", "2億8000万円", 280e6, "JPY"],
    ["ja", "16億ドル", 1.6e9, "USD"],
    ["ko", "16.5조 원", 16.5e12, "KRW"],
    ["ko", "1조 6천억 원", 1.6e12, "KRW"],
    ["ko", "2억 달러", 2e8, "USD"],
  ])("%s: %s", (language, text, value, currency) => {
    expect(one(text, language)).toMatchObject({ surface: text, kind: "money", value, currency, unit: currency });
  });

  test("a price per share says so", () => {
    expect(one("104.66元/股", "zh")).toMatchObject({ value: 104.66, unit: "CNY/share", currency: "CNY" });
    expect(one("$2.50 per hour", "en")).toMatchObject({ value: 2.5, unit: "USD/hour" });
  });

  test("the yen sign is the yuan's in a text about yuan", () => {
    expect(one("¥5 billion, or 5 billion yuan", "en")?.currency).toBe("CNY");
  });
});

describe("percentages, multiples, units of the field", () => {
  test.each<[Language, string, string]>([
    ["en", "ten percent, 15 percent, 15%", "ten percent → percent 10 %; 15 percent → percent 15 %; 15% → percent 15 %"],
    ["fr", "15 %, dix pour cent", "15 % → percent 15 %; dix pour cent → percent 10 %"],
    ["de", "15 Prozent, fünfundzwanzig Prozent", "15 Prozent → percent 15 %; fünfundzwanzig Prozent → percent 25 %"],
    ["es", "15 por ciento", "15 por ciento → percent 15 %"],
    ["it", "15 per cento", "15 per cento → percent 15 %"],
    ["zh", "百分之十五", "百分之十五 → percent 15 %"],
    ["ja", "15パーセント", "15パーセント → percent 15 %"],
    ["ko", "15퍼센트", "15퍼센트 → percent 15 %"],
    ["en", "x2.8, 2.8x, 2.8 times", "x2.8 → multiple 2.8 x; 2.8x → multiple 2.8 x; 2.8 times → multiple 2.8 x"],
    ["fr", "3 fois", "3 fois → multiple 3 x"],
    ["en", "at least a year, more than a gigawatt", "a year → duration 12 month; a gigawatt → power 1000000000 W"],
    ["en", "60,000 wafers a month, a server for a year", "60,000 wafers → count 60000 wafer"],
    ["de", "16 Terabit pro Sekunde", "16 Terabit pro Sekunde → bandwidth 2000000000000 B/s"],
    ["zh", "15个工作日", "15个工作日 → duration 15 day"],
    ["en", "Around 150 engineers", "150 → plain 150"],
    ["zh", "提升三倍", "三倍 → multiple 3 x"],
    ["ko", "두 배", "두 배 → multiple 2 x"],
    ["en", "141 GB, 4.8TB/s", "141 GB → memory 141000000000 B; 4.8TB/s → bandwidth 4800000000000 B/s"],
    ["en", "64 GiB", "64 GiB → memory 68719476736 B"],
    ["fr", "192 Go", "192 Go → memory 192000000000 B"],
    ["en", "2.5 petaflops", "2.5 petaflops → compute 2500000000000000 FLOPS"],
    ["en", "700W, 5 gigawatts", "700W → power 700 W; 5 gigawatts → power 5000000000 W"],
    ["en", "814 mm², 3-nm, 1.7GHz", "814 mm² → length 814 mm²; 3-nm → length 3 nm; 1.7GHz → frequency 1700000000 Hz"],
    ["ja", "3ナノ", "3ナノ → length 3 nm"],
    ["ko", "12단 HBM", "12단 → count 12 layer"],
    ["en", "six months", "six months → duration 6 month"],
    ["zh", "88天", "88天 → duration 88 day"],
    ["de", "9 Monate", "9 Monate → duration 9 month"],
  ])("%s: %s", (language, text, expected) => {
    expect(brief(text, language)).toBe(expected);
  });
});

describe("counts", () => {
  test.each<[Language, string, number, string]>([
    ["en", "1 million TPUs", 1e6, "tpu"],
    ["en", "one million AI chips", 1e6, "chip"],
    ["en", "20,000 Ascend chips", 2e4, "chip"],
    ["en", "671B parameters", 671e9, "parameter"],
    ["en", "208 billion transistors", 208e9, "transistor"],
    ["fr", "800 000 unités", 8e5, "unit"],
    ["de", "eine Million Chips", 1e6, "chip"],
    ["it", "2 mila chip", 2000, "chip"],
    ["zh", "5万颗芯片", 5e4, "chip"],
    ["ko", "3만 개의 칩", 3e4, "chip"],
  ])("%s: %s", (language, text, value, unit) => {
    expect(one(text, language)).toMatchObject({ kind: "count", value, unit });
  });
});

describe("what is no quantity", () => {
  test.each([
    "H100, MI450, 910B, GB300, NVL72, V3.2, HBM4 and TSMC N2",
    "RTX 6000D, RTX 2080, GPT-5, H20/H200, Ascend 910",
    "Q3, 2H26, FY26, 5G, 3D, the 1990s, 10.0.0.1, v1.2.3",
  ])("%s", (text) => {
    expect(brief(text, "en")).toBe("");
  });

  test("Chinese numerals inside names", () => {
    expect(brief("三星、百度、千问、第三方、一些", "zh")).toBe("");
  });

  test("the article of a rate", () => {
    expect(brief("60,000 wafers a month", "en")).toBe("60,000 wafers → count 60000 wafer");
    expect(one("a million chips", "en")).toMatchObject({ value: 1e6, unit: "chip" });
  });

  test("a model number does not become a count before its noun", () => {
    expect(brief("20,000 Ascend 910B chips", "en")).toBe("20,000 → count 20000 chip");
  });

  test("days and months of dates; their years stay", () => {
    expect(brief("On Oct 10 2025", "en")).toBe("2025 → year 2025");
    expect(brief("2025年9月26日", "zh")).toBe("2025年 → year 2025");
    expect(brief("CES 2026", "en")).toBe("2026 → year 2026");
  });
});

describe("ranges and roughness", () => {
  test.each<[Language, string, number, number]>([
    ["zh", "14.5億元至15.2億元", 14.5e8, 15.2e8],
    ["en", "10 to 15 percent", 10, 15],
    ["en", "$10-15 billion", 10e9, 15e9],
    ["en", "$5 billion to $7 billion", 5e9, 7e9],
    ["fr", "10 à 15 milliards d'euros", 10e9, 15e9],
    ["de", "10 bis 15 Prozent", 10, 15],
  ])("%s: %s", (language, text, from, to) => {
    expect(one(text, language)).toMatchObject({ surface: text, value: from, range: { from, to } });
  });

  test.each<[Language, string]>([
    ["en", "about 30,000 GPUs"],
    ["en", "more than $5 billion"],
    ["fr", "environ 12 500 employés"],
    ["de", "rund 3 Mrd. Euro"],
    ["zh", "约20万片"],
    ["ja", "1500億円程度"],
    ["ko", "약 2억 달러"],
    ["zh", "20多亿元"],
  ])("%s: %s is approximate", (language, text) => {
    expect(one(text, language)?.approximate).toBe(true);
    expect(one("16 GPUs", "en")?.approximate).toBe(false);
  });
});

const language = fc.constantFrom(...LANGUAGES);

test("a number written the way a language writes it reads back as itself", () => {
  const number = fc.integer({ min: 0, max: 10_000_000_000 }).map((cents) => cents / 100);
  fc.assert(
    fc.property(language, number, (lang, value) => {
      const text = `${new Intl.NumberFormat(lang, { maximumFractionDigits: 2 }).format(value)} %`;
      expect(one(text, lang)).toMatchObject({ kind: "percent", value, surface: text });
    }),
  );
});

const fragment = fc.constantFrom(
  ..."1|2.5|1,234|1 234| |,|.|-|$|€|¥|%|x|B|M|GB/s|nm|billion|Mrd.|milliards de|dollars|亿|万|元|三|百分之|至|조|억|원|two|one|million|to|H100|2025|年|月|5月|İ|to |～".split(
    "|",
  ),
);
const soup = fc.array(fragment, { maxLength: 14 }).map((parts) => parts.join(""));

test("surfaces are slices of the text, in order, never overlapping, with finite values", () => {
  fc.assert(
    fc.property(language, soup, (lang, text) => {
      let last = 0;
      for (const { start, end, surface, value } of findQuantities(text, lang)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(text.slice(start, end)).toBe(surface);
        expect(Number.isFinite(value)).toBe(true);
        last = end;
      }
    }),
    { numRuns: 2000 },
  );
});

test.each([" ", "1", "<", "1,", "1 ", "一", "a ", "$", "-", "百分之"])("200 kB of %j are read to the end", (piece) => {
  const text = piece.repeat(200_000 / piece.length);
  for (const lang of LANGUAGES) expect(Array.isArray(findQuantities(text, lang))).toBe(true);
});
