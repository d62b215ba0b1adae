/**
 * What makes a sentence the one that answers, among all sentences of the articles found: log odds. Fitted by `node bench/fit-choice.ts` on
 * question sets; a change of what is read asks for fitting them anew. The fit changes them in place while it runs;
 * `said` was set a little higher.
 */
export const CHOICE = {
  own: 1.283,
  around: 4.15,
  kind: 2.399,
  figures: 1.118,
  said: 3.3,
  told: 0.708,
  speaks: 2.014,
  others: -0.253,
  title: -1.453,
  heading: -0.653,
  first: -0.927,
  length: 0.587,
  anywhere: 3.426,
  headline: 1.034,
  search: 3.21,
  sameLanguage: 0.51,
};
