import type { ScoredSentence, WeighedUnit } from "./article-evidence.ts";

/** What speaks for or against an answer out of one article, each 0 to 1. */
export type SupportFeatures = {
  /** The share of the question that the article shows anywhere. */
  anywhere: number;
  /** The share its best sentence shows with what stands around it, and by itself. */
  around: number;
  own: number;
  /** Whether the best sentence holds the kind of thing asked. */
  kind: number;
  /** Of the names asked about, the share shown, and how well the least shown one is; 1 when none is asked about. */
  named: number;
  leastName: number;
  /** The share of the question's names that stand nowhere in the library. */
  unseenName: number;
  /** Of what is asked about the names: the share shown anywhere, and by the best sentence; 1 when only names are asked about. */
  said: number;
  saidBest: number;
  /** How well one sentence holds both: the kind of thing asked, and what is asked about the names. */
  kindSaid: number;
  /** 1 when the article is in the question's language: there a word that is missing weighs more. */
  sameLanguage: number;
};

export type FeatureWork = {
  units: readonly WeighedUnit[];
  /** How well each unit is shown anywhere in the article. */
  anywhere: readonly number[];
  sentences: readonly ScoredSentence[];
  best: ScoredSentence | undefined;
  sameLanguage: boolean;
};

/** The features of one article held against a question. */
export function showFeatures({ units, anywhere, sentences, best, sameLanguage }: FeatureWork): SupportFeatures {
  const shares = units.map(({ unit, share, seen }, u) => ({
    kind: unit.kind,
    isName: unit.kind === "name" || unit.kind === "unknown-name",
    share,
    seen,
    shown: anywhere[u] ?? 0,
    best: best?.shows[u] ?? 0,
  }));
  const names = shares.filter(({ isName }) => isName);
  const said = shares.filter(({ kind, isName }) => !isName && (kind === "word" || kind === "quantity"));
  return {
    anywhere: shares.reduce((sum, unit) => sum + unit.share * unit.shown, 0),
    around: best?.around ?? 0,
    own: best?.own ?? 0,
    kind: best?.kind ?? 0,
    named: mean(names.map(({ share, shown }) => [share, shown])),
    leastName: Math.min(1, ...names.map(({ shown }) => shown)),
    unseenName: names.length === 0 ? 0 : mean(names.map(({ share, seen }) => [share, seen ? 0 : 1])),
    said: mean(said.map(({ share, shown }) => [share, shown])),
    saidBest: mean(said.map(({ share, best }) => [share, best])),
    kindSaid: Math.max(0, ...sentences.map((sentence) => sentence.kind * sentence.said)),
    sameLanguage: sameLanguage ? 1 : 0,
  };
}

/** The mean of the second figures weighted by the first; 1 of none. */
function mean(pairs: readonly (readonly [weight: number, value: number])[]): number {
  const total = pairs.reduce((sum, [weight]) => sum + weight, 0);
  return total === 0 ? 1 : pairs.reduce((sum, [weight, value]) => sum + weight * value, 0) / total;
}
