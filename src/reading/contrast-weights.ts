/**
 * What shows that two articles are of one matter. Fitted by `node bench/conflicts.ts` on the articles of known events and conflicts of
 * question sets: a change of what is read asks for fitting them anew.
 */
export const MATTER = {
  bias: -6.1,
  topic: -0.44,
  head: 3,
  nearest: 2.29,
  nearestOfOne: 2.36,
  headsAlike: 3.33,
  aligned: 1.76,
  sameFigures: 4.71,
} as const;

/** What shows that two articles conflict, fitted likewise. */
export const CONFLICT = {
  bias: -1.96,
  matter: 3.06,
  later: -1.18,
  laterMatter: 3.27,
  perhapsLater: 1.67,
  undated: -0.99,
  oneMoment: -1.26,
  figure: 1.62,
  figureAgain: -0.6,
  lone: 1.44,
  day: 1.97,
  denied: 2.65,
  changed: 1.53,
  claimedStage: 4.19,
  claimedDay: 3.57,
  claimedAmount: 3.22,
  otherProducts: -0.96,
  otherParties: -0.34,
  claimedFact: 2.51,
  otherTimes: -0.96,
} as const;

/** From this sureness on two articles are listed. */
export const SURENESS_MIN = 0.12;
