import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { drawTable } from "../../adapters/terminal/table.ts";
import { columnsOf } from "../../adapters/terminal/wrap.ts";

const table = {
  heads: ["Field", "H200 SXM", "Instinct MI325X"],
  rows: [
    ["Memory", "141 GB HBM3E [1][2]", "256 GB HBM3E [1][4]"],
    ["内存带宽", "4.8 TB/s [1]", "–"],
  ],
};

describe("a table in the terminal", () => {
  test("lines up its columns, wide characters counted as two", () => {
    expect(drawTable(table, 80).split("\n")).toEqual([
      "Field     H200 SXM             Instinct MI325X",
      "────────  ───────────────────  ───────────────────",
      "Memory    141 GB HBM3E [1][2]  256 GB HBM3E [1][4]",
      "内存带宽  4.8 TB/s [1]         –",
    ]);
  });

  test("wraps cells where it must, and becomes a list where no column fits", () => {
    expect(drawTable(table, 40).split("\n").length).toBeGreaterThan(4);
    expect(drawTable(table, 30)).toContain("H200 SXM: 141 GB HBM3E");
  });

  test("is never wider than the terminal, and loses nothing", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "B", "7", "中", "한", "é", " "), minLength: 1, maxLength: 60 });
    const row = fc.tuple(word, word, word);
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), fc.integer({ min: 30, max: 120 }), (rows, width) => {
        const drawn = drawTable({ heads: ["one", "two", "three"], rows }, width);
        for (const line of drawn.split("\n")) expect(columnsOf(line)).toBeLessThanOrEqual(width);
        const letters = (text: string): string => [...text.replace(/[\s─:]/g, "")].toSorted().join("");
        for (const cell of rows.flat()) for (const letter of letters(cell)) expect(drawn).toContain(letter);
      }),
    );
  });
});
