import type { Claim, ClaimValue, Modality } from "../reading/claim-types.ts";
import type { Candidate } from "./candidates.ts";
import { type Filter, passes } from "./filter.ts";
import type { Watch, WatchLevel } from "./watch.ts";

/** What a watch was told last: which articles it has seen, and what the watched claim said. */
export type WatchMemory = { articles: readonly string[]; value: string | null };

export type WatchMatch = {
  candidate: Candidate;
  articleId: string;
  /** The sentence that says it; null where the article as a whole matches, by its words. */
  span: { start: number; end: number } | null;
  value: string | null;
  modality: Modality | null;
};

const GRACE_MS = 86_400_000;

/** The first article of a story that the watch wants to be told of and was not; null when there is none. */
export function matchWatch(watch: Watch, candidate: Candidate, memory: WatchMemory): WatchMatch | null {
  if (watch.change === null && !passes(watch.filter, candidate.seen)) return null;
  for (const { articleId, publishedAt, day } of candidate.story.articles) {
    if (memory.articles.includes(articleId) || !isSince(publishedAt ?? day, watch.createdAt)) continue;
    const match = matchArticle(watch, candidate, articleId, memory.value);
    if (match !== null) return match;
  }
  return null;
}

const isSince = (said: string | null, createdAt: string): boolean =>
  said !== null && Date.parse(said) + (said.length <= 10 ? GRACE_MS - 1 : 0) >= Date.parse(createdAt);

function matchArticle(watch: Watch, candidate: Candidate, articleId: string, before: string | null): WatchMatch | null {
  const article = candidate.articles.get(articleId);
  if (article === undefined) return null;
  const wanted = wishes(watch.filter);
  const titleEnd = article.article.title?.length ?? 0;
  // The title says it shortest; the sentence that says it in full is the better quote.
  const claims = article.claims.toSorted((a, b) => Number(a.start < titleEnd) - Number(b.start < titleEnd));
  const claim = ofKind(claims, watch.change).find(
    (one) =>
      isAbout(one, wanted) &&
      isSure(one.modality, watch.level) &&
      (watch.change === null || valueKey(one.value) !== before),
  );
  if (claim !== undefined)
    return {
      candidate,
      articleId,
      span: { start: claim.start, end: claim.end },
      value: watch.change === null ? null : valueKey(claim.value),
      modality: claim.modality,
    };
  // Words, classes and the like are of the article, not of a claim.
  const isPlain = watch.change === null && (wanted.entities.length === 0 || wanted.topics.length === 0);
  if (!isPlain || watch.level !== "any") return null;
  return { candidate, articleId, span: null, value: null, modality: null };
}

type Wishes = { entities: readonly string[]; topics: readonly string[] };

/** What all of it asks for; alternatives are left to the filter. */
function wishes(filter: Filter): Wishes {
  if (filter.kind === "entity") return { entities: [filter.id], topics: [] };
  if (filter.kind === "topic") return { entities: [], topics: [filter.id] };
  if (filter.kind !== "all") return { entities: [], topics: [] };
  const parts = filter.of.map(wishes);
  return { entities: parts.flatMap((part) => part.entities), topics: parts.flatMap((part) => part.topics) };
}

const isAbout = ({ subjects, names, concepts, kind }: Claim, { entities, topics }: Wishes): boolean =>
  entities.every((id) => subjects.includes(id) || names.has(id)) &&
  topics.every((id) => concepts.has(id) || kind === id) &&
  entities.length + topics.length > 0;

const SURENESS: Readonly<Record<Modality, number>> = { rumour: 0, reported: 1, denied: 1, confirmed: 2, filed: 2 };
const NEEDED: Readonly<Record<WatchLevel, number>> = { any: 0, reported: 1, confirmed: 2 };
const isSure = (modality: Modality, level: WatchLevel): boolean => SURENESS[modality] >= NEEDED[level];

/** The claims whose change is watched. A promised date is told as a day, or where there is none as a stage of the release. */
function ofKind(claims: readonly Claim[], change: Watch["change"]): readonly Claim[] {
  if (change === null) return claims;
  const telling = claims.filter(({ value }) => value.kind !== "none");
  if (change !== "schedule") return telling.filter(({ kind }) => kind === change);
  const dated = telling.filter(({ value }) => value.kind === "when");
  return dated.length > 0 ? dated : telling.filter(({ kind }) => kind === "release" || kind === "production");
}

/** What a claim says, to be held against what it said before. */
export function valueKey(value: ClaimValue): string {
  switch (value.kind) {
    case "when":
      return `when ${value.from}..${value.to}`;
    case "state":
      return `state ${value.state}`;
    case "amount":
      return `amount ${value.from}..${value.to} ${value.unit}`;
    case "fact":
      return `fact ${value.predicate} ${value.holds}`;
    case "none":
      return "none";
  }
}
