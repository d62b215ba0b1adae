import { WIDE } from "./claim-profile.ts";
import type { Statement, Told } from "./contrast-statements.ts";
import type { World } from "./contrast-world.ts";

/** What tells the matters of two articles apart, each 0 or 1. */
export type Apart = { products: number; parties: number; periods: number; places: number };

const PRODUCTS: ReadonlySet<string> = new Set(["chip", "model", "facility", "regulation"]);
const COMPANIES: ReadonlySet<string> = new Set(["company"]);

/** Whether the heads of two articles name other products, other parties, other reporting periods, or plants in other places. */
export function apartBy(a: Told, b: Told, world: World): Apart {
  const [headA, headB] = [headOf(a), headOf(b)];
  const [namesA, namesB] = [namesOf(a.statements), namesOf(b.statements)];
  const of = (names: ReadonlySet<string>, kinds: ReadonlySet<string>): string[] =>
    [...names].filter((id) => kinds.has(world.kindOf(id)) && !WIDE.has(id));
  const [productsA, productsB] = [of(namesOf(headA), PRODUCTS), of(namesOf(headB), PRODUCTS)];
  const [partiesA, partiesB] = [of(namesOf(headA), COMPANIES), of(namesOf(headB), COMPANIES)];
  return {
    products: Number(areDisjoint(productsA, productsB)),
    // Each has a party of which the other never speaks.
    parties: Number(partiesA.some((id) => !namesB.has(id)) && partiesB.some((id) => !namesA.has(id))),
    periods: Number(areDisjoint(headA.flatMap(periodsOf), headB.flatMap(periodsOf))),
    places: Number(areDisjoint(headA.flatMap(placesOf), headB.flatMap(placesOf))),
  };
}

const headOf = ({ statements }: Told): Statement[] => statements.filter(({ isHead }) => isHead);

const namesOf = (statements: readonly Statement[]): ReadonlySet<string> =>
  new Set(statements.flatMap(({ names }) => [...names]));

const periodsOf = ({ values }: Statement): string[] => values.flatMap(({ window }) => (window === "" ? [] : [window]));
const placesOf = ({ marks }: Statement): readonly string[] => marks;

const areDisjoint = (a: readonly string[], b: readonly string[]): boolean =>
  a.length > 0 && b.length > 0 && !a.some((id) => b.includes(id));
