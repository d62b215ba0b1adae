import type { Catalogue } from "../knowledge/catalogue.ts";
import type { Library, StoredArticle } from "../ports.ts";
import { body, type Conflict, type ConflictSide } from "../types.ts";
import { claimsOf } from "./claim-record.ts";
import { type Claim, STRANGER } from "./claim-types.ts";
import { findConflicts } from "./conflicts.ts";
import { type Statement, statementsOf } from "./contrast-statements.ts";
import { findContrasts } from "./contrasts.ts";
import { unpackReading } from "./reading.ts";

const PAGE_ARTICLES = 500;
/** In a larger library what is told without a measure or a stage is held against the newest articles only. */
const STATEMENT_ARTICLES_MAX = 12_000;

/**
 * Looks through the claims of the whole library and lists the pairs of articles that disagree or overtake each other, surest
 * first: those whose claims do, then those of which one takes back what the other tells.
 */
export async function listConflicts(library: Library, catalogue: Catalogue): Promise<Conflict[]> {
  const { claims, statements } = await readLibrary(library, catalogue);
  const strict = findConflicts(claims, catalogue).map((found) => ({ ...found, about: topicOf(found.a, found.b) }));
  const listed = new Set(strict.map(pairOf));
  const looser = findContrasts(statements, catalogue).filter((found) => !listed.has(pairOf(found)));
  const found = [...strict, ...looser.map((each) => ({ ...each, about: "report" }))];
  const articles = await library.get([...new Set(found.flatMap(({ a, b }) => [a.articleId, b.articleId]))]);
  return found.flatMap(({ a, b, kind, shared, about }) => {
    const [sideA, sideB] = [side(a, articles), side(b, articles)];
    if (sideA === null || sideB === null) return [];
    const names = shared.map((id) => catalogue.find(id)?.name ?? id.replace(STRANGER, "")).slice(0, TOPIC_NAMES_MAX);
    return [{ a: sideA, b: sideB, topic: `${names.join(", ")}: ${about}`, kind }];
  });
}

type Placed = { articleId: string; start: number; end: number };

const pairOf = ({ a, b }: { a: Placed; b: Placed }): string => [a.articleId, b.articleId].toSorted().join(" ");

async function readLibrary(
  library: Library,
  catalogue: Catalogue,
): Promise<{ claims: Claim[]; statements: Statement[] }> {
  const claims: Claim[] = [];
  const told: { day: string; statements: readonly Statement[] }[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await library.list({ after, limit: PAGE_ARTICLES });
    for (const { article, reading } of page) {
      const read = unpackReading(reading);
      claims.push(...claimsOf(article, read));
      told.push({ day: article.day ?? "", statements: statementsOf(article, read, catalogue) });
    }
    if (told.length > 2 * STATEMENT_ARTICLES_MAX) keepNewest(told);
    after = page.at(-1)?.article.id;
    if (page.length < PAGE_ARTICLES) break;
  }
  keepNewest(told);
  return { claims, statements: told.flatMap(({ statements }) => statements) };
}

function keepNewest(told: { day: string }[]): void {
  if (told.length <= STATEMENT_ARTICLES_MAX) return;
  told.sort((x, y) => Number(x.day < y.day) - Number(x.day > y.day));
  told.length = STATEMENT_ARTICLES_MAX;
}

const topicOf = (a: Claim, b: Claim): string =>
  a.kind !== b.kind && (a.kind === "denial" || b.kind === "denial") ? "denial" : b.kind;

const TOPIC_NAMES_MAX = 3;

function side({ articleId, start, end }: Placed, articles: ReadonlyMap<string, StoredArticle>): ConflictSide | null {
  const article = articles.get(articleId)?.article;
  if (article === undefined) return null;
  const { url, title, outlet: publisher, published: publishedAt, lang: language } = article;
  const quote = body(article).slice(start, end);
  return { articleId, url, title, publisher, publishedAt, language, quote, start, end };
}
