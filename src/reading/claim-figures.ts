import type { Catalogue } from "../knowledge/catalogue.ts";
import type { Language } from "../types.ts";
import type { Span } from "../text/sentences.ts";
import type { Quantity } from "../text/quantity-types.ts";
import { findFractions } from "../text/fractions.ts";
import type { Sentence } from "./claim-sentences.ts";
import type { Bound, ClaimValue, Window } from "./claim-types.ts";
import { reportingWindow } from "./claim-windows.ts";
import { MEASURES, type Measure } from "./measures.ts";
import { isDense } from "../text/language.ts";

/** A figure with what it measures and what it belongs to. */
export type Figure = {
  value: Extract<ClaimValue, { kind: "amount" }>;
  subjects: readonly string[];
  marks: readonly string[];
};

/** Further from its figure, in characters, a cue speaks of something else; Han, kana and hangul say more in fewer. */
const CUE_CHARS_MAX = 90;
const CUE_CHARS_DENSE_MAX = 34;
/** A number that nothing says what it counts needs its cue at hand. */
const PLAIN_CHARS_MAX = 26;
/** "Half a billion" is read as a billion. */
const HALF_BEFORE = /(?:half an?|half|demi-?|halbe[nr]?|medio|mezzo|半)[\s-]?$/iu;
/** Counters of wafers; a bare number is none of them. */
const WAFER_COUNTER = /[片枚장]\s*$/u;
/** Another figure between a cue and a figure makes it unlikely that they belong together. */
const BETWEEN_CHARS = 45;
/** A smaller number that nothing says what it counts is a rank, a share price, a part of a name. */
const PLAIN_MIN = 1000;
/** A cue behind its figure is a little less likely its own. */
const BEHIND_CHARS = 6;

/** Figures of the sentence that say what they measure. Each cue belongs to the figure nearest to it. */
export function readFigures(sentence: Sentence, catalogue: Catalogue, yearOfArticle: string | null): Figure[] {
  const quantities = quantitiesOf(sentence);
  if (quantities.length === 0) return [];
  const spansOf = cueFinder(sentence);
  const pairs = quantities.flatMap((quantity) => cuesOf(quantity, quantities, spansOf, sentence.language));
  const figures: Figure[] = [];
  const taken = new Set<Quantity>();
  const usedCues = new Set<string>();
  for (const { quantity, measure, cue } of pairs.toSorted((a, b) => a.distance - b.distance)) {
    if (taken.has(quantity) || usedCues.has(cue)) continue;
    taken.add(quantity);
    usedCues.add(cue);
    figures.push({
      value: amountOf(quantity, {
        measure,
        text: sentence.text,
        window: reportingWindow(stretchOf(sentence.text, quantity, quantities), yearOfArticle),
      }),
      subjects: subjectsAt(
        sentence,
        { quantity, measure, isOnly: quantities.filter(({ kind }) => kind === quantity.kind).length === 1 },
        catalogue,
      ),
      marks: rateOf(sentence.text, quantity),
    });
  }
  return figures;
}

/** "40% this year, down from 66% in 2024": of several shares each has the year that stands with it. */
function stretchOf(text: string, { kind, end }: Quantity, all: readonly Quantity[]): string {
  if (kind !== "percent") return text;
  const next = all.find((other) => other.kind === kind && other.start >= end);
  const before = all.findLast((other) => other.kind === kind && other.end < end);
  return text.slice(before === undefined ? 0 : before.end + TAIL_CHARS, next?.start);
}

/** As much behind a share may still say of when it is. */
const TAIL_CHARS = 12;

/** The sentence's quantities and fractions; "300,000 H20 chips" and "H20を70万個" count chips. */
function quantitiesOf({ text, quantities, start, entities }: Sentence): Quantity[] {
  const found = quantities.filter(({ kind }) => kind !== "year" && kind !== "duration");
  const fractions = findFractions(text).filter((each) => !found.some((q) => q.start < each.end && q.end > each.start));
  const nouns = entities.filter(({ start: from }) => from >= start);
  const named = found.filter(
    ({ kind, value, start: at }) =>
      (kind !== "plain" || value >= PLAIN_MIN) &&
      !HALF_BEFORE.test(text.slice(0, at)) &&
      !/demi|half|halbe/iu.test(text.slice(at, at + 9)),
  );
  return [...named, ...numbersBeforeNames(text, start, nouns, named), ...fractions].toSorted(
    (a, b) => a.start - b.start,
  );
}

/** "300,000 H20 chips": the number stands before a name, which hides from the reader of quantities what is counted. */
export function numbersBeforeNames(
  text: string,
  offset: number,
  names: readonly Span[],
  known: readonly Quantity[],
): Quantity[] {
  return names.flatMap(({ start }) => {
    const before = /(?<![\d.,])(\d{1,3}(?:[,.  ]\d{3})+|\d{4,9})\s(?:\p{L}+\s)?$/u.exec(text.slice(0, start - offset));
    if (before === null) return [];
    const surface = before[1] ?? "";
    const at = before.index;
    if (known.some((q) => q.start < at + surface.length && q.end > at)) return [];
    const value = Number(surface.replace(/[^\d]/gu, ""));
    if (value < 100 || (value >= 1990 && value <= 2099)) return [];
    return [
      { start: at, end: at + surface.length, surface, value, unit: "chip", kind: "count" as const, approximate: false },
    ];
  });
}

type Cued = { quantity: Quantity; measure: Measure; cue: string; distance: number };

function cuesOf(quantity: Quantity, all: readonly Quantity[], spansOf: CueFinder, language: Language): Cued[] {
  return MEASURES.filter((measure) => canMeasure(measure, quantity)).flatMap((measure): Cued[] => {
    if (measure.concepts.length === 0 && measure.words === null) {
      return [{ quantity, measure, cue: `${measure.name} ${quantity.start}`, distance: 0 }];
    }
    const spans = spansOf(measure);
    const nearest = spans
      .map((span) => ({ span, distance: distanceTo(span, quantity, all) }))
      .toSorted((a, b) => a.distance - b.distance)[0];
    const isSigns = isDense(language);
    const reach = quantity.kind === "plain" ? PLAIN_CHARS_MAX : isSigns ? CUE_CHARS_DENSE_MAX : CUE_CHARS_MAX;
    if (nearest === undefined || nearest.distance > reach) return [];
    return [{ quantity, measure, cue: `${measure.name} ${nearest.span.start}`, distance: nearest.distance }];
  });
}

function canMeasure(
  { name, kinds, units, least = 0 }: Measure,
  { kind, unit, value, currency, surface }: Quantity,
): boolean {
  if (!kinds.includes(kind) || value < least) return false;
  if (name === "wafers" && unit === null && !WAFER_COUNTER.test(surface)) return false;
  if (kind === "money") return currency !== undefined;
  return units === undefined || units.includes(kind === "plain" ? null : unit);
}

type CueFinder = (measure: Measure) => readonly CueSpan[];

/** Gives a measure's cues in a sentence; each is looked for once, however many figures there are. */
function cueFinder(sentence: Sentence): CueFinder {
  const found = new Map<Measure, CueSpan[]>();
  return (measure) => {
    const known = found.get(measure) ?? cueSpans(measure, sentence);
    found.set(measure, known);
    return known;
  };
}

type CueSpan = { start: number; end: number };

function cueSpans({ concepts, words }: Measure, { text, start, concepts: hits }: Sentence): CueSpan[] {
  const ofConcepts = hits
    .filter(({ id }) => concepts.includes(id))
    .map((hit) => ({ start: hit.start - start, end: hit.end - start }));
  if (words === null) return ofConcepts;
  return [
    ...ofConcepts,
    ...[...text.matchAll(words)].map(({ 0: surface, index }) => ({ start: index, end: index + surface.length })),
  ];
}

function distanceTo(cue: CueSpan, quantity: Quantity, all: readonly Quantity[]): number {
  const [from, to, behind] =
    cue.start >= quantity.end ? [quantity.end, cue.start, BEHIND_CHARS] : [cue.end, quantity.start, 0];
  const between = all.filter((other) => other.kind === quantity.kind && other.start >= from && other.end <= to).length;
  return Math.max(0, to - from) + behind + between * BETWEEN_CHARS;
}

const MOST =
  /(?:up to|as (?:much|many) as|at most|less than|fewer than|no more than|under|below|jusqu['’]à|moins de|au plus|bis zu|höchstens|weniger als|unter|hasta|menos de|como máximo|fino a|meno di|al massimo|最多|不超过|不到|高达|低于|最大|최대)\s*(?:(?:about|around|the)\s)?[$€£¥₩]?$/iu;
const LEAST =
  /(?:more than|over|at least|above|exceed\w*|no (?:less|fewer) than|plus de|au moins|mehr als|mindestens|más de|al menos|oltre|più di|almeno|超过|超過|逾|至少|高于|少なくとも|최소)\s*(?:(?:about|around|the)\s)?[$€£¥₩]?$/iu;
const MOST_AFTER = /^\s?(?:以下|以内|未満|이하|미만)/u;
const LEAST_AFTER = /^\s?(?:以上|超|余|多|넘|이상|\+| or more\b)/u;

function boundOf(text: string, { start, end, range }: Quantity): Bound {
  if (range !== undefined) return "exact";
  const before = text.slice(Math.max(0, start - 24), start);
  const after = text.slice(end, end + 8);
  if (MOST.test(before) || MOST_AFTER.test(after)) return "most";
  return LEAST.test(before) || LEAST_AFTER.test(after) ? "least" : "exact";
}

type Around = { measure: Measure; text: string; window: Window | null };

function amountOf(quantity: Quantity, { measure, text, window }: Around): Figure["value"] {
  const { value, range, currency, unit, kind } = quantity;
  const isPieces = measure.units?.includes("chip") === true || measure.units?.includes(null) === true;
  return {
    kind: "amount",
    from: range?.from ?? value,
    to: range?.to ?? value,
    unit: currency ?? (isPieces ? "piece" : (unit ?? kind)),
    measure: measure.name,
    bound: boundOf(text, quantity),
    window,
  };
}

const RATES: readonly (readonly [string, RegExp, RegExp])[] = [
  [
    "/month",
    /月(?:产能|産|产|間)|monthly|mensuel|monatlich|월\s?$/iu,
    /^[^.。]{0,14}?(?:a month|per month|monthly|par mois|(?:im|pro) monat|al mes|al mese|每月|\/月)/iu,
  ],
  [
    "/year",
    /年(?:产能|産|产|間)|annual|annuel|jährlich|연간/iu,
    /^[^.。]{0,14}?(?:a year|per year|annually|par an|(?:im|pro) jahr|al año|all['’]anno|每年|\/年)/iu,
  ],
  [
    "/hour",
    /hourly|每小时|시간당/iu,
    /^[^.。]{0,14}?(?:an hour|per hour|par heure|pro stunde|por hora|all['’]ora|每小时|\/小时|\/h)/iu,
  ],
];

/** Whether a figure is per month, year or hour, as a mark. */
function rateOf(text: string, { start, end }: Quantity): string[] {
  const [before, after] = [text.slice(Math.max(0, start - 24), start), text.slice(end, end + 26)];
  return RATES.filter(([, ahead, behind]) => ahead.test(before) || behind.test(after)).map(([rate]) => rate);
}

const PRODUCTS: ReadonlySet<string> = new Set(["chip", "model"]);

type Placed = { quantity: Quantity; measure: Measure; isOnly: boolean };

/** The product and the company nearest to the figure, and whatever else is named that is neither. */
function subjectsAt(sentence: Sentence, { quantity, measure, isOnly }: Placed, catalogue: Catalogue): string[] {
  const { start, entities, subjects, strangers } = sentence;
  const kindOf = (id: string): string => catalogue.find(id)?.kind ?? "";
  const nearest = (isKind: (kind: string) => boolean): string | undefined => {
    const inside = entities.filter(({ id }) => isKind(kindOf(id)));
    const before = inside.findLast(({ end }) => end <= start + quantity.start);
    return (before ?? inside[0])?.id ?? subjects.find((id) => isKind(kindOf(id)));
  };
  const product = nearest((kind) => PRODUCTS.has(kind));
  const company = nearest((kind) => kind === "company");
  const rest = subjects.filter((id) => {
    const kind = kindOf(id);
    if (PRODUCTS.has(kind)) return isOnly;
    return kind !== "company" || measure.hasCounterpart === true;
  });
  const others = measure.hasCounterpart === true ? strangers : [];
  return [...new Set([product, company, ...rest, ...others].filter((id) => id !== undefined))];
}
