import { BotError, feedCatalogue, healthOf, type NewsSource, sourceFacts } from "../../../src/index.ts";
import { DONE, type Parts } from "../command.ts";
import { printable } from "../printable.ts";
import type { SourceCall } from "./source.ts";

/** `source list`: a line a source. */
export async function listSources({ names, options }: SourceCall, parts: Parts): Promise<number> {
  if (names.length > 0) throw new BotError("usage", "source list takes no names; `source show ID` shows one.");
  const { terminal, now } = parts;
  const followed = await (await parts.sources()).list();
  for (const source of followed)
    terminal.print(options.json ? JSON.stringify(sourceFacts(source, now())) : lineOf(source, now()));
  if (options.all) listCatalogue(followed, options.json, parts);
  else if (followed.length === 0)
    terminal.notice("No source is followed. `chipwire source list --all` shows what could be.");
  return DONE;
}

function listCatalogue(followed: readonly NewsSource[], json: boolean, { terminal }: Parts): void {
  const urls = new Set(followed.map(({ url }) => url));
  for (const feed of feedCatalogue.filter(({ url }) => !urls.has(url))) {
    const { id, title, url, language, class: sourceClass, note } = feed;
    if (json)
      terminal.print(JSON.stringify({ id, title, url, language, class: sourceClass, health: "not followed", note }));
    else terminal.print(`${"-".padEnd(8)}${id.padEnd(24)} ${language} ${sourceClass.padEnd(12)} ${printable(title)}`);
  }
}

function lineOf(source: NewsSource, now: Date): string {
  const health = healthOf(source, now);
  const { id, language, class: sourceClass, title, memory } = source;
  const problem = memory.failure === null ? "" : `: ${memory.failure}`;
  return printable(
    `${health.padEnd(8)}${id.padEnd(24)} ${language ?? "  "} ${sourceClass.padEnd(12)} ${title}${problem}`,
  );
}

/** `source show ID`: all that is known of it. */
export async function showSource({ names, options }: SourceCall, parts: Parts): Promise<number> {
  const [id] = names;
  if (id === undefined || names.length > 1) throw new BotError("usage", "Usage: chipwire source show ID");
  const source = (await (await parts.sources()).list()).find((each) => each.id === id);
  if (source === undefined) throw unknownSource(id);
  const facts = sourceFacts(source, parts.now());
  if (options.json) parts.terminal.print(JSON.stringify(facts));
  else
    for (const [name, value] of Object.entries(facts))
      if (value !== null) parts.terminal.print(printable(`${name.padEnd(18)}${String(value)}`));
  return DONE;
}

/** The error for a name that nothing followed has. */
export const unknownSource = (id: string): BotError =>
  new BotError("usage", `No source "${id.slice(0, 60)}" is followed. \`chipwire source list\` shows those that are.`);
