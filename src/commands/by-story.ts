import { groupWaiting } from "../stories/grouping.ts";
import type { Report, ReportSources } from "./reports.ts";

/** So many of the newest are given their story before a card is shown where they still wait for it, which they do only after a large import. */
const GROUPED_A_CARD = 24;

/**
 * Reports put together by the story they tell, in the order of each story's newest report; within a story the newest first.
 * @param reports newest first
 */
export async function byStory(
  reports: readonly Report[],
  { library, catalogue }: ReportSources,
): Promise<readonly (readonly Report[])[]> {
  const ids = reports.map(({ article }) => article.id);
  await groupWaiting({ library, catalogue }, { among: ids.slice(0, GROUPED_A_CARD) });
  const storyOf = await library.stories.storiesOf(ids);
  const groups = Map.groupBy(reports, ({ article }) => storyOf.get(article.id) ?? article.id);
  return [...groups.values()];
}
