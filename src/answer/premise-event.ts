import type { ReadConcept } from "../reading/reading.ts";
import { NOT_YET, OPPOSITES, type Opposites } from "./opposites.ts";
import { namesSubject, shownBut, type Ground, type Told } from "./ground.ts";
import type { QuestionKind } from "./kind.ts";
import { isDense } from "../text/language.ts";

/** A word shared by more senses than this weight says too little by itself. */
const ASKED_WEIGHT_MIN = 0.3;
const TOLD_WEIGHT_MIN = 0.25;
/** A negation bears on a word this near to it, in either direction: languages put it before or behind. */
const NEGATION_CHARS = 24;
const NEGATION_CHARS_CJK = 8;

/** A question speaks of what was: "when will it launch" takes nothing for granted. */
const PAST =
  /\b(?:did|was|were|has|have|had|\w+ed|a-t-(?:il|elle)|a|ont|hat|haben|wurde|warum|ha|han|perché|pourquoi|why|por qué)\b|了|为什么|為什麼|为何|した|された|なぜ|었|았|했|왜/iu;

/** Only these are asked of an event as a whole; "how much did it raise" asks for a figure. */
const OF_EVENTS: ReadonlySet<QuestionKind> = new Set(["why", "when", "who"]);
/** One report may bear a premise out in passing; where so many others say the opposite it does not. */
const OVERWHELMING = 3;

/** So much of the rest of a question the opposite must be told of. */
const SAME_EVENT_MIN = 0.7;
/** Less is enough to bear a premise out. */
const BORNE_OUT_MIN = 0.55;

/** Reports of the opposite of what a question says happened, or of its not having happened. */
export function contradictedEvent(told: readonly Told[], ground: Ground): Told[] {
  for (const axis of presumedAxes(ground)) {
    const against = contradictedOn(axis, told, ground);
    if (against.length > 0) return against;
  }
  return [];
}

function contradictedOn(axis: Opposites, told: readonly Told[], ground: Ground): Told[] {
  const sided = told.filter((each) => namesSubject(each, ground)).map((each) => ({ each, side: sideTold(each, axis) }));
  const on = (side: Side): Told[] => sided.filter((one) => one.side === side).map(({ each }) => each);
  const events = unitsOf([...axis.one, ...axis.other], ground);
  const against = on("other").filter((each) => shownBut(each, ground, events) >= SAME_EVENT_MIN);
  const borneOut = on("one").filter((each) => shownBut(each, ground, events) >= BORNE_OUT_MIN);
  const [bearing, opposing] = [idsOf(borneOut), idsOf(against)];
  const isInPassing = bearing.size === 1 && bearing.isSubsetOf(opposing) && opposing.size >= OVERWHELMING;
  return bearing.size === 0 || isInPassing ? against : [];
}

/** The places of the units that say what happened. */
const unitsOf = (concepts: readonly string[], { evidence }: Ground): number[] =>
  evidence.units.flatMap(({ unit }, u) => (unit.concepts.some(({ id }) => concepts.includes(id)) ? [u] : []));

const idsOf = (told: readonly Told[]): Set<string> => new Set(told.map(({ article }) => article.id));

/** The lines on one side of which the question puts its subject; none when it says nothing of the kind. */
function presumedAxes({ asked, lexicon }: Ground): readonly Opposites[] {
  if (!OF_EVENTS.has(asked.kind) || !PAST.test(asked.text)) return [];
  const hits = lexicon.find(asked.text, asked.language);
  const has = (ids: readonly string[]): boolean => hits.some(({ conceptId }) => ids.includes(conceptId));
  if (has(["negation", "denial"])) return [];
  const presumed = hits.filter(({ weight }) => weight >= ASKED_WEIGHT_MIN).map(({ conceptId }) => conceptId);
  return OPPOSITES.filter(
    ({ one, other, of }) => presumed.some((id) => one.includes(id)) && !has(other) && (of === undefined || has(of)),
  );
}

type Side = "one" | "other" | "neither";

/** On which side of a line a sentence stands: what it says without a "not", and what its "not" turns round. */
function sideTold(
  { article, sentence }: Told,
  { one, other, denied = [], unless = [], isDone = false, isEither = false }: Opposites,
): Side {
  const hits = sentence.view.notions.filter(({ weight }) => weight >= TOLD_WEIGHT_MIN);
  const isCjk = isDense(article.lang);
  const isNegated = (hit: ReadConcept): boolean => negates(hits, hit, isCjk ? NEGATION_CHARS_CJK : NEGATION_CHARS);
  const of = (ids: readonly string[]): ReadConcept[] => hits.filter(({ id }) => ids.includes(id));
  const [ones, others, acts] = [of(one), of(other), of(denied)];
  const isOpen = isDone && hits.some(({ id }) => NOT_YET.has(id));
  if (ones.some((hit) => !isNegated(hit)) && !isOpen) return "one";
  if (others.some((hit) => !isNegated(hit))) return of(unless).length > 0 ? "neither" : "other";
  if (others.length > 0 && isEither) return "one";
  return [...ones, ...acts].some(isNegated) ? "other" : "neither";
}

/** A denial bears on all of its sentence, a "not" on what stands near it. */
const negates = (hits: readonly ReadConcept[], { start, end }: ReadConcept, near: number): boolean =>
  hits.some(
    ({ id, ...at }) =>
      id === "denial" ||
      (id === "negation" && at.start < end + near && at.end > start - near && !(at.start >= start && at.end <= end)),
  );

/** So much of a question a denial must show to deny just that. */
const DENIED_MIN = 0.6;
const DENIAL_WEIGHT_MIN = 0.5;

/** Denials of what a question takes for granted, where nothing but denials speaks of it. */
export function deniedEvent(told: readonly Told[], ground: Ground): Told[] {
  const { asked, lexicon } = ground;
  if (asked.kind !== "why" || !PAST.test(asked.text)) return [];
  if (lexicon.find(asked.text, asked.language).some(({ conceptId }) => conceptId === "denial")) return [];
  const isDenial = ({ sentence: { view } }: Told): boolean => (view.concepts.get("denial") ?? 0) >= DENIAL_WEIGHT_MIN;
  const same = told.filter((each) => namesSubject(each, ground) && shownBut(each, ground, []) >= DENIED_MIN);
  return same.length > 0 && same.every((each) => isDenial(each) || each.sentence.view.concepts.has("negation"))
    ? same.filter(isDenial)
    : [];
}
