import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { BotError, type EvalQuestion, type EvalRun, isMiss, scoreRun } from "../../../src/index.ts";
import { createReport, renderReport } from "../../evaluation/eval-report.ts";
import { type EvalFiles, type EvalSet, filesOfFolder, readEvalSet } from "../../evaluation/eval-set.ts";
import { type EvalResult, runEval } from "../../evaluation/run-eval.ts";
import { type Command, DONE, type Parts, readCommandLine } from "../command.ts";
import { printable } from "../printable.ts";
import { createProgress } from "../progress.ts";

const HELP = `Usage: chipwire eval DIR [--json] [--run FILE] [--failures]
       chipwire eval --questions FILE.jsonl --articles PATH [--json] [--run FILE] [--failures]

Imports articles.jsonl of a folder into a fresh library, asks questions.jsonl and measures the answers. Your library is not touched.

  --json             one JSON object with every measure
  --run FILE         also write a line a question: {"id", "refused", "ranked", "evidence"}
  --failures         also list the missed questions on standard error
  --questions FILE   questions of another file
  --articles PATH    the articles they ask about; a .txt file is the article "seed"`;

/** `chipwire eval`: the measures of a question set. */
export const evaluate: Command = { help: HELP, run };

const OPTIONS = {
  json: { type: "boolean" },
  run: { type: "string" },
  failures: { type: "boolean" },
  questions: { type: "string" },
  articles: { type: "string" },
} as const;

async function run(args: readonly string[], parts: Parts): Promise<number> {
  const { values, positionals } = readCommandLine(args, OPTIONS);
  const set = await readEvalSet(filesFrom(positionals, values.questions, values.articles));
  const result = await inFreshLibrary(set, parts);
  const report = createReport(scoreRun(set.questions, result.runs), result, set.articles.length);
  parts.terminal.print(values.json ? JSON.stringify(report) : renderReport(report));
  if (values.run !== undefined) await writeRun(values.run, result.runs);
  if (values.failures) listFailures(set.questions, result.runs, parts);
  return DONE;
}

function filesFrom(
  positionals: readonly string[],
  questions: string | undefined,
  articles: string | undefined,
): EvalFiles {
  const [folder, ...surplus] = positionals;
  if (surplus.length > 0) throw new BotError("usage", `One folder at a time, not also ${surplus.join(" ")}.`);
  const files = folder === undefined ? undefined : filesOfFolder(folder);
  const chosen = { questions: questions ?? files?.questions, articles: articles ?? files?.articles };
  if (chosen.questions !== undefined && chosen.articles !== undefined) {
    return { questions: chosen.questions, articles: chosen.articles };
  }
  throw new BotError("usage", "Which set? Usage: chipwire eval DIR, or --questions FILE and --articles PATH");
}

async function inFreshLibrary(set: EvalSet, parts: Parts): Promise<EvalResult> {
  const folder = await mkdtemp(join(tmpdir(), "chipwire-eval-"));
  try {
    const library = await parts.openLibrary(join(folder, "library.sqlite"));
    const progress = createProgress(parts.terminal.progress, parts.clockMs);
    try {
      const onDone = (share: number): void => progress.update(share, "questions");
      return await runEval(set, { bot: parts.botOver(library), clockMs: parts.clockMs, onDone });
    } finally {
      progress.finish();
      await library.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeRun(file: string, runs: readonly EvalRun[]): Promise<void> {
  try {
    await writeFile(file, runs.map((each) => `${JSON.stringify(each)}\n`).join(""));
  } catch (error) {
    const reason = error instanceof Error ? error.message : "unknown reason";
    throw new BotError("file_unreadable", `--run ${file} cannot be written: ${reason}`, { cause: error });
  }
}

function listFailures(questions: readonly EvalQuestion[], runs: readonly EvalRun[], { terminal }: Parts): void {
  const runById = new Map(runs.map((each) => [each.id, each]));
  for (const question of questions) {
    const got = runById.get(question.id);
    if (!isMiss(question, got)) continue;
    const came = got === undefined || got.refused ? "refused" : got.ranked.slice(0, 5).join(" ") || "no citation";
    const wanted = question.type === "unanswerable" ? "a refusal" : question.answer_ids.join(" ");
    terminal.notice(
      printable(
        `${question.id}  ${question.question}\u00a0 came: ${came}; wanted: ${wanted}; gold: ${JSON.stringify(question.gold)}`,
      ),
    );
  }
}
