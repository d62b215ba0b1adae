import type { Catalogue } from "../knowledge/catalogue.ts";
import { foldText } from "../knowledge/fold.ts";
import type { Article } from "../types.ts";

const KINDS = new Set(["outlet", "agency", "company"]);
const indexes = new WeakMap<Catalogue, ReadonlyMap<string, string>>();

/** Who publishes an article: the id of an outlet or company that is tracked, else its folded name, else the host; null for a file. */
export function publisherIn(
  { outlet, address }: Pick<Article, "outlet" | "address">,
  catalogue: Catalogue,
): string | null {
  const name = foldText(outlet ?? "").trim();
  if (name !== "") return indexOf(catalogue).get(name) ?? name;
  return URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, "") || null : null;
}

function indexOf(catalogue: Catalogue): ReadonlyMap<string, string> {
  const there = indexes.get(catalogue);
  if (there !== undefined) return there;
  const made = new Map<string, string>();
  for (const { id, kind, name, aliases } of catalogue.entities) {
    if (KINDS.has(kind)) for (const alias of [name, ...Object.values(aliases).flat()]) made.set(foldText(alias), id);
  }
  indexes.set(catalogue, made);
  return made;
}
