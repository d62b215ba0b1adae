import type { StoredArticle } from "../ports.ts";
import { claimsOf } from "../reading/claim-record.ts";
import type { Claim } from "../reading/claim-types.ts";
import type { Reading } from "../reading/reading.ts";
import type { SourceClass, Story } from "../types.ts";
import { body } from "../types.ts";
import type { Filtered } from "./filter.ts";

/** A story with what digests need of its articles; made once for all subscriptions that are due together. */
export type Candidate = {
  story: Story;
  articles: ReadonlyMap<string, CandidateArticle>;
  seen: Filtered;
};

export type CandidateArticle = {
  article: StoredArticle["article"];
  sentences: Reading["sentences"];
  claims: readonly Claim[];
  class: SourceClass | null;
};

export type CandidateSource = {
  stored: ReadonlyMap<string, StoredArticle>;
  readingOf: (packed: string) => Reading;
  classOf: (url: string) => SourceClass | null;
};

/** Notions that an article only touches are not what it is about. */
const TOPIC_MENTIONS_MIN = 2;
/** Weaker links are guesses. */
const ENTITY_CONFIDENCE_MIN = 0.5;

/** A story as a candidate for digests; articles that are gone from the library are left out. */
export function candidateOf(story: Story, { stored, readingOf, classOf }: CandidateSource): Candidate {
  const entities = new Set<string>();
  const topics = new Set<string>();
  const articles = new Map<string, CandidateArticle>();
  for (const { articleId } of story.articles) {
    const found = stored.get(articleId);
    if (found === undefined) continue;
    const reading = readingOf(found.reading);
    articles.set(articleId, {
      article: found.article,
      sentences: reading.sentences,
      claims: claimsOf(found.article, reading),
      class: classOf(found.article.url),
    });
    for (const { id, confidence } of reading.entities) if (confidence >= ENTITY_CONFIDENCE_MIN) entities.add(id);
    for (const id of topicsOf(reading)) topics.add(id);
  }
  const all = [...articles.values()];
  let text: string | undefined;
  return {
    story,
    articles,
    seen: {
      entities,
      topics,
      sourceClasses: new Set(all.flatMap((one) => one.class ?? [])),
      languages: new Set(all.map(({ article }) => article.lang)),
      text: () =>
        (text ??= all
          .map(({ article }) => body(article))
          .join("\n")
          .toLowerCase()),
    },
  };
}

/** A notion in the title or met more than once. */
function topicsOf({ concepts, sentences }: Reading): string[] {
  const titleEnd = sentences[0]?.end ?? 0;
  const counts = new Map<string, number>();
  for (const { id, start } of concepts) {
    counts.set(id, (counts.get(id) ?? 0) + (start < titleEnd ? TOPIC_MENTIONS_MIN : 1));
  }
  return [...counts].filter(([, count]) => count >= TOPIC_MENTIONS_MIN).map(([id]) => id);
}
