import { open, writeFile } from "node:fs/promises";

import {
  BotError,
  newSource,
  OPML_FEEDS_MAX,
  type OpmlFeed,
  readOpml,
  sourceIdFor,
  writeOpml,
} from "../../../src/index.ts";
import { decodeText } from "../../files/decode-text.ts";
import { whyUnreadable } from "../../files/find-files.ts";
import { DONE, FAILED, type Parts } from "../command.ts";
import { printable } from "../printable.ts";
import type { SourceCall } from "./source.ts";

/** A list of some thousand feeds has less than a megabyte. */
export const OPML_BYTES_MAX = 5_000_000;

/** `source import`: follows what a list of subscriptions names. Nothing is fetched now. */
export async function importSources({ names }: SourceCall, parts: Parts): Promise<number> {
  const [file] = names;
  if (file === undefined || names.length > 1) throw new BotError("usage", "Usage: chipwire source import FILE.opml");
  const list = await readOpml(await readFile(file));
  if (list === null) throw new BotError("file_unreadable", `${file} is no list of subscriptions (OPML)`);
  const { terminal } = parts;
  const web = await parts.web();
  let [added, same, refused] = [0, 0, 0];
  for (const feed of list.feeds) {
    const problem = web.problemOf(feed.url);
    if (problem !== null) {
      refused += 1;
      terminal.notice(printable(`refused ${feed.url.slice(0, 100)}: ${problem}`));
    } else if (await follow(feed, parts)) added += 1;
    else same += 1;
  }
  if (list.leftOut > 0) terminal.notice(`${list.leftOut} more were left out: a list may have ${OPML_FEEDS_MAX} feeds.`);
  terminal.print(`${added} new, ${same} followed already, ${refused} refused`);
  return refused === 0 && list.leftOut === 0 ? DONE : FAILED;
}

/** False when its address is followed already. */
async function follow({ url, title, site, class: sourceClass }: OpmlFeed, parts: Parts): Promise<boolean> {
  const sources = await parts.sources();
  const before = await sources.list();
  if (before.some((each) => each.url === url)) return false;
  const id = sourceIdFor(url, new Set(before.map((each) => each.id)));
  const shown = title ?? URL.parse(url)?.hostname ?? url;
  return sources.add(
    newSource({ id, url, site, title: shown, language: null, class: sourceClass ?? "trade press" }, parts.now()),
  );
}

async function readFile(path: string): Promise<string> {
  try {
    const file = await open(path);
    try {
      const { size } = await file.stat();
      if (size > OPML_BYTES_MAX)
        throw new BotError("file_unreadable", `${path} is too large for a list of subscriptions`);
      const decoded = decodeText(await file.readFile());
      if (decoded.kind === "unreadable") throw new BotError("file_unreadable", `${path} ${decoded.reason}`);
      return decoded.text;
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof BotError) throw error;
    throw new BotError("file_missing", `${path} ${whyUnreadable(error)}`, { cause: error });
  }
}

/** `source export`: the list, to a file or to standard output. */
export async function exportSources({ names }: SourceCall, parts: Parts): Promise<number> {
  const [file] = names;
  if (names.length > 1) throw new BotError("usage", "Usage: chipwire source export [FILE.opml]");
  const opml = await writeOpml(await (await parts.sources()).list(), parts.now());
  if (file === undefined) {
    parts.terminal.print(opml.trimEnd());
    return DONE;
  }
  try {
    await writeFile(file, opml, { flag: "wx" });
  } catch (error) {
    throw new BotError("file_unreadable", `${file} ${whyUnreadable(error)}`, { cause: error });
  }
  parts.terminal.print(`written to ${file}`);
  return DONE;
}
