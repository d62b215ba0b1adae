import { readFileSync } from "node:fs";
import { basename } from "node:path";

import { z } from "zod";

import { filesOfFolder, readEvalSet } from "../adapters/evaluation/eval-set.ts";
import { claimsOf } from "../src/reading/claim-record.ts";
import type { Claim } from "../src/reading/claim-types.ts";
import { findConflicts } from "../src/reading/conflicts.ts";
import type { Pair } from "../src/reading/contrast-score.ts";
import { toldBy, type Told } from "../src/reading/contrast-statements.ts";
import { weighPairs } from "../src/reading/contrasts.ts";
import { takeArticle } from "../src/reading/intake.ts";
import { readArticle } from "../src/reading/reading.ts";
import type { ArticleInput } from "../src/types.ts";
import { catalogue, knowledge } from "./question-set.ts";

/** Two articles of a set with what they are weighed by. `isOfOne`: known to be of one event or one matter. */
export type LabelledPair = { ids: string; pair: Pair; isConflict: boolean; isOfOne: boolean };

/** The pairs of a set that could be weighed, and how many conflicts it lists. */
export type ConflictSet = { name: string; pairs: readonly LabelledPair[]; listed: number };

export const idsOf = (a: string, b: string): string => [a, b].toSorted().join(" ");

type Read = { id: string; articleId: string; told: Told; claims: readonly Claim[] };

async function readAll(inputs: readonly (ArticleInput & { id: string })[]): Promise<Read[]> {
  const read: Read[] = [];
  for (const input of inputs) {
    const intake = await takeArticle(input);
    if (intake.kind === "refused") throw new Error(`${input.id}: ${intake.reason}`);
    const { article } = intake;
    const { reading } = readArticle(article, knowledge);
    const claims = claimsOf(article, reading);
    read.push({ id: input.id, articleId: article.id, told: toldBy(article, reading, catalogue), claims });
  }
  return read;
}

function weigh(read: readonly Read[]): { ids: string; pair: Pair }[] {
  const idOf = new Map(read.map(({ id, articleId }) => [articleId, id]));
  const conflicts = findConflicts(
    read.flatMap(({ claims }) => claims),
    catalogue,
  );
  return weighPairs(
    read.map(({ told }) => told),
    conflicts,
    catalogue,
  ).map(({ a, b, pair }) => ({ ids: idsOf(idOf.get(a.articleId) ?? "", idOf.get(b.articleId) ?? ""), pair }));
}

/** Opens a folder as `chipwire eval` takes it. */
export async function openConflictSet(folder: string): Promise<ConflictSet> {
  const { articles, conflicts, clusters } = await readEvalSet(filesOfFolder(folder));
  const listed = new Set((conflicts ?? []).map(({ a, b }) => idsOf(a, b)));
  const ofOne = new Set(
    (clusters ?? []).flatMap(({ ids }) => ids.flatMap((a, i) => ids.slice(i + 1).map((b) => idsOf(a, b)))),
  );
  const pairs = weigh(await readAll(articles.map(({ id, input }) => ({ ...input, id })))).map(({ ids, pair }) => {
    const isConflict = listed.has(ids);
    return { ids, pair, isConflict, isOfOne: isConflict || ofOne.has(ids) };
  });
  return { name: basename(folder), pairs, listed: listed.size };
}

const fixtureSchema = z.object({
  id: z.string(),
  kind: z.string(),
  articles: z.array(
    z.object({ lang: z.string(), published: z.string().nullable(), title: z.string().nullable(), text: z.string() }),
  ),
});

/** Opens pairs of short articles, in one library; only whether the two of a pair conflict is known of them. */
export async function openPairs(file: string): Promise<ConflictSet> {
  const pairs = readFileSync(file, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => fixtureSchema.parse(JSON.parse(line)));
  const kinds = new Map(pairs.map(({ id, kind }) => [idsOf(`${id}#0`, `${id}#1`), kind]));
  const inputs = pairs.flatMap(({ id, articles }) =>
    articles.map((article, at) => ({
      id: `${id}#${at}`,
      url: `https://news.example/${id}/${at}`,
      outlet: null,
      ...article,
    })),
  );
  const labelled = weigh(await readAll(inputs)).flatMap(({ ids, pair }) => {
    const kind = kinds.get(ids);
    return kind === undefined ? [] : [{ ids, pair, isConflict: kind !== "none", isOfOne: true }];
  });
  return { name: "pairs", pairs: labelled, listed: [...kinds.values()].filter((kind) => kind !== "none").length };
}
