import type { StoryShelf } from "../../src/index.ts";
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
    waiting: async (version, limit) => {
      await expire(version);
      return session.read(() => stories.waiting(limit).flatMap((id) => articles.get(id) ?? []));
    },
    keep: (entries) => session.write(() => entries.forEach(stories.keep)),
    alike: (query) => session.read(() => stories.alike(query)),
    link: (links) => session.write(() => links.forEach(stories.link)),
    linksOf: (articleIds) =>
      session.read(() => {
        const found = articleIds.flatMap(stories.linksOf).map((link) => [`${link.a} ${link.b}`, link] as const);
        return [...new Map(found).values()];
      }),
    assign: (members) => session.write(() => members.forEach(stories.assign)),
    records: (articleIds) => session.read(() => articleIds.flatMap((id) => stories.record(id) ?? [])),
    list: ({ after = "", limit }) => session.read(() => stories.list(after, Math.max(0, Math.floor(limit)))),
  };
}
