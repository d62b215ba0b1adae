/** What a claim is about; claims of different kinds are never compared. */
export type ClaimKind =
  | "acquisition"
  | "listing"
  | "production"
  | "supply"
  | "funding"
  | "licence"
  | "import"
  | "release"
  | "schedule"
  | "rule"
  | "figure"
  | "revenue"
  | "profit"
  | "valuation"
  | "amount over a period"
  | "denial"
  | "report";

/** How sure the article is. `filed` is a company's or court's own document. */
export type Modality = "rumour" | "reported" | "confirmed" | "filed" | "denied";

/** Days YYYY-MM-DD, or --MM-DD when the text names no year. */
export type Window = { from: string; to: string };

/**
 * What is claimed: a rung of its kind's ladder, an amount (in whole units, ends equal when it is no range), days, or nothing
 * that could be compared.
 */
export type ClaimValue =
  | { kind: "state"; state: string; rank: number }
  | { kind: "amount"; from: number; to: number; unit: string; window: Window | null }
  | { kind: "when"; from: string; to: string }
  | { kind: "none" };

/** Who says what of which thing, when, how sure. Offsets are into `body(article)` and span a sentence. */
export type Claim = {
  articleId: string;
  /** Entity ids the claim is about: the sentence's own names, or those carried into it. */
  subjects: readonly string[];
  /** Those of them that the article itself is about: in its title or first sentences, or named often. */
  about: readonly string[];
  kind: ClaimKind;
  value: ClaimValue;
  modality: Modality;
  /** Entity id of the outlet or agency it is attributed to. */
  attribution: string | null;
  /** The article's day; `isDayGiven` is false where it was only read out of the text, which makes it a lower bound. */
  day: string | null;
  isDayGiven: boolean;
  /** In the title or the first sentences. */
  isHeadline: boolean;
  start: number;
  end: number;
  /** The sentence's concepts (`c:`) and stems, to tell how near two claims are. */
  terms: ReadonlySet<string>;
  /** The spans of time the article names, `from..to`: two articles on the same period can contradict each other. */
  periods: ReadonlySet<string>;
};
