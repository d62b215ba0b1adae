import type { Library } from "../ports.ts";
import type { Article, ReplyFile } from "../types.ts";
import { FILE_BYTES_MAX } from "./export-file.ts";

/** Where a part of a pack begins: after this article, the one with this number. */
type Cursor = { part: number; count: number; after: string | undefined };

/** One part of the library as a file that `chipwire import` takes; `next` is where the following one begins, null for the last. */
export type PackPart = { file: ReplyFile; part: number; count: number; next: string | null };

const ARTICLES_AT_ONCE = 200;
const CURSOR = /^(\d{1,5})\.(\d{1,9})\.([0-9a-f]{24})$/u;

/**
 * Articles in the order of their ids, as many as one file may hold; null where `from` is no beginning of a part.
 * @param bytesMax of the file, in UTF-8; one article is written in any case
 */
export async function packPart(
  library: Library,
  from: string | null,
  bytesMax: number = FILE_BYTES_MAX,
): Promise<PackPart | null> {
  const start = readCursor(from);
  if (start === null) return null;
  const lines: string[] = [];
  let bytes = 0;
  let { after } = start;
  for (;;) {
    const page = await library.list({ after, limit: ARTICLES_AT_ONCE });
    if (page.length === 0) return partOf(start, lines, null);
    for (const { article } of page) {
      const line = `${lineOf(article)}\n`;
      bytes += Buffer.byteLength(line);
      if (bytes > bytesMax && lines.length > 0) return partOf(start, lines, after);
      lines.push(line);
      after = article.id;
    }
  }
}

function readCursor(from: string | null): Cursor | null {
  if (from === null) return { part: 1, count: 0, after: undefined };
  const [, part, count, after] = CURSOR.exec(from) ?? [];
  return after === undefined ? null : { part: Number(part), count: Number(count), after };
}

function partOf({ part, count }: Cursor, lines: readonly string[], after: string | null | undefined): PackPart {
  const all = count + lines.length;
  return {
    file: { name: `chipwire-pack-${part}.jsonl`, mime: "application/x-ndjson", text: lines.join("") },
    part,
    count: all,
    next: after == null ? null : `${part + 1}.${all}.${after}`,
  };
}

const lineOf = ({ url, title, outlet, lang, published, text }: Article): string =>
  JSON.stringify({ url, title, outlet, lang, published, text });
