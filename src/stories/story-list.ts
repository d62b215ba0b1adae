import type { Catalogue } from "../knowledge/catalogue.ts";
import type { Library, StoryLink, StoryRecord } from "../ports.ts";
import type { Story } from "../types.ts";
import { groupWaiting } from "./grouping.ts";
import { type StoryMember, tellStory } from "./story.ts";
import { unpackTraits } from "./traits.ts";

const PAGE_RECORDS = 500;
const PAGE_LINKS = 200;

export type StoryListDeps = { library: Library; catalogue: Catalogue };

/** Every story of the library with an article of `since` (YYYY-MM-DD) or later, the newest first, then those of most sources. */
export async function listStories(
  { library, catalogue }: StoryListDeps,
  since: string | null = null,
): Promise<Story[]> {
  await groupWaiting({ library, catalogue });
  const members = await membersByStory(library, since);
  const links = await linksByArticle(
    library,
    [...members.values()].filter((all) => all.length > 1).flatMap((all) => all.map(({ id }) => id)),
  );
  return [...members]
    .map(([id, all]) => tellStory({ id, members: all, links: linksAmong(all, links) }, catalogue))
    .filter(({ newestDay }) => since === null || (newestDay !== null && newestDay >= since))
    .toSorted(byNewest);
}

/** One story of the library as it is grouped so far; null when there is none with this id. */
export async function storyById({ library, catalogue }: StoryListDeps, id: string): Promise<Story | null> {
  const records = await library.stories.members(id);
  if (records.length === 0) return null;
  const members = records.map(({ articleId, traits }) => ({ id: articleId, traits: unpackTraits(traits) }));
  const links =
    members.length < 2
      ? new Map()
      : await linksByArticle(
          library,
          records.map(({ articleId }) => articleId),
        );
  return tellStory({ id, members, links: linksAmong(members, links) }, catalogue);
}

function byNewest(a: Story, b: Story): number {
  if (a.newestDay !== b.newestDay) return (a.newestDay ?? "") < (b.newestDay ?? "") ? 1 : -1;
  return b.independentSources - a.independentSources || (a.id < b.id ? -1 : 1);
}

const MS_PER_DAY = 86_400_000;

/** Those without an article of `since` or later need not be read; whether an undated one is of late, its traits tell. */
async function membersByStory(library: Library, day: string | null): Promise<Map<string, StoryMember[]>> {
  const sinceMs = day === null ? NaN : Date.parse(day);
  const since = Number.isNaN(sinceMs) ? undefined : Math.max(0, Math.floor(sinceMs / MS_PER_DAY));
  const found = new Map<string, StoryMember[]>();
  let after: string | undefined;
  for (;;) {
    const page: readonly StoryRecord[] = await library.stories.list({ after, since, limit: PAGE_RECORDS });
    for (const { articleId, storyId, traits } of page) {
      if (storyId === null) continue;
      const members = found.get(storyId) ?? [];
      members.push({ id: articleId, traits: unpackTraits(traits) });
      found.set(storyId, members);
    }
    after = page.at(-1)?.articleId;
    if (page.length < PAGE_RECORDS) return found;
  }
}

async function linksByArticle(library: Library, ids: readonly string[]): Promise<Map<string, StoryLink[]>> {
  const found = new Map<string, StoryLink[]>();
  for (let from = 0; from < ids.length; from += PAGE_LINKS) {
    for (const link of await library.stories.linksOf(ids.slice(from, from + PAGE_LINKS))) {
      const links = found.get(link.a) ?? [];
      links.push(link);
      found.set(link.a, links);
    }
  }
  return found;
}

function linksAmong(members: readonly StoryMember[], links: ReadonlyMap<string, readonly StoryLink[]>): StoryLink[] {
  const ids = new Set(members.map(({ id }) => id));
  const all = members.flatMap(({ id }) => links.get(id) ?? []).filter(({ b }) => ids.has(b));
  return [...new Map(all.map((link) => [`${link.a} ${link.b}`, link])).values()];
}
