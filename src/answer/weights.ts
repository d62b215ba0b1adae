/**
 * Every number the ranking uses, in one place so that it can be read, explained and fitted. `coverage` figures are shares of the
 * question's idf mass, 0 to 1; bonuses are on the same scale. Fitted by `node bench/fit-weights.ts` on sets whose questions nobody has read
 * (`bench/unread`), from an earlier fit; `ownConcept` was set a little lower than fitted, for questions whose only answer is in another
 * language, and `commonSalience` a little higher; `headline` was halved, and `sameLanguage` made larger where
 * the question is not in English and left out where it is, when more was asked of those sets. The fit changes them in place while it runs.
 */
export const WEIGHTS = {
  /** Query terms, beside a word's own stem at 1. */
  entityTerm: 1.785,
  conceptTerm: 0.91,
  /** How well a unit is shown by something other than its own words. */
  linkedName: 1,
  weakName: 0.7,
  childName: 0.975,
  parentName: 0.3,
  /** A person shown by the company that he or she leads. */
  firmName: 0.78,
  concept: 1,
  /** The same in an article of the question's own language. */
  ownConcept: 0.8,
  /** What goes with a notion shows it so well. */
  related: 0.45,
  /** A figure in watts shows "watts" and "power draw" so well. */
  measured: 0.6,
  /** An acronym shown by the words that it stands for. */
  speltOut: 0.8,
  /** A name shown by a word of another script that sounds like it; what finds it is searched for at this weight too. */
  sounded: 0.9,
  prefix: 0.6,
  /** What a word without a notion counts as shown in an article of another language. */
  untranslated: 0.25,
  bigrams: 1,
  /** What a unit still counts for a sentence when it stands next to it, in the title, or elsewhere in the article. */
  neighbour: 0.3,
  title: 1,
  elsewhere: 0.25,
  /** The same for a name: a text names its subject once. */
  neighbourName: 0.42,
  titleName: 0.9,
  elsewhereName: 0.5,
  /** What is left of that in a sentence that names another of its kind instead. */
  rival: 0.51,
  /** An article's score: what all of it shows, what its best sentence shows, how search ranked it. */
  article: 0.21,
  /** What its title shows, or the first sentence of an article without one. */
  headline: 0.16,
  sentence: 0.429,
  search: 0.25,
  /** What an article loses for each step of log odds that its best sentence is less likely to answer than the best of all. */
  choice: 0.045,
  /** How much of an article's score hangs on showing the question's names. */
  articleNames: 0.212,
  /** A sentence's score: what it shows itself, against what it shows with its surroundings. */
  ownShare: 0.3,
  /** What of a name's context counts as shown by the sentence itself. */
  nameCredit: 1,
  /** An article in the question's language, unless that is English: most is reported in English, so it says little there. */
  sameLanguage: 0.12,
  /** The newest of the articles found, when the state of things is asked; the oldest gets none of it. */
  newest: 0.5,
  /** An article in the language of the press that is asked for. */
  press: 0.5,
  /** A sentence that holds the kind of thing asked. */
  kind: 0.4,
  /** What of that is left when the sentence shows nothing of what is said of the names. */
  kindLoose: 0.5,
  /** A sentence that gives the words of whom the question asks for. */
  speaker: 0.292,
  /** A sentence that follows a quoted one tells more of the same. */
  goesOn: 0.15,
  /** The next item of a list that is quoted already. */
  listed: 0.3,
  titleSentence: 0.156,
  /** A word that stands nowhere in the library weighs this much of a rare one: it may be slang, or what nobody reported. */
  unseenWord: 0.7,
  /** How well an article of the time asked about shows that time, beside a sentence that names it. */
  articleDay: 1,
  /** How far search scores in other languages are measured among themselves, 0 to 1. */
  languagesApart: 0.7,
  /** Salience: beside a name, a word of the field, a rare word, an everyday word, a date. */
  nameSalience: 1.7,
  fieldSalience: 0.7,
  rareSalience: 0.7,
  commonSalience: 0.56,
  /** A word that questions are put together with: go, take, one. */
  lightSalience: 0.1,
  dateSalience: 0.4,
};
