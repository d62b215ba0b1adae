import type { Catalogue } from "../knowledge/catalogue.ts";
import type { ConceptHit } from "../knowledge/lexicon.ts";
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

/** Whether a sentence gives the words of one of the speakers: it names one and speaks or quotes, or goes on right after one that names one. */
export function speaks(
  view: SentenceView,
  before: SentenceView | undefined,
  { speakers, catalogue }: { speakers: ReadonlySet<string>; catalogue: Catalogue },
): boolean {
  if (speakers.size === 0) return false;
  const isSpoken = QUOTED.test(view.text) || [...view.concepts.keys()].some((id) => SPEAKING.has(id));
  if (!isSpoken) return false;
  const names = (sentence: SentenceView | undefined): boolean =>
    sentence !== undefined && [...sentence.entities.keys()].some((id) => speakers.has(id));
  if (names(view)) return true;
  const isOfOther = [...view.entities.keys()].some((id) => catalogue.find(id)?.kind === "person");
  return !isOfOther && names(before);
}
