import type { Block } from "./blocks.ts";
import type { Columns } from "./columns.ts";
import { setRecords } from "./columns.ts";
import { setContainers, setGroups } from "./group-features.ts";
import { setLikeness, type Surroundings } from "./likeness-features.ts";
import { setPlaces } from "./place-features.ts";
import { setBoundaries, setNeighbours, setPositions, setWindows } from "./sequence-features.ts";
import { textFeatures } from "./text-features.ts";

/** What each block of a page is judged by: its own words, its place, its like on the page, its neighbours. A column a feature. */
export function blockFeatures(blocks: readonly Block[], around: Surroundings): Columns {
  const columns: Columns = new Map();
  if (blocks.length === 0) return columns;
  setRecords(columns, blocks.map(textFeatures));
  setPlaces(columns, blocks);
  setLikeness(columns, blocks, around);
  setGroups(columns, blocks);
  setContainers(columns, blocks);
  setPositions(columns, blocks);
  setWindows(columns);
  setBoundaries(columns, blocks);
  setNeighbours(columns);
  return columns;
}
