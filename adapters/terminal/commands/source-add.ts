import {
  BotError,
  feedCatalogue,
  type NewSource,
  newSource,
  SOURCE_CLASSES,
  type SourceClass,
  sourceIdFor,
} from "../../../src/index.ts";
import type { FoundFeed } from "../../web/find-feed.ts";
import { DONE, FAILED, type Parts } from "../command.ts";
import { printable } from "../printable.ts";
import { untilInterrupted } from "./refresh.ts";
import type { SourceCall } from "./source.ts";

/** `source add`: one of the list by its id, else the feed at or of an address. */
export async function addSource({ names, options }: SourceCall, parts: Parts): Promise<number> {
  const [name] = names;
  if (name === undefined || names.length > 1) throw new BotError("usage", "Usage: chipwire source add URL|ID");
  const sourceClass = readClass(options.class);
  const listed = feedCatalogue.find(({ id, url }) => id === name || url === name);
  const found = listed ?? (await lookFor(name, parts));
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

type Candidate = Omit<NewSource, "id"> & { id?: string };

async function lookFor(name: string, parts: Parts): Promise<Candidate | null> {
  const { url, found } = await findAt(name, parts);
  if (found.kind === "none") {
    parts.terminal.notice(printable(`I cannot use this address: ${url} ${found.reason}.`));
    return null;
  }
  const { title, link, language } = found.feed;
  const host = URL.parse(found.url)?.hostname ?? found.url;
  return {
    url: found.url,
    site: link,
    title: title ?? host,
    language: language?.slice(0, 2).toLowerCase() ?? null,
    class: "trade press",
  };
}

/** People write `example.com`, too. */
async function findAt(name: string, parts: Parts): Promise<{ url: string; found: FoundFeed }> {
  const url = /^[a-z][a-z\d+.-]*:\/\//i.test(name) ? name : `https://${name}`;
  const web = await parts.web();
  const problem = web.problemOf(url);
  if (problem !== null) return { url, found: { kind: "none", reason: `is not fetched: ${problem}`, failure: null } };
  return { url, found: await untilInterrupted((signal) => web.findFeed(url, signal)) };
}

/** `source test`: what a feed gives now, and nothing is kept. */
export async function testSource({ names, options }: SourceCall, parts: Parts): Promise<number> {
  const [name] = names;
  if (name === undefined || names.length > 1) throw new BotError("usage", "Usage: chipwire source test URL|ID");
  const followed = (await (await parts.sources()).list()).find(({ id }) => id === name);
  const listed = followed ?? feedCatalogue.find(({ id }) => id === name);
  const { url, found } = await findAt(listed?.url ?? name, parts);
  const { terminal } = parts;
  if (found.kind === "none") {
    terminal.notice(printable(`${url} ${found.reason}.`));
    if (options.json) terminal.print(JSON.stringify({ url, error: found.reason }));
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
