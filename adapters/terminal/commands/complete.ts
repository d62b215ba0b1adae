import { BotError } from "../../../src/index.ts";
import { type Command, DONE, type Parts, readCommandLine } from "../command.ts";
import { printable } from "../printable.ts";

const LIMIT = 10;
const LIMIT_MAX = 100;

const HELP = `Usage: chipwire complete [PREFIX] [--limit N] [--json]

Names that begin with a prefix, in any script, by any of their aliases; without one, what the newest articles speak of most.

  --limit N   at most so many, ${LIMIT} otherwise
  --json      a line of JSON a name: {"entityId", "label", "value"}; value is the name to look up`;

/** `chipwire complete`: names that complete a prefix. */
export const complete: Command = { help: HELP, run };

const OPTIONS = { limit: { type: "string" }, json: { type: "boolean" } } as const;

async function run(args: readonly string[], parts: Parts): Promise<number> {
  const { values, positionals } = readCommandLine(args, OPTIONS);
  const limit = values.limit === undefined ? LIMIT : Number(values.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > LIMIT_MAX) {
    throw new BotError("usage", `--limit "${values.limit}" must be a whole number from 1 to ${LIMIT_MAX}`);
  }
  const found = await (await parts.bot()).complete(positionals.join(" "), limit);
  for (const each of found) parts.terminal.print(values.json === true ? JSON.stringify(each) : printable(each.label));
  if (found.length === 0) parts.terminal.notice("No name begins like that.");
  return DONE;
}
