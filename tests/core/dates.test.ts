import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { datelineDay, findDates, findPeriod, latestPastDay } from "../../src/text/dates.ts";
import { LANGUAGES, type Language } from "../../src/types.ts";

const NOW = new Date("2025-10-15T12:00:00Z");
const brief = (text: string, language: Language): readonly string[] =>
  findDates(text, language, NOW).map(({ from, to }) => (from === to ? from : `${from}..${to}`));

describe("dates in a text", () => {
  test("a month cut short needs a word that leads to it, and two digits after a quarter must end what is said", () => {
    const found = (text: string): string[] => findDates(text, "en", NOW).map(({ surface }) => surface);
    expect(found("guidance in feb against may")).toEqual(["feb"]);
    expect(found("feb is cold")).toEqual([]);
    expect(found("Q3 25 vs Q3 24")).toEqual(["Q3 25", "Q3 24"]);
    expect(found("in Q3 15 % of sales")).toEqual(["Q3"]);
  });

  test.each<[Language, string, string]>([
    ["en", "2025-10-10", "2025-10-10"],
    ["en", "October 13, 2025", "2025-10-13"],
    ["en", "Dec. 8", "2025-12-08"],
    ["en", "10-Oct-2025", "2025-10-10"],
    ["en", "March 16–19, 2026", "2026-03-16..2026-03-19"],
    ["en", "2026-03", "2026-03-01..2026-03-31"],
    ["en", "mid-August 2025", "2025-08-10..2025-08-20"],
    ["en", "Q3'26", "2026-07-01..2026-09-30"],
    ["en", "H1 24", "2024-01-01..2024-06-30"],
    ["en", "third quarter of 2026", "2026-07-01..2026-09-30"],
    ["en", "2H26", "2026-07-01..2026-12-31"],
    ["en", "second half of 2026", "2026-07-01..2026-12-31"],
    ["en", "late 2026", "2026-09-01..2026-12-31"],
    ["en", "Q4 FY2025", "2025-10-01..2025-12-31"],
    ["en", "FY26", "2026-01-01..2026-12-31"],
    ["en", "winter 2025", "2025-12-01..2026-02-28"],
    ["en", "yesterday", "2025-10-14"],
    ["en", "last week", "2025-10-06..2025-10-12"],
    ["en", "3 weeks ago", "2025-09-22..2025-09-28"],
    ["en", "in the coming weeks", "2025-10-15..2025-11-30"],
    ["fr", "10 octobre 2025", "2025-10-10"],
    ["fr", "1er mai", "2025-05-01"],
    ["fr", "T3 2026", "2026-07-01..2026-09-30"],
    ["fr", "deuxième semestre 2026", "2026-07-01..2026-12-31"],
    ["fr", "mi-août 2025", "2025-08-10..2025-08-20"],
    ["fr", "la semaine dernière", "2025-10-06..2025-10-12"],
    ["de", "14. August 2025", "2025-08-14"],
    ["de", "16. November", "2025-11-16"],
    ["de", "3. Quartal 2026", "2026-07-01..2026-09-30"],
    ["de", "zweiten Halbjahr 2026", "2026-07-01..2026-12-31"],
    ["de", "Mitte August 2025", "2025-08-10..2025-08-20"],
    ["de", "letzte Woche", "2025-10-06..2025-10-12"],
    ["es", "10 de octubre de 2025", "2025-10-10"],
    ["es", "tercer trimestre de 2026", "2026-07-01..2026-09-30"],
    ["es", "finales de 2026", "2026-10-01..2026-12-31"],
    ["it", "terzo trimestre del 2026", "2026-07-01..2026-09-30"],
    ["it", "la settimana scorsa", "2025-10-06..2025-10-12"],
    ["zh", "2025年9月26日", "2025-09-26"],
    ["zh", "9月26日", "2025-09-26"],
    ["zh", "今年8月", "2025-08-01..2025-08-31"],
    ["zh", "第三季度", "2025-07-01..2025-09-30"],
    ["zh", "2026年下半年", "2026-07-01..2026-12-31"],
    ["zh", "上周", "2025-10-06..2025-10-12"],
    ["ja", "2025年第2四半期", "2025-04-01..2025-06-30"],
    ["ja", "先月", "2025-09-01..2025-09-30"],
    ["ja", "2026年春", "2026-03-01..2026-05-31"],
    ["ko", "2025년 10월 10일", "2025-10-10"],
    ["ko", "2분기", "2025-04-01..2025-06-30"],
    ["ko", "2026년 하반기", "2026-07-01..2026-12-31"],
    ["ko", "지난달", "2025-09-01..2025-09-30"],
  ])("%s: %s", (language, text, expected) => {
    expect(brief(text, language)).toEqual([expected]);
    expect(findDates(text, language, NOW)[0]?.surface).toBe(text);
  });

  test.each<[Language, string]>([
    ["en", "it may ship, MAY be; the march of chips; H2 production; 2025 GPUs for $2025; RTX 2080; 2025-13-40"],
    ["fr", "la planète Mars, la sonde mars"],
    ["zh", "三个月、3纳米、第一月"],
    ["en", "02/06/2026-like numbers such as 31/31 and 0.2026"],
  ])("%s: no day or month in %s", (language, text) => {
    expect(findDates(text, language, NOW).filter(({ precision }) => precision !== "year")).toEqual([]);
  });

  test("months that are also other words need a preposition, a day or a year", () => {
    expect(brief("in May", "en")).toEqual(["2025-05-01..2025-05-31"]);
    expect(brief("en mars", "fr")).toEqual(["2025-03-01..2025-03-31"]);
    expect(brief("may 5", "en")).toEqual(["2025-05-05"]);
  });

  test("without now a date without a year recurs, and relative dates are left out", () => {
    expect(findDates("yesterday, in May", "en")).toMatchObject([{ from: "--05-01", to: "--05-31", relative: false }]);
  });
});

describe("a question's period", () => {
  test.each<[Language, string, object | null]>([
    ["en", "what was known in mid August 2025?", { from: "2025-08-10", to: "2025-08-20" }],
    ["en", "as of Dec 2025", { asOf: "2025-12-31" }],
    ["en", "by the end of 2025", { to: "2025-12-31" }],
    ["en", "before July 2025", { to: "2025-06-30" }],
    ["en", "before the July decision", { to: "2025-06-30" }],
    ["en", "since January", { from: "2025-01-01" }],
    ["en", "since December", { from: "2024-12-01" }],
    ["en", "in 2024", { from: "2024-01-01", to: "2024-12-31" }],
    ["en", "between May and July 2025", { from: "2025-05-01", to: "2025-07-31" }],
    ["en", "since May and before July 2025", { from: "2025-05-01", to: "2025-06-30" }],
    ["en", "what may happen", null],
    ["fr", "à la mi-août 2025", { from: "2025-08-10", to: "2025-08-20" }],
    ["fr", "avant juillet 2025", { to: "2025-06-30" }],
    ["de", "Stand Dezember 2025", { asOf: "2025-12-31" }],
    ["de", "bis Ende 2025", { to: "2025-12-31" }],
    ["es", "desde enero de 2025", { from: "2025-01-01" }],
    ["it", "prima di luglio 2025", { to: "2025-06-30" }],
    ["zh", "截至2025年12月", { asOf: "2025-12-31" }],
    ["zh", "2025年7月之前", { to: "2025-06-30" }],
    ["ja", "2025年12月時点で", { asOf: "2025-12-31" }],
    ["ja", "2025年以降", { from: "2025-01-01" }],
    ["ko", "2025년 12월 기준", { asOf: "2025-12-31" }],
    ["ko", "7월 이후", { from: "2025-07-01" }],
  ])("%s: %s", (language, question, expected) => {
    expect(findPeriod(question, language, NOW)).toEqual(expected);
  });
});

describe("when an article was written", () => {
  test.each<[string, string | null, string | null]>([
    ["date 2025-10-10\nBody", null, "2025-10-10"],
    ["June 30, 2025 - Nvidia said", null, "2025-06-30"],
    ["Title\nJanuary 7, 2026\nText", null, "2026-01-07"],
    ["Last Updated : Oct 10 2025", null, "2025-10-10"],
    ["2026-02-03T10:00:00Z text", null, "2026-02-03"],
    ["BEIJING, Aug 14, 2025 (Reuters) - text", null, "2025-08-14"],
    ["2025年9月26日消息，华为", null, "2025-09-26"],
    ["Publié le 10 octobre 2025 à 10h", null, "2025-10-10"],
    ["02/06 2026", null, null],
    ["02/06 2026", "2026-06-02", "2026-06-02"],
    ["SHANGHAI (Oct 31): chips", null, null],
    ["SHANGHAI (Oct 31): chips", "2025-11-02T00:00:00Z", "2025-10-31"],
    ["SHANGHAI (Oct 31): chips. On Sept 3, 2025 the firm", null, "2025-10-31"],
    ["(Reuters) Dec 31: x", "2026-01-02", "2025-12-31"],
    ["In 2024 Nvidia said on May 3, 2024 that", null, null],
  ])("%j, published %s", (text, published, expected) => {
    expect(datelineDay(text, published)).toBe(expected);
  });

  test.each<[Language, string, string | null]>([
    ["en", "On Aug 5, 2025 it said it will ship by March 2026. In July 2025 it was fine.", "2025-08-05"],
    ["en", "In 2024 and on 5 May.", null],
    ["zh", "2025年8月发布，预计2026年5月量产。", "2025-08-01"],
    ["ja", "2025年8月5日に発表、2026年5月に量産開始予定。", "2025-08-05"],
    ["de", "Am 14. August 2025 sagte sie es. Ab März 2026.", "2025-08-14"],
    ["en", "The bill went through the Senate on August 5, 2025.", "2025-08-05"],
    ["en", "The permit of July 2, 2025 runs to January 2, 2027.", "2025-07-02"],
    ["en", "The ring has been active since at least November 2023, prosecutors say.", null],
    ["fr", "Le réseau existe depuis novembre 2023 ; les policiers l'ont arrêté en octobre 2023.", "2023-10-01"],
    ["en", "Since July 2, 2025. The fab opens January 2, 2030.", "2025-07-02"],
  ])("%s: no earlier than the newest day it speaks of as past: %s", (language, text, expected) => {
    expect(latestPastDay(text, language, "2026-11-29")).toBe(expected);
  });
});

const language = fc.constantFrom(...LANGUAGES);

test("a day written out in any of the languages reads back as itself", () => {
  const day = fc.date({ min: new Date("1990-01-01"), max: new Date("2090-12-31"), noInvalidDate: true });
  fc.assert(
    fc.property(language, day, (lang, date) => {
      const text = new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: "UTC" }).format(date);
      const iso = date.toISOString().slice(0, 10);
      expect(findDates(text, lang)).toMatchObject([{ from: iso, to: iso, precision: "day", surface: text }]);
    }),
  );
});

const fragment = fc.constantFrom(
  ..."May|mai|5|14.| |,|-|2025|2026|Q3|H2|FY26|of|de|年|月|日|9月|今年|第|三季度|年底|월|분기|yesterday|上周|end of |mid-|fin |Ende |İ|/|.|the ".split(
    "|",
  ),
);

test("surfaces are slices of the text, in order, never overlapping, and from is not after to", () => {
  fc.assert(
    fc.property(language, fc.array(fragment, { maxLength: 14 }), (lang, parts) => {
      const text = parts.join("");
      let last = 0;
      for (const { start, end, surface, from, to } of findDates(text, lang, NOW)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(text.slice(start, end)).toBe(surface);
        expect(surface).not.toBe("");
        expect(from <= to).toBe(true);
        expect(to).toMatch(/^\d{4}-\d\d-\d\d$/);
        last = end;
      }
      findPeriod(text, lang, NOW);
      datelineDay(text, "2025-10-01");
    }),
    { numRuns: 1500 },
  );
});

test.each([" ", "1", "<", "1.", "1 ", "月", "a ", "May ", "2025 ", "-"])(
  "200 kB of %j are read to the end",
  (piece) => {
    const text = piece.repeat(200_000 / piece.length);
    for (const lang of LANGUAGES) expect(Array.isArray(findDates(text, lang, NOW))).toBe(true);
    expect(datelineDay(text, null)).toBeNull();
  },
);
