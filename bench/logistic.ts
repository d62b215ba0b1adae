/** A row of inputs and whether it belongs to the first class; `weight` is what it counts beside other rows. */
export type Row<Key extends string> = { inputs: Readonly<Record<Key, number>>; yes: boolean; weight: number };

const STEPS = 2_000;
const RATE = 0.3;
/** How much of a step the next one keeps. */
const MOMENTUM = 0.9;

/**
 * The weights of a logistic regression with an L2 penalty (none on `free`), by plain gradient descent: a few hundred rows of a dozen
 * inputs need no more. `pull` is the penalty on each squared weight, beside the mean log loss.
 */
export function fitLogistic<Key extends string>(
  rows: readonly Row<Key>[],
  keys: readonly Key[],
  { pull, free }: { pull: number; free: Key },
): Record<Key, number> {
  const table = rows.map(({ inputs, yes, weight }) => ({ x: keys.map((key) => inputs[key]), y: yes ? 1 : 0, weight }));
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  const weights = keys.map(() => 0);
  const moves = keys.map(() => 0);
  for (let step = 0; step < STEPS; step++) {
    const slope = keys.map((key, k) => (key === free ? 0 : 2 * pull * (weights[k] ?? 0)));
    for (const { x, y, weight } of table) {
      const z = x.reduce((sum, value, k) => sum + (weights[k] ?? 0) * value, 0);
      const miss = (weight * (1 / (1 + Math.exp(-z)) - y)) / total;
      for (let k = 0; k < x.length; k++) slope[k] = (slope[k] ?? 0) + miss * (x[k] ?? 0);
    }
    for (const [k, down] of slope.entries()) {
      const move = MOMENTUM * (moves[k] ?? 0) - RATE * down;
      moves[k] = move;
      weights[k] = (weights[k] ?? 0) + move;
    }
  }
  const byKey = new Map(keys.map((key, k) => [key, weights[k] ?? 0]));
  return mapKeys(keys, (key) => byKey.get(key) ?? 0);
}

/** An object with a value for each key. */
export function mapKeys<Key extends string, Value>(
  keys: readonly Key[],
  value: (key: Key) => Value,
): Record<Key, Value> {
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
