/**
 * What shows that two articles are of one matter. Fitted by `node bench/conflicts.ts` on the articles of known events and conflicts of
 * question sets: a change of what is read asks for fitting them anew.
 */
export const MATTER = {
  bias: -6.22,
  topic: -0.44,
  head: 3.14,
  nearest: 2.23,
  nearestOfOne: 2.67,
  headsAlike: 3.31,
  aligned: 1.46,
  sameFigures: 4.56,
} as const;

/** What shows that two articles conflict, fitted likewise. */
export const CONFLICT = {
  bias: -2.02,
  matter: 3.04,
  later: -1.02,
  laterMatter: 3.3,
  perhapsLater: 1.62,
  undated: -0.87,
  oneMoment: -1.1,
  figure: 1.62,
  figureAgain: -0.13,
  lone: 1.75,
  day: 1.84,
  denied: 2.44,
  changed: 1.41,
  claimedStage: 3.88,
  claimedDay: 3.57,
  claimedAmount: 3.23,
  otherProducts: -0.99,
  otherParties: -0.35,
  claimedFact: 2.5,
  otherTimes: -0.9,
} as const;

/** From this sureness on two articles are listed. */
export const SURENESS_MIN = 0.12;
