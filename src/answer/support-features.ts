import type { ArticleEvidence, WeighedUnit } from "./article-evidence.ts";
import type { AskedQuestion, Unit } from "./question.ts";

/** What speaks for or against an answer out of one article, each 0 to 1. */
export type SupportFeatures = {
  /** The share of the question that the article shows anywhere. */
  anywhere: number;
  /** The share its best sentence shows with what stands around it. */
  around: number;
  /** Of the names asked about, the share shown (this one the ranking weighs), and how well the least shown one is; 1 when none is asked about. */
  named: number;
  leastName: number;
  /** The share of the question's names that stand nowhere in the library. */
  unseenName: number;
  /** Of what is asked about the names: the share the best sentence shows, and how well the least shown part is shown anywhere; 1 of nothing. */
  saidBest: number;
  leastSaid: number;
  /** The share of it that could be met in the article (it is in the question's language, or the part has a notion) and is not. */
  lackingSaid: number;
  /** The share of it that stands nowhere in the library. */
  unseenSaid: number;
  /** How well one sentence holds the kind of thing asked, told of all of the names; and with it what is asked about them. */
  kindNamed: number;
  allNamed: number;
  /** The same with what stands right around the sentence, and with what says what sort of thing is sought. */
  allNear: number;
  /** How well one sentence tells the sort of thing that is sought and holds one, told of all of the names. */
  soughtNamed: number;
  /** The share of what is asked that is shown best together, in a sentence with its neighbours, whatever else it holds. */
  saidNear: number;
  /** The share of the greatest part of it that the article shows nowhere. */
  lacking: number;
  /** How well the article shows the day or period asked about that it shows least; 1 of none. */
  leastDate: number;
  /** 1 when nothing but names is asked about, and when no name is. */
  namesOnly: number;
  nameless: number;
};

/** A name that the catalogue knows, or a model number that it does not. */
export const isLinked = ({ kind }: Unit): boolean => kind === "name" || kind === "unknown-name";

/** A name with a number: of a product that is another with another number. */
export const isNumbered = ({ kind, surface }: Unit): boolean => kind === "name" && /\d/.test(surface);

/** A name, whether the catalogue knows it or it only stands there as one. */
export const isNamed = ({ kind, salience }: Unit): boolean =>
  kind === "name" || kind === "unknown-name" || salience === "name";

/** Of the names asked about, the share that is shown; 1 when none is asked about. */
export const namesShown = (units: readonly WeighedUnit[], shown: readonly number[]): number =>
  mean(units.flatMap(({ unit, share }, u): [number, number][] => (isLinked(unit) ? [[share, shown[u] ?? 0]] : [])));

/** The features of an article held against a question. */
export function showFeatures(
  { article, shown, sentences }: ArticleEvidence,
  { units, asked }: { units: readonly WeighedUnit[]; asked: AskedQuestion },
): SupportFeatures {
  const best = sentences.find(({ view }) => !view.isTitle) ?? sentences[0];
  const isOwn = article.lang === asked.language;
  const shares = units.map(({ unit, share, seen }, u) => ({
    kind: unit.kind,
    isName: isLinked(unit),
    isNamed: isNamed(unit),
    isMeant: unit.concepts.length > 0,
    share,
    seen,
    shown: shown[u] ?? 0,
    best: best?.shows[u] ?? 0,
  }));
  const names = shares.filter(({ isName }) => isName);
  const said = shares.filter(
    ({ kind, isNamed: isSomeName }) => !isSomeName && (kind === "word" || kind === "quantity"),
  );
  const saidShare = said.reduce((sum, { share }) => sum + share, 0);
  return {
    anywhere: shares.reduce((sum, unit) => sum + unit.share * unit.shown, 0),
    around: best?.around ?? 0,
    named: namesShown(units, shown),
    leastName: Math.min(1, ...names.map((name) => name.shown)),
    unseenName: unseenShare(shares.filter((unit) => unit.isNamed)),
    saidBest: mean(said.map(({ share, best }) => [share, best])),
    kindNamed: Math.max(0, ...sentences.map((sentence) => sentence.leastName * sentence.kind)),
    allNamed: Math.max(0, ...sentences.map((sentence) => sentence.leastName * sentence.kind * sentence.said)),
    allNear: Math.max(
      0,
      ...sentences.map((sentence) => sentence.leastName * sentence.kind * sentence.saidNear * sentence.sought),
    ),
    soughtNamed: Math.max(0, ...sentences.map((sentence) => sentence.leastName * sentence.kind * sentence.sought)),
    saidNear: Math.max(0, ...sentences.map((sentence) => sentence.leastName * sentence.saidNear)),
    lacking: Math.max(0, ...said.map(({ share, shown }) => (share * (1 - shown)) / saidShare)),
    leastDate: Math.min(1, ...shares.filter(({ kind }) => kind === "date").map(({ shown }) => shown)),
    leastSaid: Math.min(1, ...said.map(({ shown }) => shown)),
    lackingSaid:
      said.length === 0 ? 0 : mean(said.map(({ share, shown, isMeant }) => [share, isMeant || isOwn ? 1 - shown : 0])),
    unseenSaid: unseenShare(said),
    namesOnly: said.length === 0 ? 1 : 0,
    nameless: names.length === 0 ? 1 : 0,
  };
}

/** The share of what stands nowhere in the library; 0 of none. */
const unseenShare = (units: readonly { share: number; seen: boolean }[]): number =>
  units.length === 0 ? 0 : mean(units.map(({ share, seen }) => [share, seen ? 0 : 1]));

/** The mean of the second figures weighted by the first; 1 of none. */
function mean(pairs: readonly (readonly [weight: number, value: number])[]): number {
  const total = pairs.reduce((sum, [weight]) => sum + weight, 0);
  return total === 0 ? 1 : pairs.reduce((sum, [weight, value]) => sum + weight * value, 0) / total;
}
