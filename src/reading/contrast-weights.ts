/**
 * What shows that two articles are of one matter. Fitted by `node bench/conflicts.ts` on the articles of known events and conflicts of
 * question sets: a change of what is read asks for fitting them anew.
 */
export const MATTER = {
  bias: -6.49,
  topic: -0.58,
  head: 2.72,
  nearest: 2.5,
  nearestOfOne: 2.85,
  headsAlike: 2.51,
  aligned: 1.84,
  sameFigures: 3.9,
} as const;

/** What shows that two articles conflict, fitted likewise. */
export const CONFLICT = {
  bias: -1.77,
  matter: 3.11,
  later: -0.77,
  laterMatter: 2.07,
  perhapsLater: 1.84,
  undated: -1.24,
  oneMoment: -1.27,
  figure: 1.34,
  figureAgain: -0.11,
  day: 1.72,
  denied: 1.36,
  changed: 1.03,
  claimedStage: 4.23,
  claimedDay: 3.87,
  claimedAmount: 3.6,
  otherProducts: -0.85,
  otherParties: -0.39,
  claimedFact: 2.92,
} as const;

/** From this sureness on two articles are listed. */
export const SURENESS_MIN = 0.1;
