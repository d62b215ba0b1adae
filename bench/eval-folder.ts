import { readFileSync } from "node:fs";
import { z } from "zod";
import type { ArticleInput } from "../src/types.ts";

const line = z.object({
  id: z.string(),
  url: z.string(),
  title: z.string().nullable(),
  outlet: z.string().nullable(),
  lang: z.string().nullable(),
  published: z.string().nullable(),
  text: z.string(),
});

/** The articles of a `.jsonl` file with the ids that questions name them by. */
export function articleLines(file: string): { id: string; input: ArticleInput }[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((text) => text.trim() !== "")
    .map((text) => {
      const { id, ...input } = line.parse(JSON.parse(text));
      return { id, input };
    });
}
