import type { Digest, DigestStory } from "../digest/digest-types.ts";
import type { Language, NewFact, Pointer, SourceClass } from "../types.ts";
import { localDay } from "../answer/wording.ts";
import { say } from "./texts.ts";

/** A digest in words, for any platform to lay out: everything in its language, quotes in their own. Nothing is escaped yet. */
export type DigestView = {
  title: string;
  /** Under the title: how much there is, and from how many sources. */
  note: string;
  stories: readonly DigestStoryView[];
  /** Small print at the end: what is quiet, what was left out. */
  footer: readonly string[];
};

export type DigestStoryView = {
  storyId: string;
  kind: DigestStory["kind"];
  /** "Update", "Corrected"; null for a new one. */
  kindLabel: string | null;
  title: string;
  /** `reported`, in the reader's language. */
  status: string;
  /** "3 independent of 9 · first: Nikkei". */
  meta: string;
  /** "New in it: 350 million dollars"; null for a new one. */
  news: string | null;
  quote: string;
  /** The quote's language where it is not the reader's. */
  quoteLanguage: string | null;
  sources: readonly (Pointer & { name: string; class: SourceClass | null })[];
  because: readonly string[];
  /** Set where the story has been denied since: its old words are to be struck and this said. */
  correction: string | null;
};

const FACTS_SHOWN_MAX = 4;

/** A digest in its language. `ifEmpty` is said where there is nothing to tell. */
export function digestView(digest: Digest): DigestView {
  const { language, stories } = digest;
  const count = (kind: DigestStory["kind"]): number => stories.filter((story) => story.kind === kind).length;
  const counts = say("digest.counts", language, {
    new: count("new"),
    updates: count("update"),
    corrected: count("corrected"),
    articles: digest.articlesRead,
  });
  const { sources } = digest;
  return {
    title: say(digest.awayDays > 0 ? "digest.away" : "digest.title", language, {
      date: localDay(digest.localDate, language),
    }),
    note: sources === null ? counts : `${counts} · ${say("digest.sources", language, sources)}`,
    stories: stories.map((story) => storyView(story, language)),
    footer: footerOf(digest),
  };
}

/** One story under a title of its own: what a watch tells. */
export function alertView(story: DigestStory, watch: { text: string; language: Language }): DigestView {
  const { language } = watch;
  const title = say("watch.title", language, { text: watch.text });
  return { title, note: "", stories: [storyView(story, language)], footer: [] };
}

/** A digest as it stands, with one of its stories marked as denied since. */
export function correctedView(
  view: DigestView,
  storyId: string,
  { by, date, language }: { by: string; date: string; language: Language },
): DigestView {
  const correction = say("digest.correctedBy", language, { name: by, date: localDay(date, language) });
  const stories = view.stories.map((story) => (story.storyId === storyId ? { ...story, correction } : story));
  return { ...view, stories };
}

function storyView(story: DigestStory, language: Language): DigestStoryView {
  const said = sayable(story.news, language);
  const first = story.firstReport.publisher;
  const independent = say("digest.independent", language, { n: story.independentSources, all: story.reports });
  return {
    storyId: story.storyId,
    kind: story.kind,
    kindLabel:
      story.kind === "new" ? null : say(story.kind === "update" ? "digest.update" : "digest.corrected", language),
    title: story.title,
    status: say(`status.${story.status}`, language),
    meta: first === null ? independent : `${independent} · ${say("digest.first", language, { name: first })}`,
    news: said.length === 0 ? null : say("digest.facts", language, { facts: said.join(", ") }),
    quote: story.quote.quote,
    quoteLanguage: story.quote.language === language ? null : story.quote.language,
    sources: story.sources.map((source) => ({ ...source, name: source.publisher ?? hostOf(source.url) })),
    because: story.because,
    correction: null,
  };
}

/** Figures as they were written, and days; a stage ("acquisition: agreed") is left to the quote. */
function sayable(news: readonly NewFact[], language: Language): string[] {
  const said = news.flatMap(({ kind, said: words }) => {
    if (kind === "figure") return [words];
    return kind === "day" && /^\d{4}-\d{2}-\d{2}$/.test(words) ? [localDay(words, language)] : [];
  });
  return [...new Set(said)].slice(0, FACTS_SHOWN_MAX);
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : "") || url;

function footerOf({ language, stories, stillNothing, leftOut, isLate }: Digest): string[] {
  const quiet = stillNothing.map((one) => say("digest.days", language, one)).join(" · ");
  return [
    ...(stories.length === 0 ? [say("digest.empty", language)] : []),
    ...(leftOut > 0 ? [say("digest.left", language, { n: leftOut })] : []),
    ...(quiet === "" ? [] : [say("digest.quiet", language, { names: quiet })]),
    ...(isLate ? [say("digest.late", language)] : []),
  ];
}
