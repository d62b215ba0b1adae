import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { createSqliteLibrary } from "../../adapters/store/sqlite.ts";
import { createBot, type Bot } from "../../src/bot.ts";
import type { Library } from "../../src/ports.ts";
import type { ArticleInput, Reply } from "../../src/types.ts";

const now = (): Date => new Date("2026-11-24T12:00:00.000Z");
const log = (): void => {};

const article = (published: string, text: string, lang = "en"): ArticleInput => ({
  url: `https://news.example/${published}`,
  title: null,
  outlet: `Desk of ${published}`,
  lang,
  published,
  text,
});

/** Figures that the table of chips lacks, told so that each is one chip's, and some that are not. */
const ARTICLES: readonly ArticleInput[] = [
  article("2026-01-05", "The price of a B30A is about $22,000, dealers in Shenzhen say. The B30A is made by Nvidia."),
  article("2026-02-05", "Nvidias H20 kostet im Handel rund 12.000 Dollar, der Preis ist gestiegen.", "de"),
  article("2026-03-05", "The price of a B30A is $20,000 and that of an H20 is $12,000, a broker in Hong Kong says."),
  article("2026-04-05", "A server with eight B30A has a price of $300,000, a dealer says."),
  article("2026-05-05", "The B30A draws 600 W, half the power consumption of its bigger sibling."),
];

let folder: string;
let library: Library;
let bot: Bot;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "values-"));
  library = await createSqliteLibrary({ file: join(folder, "library.sqlite"), log, now });
  bot = createBot({ library, log, now });
  await bot.import(ARTICLES.map((input, at) => ({ where: `article ${at}`, input })));
});
afterAll(async () => {
  await library.close();
  rmSync(folder, { recursive: true, force: true });
});

async function cellsOf(fields: "price" | "power"): Promise<{ reply: Reply; cells: readonly string[] }> {
  const intent = { kind: "compare", names: ["B30A", "H20"], fields } as const;
  const reply = await bot.run(intent, { language: "en", visibility: "public" });
  const tables = reply.kind === "card" ? reply.blocks.flatMap((block) => (block.kind === "table" ? [block] : [])) : [];
  return { reply, cells: tables[0]?.rows[0]?.cells.map(({ text }) => text) ?? [] };
}

describe("a figure the table lacks", () => {
  test("comes from the newest article that gives one figure of one chip, letter for letter, quoted below", async () => {
    const { reply, cells } = await cellsOf("price");
    expect(cells).toEqual(["$22,000", "12.000 Dollar"]);
    const text = JSON.stringify(reply);
    expect(text).toContain("The price of a B30A is about $22,000, dealers in Shenzhen say.");
    expect(text).toContain("Nvidias H20 kostet im Handel rund 12.000 Dollar");
  });

  test("is never one of two chips named together, nor a server's", async () => {
    const { reply } = await cellsOf("price");
    const lines =
      reply.kind === "card" ? reply.blocks.flatMap((block) => (block.kind === "lines" ? block.lines : [])) : [];
    expect(JSON.stringify(lines)).not.toMatch(/broker|300,000/);
  });

  test("does not take the place of one the table has", async () => {
    const { cells } = await cellsOf("power");
    expect(cells).toEqual(["600 W", "400 W"]);
  });
});
