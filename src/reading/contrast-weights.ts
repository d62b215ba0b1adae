/**
 * What shows that two articles are of one matter. Fitted by `node bench/conflicts.ts` on the articles of known events and conflicts of
 * question sets: a change of what is read asks for fitting them anew.
 */
export const MATTER = {
  bias: -6.11,
  topic: -0.64,
  head: 3.22,
  nearest: 2.65,
  nearestOfOne: 2.32,
  headsAlike: 3.25,
  aligned: 1.41,
  sameFigures: 4.1,
} as const;

/** What shows that two articles conflict, fitted likewise. */
export const CONFLICT = {
  bias: -2.05,
  matter: 2.97,
  later: -1,
  laterMatter: 2.87,
  perhapsLater: 1.85,
  undated: -1.12,
  oneMoment: -1.18,
  figure: 1.71,
  figureAgain: -0.26,
  day: 1.47,
  denied: 1.99,
  changed: 1.57,
  claimedStage: 3.99,
  claimedDay: 3.72,
  claimedAmount: 3.63,
  otherProducts: -0.91,
  otherParties: -0.32,
  claimedFact: 2.9,
} as const;

/** From this sureness on two articles are listed. */
export const SURENESS_MIN = 0.1;
