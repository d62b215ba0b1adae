import type { NewFact, StoryArticle, StoryStatus } from "../types.ts";
import type { Candidate } from "./candidates.ts";
import type { DigestStory, Told } from "./digest-types.ts";
import { passes } from "./filter.ts";
import type { Subscription } from "./subscription.ts";

/** What a story is to a channel: news, or null when it has nothing for it. */
export type News = { candidate: Candidate; kind: DigestStory["kind"]; facts: readonly NewFact[]; leadId: string };

/** An article whose publisher dates it before this is history even when it came in today; a day's grace for zones and slow feeds. */
const GRACE_MS = 86_400_000;
/** A date in the future is a publisher's mistake; it must not make an article newer than all others for ever. */
const FUTURE_MS_MAX = 86_400_000;

export type NewsWish = {
  subscription: Subscription;
  told: ReadonlyMap<string, Told>;
  now: Date;
};

/** What a candidate has for a channel that has not been told. */
export function newsFor(candidate: Candidate, { subscription, told, now }: NewsWish): News | null {
  if (!passes(subscription.filter, candidate.seen)) return null;
  const before = toldBefore(candidate, told);
  return before === undefined ? asNew(candidate, subscription, now) : asUpdate(candidate, before);
}

/** What a channel was told of a story; undefined when nothing was. */
export const toldBefore = (candidate: Candidate, told: ReadonlyMap<string, Told>): Told | undefined =>
  told.get(candidate.story.id) ?? toldUnderAnotherId(candidate, told);

/** Two stories that became one: what was told of either was told. */
function toldUnderAnotherId({ story }: Candidate, told: ReadonlyMap<string, Told>): Told | undefined {
  const ids = new Set(story.articles.map(({ articleId }) => articleId));
  return [...told.values()].find(({ articles }) => articles.some((id) => ids.has(id)));
}

function asNew(candidate: Candidate, { createdAt, language }: Subscription, now: Date): News | null {
  const baselineMs = Date.parse(createdAt);
  const isRecent = ({ publishedAt, day }: { publishedAt: string | null; day: string | null }): boolean => {
    const said = publishedAt ?? day;
    if (said === null) return false;
    const ms = Date.parse(said);
    // A day without an hour is anywhere within it.
    const latestMs = said.length <= 10 ? ms + GRACE_MS - 1 : ms;
    return latestMs >= baselineMs && ms <= now.getTime() + FUTURE_MS_MAX;
  };
  const { articles } = candidate.story;
  if (!articles.some(isRecent)) return null;
  const lead = leadOf(candidate, language);
  return lead === undefined ? null : { candidate, kind: "new", facts: [], leadId: lead };
}

/** The first report, else the first article in the channel's language, else the first there is. */
function leadOf({ story, articles }: Candidate, language: string): string | undefined {
  const there = story.articles.filter(({ articleId }) => articles.has(articleId));
  const first = there.find(({ url }) => url === story.firstReport.url);
  const own = there.find((article) => article.language === language);
  return (first?.language === language ? first : (own ?? first ?? there[0]))?.articleId;
}

const FACT_KINDS: ReadonlySet<NewFact["kind"]> = new Set(["state", "figure", "day"]);

/** Whether an article of a story that was told says anything more than those before it: a figure, a date or a stage. */
export const tellsMore = ({ news }: Pick<StoryArticle, "news">): boolean =>
  news.some(({ kind }) => FACT_KINDS.has(kind));

/** More articles alone are no news, nor is another name; a new figure, date or stage is, and so is a confirmation or a denial. */
function asUpdate(candidate: Candidate, before: Told): News | null {
  const fresh = candidate.story.articles.filter(
    ({ articleId }) => !before.articles.includes(articleId) && candidate.articles.has(articleId),
  );
  const facts = fresh.flatMap(({ news }) => news.filter(({ kind }) => FACT_KINDS.has(kind)));
  const last = fresh.at(-1);
  if (last === undefined) return null;
  const isDenied = candidate.story.status === "denied" && before.status !== "denied";
  if (isDenied) return { candidate, kind: "corrected", facts, leadId: denier(fresh) ?? last.articleId };
  if (facts.length === 0 && !isFirmer(candidate.story.status, before.status)) return null;
  const lead = fresh.find(tellsMore) ?? last;
  return { candidate, kind: "update", facts, leadId: lead.articleId };
}

const denier = (fresh: Candidate["story"]["articles"]): string | undefined =>
  fresh.find(({ role }) => role === "denies")?.articleId;

const FIRMNESS: readonly StoryStatus[] = ["rumour", "reported", "confirmed"];
const isFirmer = (now: StoryStatus, before: StoryStatus): boolean =>
  FIRMNESS.indexOf(now) > FIRMNESS.indexOf(before) && before !== "denied";
