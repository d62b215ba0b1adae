import type { Unit } from "./question.ts";

/** What is counted comes right after the words that ask for a number: "how many people", «combien de puces», 多少颗芯片, 몇 개의 칩. */
const COUNTING =
  /(?<![\p{L}\p{N}])(?:how many|number of|combien d(?:e |['’])|nombre d(?:e |['’])|wie ?viele |anzahl (?:der |von )?|cu[aá]nt[oa]s |número de |quant[ie] |numero di )\s*(?:\p{L}+\s){0,1}/giu;

/** The unit a question counts; undefined when it counts none. */
export function countedUnit(text: string, units: readonly Unit[]): Unit | undefined {
  for (const match of text.matchAll(COUNTING)) {
    const rest = text.slice(match.index + match[0].length - (/(\p{L}+)\s$/u.exec(match[0])?.[0].length ?? 0));
    const [first] = units
      .map((unit) => ({ unit, at: rest.indexOf(unit.surface) }))
      .filter(({ at }) => at >= 0 && at < COUNTED_CHARS)
      .toSorted((a, b) => a.at - b.at);
    if (first !== undefined) return first.unit;
  }
  return undefined;
}

/** What is counted stands this near. */
const COUNTED_CHARS = 24;
