import type { WEIGHTS } from "../src/answer/weights.ts";

/**
 * Where fitting starts, and what it is held near: round figures from INDEX-like reasoning, not from any question set, so that the figures
 * of held-out questions owe nothing to them. A name counts more than a word, a word in its place more than elsewhere, and so on.
 */
export const PRIORS: Readonly<Record<keyof typeof WEIGHTS, number>> = {
  entityTerm: 1.4,
  conceptTerm: 0.7,
  linkedName: 1,
  weakName: 0.7,
  childName: 0.5,
  parentName: 0.3,
  concept: 0.8,
  ownConcept: 0.65,
  prefix: 0.6,
  bigrams: 1,
  neighbour: 0.5,
  title: 0.6,
  elsewhere: 0.25,
  neighbourName: 0.7,
  titleName: 0.8,
  elsewhereName: 0.5,
  article: 0.4,
  sentence: 0.5,
  search: 0.2,
  articleNames: 0.25,
  ownShare: 0.4,
  sameLanguage: 0.025,
  newest: 0.2,
  kind: 0.3,
  kindLoose: 0.5,
  goesOn: 0.1,
  listed: 0.3,
  titleSentence: 0.2,
  unseenWord: 0.7,
  articleDay: 0.7,
  languagesApart: 0.7,
  nameSalience: 2,
  fieldSalience: 1,
  rareSalience: 0.7,
  commonSalience: 0.7,
  dateSalience: 0.4,
};
