import { isDense } from "../text/language.ts";
import type { ArticleEvidence, ScoredSentence } from "./article-evidence.ts";
import type { QuestionKind } from "./kind.ts";
import type { SentenceView } from "./match.ts";
import { isPageLine } from "./page-lines.ts";

/** Shorter sentences are bylines, datelines, captions. */
const SENTENCE_CHARS_MIN = 18;
const SENTENCE_CHARS_MIN_CJK = 8;
const ITEM_CHARS_MIN = 6;

/** The sentences of an article that can be quoted, in the order in which a question of this kind wants them. */
export function quotableSentences(evidence: ArticleEvidence, kind: QuestionKind): ScoredSentence[] {
  const { article, sentences } = evidence;
  const minimum = isDense(article.lang) ? SENTENCE_CHARS_MIN_CJK : SENTENCE_CHARS_MIN;
  const quotable = sentences.filter(
    ({ view }) =>
      view.text.length >= (isItem(view) ? ITEM_CHARS_MIN : minimum) &&
      /\p{L}/u.test(view.text) &&
      !isPageLine(view.text),
  );
  return kind === "timeline" ? byNews(quotable, article.lang) : quotable;
}

/** An item of a list or a line of a table: what it tells, it tells together with those above and below. */
export const isListItem = ({ text }: SentenceView): boolean => /^\s*[-•·*–|]/u.test(text);

/** "- AMD: 10%": an item of a list may be as short as a name and a figure. */
const isItem = (view: SentenceView): boolean => isListItem(view) && /\d/.test(view.text);

/** In log odds: what the sentence that gives the news is worth more where events are asked for, and one that has the day of what it tells. */
const GIVES_NEWS = 3;
const HAS_DAY = 2;
/** A shorter first line is a byline or a kicker. */
const NEWS_CHARS_MIN = 40;
const NEWS_CHARS_MIN_CJK = 16;

/** For a timeline each article tells its event, which its text begins with. */
function byNews(sentences: readonly ScoredSentence[], language: string): ScoredSentence[] {
  const minimum = isDense(language) ? NEWS_CHARS_MIN_CJK : NEWS_CHARS_MIN;
  const starts = sentences.flatMap(({ view }) => (!view.isTitle && view.text.length >= minimum ? [view.start] : []));
  const first = Math.min(...starts);
  const worth = ({ view, kind, choice }: ScoredSentence): number =>
    choice + (view.start === first ? GIVES_NEWS : 0) + (kind >= 1 ? HAS_DAY : 0);
  return sentences.toSorted((a, b) => worth(b) - worth(a));
}
