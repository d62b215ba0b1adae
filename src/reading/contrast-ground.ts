import { WIDE } from "./claim-profile.ts";
import type { Statement } from "./contrast-statements.ts";
import type { World } from "./contrast-world.ts";

/** What two statements share: names, how much those tell, and how alike their notions are. */
export type Ground = { shared: readonly string[]; ofNames: number; ofNotions: number };

/** Things of one sort: statements that name different ones speak of different matters. */
const SORTS: readonly ReadonlySet<string>[] = [
  new Set(["chip", "model"]),
  new Set(["facility"]),
  new Set(["regulation"]),
];
const COMPANIES: ReadonlySet<string> = new Set(["company"]);
/** A product or a law both name tells more than a company. */
const THING = 1;
/** People, countries and agencies count half. */
const SPEAKER_SHARE = 0.5;

export const isThing = (kind: string): boolean => SORTS.some((sort) => sort.has(kind));

/** What two statements share, null when they name different things of one sort, or nothing telling. */
export function groundOf(a: Statement, b: Statement, world: World): Ground | null {
  const shared = sharedNames(a, b);
  if (!shared.some(world.isTelling)) return null;
  if (SORTS.some((kinds) => areOthers(a, b, kinds, world))) return null;
  if (!shared.some((id) => isThing(world.kindOf(id))) && areOthers(a, b, COMPANIES, world)) return null;
  const weightOf = (id: string): number =>
    world.ofName(id) * (world.isTelling(id) ? 1 : SPEAKER_SHARE) + (isThing(world.kindOf(id)) ? THING : 0);
  return {
    shared,
    ofNames: shared.reduce((sum, id) => sum + weightOf(id), 0),
    ofNotions: likenessOf(a.concepts, b.concepts, world),
  };
}

const NONE: readonly string[] = [];

/** Most statements share nothing: for them nothing is made. */
function sharedNames(a: Statement, b: Statement): readonly string[] {
  let shared: string[] | null = null;
  for (const id of a.names) {
    if (!b.names.has(id)) continue;
    shared ??= [];
    shared.push(id);
  }
  return shared ?? NONE;
}

/** Whether two statements name things of these kinds and none of them both. */
function areOthers(a: Statement, b: Statement, kinds: ReadonlySet<string>, world: World): boolean {
  let isAny = false;
  for (const id of a.names) {
    if (!kinds.has(world.kindOf(id)) || WIDE.has(id)) continue;
    if (b.names.has(id)) return false;
    isAny = true;
  }
  if (!isAny) return false;
  for (const id of b.names) if (kinds.has(world.kindOf(id)) && !WIDE.has(id)) return true;
  return false;
}

/** How much the notions both have tell. */
export function likenessOf(a: ReadonlySet<string>, b: ReadonlySet<string>, { ofNotion }: World): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const id of few) if (many.has(id)) sum += ofNotion(id);
  return sum;
}
