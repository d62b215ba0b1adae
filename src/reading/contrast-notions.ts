import { concepts } from "../knowledge/catalogue.ts";

/** Notions that any news is full of: they say nothing of what it is about. */
const EMPTY: ReadonlySet<string> = new Set(
  "today yesterday tomorrow this-week this-month this-year before-after soon january february march april may june july august september october november december monday-friday million billion trillion thousand ten-thousand percent dollar euro yuan yen-won double-half more-than less-than approximately increase-number major-big negation only-first status unit-chip opinion list-all explain summary timeline sources-wanted source-cite comment-decline interview-quote latest compare likelihood opportunity require".split(
    " ",
  ),
);
/** Of the general vocabulary, what says that something happens. */
const TELLING: ReadonlySet<string> = new Set(
  "agree refuse sell buy rent sign begin end stop open collapse bankrupt resign dismiss-fire appoint retire withdraw postpone-until remain sample certification prototype loss net-loss profit net-profit operating-profit valuation die glass-substrate accept-reject violate proposal draft offer evidence appeal hearing make design build reach miss beat win lose accuse admit apologise promise order-command force allow prevent cost budget fund node-process".split(
    " ",
  ),
);
const ofTheField: ReadonlySet<string> = new Set(concepts.map(({ id }) => id));
const QUESTION = "q-";
const PLACE = "place-";
const TELLING_WEIGHT = 0.8;
const OTHER_WEIGHT = 0.2;

/** How much a notion says of what a sentence is about, 0 to 1: those of the field all, the rest of the language little. */
export function notionWeight(id: string): number {
  if (EMPTY.has(id) || id.startsWith(QUESTION) || id.startsWith(PLACE)) return 0;
  return ofTheField.has(id) ? 1 : TELLING.has(id) ? TELLING_WEIGHT : OTHER_WEIGHT;
}
