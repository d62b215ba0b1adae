import type { Entity } from "./catalogue.ts";
import { foldText } from "./fold.ts";

/** The words of a name, in small letters. */
const wordsOf = (name: string): string => (foldText(name).match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");

const isOfLine = (kind: Entity["kind"]): boolean => kind === "chip" || kind === "technology";

/**
 * The chips of a line or an architecture among those of its maker: Gaudi 3 is a Gaudi, 昇腾950PR an Ascend by its other names, an H200 a
 * Hopper by its note. None of anything else.
 * @param furtherNames what a chip is called besides, as in its specs
 */
export function familyMembers(
  { id, kind, name, parent }: Pick<Entity, "id" | "kind" | "name" | "parent">,
  ofMaker: readonly Entity[],
  furtherNames: (id: string) => readonly string[] = () => [],
): Entity[] {
  const family = wordsOf(name.replace(/\s*\(.*\)$/, ""));
  if (!isOfLine(kind) || parent === null || family === "") return [];
  return ofMaker.filter((chip) => {
    if (chip.kind !== "chip" || chip.id === id || chip.parent !== parent) return false;
    const said = [
      chip.name,
      ...(kind === "technology" ? [chip.note] : []),
      ...Object.values(chip.aliases).flat(),
      ...furtherNames(chip.id),
    ];
    return said.some((text) => ` ${wordsOf(text)} `.includes(` ${family} `));
  });
}
