import type { Catalogue } from "../knowledge/catalogue.ts";
import type { Library, StoredArticle } from "../ports.ts";
import { body, type Conflict, type ConflictSide } from "../types.ts";
import { claimsOf } from "./claim-record.ts";
import { type Claim, STRANGER } from "./claim-types.ts";
import { findConflicts } from "./conflicts.ts";
import { unpackReading } from "./reading.ts";

const PAGE_ARTICLES = 500;

/** Looks through the claims of the whole library and lists the pairs of articles that disagree or overtake each other, surest first. */
export async function listConflicts(library: Library, catalogue: Catalogue): Promise<Conflict[]> {
  const claims: Claim[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await library.list({ after, limit: PAGE_ARTICLES });
    for (const { article, reading } of page) claims.push(...claimsOf(article, unpackReading(reading)));
    after = page.at(-1)?.article.id;
    if (page.length < PAGE_ARTICLES) break;
  }
  const found = findConflicts(claims, catalogue);
  const articles = await library.get([...new Set(found.flatMap(({ a, b }) => [a.articleId, b.articleId]))]);
  return found.flatMap(({ a, b, kind, shared }) => {
    const [sideA, sideB] = [side(a, articles), side(b, articles)];
    if (sideA === null || sideB === null) return [];
    const names = shared.map((id) => catalogue.find(id)?.name ?? id.replace(STRANGER, "")).slice(0, TOPIC_NAMES_MAX);
    return [{ a: sideA, b: sideB, topic: `${names.join(", ")}: ${topicOf(a, b)}`, kind }];
  });
}

const topicOf = (a: Claim, b: Claim): string => (a.kind === b.kind ? a.kind : "denial");

const TOPIC_NAMES_MAX = 3;

function side({ articleId, start, end }: Claim, articles: ReadonlyMap<string, StoredArticle>): ConflictSide | null {
  const article = articles.get(articleId)?.article;
  if (article === undefined) return null;
  const { url, title, outlet: publisher, published: publishedAt, lang: language } = article;
  const quote = body(article).slice(start, end);
  return { articleId, url, title, publisher, publishedAt, language, quote, start, end };
}
