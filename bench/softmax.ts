import { solve } from "./newton.ts";

/** One choice among several: the inputs of each, row by row, and which of them are right. */
export type Choosing = { rows: readonly (readonly number[])[]; right: readonly boolean[] };

const ROUNDS = 30;
const ENOUGH = 1e-3;
const HALVINGS_MAX = 8;

/** A question's rows one after the other, in standard deviations. */
type Packed = { values: Float64Array; right: readonly boolean[] };

/**
 * The weights with which a right one of several most likely comes first: softmax regression with an L2 penalty, by Newton's method with
 * steps halved until they help. Where several are right any will do, so each round aims at them in the shares they have so far. Inputs are
 * measured in their standard deviations while `pull` holds them; the weights given back are for the inputs as they come. Questions with no
 * right row, or only right ones, say nothing.
 */
export function fitSoftmax(choosings: readonly Choosing[], inputs: number, pull: number): number[] {
  const told = choosings.filter(({ right }) => right.includes(true) && right.includes(false));
  const scale = deviations(told, inputs);
  const packed = told.map(({ rows, right }) => ({
    values: Float64Array.from(rows.flatMap((row) => row.map((value, k) => value / (scale[k] ?? 1)))),
    right,
  }));
  const worthOf = (weights: readonly number[]): number =>
    packed.reduce((sum, question) => sum + Math.log(chanceOfRight(question, weights)), 0) -
    (pull / 2) * weights.reduce((sum, weight) => sum + weight * weight, 0);
  let weights = scale.map(() => 0);
  let worth = worthOf(weights);
  for (let round = 0; round < ROUNDS; round++) {
    const step = stepFrom(packed, weights, pull);
    const tried = halved(weights, step, (next) => worthOf(next) > worth);
    if (tried === null) break;
    const reached = worthOf(tried);
    const gain = reached - worth;
    [weights, worth] = [tried, reached];
    if (gain < ENOUGH) break;
  }
  return weights.map((weight, k) => weight / (scale[k] ?? 1));
}

function halved(
  weights: readonly number[],
  step: readonly number[],
  helps: (next: readonly number[]) => boolean,
): number[] | null {
  for (let n = 0; n < HALVINGS_MAX; n++) {
    const next = weights.map((weight, k) => weight + (step[k] ?? 0) / 2 ** n);
    if (helps(next)) return next;
  }
  return null;
}

function oddsOf({ values, right }: Packed, weights: readonly number[]): Float64Array {
  const odds = new Float64Array(right.length);
  for (let i = 0, at = 0; i < odds.length; i++) {
    let sum = 0;
    for (const weight of weights) sum += (values[at++] ?? 0) * weight;
    odds[i] = sum;
  }
  const best = odds.reduce((most, each) => Math.max(most, each), -Infinity);
  return odds.map((each) => Math.exp(each - best));
}

const LEAST = 1e-300;

function chanceOfRight(question: Packed, weights: readonly number[]): number {
  const masses = oddsOf(question, weights);
  const ofRight = masses.reduce((sum, mass, i) => sum + (question.right[i] === true ? mass : 0), 0);
  return Math.max(LEAST, ofRight / masses.reduce((sum, mass) => sum + mass, 0));
}

function stepFrom(questions: readonly Packed[], weights: readonly number[], pull: number): number[] {
  const size = weights.length;
  const slope = weights.map((weight) => -pull * weight);
  const bend = weights.map((_, k) => weights.map((__, j) => (j === k ? pull : 0)));
  const mean = new Float64Array(size);
  for (const question of questions) {
    const masses = oddsOf(question, weights);
    const all = masses.reduce((sum, mass) => sum + mass, 0);
    const ofRight = masses.reduce((sum, mass, i) => sum + (question.right[i] === true ? mass : 0), 0);
    mean.fill(0);
    for (const [i, mass] of masses.entries()) {
      const chance = mass / all;
      const wanted = question.right[i] === true ? mass / Math.max(LEAST, ofRight) : 0;
      const row = question.values.subarray(i * size, (i + 1) * size);
      for (const [k, line] of bend.entries()) {
        const value = row[k] ?? 0;
        if (value === 0) continue;
        slope[k] = (slope[k] ?? 0) + (wanted - chance) * value;
        mean[k] = (mean[k] ?? 0) + chance * value;
        for (let j = 0; j < size; j++) line[j] = (line[j] ?? 0) + chance * value * (row[j] ?? 0);
      }
    }
    for (const [k, line] of bend.entries())
      for (let j = 0; j < size; j++) line[j] = (line[j] ?? 0) - (mean[k] ?? 0) * (mean[j] ?? 0);
  }
  return solve(bend, slope);
}

function deviations(choosings: readonly Choosing[], inputs: number): number[] {
  let count = 0;
  const sums = Array.from({ length: inputs }, () => 0);
  const squares = Array.from({ length: inputs }, () => 0);
  for (const { rows } of choosings)
    for (const row of rows) {
      count++;
      for (const [k, value] of row.entries()) {
        sums[k] = (sums[k] ?? 0) + value;
        squares[k] = (squares[k] ?? 0) + value * value;
      }
    }
  return sums.map((sum, k) => Math.sqrt(Math.max(1e-9, (squares[k] ?? 0) / count - (sum / count) ** 2)));
}
