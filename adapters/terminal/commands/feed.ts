import { readFile, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";

import { z } from "zod";

import { BotError } from "../../../src/index.ts";
import { whyUnreadable } from "../../files/find-files.ts";
import { readableBytes } from "../../files/found.ts";
import { type JsonLine, readJsonLines } from "../../files/json-lines.ts";
import { createFeedReader, type FeedReader } from "../../web/feed/feed-reader.ts";
import type { Feed, FeedResult } from "../../web/feed/types.ts";
import { type Command, DONE, FAILED, type Parts, readCommandLine } from "../command.ts";
import { printable } from "../printable.ts";
import type { Terminal } from "../terminal.ts";

const HELP = `Usage: chipwire feed FILE.xml --url URL [--json]
       chipwire feed --batch FILE.jsonl --json

Shows what the feed reader makes of a saved feed: RSS, Atom, RDF or JSON Feed. URL is where it came from; relative links start there.

  --json          {"title", "link", "language", "items": [{"id", "title", "link", "publishedAt", "summary", "content", "author"}]},
                  or {"error"}
  --batch FILE    a line a feed: {"id", "file", "url"}, file relative to FILE; prints a line a feed with its id, in the same order

Exit status 1 when a file is no feed.`;

/** `chipwire feed`: what the feed reader makes of a file. */
export const feed: Command = { help: HELP, run };

/** More is no feed anybody serves. */
const FILE_BYTES_MAX = 64_000_000;

const OPTIONS = { url: { type: "string" }, batch: { type: "string" }, json: { type: "boolean" } } as const;

type FeedFile = { path: string; url: string };

async function run(args: readonly string[], { terminal }: Parts): Promise<number> {
  const { values, positionals } = readCommandLine(args, OPTIONS);
  const reader = createFeedReader();
  try {
    if (values.batch !== undefined) {
      if (positionals.length > 0) throw new BotError("usage", "Give either a file or --batch, not both.");
      return await readBatch(values.batch, reader, { terminal, json: values.json ?? false });
    }
    const result = await readFeedAt(oneFile(positionals, values.url), reader);
    const known =
      result.kind === "feed"
        ? printFeed(result.feed, terminal, values.json)
        : printError(result.reason, values.json, terminal);
    return known ? DONE : FAILED;
  } finally {
    await reader.close();
  }
}

function oneFile(positionals: readonly string[], url: string | undefined): FeedFile {
  const [path] = positionals;
  if (path === undefined || positionals.length > 1) {
    throw new BotError("usage", "Give one file. Usage: chipwire feed FILE.xml --url URL");
  }
  if (url === undefined || !isWebAddress(url)) {
    throw new BotError("usage", "--url must say where the feed came from, such as https://example.com/feed.xml");
  }
  return { path, url };
}

const isWebAddress = (url: string): boolean => /^https?:$/.test(URL.parse(url)?.protocol ?? "");

/** @throws {BotError} `file_missing` when there is no such file */
async function readFeedAt({ path, url }: FeedFile, reader: FeedReader): Promise<FeedResult> {
  try {
    const { size } = await stat(path);
    if (size > FILE_BYTES_MAX) {
      const reason = `is too long for a feed: ${readableBytes(size)}, the limit is ${readableBytes(FILE_BYTES_MAX)}`;
      return { kind: "unreadable", reason };
    }
    return await reader.read(await readFile(path), { url, contentType: null });
  } catch (error) {
    throw new BotError("file_missing", `${path} ${whyUnreadable(error)}`, { cause: error });
  }
}

/** The fields of a line of output, the item's text among them. */
const shown = ({ title, link, language, items }: Feed) => ({ title, link, language, items });

function printFeed(found: Feed, terminal: Terminal, json: boolean | undefined): boolean {
  if (json) {
    terminal.print(JSON.stringify(shown(found)));
    return true;
  }
  const { title, link, language, items } = found;
  terminal.print(printable([title ?? "(no title)", link, language].filter(Boolean).join("  ")));
  for (const item of items) {
    const line = [item.publishedAt?.slice(0, 16) ?? "no date", item.title ?? "(no title)", item.link ?? "(no link)"];
    terminal.print(printable(line.join("  ")));
  }
  terminal.notice(`${items.length} ${items.length === 1 ? "item" : "items"}`);
  return true;
}

function printError(reason: string, json: boolean | undefined, terminal: Terminal): boolean {
  if (json) terminal.print(JSON.stringify({ error: reason }));
  terminal.notice(printable(`The file ${reason}`));
  return false;
}

const batchLineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  file: z.string().min(1),
  url: z.string().refine(isWebAddress, "must be an address, https://…"),
});

type Output = { terminal: Terminal; json: boolean };

async function readBatch(file: string, reader: FeedReader, output: Output): Promise<number> {
  let lines = 0;
  let failures = 0;
  for await (const line of linesOf(file)) {
    lines += 1;
    failures += Number(!(await readBatchLine(line, file, reader, output)));
  }
  if (lines === 0) throw new BotError("file_unreadable", `${file} has no feeds in it`);
  if (failures > 0) output.terminal.notice(`${failures} of ${lines} files are no feed`);
  return failures === 0 ? DONE : FAILED;
}

async function* linesOf(file: string): AsyncGenerator<JsonLine> {
  try {
    yield* readJsonLines(file);
  } catch (error) {
    throw new BotError("file_missing", `${file} ${whyUnreadable(error)}`, { cause: error });
  }
}

/** Reads one line's feed, and says whether it could. */
async function readBatchLine(line: JsonLine, batch: string, reader: FeedReader, output: Output): Promise<boolean> {
  const { terminal, json } = output;
  const parsed = batchLineSchema.safeParse(line.kind === "value" ? line.value : null);
  const id = parsed.success ? parsed.data.id : idOf(line);
  const result = parsed.success ? await readLineFile(parsed.data, batch, reader) : wrongLine(line);
  if (result.kind === "feed") {
    if (json) terminal.print(JSON.stringify({ id, ...shown(result.feed) }));
    else printFeed(result.feed, terminal, json);
    return true;
  }
  if (json) terminal.print(JSON.stringify({ id, error: result.reason }));
  terminal.notice(printable(`${batch}:${line.line}: ${result.reason}`));
  return false;
}

async function readLineFile(
  { file, url }: z.infer<typeof batchLineSchema>,
  batch: string,
  reader: FeedReader,
): Promise<FeedResult> {
  try {
    return await readFeedAt({ path: resolve(dirname(batch), file), url }, reader);
  } catch (error) {
    return { kind: "unreadable", reason: error instanceof BotError ? error.message : "cannot be read" };
  }
}

const wrongLine = (line: JsonLine): FeedResult => ({
  kind: "unreadable",
  reason: line.kind === "broken" ? line.reason : 'the line must be {"id", "file", "url"}, url an address',
});

/** The id of a line that is wrong elsewhere, so that its error can be told apart. */
function idOf(line: JsonLine): string | number | null {
  const parsed = batchLineSchema.pick({ id: true }).safeParse(line.kind === "value" ? line.value : null);
  return parsed.success ? parsed.data.id : null;
}
