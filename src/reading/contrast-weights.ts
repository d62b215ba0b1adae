/**
 * What shows that two articles are of one matter. Fitted by `node bench/conflicts.ts` on the articles of known events and conflicts of
 * question sets: a change of what is read asks for fitting them anew.
 */
export const MATTER = {
  bias: -6.09,
  topic: -0.45,
  head: 2.98,
  nearest: 2.33,
  nearestOfOne: 2.31,
  headsAlike: 3.34,
  aligned: 1.78,
  sameFigures: 4.71,
} as const;

/** What shows that two articles conflict, fitted likewise. */
export const CONFLICT = {
  bias: -1.95,
  matter: 3.08,
  later: -1.18,
  laterMatter: 3.27,
  perhapsLater: 1.68,
  undated: -1,
  oneMoment: -1.28,
  figure: 1.58,
  figureAgain: -0.57,
  lone: 1.44,
  day: 1.94,
  denied: 2.64,
  changed: 1.53,
  claimedStage: 4.19,
  claimedDay: 3.57,
  claimedAmount: 3.23,
  otherProducts: -0.96,
  otherParties: -0.34,
  claimedFact: 2.52,
  otherTimes: -0.96,
} as const;

/** From this sureness on two articles are listed. */
export const SURENESS_MIN = 0.12;
