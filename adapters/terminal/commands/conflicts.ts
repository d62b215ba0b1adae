import { BotError, type Conflict } from "../../../src/index.ts";
import { type Command, DONE, type Parts, readCommandLine } from "../command.ts";
import { printable } from "../printable.ts";
import { bold } from "../render.ts";

const HELP = `Usage: chipwire conflicts [--json]

Lists pairs of articles in the library that contradict each other, or of which the second overtakes the first, surest first.
Each with the sentences that disagree; which one is right is for you to judge.

  --json   a line of JSON a pair: {"a", "b", "topic", "kind", "quoteA", "quoteB"}; a and b are addresses, kind is
           "update" (b overtakes a) or "contradiction"`;

/** `chipwire conflicts`: what disagrees in the library. */
export const conflicts: Command = { help: HELP, run };

async function run(args: readonly string[], parts: Parts): Promise<number> {
  const { values, positionals } = readCommandLine(args, { json: { type: "boolean" } } as const);
  if (positionals.length > 0)
    throw new BotError("usage", "conflicts takes no arguments. Usage: chipwire conflicts [--json]");
  const found = await (await parts.bot()).conflicts();
  for (const conflict of found) parts.terminal.print(values.json ? line(conflict) : forPeople(conflict, parts));
  if (found.length === 0) parts.terminal.notice("No articles that disagree.");
  return DONE;
}

function line({ a, b, topic, kind }: Conflict): string {
  return JSON.stringify({ a: a.url, b: b.url, topic, kind, quoteA: a.quote, quoteB: b.quote });
}

function forPeople({ a, b, topic, kind }: Conflict, { terminal }: Parts): string {
  const title = bold(printable(`${topic} (${kind})`), terminal);
  return [title, sideOf(a), sideOf(b), ""].join("\n");
}

function sideOf({ publisher, publishedAt, url, quote }: Conflict["a"]): string {
  const who = [publisher ?? url, publishedAt?.slice(0, 10) ?? "no date"].join(", ");
  return printable(`  ${who}: “${quote.replaceAll("\n", " ")}”`);
}
