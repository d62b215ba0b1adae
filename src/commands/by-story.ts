import { groupWaiting } from "../stories/grouping.ts";
import type { Report, ReportSources } from "./reports.ts";

/** So many that wait are given their story before a card is shown, up to a second of work; only after a large import there are more. */
const GROUPED_A_CARD = 200;

/**
 * Reports put together by the story they tell, in the order of each story's newest report; within a story the newest first.
 * @param reports newest first
 */
export async function byStory(
  reports: readonly Report[],
  { library, catalogue }: ReportSources,
): Promise<readonly (readonly Report[])[]> {
  await groupWaiting({ library, catalogue }, GROUPED_A_CARD);
  const records = await library.stories.records(reports.map(({ article }) => article.id));
  const storyOf = new Map(records.map(({ articleId, storyId }) => [articleId, storyId]));
  const groups = Map.groupBy(reports, ({ article }) => storyOf.get(article.id) ?? article.id);
  return [...groups.values()];
}
