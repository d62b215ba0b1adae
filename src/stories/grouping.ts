import { createHash } from "node:crypto";
import type { Catalogue } from "../knowledge/catalogue.ts";
import type { Library, StoredArticle, StoryLink, StoryRecord, StoryShelf } from "../ports.ts";
import { readClaims } from "../reading/claims.ts";
import { unpackReading } from "../reading/reading.ts";
import { storyKeys } from "./keys.ts";
import { likeness } from "./likeness.ts";
import { partition } from "./partition.ts";
import type { StoryTraits } from "./story-types.ts";
import { readTraits, TRAITS_VERSION, unpackTraits } from "./traits.ts";

/** Articles grouped at a time. */
const BATCH_ARTICLES = 200;
/** The articles that share the most keys; those of one story come first, and few stories have more. */
const CANDIDATES_MAX = 30;
/** Reports further apart are never of one event. */
const WINDOW_DAYS = 14;
/** A chain of links longer than this is cut where it stands; a real story is far smaller. */
const COMPONENT_MAX = 1_000;
const MS_PER_DAY = 86_400_000;

export type GroupingDeps = { library: Library; catalogue: Catalogue };

/**
 * Gives every article that waits its story. Each is held only against those that share rare names, numbers or wording with it within
 * two weeks; cut short anywhere, the next call takes it up again. The order in which articles come does not change the groups.
 * @returns how many articles were given a story
 */
export async function groupWaiting({ library, catalogue }: GroupingDeps): Promise<number> {
  const shelf = library.stories;
  let grouped = 0;
  for (;;) {
    const batch = await shelf.waiting(TRAITS_VERSION, BATCH_ARTICLES);
    if (batch.length === 0) return grouped;
    await groupBatch(batch, shelf, catalogue);
    grouped += batch.length;
  }
}

async function groupBatch(batch: readonly StoredArticle[], shelf: StoryShelf, catalogue: Catalogue): Promise<void> {
  const read = batch.map(({ article, reading: packed }) => {
    const reading = unpackReading(packed);
    const claims = readClaims(article, reading, catalogue);
    return { article, traits: readTraits({ article, reading, claims, catalogue }) };
  });
  const ids = read.map(({ article }) => article.id);
  // An edited article leaves its neighbours; they are grouped anew too.
  const former = await shelf.linksOf(ids);
  const keyed = read.map(({ article, traits }) => ({ article, traits, keys: storyKeys(traits), day: dayOf(traits) }));
  await shelf.keep(
    keyed.map(({ article, traits, keys, day }) => ({
      articleId: article.id,
      contentHash: article.contentHash,
      version: TRAITS_VERSION,
      day,
      keys,
      traits: JSON.stringify(traits),
    })),
  );
  const known = new Map(read.map(({ article, traits }) => [article.id, traits]));
  const links: StoryLink[] = [];
  for (const { article, traits, keys, day } of keyed) {
    const days = day === 0 ? null : { from: day - WINDOW_DAYS, to: day + WINDOW_DAYS };
    const alike = await shelf.alike({ articleId: article.id, keys, days, limit: CANDIDATES_MAX });
    await recall(alike, known, shelf);
    for (const id of alike) {
      const other = known.get(id);
      const found = other === undefined ? null : linkOf([article.id, traits], [id, other], catalogue);
      if (found !== null) links.push(found);
    }
  }
  await shelf.link(links);
  const touched = [...ids, ...former.flatMap(({ a, b }) => [a, b])];
  const hashes = new Map(read.map(({ article }) => [article.id, article.contentHash]));
  const assigned = await regroup([...new Set(touched)], shelf);
  await shelf.assign(assigned.map((member) => ({ ...member, contentHash: hashes.get(member.articleId) ?? null })));
}

/** Days since 1970 of a dated article; 0 for one whose day was only read out of its text, which is a lower bound. */
const dayOf = ({ day, isDayGiven }: StoryTraits): number =>
  day === null || !isDayGiven ? 0 : Math.max(0, Math.floor(Date.parse(day) / MS_PER_DAY));

async function recall(ids: readonly string[], known: Map<string, StoryTraits>, shelf: StoryShelf): Promise<void> {
  const missing = ids.filter((id) => !known.has(id));
  if (missing.length === 0) return;
  for (const { articleId, traits } of await shelf.records(missing)) known.set(articleId, unpackTraits(traits));
}

/** The same link whichever of the two comes first. */
function linkOf(
  one: readonly [string, StoryTraits],
  other: readonly [string, StoryTraits],
  catalogue: Catalogue,
): StoryLink | null {
  const [[a, ofA], [b, ofB]] = one[0] < other[0] ? [one, other] : [other, one];
  const found = likeness(ofA, ofB, catalogue);
  if (found === null) return null;
  return { a, b, points: found.points, because: JSON.stringify([found.kind, ...found.because]) };
}

type Member = { articleId: string; storyId: string };

/** Groups the touched articles and all that hang together with them; a story keeps its id as long as most of it stays together. */
async function regroup(touched: readonly string[], shelf: StoryShelf): Promise<Member[]> {
  const { ids, links } = await component(touched, shelf);
  const before = await shelf.records(ids);
  return name(partition(ids, links), before);
}

async function component(
  touched: readonly string[],
  shelf: StoryShelf,
): Promise<{ ids: string[]; links: StoryLink[] }> {
  const ids = new Set(touched);
  const links = new Map<string, StoryLink>();
  let edge = [...touched];
  while (edge.length > 0 && ids.size < touched.length + COMPONENT_MAX) {
    const found = await shelf.linksOf(edge);
    for (const link of found) links.set(`${link.a} ${link.b}`, link);
    edge = [...new Set(found.filter(({ points }) => points > 0).flatMap(({ a, b }) => [a, b]))].filter(
      (id) => !ids.has(id),
    );
    for (const id of edge) ids.add(id);
  }
  return { ids: [...ids], links: [...links.values()] };
}

/** The larger group takes the id its members had most; a group without one gets a new id. */
function name(groups: readonly (readonly string[])[], before: readonly StoryRecord[]): Member[] {
  const had = new Map(before.map(({ articleId, storyId }) => [articleId, storyId]));
  const taken = new Set<string>();
  const existing = new Set(before.map(({ storyId }) => storyId));
  const claims = groups.flatMap((group) => votes(group, had).map(([id, count]) => ({ group, id, count })));
  const named = new Map<readonly string[], string>();
  for (const { group, id } of claims.toSorted((x, y) => y.count - x.count || (x.id < y.id ? -1 : 1))) {
    if (taken.has(id) || named.has(group)) continue;
    named.set(group, id);
    taken.add(id);
  }
  return groups.flatMap((group) => {
    const storyId = named.get(group) ?? newId(group, existing);
    return group.map((articleId) => ({ articleId, storyId }));
  });
}

function votes(group: readonly string[], had: ReadonlyMap<string, string | null>): [string, number][] {
  const counts = new Map<string, number>();
  for (const articleId of group) {
    const id = had.get(articleId) ?? null;
    if (id !== null) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts];
}

/** Made from an article of the group; made again when an earlier story has that one. */
function newId(group: readonly string[], existing: ReadonlySet<string | null>): string {
  for (let round = 0; ; round += 1) {
    const id = `story-${createHash("sha256").update(`${group[0]} ${round}`).digest("hex").slice(0, 12)}`;
    if (!existing.has(id)) return id;
  }
}
