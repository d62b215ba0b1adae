import type { Catalogue, ChipSpec, Entity } from "../knowledge/catalogue.ts";
import { familyMembers } from "../knowledge/families.ts";
import { foldText } from "../knowledge/fold.ts";
import { editDistance } from "../knowledge/misspellings.ts";
import type { Linker, Mention } from "../knowledge/linker.ts";
import type { Language } from "../types.ts";

/** A name that was found: its entity, and of a chip the rows of the table that were meant. */
export type Subject = { entity: Entity; specs: readonly ChipSpec[] };

/** What a typed name stands for; `near` are entities to offer, best first. */
export type Resolved =
  | { kind: "found"; subject: Subject }
  | { kind: "ambiguous"; near: readonly Entity[] }
  | { kind: "unknown"; near: readonly Entity[] };

export type NameIndex = {
  /** @param wanted kinds of entities that are preferred where a name has several meanings; none prefers none */
  resolve: (typed: string, language: Language, wanted?: readonly string[]) => Resolved;
  /** The rows of the accelerator table of an entity, as the table has them. */
  specsOf: (entityId: string) => readonly ChipSpec[];
  /** The chips a family or an architecture's name stands for, newest first; of a maker, all of its chips. */
  membersOf: (entity: Entity) => readonly Entity[];
};

const NEAR_MAX = 5;
/** A name that is this short is completed, never guessed. */
const GUESSED_CHARS_MIN = 3;

type IndexDeps = {
  catalogue: Catalogue;
  linker: Linker;
  specs: readonly ChipSpec[];
  isWeakName: (name: string) => boolean;
};

/** Finds what a typed name stands for: exactly, in any language, with a variant ("H100 PCIe"), misspelled, or not at all. */
export function createNameIndex({ catalogue, linker, specs, isWeakName }: IndexDeps): NameIndex {
  const byName = new Map<string, Set<Entity>>();
  for (const entity of catalogue.entities) {
    for (const name of namesOf(entity)) {
      const key = keyOf(name);
      byName.set(key, (byName.get(key) ?? new Set()).add(entity));
    }
  }
  const rows = Map.groupBy(specs, ({ entity }) => entity);
  const specsOf = (id: string): readonly ChipSpec[] => rows.get(id) ?? [];
  const found = (entity: Entity, wantedRows = specsOf(entity.id)): Resolved => ({
    kind: "found",
    subject: { entity, specs: wantedRows },
  });
  const membersOf = (entity: Entity): readonly Entity[] => familyOf(entity, { catalogue, specsOf });

  const exact = (key: string, typed: string, wanted: readonly string[]): Resolved | null => {
    const all = [...(byName.get(key) ?? [])];
    const fitting = all.filter(({ kind }) => wanted.includes(kind));
    const chosen = fitting.length > 0 ? fitting : all;
    const [only] = chosen;
    if (only === undefined) return null;
    if (chosen.length > 1) return { kind: "ambiguous", near: chosen.slice(0, NEAR_MAX) };
    const longer = namesakes(key, only, byName);
    const isFamily = wanted.includes("chip") && isGeneric(key, only, longer);
    if (longer.length > 0 && (isFamily || (only.ambiguous && isWeakName(typed)))) {
      return { kind: "ambiguous", near: [only, ...longer].slice(0, NEAR_MAX) };
    }
    return found(only, narrowed(specsOf(only.id), wordsOf(typed)));
  };

  const variant = (typed: string, language: Language): Resolved | null => {
    const mentions = linker.link(typed, { language, mode: "question" });
    const main = mostSpecific(mentions, catalogue);
    if (main === undefined) return null;
    const left = wordsOf(withoutMentions(typed, mentions, main, catalogue)).filter((word) => !FILLERS.has(word));
    if (left.length === 0) return found(main);
    const fitting = specsOf(main.id).filter((each) => left.every((word) => rowWords(each).includes(word)));
    return fitting.length === 0 ? null : found(main, fitting);
  };

  const row = (key: string): Resolved | null => {
    const meant = specs.find((each) => keyOf(each.name) === key || keyOf(each.id) === key);
    const entity = meant === undefined ? undefined : catalogue.find(meant.entity);
    return meant === undefined || entity === undefined ? null : found(entity, [meant]);
  };

  const near = (typed: string, key: string, language: Language): readonly Entity[] => {
    const named = linker
      .link(typed, { language, mode: "question" })
      .flatMap(({ entityId }) => catalogue.find(entityId) ?? []);
    return [...new Set([...named, ...nearest(key, byName)])].slice(0, NEAR_MAX);
  };

  return {
    specsOf,
    membersOf,
    resolve: (typed, language, wanted = []) => {
      const key = keyOf(typed);
      return (
        exact(key, typed, wanted) ??
        row(key) ??
        variant(typed, language) ?? { kind: "unknown", near: near(typed, key, language) }
      );
    },
  };
}

/** Words that say what a thing is, not which. */
const FILLERS = new Set(
  "chip chips gpu gpus accelerator accelerators processor puce puces beschleuniger prozessor acelerador acceleratore ai ki ia the la le el il der die das l de".split(
    " ",
  ),
);

const namesOf = ({ name, aliases }: Entity): ReadonlySet<string> =>
  new Set([name, name.replace(/\s*\(.*\)$/, ""), ...Object.values(aliases).flat()]);

/** Without spaces and marks: "MI 450", "mi-450" and "MI450" are one name. */
const keyOf = (name: string): string => foldText(name).replace(/[\s.'’·・/()_-]+/gu, "");

const wordsOf = (text: string): string[] => foldText(text).match(/[\p{L}\p{N}.]+/gu) ?? [];

const rowWords = ({ name, id }: ChipSpec): string[] => wordsOf(`${name} ${id}`);

/** The rows that a name with a variant means ("A100 40GB"); all of them where it names none. */
function narrowed(rows: readonly ChipSpec[], typed: readonly string[]): readonly ChipSpec[] {
  const fitting = rows.filter((each) => typed.every((word) => rowWords(each).includes(word)));
  return fitting.length === 0 ? rows : fitting;
}

/** Others of the same kind and parent whose names go on from this one: Gaudi 2 and Gaudi 3 beside Gaudi. */
function namesakes(
  key: string,
  { id, kind, parent }: Entity,
  byName: ReadonlyMap<string, ReadonlySet<Entity>>,
): Entity[] {
  const longer = new Set<Entity>();
  for (const [name, owners] of byName) {
    if (name === key || !name.startsWith(key) || key.length < 2) continue;
    for (const owner of owners)
      if (owner.id !== id && (key.length === 2 || (owner.kind === kind && owner.parent === parent))) longer.add(owner);
  }
  return [...longer];
}

/** A name that only a family has: it is not what its owner is called itself ("Gaudi" of Gaudi (1)), and others continue it by a number. */
const isGeneric = (key: string, owner: Entity, longer: readonly Entity[]): boolean =>
  keyOf(owner.name) !== key &&
  /\(/.test(owner.name) &&
  longer.filter(({ name }) => keyOf(name).startsWith(key) && /^\d/.test(keyOf(name).slice(key.length))).length > 1;

/** Of several names in one typed name the chip before its maker: "Nvidia B200". Two that have nothing to do with each other are none. */
function mostSpecific(mentions: readonly Mention[], catalogue: Catalogue): Entity | undefined {
  const entities = [...new Set(mentions.map(({ entityId }) => entityId))].flatMap((id) => catalogue.find(id) ?? []);
  const main = entities.find(({ parent }) => entities.some(({ id }) => id === parent)) ?? entities[0];
  return main !== undefined && entities.every(({ id }) => id === main.id || id === main.parent) ? main : undefined;
}

function withoutMentions(typed: string, mentions: readonly Mention[], main: Entity, catalogue: Catalogue): string {
  const known = mentions.filter(({ entityId }) => entityId === main.id || catalogue.find(main.id)?.parent === entityId);
  return known.toReversed().reduce((text, { start, end }) => `${text.slice(0, start)} ${text.slice(end)}`, typed);
}

type FamilySources = { catalogue: Catalogue; specsOf: (id: string) => readonly ChipSpec[] };

function familyOf(entity: Entity, { catalogue, specsOf }: FamilySources): Entity[] {
  const ofMaker = entity.kind === "company" ? entity.id : entity.parent;
  const chips = catalogue.entities.filter(({ kind, parent }) => kind === "chip" && parent === ofMaker);
  const specNames = (id: string): string[] => specsOf(id).map(({ name }) => name);
  const family = entity.kind === "company" ? chips : familyMembers(entity, chips, specNames);
  const day = (chip: Entity): string =>
    specsOf(chip.id)
      .map(({ announced }) => announced ?? "")
      .toSorted()
      .at(-1) ?? "";
  return family.toSorted((a, b) => (day(b) > day(a) ? 1 : day(b) < day(a) ? -1 : 0));
}

/** The entities whose names are nearest to what was typed: those that go on from it, then those a slip or two away. */
function nearest(key: string, byName: ReadonlyMap<string, ReadonlySet<Entity>>): Entity[] {
  const limit = key.length >= 6 ? 2 : 1;
  const scored: { entity: Entity; distance: number; length: number }[] = [];
  for (const [name, owners] of byName) {
    const distance = distanceOf(key, name, limit);
    if (distance > limit) continue;
    for (const entity of owners) scored.push({ entity, distance, length: Math.abs(name.length - key.length) });
  }
  scored.sort((a, b) => a.distance - b.distance || a.length - b.length || (a.entity.id < b.entity.id ? -1 : 1));
  return [...new Set(scored.map(({ entity }) => entity))].slice(0, NEAR_MAX);
}

/** How far a name is from what was typed, above `limit` when too far; a name that goes on from it, or ends with it, is near. */
function distanceOf(key: string, name: string, limit: number): number {
  if (name.startsWith(key) || name.endsWith(key)) return 0.5;
  const isShort = key.length < GUESSED_CHARS_MIN || name.length < GUESSED_CHARS_MIN;
  return isShort || Math.abs(name.length - key.length) > limit ? limit + 1 : editDistance(key, name, limit);
}
