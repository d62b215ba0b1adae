import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { openSet, type QuestionSet } from "./question-set.ts";

const SETS = "bench/sets";
/** Questions that have nothing to do with chips, asked of every library. */
const OFF_TOPIC = `${SETS}/off-topic.jsonl`;
const MORE_FILES = ["more.jsonl", "unanswered.jsonl"];

/** A question set with the library it is asked of. */
export type LibrarySet = { library: string; set: QuestionSet };

/**
 * Opens all question sets that are fitted on, in one order (rows are drawn by it): those of the development set, a folder as for
 * `chipwire eval`, those on the bundled samples, and all of `bench/sets`.
 */
export async function openLibraries(development: string, { offTopic }: { offTopic: boolean }): Promise<LibrarySet[]> {
  const folders = readdirSync(SETS, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []));
  const libraries = [
    {
      name: "development",
      own: development,
      page: join(development, "articles.jsonl"),
      more: [`${SETS}/development-more.jsonl`, `${SETS}/development-unanswered.jsonl`],
    },
    { name: "samples", own: "samples", page: "samples", more: ["bench/samples/unanswered.jsonl"] },
    ...folders.toSorted().map((name) => {
      const own = join(SETS, name);
      const more = MORE_FILES.map((file) => join(own, file)).filter((file) => existsSync(file));
      return { name, own, page: join(own, "articles.jsonl"), more };
    }),
  ];
  const opened: LibrarySet[] = [];
  const add = async (library: string, path: string): Promise<void> =>
    void opened.push({ library, set: await openSet(path) });
  for (const { name, own } of libraries) await add(name, own);
  for (const { name, page, more } of libraries) for (const file of more) await add(name, `${page}#${file}`);
  if (offTopic) for (const { name, page } of libraries) await add(name, `${page}#${OFF_TOPIC}`);
  return opened;
}
