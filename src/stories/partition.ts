/** A link between two articles; `points` below 0 hold them apart. */
export type Link = { a: string; b: string; points: number };

/** What a pair without a link takes off when groups are joined, on the scale of the links. */
const UNLINKED = 1.5;
/** Sums of the same numbers in another order differ by less. */
const ROUNDING = 1e-9;

/** A group under its first member's id; `near` sums `points + UNLINKED` over the linked pairs with each neighbour. */
type Group = { ids: readonly string[]; near: Map<string, number> };
type Groups = Map<string, Group>;
type Join = { a: string; b: string; mean: number };

/**
 * Groups of articles that belong together: joined best first, and two groups only when the links between them outweigh the pairs that
 * have none, so that a round-up does not tie two events into one. The same links give the same groups in any order.
 */
export function partition(ids: readonly string[], links: readonly Link[]): string[][] {
  const groups = singles(ids, links);
  const best = new Map<string, Join | null>();
  for (const id of groups.keys()) best.set(id, bestJoin(id, groups));
  for (;;) {
    let next: Join | null = null;
    for (const join of best.values()) if (join !== null && isBetter(join, next)) next = join;
    if (next === null) return [...groups.values()].map((group) => group.ids.toSorted());
    const changed = join(next, groups);
    best.delete(next.b);
    for (const id of changed) best.set(id, bestJoin(id, groups));
  }
}

function singles(ids: readonly string[], links: readonly Link[]): Groups {
  const groups: Groups = new Map(ids.toSorted().map((id) => [id, { ids: [id], near: new Map() }]));
  for (const { a, b, points } of links) {
    const [one, other] = [groups.get(a), groups.get(b)];
    if (one === undefined || other === undefined || a === b) continue;
    one.near.set(b, points + UNLINKED);
    other.near.set(a, points + UNLINKED);
  }
  return groups;
}

/** The best neighbour to join with; null when none outweighs its unlinked pairs. */
function bestJoin(id: string, groups: Groups): Join | null {
  const group = groups.get(id);
  let best: Join | null = null;
  for (const [other, sum] of group?.near ?? []) {
    const mean = sum / ((group?.ids.length ?? 1) * (groups.get(other)?.ids.length ?? 1)) - UNLINKED;
    const [a = id, b = other] = [id, other].toSorted();
    if (mean > ROUNDING && isBetter({ a, b, mean }, best)) best = { a, b, mean };
  }
  return best;
}

/** Equal ones in the order of their ids. */
function isBetter(one: Join, other: Join | null): boolean {
  if (other === null || Math.abs(one.mean - other.mean) > ROUNDING) return other === null || one.mean > other.mean;
  return one.a === other.a ? one.b < other.b : one.a < other.a;
}

/** Puts b into a; returns the groups whose best neighbour may be another now. */
function join({ a, b }: Join, groups: Groups): string[] {
  const [into, from] = [groups.get(a), groups.get(b)];
  if (into === undefined || from === undefined) return [];
  const near = new Map([...into.near].filter(([id]) => id !== b));
  for (const [id, sum] of from.near) if (id !== a) near.set(id, (near.get(id) ?? 0) + sum);
  for (const [id, sum] of near) {
    groups.get(id)?.near.delete(b);
    groups.get(id)?.near.set(a, sum);
  }
  groups.set(a, { ids: [...into.ids, ...from.ids], near });
  groups.delete(b);
  return [a, ...near.keys()];
}
