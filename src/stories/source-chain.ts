import type { StoryRole, StoryStatus } from "../types.ts";
import type { StoryTraits } from "./story-types.ts";

/** An article of a story, in the order they came. `copies` are the ids of articles whose wording it shares. */
export type ChainArticle = { id: string; traits: StoryTraits; copies: readonly string[]; hasNews: boolean };

/** What an article does in its story and whom it has it from. `root` is whom the report goes back to, for counting. */
export type ChainLink = { id: string; role: StoryRole; from: string | null; root: string };

/**
 * Who repeats whom. An article that credits an outlet, or shares the wording of one before it, has it from there; the rest are sources
 * of their own. The article of the credited outlet itself stands for that outlet.
 */
export function sourceChain(articles: readonly ChainArticle[]): ChainLink[] {
  const origin = originOf(articles);
  const links = new Map<string, ChainLink>();
  for (const article of articles) links.set(article.id, linkOf(article, { origin, links, isFirst: links.size === 0 }));
  return [...links.values()];
}

/** A credit in the head says whom the report is from; one further down may be for a detail, unless others give it too. */
const HEAD_CREDIT = 2;
const ORIGIN_MIN = 2;

/** The outlet that the articles credit most; null when none credits any. */
export function originOf(articles: readonly ChainArticle[]): string | null {
  const counts = new Map<string, number>();
  for (const { traits } of articles) {
    for (const id of traits.credits) {
      const weight = traits.headCredits.includes(id) ? HEAD_CREDIT : 1;
      counts.set(id, (counts.get(id) ?? 0) + weight);
    }
  }
  const ranked = [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return ranked.find(([, count]) => count >= ORIGIN_MIN)?.[0] ?? null;
}

type Place = { origin: string | null; links: ReadonlyMap<string, ChainLink>; isFirst: boolean };

function linkOf({ id, traits, copies, hasNews }: ChainArticle, { origin, links, isFirst }: Place): ChainLink {
  const own = traits.publisher ?? id;
  if (traits.publisher !== null && traits.publisher === origin) return { id, role: "first", from: null, root: own };
  const copied = copies.find((other) => links.has(other));
  if (copied !== undefined) return { id, role: "copies", from: copied, root: links.get(copied)?.root ?? own };
  const credited = origin !== null && traits.credits.includes(origin) ? origin : (traits.headCredits[0] ?? null);
  if (credited !== null) return { id, role: "repeats", from: credited, root: credited };
  if (isFirst) return { id, role: "first", from: null, root: own };
  if (traits.modality === "denied") return { id, role: "denies", from: null, root: own };
  if (traits.modality === "confirmed" || traits.modality === "filed")
    return { id, role: "confirms", from: null, root: own };
  if (hasNews) return { id, role: "adds", from: null, root: own };
  const first = [...links.values()][0];
  return { id, role: "repeats", from: first?.id ?? null, root: first?.root ?? own };
}

/** A denial stands until something is confirmed after it; a confirmation until it is denied. */
export function statusOf(articles: readonly { traits: StoryTraits }[]): StoryStatus {
  const last = articles.findLast(({ traits }) => ["denied", "confirmed", "filed"].includes(traits.modality));
  if (last !== undefined) return last.traits.modality === "denied" ? "denied" : "confirmed";
  return articles.every(({ traits }) => traits.modality === "rumour") ? "rumour" : "reported";
}
