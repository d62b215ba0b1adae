import { z } from "zod";

import { words } from "../text/words.ts";
import type { AskedQuestion, Unit } from "./question.ts";
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
 * What is asked about the names, whoever they are: the kind of question, its notions, each notion as asked for in a question of that kind, and
 * its words one by one and two by two, each with what it counts. Names, days and numbers are marks only ("why did @name cancel @name"), so
 * that what is learnt of one firm's questions goes for another's.
 */
export function askedParts(asked: AskedQuestion): ReadonlyMap<string, number> {
  const { kind, units } = asked;
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
  const said = markedWords(asked);
  for (const word of said) parts.set(`“${word}”`, 1);
  for (const [i, word] of [...said, END].entries()) parts.set(`“${said[i - 1] ?? START} ${word}”`, 1);
  return parts;
}

const START = "^";
const END = "$";

/** A question's words in order, names and the like as marks; neighbouring ones of a sort are one. */
function markedWords({ text, language, units }: AskedQuestion): string[] {
  const marks = new Map(units.flatMap((unit) => unit.words.map(({ start }) => [start, markOf(unit)] as const)));
  const marked: string[] = [];
  for (const { start, norm } of words(text, language)) {
    const mark = marks.get(start) ?? (/\p{Nd}/u.test(norm) ? "@number" : undefined);
    if (mark === undefined || mark !== marked.at(-1)) marked.push(mark ?? norm);
  }
  return marked;
}

function markOf(unit: Unit): string | undefined {
  if (isNamed(unit)) return "@name";
  return unit.kind === "word" ? undefined : `@${unit.kind}`;
}

/**
 * How likely what is asked is told at all, in log odds, whatever the library holds: dates and sums are told more often than yields, salaries
 * or why a court did what nobody reported.
 * @param odds those of its parts; other ones while they are fitted
 */
export const toldOdds = (asked: AskedQuestion, odds: ToldOdds = FITTED): number => oddsOf(askedParts(asked), odds);

/** However seldom such a thing is told, what the articles show has its say: no less than this. */
const ODDS_LEAST = -1;

/** The sum of what the parts say. */
export function oddsOf(parts: ReadonlyMap<string, number>, odds: ToldOdds): number {
  let sum = 0;
  for (const [part, value] of parts) sum += value * (odds[part] ?? 0);
  return Math.max(ODDS_LEAST, sum);
}
