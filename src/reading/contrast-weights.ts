/**
 * What shows that two articles are of one matter. Fitted by `node bench/conflicts.ts` on the articles of known events and conflicts of
 * question sets: a change of what is read asks for fitting them anew.
 */
export const MATTER = {
  bias: -6.38,
  topic: -0.5,
  head: 2.03,
  nearest: 2.6,
  nearestOfOne: 3.03,
  headsAlike: 2.29,
  aligned: 1.53,
  sameFigures: 4.04,
} as const;

/** What shows that two articles conflict, fitted likewise. */
export const CONFLICT = {
  bias: -1.48,
  matter: 2.97,
  later: -0.75,
  laterMatter: 2.04,
  perhapsLater: 1.68,
  undated: -1.31,
  oneMoment: -1.19,
  figure: 1.22,
  figureAgain: 0.04,
  day: 1.15,
  denied: 1.61,
  changed: 1.38,
  claimedStage: 3.71,
  claimedDay: 3.38,
  claimedAmount: 3.44,
  otherProducts: -1.45,
  otherParties: -0.4,
  claimedFact: 2.75,
} as const;

/** From this sureness on two articles are listed. */
export const SURENESS_MIN = 0.1;
