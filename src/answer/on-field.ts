import type { WeighedUnit } from "./article-evidence.ts";
import type { AskedQuestion } from "./question.ts";

/** A name or a rare word that no catalogue has and the library does, a place apart: whatever the articles tell of is of the field. */
const isReported = ({ unit, seen }: WeighedUnit): boolean =>
  seen &&
  unit.kind === "word" &&
  (unit.salience === "name" || (unit.salience === "rare" && unit.concepts.length === 0)) &&
  !unit.concepts.some(({ id }) => id.startsWith("place-"));

/** Whether a question is of the field at all: by its own words, or by a name that articles have. */
export const isOnField = (asked: AskedQuestion, units: readonly WeighedUnit[]): boolean =>
  asked.onField || units.some(isReported);
