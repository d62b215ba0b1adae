import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";
import { z } from "zod";

import { findConflicts } from "../../src/reading/conflicts.ts";
import { catalogue, tell, type Told } from "./read-claims.ts";
import { listOf, readGiven } from "./told.ts";

const pairSchema = z.object({
  id: z.string(),
  kind: z.enum(["update", "contradiction", "none"]),
  /** Articles of some sentences, for which claims alone are not enough. */
  longer: z.boolean().default(false),
  articles: z.array(
    z.object({ lang: z.string(), published: z.string().nullable(), title: z.string().nullable(), text: z.string() }),
  ),
});

/** Pairs of short articles in eight languages, in our own words: some disagree, others only look as if they did. */
const pairs = readFileSync(new URL("../fixtures/conflicts.jsonl", import.meta.url), "utf8")
  .split("\n")
  .filter(Boolean)
  .map((line) => pairSchema.parse(JSON.parse(line)));

const short = pairs.filter(({ longer }) => !longer);

const tellPair = ({ articles }: (typeof pairs)[number]): Promise<Told[]> =>
  Promise.all(articles.map(({ text, ...more }) => tell(text, more)));

/** Read once: each test holds the same articles against each other in its own way. */
const tellAll = Promise.all(short.map(tellPair));

const conflictsOf = (told: readonly Told[]) =>
  findConflicts(
    told.flatMap(({ claims }) => claims),
    catalogue,
  );

describe("pairs of articles that disagree or look as if they did", () => {
  test("of those that disagree at least 85 in a hundred are found, most of the right kind; of those that do not, hardly any", async () => {
    const found: string[] = [];
    const right: string[] = [];
    const wrong: string[] = [];
    const told = await tellAll;
    for (const [at, pair] of short.entries()) {
      const [conflict] = conflictsOf(told[at] ?? []);
      if (conflict === undefined) continue;
      if (pair.kind === "none") wrong.push(pair.id);
      else found.push(pair.id);
      if (conflict.kind === pair.kind) right.push(pair.id);
    }
    const listed = short.filter(({ kind }) => kind !== "none").length;
    expect(listed).toBeGreaterThanOrEqual(100);
    expect(found.length / listed).toBeGreaterThanOrEqual(0.85);
    expect(right.length / found.length).toBeGreaterThanOrEqual(0.9);
    expect(wrong.length / (short.length - listed)).toBeLessThanOrEqual(0.05);
  });

  test("in one library with all the others they are found too", async () => {
    const told = await tellAll;
    const pairOf = new Map(told.flatMap((each, at) => each.map(({ article }) => [article.id, at] as const)));
    const met = new Set(
      conflictsOf(told.flat()).flatMap(({ a, b }) => {
        const [one, other] = [pairOf.get(a.articleId), pairOf.get(b.articleId)];
        return one === other && one !== undefined ? [one] : [];
      }),
    );
    const listed = short.flatMap(({ kind }, at) => (kind === "none" ? [] : [at]));
    expect(listed.filter((at) => met.has(at)).length / listed.length).toBeGreaterThanOrEqual(0.82);
  });
});

test("of these and longer pairs, listed out of one library by claims and by all that is told, most are found and few wrong ones", async () => {
  const read = await Promise.all(pairs.map(({ articles }) => Promise.all(articles.map(readGiven))));
  const pairOf = new Map(read.flatMap((each, at) => each.map(({ told }) => [told.articleId, at] as const)));
  const met = new Set(
    listOf(read.flat()).flatMap(({ a, b }) => {
      const [one, other] = [pairOf.get(a.articleId), pairOf.get(b.articleId)];
      return one === other && one !== undefined ? [one] : [];
    }),
  );
  const shareOf = (isListed: boolean): number => {
    const all = pairs.flatMap(({ kind }, at) => ((kind !== "none") === isListed ? [at] : []));
    return all.filter((at) => met.has(at)).length / all.length;
  };
  expect(shareOf(true)).toBeGreaterThanOrEqual(0.85);
  expect(shareOf(false)).toBeLessThanOrEqual(0.1);
});
