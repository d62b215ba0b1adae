import { readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";

import { z } from "zod";

import {
  BotError,
  type Cluster,
  type ConflictPair,
  type EvalQuestion,
  evalQuestionSchema,
  type LocatedArticle,
} from "../../src/index.ts";
import { describeIssues, readArticleLine } from "../files/article-line.ts";
import { findFiles, whyUnreadable } from "../files/find-files.ts";
import { readArticles } from "../files/read-articles.ts";
import { readJsonLines } from "../files/json-lines.ts";

/** An article of a set, with the id its questions call it by. */
export type EvalArticle = LocatedArticle & { id: string };

/** Where a set's two files are. */
export type EvalFiles = { questions: string; articles: string };

/** A set in memory. */
export type EvalSet = {
  questions: readonly EvalQuestion[];
  articles: readonly EvalArticle[];
  /** The conflicts among its articles; null when the set lists none. */
  conflicts: readonly ConflictPair[] | null;
  /** Which articles report one event; null when the set does not say. */
  clusters: readonly Cluster[] | null;
};

/** The id that `seed_questions.jsonl` gives to the one article it asks about. */
const SEED_ID = "seed";

/** The files of an evaluation folder. */
export const filesOfFolder = (folder: string): EvalFiles => ({
  questions: join(folder, "questions.jsonl"),
  articles: join(folder, "articles.jsonl"),
});

/**
 * Reads a set. A measurement with lines left out would be none, so the first wrong line ends it.
 * @throws {BotError} `file_missing` or `file_unreadable`, naming file, line and reason
 */
export async function readEvalSet(files: EvalFiles): Promise<EvalSet> {
  const articles = /\.jsonl$/i.test(files.articles)
    ? await readArticleLines(files.articles)
    : await readPages(files.articles);
  const questions = await readAll(files.questions, (value) => {
    const parsed = evalQuestionSchema.safeParse(value);
    return parsed.success
      ? { kind: "read", value: parsed.data }
      : { kind: "wrong", reason: describeIssues(parsed.error) };
  });
  const folder = dirname(files.articles);
  const clusters = await readList(join(folder, "clusters.json"), clustersSchema);
  return {
    questions,
    articles,
    conflicts: await readList(join(folder, "conflicts.json"), conflictsSchema),
    clusters: clusters?.map(({ event, article_ids: ids }, at) => ({ event: `${at} ${event}`, ids })) ?? null,
  };
}

const conflictsSchema = z.array(z.object({ a: z.string(), b: z.string(), kind: z.string() }));

const clustersSchema = z.array(z.object({ event: z.string(), article_ids: z.array(z.string()) }));

/** A list that not every set has; null when the file is not there. */
async function readList<T>(file: string, schema: z.ZodType<T>): Promise<T | null> {
  const isThere = await stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!isThere) return null;
  try {
    const parsed = schema.safeParse(JSON.parse(await readFile(file, "utf8")));
    if (parsed.success) return parsed.data;
    throw new BotError("file_unreadable", `${file}: ${describeIssues(parsed.error)}`);
  } catch (error) {
    if (error instanceof BotError) throw error;
    throw new BotError("file_unreadable", `${file} ${whyUnreadable(error)}`, { cause: error });
  }
}

async function readArticleLines(file: string): Promise<EvalArticle[]> {
  return readAll(file, (value, where) => {
    const line = readArticleLine(value);
    if (line.kind === "wrong") return line;
    return { kind: "read", value: { where, input: line.input, id: line.id ?? line.input.url } };
  });
}

/** Pages (`.txt` and so on) have no ids: all are the seed article. */
async function readPages(path: string): Promise<EvalArticle[]> {
  const articles: EvalArticle[] = [];
  const uncached = { getOrParse: async <T>(_key: string, parse: () => T | Promise<T>) => parse() };
  for (const file of await findFiles([path])) {
    if (file.kind === "refused") throw new BotError("file_unreadable", `${file.where} ${file.reason}`);
    for await (const found of readArticles([file], { cache: uncached, onBytes: () => {} })) {
      if (found.kind === "refused") throw new BotError("file_unreadable", `${found.where}: ${found.reason}`);
      articles.push({ where: found.where, input: found.input, id: SEED_ID });
    }
  }
  return articles;
}

type Read<T> = { kind: "read"; value: T } | { kind: "wrong"; reason: string };

async function readAll<T>(file: string, read: (value: unknown, where: string) => Read<T>): Promise<T[]> {
  await mustBeThere(file);
  const values: T[] = [];
  for await (const line of readJsonLines(file)) {
    const where = `${file}:${line.line}`;
    const one = line.kind === "value" ? read(line.value, where) : { kind: "wrong" as const, reason: line.reason };
    if (one.kind === "wrong") throw new BotError("file_unreadable", `${where}: ${one.reason}`);
    values.push(one.value);
  }
  if (values.length === 0) throw new BotError("file_unreadable", `${file} is empty`);
  return values;
}

async function mustBeThere(file: string): Promise<void> {
  try {
    if (!(await stat(file)).isFile()) throw new BotError("file_unreadable", `${file} is no file`);
  } catch (error) {
    if (error instanceof BotError) throw error;
    throw new BotError("file_missing", `${file} ${whyUnreadable(error)}`, { cause: error });
  }
}
