import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { openSet, type QuestionSet } from "./question-set.ts";

const SETS = "bench/sets";
/** Those whose questions nobody has read. */
const UNREAD = "bench/unread";
/** Questions that have nothing to do with chips, asked of every library. */
const OFF_TOPIC = `${SETS}/off-topic.jsonl`;
const MORE_FILES = ["more.jsonl", "again.jsonl", "unanswered.jsonl", "plain.jsonl"];

/** A question set with the library it is asked of. `isRead`: words and rules were made while reading its questions. */
export type LibrarySet = { library: string; set: QuestionSet; isRead: boolean };

/** The further questions on a folder's articles, as `openSet` takes them. */
export const furtherQuestions = (folder: string): string[] =>
  MORE_FILES.map((name) => join(folder, name))
    .filter((file) => existsSync(file))
    .map((file) => `${join(folder, "articles.jsonl")}#${file}`);

/**
 * Opens all question sets that are fitted on, in one order (rows are drawn by it): those of the development set, a folder as for
 * `chipwire eval`, those on the bundled samples, and all of `bench/sets` and `bench/unread`.
 */
export async function openLibraries(development: string, { offTopic }: { offTopic: boolean }): Promise<LibrarySet[]> {
  const folders = [SETS, UNREAD].flatMap((all) =>
    readdirSync(all, { withFileTypes: true })
      .flatMap((one) => (one.isDirectory() ? [one.name] : []))
      .toSorted()
      .map((name) => ({ name, own: join(all, name) })),
  );
  const libraries = [
    {
      name: "development",
      own: development,
      page: join(development, "articles.jsonl"),
      more: MORE_FILES.map((file) => `${SETS}/development-${file}`)
        .filter((file) => existsSync(file))
        .map((file) => `${join(development, "articles.jsonl")}#${file}`),
    },
    { name: "samples", own: "samples", page: "samples", more: ["samples#bench/samples/unanswered.jsonl"] },
    ...folders.map((folder) => ({
      ...folder,
      page: join(folder.own, "articles.jsonl"),
      more: furtherQuestions(folder.own),
    })),
  ];
  const opened: LibrarySet[] = [];
  const add = async (library: string, own: string, path: string): Promise<void> =>
    void opened.push({ library, set: await openSet(path), isRead: !own.startsWith(UNREAD) });
  for (const { name, own } of libraries) await add(name, own, own);
  for (const { name, own, more } of libraries) for (const path of more) await add(name, own, path);
  if (offTopic) for (const { name, own, page } of libraries) await add(name, own, `${page}#${OFF_TOPIC}`);
  return opened;
}
