import type { Draw } from "./platform.ts";

/** Draws a card's first chart; what draws is loaded when the first one is asked for. */
export const drawReply: Draw = async (reply) => {
  const chart = reply.kind === "card" ? reply.blocks.find((block) => block.kind === "chart") : undefined;
  if (chart === undefined) return null;
  const { drawChart } = await import("../charts/draw-chart.ts");
  const picture = await drawChart(chart);
  return picture === null ? null : { name: "chart.png", png: picture.png, alt: picture.alt };
};
