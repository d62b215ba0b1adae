/**
 * Every number the ranking uses, in one place so that it can be read, explained and fitted. `coverage` figures are shares of the
 * question's idf mass, 0 to 1; bonuses are on the same scale. Fitted by `bench/fit-weights.ts`, which changes them in place while it runs.
 */
export const WEIGHTS = {
  /** Query terms, beside a word's own stem at 1. */
  entityTerm: 1.393,
  conceptTerm: 0.702,
  /** How well a unit is shown by something other than its own words. */
  linkedName: 1,
  weakName: 0.655,
  childName: 0.509,
  parentName: 0.278,
  concept: 0.826,
  prefix: 0.577,
  bigrams: 1,
  /** What a unit still counts for a sentence when it stands next to it, in the title, or elsewhere in the article. */
  neighbour: 0.64,
  title: 0.787,
  elsewhere: 0.387,
  /** An article's score: what all of it shows, what its best sentence shows, how search ranked it. */
  article: 0.405,
  sentence: 0.519,
  search: 0.236,
  /** How much of an article's score hangs on showing the question's names. */
  articleNames: 0.244,
  /** A sentence's score: what it shows itself, against what it shows with its surroundings. */
  ownShare: 0.386,
  sameLanguage: 0.025,
  /** The newest of the articles found, when the state of things is asked; the oldest gets none of it. */
  newest: 0.199,
  /** A sentence that holds the kind of thing asked. */
  kind: 0.401,
  /** A sentence that follows a quoted one tells more of the same. */
  goesOn: 0.106,
  titleSentence: 0.183,
  /** A word that stands nowhere in the library weighs this much of a rare one: it may be slang, or what nobody reported. */
  unseenWord: 0.69,
  /** How well an article of the time asked about shows that time, beside a sentence that names it. */
  articleDay: 0.677,
  /** What makes up support, and how much of it hangs on the question's names. */
  supportAnywhere: 0.45,
  supportSentence: 0.557,
  supportKind: 0.066,
  supportNames: 0.878,
  supportRest: 0.3,
  /** Below this share of it shown, what is asked about the names is as good as absent, and support worth this much of itself. */
  restMissing: 0.15,
  onlyNames: 0.75,
  /** What support is worth when the question names nothing of the field. */
  offField: 0.6,
  /** How far search scores in other languages are measured among themselves, 0 to 1. */
  languagesApart: 0.669,
  /** Salience: beside a name, a word of the field, a rare word, an everyday word, a date. */
  nameSalience: 1.969,
  fieldSalience: 1,
  rareSalience: 0.537,
  commonSalience: 0.694,
  dateSalience: 0.358,
};

/** Below this support there is no answer: where `chipwire eval` refuses most of the unanswerable and fewest of the answerable. */
export const SUPPORT_MIN = 0.365;
