import { WIDE } from "./claim-profile.ts";
import { type Ground, isThing, likenessOf } from "./contrast-ground.ts";
import type { Statement, Told } from "./contrast-statements.ts";
import { differ, isDay, isLone, meet, type ToldValue } from "./contrast-values.ts";
import type { World } from "./contrast-world.ts";

/**
 * How two values differ: a day of one thing; a figure of which neither article gives the other's; or one that the other article gives
 * too, as what it was before.
 */
export type Difference = { kind: "day" | "figure" | "figure told again"; strength: number };

/** A product both values belong to says more than a company. */
const OF_ONE_THING = 3;
const NAMES_SHARE = 0.5;

type Side = { statement: Statement; /** All values of its article. */ all: readonly ToldValue[] };

/** The differences between the values of two statements, each with how much shows that both mean one thing. */
export function* differencesOf(a: Side, b: Side, ground: Ground, world: World): Generator<Difference> {
  for (const x of a.statement.values) {
    for (const y of b.statement.values) {
      if (!differ(x, y)) continue;
      const related = relationOf(x.name, y.name, world);
      if (related === 0) continue;
      const around = likenessOf(x.around, y.around, world);
      const isOfThing = related === 1 && x.name !== null && isThing(world.kindOf(x.name));
      if (around === 0 && !(isDay(x) && isOfThing)) continue;
      const strength = around * (0.5 + related / 2) + ground.ofNames * NAMES_SHARE + (isOfThing ? OF_ONE_THING : 0);
      const kind = kindOf(x, y, isOfThing, { ofA: a.all, ofB: b.all });
      if (kind !== null) yield { kind, strength };
    }
  }
}

type Values = { ofA: readonly ToldValue[]; ofB: readonly ToldValue[] };

/** Null when both articles give both values: then they count two things. */
function kindOf(x: ToldValue, y: ToldValue, isOfThing: boolean, { ofA, ofB }: Values): Difference["kind"] | null {
  const isGiven = (value: ToldValue, all: readonly ToldValue[]): boolean =>
    all.some((other) => meet(value, other) && (!isDay(value) || !isOfThing || other.name === value.name));
  const [xInB, yInA] = [isGiven(x, ofB), isGiven(y, ofA)];
  if (isDay(x)) return xInB || yInA ? null : "day";
  if (xInB && yInA) return null;
  return xInB || yInA ? "figure told again" : "figure";
}

const SORTS: Readonly<Record<string, string>> = { chip: "thing", model: "thing", technology: "thing" };
const sortOf = (kind: string): string => SORTS[kind] ?? kind;

/** How near the names of two values are, 0 to 1: the same, a series and one of it, a maker and its product; two of one sort are 0. */
function relationOf(nameX: string | null, nameY: string | null, world: World): number {
  const [x, y] = [nameX, nameY].map((name) => (name !== null && WIDE.has(name) ? null : name));
  if (x === null || x === undefined || y === null || y === undefined) return 0.5;
  if (x === y) return 1;
  if (x.startsWith(`${y}-`) || y.startsWith(`${x}-`)) return 0.8;
  if (world.parentOf(x) === y || world.parentOf(y) === x) return 0.7;
  return sortOf(world.kindOf(x)) === sortOf(world.kindOf(y)) ? 0 : 0.4;
}

/** The pairs of statements with the only figure of a sort that each article gives, where those differ. */
export function* loneDifferencesOf(a: Told, b: Told, world: World): Generator<[Statement, Statement]> {
  const [ofA, ofB] = [lonesOf(a), lonesOf(b)];
  for (const [sort, x] of ofA) {
    const y = ofB.get(sort);
    if (x === null || y === null || y === undefined || !isLone(x.value, y.value)) continue;
    if (relationOf(x.value.name, y.value.name, world) > 0) yield [x.statement, y.statement];
  }
}

type Lone = { statement: Statement; value: ToldValue };

/** The figures of an article by their sort, null where it gives several. */
function lonesOf({ statements }: Told): Map<string, Lone | null> {
  const lones = new Map<string, Lone | null>();
  for (const statement of statements) {
    for (const value of statement.values) {
      const known = lones.get(value.sort);
      if (known === undefined) lones.set(value.sort, { statement, value });
      else if (known !== null && !meet(known.value, value)) lones.set(value.sort, null);
    }
  }
  return lones;
}
