import { BotError, type Story } from "../../../src/index.ts";
import { type Command, DONE, type Parts, readCommandLine } from "../command.ts";
import { printable } from "../printable.ts";
import { bold } from "../render.ts";

const HELP = `Usage: chipwire stories [--since DATE] [--json]

Lists the library's articles by the event they report, newest first, across languages: who had it first, who repeats whom, who adds
what, and why they count as one story. An article that nobody else followed is a story of its own.

  --since DATE   only stories with an article of this day (YYYY-MM-DD) or later
  --json         a line of JSON a story: {"id", "title", "urls", "because", "firstReport", "independentSources", "status", "articles"};
                 urls in the order they came, firstReport an address or null`;

/** `chipwire stories`: what happened, told once. */
export const stories: Command = { help: HELP, run };

const OPTIONS = { json: { type: "boolean" }, since: { type: "string" } } as const;

async function run(args: readonly string[], parts: Parts): Promise<number> {
  const { values, positionals } = readCommandLine(args, OPTIONS);
  if (positionals.length > 0)
    throw new BotError("usage", "stories takes no arguments. Usage: chipwire stories [--since DATE] [--json]");
  const found = await (await parts.bot()).stories({ since: dayOf(values.since) });
  for (const story of found) parts.terminal.print(values.json ? line(story) : forPeople(story, parts));
  if (found.length === 0) parts.terminal.notice("No stories.");
  return DONE;
}

function dayOf(given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(given) ? new Date(`${given}T00:00:00Z`) : null;
  if (day !== null && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(given)) return given;
  throw new BotError("usage", `--since ${given} is no day. Use YYYY-MM-DD, as in --since 2026-01-31`);
}

function line({ id, title, articles, because, firstReport, independentSources, status }: Story): string {
  return JSON.stringify({
    id,
    title,
    urls: articles.map(({ url }) => url),
    because,
    firstReport: firstReport.url,
    independentSources,
    status,
    firstReportedBy: firstReport.publisher,
    articles: articles.map(({ url, publisher, publishedAt, language, role, from, news }) => {
      return { url, publisher, publishedAt, language, role, from, news };
    }),
  });
}

/** Facts shown of one article; the rest is a number. */
const NEWS_SHOWN_MAX = 5;

function forPeople(story: Story, { terminal }: Parts): string {
  const { title, articles, because, firstReport, independentSources, status } = story;
  const sources = independentSources === 1 ? "1 source" : `${independentSources} independent sources`;
  const first = firstReport.publisher === null ? "" : `, first reported by ${firstReport.publisher}`;
  return [
    bold(printable(title), terminal),
    printable(`  ${status}, ${sources}${first}`),
    ...articles.map((article, at) => articleLine(article, at)),
    ...because.map((words) => printable(`  because ${words}`)),
    "",
  ].join("\n");
}

function articleLine({ publisher, publishedAt, url, role, from, news }: Story["articles"][number], at: number): string {
  const who = [publisher ?? url, publishedAt?.slice(0, 10) ?? "no date"].join(", ");
  const said = news.slice(0, NEWS_SHOWN_MAX).map((fact) => fact.said);
  const more = news.length > NEWS_SHOWN_MAX ? ` and ${news.length - NEWS_SHOWN_MAX} more` : "";
  const adds = at === 0 || news.length === 0 ? "" : `: new ${said.join(", ")}${more}`;
  return printable(`  - ${who} (${role}${from === null ? "" : ` ${from}`})${adds}`);
}
