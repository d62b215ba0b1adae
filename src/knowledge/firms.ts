import type { Catalogue } from "./catalogue.ts";

/** Who leads more than one: the catalogue has one place above each entry. */
const MORE_FIRMS: Readonly<Record<string, readonly string[]>> = { "elon-musk": ["xai"] };

/** The companies that a person leads or works for, by entity id; none of anything else. */
export function firmsOf(id: string, catalogue: Catalogue): readonly string[] {
  const person = catalogue.find(id);
  const firm = person?.kind === "person" ? catalogue.find(person.parent ?? "") : undefined;
  return firm?.kind === "company" ? [firm.id, ...(MORE_FIRMS[id] ?? [])] : [];
}
