/**
 * What shows that two articles are of one matter. Fitted by `node bench/conflicts.ts` on the articles of known events and conflicts of
 * question sets: a change of what is read asks for fitting them anew.
 */
export const MATTER = {
  bias: -6.85,
  topic: -0.9,
  head: 2.04,
  nearest: 2.69,
  nearestOfOne: 3.69,
  headsAlike: 2.47,
  aligned: 1.46,
  sameFigures: 3.29,
} as const;

/** What shows that two articles conflict, fitted likewise. */
export const CONFLICT = {
  bias: -1.21,
  matter: 2.99,
  later: -0.93,
  laterMatter: 1.78,
  perhapsLater: 1.44,
  undated: -1.51,
  oneMoment: -1.29,
  figure: 0.47,
  figureAgain: 0.16,
  day: 1.16,
  denied: 0.88,
  changed: 0.56,
  claimedStage: 3.83,
  claimedDay: 2.95,
  claimedAmount: 3.82,
  otherProducts: -1.69,
  otherParties: -0.47,
  claimedFact: 2.72,
} as const;

/** From this sureness on two articles are listed. */
export const SURENESS_MIN = 0.15;
