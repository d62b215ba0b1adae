import type { Unit } from "./question.ts";

/** What is counted comes right after the words that ask for a number: "how many people", «combien de puces», 多少颗芯片, 몇 개의 칩. */
const COUNTING =
  /(?<![\p{L}\p{N}])(?:how many|number of|combien d(?:e |['’])|nombre d(?:e |['’])|wie ?viele |anzahl (?:der |von )?|cu[aá]nt[oa]s |número de |quant[ie] |numero di )|(?:多少|几|幾|何)[颗顆枚张張片块塊家台个個款名社人]|몇 ?[개장대곳명]/giu;

/** Which of a question's units is counted, by its place among them; null when none is. */
export function countedUnit(text: string, units: readonly Unit[]): number | null {
  for (const match of text.matchAll(COUNTING)) {
    const rest = text.slice(match.index + match[0].length);
    const [first] = units
      .map((unit, index) => ({ index, at: rest.indexOf(unit.surface) }))
      .filter(({ at }) => at >= 0 && at < COUNTED_CHARS)
      .toSorted((a, b) => a.at - b.at);
    if (first !== undefined) return first.index;
  }
  return null;
}

/** What is counted stands this near. */
const COUNTED_CHARS = 24;
