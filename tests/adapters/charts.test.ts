import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { altText, type Chart, chartSpec, drawable } from "../../adapters/charts/chart-spec.ts";
import { drawChart } from "../../adapters/charts/draw-chart.ts";

const bars = (more: Partial<Chart> = {}): Chart => ({
  kind: "chart",
  form: "bars",
  title: "Memory, GB",
  unit: "GB",
  categories: ["H200", "MI325X"],
  series: [{ name: "Memory", values: [141, 256], labels: ["141", "256"] }],
  ...more,
});

const slip: Chart = {
  kind: "chart",
  form: "line",
  title: "R2: promised date",
  unit: "days",
  categories: ["27 Jan 2025", "12 Mar 2025", "14 Aug 2025"],
  series: [{ name: "R2", values: [20_209, 20_250, 20_330], labels: ["May 2025", "Jun 2025", "Q3 2025"] }],
};

/** Dots of a picture to a point of a phone. */
const DOTS = 3;

/** A date that moved so many times, by a quarter each. */
function moved(times: number, label = "Q4 2025"): Chart {
  const rows = Array.from({ length: times }, (_, n) => n);
  const categories = rows.map((n) => `${n + 1} Jan ${2_020 + n}`);
  return {
    ...slip,
    categories,
    series: [{ name: "R2", values: rows.map((n) => 20_209 + n * 91), labels: rows.map(() => label) }],
  };
}

type Words = { text: string; x: number; y: number; fill: string; anchor: string };

/** The words of a picture and where they stand, within the group they are drawn in. */
const wordsOf = (svg: string): Words[] =>
  [
    ...svg.matchAll(
      /<text [^>]*?text-anchor="(\w+)" transform="translate\(([-\d.]+),([-\d.]+)\)"[^>]*?fill="([^"]+)"[^>]*>([^<]*)</gu,
    ),
  ].map(([, anchor = "", x, y, fill = "", text = ""]) => ({ anchor, x: Number(x), y: Number(y), fill, text }));

/** How far right each dot stands, from the top down. */
const dotsOf = (svg: string): number[] =>
  [
    ...svg.matchAll(
      /<path aria-label="[^"]*" role="graphics-symbol" aria-roledescription="point" transform="translate\(([\d.]+),/gu,
    ),
  ].map(([, x]) => Number(x));

/** The lengths of the bars, from the top down. */
const barsOf = (svg: string): number[] =>
  [...svg.matchAll(/aria-roledescription="bar" d="M0,0h([\d.]+)/gu)].map(([, length]) => Number(length));

/** Width and height out of a PNG's header. Source: w3.org/TR/png, 11.2.2 */
function sizeOf(png: Uint8Array): [number, number] {
  const view = new DataView(png.buffer, png.byteOffset);
  expect([...png.subarray(1, 4)].map((code) => String.fromCharCode(code)).join("")).toBe("PNG");
  return [view.getUint32(16), view.getUint32(20)];
}

describe("a chart as a picture", () => {
  test.each([
    ["bars", bars()],
    ["a slip", slip],
  ])("%s: sharp, small, with its words", async (_, chart) => {
    const picture = await drawChart(chart);
    const [width, height] = sizeOf(picture?.png ?? new Uint8Array(0));
    expect(width).toBeGreaterThan(1_000);
    expect(height).toBeLessThan(width);
    // Discord takes files up to 10 MiB; a phone on the move should not wait for one.
    expect(picture?.png.length).toBeLessThan(200_000);
    expect(picture?.alt).toContain(chart.series[0]?.labels[0]);
    expect(picture?.svg).toContain(chart.categories[0]);
  });

  test("draws on a ground of its own, so that it is legible on a dark page and on a light one", () => {
    expect(JSON.stringify(chartSpec(bars()))).toContain('"background":"#ffffff"');
  });

  test("starts its bars at nothing: a bar twice as long is twice as much", async () => {
    const { svg = "" } =
      (await drawChart(bars({ series: [{ name: "x", values: [100, 200], labels: ["a", "b"] }] }))) ?? {};
    const [one = 0, two = 0] = barsOf(svg);
    expect(one).toBeGreaterThan(10);
    expect(two / one).toBeCloseTo(2, 1);
  });

  // Where words are long the picture is wider, and all of them come out a little smaller.
  test.each<[string, number, Chart]>([
    ["bars", 12, bars()],
    ["bars with long names", 10.5, bars({ categories: ["Instinct MI325X Platform", "GB200 NVL72 (Grace)"] })],
    ["a slip", 12, slip],
    ["a slip of seven moves", 12, moved(7)],
    ["a slip in words", 10, moved(2, "second quarter of 2026")],
  ])(
    "%s: about as wide as a phone shows it, so that its letters are %s points or more there",
    async (_, least, chart) => {
      const { png, svg } = (await drawChart(chart)) ?? { png: new Uint8Array(0), svg: "" };
      const [width] = sizeOf(png);
      const shownAt = 348 / (width / DOTS);
      const sizes = [...svg.matchAll(/<text [^>]*?font-size="([\d.]+)px"/gu)].map(([, size]) => Number(size));
      expect(sizes).not.toEqual([]);
      expect(sizes).toHaveLength(wordsOf(svg).length);
      expect(Math.min(...sizes) * shownAt).toBeGreaterThanOrEqual(least);
    },
  );

  test("a slip: a row for each report in their order, later to the right, what holds now in a colour of its own", async () => {
    const { svg = "" } = (await drawChart(slip)) ?? {};
    const at = (words: string) => wordsOf(svg).find(({ text }) => text === words) ?? { x: 0, y: 0, fill: "" };
    expect(at("27 Jan 2025").y).toBeLessThan(at("12 Mar 2025").y);
    expect(at("12 Mar 2025").y).toBeLessThan(at("14 Aug 2025").y);
    const [first = 0, second = 0, third = 0] = dotsOf(svg);
    expect([first < second, second < third]).toEqual([true, true]);
    expect(at("Q3 2025").fill).not.toBe(at("Jun 2025").fill);
    expect(at("May 2025").fill).toBe(at("Jun 2025").fill);
  });

  test("a date that moves earlier again leads the line back: it goes from report to report", async () => {
    const chart: Chart = {
      ...slip,
      series: [{ name: "R2", values: [20_209, 20_330, 20_250], labels: ["a", "b", "c"] }],
    };
    const { svg = "" } = (await drawChart(chart)) ?? {};
    const line = /aria-roledescription="line mark" d="([^"]+)"/u.exec(svg)?.[1] ?? "";
    const ys = [...line.matchAll(/,([\d.]+)/gu)].map(([, y]) => Number(y));
    expect(ys).toHaveLength(3);
    expect(ys).toEqual(ys.toSorted((a, b) => a - b));
  });

  test("two reports of one day are two rows, and no words of a picture stand on others", async () => {
    const same = moved(7);
    const chart = { ...same, categories: same.categories.map(() => "12 Sept 2025") };
    const words = wordsOf((await drawChart(chart))?.svg ?? "");
    expect(words.filter(({ text }) => text === "12 Sept 2025")).toHaveLength(7);
    const rows = Map.groupBy(words, ({ x, anchor }) => `${anchor} ${x}`);
    for (const row of rows.values()) {
      const ys = row.map(({ y }) => y).toSorted((a, b) => a - b);
      for (const [n, y] of ys.slice(1).entries()) expect(y - (ys[n] ?? 0)).toBeGreaterThanOrEqual(16);
    }
  });

  test("of twenty moves the first and the last ones are drawn; the words beside it tell all", async () => {
    const chart = moved(20);
    const words = wordsOf((await drawChart(chart))?.svg ?? "").map(({ text }) => text);
    expect(words).toEqual(expect.arrayContaining([chart.categories[0], chart.categories[19]]));
    expect(words).not.toContain(chart.categories[5]);
    expect(altText(chart)).toContain(chart.categories[5]);
  });

  test("has nothing to draw where nothing is known, or nothing has moved", async () => {
    expect(await drawChart(bars({ series: [{ name: "x", values: [null, null], labels: ["", ""] }] }))).toBeNull();
    expect(
      await drawChart({ ...slip, series: [{ name: "x", values: [1, null, null], labels: ["a", "", ""] }] }),
    ).toBeNull();
  });

  test("leaves what is unknown out of the words too", () => {
    expect(altText(bars({ series: [{ name: "Memory", values: [141, null], labels: ["141 GB", ""] }] }))).toBe(
      "Memory, GB. H200: 141 GB",
    );
  });

  test.each([
    ["2025年8月14日", "2025-8-14"],
    ["2025년 8월 14일", "2025-8-14"],
    ["2025年第3四半期", "2025 Q3"],
    ["2025年第三季度", "2025 Q3"],
    ["2025년 3분기", "2025 Q3"],
    ["H200", "H200"],
    ["메모리", ""],
  ])("draws %s as %s, for its font has no other letters", (text, expected) => {
    expect(drawable(text)).toBe(expected);
  });

  test("any texts can be drawn", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: "grapheme" }),
        fc.array(fc.string(), { minLength: 2, maxLength: 4 }),
        async (title, categories) => {
          const values = categories.map((_, at) => at + 1);
          await expect(
            drawChart(bars({ title, categories, series: [{ name: title, values, labels: categories }] })),
          ).resolves.toBeDefined();
        },
      ),
      { numRuns: 15 },
    );
  });
});
