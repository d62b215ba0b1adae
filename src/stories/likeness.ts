import type { Catalogue } from "../knowledge/catalogue.ts";
import { rarity } from "./commonness.ts";
import { fewestDays, daysBetween } from "./days-apart.ts";
import { type Difference, differences } from "./differences.ts";
import { sharedFigures } from "./figures.ts";
import { sharedShingles } from "./near-copies.ts";
import type { StoryTraits, Weighted } from "./story-types.ts";

/**
 * How two articles hang together: word for word, as reports of one event, or alike but told apart by something (points below 0).
 * `because` says why in words.
 */
export type Likeness = { kind: "copy" | "event" | "apart"; points: number; because: readonly string[] };

/**
 * Points a shared trait gives, fitted on reports of known events; 0 in sum is where about half of the pairs are one event. `base` lies above
 * the fit, which was too shy on events it had not seen: reports are short, often without a day, and share few names.
 */
const GIVES = {
  base: -7,
  names: 7,
  happenings: 3,
  figure: 1,
  figuresMax: 5,
  stranger: 1.2,
  strangersMax: 3.6,
  day: 2,
  near: 1.6,
  credit: 1.4,
  words: 8,
} as const;
/** What words give on average between reports of one event; texts in two languages get it without showing it. */
const WORDS_ACROSS = 0.2;
/** From this share of common shingles on one text is the other's, reworked. */
const COPY_SHARE_MIN = 0.3;
const COPY_POINTS = 8;
const NEAR_DAYS = 2;
/** A figure further down is more often background. */
const RUNNING_FIGURE = 0.6;
const NAMED_MAX = 3;

/** How alike two articles are; null when nothing links them. */
export function likeness(a: StoryTraits, b: StoryTraits, catalogue: Catalogue): Likeness | null {
  const copied = sharedShingles(a.sketch, b.sketch);
  if (copied >= COPY_SHARE_MIN)
    return { kind: "copy", points: COPY_POINTS, because: [`${Math.round(copied * 100)} % of the wording is the same`] };
  const evidence = [
    sameNames(a, b, catalogue),
    sameFigures(a, b),
    sameStrangers(a, b),
    sameCredit(a, b, catalogue),
    sameDay(a, b),
    sameHappenings(a, b),
    sameWords(a, b),
    near(a, b),
  ];
  const against = differences(a, b, catalogue, weightOf(catalogue));
  const ground = isOnlyOneName(a, b) ? ONE_NAME : 0;
  const points = GIVES.base + total(evidence) - total(against) - ground;
  if (points <= 0) return toldApart(points, against);
  const because = evidence.filter(({ words }) => words !== "").map(({ words }) => words);
  return { kind: "event", points: round(points), because };
}

/** Outweighs a middling link when groups are joined. */
const APART_POINTS = -5;

/** Kept only where the difference decided: without it the two would be one story. */
function toldApart(points: number, against: readonly Difference[]): Likeness | null {
  const strongest = against.toSorted((x, y) => y.points - x.points)[0];
  if (strongest === undefined || points + strongest.points <= 0) return null;
  return { kind: "apart", points: APART_POINTS, because: [strongest.words] };
}

const round = (points: number): number => Math.round(points * 100) / 100;

type Evidence = { points: number; words: string };

const total = (all: readonly { points: number }[]): number => all.reduce((sum, { points }) => sum + points, 0);

/** Countries and techniques say less than companies and products. */
const weightOf =
  (catalogue: Catalogue) =>
  (id: string): number => {
    const kind = catalogue.find(id)?.kind;
    return rarity(id) * (kind === "country" ? 0.5 : kind === "technology" ? 0.7 : 1);
  };

/** A company that is in both is too little where nothing else is. */
const ONE_NAME = 1.5;

function isOnlyOneName(a: StoryTraits, b: StoryTraits): boolean {
  const ofB = new Set(b.names.map(([id]) => id));
  const isElse =
    sharedFigures(a.figures, b.figures).length > 0 || a.strangers.some((name) => b.strangers.includes(name));
  return !isElse && a.names.filter(([id]) => ofB.has(id)).length <= 1;
}

function sameNames(a: StoryTraits, b: StoryTraits, catalogue: Catalogue): Evidence {
  const weight = weightOf(catalogue);
  const ofB = new Map(b.names);
  const shared = a.names
    .map(([id, prominence]) => ({ id, gain: weight(id) * prominence * (ofB.get(id) ?? 0) }))
    .filter(({ gain }) => gain > 0)
    .toSorted((x, y) => y.gain - x.gain || (x.id < y.id ? -1 : 1));
  const named = shared.slice(0, NAMED_MAX).map(({ id }) => catalogue.find(id)?.name ?? id);
  return {
    points: GIVES.names * cosine(a.names, b.names, weight),
    words: named.length === 0 ? "" : `both name ${listed(named)}`,
  };
}

const listed = (all: readonly string[]): string =>
  all.length < 2 ? all.join("") : `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;

function cosine(a: readonly Weighted[], b: readonly Weighted[], weight: (id: string) => number): number {
  const ofB = new Map(b);
  const square = (all: readonly Weighted[]): number => all.reduce((sum, [id, p]) => sum + weight(id) * p * p, 0);
  const dot = a.reduce((sum, [id, p]) => sum + weight(id) * p * (ofB.get(id) ?? 0), 0);
  return dot === 0 ? 0 : dot / Math.sqrt(square(a) * square(b));
}

function sameFigures(a: StoryTraits, b: StoryTraits): Evidence {
  const shared = sharedFigures(a.figures, b.figures).filter(
    ([one, other]) => Math.min(one.significance, other.significance) > 0,
  );
  const points = shared.reduce(
    (sum, [one, other]) =>
      sum +
      GIVES.figure * Math.min(one.significance, other.significance) * (one.isHead || other.isHead ? 1 : RUNNING_FIGURE),
    0,
  );
  const said = shared
    .slice(0, NAMED_MAX)
    .map(([one, other]) => (one.said === other.said ? one.said : `${one.said} (${other.said})`));
  return { points: Math.min(GIVES.figuresMax, points), words: said.length === 0 ? "" : `both say ${listed(said)}` };
}

function sameStrangers(a: StoryTraits, b: StoryTraits): Evidence {
  const shared = a.strangers.filter((name) => b.strangers.includes(name));
  const named = shared.slice(0, NAMED_MAX).map((name) => name.charAt(0).toUpperCase() + name.slice(1));
  return {
    points: Math.min(GIVES.strangersMax, GIVES.stranger * shared.length),
    words: named.length === 0 ? "" : `both name ${listed(named)}`,
  };
}

/** Agencies are behind so much that a shared one says half as much as a shared newspaper. */
const AGENCIES = new Set(["reuters", "bloomberg", "ap", "afp", "xinhua"]);

/** Both have it from the same outlet, or one is that outlet. */
function sameCredit(a: StoryTraits, b: StoryTraits, catalogue: Catalogue): Evidence {
  const sources = ({ headCredits, publisher }: StoryTraits): readonly string[] => [
    ...headCredits,
    ...(publisher === null ? [] : [publisher]),
  ];
  const ofB = sources(b);
  const shared = sources(a).filter(
    (id) => ofB.includes(id) && (a.headCredits.includes(id) || b.headCredits.includes(id)),
  );
  const best = shared.toSorted((x, y) => Number(AGENCIES.has(x)) - Number(AGENCIES.has(y)))[0];
  if (best === undefined) return { points: 0, words: "" };
  const name = catalogue.find(best)?.name ?? best;
  return { points: GIVES.credit * (AGENCIES.has(best) ? 0.5 : 1), words: `both have it from ${name}` };
}

function sameDay(a: StoryTraits, b: StoryTraits): Evidence {
  // Of dated articles it is known how near they are.
  const told = a.isDayGiven && b.isDayGiven ? [] : a.days;
  const shared = told.find((day) => b.days.some((other) => daysBetween(day, other) === 0));
  return shared === undefined
    ? { points: 0, words: "" }
    : { points: GIVES.day, words: `both speak of ${shared.replace(/^--/, "")}` };
}

function sameHappenings(a: StoryTraits, b: StoryTraits): Evidence {
  const ofB = new Map(b.happenings);
  const shared = a.happenings
    .map(([kind, prominence]) => ({ kind, gain: prominence * (ofB.get(kind) ?? 0) }))
    .filter(({ gain }) => gain > 0)
    .toSorted((x, y) => y.gain - x.gain || (x.kind < y.kind ? -1 : 1))
    .slice(0, NAMED_MAX);
  const points = GIVES.happenings * cosine(a.happenings, b.happenings, () => 1);
  return { points, words: shared.length === 0 ? "" : `both are about ${listed(shared.map(({ kind }) => kind))}` };
}

function sameWords(a: StoryTraits, b: StoryTraits): Evidence {
  if (a.language !== b.language) return { points: GIVES.words * WORDS_ACROSS, words: "" };
  const ofB = new Set(b.words);
  const shared = a.words.filter((word) => ofB.has(word)).length;
  return { points: (GIVES.words * shared) / Math.sqrt(Math.max(1, a.words.length * b.words.length)), words: "" };
}

function near(a: StoryTraits, b: StoryTraits): Evidence {
  const apart = fewestDays(a.headDays, b.headDays);
  if (apart === null || apart > NEAR_DAYS) return { points: 0, words: "" };
  return {
    points: GIVES.near,
    words: apart === 0 ? "the same day" : apart === 1 ? "1 day apart" : `${apart} days apart`,
  };
}
