import { type FileHandle, open } from "node:fs/promises";

import {
  BotError,
  EXPORT_FORMATS,
  EXPORTED,
  FORMATS_OF,
  type Intent,
  localeLanguage,
  type Reply,
} from "../../../src/index.ts";
import { whyUnreadable } from "../../files/find-files.ts";
import { type Command, DONE, FAILED, type Parts, readCommandLine } from "../command.ts";
import { renderReply } from "../render-reply.ts";
import { TERMINAL_VISIT } from "../visit.ts";

/** What is kept of people and places of chats is given there: at a terminal there is none of it. */
const WHAT = EXPORTED.filter((what) => what !== "answers" && what !== "watches" && what !== "digest");

const HELP = `Usage: chipwire export WHAT [--format FORMAT] [--of WHICH] [FILE] [--json]

Writes to a new FILE, or to standard output:

  pack           every article of the library, a JSON line each: \`chipwire import FILE\` reads them into another library
  story          one event's reports; --of its id, an article's address, or words
  timeline       what is reported when; --of a name. As ics: the date promised now
  sources        the followed feeds; as opml other readers take them

  --format HOW   ${WHAT.map((what) => `${what}: ${FORMATS_OF[what].join(" ")}`).join("; ")}
  --json         the same as --format json`;

/** `chipwire export`: something as a file. */
export const exportFile: Command = { help: HELP, run };

const OPTIONS = { format: { type: "string" }, of: { type: "string" }, json: { type: "boolean" } } as const;

type Export = Extract<Intent, { kind: "export" }>;

async function run(args: readonly string[], parts: Parts): Promise<number> {
  const { values, positionals } = readCommandLine(args, OPTIONS);
  const [name, path] = positionals;
  const what = WHAT.find((each) => each === name);
  if (what === undefined || positionals.length > 2)
    throw new BotError("usage", `Export what? One of ${WHAT.join(", ")}. Usage: chipwire export WHAT [FILE]`);
  const given = values.format ?? (values.json === true ? "json" : FORMATS_OF[what][0]);
  const format = EXPORT_FORMATS.find((each) => each === given);
  if (format === undefined || !FORMATS_OF[what].includes(format))
    throw new BotError("usage", `--format "${given}" is none of ${FORMATS_OF[what].join(", ")}`);
  const first = await exported({ kind: "export", what, format, of: values.of ?? null }, parts);
  if (first.files === undefined) {
    parts.terminal.notice(renderReply(first, parts.terminal));
    return FAILED;
  }
  return path === undefined ? written(first, parts, async (text) => print(text, parts)) : toFile(path, first, parts);
}

async function exported(intent: Export, parts: Parts): Promise<Reply> {
  const language = localeLanguage(parts.terminal.language);
  return (await parts.bot()).run(intent, { language, visibility: "private", visit: TERMINAL_VISIT });
}

async function print(text: string, { terminal }: Parts): Promise<void> {
  terminal.print(text.replace(/\r?\n$/u, ""));
}

/** A file that is there is never written over. */
async function toFile(path: string, first: Reply, parts: Parts): Promise<number> {
  let file: FileHandle;
  try {
    file = await open(path, "wx");
  } catch (error) {
    throw new BotError("file_unreadable", `${path} ${whyUnreadable(error)}`, { cause: error });
  }
  try {
    return await written(first, parts, (text) => file.appendFile(text));
  } finally {
    await file.close();
  }
}

/** All parts, one after the other. */
async function written(first: Reply, parts: Parts, write: (text: string) => Promise<void>): Promise<number> {
  let reply: Reply | null = first;
  while (reply !== null) {
    for (const { text } of reply.files ?? []) await write(text);
    const next = nextPart(reply);
    reply = next === null ? null : await exported(next, parts);
  }
  return DONE;
}

function nextPart(reply: Reply): Export | null {
  const choices =
    reply.kind === "card" ? reply.blocks.flatMap((one) => (one.kind === "choices" ? one.choices : [])) : [];
  const intent = choices[0]?.intent;
  return intent?.kind === "export" ? intent : null;
}
