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
  bias: -1.25,
  matter: 2.22,
  later: -0.36,
  laterMatter: 1.66,
  perhapsLater: 0.35,
  undated: -1.5,
  oneMoment: -0.76,
  figure: 0.58,
  figureAgain: 0.43,
  day: 0.77,
  denied: 0.91,
  changed: 1.75,
  claimedStage: 5.13,
  claimedDay: 3.2,
  claimedAmount: 4.21,
  otherProducts: -1.66,
  otherParties: -1.11,
  claimedFact: 2.84,
} as const;

/** From this sureness on two articles are listed. */
export const SURENESS_MIN = 0.06;
