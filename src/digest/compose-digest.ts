import type { SourceClass } from "../types.ts";
import type { Candidate } from "./candidates.ts";
import type { Digest, DigestStory, Told } from "./digest-types.ts";
import { digestQuote } from "./digest-quote.ts";
import { interests } from "./filter.ts";
import { type News, newsFor } from "./news-for.ts";
import type { Subscription } from "./subscription.ts";

const DAY_MS = 86_400_000;
const SOURCES_SHOWN_MAX = 5;
/** Before this many days without news "nothing new on …" is only noise. */
const QUIET_DAYS_MIN = 3;
const QUIET_SHOWN_MAX = 5;
/** How much a source of a class adds to a story's weight. */
const CLASS_WEIGHTS: Readonly<Record<SourceClass, number>> = {
  primary: 1,
  regulator: 1,
  filing: 1,
  research: 0.7,
  "trade press": 0.5,
  aggregator: 0.1,
  rumour: 0,
};
const KIND_ORDER: readonly DigestStory["kind"][] = ["new", "update", "corrected"];

export type DigestWork = {
  subscription: Subscription;
  candidates: readonly Candidate[];
  told: ReadonlyMap<string, Told>;
  /** The name of an entity or notion, for people. */
  nameOf: (id: string) => string;
  sources: Digest["sources"];
  now: Date;
  localDate: string;
  isLate: boolean;
  awayDays: number;
};

/** What a channel gets: every story that is news to it, the weightiest first, each with one quote and its sources. */
export function composeDigest(work: DigestWork): Digest {
  const { subscription, candidates, told, now, nameOf } = work;
  const news = candidates.flatMap((candidate) => newsFor(candidate, { subscription, told, now }) ?? []);
  const weighed = news
    .map((one) => ({ one, ...weigh(one, subscription, nameOf) }))
    .toSorted((a, b) => b.weight - a.weight || (a.one.candidate.story.id < b.one.candidate.story.id ? -1 : 1));
  const stories = weighed.flatMap(({ one, because }) => tell(one, because) ?? []);
  const shown = stories.slice(0, subscription.storiesMax);
  return {
    subscriptionId: subscription.id,
    place: subscription.place,
    placeName: subscription.placeName,
    language: subscription.language,
    localDate: work.localDate,
    stories: shown.toSorted((a, b) => KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind)),
    leftOut: stories.length - shown.length,
    stillNothing: stillNothing(shown, work),
    articlesRead: new Set(candidates.flatMap(({ articles }) => [...articles.keys()])).size,
    sources: work.sources,
    isLate: work.isLate,
    awayDays: work.awayDays,
  };
}

/** How much a story matters here, with the reasons in words. */
function weigh(
  { candidate, kind, facts }: News,
  subscription: Subscription,
  nameOf: (id: string) => string,
): { weight: number; because: string[] } {
  const { story, articles, seen } = candidate;
  const classes = [...articles.values()].flatMap((one) => one.class ?? []);
  const best = classes.toSorted((a, b) => CLASS_WEIGHTS[b] - CLASS_WEIGHTS[a])[0];
  const wished = interests(subscription.filter).filter(({ id }) => seen.entities.has(id) || seen.topics.has(id));
  const because = [
    story.independentSources === 1 ? "1 independent source" : `${story.independentSources} independent sources`,
    ...(best === undefined ? [] : [`source class: ${best}`]),
    ...(kind === "corrected" ? ["denied since it was told here"] : []),
    ...(facts.length > 0 ? [`${facts.length} new facts`] : []),
    ...(wished.length > 0 ? [`about ${wished.map(({ id }) => nameOf(id)).join(", ")}`] : []),
  ];
  const weight =
    2 * Math.log2(1 + story.independentSources) +
    (best === undefined ? 0 : CLASS_WEIGHTS[best]) +
    Math.min(3, facts.length) * 0.3 +
    Math.min(3, wished.length) * 0.5 +
    (kind === "corrected" ? 2 : 0);
  return { weight, because };
}

function tell({ candidate, kind, facts, leadId }: News, because: readonly string[]): DigestStory | null {
  const { story, articles } = candidate;
  const quote = digestQuote(leadId, candidate, facts);
  if (quote === null) return null;
  const ordered = story.articles
    .filter(({ articleId }) => articles.has(articleId))
    .toSorted((a, b) => Number(b.articleId === leadId) - Number(a.articleId === leadId));
  return {
    storyId: story.id,
    kind,
    title: articles.get(leadId)?.article.title ?? story.title,
    status: story.status,
    independentSources: story.independentSources,
    reports: story.articles.length,
    firstReport: story.firstReport,
    news: facts,
    quote,
    sources: ordered.slice(0, SOURCES_SHOWN_MAX).map(({ articleId, url, title, publisher, publishedAt, language }) => ({
      articleId,
      url,
      title,
      publisher,
      publishedAt,
      language,
      class: articles.get(articleId)?.class ?? null,
    })),
    because,
  };
}

/** Which of the channel's own wishes have been quiet, and since when it heard of them last. */
function stillNothing(
  shown: readonly DigestStory[],
  { subscription, told, now, nameOf, candidates }: DigestWork,
): Digest["stillNothing"] {
  const shownIds = new Set(shown.map(({ storyId }) => storyId));
  const isShown = (id: string): boolean =>
    candidates.some(({ story, seen }) => shownIds.has(story.id) && (seen.entities.has(id) || seen.topics.has(id)));
  return interests(subscription.filter)
    .filter(({ id }) => !isShown(id))
    .map(({ id }) => {
      const last = [...told.values()].filter((one) => one.interests.includes(id)).map((one) => one.lastToldOn);
      const since = last.toSorted().at(-1) ?? subscription.createdAt;
      return { name: nameOf(id), days: Math.floor((now.getTime() - Date.parse(since)) / DAY_MS) };
    })
    .filter(({ days }) => days >= QUIET_DAYS_MIN)
    .toSorted((a, b) => b.days - a.days)
    .slice(0, QUIET_SHOWN_MAX);
}

/** What the channel is to remember of each story of a digest once it is posted. */
export function toldOf(
  digest: Digest,
  work: Pick<DigestWork, "subscription" | "candidates">,
  job: string,
): Map<string, Told> {
  const wished = interests(work.subscription.filter);
  const byId = new Map(work.candidates.map((candidate) => [candidate.story.id, candidate]));
  return new Map(
    digest.stories.flatMap(({ storyId, kind, status }): [string, Told][] => {
      const candidate = byId.get(storyId);
      if (candidate === undefined) return [];
      const { story, seen } = candidate;
      return [
        [
          storyId,
          {
            articles: story.articles.map(({ articleId }) => articleId),
            status,
            lastToldOn: digest.localDate,
            interests: wished.filter(({ id }) => seen.entities.has(id) || seen.topics.has(id)).map(({ id }) => id),
            job,
            kind,
          },
        ],
      ];
    }),
  );
}
