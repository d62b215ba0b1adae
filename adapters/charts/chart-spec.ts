import type { TopLevelSpec } from "vega-lite";

import type { Block } from "../../src/index.ts";

export type Chart = Extract<Block, { kind: "chart" }>;

/** Legible on white and on Discord's dark grey: drawn on a card of its own, whatever is behind it. */
const INK = "#1f2430";
const MUTED = "#5b6472";
const GRID = "#e4e7ec";
const BLUE = "#2f6db5";
/** What holds now, beside what held before. */
const AMBER = "#c2600c";
const SERIES = [BLUE, "#d9822b", "#2c9c69", "#9c4fb0", "#c2413b", "#6b7785"];
const FONT = "DejaVu Sans, sans-serif";
/** As wide as a phone shows a picture, in points: so letters come out in the size they are drawn in. */
const WIDTH = 372;
const PADDING = 14;
/** Between words and what they stand beside. */
const GAP = 9;
/** Less is no picture any more: what has longer words beside it is drawn wider. */
const PLOT_WIDTH_MIN = 100;
const FONT_SIZE = 14;
const AXIS_HEIGHT = 30;
const TITLE_SIZE = 16;
const TITLE_CHARS_MAX = 32;
/** Bold letters are so much wider. */
const BOLD = 1.1;
const BAR_HEIGHT = 40;
const ROW_HEIGHT = 34;
const LABEL_CHARS_MAX = 24;
/** More moves than fit a phone's picture: the first and the last ones tell how far it went. */
const MOVES_MAX = 7;

const DAY_MS = 86_400_000;

const config = {
  font: FONT,
  background: "#ffffff",
  view: { stroke: null },
  axis: {
    labelColor: INK,
    labelFontSize: FONT_SIZE,
    labelPadding: GAP,
    titleColor: MUTED,
    gridColor: GRID,
    domainColor: GRID,
    tickColor: GRID,
  },
  title: { color: INK, fontSize: TITLE_SIZE },
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

/** A title in lines that fit the width. */
function titleLines({ title }: Chart): string[] {
  const lines: string[] = [];
  for (const word of drawable(title).split(/\s+/u).filter(Boolean)) {
    const open = lines.at(-1);
    if (open !== undefined && open.length + word.length < TITLE_CHARS_MAX) lines[lines.length - 1] = `${open} ${word}`;
    else lines.push(short(word));
  }
  return lines.slice(0, 2);
}

/** What words take in DejaVu Sans, in points. Vega without a browser only guesses, and leaves a third of the width empty. */
const widthOf = (text: string): number =>
  [...text].reduce(
    (sum, letter) => sum + (/[ .,:;'|ijl()]/u.test(letter) ? 0.36 : /[A-Zmw]/u.test(letter) ? 0.76 : 0.65),
    0,
  ) * FONT_SIZE;

const widest = (texts: readonly string[]): number => Math.ceil(Math.max(0, ...texts.map(widthOf)));

type Beside = { left: readonly string[]; right: readonly string[]; height: number; below: number };

/** Where everything stands: a phone's width in all, less what the words left and right of the plot take. */
function frameOf(chart: Chart, { left, right, height, below }: Beside) {
  const lines = titleLines(chart);
  const [before, after] = [PADDING + widest(left) + GAP, PADDING + widest(right) * BOLD + GAP];
  const top = PADDING + (lines.length === 0 ? 0 : lines.length * (TITLE_SIZE + 3) + GAP);
  const title = { text: lines, anchor: "start", frame: "group", dx: PADDING - before, offset: GAP } as const;
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    autosize: { type: "none" },
    width: Math.max(PLOT_WIDTH_MIN, WIDTH - before - after),
    height,
    padding: { left: before, right: after, top, bottom: PADDING + below },
    ...(lines.length === 0 ? {} : { title }),
    config,
  } as const;
}

/** One bar a chip, its figure behind it; several series as groups of bars. */
function barSpec(chart: Chart): TopLevelSpec | null {
  // Its unit stands in the title mostly: then the figures need none.
  const unit = titleLines(chart).join(" ").includes(drawable(chart.unit)) ? "" : drawable(chart.unit);
  const values = points(chart).map((point) => ({
    ...point,
    label: unit === "" ? point.label : `${point.label} ${unit}`,
  }));
  if (values.length === 0) return null;
  const grouped = chart.series.length > 1;
  const rows = chart.categories.length * (grouped ? chart.series.length : 1);
  const offset = grouped ? { yOffset: { field: "series", sort: null } } : {};
  const colour = grouped
    ? { color: { field: "series", type: "nominal", scale: { range: SERIES }, sort: null } as const }
    : { color: { value: BLUE } };
  const labels = values.map(({ label }) => label);
  const left = values.map(({ category }) => category);
  return {
    ...frameOf(chart, { left, right: labels, height: rows * BAR_HEIGHT, below: grouped ? AXIS_HEIGHT : 0 }),
    data: { values },
    encoding: {
      y: {
        field: "category",
        type: "nominal",
        sort: null,
        title: null,
        axis: { labelLimit: 240, ticks: false, domain: false },
      },
      ...offset,
      // Bars begin at nothing; their figures stand behind them, so that no scale has to be read.
      x: { field: "value", type: "quantitative", axis: null, scale: { domainMin: 0, nice: false } },
    },
    layer: [
      { mark: { type: "bar", cornerRadiusEnd: 3 }, encoding: colour },
      {
        mark: { type: "text", align: "left", dx: 7, fontSize: FONT_SIZE, fontWeight: "bold", color: INK },
        encoding: { text: { field: "label", type: "nominal" } },
      },
    ],
  };
}

/** How a promised day moved: a row for each report, newest last, with the day it promised on a line of time; what holds now in a colour of its own. */
function slipSpec(chart: Chart): TopLevelSpec | null {
  const all = points(chart);
  const kept = all.length <= MOVES_MAX ? all : [...all.slice(0, 1), ...all.slice(1 - MOVES_MAX)];
  const values = kept.map(({ category, value, label }, at) => ({
    // Two reports of one day are two rows.
    row: `${at}|${category}`,
    at,
    label,
    promised: new Date(value * DAY_MS).toISOString(),
    isLast: at === kept.length - 1,
  }));
  if (values.length < 2) return null;
  const colour = { color: { condition: { test: "datum.isLast", value: AMBER }, value: BLUE } };
  const words = { condition: { test: "datum.isLast", value: AMBER }, value: INK };
  const [left, right] = [kept.map(({ category }) => category), kept.map(({ label }) => label)];
  return {
    ...frameOf(chart, { left, right, height: values.length * ROW_HEIGHT, below: AXIS_HEIGHT }),
    data: { values },
    encoding: {
      y: {
        field: "row",
        type: "ordinal",
        sort: null,
        title: null,
        axis: { labelExpr: "split(datum.label, '|')[1]", labelLimit: 200, ticks: false, domain: false, grid: true },
      },
      x: {
        field: "promised",
        type: "temporal",
        title: null,
        scale: { padding: 12 },
        axis: { ...timeAxis(kept), grid: false, labelColor: MUTED, labelFontSize: 13, labelFlush: true },
      },
    },
    layer: [
      { mark: { type: "line", color: BLUE, strokeWidth: 3, opacity: 0.55 }, encoding: { order: { field: "at" } } },
      { mark: { type: "point", filled: true, opacity: 1, size: 150 }, encoding: colour },
      {
        mark: { type: "text", align: "left", dx: GAP, fontSize: FONT_SIZE, fontWeight: "bold" },
        encoding: { x: { value: "width" }, text: { field: "label", type: "nominal" }, color: words },
      },
    ],
  };
}

/** Years where years lie between the promises, months where it is months; few enough for their words not to touch. */
function timeAxis(kept: readonly Point[]): { format: string; tickCount: number | { interval: "year"; step: number } } {
  const days = kept.map(({ value }) => value);
  const years = (Math.max(...days) - Math.min(...days)) / 365;
  return years > 1.5 ? { format: "%Y", tickCount: { interval: "year", step: 1 } } : { format: "%b %Y", tickCount: 2 };
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
