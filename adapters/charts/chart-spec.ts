import type { TopLevelSpec } from "vega-lite";

import type { Block } from "../../src/index.ts";

export type Chart = Extract<Block, { kind: "chart" }>;

/** Legible on white and on Discord's dark grey: drawn on a card of its own, whatever is behind it. */
const INK = "#1f2430";
const MUTED = "#5b6472";
const GRID = "#e4e7ec";
const BLUE = "#2f6db5";
const SERIES = [BLUE, "#d9822b", "#2c9c69", "#9c4fb0", "#c2413b", "#6b7785"];
const FONT = "DejaVu Sans, sans-serif";
/** A phone shows a picture about 360 points wide; letters stay readable when a picture is not much wider than twice that. */
const WIDTH = 560;
const BAR_HEIGHT = 34;
const LINE_HEIGHT = 240;
const LABEL_CHARS_MAX = 24;

const DAY_MS = 86_400_000;

const config = {
  font: FONT,
  background: "#ffffff",
  view: { stroke: null },
  axis: {
    labelColor: INK,
    labelFontSize: 14,
    titleColor: MUTED,
    titleFontSize: 13,
    titleFontWeight: "normal" as const,
    gridColor: GRID,
    domainColor: GRID,
    tickColor: GRID,
  },
  title: { color: INK, fontSize: 17, anchor: "start" as const, offset: 14 },
  legend: { labelColor: INK, labelFontSize: 13, titleColor: MUTED, orient: "bottom" as const, title: null },
};

/** Letters that the font we bring has not got; a machine may have one for them, but nothing here can know. */
const UNDRAWN = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]|\p{Extended_Pictographic}/u;

/** Text as it can be drawn: dates of Chinese, Japanese and Korean with hyphens and Q; what cannot be is left to the words beside the picture. */
export function drawable(text: string): string {
  if (!UNDRAWN.test(text)) return text;
  const plain = text
    .replace(
      /\s*第?([1-4一二三四])(?:四半期|季度|분기)/u,
      (_, n: string) => ` Q${"一二三四".includes(n) ? "一二三四".indexOf(n) + 1 : n}`,
    )
    .replace(/\s*[年년]\s*(?=\d)|\s*[月월]\s*(?=\d)/gu, "-")
    .replace(/[年月日년월일]/gu, "")
    .trim();
  return UNDRAWN.test(plain) ? "" : plain;
}

const short = (text: string): string =>
  text.length <= LABEL_CHARS_MAX ? text : `${text.slice(0, LABEL_CHARS_MAX - 1)}…`;

/** A chart block as a Vega-Lite description; null where there is nothing to draw. */
export function chartSpec(chart: Chart): TopLevelSpec | null {
  return chart.form === "bars" ? barSpec(chart) : slipSpec(chart);
}

type Point = { category: string; series: string; value: number; label: string };

/** What is drawn; a figure that nobody knows has no bar. */
const points = ({ categories, series }: Chart): Point[] =>
  series.flatMap(({ name, values, labels }) =>
    categories.flatMap((category, at) => {
      const value = values[at];
      return typeof value === "number"
        ? [
            {
              category: short(drawable(category)) || String(at + 1),
              series: drawable(name),
              value,
              label: drawable(labels[at] ?? ""),
            },
          ]
        : [];
    }),
  );

const titled = ({ title }: Chart) => (drawable(title) === "" ? {} : { title: drawable(title) });

/** One bar a chip, its figure behind it; several series as groups of bars. */
function barSpec(chart: Chart): TopLevelSpec | null {
  const values = points(chart);
  if (values.length === 0) return null;
  const grouped = chart.series.length > 1;
  const rows = chart.categories.length * (grouped ? chart.series.length : 1);
  const y = {
    field: "category",
    type: "nominal",
    sort: null,
    title: null,
    axis: { labelLimit: 220, ticks: false, domain: false },
  } as const;
  const offset = grouped ? { yOffset: { field: "series", sort: null } } : {};
  const colour = grouped
    ? { color: { field: "series", type: "nominal", scale: { range: SERIES }, sort: null } as const }
    : { color: { value: BLUE } };
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    width: WIDTH,
    height: Math.max(90, rows * BAR_HEIGHT),
    padding: 18,
    ...titled(chart),
    data: { values },
    encoding: {
      y,
      ...offset,
      x: {
        field: "value",
        type: "quantitative",
        title: drawable(chart.unit) || null,
        // Room for the figure behind the longest bar.
        scale: { domain: [0, Math.max(...values.map(({ value }) => value)) * 1.22], nice: false },
        axis: { tickCount: 5, format: "~s" },
      },
    },
    layer: [
      { mark: { type: "bar", cornerRadiusEnd: 3 }, encoding: colour },
      {
        mark: { type: "text", align: "left", dx: 6, fontSize: 14, color: INK },
        encoding: { text: { field: "label", type: "nominal" } },
      },
    ],
    config,
  };
}

/** How a promised day moved: each report a point, the day it promised up the side, its words beside it. */
function slipSpec(chart: Chart): TopLevelSpec | null {
  const values = points(chart).map((point, at) => ({
    ...point,
    at,
    promised: new Date(point.value * DAY_MS).toISOString(),
  }));
  if (values.length < 2) return null;
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    width: WIDTH,
    height: LINE_HEIGHT,
    padding: 18,
    ...titled(chart),
    data: { values },
    encoding: {
      x: {
        field: "category",
        type: "ordinal",
        sort: null,
        title: null,
        axis: { labelAngle: 0, labelLimit: 130, grid: false },
        scale: { padding: 0.4 },
      },
      y: {
        field: "promised",
        type: "temporal",
        title: null,
        scale: { nice: true, padding: 34 },
        axis: { format: "%b %Y", tickCount: 4 },
      },
    },
    layer: [
      { mark: { type: "line", color: BLUE, strokeWidth: 3 } },
      { mark: { type: "point", filled: true, opacity: 1, size: 130, color: BLUE } },
      {
        mark: { type: "text", dy: -18, dx: -24, fontSize: 14, fontWeight: "bold", color: INK },
        encoding: { text: { field: "label", type: "nominal" } },
      },
    ],
    config,
  };
}

/** What the picture shows, in words: for whoever cannot see it. */
export function altText(chart: Chart): string {
  const said = chart.series.flatMap(({ name, values, labels }) =>
    chart.categories.flatMap((category, at) => {
      const value = values[at];
      if (typeof value !== "number") return [];
      const whose = chart.series.length > 1 ? `${category}, ${name}` : category;
      return [`${whose}: ${labels[at] || `${value} ${chart.unit}`}`];
    }),
  );
  return `${chart.title}. ${said.join("; ")}`.slice(0, 1_000);
}
