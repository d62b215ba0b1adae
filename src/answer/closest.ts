import type { Catalogue } from "../knowledge/catalogue.ts";
import type { Library } from "../ports.ts";
import { entityTerm } from "../reading/reading.ts";
import type { Article } from "../types.ts";
import type { Evidence } from "./evidence.ts";
import type { AskedQuestion } from "./question.ts";

/** Enough passages to name three articles. */
const CLOSEST_PASSAGES = 10;

/** The articles nearest to a question: those that show some of it, else those on what its names belong to, else the first there are. */
export async function closestArticles(
  asked: AskedQuestion,
  evidence: Evidence,
  { library, catalogue }: { library: Library; catalogue: Catalogue },
): Promise<Article[]> {
  if (evidence.articles.length > 0) return evidence.articles.map(({ article }) => article);
  const kin = asked.units.flatMap(({ entities }) => entities.flatMap((id) => catalogue.related(id)));
  const hits = await library.search({
    terms: kin.map((id) => ({ term: entityTerm(id), weight: 1 })),
    limit: CLOSEST_PASSAGES,
    asOf: asked.asOf,
  });
  const stored = await library.get([...new Set(hits.map(({ articleId }) => articleId))]);
  const found = [...stored.values()].map(({ article }) => article);
  if (found.length > 0) return found;
  const any = await library.list({ limit: CLOSEST_PASSAGES });
  return any
    .map(({ article }) => article)
    .filter(({ day }) => asked.asOf === undefined || day === null || day <= asked.asOf);
}
