import groups from "./related-notions.json" with { type: "json" };

/**
 * Notions that are told with each other though they are not the same: who asks what a thing costs is answered with a price. By id, each
 * with those that stand in a group with it. Concepts that answer different questions (revenue and profit, delay and cancellation) are apart.
 */
export const relatedNotions: ReadonlyMap<string, ReadonlySet<string>> = collect(groups);

function collect(all: readonly (readonly string[])[]): Map<string, Set<string>> {
  const related = new Map<string, Set<string>>();
  for (const group of all) {
    for (const id of group) {
      const others = related.get(id) ?? new Set();
      for (const other of group) if (other !== id) others.add(other);
      related.set(id, others);
    }
  }
  return related;
}
