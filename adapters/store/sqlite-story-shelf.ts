import type { StoryShelf } from "../../src/index.ts";
import { nextTurn } from "./sqlite-add.ts";
import type { Session } from "./sqlite-session.ts";

/** The stories of a library in SQLite: each call one transaction. */
export function createStoryShelf(session: Session): StoryShelf {
  const { stories, articles } = session;
  /** The version whose older entries were made to wait; once a process is enough. */
  let expired: number | null = null;
  const expire = async (version: number): Promise<void> => {
    if (expired === version) return;
    await session.write(() => stories.expire(version));
    expired = version;
  };
  return {
    waiting: async ({ version, among = null, after = null, limit }) => {
      await expire(version);
      return session.read(() => stories.waiting({ after, among, limit }).flatMap((id) => articles.get(id) ?? []));
    },
    keep: async (entries) => {
      // Grouping a large library takes long: others get a turn between its batches.
      await nextTurn();
      await session.write(() => entries.forEach(stories.keep));
    },
    alike: (query) => session.read(() => stories.alike(query)),
    link: (links) => session.write(() => links.forEach(stories.link)),
    linksOf: (articleIds) => session.read(() => stories.linksOf(articleIds)),
    assign: (members) => session.write(() => members.forEach(stories.assign)),
    records: (articleIds) => session.read(() => articleIds.flatMap((id) => stories.record(id) ?? [])),
    storiesOf: (articleIds) => session.read(() => stories.storiesOf(articleIds)),
    members: (storyId) => session.read(() => stories.members(storyId)),
    list: ({ after = "", since, limit }) =>
      session.read(() => {
        const records = Math.max(0, Math.floor(limit));
        return since === undefined ? stories.list(after, records) : stories.listSince(since, after, records);
      }),
  };
}
