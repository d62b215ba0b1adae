import { readFileSync } from "node:fs";
import { z } from "zod";

import type { Block } from "./blocks.ts";
import { setContext } from "./context-features.ts";
import type { Columns } from "./columns.ts";
import { blockFeatures } from "./features.ts";
import { forestSchema, openForest } from "./forest.ts";
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

/** Which of a page's blocks are the article's own. */
export function chooseBlocks(blocks: readonly Block[], around: Surroundings, model: ContentModel): boolean[] {
  const chances = blockChances(blocks, blockFeatures(blocks, around), model);
  return Array.from(chances, (chance) => chance >= model.threshold);
}

/** For each block the chance that it is the article's; `columns` are its features, to which those of its context are added. */
export function blockChances(blocks: readonly Block[], columns: Columns, model: ContentModel): Float32Array {
  const first = openForest(model.first, columns);
  setContext(
    columns,
    blocks,
    Float32Array.from(blocks, (_, i) => first(i)),
  );
  const second = openForest(model.second, columns);
  return Float32Array.from(blocks, (_, i) => second(i));
}
