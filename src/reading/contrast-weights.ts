/**
 * What shows that two articles are of one matter. Fitted by `node bench/conflicts.ts` on the articles of known events and conflicts of
 * question sets: a change of what is read asks for fitting them anew.
 */
export const MATTER = {
  bias: -6.81,
  topic: -0.89,
  head: 2,
  nearest: 2.72,
  nearestOfOne: 3.63,
  headsAlike: 2.48,
  aligned: 1.5,
  sameFigures: 3.3,
} as const;

/** What shows that two articles conflict, fitted likewise. */
export const CONFLICT = {
  bias: -1.2,
  matter: 2.99,
  later: -0.95,
  laterMatter: 1.86,
  perhapsLater: 1.44,
  undated: -1.51,
  oneMoment: -1.29,
  figure: 0.55,
  figureAgain: 0.16,
  day: 1.14,
  denied: 0.86,
  changed: 0.3,
  claimedStage: 3.84,
  claimedDay: 2.94,
  claimedAmount: 3.82,
  otherProducts: -1.69,
  otherParties: -0.47,
  claimedFact: 2.72,
} as const;

/** From this sureness on two articles are listed. */
export const SURENESS_MIN = 0.15;
