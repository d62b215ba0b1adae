import type { Language } from "./article.ts";

export type Question = {
  text: string;
  /** YYYY-MM-DD: use only what was published by that day. */
  asOf?: string | undefined;
  /** YYYY-MM-DD: use only what was published on that day or later. */
  since?: string | undefined;
  /** The language to answer in; the question's own when absent. */
  language?: Language | undefined;
  /** What was asked before in the same thread, oldest first: "and for AMD?" is completed from it. */
  thread?: readonly Turn[] | undefined;
};

/** What a chat keeps of an answered question so that the next one in its thread can lean on it. */
export type Turn = {
  /** The question as it was understood, complete by itself. */
  question: string;
  language: Language;
  /** Ids of the entities it named. */
  entities: readonly string[];
};

/** An article as it is shown: by itself it claims nothing, it is only the closest to a question that has no answer. */
export type Pointer = {
  articleId: string;
  url: string;
  title: string | null;
  publisher: string | null;
  publishedAt: string | null;
  language: string;
};

/** A quote that stands letter for letter at `start`..`end` of `body(article)`. */
export type Citation = Pointer & { n: number; quote: string; start: number; end: number };

/** What is to be known of a quote beside its words: overtaken by a later one, contradicted by another, or how sure its article is. */
export type QuoteStatus = "superseded" | "disputed" | "rumour" | "confirmed" | "filed" | "denied";

/** One sentence of an answer with the citations (by `n`) it rests on; never none. No `status`: reported, and nothing against it. */
export type CitedSentence = { text: string; cites: readonly number[]; status?: QuoteStatus };

/** What every answer says about what it rests on. */
export type Context = {
  articles: number;
  publishers: number;
  /** YYYY-MM-DD of the newest article considered, null when none is dated. */
  newestDay: string | null;
  /** Whole days between the newest article and now; null when none is dated. */
  newestAgeDays: number | null;
  asOf: string | null;
  model: string | null;
};

export type Answer = {
  language: Language;
  /** The whole answer as plain text, `[n]` after each sentence. */
  text: string;
  /** The context line in the answer's language. */
  contextLine: string;
  context: Context;
  /** The question as it was completed from its thread; absent when it stood by itself. */
  understood?: string;
  /** What to keep for the next question of the thread; absent when nothing was asked. */
  turn?: Turn;
} & (
  | { kind: "found"; sentences: readonly CitedSentence[]; citations: readonly Citation[] }
  | { kind: "correction"; sentences: readonly CitedSentence[]; citations: readonly Citation[] }
  | { kind: "ambiguous"; choices: readonly string[] }
  | {
      kind: "unknown";
      /** What `text` says before it lists the closest articles. */
      message: string;
      closest: readonly Pointer[];
      reason: UnknownReason;
    }
);

/** Why there is no answer: nothing asked, the library is empty, a day to come or before the first article, a greeting, or no support. */
export type UnknownReason = "empty_question" | "empty_library" | "future" | "before" | "small_talk" | "no_support";

/** Two articles that disagree, or of which `b` overtakes `a`. The quotes stand letter for letter in their articles. */
export type Conflict = {
  a: ConflictSide;
  b: ConflictSide;
  /** The names both claims are about and what they claim: "SambaNova, Intel: acquisition". */
  topic: string;
  kind: "update" | "contradiction";
};

/** One of the two articles with the sentence that disagrees. */
export type ConflictSide = Pointer & { quote: string; start: number; end: number };
