import { BotError, type SourceNotice } from "../../../src/index.ts";
import type { SourceReport } from "../../web/refresh.ts";
import { type Command, DONE, FAILED, type Parts, readCommandLine } from "../command.ts";
import { printable } from "../printable.ts";

const HELP = `Usage: chipwire refresh [--json]

Reads every followed source once and imports what is new. Only what has changed is downloaded, and a server that has asked to be left
alone is. While \`chipwire\` runs it does this by itself, each source at its own pace.

  --json   a line of JSON a feed: {"id", "title", "url", "kind", "reason", "items", "new", "changed", "same", "refused", "pages",
           "fromFeed", "waiting", "health", "dueAt", "tookMs"}; kind is "read", "unchanged", "failed", "waiting" or "stopped"

One source that fails never stops another; the exit status is then 1. Ctrl-C ends it: what was read is kept.
\`chipwire source\` lists and changes what is followed.`;

/** `chipwire refresh`: what is new in every source. */
export const refresh: Command = { help: HELP, run };

async function run(args: readonly string[], parts: Parts): Promise<number> {
  const { values, positionals } = readCommandLine(args, { json: { type: "boolean" } } as const);
  if (positionals.length > 0)
    throw new BotError("usage", "refresh takes no arguments. Usage: chipwire refresh [--json]");
  const { terminal } = parts;
  const followed = (await (await parts.sources()).list()).filter(({ state }) => state === "on").length;
  if (followed === 0) terminal.notice("No source is followed: `chipwire source add URL` adds one.");
  let done = 0;
  const onReport = (report: SourceReport): void => {
    done += 1;
    terminal.print(values.json ? JSON.stringify(report) : lineOf(report));
    terminal.progress?.(`refreshing: ${done} of ${followed} sources`);
  };
  const reports = await untilInterrupted(async (signal) =>
    (await parts.web()).refresh({
      which: "all",
      signal,
      onReport,
      onNotice: (notice) => terminal.notice(noticeLine(notice)),
    }),
  );
  terminal.progress?.("");
  for (const line of summaryOf(reports, followed)) terminal.notice(line);
  return reports.length === followed && reports.every(({ kind }) => kind !== "failed" && kind !== "stopped")
    ? DONE
    : FAILED;
}

/** Runs `task` with a signal that ctrl-C and a polite kill give. */
export async function untilInterrupted<T>(task: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stopping = new AbortController();
  const stop = (): void => stopping.abort(new Error("interrupted"));
  process.once("SIGINT", stop).once("SIGTERM", stop);
  try {
    return await task(stopping.signal);
  } finally {
    process.off("SIGINT", stop).off("SIGTERM", stop);
  }
}

const WORDS = { read: "ok", unchanged: "same", failed: "fail", waiting: "wait", stopped: "stop" } as const;

function lineOf(report: SourceReport): string {
  const { id, kind, reason, items, pages, fromFeed, tookMs } = report;
  const counts = (["new", "changed", "refused", "waiting"] as const)
    .filter((name) => report[name] > 0)
    .map((name) => `${report[name]} ${name}`);
  const read = [
    `${items} items`,
    ...counts,
    `${pages} pages read`,
    ...(fromFeed > 0 ? [`${fromFeed} from the feed's own text`] : []),
  ];
  const what = reason ?? (kind === "read" ? read.join(", ") : kind === "unchanged" ? "nothing new" : "not finished");
  return printable(`${WORDS[kind].padEnd(5)}${id}: ${what} (${(tookMs / 1000).toFixed(1)} s)`);
}

const NOTICE_WORDS: Readonly<Record<SourceNotice["kind"], string>> = {
  failing: "keeps failing",
  stale: "has had nothing new for longer than usual",
  gone: "is gone",
  paused: "is paused: it was not there for days",
  recovered: "works again",
};

function noticeLine({ sourceId, kind, since, detail }: SourceNotice): string {
  return printable(
    `${sourceId} ${NOTICE_WORDS[kind]} since ${since.slice(0, 16).replace("T", " ")} UTC. ${detail}`.trim(),
  );
}

function summaryOf(reports: readonly SourceReport[], followed: number): string[] {
  if (reports.length === 0) return [];
  const sum = (name: "new" | "changed"): number => reports.reduce((total, report) => total + report[name], 0);
  const failed = reports.filter(({ kind }) => kind === "failed");
  const stopped = followed - reports.filter(({ kind }) => kind !== "stopped").length;
  const lines = [
    `${sum("new")} new, ${sum("changed")} changed articles; ${failed.length} of ${followed} sources failed.`,
  ];
  if (stopped > 0) lines.push(`Stopped before the end: ${stopped} sources are left for the next time.`);
  if (
    failed.length === reports.length &&
    failed.length > 1 &&
    failed.every(({ reason }) => /cannot be reached|in time/.test(reason ?? ""))
  )
    lines.push("No source can be reached: is this machine online? Questions are answered from what is in the library.");
  return lines;
}
