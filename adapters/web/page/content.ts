import { readFileSync } from "node:fs";
import { z } from "zod";

import type { Block } from "./blocks.ts";
import { blockFeatures, type Surroundings } from "./features.ts";
import { forestSchema, openForest } from "./forest.ts";

/** What the trees of `content-model.json` were made of: see `bench/train-extraction.ts`. */
export const contentModelSchema = z.object({
  /** Judges a block by its features. */
  first: forestSchema,
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
  const table = blockFeatures(blocks, around);
  const judge = openForest(model.first, table.names);
  return table.rows.map((row) => judge(row) >= model.threshold);
}
