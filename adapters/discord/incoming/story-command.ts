import type { Story } from "../../../src/index.ts";
import { FLAGS } from "../render/index.ts";
import { escaped, link, moment } from "../render/markdown.ts";
import { text } from "../texts.ts";
import { type Interaction, isInstalled, optionsOf } from "./interaction-payload.ts";
import { markdownWords, words } from "./respond.ts";
import { type IncomingDeps, isAdmitted, readerOf } from "./work.ts";

const ARTICLES_MAX = 15;

/** `/story`: one event with everything there is on it. */
export async function takeStory(one: Interaction, deps: IncomingDeps): Promise<void> {
  if (!(await isAdmitted(one, deps))) return;
  const options = optionsOf(one);
  const isEphemeral = one.guild_id !== undefined && (options.text("show") !== "channel" || !isInstalled(one));
  await deps.respond.defer(one, isEphemeral);
  const id = options.text("id") ?? "";
  const story = (await deps.stories()).find((each) => each.id === id || each.title === id);
  const bodies =
    story === undefined
      ? words([text("noSuch", readerOf(one), { id })], deps.layout)
      : markdownWords(linesOf(story, options.text("view") ?? "summary"), deps.layout);
  await deps.respond.finish(
    one,
    bodies.map((body) => ({ ...body, flags: isEphemeral ? body.flags | FLAGS.ephemeral : body.flags })),
  );
}

function linesOf(story: Story, view: string): string[] {
  const { title, status, independentSources, firstReport, articles, because } = story;
  const first = firstReport.publisher === null ? "" : ` · ① ${escaped(firstReport.publisher)}`;
  const head = `## ${escaped(title)}\n-# \`${status}\` · ${independentSources}/${articles.length}${first}`;
  const shown = articles.slice(0, ARTICLES_MAX);
  if (view === "chain")
    return [head, ...shown.map(chainLine), ...because.slice(0, 10).map((line) => `-# ${escaped(line)}`)];
  return [head, ...shown.map(sourceLine)];
}

type Told = Story["articles"][number];

const sourceLine = ({ publisher, title, url, publishedAt, language, role }: Told): string =>
  `- ${link(title ?? publisher ?? url, url)} · ${escaped(publisher ?? "")}${publishedAt === null ? "" : ` ${moment(publishedAt)}`} · ${escaped(language)} · ${role}`;

const chainLine = ({ publisher, url, role, from, news }: Told): string => {
  const said = news.slice(0, 5).map((fact) => escaped(fact.said));
  return `- ${link(publisher ?? url, url)} ${role}${from === null ? "" : ` ← ${escaped(from)}`}${said.length === 0 ? "" : `: ${said.join(", ")}`}`;
};
