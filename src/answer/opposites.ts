/**
 * Two ways one thing can have gone; what a question takes for granted on one side is contradicted by a report on the other.
 * Ids are those of the lexicon's concepts, so that a question and a report meet in any two languages.
 */
export type Opposites = {
  one: readonly string[];
  other: readonly string[];
  /** Acts that mean `other` when a report denies them: "no chips are sold" is a ban. */
  denied?: readonly string[];
  /** The question must speak of one of these too: goods are sold by one and bought by another, a stake is not. */
  of?: readonly string[];
  /** `one` is told only by a report that it was done, not that it is planned. */
  isDone?: boolean;
  /** Where one of these is told too, `other` is of that: who began to demand a licence did not begin to sell. */
  unless?: readonly string[];
  /** There is no third way: "not permitted" is a ban. */
  isEither?: boolean;
};

/** What sets a limit to something: its beginning is no going on. */
const LIMITS = [
  ..."require demand ask licence ban restriction".split(" "),
  ..."export-controls tariff investigation lawsuit delay".split(" "),
];

/** What can be told of the same thing in two ways. A concept stands on one side of a line only. */
export const OPPOSITES: readonly Opposites[] = [
  { one: ["launch"], other: ["cancel", "delay"], isDone: true },
  { one: ["cancel", "withdraw-market"], other: ["launch", "begin"] },
  { one: ["delay"], other: ["speed", "early-period"] },
  {
    one: ["allow", "ease-restrictions", "accept-reject", "approve-batch"],
    other: ["ban", "refuse", "prevent"],
    denied: ["sell", "export", "shipment"],
  },
  { one: ["ban", "refuse"], other: ["allow", "accept-reject", "approve-batch"], isEither: true },
  { one: ["growth", "increase-v", "raise"], other: ["decline", "decrease-v", "lower"] },
  { one: ["decline", "decrease-v", "lower"], other: ["growth", "increase-v", "raise"] },
  { one: ["resume-sales", "begin"], other: ["stop", "suspend", "shutdown"] },
  // Not "resume-sales": what was resumed had been stopped.
  { one: ["stop", "suspend", "shutdown"], other: ["begin"], unless: LIMITS },
  { one: ["sell"], other: ["buy", "investment", "funding-round"], of: ["stake", "investment"] },
  { one: ["pass", "agree"], other: ["refuse", "withdraw", "cancel"] },
];

/** Who does it with whom: a report of it with another party contradicts a question that names one. */
export const BETWEEN_PARTIES: ReadonlySet<string> = new Set([
  "acquisition",
  "merger",
  "buy",
  "pay",
  "investment",
  "funding-round",
  "contract",
  "order",
  "partnership",
  "negotiate",
  "licensing-deal",
  "win-contract",
  "manufacturing-process",
  "foundry",
  "lawsuit",
]);

/** What makes a report one of something that may yet come. */
export const NOT_YET: ReadonlySet<string> = new Set([
  "plan-intention",
  "expect",
  "forecast",
  "attempt",
  "want",
  "rumour",
  "likelihood",
  "possible-able",
  "negotiate",
]);
