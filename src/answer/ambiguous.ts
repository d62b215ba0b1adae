import type { Catalogue, Entity } from "../knowledge/catalogue.ts";
import { isCommonWord } from "../knowledge/common-words.ts";
import { companyAbove } from "../knowledge/firms.ts";
import { foldText } from "../knowledge/fold.ts";
import type { Library } from "../ports.ts";
import { entityTerm } from "../reading/reading.ts";
import { STOP_WORDS } from "../text/stop-words.ts";
import { body } from "../types.ts";
import type { AskedQuestion, Unit } from "./question.ts";

/** Enough to see what a name stands for in the library. */
const PASSAGES_MAX = 40;
/** A meaning this much rarer than the commonest is not what is meant. */
const BALANCE_MIN = 0.5;
const CHOICES_MAX = 4;

/**
 * What a name that is all of a question can mean in this library, as whole names, commonest first: "R2" where a DeepSeek R2 and another
 * R2 are reported about as often. Empty when one meaning stands out, or the question tells more.
 */
export async function meaningsOf(
  asked: AskedQuestion,
  { library, catalogue }: { library: Library; catalogue: Catalogue },
): Promise<{ name: string; choices: readonly string[] }> {
  const [unit] = asked.units;
  const none = { name: "", choices: [] };
  if (unit === undefined || asked.units.length > 1 || !canMeanSeveral(unit, catalogue)) return none;
  const terms = [
    ...unit.terms.map(({ term }) => ({ term, weight: 1 })),
    ...unit.entities.map((id) => ({ term: entityTerm(id), weight: 1 })),
  ];
  const hits = await library.search({ terms, limit: PASSAGES_MAX, asOf: asked.asOf });
  const stored = await library.get([...new Set(hits.map(({ articleId }) => articleId))]);
  const counts = new Map<string, number>();
  for (const { article } of stored.values()) {
    for (const owner of ownersIn(body(article), unit.surface)) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  }
  const ranked = byMeaning(counts, unit, catalogue).toSorted((a, b) => b[1] - a[1]);
  const most = ranked[0]?.[1] ?? 0;
  const even = ranked.filter(([, count]) => count >= most * BALANCE_MIN).slice(0, CHOICES_MAX);
  if (even.length < 2) return none;
  return { name: unit.surface, choices: even.map(([owner]) => `${owner} ${unit.surface}`) };
}

/** A name the catalogue knows to have other meanings, or a model number it does not know. */
function canMeanSeveral({ kind, entities, surface }: Unit, catalogue: Catalogue): boolean {
  // "DeepSeek R2" says whose.
  if (/\s/u.test(surface)) return false;
  if (kind === "unknown-name") return true;
  return kind === "name" && entities.every((id) => catalogue.find(id)?.ambiguous === true);
}

/** "NVIDIA Rubin" and "Vera Rubin" are one thing: what the catalogue knows as one is counted as one, under the name told most. */
function byMeaning(counts: ReadonlyMap<string, number>, unit: Unit, catalogue: Catalogue): [string, number][] {
  const known = unit.entities.flatMap((id) => catalogue.find(id) ?? []);
  const thingOf = (owner: string): string =>
    known.find(
      (entity) =>
        isCalled(entity, `${owner} ${unit.surface}`) ||
        [entity.parent, companyAbove(entity.id, catalogue)].some((id) => isCalled(catalogue.find(id ?? ""), owner)),
    )?.id ?? owner;
  const meanings = Map.groupBy(counts, ([owner]) => thingOf(owner));
  return [...meanings.values()].flatMap((owners): [string, number][] => {
    const [most] = owners.toSorted((a, b) => b[1] - a[1]);
    return most === undefined ? [] : [[most[0], owners.reduce((sum, [, count]) => sum + count, 0)]];
  });
}

function isCalled(entity: Entity | undefined, name: string): boolean {
  const folded = foldText(name);
  return (
    entity !== undefined &&
    [entity.name, ...Object.values(entity.aliases).flat()].some((one) => foldText(one) === folded)
  );
}

/** "First H20 shipments" has a word before the name, no owner. */
const isOrdinary = (word: string): boolean => STOP_WORDS.en.has(word) || isCommonWord(word);

/** The names in front of a name in a text: "Cloudflare R2", "DeepSeek's R2" give Cloudflare and DeepSeek, each once. */
function ownersIn(text: string, name: string): Set<string> {
  const escaped = RegExp.escape(name);
  const owned = new RegExp(
    `(?<![\\p{L}\\p{N}])(\\p{Lu}[\\p{L}\\p{N}]+)(?:['’]s)?[ -]${escaped}(?![\\p{L}\\p{N}])`,
    "gu",
  );
  return new Set(
    [...text.matchAll(owned)].flatMap(([, owner = ""]) => (isOrdinary(owner.toLowerCase()) ? [] : [owner])),
  );
}
