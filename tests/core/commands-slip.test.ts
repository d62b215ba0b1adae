import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { createSqliteLibrary } from "../../adapters/store/sqlite.ts";
import { createBot, type Bot } from "../../src/bot.ts";
import { localPeriod, monthsBetween } from "../../src/commands/days.ts";
import type { Library } from "../../src/ports.ts";
import { LANGUAGES, type ArticleInput, type Language, type Reply } from "../../src/types.ts";
import { blocksOf } from "../fixtures/conversation.ts";

const now = (): Date => new Date("2026-11-24T12:00:00.000Z");
const log = (): void => {};

const article = (published: string, title: string, text: string, lang = "en"): ArticleInput => ({
  url: `https://news.example/${published}-${lang}`,
  title,
  outlet: `Desk of ${published}`,
  lang,
  published,
  text,
});

/** A chip that was promised, moved and moved again, as three desks told it. */
const MOVED: readonly ArticleInput[] = [
  article(
    "2025-03-10",
    "AMD plans MI500 launch for the fourth quarter of 2026",
    "AMD plans to launch the MI500 in the fourth quarter of 2026. The company showed its roadmap on Monday.",
  ),
  article(
    "2025-11-12",
    "MI500-Start verschoben",
    "AMD verschiebt den Start des MI500 auf das erste Quartal 2027. Das teilte das Unternehmen mit.",
    "de",
  ),
  article(
    "2026-05-04",
    "AMD MI500 delayed again",
    "AMD has delayed the launch of the MI500 again: it is now expected in the third quarter of 2027.",
  ),
];

let folder: string;
let library: Library;
let bot: Bot;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "slip-"));
  library = await createSqliteLibrary({ file: join(folder, "library.sqlite"), log, now });
  bot = createBot({ library, log, now });
  // The order in which articles come says nothing of when they were written.
  await bot.import(MOVED.toReversed().map((input, at) => ({ where: `article ${at}`, input })));
});
afterAll(async () => {
  await library.close();
  rmSync(folder, { recursive: true, force: true });
});

const timeline = (language: Language, asOf?: string): Promise<Reply> =>
  bot.run({ kind: "timeline", subject: "MI500", about: "launch", asOf }, { language, visibility: "public" });

const slip = (reply: Reply): string | undefined =>
  blocksOf(reply).flatMap((block) => (block.kind === "lines" ? block.lines : []))[0]?.text;

describe("a slip timeline", () => {
  test("says what was promised first, what it moved to, by how much and how often; each promise cited", async () => {
    const reply = await timeline("en");
    expect(slip(reply)).toBe("Q4 2026 → Q1 2027 → Q3 2027 (+9 months, moves: 2)");
    const line = blocksOf(reply).flatMap((block) => (block.kind === "lines" ? block.lines : []))[0];
    expect(line?.cites).toHaveLength(3);
    const chart = blocksOf(reply).find(({ kind }) => kind === "chart");
    expect(chart).toMatchObject({ form: "line", series: [{ labels: ["Q4 2026", "Q1 2027", "Q3 2027"] }] });
    const values = chart?.kind === "chart" ? (chart.series[0]?.values ?? []) : [];
    expect(values).toEqual(values.toSorted((a, b) => Number(a) - Number(b)));
  });

  test("tells the reports oldest first, marks the promises that were moved, and names who was first", async () => {
    const blocks = blocksOf(await timeline("en"));
    const entries = blocks.flatMap((block) => (block.kind === "entries" ? block.entries : []));
    expect(entries.map(({ day }) => day)).toEqual(["2025-03-10", "2025-11-12", "2026-05-04"]);
    expect(entries.map(({ superseded }) => superseded !== null)).toEqual([true, true, false]);
    expect(JSON.stringify(blocks.at(-1))).toContain("Desk of 2025-03-10");
  });

  test("as of a day knows only the promises made by then", async () => {
    expect(slip(await timeline("en", "2025-12-31"))).toBe("Q4 2026 → Q1 2027 (+3 months, moves: 1)");
    expect(slip(await timeline("en", "2025-04-01"))).toBe("Q4 2026: not moved in my articles");
  });

  test("is told in the reader's language, periods too", async () => {
    expect(slip(await timeline("zh"))).toBe("2026年第四季度 → 2027年第一季度 → 2027年第三季度（+9 个月，变动 2 次）");
    expect(slip(await timeline("fr"))).toContain("T4 2026 → T1 2027 → T3 2027 (+9 mois");
  });
});

describe("a period", () => {
  test.each([
    ["2026-07-01", "2026-09-30", "Q3 2026"],
    ["2026-07-01", "2026-12-31", "H2 2026"],
    ["2026-01-01", "2026-12-31", "2026"],
    ["2026-09-01", "2026-12-31", "late 2026"],
    ["2026-10-01", "2026-12-31", "Q4 2026"],
    ["2026-02-01", "2026-02-28", "Feb 2026"],
    ["2026-02-03", "2026-02-03", "3 Feb 2026"],
    ["2026-11-01", "2027-02-28", "1 Nov 2026 – 28 Feb 2027"],
  ])("%s to %s is %s", (from, to, text) => {
    expect(localPeriod(from, to, "en")).toBe(text);
  });

  test("has a name in every language", () => {
    for (const language of LANGUAGES) {
      const names = [
        localPeriod("2026-01-01", "2026-12-31", language),
        localPeriod("2026-01-01", "2026-06-30", language),
        localPeriod("2026-10-01", "2026-12-31", language),
        localPeriod("2026-10-01", "2026-10-31", language),
        localPeriod("2026-01-01", "2026-04-30", language),
      ];
      expect(new Set(names).size).toBe(5);
      for (const name of names) expect(name).toContain("2026");
    }
  });

  test("months between ends count across years", () => {
    expect(monthsBetween("2026-12-31", "2027-09-30")).toBe(9);
    expect(monthsBetween("2027-12-31", "2027-09-30")).toBe(-3);
  });
});
