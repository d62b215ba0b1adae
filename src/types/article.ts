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
