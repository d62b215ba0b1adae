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

/** Gives the chance, 0..1, that the answer is yes for a row of features. */
export type Forest = (row: Float32Array) => number;

export const EDGES_MAX = 64;
const LEAF_UNIT = 1000;

/**
 * Makes stored trees ready for use.
 * @param names the columns of the rows that will be judged; one that is missing counts as 0
 */
export function openForest(stored: StoredForest, names: readonly string[]): Forest {
  const places = new Map(names.map((name, place) => [name, place]));
  const trees = stored.trees.map((tree) => openTree(tree, stored, places));
  return (row) => {
    let margin = 0;
    for (const tree of trees) margin += leafFor(tree, row);
    return 1 / (1 + Math.exp(-margin));
  };
}

/** Node by node: the row's place that is looked at (-1 in a leaf), the edge or the leaf's value, where the right branch begins. */
type Tree = { places: Int32Array; values: Float64Array; rights: Int32Array };

function openTree(
  { nodes, leaves }: StoredForest["trees"][number],
  { columns }: StoredForest,
  placeOf: ReadonlyMap<string, number>,
): Tree {
  const tree = {
    places: new Int32Array(nodes.length),
    values: new Float64Array(nodes.length),
    rights: new Int32Array(nodes.length),
  };
  const open: number[] = [];
  let leaf = 0;
  for (const [at, node] of nodes.entries()) {
    if (at > 0 && nodes[at - 1] === -1) tree.rights[open.pop() ?? 0] = at;
    const column = columns[Math.floor(node / EDGES_MAX)];
    if (node < 0 || column === undefined) {
      tree.places[at] = -1;
      tree.values[at] = (leaves[leaf] ?? 0) / LEAF_UNIT;
      leaf += 1;
    } else {
      tree.places[at] = placeOf.get(column.name) ?? placeOf.size;
      tree.values[at] = column.edges[node % EDGES_MAX] ?? 0;
      open.push(at);
    }
  }
  return tree;
}

function leafFor({ places, values, rights }: Tree, row: Float32Array): number {
  for (let at = 0; ;) {
    const place = places[at] ?? -1;
    const value = values[at] ?? 0;
    if (place < 0) return value;
    at = (row[place] ?? 0) <= value ? at + 1 : (rights[at] ?? 0);
  }
}
