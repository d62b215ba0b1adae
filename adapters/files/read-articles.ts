import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { extname } from "node:path";

import type { ArticleCache } from "../store/cache.ts";
import { readArticleLine } from "./article-line.ts";
import { readFeedFile } from "./feed-file.ts";
import { type ArticleFile, whyUnreadable } from "./find-files.ts";
import { type Found, readableBytes, refused, textProblem, TEXT_BYTES_MAX } from "./found.ts";
import { readJsonLines } from "./json-lines.ts";
import { PARSER_VERSION, parsePageFile } from "./page-file.ts";

/** Markup and scripts around a text of 2 MB at most. */
const PAGE_BYTES_MAX = 20_000_000;

/** What reading needs: the cache of parsed files, and someone to tell how many more bytes have been read. */
export type Reading = { cache: Pick<ArticleCache, "getOrParse">; onBytes: (bytes: number) => void };

/** Every article of the files, in their order; a file, line or item that is none is a refusal in its place. Never throws. */
export async function* readArticles(files: readonly ArticleFile[], reading: Reading): AsyncGenerator<Found> {
  /** A `file:` address is only a name, so a second file of that name would overwrite the first. */
  const pathByAddress = new Map<string, string>();
  for (const file of files) {
    for await (const found of readFound(file, reading)) {
      const other = found.kind === "article" ? namesake(pathByAddress, found.input.url, file.path) : null;
      yield other === null ? found : refused(file.path, `has the same name as ${other}: import the folder above both`);
    }
  }
}

/** Another file of this run that has the same `file:` address. */
function namesake(pathByAddress: Map<string, string>, url: string, path: string): string | null {
  if (!url.startsWith("file:") || /\.jsonl$/i.test(path)) return null;
  const other = pathByAddress.get(url);
  pathByAddress.set(url, path);
  return other === undefined || other === path ? null : other;
}

async function* readFound(file: ArticleFile, reading: Reading): AsyncGenerator<Found> {
  const ending = extname(file.path).toLowerCase();
  try {
    if (ending === ".jsonl") yield* readLines(file, reading);
    else yield* await readWhole(file, ending, reading);
  } catch (error) {
    yield refused(file.path, whyUnreadable(error));
  }
}

async function* readLines(file: ArticleFile, reading: Reading): AsyncGenerator<Found> {
  let lines = 0;
  for await (const read of readJsonLines(file.path, reading.onBytes)) {
    lines += 1;
    const where = `${file.path}:${read.line}`;
    const line = read.kind === "value" ? readArticleLine(read.value) : { ...read, kind: "wrong" as const };
    yield line.kind === "wrong" ? refused(where, line.reason) : { kind: "article", where, input: line.input };
  }
  if (lines === 0) yield refused(file.path, "is empty");
}

async function readWhole(file: ArticleFile, ending: string, reading: Reading): Promise<Found[]> {
  const bytesMax = ending === ".txt" || ending === ".md" ? TEXT_BYTES_MAX : PAGE_BYTES_MAX;
  reading.onBytes(file.bytes);
  if (file.bytes > bytesMax) {
    const sizes = `${readableBytes(file.bytes)}, the limit is ${readableBytes(bytesMax)}`;
    return [refused(file.path, `is too long for an article: ${sizes}`)];
  }
  const bytes = await readFile(file.path);
  if (ending === ".xml") return readFeedFile(bytes, file.path);
  const parsed = await reading.cache.getOrParse(cacheKey(bytes, file.name), () => parsePageFile(bytes, file.name));
  if (parsed.kind === "unreadable") return [refused(file.path, parsed.reason)];
  const problem = textProblem(parsed.input.text);
  return [problem === null ? { kind: "article", where: file.path, input: parsed.input } : refused(file.path, problem)];
}

/** The same bytes under the same name, read by the same readers, are the same article. */
function cacheKey(bytes: Uint8Array, name: string): string {
  return createHash("sha256").update(`${PARSER_VERSION}\n${name}\n`).update(bytes).digest("hex");
}
