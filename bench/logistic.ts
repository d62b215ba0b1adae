/** A row of inputs and whether it belongs to the first class. */
export type Row<Key extends string> = { inputs: Readonly<Record<Key, number>>; yes: boolean };

const STEPS = 2_000;
const RATE = 0.5;

/**
 * The weights of a logistic regression with an L2 penalty (none on `free`), by plain gradient descent: a few hundred rows of a dozen
 * inputs need no more. `pull` is the penalty on each squared weight, beside the mean log loss.
 */
export function fitLogistic<Key extends string>(
  rows: readonly Row<Key>[],
  keys: readonly Key[],
  { pull, free }: { pull: number; free: Key },
): Record<Key, number> {
  const weights = new Map(keys.map((key) => [key, 0]));
  for (let step = 0; step < STEPS; step++) {
    const slope = new Map(keys.map((key) => [key, key === free ? 0 : 2 * pull * (weights.get(key) ?? 0)]));
    for (const { inputs, yes } of rows) {
      const z = keys.reduce((sum, key) => sum + (weights.get(key) ?? 0) * inputs[key], 0);
      const miss = (1 / (1 + Math.exp(-z)) - (yes ? 1 : 0)) / rows.length;
      for (const key of keys) slope.set(key, (slope.get(key) ?? 0) + miss * inputs[key]);
    }
    for (const key of keys) weights.set(key, (weights.get(key) ?? 0) - RATE * (slope.get(key) ?? 0));
  }
  return mapKeys(keys, (key) => weights.get(key) ?? 0);
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
