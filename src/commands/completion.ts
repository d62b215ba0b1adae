import { createAutocomplete } from "../knowledge/autocomplete.ts";
import type { Catalogue, Entity } from "../knowledge/catalogue.ts";
import type { Library, Now } from "../ports.ts";
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

/** What is talked about is looked at again so often at most, between two letters somebody types. */
const REMEMBERED_MS = 60_000;

/** What the newest articles speak of, most named first, and when each was written of last. */
type Talk = { suggestions: readonly Suggestion[]; lastNewsAt: ReadonlyMap<string, string> };

/**
 * Completion over a catalogue from memory; what is talked about is counted again only when the library has changed. When something was written of
 * last is said as far as it was counted before: nobody who types waits for it.
 */
export function createCompletion(catalogue: Catalogue, library: Library, now: Now): Completion {
  const complete = createAutocomplete(catalogue.entities);
  let counted: { key: string; talk: Talk } | undefined;
  let lookedAtMs = Number.NEGATIVE_INFINITY;
  const talkedAbout = async (): Promise<Talk> => {
    const { articles, newestDay } = await library.stats();
    const key = `${articles} ${newestDay}`;
    if (counted?.key !== key) counted = { key, talk: await countTalk(catalogue, library) };
    return counted.talk;
  };
  const remember = (): void => {
    const nowMs = now().getTime();
    if (Math.abs(nowMs - lookedAtMs) < REMEMBERED_MS) return;
    lookedAtMs = nowMs;
    // A library that is closed meanwhile has nothing to tell.
    talkedAbout().catch(() => {});
  };
  return async (prefix, limit) => {
    if (prefix.trim() === "") return (await talkedAbout()).suggestions.slice(0, limit);
    remember();
    return complete(prefix, limit).flatMap(({ entityId, label }) => {
      const entity = catalogue.find(entityId);
      if (entity === undefined) return [];
      return [suggestionOf(entity, label, { catalogue, lastNewsAt: counted?.talk.lastNewsAt.get(entityId) })];
    });
  };
}

type Known = { catalogue: Pick<Catalogue, "find">; lastNewsAt: string | undefined };

const suggestionOf = (entity: Entity, name: string, { catalogue, lastNewsAt }: Known): Suggestion => ({
  entityId: entity.id,
  label: labelOf(name, entity, catalogue),
  value: entity.name,
  ...(lastNewsAt === undefined ? {} : { lastNewsAt }),
});

/** How many of the newest articles name each thing, most named first. */
async function countTalk(catalogue: Pick<Catalogue, "find">, library: Library): Promise<Talk> {
  const counts = new Map<string, number>();
  const lastNewsAt = new Map<string, string>();
  for (const { article, reading } of await newestArticles(library, { asOf: undefined, limit: NEWEST_MAX })) {
    const { entities } = unpackReading(reading);
    const at = article.published ?? article.day;
    for (const id of new Set(entities.filter(({ confidence }) => confidence >= CONFIDENCE_MIN).map(({ id }) => id))) {
      counts.set(id, (counts.get(id) ?? 0) + 1);
      if (at !== null && at > (lastNewsAt.get(id) ?? "")) lastNewsAt.set(id, at);
    }
  }
  const suggestions = [...counts]
    .toSorted(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
    .flatMap(([id]) => catalogue.find(id) ?? [])
    .filter(({ kind }) => TALKED_KINDS.has(kind))
    .map((entity) => suggestionOf(entity, entity.name, { catalogue, lastNewsAt: lastNewsAt.get(entity.id) }));
  return { suggestions, lastNewsAt };
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
