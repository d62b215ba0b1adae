import type { Catalogue } from "./catalogue.ts";

/** Who leads more than one: the catalogue has one place above each entry. */
const MORE_FIRMS: Readonly<Record<string, readonly string[]>> = { "elon-musk": ["xai"] };

/** A chip's family stands above it, its maker above that. */
const STEPS_MAX = 3;

/** The company that a person leads, or that makes or owns a thing, by entity id; undefined where none stands above it. */
export function companyAbove(id: string, catalogue: Catalogue): string | undefined {
  let at = catalogue.find(id)?.parent ?? null;
  for (let step = 0; step < STEPS_MAX && at !== null; step++) {
    const above = catalogue.find(at);
    if (above?.kind === "company") return above.id;
    at = above?.parent ?? null;
  }
  return undefined;
}

/** The companies that a person leads or works for, by entity id; none of anything else. */
export function firmsOf(id: string, catalogue: Catalogue): readonly string[] {
  const firm = catalogue.find(id)?.kind === "person" ? companyAbove(id, catalogue) : undefined;
  return firm === undefined ? [] : [firm, ...(MORE_FIRMS[id] ?? [])];
}
