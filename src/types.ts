/** The languages answers are written in. Articles may be in any language; these eight are analysed fully. */
export const LANGUAGES = ["en", "fr", "de", "es", "it", "zh", "ja", "ko"] as const;
export type Language = (typeof LANGUAGES)[number];

/** An article as it comes from outside, before it has an identity. */
export type ArticleInput = {
  /** `http(s):` or, for a file with no address of its own, `file:` plus its name. */
  url: string;
  title: string | null;
  outlet: string | null;
  /** ISO 639-1; detected from the text when null. */
  lang: string | null;
  /** ISO 8601 date or instant. */
  published: string | null;
  text: string;
};

/** An article in the library. Quotes are `body(article).slice(start, end)`. */
export type Article = {
  /** Stable for the life of the article: derived from its canonical address. */
  id: string;
  /** The address as it was given, for people to open. */
  url: string;
  /** The canonical address: the article's identity. */
  address: string;
  title: string | null;
  outlet: string | null;
  lang: string;
  published: string | null;
  /** YYYY-MM-DD: the day of `published`, or the earliest day the text itself shows it was written; null when neither is known. */
  day: string | null;
  text: string;
  /** SHA-256 of title and text, hex. */
  contentHash: string;
};

/** The text that quotes index into: `start`..`end` are UTF-16 offsets into it. */
export const body = (article: { title: string | null; text: string }): string =>
  `${article.title ?? ""}\n${article.text}`;

/** A stretch of an article that search ranks: a few sentences, about 100 words. Offsets are into `body(article)`. */
export type Passage = { start: number; end: number };

/** A passage with what the core's analysis made of it, ready to be indexed. */
export type AnalysedPassage = Passage & {
  /** Term → weighted frequency (a title term counts fractionally). Terms carry their field as a prefix, see `text/terms.ts`. */
  terms: ReadonlyMap<string, number>;
  /** Length in words, for BM25's length normalisation. */
  length: number;
};

/** What one import did with one article. */
export type ImportOutcome =
  | { kind: "new" | "changed" | "same"; id: string; url: string }
  | { kind: "refused"; where: string; reason: string };

export type Question = {
  text: string;
  /** YYYY-MM-DD: use only what was published by that day. */
  asOf?: string | undefined;
  /** The language to answer in; the question's own when absent. */
  language?: Language | undefined;
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

/** One sentence of an answer with the citations (by `n`) it rests on; never none. */
export type CitedSentence = { text: string; cites: readonly number[] };

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

/** Why there is no answer: nothing asked, the library is empty, off the field, or no support. */
export type UnknownReason = "empty_question" | "empty_library" | "future" | "small_talk" | "no_support";

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
