/**
 * What shows that two articles are of one matter. Fitted by `node bench/conflicts.ts` on the articles of known events and conflicts of
 * question sets: a change of what is read asks for fitting them anew.
 */
export const MATTER = {
  bias: -6.2,
  topic: 0.53,
  head: 1.99,
  nearest: 1.69,
  nearestOfOne: 3.53,
  headsAlike: 1.17,
  aligned: 0.71,
  sameFigures: 3.33,
} as const;

/** What shows that two articles conflict, fitted likewise. */
export const CONFLICT = {
  bias: -1.27,
  matter: 2.13,
  later: -0.37,
  laterMatter: 1.74,
  perhapsLater: 0.22,
  undated: -1.53,
  oneMoment: -0.71,
  figure: 0.59,
  figureAgain: 0.46,
  day: 0.87,
  denied: 0.9,
  changed: 1.69,
  claimedStage: 5.16,
  claimedDay: 2.72,
  claimedAmount: 4.23,
  otherProducts: -1.67,
  otherParties: -1.09,
  claimedFact: 2.84,
} as const;

/** From this sureness on two articles are listed. */
export const SURENESS_MIN = 0.07;
