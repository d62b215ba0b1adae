import { readdir, realpath, stat } from "node:fs/promises";
import { basename, extname, join, relative, sep } from "node:path";

import { refused, type Refusal } from "./found.ts";

/** A file to read. `name` is its name, inside a folder its path from that folder: what its `file:` address is made of. */
export type ArticleFile = { kind: "file"; path: string; name: string; bytes: number };

/** The endings of files that hold articles. */
const ARTICLE_ENDINGS = [".txt", ".md", ".html", ".htm", ".jsonl", ".xml"] as const;

/** A folder with more files than this is not a folder of articles. */
const FILES_MAX = 200_000;

/**
 * The article files that paths stand for: a file is itself, a folder all of its article files in the order of their names,
 * hidden ones left out. What cannot be read is a refusal in its place.
 */
export async function findFiles(paths: readonly string[]): Promise<(ArticleFile | Refusal)[]> {
  const found: (ArticleFile | Refusal)[] = [];
  for (const path of paths) {
    const at = await look(path);
    if (at.kind === "folder") found.push(...(await filesOfFolder(path)));
    else if (at.kind === "refused") found.push(at);
    else if (isArticleFile(path)) found.push({ kind: "file", path, name: basename(path), bytes: at.bytes });
    else found.push(refused(path, `is none of ${ARTICLE_ENDINGS.join(" ")}`));
  }
  return found;
}

type Looked = { kind: "folder" } | { kind: "file"; bytes: number } | Refusal;

async function look(path: string): Promise<Looked> {
  try {
    const status = await stat(path);
    if (status.isDirectory()) return { kind: "folder" };
    return status.isFile() ? { kind: "file", bytes: status.size } : refused(path, "is neither a file nor a folder");
  } catch (error) {
    return refused(path, whyUnreadable(error));
  }
}

async function filesOfFolder(root: string): Promise<(ArticleFile | Refusal)[]> {
  const found: (ArticleFile | Refusal)[] = [];
  /** Real paths, so that a link back up the tree ends. */
  const visited = new Set<string>();
  const waiting = [root];
  for (let path = waiting.pop(); path !== undefined && found.length < FILES_MAX; path = waiting.pop()) {
    const at = await look(path);
    if (at.kind === "refused") found.push(at);
    else if (at.kind === "folder") waiting.push(...(await unvisitedEntries(path, visited, found)));
    else if (isArticleFile(path)) {
      const name = relative(root, path).split(sep).join("/");
      found.push({ kind: "file", path, name, bytes: at.bytes });
    }
  }
  if (found.length === 0)
    found.push(refused(root, `has no articles in it: no file ends in ${ARTICLE_ENDINGS.join(" ")}`));
  return found;
}

/** A folder's entries, last name first (they go on a stack); none when the folder was visited before. */
async function unvisitedEntries(
  path: string,
  visited: Set<string>,
  found: (ArticleFile | Refusal)[],
): Promise<string[]> {
  try {
    const real = await realpath(path);
    if (visited.has(real)) return [];
    visited.add(real);
    const names = (await readdir(path)).filter((name) => !name.startsWith("."));
    return names
      .toSorted()
      .toReversed()
      .map((name) => join(path, name));
  } catch (error) {
    found.push(refused(path, whyUnreadable(error)));
    return [];
  }
}

const isArticleFile = (path: string): boolean =>
  ARTICLE_ENDINGS.some((ending) => ending === extname(path).toLowerCase());

/** The reason a file system gives, in words. */
export function whyUnreadable(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const reasons: Record<string, string> = {
    ENOENT: "is not there",
    EACCES: "may not be read: no permission",
    EPERM: "may not be read: no permission",
    ELOOP: "is a link that leads back to itself",
    ENOTDIR: "is not there",
    ENAMETOOLONG: "is not there: the name is too long",
  };
  return reasons[code] ?? `cannot be read${code === "" ? "" : ` (${code})`}`;
}
