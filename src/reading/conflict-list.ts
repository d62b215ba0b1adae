import type { Catalogue } from "../knowledge/catalogue.ts";
import type { Library, StoredArticle } from "../ports.ts";
import { body, type Conflict, type ConflictSide } from "../types.ts";
import { claimsOf } from "./claim-record.ts";
import { type Claim, STRANGER } from "./claim-types.ts";
import { type ClaimConflict, findConflicts } from "./conflicts.ts";
import { type Told, toldBy } from "./contrast-statements.ts";
import { asContrast, findContrasts, type Place } from "./contrasts.ts";
import { unpackReading } from "./reading.ts";

const PAGE_ARTICLES = 500;
/** In a larger library only the newest articles are held against each other as a whole; of older ones, claims are. */
const TOLD_ARTICLES_MAX = 12_000;

/** Looks through the whole library and lists the pairs of articles that disagree or overtake each other, surest first. */
export async function listConflicts(library: Library, catalogue: Catalogue): Promise<Conflict[]> {
  const { claims, told } = await readLibrary(library, catalogue);
  const conflicts = findConflicts(claims, catalogue);
  const newest = new Set(told.map(({ articleId }) => articleId));
  const isNew = ({ a, b }: ClaimConflict): boolean => newest.has(a.articleId) && newest.has(b.articleId);
  const older = conflicts.filter((conflict) => !isNew(conflict)).map(asContrast);
  const found = [...findContrasts(told, conflicts, catalogue), ...older];
  const articles = await library.get([...new Set(found.flatMap(({ a, b }) => [a.articleId, b.articleId]))]);
  return found.flatMap(({ a, b, kind, shared, about }) => {
    const [sideA, sideB] = [side(a, articles), side(b, articles)];
    if (sideA === null || sideB === null) return [];
    const names = shared.map((id) => catalogue.find(id)?.name ?? id.replace(STRANGER, "")).slice(0, TOPIC_NAMES_MAX);
    return [{ a: sideA, b: sideB, topic: `${names.join(", ")}: ${about}`, kind }];
  });
}

async function readLibrary(library: Library, catalogue: Catalogue): Promise<{ claims: Claim[]; told: Told[] }> {
  const claims: Claim[] = [];
  const told: Told[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await library.list({ after, limit: PAGE_ARTICLES });
    for (const { article, reading } of page) {
      const read = unpackReading(reading);
      claims.push(...claimsOf(article, read));
      told.push(toldBy(article, read, catalogue));
    }
    if (told.length > 2 * TOLD_ARTICLES_MAX) keepNewest(told);
    after = page.at(-1)?.article.id;
    if (page.length < PAGE_ARTICLES) break;
  }
  keepNewest(told);
  return { claims, told };
}

function keepNewest(told: Told[]): void {
  if (told.length <= TOLD_ARTICLES_MAX) return;
  told.sort((x, y) => Number((x.day ?? "") < (y.day ?? "")) - Number((x.day ?? "") > (y.day ?? "")));
  told.length = TOLD_ARTICLES_MAX;
}

const TOPIC_NAMES_MAX = 3;

function side({ articleId, start, end }: Place, articles: ReadonlyMap<string, StoredArticle>): ConflictSide | null {
  const article = articles.get(articleId)?.article;
  if (article === undefined) return null;
  const { url, title, outlet: publisher, published: publishedAt, lang: language } = article;
  const quote = body(article).slice(start, end);
  return { articleId, url, title, publisher, publishedAt, language, quote, start, end };
}
