import { z } from "zod";
import { BotError } from "../errors.ts";
import { familyMembers } from "./families.ts";
import chipData from "./chips.json" with { type: "json" };
import conceptData from "./concepts.json" with { type: "json" };
import entityData from "./entities.json" with { type: "json" };
import actionsData from "./general/actions.json" with { type: "json" };
import businessData from "./general/business.json" with { type: "json" };
import conflictData from "./general/conflict.json" with { type: "json" };
import degreeData from "./general/degree.json" with { type: "json" };
import everydayData from "./general/everyday.json" with { type: "json" };
import financeData from "./general/finance.json" with { type: "json" };
import lawData from "./general/law.json" with { type: "json" };
import peopleData from "./general/people.json" with { type: "json" };
import placesData from "./general/places.json" with { type: "json" };
import productionData from "./general/production.json" with { type: "json" };
import speechData from "./general/speech.json" with { type: "json" };
import technologyData from "./general/technology.json" with { type: "json" };
import timeData from "./general/time.json" with { type: "json" };

/** Something the bot tracks. `aliases` holds its names by language; `context` says what else an ambiguous name can mean. */
export type Entity = {
  id: string;
  kind: string;
  name: string;
  /** The maker of a chip, the lab of a model, the country of an agency; null when nothing stands above it. */
  parent: string | null;
  aliases: Readonly<Record<string, readonly string[]>>;
  ambiguous: boolean;
  context: readonly string[];
  note: string;
};

/** A meaning with the words for it in each language. */
export type Concept = {
  id: string;
  en: readonly string[];
  fr: readonly string[];
  de: readonly string[];
  es: readonly string[];
  it: readonly string[];
  zh: readonly string[];
  ja: readonly string[];
  ko: readonly string[];
};

/** One row of the accelerator table: figures per chip, dense, null where unknown or contested. */
export type ChipSpec = {
  id: string;
  entity: string;
  maker: string;
  name: string;
  /** YYYY-MM */
  announced: string | null;
  process: string | null;
  memory_type: string | null;
  memory_gb: number | null;
  bandwidth_tb_s: number | null;
  dense_bf16_tflops: number | null;
  dense_fp8_tflops: number | null;
  tdp_w: number | null;
  interconnect: string | null;
  form_factor: string | null;
  export_status: string | null;
  sources: readonly string[];
  note: string;
  /** `seen`: a cited source was read while compiling; `documented`: named from knowledge. */
  basis: string;
};

/** The built-in catalogue, concepts of the field, general news vocabulary, and accelerator table. */
export const entities: readonly Entity[] = entityData;
export const concepts: readonly Concept[] = conceptData;
/** By theme, so that a reader finds the words of one field side by side. */
export const generalConcepts: readonly Concept[] = [
  ...actionsData,
  ...businessData,
  ...conflictData,
  ...degreeData,
  ...everydayData,
  ...financeData,
  ...lawData,
  ...peopleData,
  ...placesData,
  ...productionData,
  ...speechData,
  ...technologyData,
  ...timeData,
];
export const chipSpecs: readonly ChipSpec[] = chipData;

/** A catalogue that can be asked by id. */
export type Catalogue = {
  entities: readonly Entity[];
  find: (id: string) => Entity | undefined;
  /** The ids right above and right below an entity: maker and chips, lab and models. */
  related: (id: string) => readonly string[];
  /** The ids of a family's own: the generations of a chip or a model, the chips of an architecture. None of a company: what it makes is not it. */
  members: (id: string) => readonly string[];
};

const FAMILY_KINDS: ReadonlySet<string> = new Set(["chip", "model", "technology", "software"]);

/** Indexes entities by id and by parent. */
export function createCatalogue(list: readonly Entity[]): Catalogue {
  const byId = new Map(list.map((entity) => [entity.id, entity]));
  const children = new Map<string, string[]>();
  for (const { id, parent } of list) if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), id]);
  const members = new Map<string, readonly string[]>();
  const membersOf = (entity: Entity | undefined): readonly string[] => {
    if (entity === undefined || !FAMILY_KINDS.has(entity.kind)) return [];
    const ofMaker = (children.get(entity.parent ?? "") ?? []).flatMap((id) => byId.get(id) ?? []);
    return [...new Set([...(children.get(entity.id) ?? []), ...familyMembers(entity, ofMaker).map(({ id }) => id)])];
  };
  return {
    entities: list,
    find: (id) => byId.get(id),
    related: (id) => {
      const parent = byId.get(id)?.parent ?? null;
      return [...(parent === null ? [] : [parent]), ...(children.get(id) ?? [])];
    },
    members: (id) => {
      const known = members.get(id);
      if (known !== undefined) return known;
      const made = membersOf(byId.get(id));
      members.set(id, made);
      return made;
    },
  };
}

/** The base with the extra entries: an entry of a known id adds its aliases and replaces the rest, others are appended. */
export function mergeCatalogue(base: readonly Entity[], extra: readonly Entity[]): readonly Entity[] {
  const merged = new Map(base.map((entity) => [entity.id, entity]));
  for (const entity of extra) {
    const known = merged.get(entity.id);
    merged.set(entity.id, known === undefined ? entity : { ...entity, aliases: joinAliases(known, entity) });
  }
  return [...merged.values()];
}

function joinAliases(known: Entity, extra: Entity): Record<string, readonly string[]> {
  const languages = new Set([...Object.keys(known.aliases), ...Object.keys(extra.aliases)]);
  const joined: Record<string, readonly string[]> = {};
  for (const language of languages) {
    joined[language] = [...new Set([...(known.aliases[language] ?? []), ...(extra.aliases[language] ?? [])])];
  }
  return joined;
}

const KINDS = [
  "company",
  "chip",
  "model",
  "software",
  "technology",
  "regulation",
  "agency",
  "country",
  "person",
  "outlet",
  "facility",
] as const;

const EntryShape = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be lower-case words joined by hyphens"),
  kind: z.enum(KINDS),
  name: z.string().min(1).max(200),
  parent: z.string().nullable().default(null),
  aliases: z.partialRecord(
    z.enum(["en", "fr", "de", "es", "it", "zh", "ja", "ko"]),
    z.array(z.string().trim().min(1).max(100)).max(200),
  ),
  ambiguous: z.boolean().default(false),
  context: z.array(z.string().max(500)).max(50).default([]),
  note: z.string().max(2000).default(""),
});

/**
 * Reads a catalogue file of the user's own: a JSON list of entries.
 * @param known ids an entry may name as its parent besides the file's own
 * @throws {BotError} `settings`, naming the entry and the rule it breaks
 */
export function parseCatalogue(input: unknown, known: readonly Entity[] = entities): readonly Entity[] {
  if (!Array.isArray(input)) throw new BotError("settings", "The catalogue must be a JSON list of entries.");
  const parsed = input.map((entry: unknown, index) => parseEntry(entry, index));
  const ids = new Set(parsed.map((entity) => entity.id));
  if (ids.size < parsed.length) {
    const twice = parsed.find((entity, index) => parsed.findIndex((other) => other.id === entity.id) < index);
    throw new BotError("settings", `Catalogue entry "${twice?.id}": its id stands twice; ids must be unique.`);
  }
  for (const entity of known) ids.add(entity.id);
  for (const { id, parent } of parsed) {
    if (parent === null || (ids.has(parent) && parent !== id)) continue;
    throw new BotError("settings", `Catalogue entry "${id}": its parent "${parent}" must be the id of another entry.`);
  }
  return parsed;
}

function parseEntry(entry: unknown, index: number): Entity {
  const result = EntryShape.safeParse(entry);
  if (result.success) return { ...result.data, aliases: withoutUndefined(result.data.aliases) };
  const [issue] = result.error.issues;
  const label =
    typeof entry === "object" && entry !== null && "id" in entry ? `"${String(entry.id)}"` : `number ${index + 1}`;
  const field = issue?.path.join(".") ?? "";
  throw new BotError(
    "settings",
    `Catalogue entry ${label}: ${field === "" ? "" : `"${field}" `}${issue?.message ?? "is not valid"}.`,
  );
}

function withoutUndefined(
  aliases: Readonly<Record<string, readonly string[] | undefined>>,
): Record<string, readonly string[]> {
  const kept: Record<string, readonly string[]> = {};
  for (const [language, names] of Object.entries(aliases)) if (names !== undefined) kept[language] = names;
  return kept;
}
