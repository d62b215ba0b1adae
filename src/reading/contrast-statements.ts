import type { Catalogue } from "../knowledge/catalogue.ts";
import { knownLanguage } from "../text/terms.ts";
import { body, type Article } from "../types.ts";
import { marksOf } from "./claim-marks.ts";
import { isTelling, strangersIn } from "./claim-sentences.ts";
import { type Dated, datedBy } from "./contrast-days.ts";
import { isThing } from "./contrast-ground.ts";
import { type Turn, turnOf } from "./contrast-turns.ts";
import { type ToldValue, valuesOf } from "./contrast-values.ts";
import type { Reading } from "./reading.ts";
import { isDense } from "../text/language.ts";

/** A sentence with what tells it from others. Offsets are into `body(article)`. */
export type Statement = {
  articleId: string;
  start: number;
  end: number;
  /** In the title or the first sentences. */
  isHead: boolean;
  /**
   * Entity ids and strangers' names; those of the sentence before where it names nobody, and the product last named where it names none:
   * "TSMC makes it in 3 nm. It has 140 billion transistors."
   */
  names: ReadonlySet<string>;
  concepts: ReadonlySet<string>;
  /** Its figures and coming days. */
  values: readonly ToldValue[];
  turn: Turn | null;
  /** Which of several plants it speaks of: `#2` the second, `@kumamoto` the one there. */
  marks: readonly string[];
};

/** What an article tells, sentence by sentence, and when. */
export type Told = Dated & { articleId: string; statements: readonly Statement[] };

const HEAD_SENTENCES = 4;
const HEAD_CHARS = 400;
const CONFIDENCE_MIN = 0.4;
const WEIGHT_MIN = 0.3;
const STATEMENTS_MAX = 24;
/** People, countries, agencies and outlets say what a figure is, it is not theirs. */
const SPEAKERS: ReadonlySet<string> = new Set(["person", "country", "agency", "outlet"]);

/** What an article tells, and what shows when it was written. */
export function toldBy(article: Article, reading: Reading, catalogue: Catalogue): Told {
  const statements = statementsOf(article, reading, catalogue);
  const headEnd = statements.findLast(({ isHead }) => isHead)?.end ?? HEAD_CHARS;
  return { articleId: article.id, statements, ...datedBy(article, headEnd) };
}

/** The sentences of an article that name something, first ones first; further down than `STATEMENTS_MAX` it tells nothing new. */
function statementsOf(article: Article, reading: Reading, catalogue: Catalogue): Statement[] {
  const text = body(article);
  const language = knownLanguage(article.lang);
  const found: Statement[] = [];
  let carried: ReadonlySet<string> = new Set();
  let carriedThings: readonly string[] = [];
  let heads = 0;
  for (const { start, end } of reading.sentences) {
    if (found.length === STATEMENTS_MAX) break;
    const isIn = (hit: { start: number; end: number }): boolean => hit.start >= start && hit.end <= end;
    const entities = reading.entities.filter((hit) => isIn(hit) && hit.confidence >= CONFIDENCE_MIN);
    const hits = reading.concepts.filter((hit) => isIn(hit) && hit.weight >= WEIGHT_MIN);
    const sentence = text.slice(start, end);
    const isHead = heads < HEAD_SENTENCES;
    if (isTelling(sentence, language)) heads += 1;
    const telling = entities.filter(({ id }) => !SPEAKERS.has(catalogue.find(id)?.kind ?? ""));
    const own = entities.map(({ id }) => id).filter((id) => catalogue.find(id)?.kind !== "outlet");
    const strangers = strangersIn(sentence, { language, start, taken: [...entities, ...hits] });
    const things = own.filter((id) => isThing(catalogue.find(id)?.kind ?? ""));
    const names: ReadonlySet<string> = new Set([
      ...(own.length > 0 ? own : carried),
      ...(things.length > 0 ? [] : carriedThings),
      ...strangers,
    ]);
    if (things.length > 0) carriedThings = things;
    if (own.length > 0) carried = names;
    if (names.size === 0) continue;
    found.push({
      articleId: article.id,
      start,
      end,
      isHead,
      names,
      concepts: new Set(hits.map(({ id }) => id)),
      values: valuesOf(sentence, { start, names: telling, concepts: hits, language, day: article.day }),
      marks: isHead ? marksOf(sentence).filter((mark) => /^[@#]/.test(mark)) : [],
      turn: turnOf(sentence, { start, concepts: hits, isDense: isDense(language) }),
    });
  }
  return found;
}
