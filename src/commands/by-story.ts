import { groupWaiting } from "../stories/grouping.ts";
import type { Report, ReportSources } from "./reports.ts";

/**
 * Reports put together by the story they tell, in the order of each story's newest report; within a story the newest first.
 * @param reports newest first
 */
export async function byStory(
  reports: readonly Report[],
  { library, catalogue }: ReportSources,
): Promise<readonly (readonly Report[])[]> {
  await groupWaiting({ library, catalogue });
  const records = await library.stories.records(reports.map(({ article }) => article.id));
  const storyOf = new Map(records.map(({ articleId, storyId }) => [articleId, storyId]));
  const groups = Map.groupBy(reports, ({ article }) => storyOf.get(article.id) ?? article.id);
  return [...groups.values()];
}
