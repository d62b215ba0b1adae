import { access, constants, stat, statfs } from "node:fs/promises";

import { ANALYSER_VERSION, BotError, healthOf } from "../../../src/index.ts";
import { readCatalogueFile } from "../../files/catalogue-file.ts";
import { readableBytes } from "../../files/found.ts";
import { makeFolder } from "../../make-folder.ts";
import { type Command, DONE, FAILED, type Parts, readCommandLine } from "../command.ts";
import { printable } from "../printable.ts";
import { checkDiscord } from "./doctor-discord.ts";
import type { Finding } from "./doctor-finding.ts";
import { checkSlackSettings } from "./doctor-slack.ts";

const HELP = `Usage: chipwire doctor [--json]

Checks what Chipwire needs: Node, settings, the data folder, the library, the cache, the sources, disk space and the clock.
Each line is ok, warn or fail, and says what to do. Secrets are never shown. Exit status 1 when something fails.

  --json   a line of JSON a check: {"check", "status", "detail", "advice"?}`;

/** `chipwire doctor`: what works, what does not, what to do. */
export const doctor: Command = { help: HELP, run };

const NODE_MAJOR_MIN = 24;

/** Below this an import of some thousand articles may not fit. */
const FREE_BYTES_MIN = 200_000_000;

/** The day this was written: a clock that shows an earlier one is wrong. */
const EARLIEST_NOW = "2026-11-01";

const MS_PER_DAY = 86_400_000;

async function run(args: readonly string[], parts: Parts): Promise<number> {
  const { values, positionals } = readCommandLine(args, { json: { type: "boolean" } } as const);
  if (positionals.length > 0) throw new BotError("usage", "doctor takes no arguments. Usage: chipwire doctor [--json]");
  const findings = [checkNode(), checkSettings(parts), checkCatalogue(parts)];
  const folder = await checkDataDir(parts);
  findings.push(folder);
  if (folder.status !== "fail") {
    findings.push(
      ...(await checkLibrary(parts)),
      await checkCache(parts),
      await checkSources(parts),
      await checkDisk(parts),
      ...(await checkDiscord(parts)),
      ...(await checkSlackSettings(parts)),
    );
  }
  findings.push(checkClock(parts));
  for (const finding of findings) parts.terminal.print(values.json ? JSON.stringify(finding) : line(finding));
  return findings.some(({ status }) => status === "fail") ? FAILED : DONE;
}

function line({ check, status, detail, advice }: Finding): string {
  const told = `${status.padEnd(5)}${check}: ${printable(detail)}`;
  return advice === undefined ? told : `${told}\n     → ${advice}`;
}

function checkNode(): Finding {
  const { node } = process.versions;
  const enough = Number(node.split(".")[0]) >= NODE_MAJOR_MIN;
  const finding = { check: "node", detail: `Node ${node} on ${process.platform} ${process.arch}` };
  return enough
    ? { ...finding, status: "ok" }
    : { ...finding, status: "fail", advice: `start with npm or npx, which bring Node ${NODE_MAJOR_MIN}` };
}

function checkSettings({ config }: Parts): Finding {
  const days = Math.round(config.cacheTtlMs / MS_PER_DAY);
  const detail = `DATA_DIR=${config.dataDir} LOG=${config.logLevel} CACHE_TTL_DAYS=${days}`;
  return { check: "settings", status: "ok", detail };
}

function checkCatalogue({ config: { catalogueFile } }: Parts): Finding {
  const check = "catalogue";
  if (catalogueFile === null)
    return { check, status: "ok", detail: "the built-in names; CATALOGUE_FILE adds your own" };
  try {
    const own = readCatalogueFile(catalogueFile);
    return { check, status: "ok", detail: `the built-in names and ${own.length} of ${catalogueFile}` };
  } catch (error) {
    if (!(error instanceof BotError)) throw error;
    const advice = "correct the file that CATALOGUE_FILE names, or take the setting out; README.md shows an entry";
    return { check, status: "fail", detail: error.message.split("\n").at(-1)?.trim() ?? "", advice };
  }
}

async function checkDataDir({ config }: Parts): Promise<Finding> {
  const { dataDir } = config;
  try {
    await makeFolder(dataDir);
    await access(dataDir, constants.W_OK);
    return { check: "data folder", status: "ok", detail: `${dataDir} can be written` };
  } catch (error) {
    const detail = error instanceof Error ? error.message : `${dataDir} cannot be written`;
    return { check: "data folder", status: "fail", detail, advice: "set DATA_DIR to a folder that can be written" };
  }
}

async function checkLibrary(parts: Parts): Promise<Finding[]> {
  const check = "library";
  const there = await stat(parts.libraryFile).catch(() => undefined);
  if (there === undefined) {
    const advice = "chipwire import PATH adds articles; a bare start adds the sample articles";
    return [{ check, status: "warn", detail: "there is none yet", advice }];
  }
  try {
    const library = await parts.library();
    const { place, schemaVersion, bytes, problems } = await library.check();
    if (problems.length > 0) {
      const advice = "move the file away, restore a copy or import the articles again";
      return [{ check, status: "fail", detail: `${place}: ${problems.slice(0, 3).join("; ")}`, advice }];
    }
    const size = `${place}, schema ${schemaVersion}, ${readableBytes(bytes)}`;
    const articles = articlesFinding(await library.stats(), parts);
    const old = await library.outdatedCount(ANALYSER_VERSION);
    return [{ check, status: "ok", detail: size }, articles, ...(old === 0 ? [] : [oldReadingsFinding(old)])];
  } catch (error) {
    if (!(error instanceof BotError)) throw error;
    return [
      { check, status: "fail", detail: error.message, advice: "see the message; `chipwire doctor` again afterwards" },
    ];
  }
}

type Stats = { articles: number; publishers: number; newestDay: string | null };

function articlesFinding({ articles, publishers, newestDay }: Stats, { now }: Parts): Finding {
  const check = "articles";
  if (articles === 0)
    return { check, status: "warn", detail: "the library is empty", advice: "chipwire import PATH adds articles" };
  const detail = `${articles} articles from ${publishers} publishers, the newest of ${newestDay ?? "an unknown day"}`;
  const tomorrow = new Date(now().getTime() + MS_PER_DAY).toISOString().slice(0, 10);
  if (newestDay !== null && newestDay > tomorrow) {
    return { check, status: "warn", detail, advice: "an article is dated in the future: is the clock right?" };
  }
  return { check, status: "ok", detail };
}

/** Answers are found in them all the same; what newer versions read besides is missing until they are read again. */
const oldReadingsFinding = (articles: number): Finding => ({
  check: "readings",
  status: "warn",
  detail: `${articles} articles were read by another version`,
  advice: "chipwire conflicts reads them all again; each import reads some",
});

async function checkCache(parts: Parts): Promise<Finding> {
  const checked = await (await parts.cache()).check();
  if ("entries" in checked) return { check: "cache", status: "ok", detail: `${checked.entries} parsed files kept` };
  const advice = "delete cache.sqlite in the data folder; until then files are parsed each time";
  return { check: "cache", status: "warn", detail: checked.problem, advice };
}

/** More names than this are for `chipwire source list`. */
const SOURCES_NAMED_MAX = 5;

async function checkSources({ sources, now, config }: Parts): Promise<Finding> {
  const check = "sources";
  const followed = (await (await sources()).list()).filter(({ state }) => state !== "muted");
  const troubled = followed.filter((source) =>
    ["failing", "stale", "gone", "paused"].includes(healthOf(source, now())),
  );
  if (troubled.length > 0) {
    const named = troubled.slice(0, SOURCES_NAMED_MAX).map((source) => `${source.id} (${healthOf(source, now())})`);
    const more = troubled.length > named.length ? ` and ${troubled.length - named.length} more` : "";
    const detail = `${troubled.length} of ${followed.length} followed are in trouble: ${named.join(", ")}${more}`;
    return {
      check,
      status: "warn",
      detail,
      advice: "chipwire source list shows each; mute or remove those that are gone",
    };
  }
  const detail = `${followed.length} followed`;
  if (followed.some(({ memory }) => memory.triedAt !== null)) return { check, status: "ok", detail };
  const contact = config.web.contact === null ? "; set CONTACT first, so that their owners can write to you" : "";
  return { check, status: "ok", detail: `${detail}, none read yet`, advice: `chipwire refresh reads them${contact}` };
}

async function checkDisk({ config }: Parts): Promise<Finding> {
  const { bavail, bsize } = await statfs(config.dataDir);
  const freeBytes = bavail * bsize;
  const finding = { check: "disk", detail: `${readableBytes(freeBytes)} free` };
  return freeBytes >= FREE_BYTES_MIN
    ? { ...finding, status: "ok" }
    : { ...finding, status: "warn", advice: "make room, or move DATA_DIR to a larger disk" };
}

function checkClock({ now }: Parts): Finding {
  const today = now().toISOString();
  return today >= EARLIEST_NOW
    ? { check: "clock", status: "ok", detail: today }
    : { check: "clock", status: "fail", detail: `${today} is in the past`, advice: "set the machine's clock" };
}
