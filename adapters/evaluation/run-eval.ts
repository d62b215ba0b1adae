import {
  type Answer,
  type Bot,
  BotError,
  body,
  canonicalAddress,
  type Citation,
  type ConflictScores,
  type EvalRun,
  scoreConflicts,
  scoreStories,
  type StoryScores,
} from "../../src/index.ts";
import type { EvalArticle, EvalSet } from "./eval-set.ts";

/** What asking every question gave. */
export type EvalResult = {
  runs: readonly EvalRun[];
  /** Milliseconds a question, in the order they were asked. */
  tookMs: readonly number[];
  quotes: number;
  /** Quotes that do not occur letter for letter in the article as it was given. */
  quotesNotInArticle: number;
  /** Quotes that occur in it, but not at their `start`..`end`: the library's text differs in its spacing. */
  quotesElsewhere: number;
  /** Null when the set lists no conflicts. */
  conflicts: ConflictScores | null;
  /** Null when the set lists no clusters. */
  stories: StoryScores | null;
};

/** What a run needs. `onDone` is told after each step, for a progress bar. */
export type EvalDeps = { bot: Bot; clockMs: () => number; onDone: (share: number) => void };

const IMPORT_BATCH = 200;

/** Imports a set's articles and asks its questions, one after the other. */
export async function runEval(set: EvalSet, { bot, clockMs, onDone }: EvalDeps): Promise<EvalResult> {
  await importAll(set.articles, bot);
  await bot.warmUp();
  const articleByAddress = new Map(set.articles.map((article) => [addressOf(article.input.url), article]));
  const runs: EvalRun[] = [];
  const tookMs: number[] = [];
  const checks: QuoteCheck[] = [];
  for (const question of set.questions) {
    const startedMs = clockMs();
    const answer = await bot.ask({ text: question.question, asOf: question.as_of ?? undefined });
    tookMs.push(clockMs() - startedMs);
    const cited = citationsOf(answer).map((citation) => ({
      citation,
      article: articleByAddress.get(addressOf(citation.url)),
    }));
    checks.push(...cited.map(checkQuote));
    runs.push({
      id: question.id,
      refused: answer.kind === "unknown",
      ranked: [...new Set(cited.flatMap(({ article }) => (article === undefined ? [] : [article.id])))],
      evidence: cited.map(({ citation }) => citation.quote).join("\n"),
    });
    onDone(runs.length / set.questions.length);
  }
  return {
    runs,
    tookMs,
    quotes: checks.length,
    quotesNotInArticle: checks.filter((check) => check === "missing").length,
    quotesElsewhere: checks.filter((check) => check === "elsewhere").length,
    conflicts: await measureConflicts(set, bot),
    stories: await measureStories(set, bot),
  };
}

async function measureConflicts({ articles, conflicts }: EvalSet, bot: Bot): Promise<ConflictScores | null> {
  if (conflicts === null) return null;
  const idByAddress = new Map(articles.map(({ input, id }) => [addressOf(input.url), id]));
  const idOf = (url: string): string => idByAddress.get(addressOf(url)) ?? url;
  const came = (await bot.conflicts()).map(({ a, b, kind }) => ({ a: idOf(a.url), b: idOf(b.url), kind }));
  return scoreConflicts(conflicts, came);
}

async function measureStories({ articles, clusters }: EvalSet, bot: Bot): Promise<StoryScores | null> {
  if (clusters === null) return null;
  const addressById = new Map(articles.map(({ input, id }) => [id, addressOf(input.url)]));
  const storyByAddress = new Map(
    (await bot.stories()).flatMap((story) => story.articles.map(({ url }) => [addressOf(url), story.id] as const)),
  );
  return scoreStories(clusters, (id) => storyByAddress.get(addressById.get(id) ?? "") ?? null);
}

type QuoteCheck = "in place" | "elsewhere" | "missing";

function checkQuote({ citation, article }: { citation: Citation; article: EvalArticle | undefined }): QuoteCheck {
  const { quote, start, end } = citation;
  const text = article === undefined ? "" : body(article.input);
  if (quote === "" || !text.includes(quote)) return "missing";
  return text.slice(start, end) === quote ? "in place" : "elsewhere";
}

async function importAll(articles: readonly EvalArticle[], bot: Bot): Promise<void> {
  for (let from = 0; from < articles.length; from += IMPORT_BATCH) {
    const outcomes = await bot.import(articles.slice(from, from + IMPORT_BATCH));
    const refused = outcomes.find((outcome) => outcome.kind === "refused");
    if (refused !== undefined) throw new BotError("article_refused", `${refused.where}: ${refused.reason}`);
  }
}

const citationsOf = (answer: Answer) =>
  answer.kind === "found" || answer.kind === "correction" ? answer.citations : [];

const addressOf = (url: string): string => canonicalAddress(url) ?? url;
