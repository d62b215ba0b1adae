import type { Catalogue } from "../knowledge/catalogue.ts";
import type { Designator, Mention } from "../knowledge/linker.ts";

/** "MI455X" is its maker's letters and what people leave of it: "455X". */
const NUMBERED = /^\p{L}{1,3}-?(?<tail>\d{3,4}\p{L}{1,2})$/u;

const known = new WeakMap<Catalogue, ReadonlyMap<string, string | null>>();

/** What is left of the chips' names without their letters → the chip; null where several end so. */
function byTail(catalogue: Catalogue): ReadonlyMap<string, string | null> {
  const found = known.get(catalogue);
  if (found !== undefined) return found;
  const tails = new Map<string, string | null>();
  for (const { id, kind, aliases } of catalogue.entities) {
    if (kind !== "chip") continue;
    for (const alias of new Set(Object.values(aliases).flat())) {
      const tail = NUMBERED.exec(alias)?.groups?.["tail"]?.toLowerCase();
      if (tail !== undefined) tails.set(tail, (tails.get(tail) ?? id) === id ? id : null);
    }
  }
  known.set(catalogue, tails);
  return tails;
}

/** Product numbers that stand for one known chip whose letters were left out, as its names. */
export function numberTails(unknown: readonly Designator[], catalogue: Catalogue): Mention[] {
  return unknown.flatMap(({ surface, start, end, familyId }): Mention[] => {
    const entityId = familyId === null ? byTail(catalogue).get(surface.toLowerCase()) : undefined;
    return typeof entityId === "string"
      ? [{ entityId, start, end, surface, confidence: CONFIDENCE, why: "the number of one chip without its letters" }]
      : [];
  });
}
const CONFIDENCE = 0.7;
