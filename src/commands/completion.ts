import { createAutocomplete } from "../knowledge/autocomplete.ts";
import type { Catalogue, Entity } from "../knowledge/catalogue.ts";
import type { Library } from "../ports.ts";
import { unpackReading } from "../reading/reading.ts";
import type { Suggestion } from "../types.ts";
import { newestArticles } from "./news-card.ts";

/** Names that complete what somebody types; with nothing typed, what the library's newest articles speak of most. */
export type Completion = (prefix: string, limit: number) => Promise<readonly Suggestion[]>;

/** The newest articles are what is talked about. */
const NEWEST_MAX = 120;
/** Countries, people and outlets are named everywhere; nobody looks them up first. */
const TALKED_KINDS: ReadonlySet<string> = new Set(["company", "chip", "model", "technology", "regulation", "software"]);
const CONFIDENCE_MIN = 0.5;

/** Completion over a catalogue from memory; what is talked about is counted again only when the library has changed. */
export function createCompletion(catalogue: Catalogue, library: Library): Completion {
  const complete = createAutocomplete(catalogue.entities);
  let counted: { key: string; suggestions: readonly Suggestion[] } | undefined;
  const talkedAbout = async (): Promise<readonly Suggestion[]> => {
    const { articles, newestDay } = await library.stats();
    const key = `${articles} ${newestDay}`;
    if (counted?.key !== key) counted = { key, suggestions: await countTalk(catalogue, library) };
    return counted.suggestions;
  };
  return async (prefix, limit) => {
    if (prefix.trim() === "") return (await talkedAbout()).slice(0, limit);
    return complete(prefix, limit).flatMap(({ entityId, label }) => {
      const entity = catalogue.find(entityId);
      return entity === undefined ? [] : [{ entityId, label: labelOf(label, entity, catalogue), value: entity.name }];
    });
  };
}

/** How many of the newest articles name each thing, most named first. */
async function countTalk({ find }: Pick<Catalogue, "find">, library: Library): Promise<readonly Suggestion[]> {
  const counts = new Map<string, number>();
  for (const { reading } of await newestArticles(library, { asOf: undefined, limit: NEWEST_MAX })) {
    const { entities } = unpackReading(reading);
    for (const id of new Set(entities.filter(({ confidence }) => confidence >= CONFIDENCE_MIN).map(({ id }) => id))) {
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  return [...counts]
    .toSorted(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
    .flatMap(([id]) => find(id) ?? [])
    .filter(({ kind }) => TALKED_KINDS.has(kind))
    .map((entity) => ({ entityId: entity.id, label: labelOf(entity.name, entity, { find }), value: entity.name }));
}

/** Discord takes no longer ones. Source: discord.com/developers/docs/interactions/application-commands */
const LABEL_CHARS_MAX = 100;

/** A name with whose it is: "Instinct MI455X (MI450) · AMD". */
function labelOf(name: string, { parent }: Entity, { find }: Pick<Catalogue, "find">): string {
  const owner = parent === null ? undefined : find(parent)?.name;
  const label = owner === undefined ? name : `${name} · ${owner}`;
  return label.length <= LABEL_CHARS_MAX
    ? label
    : `${[...label].slice(0, LABEL_CHARS_MAX - 1).join("")}…`.slice(0, LABEL_CHARS_MAX);
}
