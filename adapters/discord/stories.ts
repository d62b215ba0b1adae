import type { Now, Story } from "../../src/index.ts";

/** A minute-old list is as good; making it reads the whole library. */
const FRESH_MS = 300_000;

/** Stories from memory: made anew when they are older than five minutes, and never twice at once. */
export function createStories(list: () => Promise<readonly Story[]>, now: Now): () => Promise<readonly Story[]> {
  let made: { atMs: number; stories: Promise<readonly Story[]> } | undefined;
  return () => {
    const nowMs = now().getTime();
    if (made === undefined || Math.abs(nowMs - made.atMs) > FRESH_MS) {
      const stories = list();
      made = { atMs: nowMs, stories };
      stories.catch(() => (made = undefined));
    }
    return made.stories;
  };
}
