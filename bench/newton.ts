/** A row of inputs and whether it belongs to the first class; `weight` is what it counts beside other rows. */
export type Row<Key extends string> = { inputs: Readonly<Record<Key, number>>; yes: boolean; weight: number };

const ROUNDS = 25;
const ENOUGH = 1e-5;
const ODDS_MAX = 30;
/** Keeps a round solvable where an input never varies. */
const RIDGE = 1e-6;

/**
 * The weights of a logistic regression with an L2 penalty (none on `free`), by Newton's method: for a few inputs and thousands of rows
 * of which few belong to the class, where gradient descent would not arrive. `pull` is the penalty beside the summed log loss.
 */
export function fitNewton<Key extends string>(
  rows: readonly Row<Key>[],
  keys: readonly Key[],
  { pull, free }: { pull: number; free: Key },
): Record<Key, number> {
  const table = rows.map(({ inputs, yes, weight }) => ({ x: keys.map((key) => inputs[key]), y: yes ? 1 : 0, weight }));
  let weights = keys.map(() => 0);
  for (let round = 0; round < ROUNDS; round++) {
    const slope = keys.map((key, k) => (key === free ? 0 : -pull * (weights[k] ?? 0)));
    const bend = keys.map((key, k) => keys.map((_, j) => (j === k ? (key === free ? RIDGE : pull) : 0)));
    for (const { x, y, weight } of table) {
      const z = x.reduce((sum, value, k) => sum + (weights[k] ?? 0) * value, 0);
      const p = 1 / (1 + Math.exp(-Math.max(-ODDS_MAX, Math.min(ODDS_MAX, z))));
      for (const [k, row] of bend.entries()) {
        const own = x[k] ?? 0;
        if (own === 0) continue;
        slope[k] = (slope[k] ?? 0) + weight * (y - p) * own;
        for (let j = 0; j < row.length; j++) row[j] = (row[j] ?? 0) + weight * p * (1 - p) * own * (x[j] ?? 0);
      }
    }
    const step = solve(bend, slope);
    weights = weights.map((weight, k) => weight + (step[k] ?? 0));
    if (Math.max(...step.map(Math.abs)) < ENOUGH) break;
  }
  const byKey = new Map(keys.map((key, k) => [key, weights[k] ?? 0]));
  return mapKeys(keys, (key) => byKey.get(key) ?? 0);
}

/** The solution of a system of equations, by elimination with the largest pivot. */
export function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  const size = rows.length;
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let i = 0; i < size; i++) {
    let pivot = i;
    for (let k = i + 1; k < size; k++) if (Math.abs(at(k, i)) > Math.abs(at(pivot, i))) pivot = k;
    const [own, other] = [rows[i], rows[pivot]];
    if (own === undefined || other === undefined) continue;
    [rows[i], rows[pivot]] = [other, own];
    for (let k = i + 1; k < size; k++) {
      const share = at(k, i) / at(i, i);
      const row = rows[k];
      if (share !== 0 && row !== undefined) for (let j = i; j <= size; j++) row[j] = at(k, j) - share * at(i, j);
    }
  }
  const found = rows.map(() => 0);
  for (let i = size - 1; i >= 0; i--) {
    let rest = at(i, size);
    for (let j = i + 1; j < size; j++) rest -= at(i, j) * (found[j] ?? 0);
    found[i] = rest / at(i, i);
  }
  return found;
}

/** An object with a value for each key. */
function mapKeys<Key extends string, Value>(keys: readonly Key[], value: (key: Key) => Value): Record<Key, Value> {
  const made: Partial<Record<Key, Value>> = {};
  for (const key of keys) made[key] = value(key);
  return filled(made, keys);
}

function filled<Key extends string, Value>(
  made: Partial<Record<Key, Value>>,
  keys: readonly Key[],
): Record<Key, Value> {
  if (!hasAll(made, keys)) throw new Error("a key is missing");
  return made;
}

const hasAll = <Key extends string, Value>(
  made: Partial<Record<Key, Value>>,
  keys: readonly Key[],
): made is Record<Key, Value> => keys.every((key) => key in made);
