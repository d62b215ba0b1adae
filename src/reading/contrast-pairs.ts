import type { Told } from "./contrast-statements.ts";
import type { World } from "./contrast-world.ts";

/** Two articles with how alike they are. */
export type Alike = { a: Told; b: Told; topic: number };

/** Of a key in more articles only the newest are compared. */
const ARTICLES_MAX = 60;
/** An article is held against so many others at most, those most like it. */
const PARTNERS_MAX = 8;
/** Usual names are looked up by two; of more than this an article has too many pairs. */
const USUAL_NAMES_MAX = 6;
/** Articles less alike than this are not of one matter, unless their claims say so. */
const TOPIC_MIN = 0.05;

/** The pairs of articles that could be of one matter: they share a rare name, or two usual ones, and are most alike. */
export function alikePairs(all: readonly Told[], world: World): Alike[] {
  const newest = all.toSorted(byNewest);
  const found: Alike[] = [];
  const seen = new Set<number>();
  for (const bucket of bucketsOf(newest, world).values()) {
    for (const [i, last] of bucket.entries()) {
      for (const first of bucket.slice(i + 1)) {
        const pair = first * newest.length + last;
        if (seen.has(pair)) continue;
        seen.add(pair);
        const [a, b] = [newest[first], newest[last]];
        if (a === undefined || b === undefined) continue;
        const topic = world.topicOf(a, b);
        if (topic >= TOPIC_MIN) found.push({ a, b, topic });
      }
    }
  }
  const partners = new Map<string, number>();
  return found
    .toSorted((x, y) => y.topic - x.topic)
    .filter(({ a, b }) => {
      const [ofA, ofB] = [partners.get(a.articleId) ?? 0, partners.get(b.articleId) ?? 0];
      partners.set(a.articleId, ofA + 1).set(b.articleId, ofB + 1);
      return ofA < PARTNERS_MAX || ofB < PARTNERS_MAX;
    });
}

/** The places of articles by what they could share, in their order. */
function bucketsOf(newest: readonly Told[], world: World): Map<string, number[]> {
  const buckets = new Map<string, number[]>();
  for (const [place, told] of newest.entries()) {
    for (const key of keysOf(told, world)) {
      const bucket = buckets.get(key) ?? [];
      buckets.set(key, bucket);
      if (bucket.length < ARTICLES_MAX) bucket.push(place);
    }
  }
  return buckets;
}

/** Newest first; of one day by their ids, so that the order of reading does not matter. */
const byNewest = (x: Told, y: Told): number =>
  (y.day ?? "").localeCompare(x.day ?? "") || Number(x.articleId > y.articleId) - Number(x.articleId < y.articleId);

function keysOf({ statements }: Told, world: World): Set<string> {
  const names = new Set(statements.flatMap((statement) => [...statement.names]));
  const rare = [...names].filter((id) => world.isTelling(id) && !world.isCommon(id));
  const usual = [...names]
    .filter((id) => world.isCommon(id))
    .slice(0, USUAL_NAMES_MAX)
    .toSorted();
  return new Set([...rare, ...usual.flatMap((a, i) => usual.slice(i + 1).map((b) => `${a} ${b}`))]);
}
