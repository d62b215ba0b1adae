import type { Pointer } from "./answer.ts";

/** What an article does in its story: who had it first, who repeats whom, who confirms, who adds something. */
export type StoryRole = "first" | "copies" | "repeats" | "confirms" | "denies" | "adds";

/** How sure a story is, as its newest reports have it. */
export type StoryStatus = "rumour" | "reported" | "confirmed" | "denied";

/** Something an article says that earlier ones of its story did not. */
export type NewFact = { kind: "figure" | "day" | "name" | "state"; said: string };

/** An article of a story. */
export type StoryArticle = Pointer & {
  /** YYYY-MM-DD; null when neither its publisher nor its text shows it. */
  day: string | null;
  role: StoryRole;
  /** The outlet it repeats, by name, or the address of the article; null when it has it from nobody known. */
  from: string | null;
  /** What it says that those before it did not; of the first one everything. */
  news: readonly NewFact[];
};

/** One event with everything the library has on it, in the order it came. */
export type Story = {
  /** Stays when articles are added. */
  id: string;
  /** That of its first report, or of the first article that has one. */
  title: string;
  articles: readonly StoryArticle[];
  /** Why they are one story, in words: a line an article after the first. */
  because: readonly string[];
  /** Who had it first; `url` is null when that article is not in the library, `publisher` when nobody is named. */
  firstReport: { url: string | null; publisher: string | null };
  /** Sources that have it from nobody else here; one that repeats another never counts. */
  independentSources: number;
  status: StoryStatus;
  /** YYYY-MM-DD of the newest article; null when none is dated. */
  newestDay: string | null;
};
