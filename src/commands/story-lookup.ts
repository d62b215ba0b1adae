import type { Library, StoredArticle, WeightedTerm } from "../ports.ts";
import { articleIdOf } from "../reading/intake.ts";
import { entityTerm, readingOf } from "../reading/reading.ts";
import { groupWaiting } from "../stories/grouping.ts";
import { storyById } from "../stories/story-list.ts";
import { textTerms } from "../text/terms.ts";
import type { Story } from "../types.ts";
import type { CommandDeps } from "./card.ts";
import { daysBefore } from "./days.ts";

/** Passages looked through for other reports of one event, and how far apart in time these are at most. */
const PASSAGES_MAX = 60;
const WINDOW_DAYS = 14;
const CONFIDENCE_MIN = 0.5;

/** By its id, by the address of one of its articles, else the story of the article that answers best. */
export async function findStory(about: string, deps: CommandDeps): Promise<Story | null> {
  const wanted = about.trim();
  const direct = await storyAt(wanted, deps);
  if (direct !== null) return direct;
  const answer = await deps.ask({ text: wanted });
  const best = answer.kind === "found" || answer.kind === "correction" ? answer.citations[0]?.articleId : undefined;
  return storyOf(best ?? null, deps);
}

/** By its id, or by the address or the id of one of its articles; null when there is none. */
export const storyAt = async (wanted: string, deps: CommandDeps): Promise<Story | null> =>
  (await storyById(deps, wanted)) ?? (await storyOf(ARTICLE_ID.test(wanted) ? wanted : articleIdOf(wanted), deps));

const ARTICLE_ID = /^[0-9a-f]{24}$/u;

async function storyOf(articleId: string | null, deps: CommandDeps): Promise<Story | null> {
  const stored = articleId === null ? undefined : (await deps.library.get([articleId])).get(articleId);
  if (stored === undefined) return null;
  const { id } = stored.article;
  await groupWaiting(deps, { among: [id, ...(await nearArticles(stored, deps.library))] });
  const storyId = (await deps.library.stories.storiesOf([id])).get(id);
  return storyId === undefined ? null : storyById(deps, storyId);
}

/** The articles that may report the same event: of a large import all others may still wait for their story, and need not be looked at. */
async function nearArticles(stored: StoredArticle, library: Library): Promise<readonly string[]> {
  const { day } = stored.article;
  const span = day === null ? {} : { since: daysBefore(day, WINDOW_DAYS), asOf: daysBefore(day, -WINDOW_DAYS) };
  const hits = await library.search({ terms: tellingTerms(stored), limit: PASSAGES_MAX, ...span });
  return [...new Set(hits.map(({ articleId }) => articleId))];
}

/** Its names, and the words of its title. */
function tellingTerms(stored: StoredArticle): WeightedTerm[] {
  const { title, lang } = stored.article;
  const names = readingOf(stored).entities.filter(({ confidence }) => confidence >= CONFIDENCE_MIN);
  const terms = [...names.map(({ id }) => entityTerm(id)), ...textTerms(title ?? "", lang).terms.keys()];
  return [...new Set(terms)].map((term) => ({ term, weight: 1 }));
}
