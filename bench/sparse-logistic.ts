/** A row of few features by name and whether it belongs to the first class; `weight` is what it counts beside other rows. */
export type SparseRow = { features: ReadonlyMap<string, number>; yes: boolean; weight: number };

const PASSES_MAX = 60;
const ENOUGH = 1e-3;
/** One step in one weight goes no further, so that rare features do not overshoot. */
const STEP_MAX = 1;

/**
 * The weights of a logistic regression with an L2 penalty over thousands of features of which a row has few: one weight after the other by
 * Newton's step, until none moves. `pull` is the penalty beside the summed log loss. A feature of fewer than `rowsMin` rows is left out.
 */
export function fitSparse(
  rows: readonly SparseRow[],
  { pull, rowsMin }: { pull: number; rowsMin: number },
): Map<string, number> {
  const columns = columnsOf(rows, rowsMin);
  const margins = new Float64Array(rows.length);
  const weights = new Map([...columns.keys()].map((name) => [name, 0]));
  for (let pass = 0; pass < PASSES_MAX; pass++) {
    let moved = 0;
    for (const [name, column] of columns) {
      const weight = weights.get(name) ?? 0;
      let [slope, bend] = [-pull * weight, pull];
      for (const { row, value } of column) {
        const p = 1 / (1 + Math.exp(-(margins[row] ?? 0)));
        const weighed = value * (rows[row]?.weight ?? 0);
        slope += weighed * ((rows[row]?.yes === true ? 1 : 0) - p);
        bend += weighed * value * p * (1 - p);
      }
      const step = Math.max(-STEP_MAX, Math.min(STEP_MAX, slope / bend));
      for (const { row, value } of column) margins[row] = (margins[row] ?? 0) + step * value;
      weights.set(name, weight + step);
      moved = Math.max(moved, Math.abs(step));
    }
    if (moved < ENOUGH) break;
  }
  return weights;
}

type Column = { row: number; value: number }[];

function columnsOf(rows: readonly SparseRow[], rowsMin: number): Map<string, Column> {
  const columns = new Map<string, Column>();
  for (const [row, { features }] of rows.entries())
    for (const [name, value] of features) {
      const column = columns.get(name);
      if (column === undefined) columns.set(name, [{ row, value }]);
      else column.push({ row, value });
    }
  return new Map([...columns].filter(([, column]) => column.length >= rowsMin));
}
