import type { Catalogue } from "../knowledge/catalogue.ts";
import type { Designator, Mention } from "../knowledge/linker.ts";
import type { Knowledge } from "../reading/reading.ts";
import type { Language } from "../types.ts";
import { givenNames } from "./given-names.ts";
import { numberTails } from "./number-tails.ts";
import { asOwners } from "./owners.ts";

/** Mentions below this are too weak to be what a question is about. */
const MENTION_CONFIDENCE_MIN = 0.25;

/** The names of a question, also by nicknames and by whose they are, and the model numbers that nobody knows. */
export function namesAsked(
  text: string,
  language: Language,
  { linker, lexicon }: Knowledge,
): { mentions: Mention[]; unknown: Designator[] } {
  const { catalogue } = linker;
  const linked = linker
    .link(text, { language, mode: "question" })
    .filter((mention) => mention.confidence >= MENTION_CONFIDENCE_MIN);
  const named = [...linked, ...givenNames(text, language, linked, { catalogue, lexicon })];
  const designators = linker
    .designators(text, { language, mode: "question" })
    .filter((found) => !found.covered && !named.some((mention) => isInflectionOf(mention, found)));
  const tails = numberTails(designators, catalogue);
  return {
    mentions: asOwners([...named, ...tails], text, catalogue),
    unknown: designators.filter(({ start }) => !tails.some((tail) => tail.start === start)),
  };
}

/** "A100s" is the A100, not a chip nobody knows. */
const isInflectionOf = (mention: Mention, found: Designator): boolean =>
  mention.start === found.start &&
  found.surface.length > mention.surface.length &&
  /^[’']?(?:s|es|e|er|en|x)$/i.test(found.surface.slice(mention.surface.length));

/** "Maia" is no more the Maia 100 than the next: all chips of the same maker that are called so with a number. */
export function generations({ entityId, surface }: Mention, catalogue: Catalogue): string[] {
  const family = surface.toLowerCase();
  const isNumberOf = (id: string): boolean => {
    const name = catalogue.find(id)?.name.toLowerCase() ?? "";
    return name.startsWith(family) && /^[\s-]?\d/.test(name.slice(family.length));
  };
  if (!isNumberOf(entityId)) return [];
  return catalogue.related(catalogue.find(entityId)?.parent ?? "").filter((id) => id !== entityId && isNumberOf(id));
}
