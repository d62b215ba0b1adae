import {
  BotError,
  feedCatalogue,
  newSource,
  SOURCE_CLASSES,
  type SourceClass,
  sourceIdFor,
} from "../../../src/index.ts";
import { type FoundAt, findFeedAt, findSource, type SourceCandidate } from "../../web/find-source.ts";
import { DONE, FAILED, type Parts } from "../command.ts";
import { printable } from "../printable.ts";
import { untilInterrupted } from "./refresh.ts";
import type { SourceCall } from "./source.ts";

/** `source add`: one of the list by its id, else the feed at or of an address. */
export async function addSource({ names, options }: SourceCall, parts: Parts): Promise<number> {
  const [name] = names;
  if (name === undefined || names.length > 1) throw new BotError("usage", "Usage: chipwire source add URL|ID");
  const sourceClass = readClass(options.class);
  const found = await lookFor(name, parts);
  if (found === null) return FAILED;
  const { url, site, title, language } = found;
  const sources = await parts.sources();
  const before = await sources.list();
  const same = before.find((each) => each.url === url);
  if (same !== undefined) {
    parts.terminal.notice(printable(`${url} is followed already, as ${same.id}.`));
    return FAILED;
  }
  const id = found.id ?? sourceIdFor(url, new Set([...before, ...feedCatalogue].map((each) => each.id)));
  const added = { id, url, site, title: options.title ?? title, language, class: sourceClass ?? found.class };
  await sources.add(newSource(added, parts.now()));
  parts.terminal.print(
    options.json ? JSON.stringify(added) : printable(`${id}: ${added.title} (${added.class}), ${url}`),
  );
  return DONE;
}

/** The class as given, undefined when none was. */
function readClass(given: string | undefined): SourceClass | undefined {
  const known = SOURCE_CLASSES.find((each) => each === given);
  if (given !== undefined && known === undefined)
    throw new BotError("usage", `--class "${given}" is none of: ${SOURCE_CLASSES.join(", ")}`);
  return known;
}

/** A feed to follow; null, with why not told, when there is none. */
async function lookFor(name: string, parts: Parts): Promise<SourceCandidate | null> {
  const found = await untilInterrupted((signal) => findSource(name, { web: parts.web, signal }));
  if (found.kind === "found") return found.source;
  parts.terminal.notice(printable(`I cannot use this address: ${problemLine(found)}.`));
  return null;
}

const problemLine = ({ url, reason, isRefused }: Extract<FoundAt, { kind: "none" }>): string =>
  isRefused ? `${url} is not fetched: ${reason}` : `${url} ${reason}`;

/** `source test`: what a feed gives now, and nothing is kept. */
export async function testSource({ names, options }: SourceCall, parts: Parts): Promise<number> {
  const [name] = names;
  if (name === undefined || names.length > 1) throw new BotError("usage", "Usage: chipwire source test URL|ID");
  const followed = (await (await parts.sources()).list()).find(({ id }) => id === name);
  const listed = followed ?? feedCatalogue.find(({ id }) => id === name);
  const found = await untilInterrupted((signal) => findFeedAt(listed?.url ?? name, { web: parts.web, signal }));
  const { terminal } = parts;
  if (found.kind === "none") {
    const problem = problemLine(found);
    terminal.notice(printable(`${problem}.`));
    const error = problem.slice(found.url.length + 1);
    if (options.json) terminal.print(JSON.stringify({ url: found.url, error }));
    return FAILED;
  }
  const { title, language, items } = found.feed;
  const newest =
    items
      .map(({ publishedAt }) => publishedAt ?? "")
      .toSorted()
      .at(-1) || null;
  if (options.json) terminal.print(JSON.stringify({ url: found.url, title, language, items: items.length, newest }));
  else {
    terminal.print(
      printable(
        `${found.url}: ${title ?? "no title"}, ${items.length} items, the newest of ${newest ?? "an unknown day"}`,
      ),
    );
    for (const item of items.slice(0, 3)) terminal.print(printable(`  ${item.title ?? "no title"}`));
  }
  return DONE;
}

/** `source add-article`: one page, read into the library. */
export async function addArticle({ names, options }: SourceCall, parts: Parts): Promise<number> {
  const [url] = names;
  if (url === undefined || names.length > 1) throw new BotError("usage", "Usage: chipwire source add-article URL");
  const web = await parts.web();
  const outcome = await untilInterrupted((signal) => web.addArticle(url, signal));
  if (options.json) parts.terminal.print(JSON.stringify(outcome));
  else if (outcome.kind === "refused")
    parts.terminal.notice(printable(`I cannot use this address: ${url} ${outcome.reason}.`));
  else parts.terminal.print(printable(`${outcome.kind}: ${outcome.url}`));
  return outcome.kind === "refused" ? FAILED : DONE;
}
