import { z } from "zod";

import type { AskedQuestion } from "./question.ts";
import { isNamed } from "./support-features.ts";
import model from "./told-odds.json" with { type: "json" };

/** What a part of what is asked says for there being an answer, in log odds. */
export type ToldOdds = Readonly<Record<string, number>>;

/** Made by `bench/fit-support.ts`. */
const FITTED: ToldOdds = z.record(z.string(), z.number()).parse(model);

/** A notion shared by more senses than this says too little; a word has hardly more than so many. */
const NOTION_WEIGHT_MIN = 0.3;
const NOTIONS_MAX = 3;

/**
 * What is asked about the names, whoever they are and in whatever words: the kind of question, its notions, and each notion as asked for in a
 * question of that kind, each with what it counts. Words as such are left out: plain ones would be held against who asks plainly.
 */
export function askedParts({ kind, units }: AskedQuestion): ReadonlyMap<string, number> {
  const parts = new Map<string, number>([
    ["any", 1],
    [kind, 1],
  ]);
  for (const unit of units) {
    if (isNamed(unit)) continue;
    const notions = unit.concepts.filter(({ weight }) => weight >= NOTION_WEIGHT_MIN).slice(0, NOTIONS_MAX);
    const worth = 1 / Math.sqrt(notions.length);
    for (const { id } of notions) parts.set(`any ${id}`, worth).set(`${kind} ${id}`, worth);
  }
  return parts;
}

/**
 * How likely what is asked is told at all, in log odds, whatever the library holds: dates and sums are told more often than yields, salaries
 * or why a court did what nobody reported.
 * @param odds those of its parts; other ones while they are fitted
 */
export const toldOdds = (asked: AskedQuestion, odds: ToldOdds = FITTED): number => oddsOf(askedParts(asked), odds);

/** The sum of what the parts say. */
export function oddsOf(parts: ReadonlyMap<string, number>, odds: ToldOdds): number {
  let sum = 0;
  for (const [part, value] of parts) sum += value * (odds[part] ?? 0);
  return sum;
}
