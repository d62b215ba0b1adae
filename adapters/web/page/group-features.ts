import type { Block } from "./blocks.ts";
import type { Box } from "./box.ts";
import { at, columnOf, type Columns, setColumn } from "./columns.ts";

/** What a group of blocks has in common, as sums. */
type Group = {
  blocks: number;
  words: number;
  links: number;
  chars: number;
  stops: number;
  ends: number;
  voted: number;
  prose: number;
  first: number;
};
const emptyGroup = (first: number): Group => ({
  blocks: 0,
  words: 0,
  links: 0,
  chars: 0,
  stops: 0,
  ends: 0,
  voted: 0,
  prose: 0,
  first,
});

/** A block's part in the sums of its groups. */
type Part = Pick<Group, "words" | "links" | "chars" | "stops" | "ends" | "voted"> & { prose: number };

function partsOf(columns: Columns, blocks: readonly Block[]): Part[] {
  const [words, stops, ends, vote] = ["words", "stops", "endsSentence", "vote"].map((name) => columnOf(columns, name));
  return blocks.map((block, i) => {
    const count = at(words, i);
    const isProse = count >= 8;
    return {
      words: count,
      links: block.linkChars,
      chars: block.chars,
      stops: at(stops, i) * count,
      ends: at(ends, i),
      voted: at(vote, i) > 0 ? count : 0,
      prose: isProse ? (1 - block.linkChars / block.chars) * count * at(stops, i) : 0,
    };
  });
}

function addTo(group: Group, part: Part, share = 1): void {
  group.blocks += 1;
  group.words += part.words;
  group.links += part.links;
  group.chars += part.chars;
  group.stops += part.stops;
  group.ends += part.ends;
  group.voted += part.voted;
  group.prose += part.prose * share;
}

/** A group in numbers that do not depend on the page's length. */
const MEASURES: Readonly<Record<string, (group: Group, total: number) => number>> = {
  blocks: ({ blocks }) => blocks,
  words: ({ words, blocks }) => words / blocks,
  share: ({ words }, total) => words / Math.max(1, total),
  links: ({ links, chars }) => links / Math.max(1, chars),
  stops: ({ stops, words }) => stops / Math.max(1, words),
  ends: ({ ends, blocks }) => ends / blocks,
  vote: ({ voted, words }) => voted / Math.max(1, words),
};

function setMeasures(columns: Columns, name: string, groups: readonly (Group | null)[], total: number): void {
  for (const [measure, valueOf] of Object.entries(MEASURES))
    setColumn(columns, `${name} ${measure}`, groups.length, (i) => {
      const group = groups[i] ?? null;
      return group === null ? -1 : valueOf(group, total);
    });
}

const totalOf = (parts: readonly Part[]): number => parts.reduce((sum, part) => sum + part.words, 0);

/** What makes blocks alike: the elements they stand in, by tag, by class; or the frame alone. */
const KEYS: Readonly<Record<string, readonly [levels: number, part: (box: Box) => string]>> = {
  tags: [6, ({ tag }) => tag],
  path: [4, ({ signature }) => signature],
  frame: [1, ({ signature }) => signature],
};

/** Blocks in elements that look alike: paragraphs of one article do, and so do the items of one list of links. */
export function setGroups(columns: Columns, blocks: readonly Block[]): void {
  const parts = partsOf(columns, blocks);
  const total = totalOf(parts);
  for (const [name, [levels, partOf]] of Object.entries(KEYS)) {
    const groups = new Map<string, Group>();
    const mine = blocks.map((block, i) => {
      const group = remember(groups, pathOf(block, levels, partOf), () => emptyGroup(i));
      const part = parts[i];
      if (part !== undefined) addTo(group, part);
      return group;
    });
    setMeasures(columns, name, mine, total);
    setColumn(columns, `${name} place`, blocks.length, (i) => i - (mine[i]?.first ?? i));
  }
}

function pathOf({ frame }: Block, levels: number, partOf: (box: Box) => string): string {
  let path = "";
  let level = 0;
  for (let box: Box | null = frame; box !== null && level < levels; box = box.parent) {
    path += `>${partOf(box)}`;
    level += 1;
  }
  return path;
}

function remember<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** Levels of the elements around a block that are described. */
const CONTAINER_LEVELS = [1, 2, 3, 5];
/** How much of its running text a block counts for in an element one level further up. */
const FADING = 0.6;

/** The elements around a block: how much running text they hold; and how far the block is from the one that holds most. */
export function setContainers(columns: Columns, blocks: readonly Block[]): void {
  const parts = partsOf(columns, blocks);
  const groups = new Map<Box, Group>();
  for (const [i, part] of parts.entries()) {
    let share = 1;
    for (let box = blocks[i]?.frame.parent ?? null; box !== null; box = box.parent) {
      const group = remember(groups, box, () => emptyGroup(i));
      addTo(group, part, share);
      share *= FADING;
    }
  }
  const best = [...groups].reduce<[Box | null, number]>(
    ([box, prose], [each, group]) => (group.prose > prose ? [each, group.prose] : [box, prose]),
    [null, 0],
  );
  const total = totalOf(parts);
  for (const level of CONTAINER_LEVELS) {
    const mine = blocks.map((block) => {
      const box = upFrom(block.frame, level);
      return box === null ? null : (groups.get(box) ?? null);
    });
    setMeasures(columns, `up${level}`, mine, total);
    setColumn(columns, `up${level} score`, mine.length, (i) => (mine[i]?.prose ?? -best[1]) / Math.max(1, best[1]));
    setColumn(columns, `up${level} place`, mine.length, (i) => (i - (mine[i]?.first ?? i)) / (mine[i]?.blocks ?? 1));
  }
  setDistances(columns, blocks, best[0]);
}

function upFrom(box: Box, levels: number): Box | null {
  let up: Box | null = box;
  for (let level = 0; level < levels && up !== null; level += 1) up = up.parent;
  return up;
}

/** Steps up from the block, and up from the best container, to the element around both. */
function setDistances(columns: Columns, blocks: readonly Block[], best: Box | null): void {
  const levels = new Map<Box, number>();
  for (let box = best; box !== null; box = box.parent) levels.set(box, levels.size);
  const down = new Float32Array(blocks.length);
  const up = new Float32Array(blocks.length);
  for (const [i, block] of blocks.entries()) {
    let box: Box | null = block.frame;
    while (box !== null && !levels.has(box)) {
      box = box.parent;
      down[i] = (down[i] ?? 0) + 1;
    }
    up[i] = box === null ? -1 : (levels.get(box) ?? -1);
  }
  columns.set("bestDown", down);
  columns.set("bestUp", up);
}
