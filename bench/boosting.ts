/** Rows of features, column by column, each value as the number of its bin. */
export type BinnedTable = { rows: number; columns: readonly Uint8Array[]; edges: readonly Float32Array[] };

/** A boosted tree in preorder: a split is its column and bin (rows at or below it go left), a leaf its value. */
export type BoostedTree = readonly ({ column: number; bin: number } | { leaf: number })[];

export type BoostingOptions = {
  trees: number;
  leavesMax: number;
  learningRate: number;
  /** Share of the columns each tree may look at. */
  columnShare: number;
  rowShare: number;
  /** Weight (second derivatives) a leaf must hold. */
  leafWeightMin: number;
  penalty: number;
  seed: number;
};

const BINS = 64;

/** Sorts every column's values into at most 64 bins of about equal size, by every `step`-th row. */
export function binTable(columns: readonly Float32Array[], step: number): BinnedTable {
  const edges = columns.map((column) => edgesOf(column.filter((_, i) => i % step === 0)));
  return {
    rows: columns[0]?.length ?? 0,
    edges,
    columns: columns.map((column, c) =>
      Uint8Array.from(column, (value) => binOf(value, edges[c] ?? new Float32Array())),
    ),
  };
}

/** Upper edges of the bins; the last bin has none. */
function edgesOf(values: Float32Array): Float32Array {
  const sorted = values.toSorted();
  const edges: number[] = [];
  for (let bin = 1; bin < BINS; bin += 1) {
    const low = sorted[Math.floor((bin * sorted.length) / BINS)] ?? 0;
    if (edges.length === 0 || low > (edges.at(-1) ?? 0)) edges.push(low);
  }
  // Rare values at either end still get an edge of their own.
  const first = sorted[0] ?? 0;
  if (first < (edges[0] ?? first)) edges.unshift(first);
  return Float32Array.from(edges.filter((edge) => edge < (sorted.at(-1) ?? 0)).slice(0, BINS - 1));
}

function binOf(value: number, edges: Float32Array): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (edges[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Gradient-boosted trees for a yes or no, grown leaf by leaf over histograms. */
export function boost(
  table: BinnedTable,
  labels: Float32Array,
  weights: Float32Array,
  chosen: readonly number[],
  options: BoostingOptions,
): BoostedTree[] {
  const random = randomFrom(options.seed);
  const margins = new Float32Array(table.rows);
  const gradients = new Float32Array(table.rows);
  const curvatures = new Float32Array(table.rows);
  const trees: BoostedTree[] = [];
  for (let t = 0; t < options.trees; t += 1) {
    for (const r of chosen) {
      const p = 1 / (1 + Math.exp(-(margins[r] ?? 0)));
      gradients[r] = (p - (labels[r] ?? 0)) * (weights[r] ?? 0);
      curvatures[r] = Math.max(1e-6, p * (1 - p)) * (weights[r] ?? 0);
    }
    const rows = Int32Array.from(chosen.filter(() => random() < options.rowShare));
    const columns = table.columns.map((_, c) => c).filter(() => random() < options.columnShare);
    const tree = growTree({ table, gradients, curvatures, columns, options }, rows);
    for (const r of chosen) margins[r] = (margins[r] ?? 0) + valueOf(tree, table, r);
    trees.push(tree);
  }
  return trees;
}

/** The sum of the trees for one row: the log odds of yes. */
export const marginOf = (trees: readonly BoostedTree[], table: BinnedTable, row: number): number =>
  trees.reduce((sum, tree) => sum + valueOf(tree, table, row), 0);

const skipByTree = new WeakMap<BoostedTree, Int32Array>();

function valueOf(tree: BoostedTree, table: BinnedTable, row: number): number {
  let skips = skipByTree.get(tree);
  if (skips === undefined) skipByTree.set(tree, (skips = skipsOf(tree)));
  for (let at = 0; ;) {
    const node = tree[at];
    if (node === undefined) return 0;
    if ("leaf" in node) return node.leaf;
    at = (table.columns[node.column]?.[row] ?? 0) <= node.bin ? at + 1 : (skips[at] ?? 0);
  }
}

/** Where the right branch of each split begins. */
function skipsOf(tree: BoostedTree): Int32Array {
  const skips = new Int32Array(tree.length);
  const open: number[] = [];
  for (const [at, node] of tree.entries()) {
    if (at > 0 && "leaf" in (tree[at - 1] ?? {})) skips[open.pop() ?? 0] = at;
    if ("column" in node) open.push(at);
  }
  return skips;
}

type Growing = {
  table: BinnedTable;
  gradients: Float32Array;
  curvatures: Float32Array;
  columns: readonly number[];
  options: BoostingOptions;
};
type Sums = { g: Float64Array; h: Float64Array };
type Split = { column: number; bin: number; gain: number };
type Leaf = { rows: Int32Array; sums: Sums; split: Split | null; g: number; h: number; branches: [Leaf, Leaf] | null };

function growTree(growing: Growing, rows: Int32Array): BoostedTree {
  const root = leafOf(growing, rows, histogram(growing, rows));
  const leaves = [root];
  while (leaves.length < growing.options.leavesMax) {
    const best = leaves.reduce<Leaf | null>(
      (top, leaf) => (leaf.split !== null && leaf.split.gain > (top?.split?.gain ?? 0) ? leaf : top),
      null,
    );
    if (best?.split == null) break;
    const branches = divide(growing, best, best.split);
    best.branches = branches;
    leaves.splice(leaves.indexOf(best), 1, ...branches);
  }
  return preorder(root, growing.options);
}

function histogram({ table, gradients, curvatures, columns }: Growing, rows: Int32Array): Sums {
  const g = new Float64Array(columns.length * BINS);
  const h = new Float64Array(columns.length * BINS);
  for (let c = 0; c < columns.length; c += 1) {
    const bins = table.columns[columns[c] ?? 0];
    if (bins === undefined) continue;
    const base = c * BINS;
    for (let i = 0; i < rows.length; i += 1) {
      const r = rows[i] ?? 0;
      const at = base + (bins[r] ?? 0);
      g[at] = (g[at] ?? 0) + (gradients[r] ?? 0);
      h[at] = (h[at] ?? 0) + (curvatures[r] ?? 0);
    }
  }
  return { g, h };
}

function leafOf(growing: Growing, rows: Int32Array, sums: Sums): Leaf {
  let [g, h] = [0, 0];
  for (const r of rows) {
    g += growing.gradients[r] ?? 0;
    h += growing.curvatures[r] ?? 0;
  }
  return { rows, sums, g, h, split: bestSplit(growing, sums, g, h), branches: null };
}

function bestSplit({ columns, table, options }: Growing, sums: Sums, g: number, h: number): Split | null {
  const worth = (sumG: number, sumH: number): number => (sumG * sumG) / (sumH + options.penalty);
  const whole = worth(g, h);
  let best: Split | null = null;
  for (const [c, column] of columns.entries()) {
    const last = table.edges[column]?.length ?? 0;
    let [leftG, leftH] = [0, 0];
    for (let bin = 0; bin < last; bin += 1) {
      leftG += sums.g[c * BINS + bin] ?? 0;
      leftH += sums.h[c * BINS + bin] ?? 0;
      if (leftH < options.leafWeightMin || h - leftH < options.leafWeightMin) continue;
      const gain = worth(leftG, leftH) + worth(g - leftG, h - leftH) - whole;
      if (gain > (best?.gain ?? 1e-4)) best = { column, bin, gain };
    }
  }
  return best;
}

function divide(growing: Growing, leaf: Leaf, { column, bin }: Split): [Leaf, Leaf] {
  const bins = growing.table.columns[column];
  const left = leaf.rows.filter((r) => (bins?.[r] ?? 0) <= bin);
  const right = leaf.rows.filter((r) => (bins?.[r] ?? 0) > bin);
  const isLeftSmall = left.length < right.length;
  const small = histogram(growing, isLeftSmall ? left : right);
  const large = {
    g: leaf.sums.g.map((sum, i) => sum - (small.g[i] ?? 0)),
    h: leaf.sums.h.map((sum, i) => sum - (small.h[i] ?? 0)),
  };
  return [leafOf(growing, left, isLeftSmall ? small : large), leafOf(growing, right, isLeftSmall ? large : small)];
}

function preorder(leaf: Leaf, options: BoostingOptions): BoostedTree {
  if (leaf.branches === null || leaf.split === null) {
    return [{ leaf: (-leaf.g / (leaf.h + options.penalty)) * options.learningRate }];
  }
  const { column, bin } = leaf.split;
  return [{ column, bin }, ...preorder(leaf.branches[0], options), ...preorder(leaf.branches[1], options)];
}

/** Even numbers in 0..1 from a seed (mulberry32), so that a training run can be repeated. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
