import { body, type Language, type ReplyLine, type Source, type Story, type StoryArticle } from "../types.ts";
import { noticeCard, type Card, type CommandDeps, type Errand, linesBlock, type Of } from "./card.ts";
import { findStory } from "./story-lookup.ts";
import { say } from "./texts.ts";

/** More reports of one event than anybody reads. */
const REPORTS_SHOWN_MAX = 20;

/** A story with its reports: who had it first, who has it from whom, and why they count as one. */
export async function storyCard({ id }: Of<"story">, { language, deps }: Errand): Promise<Card> {
  const story = await findStory(id, deps);
  return story === null ? nothing(id, language, deps) : cardOf(story, language, deps);
}

/** Who had it first, of a text, an address or a question. */
export async function firstCard({ about }: Of<"first">, { language, deps }: Errand): Promise<Card> {
  const story = await findStory(about, deps);
  return story === null ? nothing(about, language, deps) : cardOf(story, language, deps);
}

/** What the library says of a claim: the reports that speak to it, or those that contradict it. */
export async function checkCard({ claim, asOf }: Of<"check">, { language, deps }: Errand): Promise<Card> {
  const answer = await deps.ask({ text: claim, asOf });
  if (answer.kind !== "found" && answer.kind !== "correction") return nothing(claim, language, deps);
  const text = say(answer.kind === "correction" ? "check.against" : "check.title", language);
  const lines = answer.sentences.map((sentence): ReplyLine => ({
    text: sentence.text,
    cites: sentence.cites,
    status: null,
    superseded: null,
  }));
  return {
    blocks: [{ kind: "title", text, note: claim, status: null }, ...linesBlock(null, lines)],
    sources: answer.citations.map((citation): Source => ({ from: "article", ...citation })),
    next: [],
  };
}

/** Says that nothing is reported on something. */
export async function nothing(name: string, language: Language, { library }: CommandDeps): Promise<Card> {
  const { articles } = await library.stats();
  return noticeCard("E-NOEVIDENCE", say("E-NOEVIDENCE", language, { name, n: articles }));
}

async function cardOf(story: Story, language: Language, { library }: CommandDeps): Promise<Card> {
  const shown = story.articles.slice(0, REPORTS_SHOWN_MAX);
  const stored = await library.get(shown.map(({ articleId }) => articleId));
  const cited = shown.flatMap((report, at): { report: StoryArticle; source: Source }[] => {
    const article = stored.get(report.articleId)?.article;
    if (article === undefined) return [];
    const { articleId, url, title, publisher, publishedAt } = report;
    const pointer = { articleId, url, title, publisher, publishedAt, language: report.language };
    // The title stands letter for letter at the beginning; without one its first line does.
    const text = body(article);
    const start = article.title === null ? 1 : 0;
    const lineEnd = text.indexOf("\n", start);
    const end = lineEnd < 0 ? text.length : lineEnd;
    return [{ report, source: { from: "article", n: at + 1, ...pointer, quote: text.slice(start, end), start, end } }];
  });
  const names = new Map(story.articles.map(({ articleId, publisher, url }) => [articleId, publisher ?? url]));
  const first = story.firstReport.publisher;
  const lines = cited.map(({ report, source }): ReplyLine => {
    const who = [report.publisher ?? report.url, report.publishedAt?.slice(0, 10) ?? report.day]
      .filter(Boolean)
      .join(", ");
    const from = report.from === null ? "" : (names.get(report.from) ?? report.from);
    const role =
      report.from === null && report.role === "repeats"
        ? ""
        : ` — ${say(`role.${report.role}`, language, { name: from })}`;
    return { text: `${who}${role}`, cites: [source.n], status: null, superseded: null };
  });
  const because = story.because.map((text): ReplyLine => ({ text, cites: [], status: null, superseded: null }));
  const note = [
    say("digest.independent", language, { n: story.independentSources, all: story.articles.length }),
    ...(first === null ? [] : [say("story.first", language, { name: first })]),
  ].join(" · ");
  const status = { status: story.status, text: say(`status.${story.status}`, language) };
  return {
    blocks: [
      { kind: "title", text: story.title, note, status },
      ...linesBlock(null, lines),
      ...linesBlock(say("story.because", language), because),
    ],
    sources: cited.map(({ source }) => source),
    next: [],
  };
}
