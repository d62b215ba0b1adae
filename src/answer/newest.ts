import type { Library, StoredArticle } from "../ports.ts";
import { conceptTerm, unpackReading } from "../reading/reading.ts";
import type { AskedQuestion } from "./question.ts";
import { CITATIONS_MAX, type Quote } from "./quotes.ts";

/** What news of the field speaks of, when a question names nothing. */
const FIELD = ["ai-chip", "chip", "chipmaker", "gpu-card", "model", "export-controls"];
/** How far back it is looked, from the newest article on, until there is enough. */
const WINDOWS_DAYS = [7, 30, 120];
const PASSAGES_MAX = 60;
const QUOTE_CHARS_MAX = 230;
const QUOTE_CHARS_MIN = 18;
const DAY_MS = 86_400_000;

/** The heads of the newest articles of the library, newest first: an article an answer, as many as an answer may cite. */
export async function newestQuotes(
  library: Library,
  asked: AskedQuestion,
  newestDay: string | null,
): Promise<readonly Quote[]> {
  if (newestDay === null) return [];
  const terms = [
    ...FIELD.map((id) => ({ term: conceptTerm(id), weight: 1 })),
    ...asked.units.flatMap((unit) => unit.terms.map(({ term }) => ({ term, weight: 1 }))),
  ];
  let found: readonly StoredArticle[] = [];
  for (const days of WINDOWS_DAYS) {
    const since = new Date(Date.parse(`${newestDay}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);
    const hits = await library.search({ terms, limit: PASSAGES_MAX, since, asOf: asked.asOf });
    found = [...(await library.get([...new Set(hits.map(({ articleId }) => articleId))])).values()];
    if (found.length >= CITATIONS_MAX) break;
  }
  const own = ({ article }: StoredArticle): number => Number(article.lang === asked.language);
  return found
    .toSorted((a, b) => (b.article.day ?? "").localeCompare(a.article.day ?? "") || own(b) - own(a))
    .flatMap(headOf)
    .slice(0, CITATIONS_MAX);
}

/** An article's first sentence that is one, short enough that five of them fit. */
function headOf({ article, reading }: StoredArticle): Quote[] {
  const title = article.title?.length ?? 0;
  const lead = unpackReading(reading).sentences.find(
    ({ start, end }) => start > title && end - start >= QUOTE_CHARS_MIN && end - start <= QUOTE_CHARS_MAX,
  );
  return lead === undefined ? [] : [{ article, start: lead.start, end: lead.end }];
}
