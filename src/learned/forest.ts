import { z } from "zod";

/** Boosted trees as they are stored. */
export const forestSchema = z.object({
  /** What the trees look at, with the values they split at. */
  columns: z.array(z.object({ name: z.string(), edges: z.array(z.number()) })),
  /** Each tree in preorder: a split is its column × 64 + its edge (values up to the edge go left), a leaf is -1. */
  trees: z.array(z.object({ nodes: z.array(z.int()), leaves: z.array(z.int()) })),
});

/** Boosted trees in their stored form; leaves are in thousandths. */
export type StoredForest = z.infer<typeof forestSchema>;

/** What trees look at, a column a feature, by name. */
type Columns = ReadonlyMap<string, Float32Array>;

/** Gives the log odds of a yes for a row of the table. */
export type Forest = (row: number) => number;

/** A column has fewer edges. */
export const EDGES_MAX = 64;
const LEAF_UNIT = 1000;

/** Makes stored trees ready to judge the rows of a table; a column that it lacks counts as 0. */
export function openForest(stored: StoredForest, table: Columns): Forest {
  const trees = treesOf(stored);
  const columns = stored.columns.map(({ name }) => table.get(name) ?? new Float32Array());
  return (row) => {
    let margin = 0;
    for (const tree of trees) margin += leafFor(tree, columns, row);
    return margin;
  };
}

const treesByForest = new WeakMap<StoredForest, readonly Tree[]>();

/** The trees of a stored forest, opened at its first page. */
function treesOf(stored: StoredForest): readonly Tree[] {
  const known = treesByForest.get(stored);
  if (known !== undefined) return known;
  const trees = stored.trees.map((tree) => openTree(tree, stored));
  treesByForest.set(stored, trees);
  return trees;
}

/** Node by node: the column that is looked at (-1 in a leaf), the edge or the leaf's value, where the right branch begins. */
type Tree = { looks: Int32Array; values: Float64Array; rights: Int32Array };

function openTree({ nodes, leaves }: StoredForest["trees"][number], { columns }: StoredForest): Tree {
  const tree = {
    looks: new Int32Array(nodes.length).fill(-1),
    values: new Float64Array(nodes.length),
    rights: new Int32Array(nodes.length),
  };
  const open: number[] = [];
  let leaf = 0;
  for (const [at, node] of nodes.entries()) {
    if (at > 0 && nodes[at - 1] === -1) tree.rights[open.pop() ?? 0] = at;
    if (node < 0) {
      tree.values[at] = (leaves[leaf] ?? 0) / LEAF_UNIT;
      leaf += 1;
    } else {
      tree.looks[at] = Math.floor(node / EDGES_MAX);
      tree.values[at] = columns[Math.floor(node / EDGES_MAX)]?.edges[node % EDGES_MAX] ?? 0;
      open.push(at);
    }
  }
  return tree;
}

function leafFor({ looks, values, rights }: Tree, columns: readonly Float32Array[], row: number): number {
  for (let at = 0; ;) {
    const look = looks[at] ?? -1;
    const value = values[at] ?? 0;
    if (look < 0) return value;
    at = (columns[look]?.[row] ?? 0) <= value ? at + 1 : (rights[at] ?? 0);
  }
}
