/** A link between two articles; `points` below 0 hold them apart. */
export type Link = { a: string; b: string; points: number };

/** What a pair without a link takes off when groups are joined, on the scale of the links. */
const UNLINKED = 1.5;

/**
 * Groups of articles that belong together: joined best first, and two groups only when the links between them outweigh the pairs that
 * have none, so that a round-up does not tie two events into one. The same links give the same groups in any order.
 */
export function partition(ids: readonly string[], links: readonly Link[]): string[][] {
  const groups = new Map(ids.toSorted().map((id) => [id, [id]] as const));
  const between = new Map<string, number>();
  for (const { a, b, points } of links) {
    if (a !== b && groups.has(a) && groups.has(b)) between.set(key(a, b), points + UNLINKED);
  }
  for (;;) {
    const best = bestJoin(groups, between);
    if (best === null) return [...groups.values()].map((group) => group.toSorted());
    join(best, groups, between);
  }
}

type Groups = Map<string, readonly string[]>;
/** `points + UNLINKED` summed over the linked pairs between two groups, by the groups' first ids. */
type Between = Map<string, number>;

const key = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

function bestJoin(groups: Groups, between: Between): readonly [string, string] | null {
  let best: readonly [string, string] | null = null;
  let most = 0;
  for (const [pair, sum] of [...between].toSorted(([x], [y]) => (x < y ? -1 : 1))) {
    const [a = "", b = ""] = pair.split(" ");
    const mean = sum / ((groups.get(a)?.length ?? 1) * (groups.get(b)?.length ?? 1)) - UNLINKED;
    if (mean > most + 1e-9) [best, most] = [[a, b], mean];
  }
  return best;
}

function join([a, b]: readonly [string, string], groups: Groups, between: Between): void {
  groups.set(a, [...(groups.get(a) ?? []), ...(groups.get(b) ?? [])]);
  groups.delete(b);
  for (const [pair, sum] of between) {
    const ends = pair.split(" ");
    if (!ends.includes(b)) continue;
    between.delete(pair);
    const other = ends.find((end) => end !== b) ?? b;
    if (other !== a && other !== b) between.set(key(a, other), (between.get(key(a, other)) ?? 0) + sum);
  }
}
