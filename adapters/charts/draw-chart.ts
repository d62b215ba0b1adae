import { createRequire } from "node:module";
import { join } from "node:path";

import { Resvg } from "@resvg/resvg-js";
import { parse, View } from "vega";
import { compile } from "vega-lite";

import { altText, type Chart, chartSpec } from "./chart-spec.ts";

/** Three dots a point: sharp on a phone. */
const SCALE = 3;

export type Picture = { svg: string; png: Uint8Array; alt: string };

const fontFolder = join(createRequire(import.meta.url).resolve("dejavu-fonts-ttf/package.json"), "..", "ttf");
const FONT_FILES = ["DejaVuSans.ttf", "DejaVuSans-Bold.ttf"].map((file) => join(fontFolder, file));

/** A chart as a picture with its words; null where there is too little to draw. Letters come from a font of our own, then the machine's. */
export async function drawChart(chart: Chart): Promise<Picture | null> {
  const spec = chartSpec(chart);
  if (spec === null) return null;
  const view = new View(parse(compile(spec).spec), { renderer: "none" });
  const svg = await view.toSVG();
  view.finalize();
  const image = new Resvg(svg, {
    fitTo: { mode: "zoom", value: SCALE },
    font: { fontFiles: FONT_FILES, loadSystemFonts: true, defaultFontFamily: "DejaVu Sans" },
  });
  return { svg, png: image.render().asPng(), alt: altText(chart) };
}
