import { differencesOf, loneDifferencesOf } from "./contrast-differences.ts";
import { type Ground, groundOf, likenessOf } from "./contrast-ground.ts";
import type { Statement, Told } from "./contrast-statements.ts";
import { bearsOn, turnAlike, turnKind } from "./contrast-turns.ts";
import { isSame, type ToldValue } from "./contrast-values.ts";
import type { World } from "./contrast-world.ts";

/** What can show that two articles differ. */
export const MARKS = ["day", "figure", "figure told again", "lone figure", "denied", "changed"] as const;
export type MarkKind = (typeof MARKS)[number];

/** Two statements that show something, and how much shows that they speak of one thing. */
export type Mark = { strength: number; a: Statement; b: Statement; shared: readonly string[] };

/** What holding two articles against each other, sentence by sentence, gives. */
export type Evidence = {
  /** The strongest of each kind. */
  marks: ReadonlyMap<MarkKind, Mark>;
  /** The two statements most alike of which at least one is in a head; null when none share anything. */
  aligned: Mark | null;
  /** How alike the heads' most alike statements are. */
  headsAlike: number;
  /** Figures both give. */
  sameFigures: number;
};

const SAME_FIGURES_MAX = 5;
/** What it tells by itself that both articles give one figure of a sort and not the same. */
const LONE = 5;

/** Holds two articles against each other. */
export function evidenceOf(a: Told, b: Told, world: World): Evidence {
  const marks = new Map<MarkKind, Mark>();
  let aligned: Mark | null = null;
  let headsAlike = 0;
  const [valuesA, valuesB] = [valuesOf(a), valuesOf(b)];
  const rarestFirst = (names: readonly string[]): string[] =>
    names.toSorted((x, y) => world.ofName(y) - world.ofName(x));
  const keep = (kind: MarkKind, mark: Mark): void => {
    if (mark.strength > (marks.get(kind)?.strength ?? 0))
      marks.set(kind, { ...mark, shared: rarestFirst(mark.shared) });
  };
  for (const one of a.statements) {
    for (const other of b.statements) {
      const ground = groundOf(one, other, world);
      if (ground === null) continue;
      const alike = ground.ofNames + ground.ofNotions;
      const mark = (kind: MarkKind, strength: number): void =>
        keep(kind, { strength, a: one, b: other, shared: ground.shared });
      if (one.isHead || other.isHead) {
        if (one.isHead && other.isHead) headsAlike = Math.max(headsAlike, alike);
        if (alike > (aligned?.strength ?? 0))
          aligned = { strength: alike, a: one, b: other, shared: rarestFirst(ground.shared) };
        markTurn([one, a], [other, b], { mark, ground, world });
        markTurn([other, b], [one, a], { mark, ground, world });
      }
      const sides = [
        { statement: one, all: valuesA },
        { statement: other, all: valuesB },
      ] as const;
      for (const { kind, strength } of differencesOf(...sides, ground, world)) mark(kind, strength);
    }
  }
  for (const [x, y] of loneDifferencesOf(a, b, world)) {
    const ground = groundOf(x, y, world);
    const strength = LONE + (ground?.ofNames ?? 0) + (ground?.ofNotions ?? 0);
    keep("lone figure", { strength, a: x, b: y, shared: ground?.shared ?? [] });
  }
  const sameFigures = valuesA.filter((x) => valuesB.some((y) => isSame(x, y))).length;
  return { marks, aligned, headsAlike, sameFigures: Math.min(SAME_FIGURES_MAX, sameFigures) };
}

const valuesOf = ({ statements }: Told): ToldValue[] => statements.flatMap(({ values }) => values);

type Side = readonly [Statement, Told];
type Marking = { mark: (kind: MarkKind, strength: number) => void; ground: Ground; world: World };

/** Marks a turn of what the other statement tells, unless the other article takes the same back somewhere itself. */
function markTurn([told, article]: Side, [turned]: Side, { mark, ground, world }: Marking): void {
  if (turned.turn === null || !bearsOn(turned.turn, told.concepts)) return;
  const kind = turnKind(turned.turn, told.concepts);
  if (kind === null || agrees(told, turned, article, world)) return;
  mark(kind, ground.ofNames + ground.ofNotions);
}

/** Whether the article that tells takes the same back somewhere itself. */
function agrees(told: Statement, turned: Statement, article: Told, world: World): boolean {
  const alike = likenessOf(told.concepts, turned.concepts, world);
  return article.statements.some((other) => {
    const isOfIt = [...other.names].some((id) => turned.names.has(id) && world.isTelling(id));
    if (isOfIt && turnAlike(other, turned)) return true;
    const bothChange = (other.turn?.changes.length ?? 0) > 0 && (turned.turn?.changes.length ?? 0) > 0;
    return bothChange && (other === told || likenessOf(other.concepts, turned.concepts, world) >= alike);
  });
}
