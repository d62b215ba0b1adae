import { EDGES_MAX, type StoredForest } from "../src/learned/forest.ts";
import type { BinnedTable, BoostedTree } from "./boosting.ts";

/** Boosted trees as `content-model.json` keeps them: only the columns and edges that are used, leaves in thousandths. */
export function storedForest(
  trees: readonly BoostedTree[],
  table: BinnedTable,
  names: readonly string[],
): StoredForest {
  const usedBins = new Map<number, Set<number>>();
  for (const node of trees.flat())
    if ("column" in node) usedBins.set(node.column, (usedBins.get(node.column) ?? new Set()).add(node.bin));
  const columns = [...usedBins].map(([column, bins]) => ({ column, bins: [...bins].sort((a, b) => a - b) }));
  const numberOf = new Map(
    columns.flatMap(({ column, bins }, c) => bins.map((bin, e) => [`${column} ${bin}`, c * EDGES_MAX + e] as const)),
  );
  return {
    columns: columns.map(({ column, bins }) => ({
      name: names[column] ?? "",
      edges: bins.map((bin) => roundedUp(table.edges[column]?.[bin] ?? 0)),
    })),
    trees: trees.map((tree) => ({
      nodes: tree.map((node) => ("column" in node ? (numberOf.get(`${node.column} ${node.bin}`) ?? 0) : -1)),
      leaves: tree.flatMap((node) => ("leaf" in node ? [Math.round(node.leaf * 1000)] : [])),
    })),
  };
}

/** Five digits, never less than the edge: values equal to it stay on its left. */
function roundedUp(edge: number): number {
  const short = Number(edge.toPrecision(5));
  return short >= edge ? short : Number((edge + Math.abs(edge) * 1e-4).toPrecision(5));
}
