import { isMeasure } from "./amount-kind.ts";
import { isRole, type QuestionKind } from "./kind.ts";
import type { Unit } from "./question.ts";

/** What is counted comes right after the words that ask for a number: "how many people", «combien de puces», 多少颗芯片, 몇 개의 칩. */
const COUNTING =
  /(?<![\p{L}\p{N}])(?:how many|number of|combien d(?:e |['’])|nombre d(?:e |['’])|wie ?viele[nr]? |anzahl (?:der |von )?|cu[aá]nt[oa]s |número de |quant[ie] |numero di )|(?:多少|几|幾)[颗顆枚张張片塊块家台个個款名社人位座条]?|何[颗枚台個社人件基]|몇 ?[개장대곳명]/giu;
/** What is counted stands this near. */
const COUNTED_CHARS = 24;

/**
 * Which of a question's units say what sort of thing is sought, by their places: what is counted ("how many people"), the measure ("clock
 * speed of", "Gehalt"), whose part it is ("which judge", "the CEO of"). A sentence that answers tells it, or shows a figure that does.
 */
export function soughtUnits(text: string, kind: QuestionKind, units: readonly Unit[]): readonly number[] {
  const counted = countedUnit(text, units);
  if (counted !== null) return [counted];
  const says = (is: (id: string) => boolean): number[] =>
    units.flatMap(({ kind: sort, measure, concepts }, u) =>
      sort === "word" && (measure !== undefined || concepts.some(({ id }) => is(id))) ? [u] : [],
    );
  if (kind === "howmany" || kind === "compare") return says(isMeasure);
  return kind === "who" || kind === "list" ? says(isRole) : [];
}

function countedUnit(text: string, units: readonly Unit[]): number | null {
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
