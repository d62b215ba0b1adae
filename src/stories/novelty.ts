import type { Catalogue } from "../knowledge/catalogue.ts";
import type { NewFact } from "../types.ts";
import { daysBetween } from "./days-apart.ts";
import { sharedFigures } from "./figures.ts";
import type { StoryTraits } from "./story-types.ts";

/** Names only passed by are no news. */
const NEWS_PROMINENCE = 0.5;
/** Who writes and where it happens is no news; who is in it is. */
const NEWS_KINDS = new Set(["company", "chip", "model", "facility", "regulation", "agency", "person"]);

const kindOf = (state: string): string => state.split(": ")[0] ?? "";

/**
 * What an article says that none of the known ones does: figures, days, names it is about, a stage that moved ("acquisition: agreed"). Empty when
 * there is nothing new, whatever its wording.
 */
export function newFacts(article: StoryTraits, known: readonly StoryTraits[], catalogue: Catalogue): NewFact[] {
  const isKnownDay = (day: string): boolean =>
    known.some((other) => [...other.days, ...other.headDays].some((told) => daysBetween(day, told) === 0));
  const toldStates = new Set(known.flatMap((other) => [...other.states]));
  const toldKinds = new Set([...toldStates].map(kindOf));
  // A stage is news when another stage was told before; one of a kind nobody told of is often only another wording.
  const states = article.states.filter((state) => !toldStates.has(state) && toldKinds.has(kindOf(state)));
  const figures = article.figures.filter(
    (figure) => !known.some((other) => sharedFigures([figure], other.figures).length > 0),
  );
  const days = article.days.filter((day) => day !== article.published?.slice(0, 10) && !isKnownDay(day));
  const names = article.names
    .filter(([id, prominence]) => prominence >= NEWS_PROMINENCE && NEWS_KINDS.has(catalogue.find(id)?.kind ?? ""))
    .filter(([id]) => !known.some((other) => other.names.some(([there]) => there === id)));
  return [
    ...states.map((said) => ({ kind: "state" as const, said })),
    ...figures.map(({ said }) => ({ kind: "figure" as const, said })),
    ...days.map((day) => ({ kind: "day" as const, said: day.replace(/^--/, "") })),
    ...names.map(([id]) => ({ kind: "name" as const, said: catalogue.find(id)?.name ?? id })),
  ];
}
