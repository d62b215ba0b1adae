import type { Entity } from "../knowledge/catalogue.ts";
import { isPartOf } from "../knowledge/phrase-hits.ts";
import { relatedNotions } from "../knowledge/related-notions.ts";
import { blank } from "../text/blank.ts";
import { contentWords } from "../text/terms.ts";
import { LANGUAGES, type Choice, type Intent, type Language } from "../types.ts";
import { listed, noticeCard, type Card, type CommandDeps } from "./card.ts";
import type { Subject } from "./name-index.ts";
import type { About } from "./reports.ts";
import { say } from "./texts.ts";

/** What a look-up is about: something of the catalogue, or a theme of the lexicon. */
export type Found =
  | { kind: "entity"; name: string; subject: Subject; about: About }
  | { kind: "theme"; name: string; about: About };

/** A name as it was typed, the kinds it is more likely to be, and the intent that another choice would ask for. */
export type Wanted = {
  typed: string;
  kinds: readonly string[];
  /** Whether a theme of the lexicon ("export controls") will do. */
  themes: boolean;
  intentOf: (name: string) => Intent;
  /** How to write it, for who named nothing. */
  example: string;
};

/** Finds what a name stands for; a card that says why not, with what it may have meant, when it does not. */
export function findSubject(wanted: Wanted, language: Language, deps: CommandDeps): Found | Card {
  const { typed, kinds, intentOf } = wanted;
  if (typed.trim() === "") return noticeCard("E-USAGE", say("E-USAGE", language, { example: wanted.example }));
  const resolved = deps.names.resolve(typed, language, kinds);
  if (resolved.kind === "found") {
    const { subject } = resolved;
    return { kind: "entity", name: shortName(subject.entity), subject, about: aboutOf(subject.entity, deps) };
  }
  const about = wanted.themes && resolved.kind === "unknown" ? aboutAll(typed, language, deps) : null;
  if (about !== null) return { kind: "theme", name: typed, about };
  return resolved.kind === "ambiguous"
    ? ambiguousCard(typed, resolved.near, intentOf, language)
    : unknownCard(typed, resolved.near, intentOf, language);
}

/** Whether a name was not found: a card came instead. */
export const isCard = (found: Found | Card): found is Card => "blocks" in found;

/** "R2 can be: …": each choice runs the same intent with the name in full. */
export function ambiguousCard(
  typed: string,
  near: readonly Entity[],
  intentOf: (name: string) => Intent,
  language: Language,
): Card {
  const list = listed(near.map(choiceName), language);
  return noticeCard("E-AMBIG", say("E-AMBIG", language, { name: typed, list }), choicesOf(near, intentOf));
}

function unknownCard(
  typed: string,
  near: readonly Entity[],
  intentOf: (name: string) => Intent,
  language: Language,
): Card {
  if (near.length === 0) return noticeCard("E-UNKNOWN", say("E-UNKNOWN", language, { name: typed }));
  const list = listed(near.map(choiceName), language);
  const text = say("E-UNKNOWN.mean", language, { name: typed, list });
  return noticeCard("E-UNKNOWN", text, choicesOf(near, intentOf));
}

const choicesOf = (near: readonly Entity[], intentOf: (name: string) => Intent): Choice[] =>
  near.map((entity) => ({ label: choiceName(entity), intent: intentOf(entity.name) }));

const choiceName = ({ name }: Entity): string => name;

/** The name without what stands in brackets behind it: "Ascend (family)" is Ascend. */
export const shortName = ({ name }: Entity): string => name.replace(/\s*\((?:family|\d)\)$/, "");

/** A family is reported on under its members' names too; a maker is not: its chips' news are theirs. */
function aboutOf(entity: Entity, { names }: CommandDeps): About {
  const isFamily = /\(family\)/.test(entity.name) || (entity.kind === "technology" && entity.parent !== null);
  const members = isFamily ? names.membersOf(entity).map(({ id }) => id) : [];
  return { entities: [entity.id, ...members], concepts: [] };
}

/** What a text of several words is about: its names and themes together, the most particular first; null when it has none. */
function aboutAll(typed: string, language: Language, deps: CommandDeps): About | null {
  const { linker } = deps.knowledge;
  const named = linker.link(typed, { language, mode: "question" }).filter(({ confidence }) => confidence >= NAME_SURE);
  const names = [...new Set(named.map(({ entityId }) => entityId))].flatMap((id) => deps.catalogue.find(id) ?? []);
  const themes = themesOf(named.reduce(blank, typed), language, deps);
  const [first, ...others] = [
    ...names.toSorted((a, b) => breadthOf(a) - breadthOf(b)).map((entity) => aboutOf(entity, deps)),
    ...themes.map((id) => ({ entities: [], concepts: [id] })),
  ];
  if (first === undefined || others.length === 0) return first ?? null;
  // Beside the first of them a theme is told in other words too: exports are shipments.
  const loosely = others.map(({ entities, concepts }) => ({
    entities,
    concepts: concepts.flatMap((id) => [id, ...(relatedNotions.get(id) ?? [])]),
  }));
  return { ...first, with: loosely };
}

const NAME_SURE = 0.5;

/** How much else an entity of a kind is told of: of "Nvidia's H200 in China" the H200 is the subject. */
const BROADER: readonly string[] = ["company", "agency", "country"];
const breadthOf = ({ kind }: Entity): number => BROADER.indexOf(kind);

/** The themes that a text's words stand for, in the reader's language or else in the first other that knows them; each word's likeliest. */
function themesOf(typed: string, language: Language, { knowledge }: CommandDeps): string[] {
  const own = contentWords(typed, language);
  for (const each of [language, ...LANGUAGES]) {
    const told = contentWords(typed, each).filter((word) => own.some(({ start }) => start === word.start));
    const hits = knowledge.lexicon
      .find(typed, each)
      .filter(({ start, end }) => told.some((word) => start < word.end && word.start < end));
    const longest = hits.filter((hit) => !hits.some((other) => isPartOf(hit, other)));
    const likeliest = Map.groupBy(longest, ({ start }) => start)
      .values()
      .map((all) => all.reduce((best, hit) => (hit.weight > best.weight ? hit : best)).conceptId);
    const themes = [...new Set(likeliest)];
    if (themes.length > 0) return themes;
  }
  return [];
}
