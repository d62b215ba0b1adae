import { generalConcepts, type Concept, type Entity } from "./catalogue.ts";
import { scriptOf } from "./boundaries.ts";
import { foldText } from "./fold.ts";
import senses from "./name-senses.json" with { type: "json" };
import { createTrie } from "./trie.ts";
import type { Trie } from "./trie.ts";

/**
 * How much a name says on its own. `plain`: nobody else is called so. `usual`: mostly ours in this field, sometimes not (Intel, SMIC).
 * `word`: mostly something else (Grace, R2). `capital`: a city that stands for its government. `demonym` and `glyph` (美, 中) only hint.
 */
type Sense = "plain" | "usual" | "word" | "capital" | "demonym" | "glyph";

export type Name = {
  entityId: string;
  kind: string;
  surface: string;
  sense: Sense;
  languages: readonly string[];
  /** In articles, must be written exactly so. */
  exactCase: boolean;
  /** Only for questions: a spacing that people type. */
  questionOnly: boolean;
};

/** What a stretch of text can be: a name, a phrase that only looks like one, or a word that backs ambiguous names around it. */
export type Sign = { is: "name"; name: Name } | { is: "notName" } | { is: "field" } | { is: "cite" };

const SENSE_OF = senseTable();

/** All names of the catalogue, the phrases that hide them, and the words that back them, in one trie. */
export function compileNames(catalogue: readonly Entity[], concepts: readonly Concept[]): Trie<Sign> {
  const trie = createTrie<Sign>();
  for (const entity of catalogue) for (const name of namesOf(entity)) trie.add(name.surface, { is: "name", name });
  for (const name of surnamesOf(
    catalogue,
    new Set([...[...concepts, ...generalConcepts].flatMap(({ en }) => en.map(foldText)), ...senses.surnameWords]),
  ))
    trie.add(name.surface, { is: "name", name });
  for (const phrase of senses.notNames) trie.add(phrase, { is: "notName" });
  const roles = new Map<string, Sign>([
    ...senses.field.map((id): [string, Sign] => [id, { is: "field" }]),
    ...senses.cite.map((id): [string, Sign] => [id, { is: "cite" }]),
  ]);
  for (const { id, ...forms } of concepts) {
    const sign = roles.get(id);
    if (sign === undefined) continue;
    for (const form of new Set(Object.values(forms).flat())) if (form.length > 1) trie.add(form, sign);
  }
  return trie;
}

const SURNAME_LETTERS_MIN = 4;

/** In questions people go by their surname where only one of the catalogue is called so and it is no word: "what did Kress say", not "Banks". */
function surnamesOf(catalogue: readonly Entity[], words: ReadonlySet<string>): readonly Name[] {
  const taken = new Set(catalogue.flatMap(({ aliases }) => Object.values(aliases).flat()).map(foldText));
  const bearers = new Map<string, string[]>();
  for (const { id, kind, name } of catalogue) {
    const surname = kind === "person" ? / (\p{Lu}\p{Ll}+)$/u.exec(name)?.[1] : undefined;
    if (surname === undefined || surname.length < SURNAME_LETTERS_MIN) continue;
    const folded = foldText(surname);
    if (taken.has(folded) || words.has(folded) || words.has(folded.replace(/s$/, ""))) continue;
    bearers.set(surname, [...(bearers.get(surname) ?? []), id]);
  }
  return [...bearers].flatMap(([surface, [entityId = "", ...others]]) =>
    others.length > 0
      ? []
      : [{ entityId, kind: "person", surface, sense: "usual", languages: ["en"], exactCase: true, questionOnly: true }],
  );
}

/** The names of one entity, with the spacings people type ("MI 450", "Gaudi3", "open ai"). */
export function namesOf(entity: Entity): readonly Name[] {
  const languagesOf = new Map<string, string[]>();
  for (const [language, aliases] of Object.entries(entity.aliases)) {
    for (const alias of aliases) languagesOf.set(alias, [...(languagesOf.get(alias) ?? []), language]);
  }
  if (!/[(/'"]/.test(entity.name) && !languagesOf.has(entity.name)) languagesOf.set(entity.name, ["en"]);
  const unlisted =
    entity.ambiguous && ![...languagesOf.keys()].some((alias) => SENSE_OF.has(alias) || alias.includes(" "));
  const names: Name[] = [];
  for (const [surface, languages] of languagesOf) {
    const sense = senseOf(surface, entity, unlisted);
    const exactCase = isShortCapitals(surface) || (sense !== "plain" && hasCapital(surface));
    const name = { entityId: entity.id, kind: entity.kind, surface, sense, languages, exactCase, questionOnly: false };
    names.push(name);
    for (const spacing of spacings(surface)) {
      if (!languagesOf.has(spacing.surface)) names.push({ ...name, ...spacing });
    }
  }
  return names;
}

function senseOf(surface: string, entity: Entity, unlisted: boolean): Sense {
  const listed = SENSE_OF.get(surface);
  if (listed !== undefined) return listed;
  if (surface.length === 1) return "glyph";
  // Lower-case single words of a country are its adjectives in French, German and Spanish.
  if (entity.kind === "country" && /^[\p{Ll}-]+$/u.test(surface)) return "demonym";
  return unlisted ? "word" : "plain";
}

function spacings(surface: string): readonly { surface: string; questionOnly: boolean }[] {
  const found: { surface: string; questionOnly: boolean }[] = [];
  if (/^[A-Z]{2,4}\d/.test(surface))
    found.push({ surface: surface.replace(/^([A-Z]+)(\d)/, "$1 $2"), questionOnly: false });
  if (/^[A-Z][a-z]{3,} \d+\w?$/.test(surface)) found.push({ surface: surface.replace(" ", ""), questionOnly: false });
  if (/^[A-Z][a-z]+[A-Z]/.test(surface))
    found.push({ surface: surface.replace(/([a-z])([A-Z])/, "$1 $2"), questionOnly: true });
  return found;
}

function isShortCapitals(surface: string): boolean {
  return surface.length <= 4 && /[A-Z]/.test(surface) && !/[a-z]/.test(surface);
}

function hasCapital(surface: string): boolean {
  return scriptOf(surface.charCodeAt(0)) === "latin" && foldText(surface) !== surface;
}

function senseTable(): ReadonlyMap<string, Sense> {
  const table = new Map<string, Sense>();
  for (const name of senses.usual) table.set(name, "usual");
  for (const name of senses.word) table.set(name, "word");
  for (const name of senses.capitals) table.set(name, "capital");
  for (const name of senses.demonyms) table.set(name, "demonym");
  return table;
}

/** Whether a name mostly means something else ("R2", "Grace"), so that alone it does not say enough. */
export const isWeakName = (name: string): boolean => SENSE_OF.get(name) === "word";
