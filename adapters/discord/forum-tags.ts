import type { KnownChannel } from "./gateway/gateway.ts";

const TAGS_MAX = 5;

/** The tags of a forum whose names stand in what is told; where the forum wants a tag and none fits, its first one. */
export function tagsFor(channel: Pick<KnownChannel, "tags" | "needsTag"> | null, words: string): readonly string[] {
  if (channel === null) return [];
  const lower = ` ${words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ")} `;
  const fitting = channel.tags.filter(({ name }) => {
    const wanted = name
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
    return wanted !== "" && (/^\p{sc=Latin}/u.test(wanted) ? lower.includes(` ${wanted} `) : lower.includes(wanted));
  });
  const chosen = fitting.length === 0 && channel.needsTag ? channel.tags.slice(0, 1) : fitting;
  return chosen.slice(0, TAGS_MAX).map(({ id }) => id);
}
