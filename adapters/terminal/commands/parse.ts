import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";

import { z } from "zod";

import { BotError } from "../../../src/index.ts";
import { whyUnreadable } from "../../files/find-files.ts";
import { readJsonLines } from "../../files/json-lines.ts";
import { createPageParser, type PageArticle, type PageParser, type PageResult } from "../../web/page/index.ts";
import { type Command, DONE, FAILED, type Parts, readCommandLine } from "../command.ts";
import { printable } from "../printable.ts";
import { bold } from "../render.ts";

const HELP = `Usage: chipwire parse FILE.html --url URL [--json]
       chipwire parse --batch FILE.jsonl --json

What the article parser makes of a saved page: title, author, dates, site, address, language and clean text.

  --url URL    where the page was found; relative addresses in it are read against this
  --batch      a line of JSON a page: {"id", "file", "url"}, the file .html or .html.gz and named from the batch file's folder
  --json       a line of JSON a page: {"id", "title", "author", "publishedAt", "modifiedAt", "siteName", "canonicalUrl", "language",
               "text"}, or {"id", "error"}`;

/** A page that unpacks to more is no page. */
const UNPACKED_BYTES_MAX = 50_000_000;

/** `chipwire parse`: what a page says. */
export const parse: Command = { help: HELP, run };

const OPTIONS = { url: { type: "string" }, batch: { type: "string" }, json: { type: "boolean" } } as const;

async function run(args: readonly string[], parts: Parts): Promise<number> {
  const { values, positionals } = readCommandLine(args, OPTIONS);
  const pages = createPageParser();
  try {
    if (values.batch !== undefined && positionals.length === 0) return await parseBatch(values.batch, pages, parts);
    const [file] = positionals;
    if (file === undefined || positionals.length > 1 || values.batch !== undefined)
      throw new BotError("usage", "One page or one batch. Usage: chipwire parse FILE.html --url URL");
    const read = await readPage({ id: file, file, url: values.url ?? pathToFileURL(file).href }, ".", pages);
    if (values.json ?? false) parts.terminal.print(JSON.stringify(read.line));
    else tell(read, file, parts);
    return "error" in read.line ? FAILED : DONE;
  } finally {
    await pages.close();
  }
}

const batchLineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  file: z.string().min(1),
  url: z.string().nullish(),
});

type Id = string | number;
type ParseLine = ({ id: Id } & PageArticle) | { id: Id | null; error: string };
/** What is printed of a page, and what stands in front of its article if something does. */
type Read = { line: ParseLine; blocked: string | null };

async function parseBatch(batch: string, pages: PageParser, { terminal }: Parts): Promise<number> {
  let [lines, failures] = [0, 0];
  try {
    for await (const line of readJsonLines(batch)) {
      lines += 1;
      const parsed = batchLineSchema.safeParse(line.kind === "value" ? line.value : null);
      const printed = parsed.success
        ? (await readPage({ ...parsed.data, url: parsed.data.url ?? "" }, dirname(batch), pages)).line
        : {
            id: idOf(line.kind === "value" ? line.value : null),
            error: `${batch}:${line.line}: must be {"id", "file", "url"}`,
          };
      failures += Number("error" in printed);
      terminal.print(JSON.stringify(printed));
    }
  } catch (error) {
    throw new BotError("file_missing", `${batch} ${whyUnreadable(error)}`, { cause: error });
  }
  if (lines === 0) throw new BotError("file_unreadable", `${batch} has no pages in it`);
  if (failures > 0) terminal.notice(`${failures} of ${lines} pages could not be parsed`);
  return failures === 0 ? DONE : FAILED;
}

/** The id of a line that is wrong elsewhere, so that its error can be told apart. */
function idOf(value: unknown): Id | null {
  const parsed = batchLineSchema.pick({ id: true }).safeParse(value);
  return parsed.success ? parsed.data.id : null;
}

async function readPage(
  { id, file, url }: { id: Id; file: string; url: string },
  folder: string,
  pages: PageParser,
): Promise<Read> {
  let bytes: Uint8Array;
  try {
    const stored = await readFile(file.startsWith("/") ? file : join(folder, file));
    bytes = /\.gz$/i.test(file) ? await promisify(gunzip)(stored, { maxOutputLength: UNPACKED_BYTES_MAX }) : stored;
  } catch (error) {
    return { line: { id, error: `${file} ${whyUnreadable(error)}` }, blocked: null };
  }
  return lineOf(id, await pages.parse({ bytes, url, contentType: null }));
}

/** A teaser before a paywall is an article's beginning; in front of a captcha and the like there is none. */
function lineOf(id: Id, result: PageResult): Read {
  if (result.kind === "unreadable") return { line: { id, error: result.reason }, blocked: null };
  if (result.kind === "article") return { line: { id, ...result.article }, blocked: null };
  const { what, article } = result;
  const isTeaser = what === "paywall" && article !== undefined && article.text !== "";
  return { line: isTeaser ? { id, ...article } : { id, error: `is behind ${BLOCKERS[what]}` }, blocked: what };
}

const BLOCKERS = {
  paywall: "a paywall",
  consent: "a consent page",
  captcha: "a captcha",
  javascript: "JavaScript that builds the page",
};

function tell({ line, blocked }: Read, file: string, { terminal }: Parts): void {
  if ("error" in line) {
    terminal.notice(printable(`${file}: ${line.error}`));
    return;
  }
  const facts = [line.author, line.publishedAt, line.siteName, line.language, line.canonicalUrl].filter(
    (fact) => fact !== null,
  );
  terminal.print(bold(printable(line.title ?? "(no title)"), terminal));
  if (facts.length > 0) terminal.print(printable(facts.join(" · ")));
  terminal.print("");
  for (const paragraph of line.text.split("\n")) terminal.print(printable(paragraph));
  if (blocked !== null) terminal.notice(`Only the beginning: the rest is behind a ${blocked}.`);
}
