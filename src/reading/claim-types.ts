/** What a claim is about; claims of different kinds are never compared. */
export const CLAIM_KINDS = [
  "acquisition",
  "investment",
  "listing",
  "production",
  "supply",
  "funding",
  "licence",
  "import",
  "release",
  "schedule",
  "rule",
  "ruling",
  "figure",
  "revenue",
  "profit",
  "valuation",
  "amount over a period",
  "fact",
  "denial",
  "report",
] as const;
export type ClaimKind = (typeof CLAIM_KINDS)[number];

/** How sure the article is. `filed` is a company's or court's own document. */
export const MODALITIES = ["reported", "rumour", "confirmed", "filed", "denied"] as const;
export type Modality = (typeof MODALITIES)[number];

/** Days YYYY-MM-DD, or --MM-DD when the text names no year. */
export type Window = { from: string; to: string };

/**
 * What is claimed: a rung of its kind's ladder, an amount of something measured (in whole units, ends equal when it is no
 * range; an end is null where the text sets none, as in "more than"), days, whether something is so, or nothing that could
 * be compared.
 */
export type ClaimValue =
  | { kind: "state"; state: string; rank: number }
  | { kind: "amount"; from: number; to: number; unit: string; measure: string; bound: Bound; window: Window | null }
  | { kind: "when"; from: string; to: string }
  | { kind: "fact"; predicate: string; holds: boolean }
  | { kind: "none" };

/** Whether the amount is meant as such, as a least ("more than") or as a most ("up to"). */
export const BOUNDS = ["exact", "least", "most"] as const;
export type Bound = (typeof BOUNDS)[number];

/** A claim as it is kept with its article's reading: what of it cannot be had from the sentence's names and notions. */
export type ReadClaim = {
  /** The place of its sentence in the reading. */
  sentence: number;
  kind: ClaimKind;
  /** Entity ids, and `name:` with a name that is not in the catalogue. Those the article itself is about come first. */
  subjects: readonly string[];
  /** How many of the subjects the article itself is about. */
  principals: number;
  value: ClaimValue;
  modality: Modality;
  /** Entity id of the outlet or agency it is attributed to. */
  attribution: string | null;
  /** Which of several alike things is meant: `#2` the second, `@kumamoto` the one there. */
  marks: readonly string[];
  /** In the title or the first sentences. */
  isHeadline: boolean;
};

/** Who says what of which thing, when, how sure. Offsets are into `body(article)` and span a sentence. */
export type Claim = ReadClaim & {
  articleId: string;
  /** Those subjects that the article itself is about: in its title or first sentences, or named often. */
  about: readonly string[];
  /** The article's day; `isDayGiven` is false where it was only read out of the text, which makes it a lower bound. */
  day: string | null;
  isDayGiven: boolean;
  start: number;
  end: number;
  /** All entities the sentence names, outlets left out. */
  names: ReadonlySet<string>;
  /** The notions of the sentence, in any language the same. */
  concepts: ReadonlySet<string>;
};

/** Before the name of something that is not in the catalogue, where otherwise its id would stand. */
export const STRANGER = "name:";
