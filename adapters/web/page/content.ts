import { readFileSync } from "node:fs";
import { z } from "zod";

import type { Block } from "./blocks.ts";
import { setContext } from "./context-features.ts";
import { type Columns, columnOf } from "./columns.ts";
import { blockFeatures } from "./features.ts";
import { forestSchema, openForest } from "../../../src/index.ts";
import type { Surroundings } from "./likeness-features.ts";

/** What was learned from pages whose articles people marked: see `bench/train-extraction.ts`. */
export const contentModelSchema = z.object({
  /** Judges a block by itself and what is around it. */
  first: forestSchema,
  /** Judges it again, knowing what the first thinks of the other blocks. */
  second: forestSchema,
  /** A block at or above this chance is the article's. */
  threshold: z.number(),
});

export type ContentModel = z.infer<typeof contentModelSchema>;

/** The trees that come with the program. */
export function shippedModel(): ContentModel {
  const file = new URL("./content-model.json", import.meta.url);
  return contentModelSchema.parse(JSON.parse(readFileSync(file, "utf8")));
}

/** A choice of fewer words is no article: then the likeliest blocks are taken, however unlikely. */
const WORDS_MIN = 15;
/** Of those, the blocks that come so near to the likeliest. */
const NEARNESS = 0.7;

/** Which of a page's blocks are the article's own. */
export function chooseBlocks(blocks: readonly Block[], around: Surroundings, model: ContentModel): boolean[] {
  return chooseByColumns(blocks, blockFeatures(blocks, around), model);
}

/** The same from the blocks' features, to which those of their context are added. */
export function chooseByColumns(blocks: readonly Block[], columns: Columns, model: ContentModel): boolean[] {
  const chances = blockChances(blocks, columns, model);
  const words = columnOf(columns, "words");
  let [found, likeliest] = [0, 0];
  for (const [i, chance] of chances.entries()) {
    if (chance >= model.threshold) found += words[i] ?? 0;
    likeliest = Math.max(likeliest, chance);
  }
  const threshold = found < WORDS_MIN ? Math.min(model.threshold, likeliest * NEARNESS) : model.threshold;
  return Array.from(chances, (chance) => chance >= threshold);
}

/** For each block the chance that it is the article's, as both judges together see it. */
function blockChances(blocks: readonly Block[], columns: Columns, model: ContentModel): Float32Array {
  const judge = openForest(model.first, columns);
  const first = Float32Array.from(blocks, (_, i) => chanceOf(judge(i)));
  setContext(columns, blocks, first);
  const again = openForest(model.second, columns);
  return Float32Array.from(blocks, (_, i) => chanceOf((judge(i) + again(i)) / 2));
}

const chanceOf = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));
