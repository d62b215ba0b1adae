import type { Catalogue } from "../knowledge/catalogue.ts";
import { fewestDays } from "./days-apart.ts";
import { sharedFigures } from "./figures.ts";
import type { StoryTraits } from "./story-types.ts";

/** What speaks against two articles reporting one event, and how much. */
export type Difference = { points: number; words: string };

/** Points taken off; the scale is that of `likeness.ts`. */
const OFF = {
  state: 5,
  figures: 4,
  periods: 4,
  products: 4,
  days: 0.5,
  daysMax: 6,
  otherDays: 3.5,
  happening: 1.5,
  party: 0.4,
  partyMax: 4,
} as const;
/** Reports of one event come within so many days; each further one takes points. */
const SAME_EVENT_DAYS = 3;
/** An article is of no event that an undated one had already seen behind it. */
const LATER_DAYS = 3;
/** Articles that tell of days this far from each other's tell of other things. */
const OTHER_DAYS = 10;
const HEAD = 0.75;
const LEAD = 1;
const MS_PER_DAY = 86_400_000;
/** What can be a party or an object of an event; countries and markets are in half of all articles. */
const PARTY_KINDS = new Set(["company", "chip", "model", "facility", "regulation", "software", "agency", "person"]);
const PRODUCT_KINDS = new Set(["chip", "model"]);

/** Everything that speaks against one event. */
export function differences(
  a: StoryTraits,
  b: StoryTraits,
  catalogue: Catalogue,
  rarity: (id: string) => number,
): Difference[] {
  return [
    daysApart(a, b),
    otherState(a, b),
    otherFigures(a, b),
    otherPeriod(a, b),
    otherProduct(a, b, catalogue),
    otherHappening(a, b),
    otherParty(a, b, catalogue, rarity),
  ].flatMap((found) => found ?? []);
}

function daysApart(a: StoryTraits, b: StoryTraits): Difference | null {
  const apart = Math.max(fewestDays(a.headDays, b.headDays) ?? 0, seenLater(a, b), seenLater(b, a));
  if (apart <= SAME_EVENT_DAYS) {
    const told = fewestDays([...a.headDays, ...a.days], [...b.headDays, ...b.days]) ?? 0;
    return told <= OTHER_DAYS ? null : { points: OFF.otherDays, words: `they tell of days ${told} days apart` };
  }
  return { points: Math.min(OFF.daysMax, OFF.days * (apart - SAME_EVENT_DAYS)), words: `${apart} days apart` };
}

/** Days by which an undated article must be later than a dated one: it tells of a day that lies after it. */
function seenLater(dated: StoryTraits, undated: StoryTraits): number {
  if (!dated.isDayGiven || undated.isDayGiven || dated.day === null || undated.day === null) return 0;
  const later = Math.round((Date.parse(undated.day) - Date.parse(dated.day)) / MS_PER_DAY);
  return later > LATER_DAYS ? later : 0;
}

/** A deal in talks and the deal done, a listing planned and the first day of trading are two events. */
function otherState(a: StoryTraits, b: StoryTraits): Difference | null {
  const split = (state: string): readonly [string, string] => [state.split(": ")[0] ?? "", state];
  const ofB = new Map(b.states.map(split));
  const other = a.states.map(split).find(([kind, state]) => ofB.has(kind) && !b.states.includes(state));
  return other === undefined ? null : { points: OFF.state, words: `${other[1]} against ${ofB.get(other[0])}` };
}

/** Both name a sum in their head, in one currency, and not the same one. */
function otherFigures(a: StoryTraits, b: StoryTraits): Difference | null {
  if (sharedFigures(a.figures, b.figures).length > 0) return null;
  const heads = (traits: StoryTraits) =>
    traits.figures.filter(({ isHead, significance }) => isHead && significance >= 2);
  for (const one of heads(a)) {
    const other = heads(b).find(({ unit }) => unit === one.unit);
    if (other !== undefined) return { points: OFF.figures, words: `${one.said} against ${other.said}` };
  }
  return null;
}

function otherPeriod(a: StoryTraits, b: StoryTraits): Difference | null {
  const isResults = ({ happenings, periods }: StoryTraits): boolean =>
    periods.length > 0 && happenings.some(([kind, prominence]) => kind === "results" && prominence >= HEAD);
  if (!isResults(a) || !isResults(b) || a.periods.some((period) => b.periods.includes(period))) return null;
  return { points: OFF.periods, words: `${a.periods[0]} against ${b.periods[0]}` };
}

/** H20 against H200: each is about a product that does not come up in the other. */
function otherProduct(a: StoryTraits, b: StoryTraits, catalogue: Catalogue): Difference | null {
  const ofA = products(a, catalogue);
  const ofB = products(b, catalogue);
  const [first, second] = [ofA[0], ofB[0]];
  if (first === undefined || second === undefined) return null;
  const isIn = (id: string, { names }: StoryTraits): boolean => names.some(([other]) => isKin(id, other, catalogue));
  if (ofA.some((id) => isIn(id, b)) || ofB.some((id) => isIn(id, a))) return null;
  return { points: OFF.products, words: `${catalogue.find(first)?.name} against ${catalogue.find(second)?.name}` };
}

/** What the leads say happens is not in the other's head: a tariff, and a denial of the same week. */
function otherHappening(a: StoryTraits, b: StoryTraits): Difference | null {
  const from = ({ happenings }: StoryTraits, least: number): string[] =>
    happenings.filter(([, prominence]) => prominence >= least).map(([kind]) => kind);
  const [one, other] = [from(a, LEAD), from(b, LEAD)];
  const [first, second] = [one[0], other[0]];
  if (first === undefined || second === undefined) return null;
  const strangers = (kinds: readonly string[], head: readonly string[]): boolean =>
    !kinds.some((kind) => head.includes(kind));
  const apart = Number(strangers(one, from(b, HEAD))) + Number(strangers(other, from(a, HEAD)));
  return apart === 0 ? null : { points: OFF.happening * apart, words: `${first} against ${second}` };
}

const products = ({ names }: StoryTraits, catalogue: Catalogue): string[] =>
  names
    .filter(([id, prominence]) => prominence >= HEAD && PRODUCT_KINDS.has(catalogue.find(id)?.kind ?? ""))
    .map(([id]) => id);

const isKin = (a: string, b: string, catalogue: Catalogue): boolean =>
  a === b || catalogue.find(a)?.parent === b || catalogue.find(b)?.parent === a;

/** Names in the lead of one that do not come up in the other at all. */
function otherParty(
  a: StoryTraits,
  b: StoryTraits,
  catalogue: Catalogue,
  rarity: (id: string) => number,
): Difference | null {
  const missing = (from: StoryTraits, to: StoryTraits): string[] =>
    from.names
      .filter(([id, prominence]) => prominence >= LEAD && PARTY_KINDS.has(catalogue.find(id)?.kind ?? ""))
      .map(([id]) => id)
      .filter((id) => !to.names.some(([other]) => isKin(id, other, catalogue)));
  const weight = (ids: readonly string[]): number => ids.reduce((sum, id) => sum + rarity(id), 0);
  const [one, other] = [missing(a, b), missing(b, a)].toSorted((x, y) => weight(y) - weight(x));
  if (one === undefined || one.length === 0) return null;
  const named = [...one, ...(other ?? [])].map((id) => catalogue.find(id)?.name ?? id).join(", ");
  return { points: Math.min(OFF.partyMax, OFF.party * weight(one)), words: `only one names ${named}` };
}
