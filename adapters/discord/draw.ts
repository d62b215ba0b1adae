import type { Draw } from "./platform.ts";

/** Draws a card's charts; what draws is loaded when the first one is asked for. */
export const drawReply: Draw = async (reply) => {
  const charts = reply.kind === "card" ? reply.blocks.filter((block) => block.kind === "chart") : [];
  if (charts.length === 0) return [];
  const { drawChart } = await import("../charts/draw-chart.ts");
  const drawn = await Promise.all(charts.map((chart) => drawChart(chart)));
  return drawn.map((picture, n) => (picture === null ? null : { name: `chart-${n + 1}.png`, ...picture }));
};
