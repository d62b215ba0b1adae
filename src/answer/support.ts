import type { WeighedUnit } from "./article-evidence.ts";
import type { Evidence } from "./evidence.ts";
import type { QuestionKind } from "./kind.ts";
import type { AskedQuestion } from "./question.ts";
import type { SupportFeatures } from "./support-features.ts";
import { SUPPORT, SUPPORT_MIN } from "./weights.ts";

/** The articles that may support an answer: the best is sometimes second. */
const ARTICLES_MAX = 3;

/**
 * How far the library supports an answer, 0 to 1: the chance that the best articles hold one, by what they show of the question. A model
 * number that nothing in the library spells out is decisive: what is known of the 910C says nothing of a 910E.
 */
export function support(asked: AskedQuestion, evidence: Evidence): number {
  if (evidence.units.some(isMissing)) return 0;
  return Math.max(
    0,
    ...evidence.articles.slice(0, ARTICLES_MAX).map(({ features }) => {
      const inputs = supportInputs(asked, features, evidence.units);
      return logistic(SUPPORT_KEYS.reduce((sum, key) => sum + SUPPORT[key] * inputs[key], 0));
    }),
  );
}

/** A product number, known or not, that nothing in the library spells out. */
export const isMissing = ({ unit, seen }: WeighedUnit): boolean =>
  !seen && (unit.kind === "unknown-name" || (unit.kind === "name" && /\d/.test(unit.surface)));

/** A name that no catalogue has and the library does, a place apart: whoever the articles name is of the field. */
const isReportedName = ({ unit, seen }: WeighedUnit): boolean =>
  seen && unit.kind === "word" && unit.salience === "name" && !unit.concepts.some(({ id }) => id.startsWith("place-"));

/** Questions that no kind of thing answers more than another. */
const KINDLESS: ReadonlySet<QuestionKind> = new Set(["what", "status", "yesno"]);

export type SupportKey = keyof typeof SUPPORT;

/** What support is weighed from, in the order of the weights. */
const SUPPORT_KEYS: readonly SupportKey[] = [
  "bias",
  "anywhere",
  "around",
  "saidBest",
  "leastSaid",
  "lackingSaid",
  "unseenSaid",
  "leastName",
  "unseenName",
  "kindNamed",
  "allNamed",
  "allNear",
  "saidNear",
  "lacking",
  "leastDate",
  "unkinded",
  "nameless",
  "namesOnly",
  "onField",
];

/** The inputs of one article's support, each 0 to 1; `bias` is always 1. */
export function supportInputs(
  asked: AskedQuestion,
  features: SupportFeatures,
  units: readonly WeighedUnit[],
): Record<SupportKey, number> {
  const isKindless = KINDLESS.has(asked.kind);
  return {
    bias: 1,
    anywhere: steep(features.anywhere),
    around: steep(features.around),
    saidBest: steep(features.saidBest),
    leastSaid: steep(features.leastSaid),
    lackingSaid: features.lackingSaid,
    unseenSaid: features.unseenSaid,
    leastName: steep(features.leastName),
    unseenName: features.unseenName,
    kindNamed: isKindless ? 0 : features.kindNamed,
    allNamed: isKindless ? 0 : steep(features.allNamed),
    allNear: isKindless ? 0 : steep(features.allNear),
    saidNear: steep(features.saidNear),
    lacking: features.lacking,
    leastDate: features.leastDate,
    unkinded: isKindless ? 1 : 0,
    nameless: features.nameless,
    namesOnly: features.namesOnly,
    onField: asked.onField || units.some(isReportedName) ? 1 : 0,
  };
}

/** What is hardly shown at all speaks far more against an answer than what is half shown; 0 and 1 stay where they are. */
const steep = (shown: number): number => Math.log(1 + shown / STEEPNESS) / Math.log(1 + 1 / STEEPNESS);
const STEEPNESS = 0.15;

const logistic = (value: number): number => 1 / (1 + Math.exp(-value));

/** Whether there is an answer at all. */
export const isSupported = (asked: AskedQuestion, evidence: Evidence): boolean =>
  support(asked, evidence) >= SUPPORT_MIN;
