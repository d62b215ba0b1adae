import type { AskedQuestion } from "./question.ts";
import type { ShownSentence } from "./article-evidence.ts";
import { CHOICE } from "./choice-weights.ts";
import { oddsOf } from "../reading/contrast-score.ts";
import type { Article } from "../types.ts";
import { isDense } from "../text/language.ts";

export type ChoiceKey = keyof typeof CHOICE;

/** What is known of a sentence's article and of the question when it is chosen. */
export type ChoiceWork = {
  asked: AskedQuestion;
  article: Article;
  /** The share of the question that the article shows anywhere, and its search score as a share of the best one. */
  anywhere: number;
  search: number;
  /** The share of the question that the article's title shows, or its first sentence where it has none. */
  headline: number;
  /** How many names the sentence has that the question has not. */
  others: number;
  /** The sentence's place in the text, from 0. */
  place: number;
};

/** More names tell no more of what else a sentence is about. */
const OTHERS_MAX = 3;
/** The title and the sentence after it say what an article is about, seldom what is asked. */
const FIRST_PLACES = 2;
/** A sign of Chinese, Japanese or Korean writing says as much as so many letters. */
const LETTERS_PER_SIGN = 2.5;
const SHORT_CHARS = 20;
/** Longer sentences tell no more of what is asked. */
const LETTERS_MAX = 240;

/** What speaks for choosing a sentence, each about 0 to 1 but for the counts and the length. */
export function choiceInputs(
  { own, around, kind, said, view, speaks, told }: ShownSentence,
  { asked, article, anywhere, headline, search, others, place }: ChoiceWork,
): Record<ChoiceKey, number> {
  const letters = view.text.length * (isDense(article.lang) ? LETTERS_PER_SIGN : 1);
  return {
    own,
    around,
    kind,
    figures: asked.kind === "howmany" ? kind : 0,
    said,
    told,
    speaks,
    others: Math.min(OTHERS_MAX, others),
    title: view.isTitle ? 1 : 0,
    heading: view.isHeading ? 1 : 0,
    first: article.title !== null && place < FIRST_PLACES ? 1 : 0,
    length: Math.log(SHORT_CHARS + Math.min(LETTERS_MAX, letters)),
    anywhere,
    headline,
    search,
    sameLanguage: article.lang === asked.language ? 1 : 0,
  };
}

/** The log odds of a sentence against the others of all articles found, but for a constant. */
export const choiceOf = (inputs: Readonly<Record<ChoiceKey, number>>): number => oddsOf(CHOICE, inputs);
