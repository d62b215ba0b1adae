import type { Catalogue } from "../knowledge/catalogue.ts";
import { foldText } from "../knowledge/fold.ts";
import { attributions } from "../reading/claims.ts";
import type { Reading } from "../reading/reading.ts";
import type { Article } from "../types.ts";

const KINDS = new Set(["outlet", "agency", "company"]);
const indexes = new WeakMap<Catalogue, ReadonlyMap<string, string>>();

/** "Reuters via Example News" is Reuters. */
const VIA = / via /;

/** Who publishes an article: the id of an outlet or company that is tracked, else its folded name, else the host; null for a file. */
export function publisherIn(
  { outlet, address }: Pick<Article, "outlet" | "address">,
  catalogue: Catalogue,
): string | null {
  const name = foldText(outlet ?? "").trim();
  const [source = name] = name.split(VIA);
  if (name !== "") return indexOf(catalogue).get(name) ?? indexOf(catalogue).get(source.trim()) ?? name;
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

/** Outlets named within so many sentences are whom the whole report is from; further down one may be for a detail. */
const HEAD_SENTENCES = 6;

/** Ids of the outlets an article says it has its report from, in the order it names them, and those its head or it twice names; never its own. */
export function creditsIn(article: Article, reading: Reading, catalogue: Catalogue): { all: string[]; head: string[] } {
  const publisher = publisherIn(article, catalogue);
  const headEnd = reading.sentences[HEAD_SENTENCES - 1]?.end ?? Infinity;
  const outlets = attributions(article, reading, catalogue).filter(
    ({ id }) => id !== publisher && catalogue.find(id)?.kind === "outlet",
  );
  const ids = (found: typeof outlets): string[] => [...new Set(found.map(({ id }) => id))];
  const isAgain = ({ id, start }: (typeof outlets)[number]): boolean =>
    outlets.some((other) => other.id === id && other.start < start);
  return { all: ids(outlets), head: ids(outlets.filter((hit) => hit.start < headEnd || isAgain(hit))) };
}
