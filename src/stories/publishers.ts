import type { Catalogue } from "../knowledge/catalogue.ts";
import { foldText } from "../knowledge/fold.ts";
import type { Reading } from "../reading/reading.ts";
import type { Span } from "../text/sentences.ts";
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

/** Notions of somebody saying or writing something. */
const REPORTING = new Set(["source-cite", "say", "claim-say", "interview-quote", "reporter", "publish", "write"]);
/** Outlets named further up than this are whom the report is from, whatever the verb. */
const HEAD_SENTENCES = 4;

/** Ids of the outlets an article says it has its report from, in the order it names them, and those its head names; never its own. */
export function creditsIn(
  { sentences, entities, concepts }: Reading,
  publisher: string | null,
  catalogue: Catalogue,
): { all: string[]; head: string[] } {
  const inside = (sentence: Span, hit: Span): boolean => hit.start >= sentence.start && hit.end <= sentence.end;
  const named = (sentence: Span): string[] =>
    entities.filter((hit) => inside(sentence, hit) && catalogue.find(hit.id)?.kind === "outlet").map(({ id }) => id);
  const isReport = (sentence: Span): boolean => concepts.some((hit) => inside(sentence, hit) && REPORTING.has(hit.id));
  const own = (ids: readonly string[]): string[] => [...new Set(ids)].filter((id) => id !== publisher);
  const head = own(sentences.slice(0, HEAD_SENTENCES).flatMap(named));
  const rest = own(sentences.slice(HEAD_SENTENCES).filter(isReport).flatMap(named));
  return { all: own([...head, ...rest]), head };
}
