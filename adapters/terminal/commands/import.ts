import { BotError, type ImportOutcome } from "../../../src/index.ts";
import { findFiles } from "../../files/find-files.ts";
import type { Found } from "../../files/found.ts";
import { readArticles } from "../../files/read-articles.ts";
import { type Command, DONE, FAILED, type Parts, readCommandLine } from "../command.ts";
import { type ImportCounts, importFound } from "../import-articles.ts";
import { printable } from "../printable.ts";
import { createProgress } from "../progress.ts";

const HELP = `Usage: chipwire import PATH… [--json]

Adds articles to the library: .txt, .md, .html, .jsonl and feed .xml files, or folders of them.
Importing the same again changes nothing; an edited article replaces its old version, which is kept.

  --json   a line of JSON an article, then one with the counts

A .jsonl file has a line an article: {"url", "title", "outlet", "lang", "published", "text"}; url and text must be there.
What is refused is named with its reason, everything else is imported; the exit status is then 1.`;

/** `chipwire import`: articles from files. */
export const importArticles: Command = { help: HELP, run };

/** More reasons than this are a wall of text; --json has them all. */
const REFUSALS_SHOWN_MAX = 20;

async function run(args: readonly string[], parts: Parts): Promise<number> {
  const { values, positionals } = readCommandLine(args, { json: { type: "boolean" } } as const);
  if (positionals.length === 0) throw new BotError("usage", "Nothing to import. Usage: chipwire import PATH…");
  const outcomes = createOutcomePrinter(values.json ?? false, parts);
  const counts = await importPaths(positionals, parts, outcomes.tell);
  outcomes.finish(counts);
  return counts.refused === 0 ? DONE : FAILED;
}

async function importPaths(
  paths: readonly string[],
  parts: Parts,
  tell: (outcome: ImportOutcome) => void,
): Promise<ImportCounts> {
  const found = await findFiles(paths);
  const files = found.filter((each) => each.kind === "file");
  const bytesTotal = files.reduce((sum, file) => sum + file.bytes, 0);
  const progress = createProgress(parts.terminal.progress, parts.clockMs);
  let bytesRead = 0;
  let told = 0;
  const onBytes = (bytes: number): void => {
    bytesRead += bytes;
  };
  const items = readAll(found, { cache: await parts.cache(), onBytes });
  const counts = await importFound(items, await parts.bot(), (outcome) => {
    told += 1;
    tell(outcome);
    progress.update(bytesRead / bytesTotal, `${told.toLocaleString("en")} articles`);
  });
  progress.finish();
  return counts;
}

type Listed = Awaited<ReturnType<typeof findFiles>>;

/** What could not even be found stays in its place among the articles. */
async function* readAll(found: Listed, reading: Parameters<typeof readArticles>[1]): AsyncGenerator<Found> {
  for (const each of found) if (each.kind === "refused") yield each;
  yield* readArticles(
    found.filter((each) => each.kind === "file"),
    reading,
  );
}

type OutcomePrinter = { tell: (outcome: ImportOutcome) => void; finish: (counts: ImportCounts) => void };

function createOutcomePrinter(json: boolean, { terminal }: Parts): OutcomePrinter {
  let refusals = 0;
  return {
    tell: (outcome) => {
      if (json) terminal.print(JSON.stringify(outcome));
      if (outcome.kind !== "refused") return;
      refusals += 1;
      if (refusals <= REFUSALS_SHOWN_MAX) terminal.notice(printable(`refused ${outcome.where}: ${outcome.reason}`));
    },
    finish: (counts) => {
      if (refusals > REFUSALS_SHOWN_MAX)
        terminal.notice(`… and ${refusals - REFUSALS_SHOWN_MAX} more refused; --json lists them all`);
      const { new: added, changed, same, refused } = counts;
      if (json) terminal.print(JSON.stringify({ kind: "summary", ...counts }));
      else terminal.print(`${added} new, ${changed} changed, ${same} same, ${refused} refused`);
    },
  };
}
