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

  test("starts its bars at nothing: a bar twice as long is twice as much", () => {
    expect(JSON.stringify(chartSpec(bars()))).toMatch(/"domain":\[0,312\.3/);
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
