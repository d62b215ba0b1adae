import type { ConflictScores, Scores, StoryScores } from "../../src/index.ts";
import type { EvalResult } from "./run-eval.ts";

/** Everything `eval` measured, as it is printed with --json. */
export type EvalReport = Omit<Scores, "groups"> & {
  groups: Scores["groups"];
  articles: number;
  questions: number;
  quotes: number;
  quotesNotInArticle: number;
  quotesElsewhere: number;
  p50Ms: number | null;
  p99Ms: number | null;
  /** Null when the set lists no clusters. */
  stories: StoryScores | null;
  /** Null when the set lists none. */
  conflicts: ConflictScores | null;
};

/** Puts scores and times together. */
export function createReport(scores: Scores, result: EvalResult, articles: number): EvalReport {
  return {
    ...scores,
    articles,
    questions: result.runs.length,
    quotes: result.quotes,
    quotesNotInArticle: result.quotesNotInArticle,
    quotesElsewhere: result.quotesElsewhere,
    p50Ms: percentile(result.tookMs, 0.5),
    p99Ms: percentile(result.tookMs, 0.99),
    stories: result.stories,
    conflicts: result.conflicts,
  };
}

/** The report as a table for people. */
export function renderReport(report: EvalReport): string {
  const header = `${"".padEnd(18)}${"n".padStart(5)}${["hit@1", "hit@3", "hit@5", "evidence"].map(column).join("")}`;
  const rows = report.groups.map(({ group, n, hit1, hit3, hit5, evidence }) => {
    const cells = [hit1, hit3, hit5, evidence].map((value) => column(fraction(value)));
    return `${group.padEnd(18)}${String(n).padStart(5)}${cells.join("")}`;
  });
  const { quotes, quotesNotInArticle, quotesElsewhere, p50Ms, p99Ms } = report;
  return [
    `${report.questions} questions over ${report.articles} articles`,
    "",
    header,
    ...rows,
    "",
    `refusal            precision ${fraction(report.refusalPrecision)}  recall ${fraction(report.refusalRecall)}`,
    `quotes             ${quotes}: ${quotesNotInArticle} not in their article, ${quotesElsewhere} not at their start..end`,
    `stories            ${storiesTold(report.stories)}`,
    `conflicts          ${conflictsTold(report.conflicts)}`,
    `time per question  p50 ${milliseconds(p50Ms)}  p99 ${milliseconds(p99Ms)}`,
  ].join("\n");
}

function conflictsTold(scores: ConflictScores | null): string {
  if (scores === null) return "the set lists none";
  const { listed, found, rightKind, unlisted } = scores;
  return `${found} of ${listed} listed found, ${rightKind} as the right kind; ${unlisted} besides`;
}

function storiesTold(scores: StoryScores | null): string {
  if (scores === null) return "the set lists none";
  const { clusters, articles, precision, recall, f1 } = scores;
  const figures = `precision ${fraction(precision)}  recall ${fraction(recall)}  F1 ${fraction(f1)}`;
  return `${figures}  (pairs of ${articles} articles on ${clusters} events)`;
}

const column = (text: string): string => text.padStart(10);

const fraction = (value: number | null): string => (value === null ? "n/a" : value.toFixed(3));

const milliseconds = (value: number | null): string => (value === null ? "n/a" : `${value.toFixed(1)} ms`);

/** The smallest value that at least `share` of the values do not exceed. */
export function percentile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
}
