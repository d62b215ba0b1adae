import type { Catalogue } from "../knowledge/catalogue.ts";
import type { Evidence } from "./evidence.ts";
import { NAMED_MIN } from "./ground.ts";

/**
 * Whether a person a question names, and the other things it names, stand in one article. What somebody else said of a thing, or the same
 * person of another, is no answer. True when it names no person, or a person alone.
 */
export function speakersMeet({ units, articles }: Evidence, catalogue: Catalogue): boolean {
  const names = units.flatMap(({ unit }, u) => (unit.kind === "name" ? [{ u, entity: unit.entities[0] ?? "" }] : []));
  const isPerson = ({ entity }: (typeof names)[number]): boolean => catalogue.find(entity)?.kind === "person";
  const others = names.filter((name) => !isPerson(name));
  const people = names.filter(isPerson);
  if (people.length === 0 || others.length === 0) return true;
  return articles.some(({ sentences }) => {
    const isShown = ({ u }: (typeof names)[number]): boolean =>
      sentences.some(({ shows }) => (shows[u] ?? 0) >= NAMED_MIN);
    return people.every(isShown) && others.some(isShown);
  });
}
