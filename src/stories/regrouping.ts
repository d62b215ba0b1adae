import { createHash } from "node:crypto";
import type { StoryLink, StoryShelf } from "../ports.ts";
import { partition } from "./partition.ts";

/** A chain of links with so many articles beyond the touched ones is cut where it stands; real stories are far smaller. */
const BEYOND_MAX = 1_000;
const BEYOND_EACH_MAX = 5;

export type Member = { articleId: string; storyId: string };

/** Groups the touched articles and all that hang together with them; a story keeps its id as long as most of it stays together. */
export async function regroup(touched: readonly string[], shelf: StoryShelf): Promise<Member[]> {
  const { ids, links } = await surroundings(touched, shelf);
  const before = await shelf.storiesOf(ids);
  const groups = components(ids, links).flatMap((part) => partition(part.ids, part.links));
  return name(groups, before);
}

async function surroundings(
  touched: readonly string[],
  shelf: StoryShelf,
): Promise<{ ids: string[]; links: StoryLink[] }> {
  const ids = new Set(touched);
  const links = new Map<string, StoryLink>();
  let edge = [...touched];
  const idsMax = touched.length + Math.max(BEYOND_MAX, BEYOND_EACH_MAX * touched.length);
  while (edge.length > 0 && ids.size < idsMax) {
    const found = await shelf.linksOf(edge);
    for (const link of found) links.set(`${link.a} ${link.b}`, link);
    edge = [...new Set(found.filter(({ points }) => points > 0).flatMap(({ a, b }) => [a, b]))].filter(
      (id) => !ids.has(id),
    );
    for (const id of edge) ids.add(id);
  }
  return { ids: [...ids], links: [...links.values()] };
}

type Part = { ids: string[]; links: StoryLink[] };

/** What hangs together; no group reaches across two of them, and grouping each alone is much less work. */
function components(ids: readonly string[], links: readonly StoryLink[]): Part[] {
  const parents = new Map(ids.map((id) => [id, id]));
  const rootOf = (id: string): string => {
    let root = id;
    for (let next = parents.get(root); next !== undefined && next !== root; next = parents.get(root)) root = next;
    parents.set(id, root);
    return root;
  };
  const isInside = ({ a, b }: StoryLink): boolean => parents.has(a) && parents.has(b);
  const inside = links.filter(isInside);
  for (const { a, b, points } of inside) if (points > 0) parents.set(rootOf(a), rootOf(b));
  const parts = new Map<string, Part>();
  const partOf = (id: string): Part => {
    const root = rootOf(id);
    const part = parts.get(root) ?? { ids: [], links: [] };
    parts.set(root, part);
    return part;
  };
  for (const id of ids) partOf(id).ids.push(id);
  for (const link of inside) if (rootOf(link.a) === rootOf(link.b)) partOf(link.a).links.push(link);
  return [...parts.values()];
}

/** The larger group takes the id its members had most; a group without one gets a new id. */
function name(groups: readonly (readonly string[])[], had: ReadonlyMap<string, string>): Member[] {
  const taken = new Set<string>();
  const existing = new Set(had.values());
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

function votes(group: readonly string[], had: ReadonlyMap<string, string>): [string, number][] {
  const counts = new Map<string, number>();
  for (const articleId of group) {
    const id = had.get(articleId);
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts];
}

/** Made from an article of the group; made again when an earlier story has that one. */
function newId(group: readonly string[], existing: ReadonlySet<string>): string {
  for (let round = 0; ; round += 1) {
    const id = `story-${createHash("sha256").update(`${group[0]} ${round}`).digest("hex").slice(0, 12)}`;
    if (!existing.has(id)) return id;
  }
}
