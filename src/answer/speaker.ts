import type { Catalogue } from "../knowledge/catalogue.ts";
import type { ConceptHit } from "../knowledge/phrase-hits.ts";
import type { Mention } from "../knowledge/linker.ts";
import type { SentenceView } from "./match.ts";

/** Notions of speaking: with a name they ask for that one's words. */
const SPEAKING: ReadonlySet<string> = new Set([
  "say",
  "claim-say",
  "explain-v",
  "emphasise",
  "react",
  "answer",
  "interview-quote",
  "warning",
  "criticism",
  "support-praise",
  "prediction",
  "promise",
  "admit",
]);
const QUOTED = /[“”„«»「」『』]|(?<!\p{L})"|"(?!\p{L})/u;
/** How near a word of speaking stands to who speaks: "what did TSMC's chairman say". */
const REACH_CHARS = 24;

const SPEAKERS: ReadonlySet<string> = new Set(["person", "company", "agency", "outlet", "country"]);

/**
 * Whose words a question asks for ("what did Trump say about …", «que dit Jensen Huang de …»): the people it names, else the name next to
 * the word of speaking. Ids of entities; none when nobody's words are asked for.
 */
export function askedSpeakers(
  mentions: readonly Mention[],
  hits: readonly ConceptHit[],
  catalogue: Catalogue,
): ReadonlySet<string> {
  const kindOf = (id: string): string => catalogue.find(id)?.kind ?? "";
  const spoken = hits.filter(({ conceptId }) => SPEAKING.has(conceptId));
  if (spoken.length === 0) return new Set();
  const people = mentions.filter(({ entityId }) => kindOf(entityId) === "person");
  if (people.length > 0) return new Set(people.map(({ entityId }) => entityId));
  const near = mentions.filter(
    (mention) =>
      SPEAKERS.has(kindOf(mention.entityId)) &&
      spoken.some(({ start, end }) => mention.start - end < REACH_CHARS && start - mention.end < REACH_CHARS),
  );
  return new Set(near.slice(0, 1).map(({ entityId }) => entityId));
}

/** Where a sentence names somebody else too, the words may be that one's. */
const AMONG_OTHERS = 0.4;

/** How surely a sentence gives the words of one of the speakers, 0 to 1: it names one and speaks or quotes, or goes on right after one that does. */
export function speaks(
  view: SentenceView,
  before: SentenceView | undefined,
  { speakers, catalogue }: { speakers: ReadonlySet<string>; catalogue: Catalogue },
): number {
  if (speakers.size === 0) return 0;
  const isSpoken = QUOTED.test(view.text) || [...view.concepts.keys()].some((id) => SPEAKING.has(id));
  if (!isSpoken) return 0;
  const names = (sentence: SentenceView | undefined): boolean =>
    sentence !== undefined && [...sentence.entities.keys()].some((id) => speakers.has(id));
  const isOfOther = [...view.entities.keys()].some((id) => !speakers.has(id) && catalogue.find(id)?.kind === "person");
  if (names(view)) return isOfOther ? AMONG_OTHERS : 1;
  return !isOfOther && names(before) ? 1 : 0;
}
