import type { Language, NewFact, Pointer, SourceClass, Story, StoryStatus } from "../types.ts";

/** A stretch quoted in a digest; it stands letter for letter at `start`..`end` of its article. */
export type DigestQuote = Pointer & { quote: string; start: number; end: number };

/** A story as a digest tells it. */
export type DigestStory = {
  storyId: string;
  /** `update`: told before, with something new; `corrected`: told before and denied since. */
  kind: "new" | "update" | "corrected";
  title: string;
  status: StoryStatus;
  independentSources: number;
  /** All articles of it, the repeats too. */
  reports: number;
  firstReport: Story["firstReport"];
  /** What is new in it since the channel was told; empty for a new story. */
  news: readonly NewFact[];
  quote: DigestQuote;
  /** The articles it rests on, the quoted one first, at most five. */
  sources: readonly (Pointer & { class: SourceClass | null })[];
  /** Why it stands where it stands, in words: "3 independent sources", "a regulator". */
  because: readonly string[];
};

/** What a channel gets on a day, before any platform gives it a form. Its texts are put in words by `digest-words.ts`. */
export type Digest = {
  subscriptionId: string;
  place: string;
  placeName: string;
  language: Language;
  /** YYYY-MM-DD there. */
  localDate: string;
  /** New ones first, then updates, then corrections, each by weight. */
  stories: readonly DigestStory[];
  /** Stories that were left out because there were too many; they are told the next day if they are still new. */
  leftOut: number;
  /** What the channel asks for and has heard nothing of, with the days since. */
  stillNothing: readonly { name: string; days: number }[];
  /** Articles read since the last digest. */
  articlesRead: number;
  /** How many of the followed sources answer; null when none are followed. */
  sources: { ok: number; all: number } | null;
  isLate: boolean;
  /** Days without a digest before this one, when there were more than there should be: "while I was away". */
  awayDays: number;
};

/** What a channel remembers of a story it was told. */
export type Told = {
  /** Ids of the articles that were known when it was told. */
  articles: readonly string[];
  status: StoryStatus;
  /** YYYY-MM-DD there. */
  lastToldOn: string;
  /** Which of the channel's interests it was about, for "nothing new on …". */
  interests: readonly string[];
  /** The job that told it last and the post within it, so that a correction can change that message. */
  job: string;
  kind: DigestStory["kind"];
};
