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
  bias: -1.93,
  matter: 3.13,
  later: -0.9,
  laterMatter: 2.86,
  perhapsLater: 1.61,
  undated: -0.9,
  oneMoment: -1.04,
  figure: 1.66,
  figureAgain: -0.1,
  lone: 1.89,
  day: 1.89,
  denied: 2.37,
  changed: 1.46,
  claimedStage: 3.61,
  claimedDay: 3.33,
  claimedAmount: 3.16,
  otherProducts: -0.97,
  otherParties: -0.39,
  claimedFact: 2.77,
  otherTimes: -0.83,
} as const;

/** From this sureness on two articles are listed. */
export const SURENESS_MIN = 0.12;
