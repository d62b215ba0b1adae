import { tellsMore } from "../digest/news-for.ts";
import { groupWaiting } from "../stories/grouping.ts";
import { storyById } from "../stories/story-list.ts";
import type { Story, StoryRole } from "../types.ts";
import type { CommandDeps } from "./card.ts";
import type { ToldBefore } from "./looks.ts";

/** So many are given their story first where they still wait for it; the others count as told of by nobody. */
const GROUPED_MAX = 24;

/**
 * The articles that tell a reader something: not shown yet, and of a story told of already none that only repeats others, unless with a
 * figure, a date or a stage that the earlier ones lack.
 */
export async function untold(
  articleIds: readonly string[],
  told: ToldBefore,
  { library, catalogue }: Pick<CommandDeps, "library" | "catalogue">,
): Promise<ReadonlySet<string>> {
  const fresh = articleIds.filter((id) => !told.articles.has(id));
  await groupWaiting({ library, catalogue }, { among: fresh.slice(0, GROUPED_MAX) });
  const { storiesOf } = library.stories;
  const [storyOf, toldStories] = await Promise.all([storiesOf(fresh), storiesOf([...told.articles])]);
  const known = new Set([...told.stories, ...toldStories.values()]);
  const stories = new Map<string, Story | null>();
  for (const storyId of new Set(storyOf.values()))
    if (known.has(storyId)) stories.set(storyId, await storyById({ library, catalogue }, storyId));
  const found = new Set<string>();
  for (const id of fresh) {
    const story = stories.get(storyOf.get(id) ?? "") ?? null;
    if (story === null || addsTo(story, id, told)) found.add(id);
  }
  return found;
}

const REPEATING: ReadonlySet<StoryRole> = new Set(["copies", "repeats"]);

/** Of one that is the first by its date and came in later it counts whether what was told repeats it. */
function addsTo({ articles }: Story, id: string, told: ToldBefore): boolean {
  const own = articles.find(({ articleId }) => articleId === id);
  if (own === undefined) return true;
  if (own.role !== "first") return !REPEATING.has(own.role) || tellsMore(own);
  return !articles.some(({ articleId, role }) => told.articles.has(articleId) && REPEATING.has(role));
}
