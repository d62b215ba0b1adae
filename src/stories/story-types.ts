import type { Modality } from "../reading/claim-types.ts";

/** A name or notion with how much the article is about it: 1 in its head, less where it only comes up. */
export type Weighted = readonly [id: string, prominence: number];

/** A number an article gives, in base units; `significance` 0..3 says how unlikely it is that another event has the same. */
export type Figure = { value: number; unit: string; significance: number; said: string; isHead: boolean };

/** What is kept of an article to tell whether another reports the same event. Small: about 1 to 2 KiB as JSON. */
export type StoryTraits = {
  version: number;
  url: string;
  title: string | null;
  /** The title, or the first sentence of an article without one. */
  lead: string;
  /** The outlet as it is given, for people. */
  outlet: string | null;
  /** Who publishes, for counting: an entity id, else the folded outlet, else the host; null for a file. */
  publisher: string | null;
  language: string;
  /** The instant or day it was published, as given. */
  published: string | null;
  day: string | null;
  /** False where the day was only read out of the text, which makes it the earliest possible. */
  isDayGiven: boolean;
  names: readonly Weighted[];
  /** Kinds of things that happen: "listing", "delay", see `happenings.ts`. */
  happenings: readonly Weighted[];
  /** Proper names that are in no catalogue, folded. */
  strangers: readonly string[];
  figures: readonly Figure[];
  /** The reporting periods its head names: "third quarter". */
  periods: readonly string[];
  /** Days the text names: YYYY-MM-DD, or --MM-DD where nothing says the year. */
  days: readonly string[];
  /** When it happened as far as the article shows: the published day, else the days its head names. */
  headDays: readonly string[];
  /** Uncommon words, stemmed; they only meet those of the same language. */
  words: readonly string[];
  /** The smallest hashes of its four-word shingles, ascending. */
  sketch: readonly number[];
  /** What it claims in its head: "acquisition: talks". */
  states: readonly string[];
  modality: Modality;
  /** Entity ids of the outlets it says it has its report from. */
  credits: readonly string[];
  /** Those of them that its head names, or that it names again. */
  headCredits: readonly string[];
};
