import { z } from "zod";

import { BotError, LANGUAGES, type Question, sinceDay } from "../../../src/index.ts";
import { describeIssues } from "../../files/article-line.ts";
import { whyUnreadable } from "../../files/find-files.ts";
import { type JsonLine, readJsonLines } from "../../files/json-lines.ts";
import { answerLine, errorLine } from "../answer-line.ts";
import { type Command, DONE, FAILED, isDay, type Parts, readCommandLine } from "../command.ts";
import { printable } from "../printable.ts";
import { QUESTION_CHARS_MAX, questionProblem } from "../question-problem.ts";
import { bold, renderAnswer } from "../render.ts";

const HELP = `Usage: chipwire ask "QUESTION" [--since DAY] [--as-of DAY] [--json]
       chipwire ask --batch FILE.jsonl [--since DAY] [--as-of DAY] [--json]

Answers one question, or each line of a file: {"id", "question", "as_of"?, "since"?, "lang"?}.

  --as-of DAY    use only what was published by that day, YYYY-MM-DD
  --since DAY    use only what was published on that day or later; 24h, 7d, 2w, 3m count back from now
  --batch FILE   a question a line; a line that cannot be read is named, the others are answered
  --json         one line of JSON an answer, nothing else on standard output

A question has at most ${QUESTION_CHARS_MAX.toLocaleString("en")} characters. Begin one that starts with a dash with --: chipwire ask -- "-5 nm?"
"I do not know" is an answer too: exit status 0.`;

/** `chipwire ask`: one question or a batch of them. */
export const ask: Command = { help: HELP, run };

const OPTIONS = {
  "as-of": { type: "string" },
  since: { type: "string" },
  batch: { type: "string" },
  json: { type: "boolean" },
} as const;

async function run(args: readonly string[], parts: Parts): Promise<number> {
  const { values, positionals } = readCommandLine(args, OPTIONS);
  const asOf = values["as-of"];
  if (asOf !== undefined && !isDay(asOf)) throw new BotError("usage", `--as-of "${asOf}" is no day: write YYYY-MM-DD`);
  const since = values.since === undefined ? undefined : sinceDay(values.since, parts.now());
  if (since !== undefined && !isDay(since))
    throw new BotError("usage", `--since "${values.since}" is no day: write YYYY-MM-DD, or 24h, 7d, 2w, 3m`);
  const json = values.json ?? false;
  if (values.batch !== undefined) {
    if (positionals.length > 0) throw new BotError("usage", "Give a question or --batch, not both.");
    return askBatch({ file: values.batch, asOf, since, json }, parts);
  }
  if (positionals.length === 0) throw new BotError("usage", 'No question. Usage: chipwire ask "QUESTION"');
  const text = positionals.join(" ");
  const problem = questionProblem(text);
  if (problem !== null) throw new BotError("usage", problem);
  return askOne({ text, asOf, since }, json, parts);
}

async function askOne(question: Question, json: boolean, parts: Parts): Promise<number> {
  const { answer, tookMs } = await answered(question, parts);
  parts.terminal.print(json ? answerLine(null, answer, tookMs) : renderAnswer(answer, parts.terminal));
  if (answer.kind === "unknown" && answer.reason === "empty_library") {
    parts.terminal.notice(
      "The library is empty: `chipwire import PATH` adds articles, a bare start adds the sample articles.",
    );
  }
  return DONE;
}

async function answered(question: Question, parts: Parts) {
  const bot = await parts.bot();
  const startedMs = parts.clockMs();
  const answer = await bot.ask(question);
  return { answer, tookMs: parts.clockMs() - startedMs };
}

const batchLineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  question: z.string(),
  as_of: z.string().refine(isDay, "must be a day, YYYY-MM-DD").nullish(),
  since: z.string().refine(isDay, "must be a day, YYYY-MM-DD").nullish(),
  lang: z.string().nullish(),
});

type Batch = { file: string; asOf: string | undefined; since: string | undefined; json: boolean };

async function askBatch(batch: Batch, parts: Parts): Promise<number> {
  let failures = 0;
  let lines = 0;
  try {
    for await (const line of readJsonLines(batch.file)) {
      lines += 1;
      if (lines === 1) await (await parts.bot()).warmUp();
      failures += Number(!(await askLine(line, batch, parts)));
    }
  } catch (error) {
    if (error instanceof BotError) throw error;
    throw new BotError("file_missing", `${batch.file} ${whyUnreadable(error)}`, { cause: error });
  }
  if (lines === 0) throw new BotError("file_unreadable", `${batch.file} has no questions in it`);
  if (failures > 0) parts.terminal.notice(`${failures} of ${lines} lines could not be asked`);
  return failures === 0 ? DONE : FAILED;
}

/** Answers one line, and says whether it could. */
async function askLine(line: JsonLine, { file, asOf, since, json }: Batch, parts: Parts): Promise<boolean> {
  const { terminal } = parts;
  const read = readBatchLine(line);
  if (read.kind === "wrong") {
    terminal.notice(printable(`${file}:${line.line}: ${read.reason}`));
    if (json) terminal.print(errorLine(read.id, read.reason));
    return false;
  }
  const { answer, tookMs } = await answered(
    { ...read.question, asOf: read.question.asOf ?? asOf, since: read.question.since ?? since },
    parts,
  );
  if (json) terminal.print(answerLine(read.id, answer, tookMs));
  else terminal.print(`${bold(printable(read.question.text), terminal)}\n\n${renderAnswer(answer, terminal)}\n`);
  return true;
}

type BatchLine =
  | { kind: "question"; id: string | number; question: Question }
  | { kind: "wrong"; id: string | number | null; reason: string };

function readBatchLine(line: JsonLine): BatchLine {
  if (line.kind === "broken") return { kind: "wrong", id: null, reason: line.reason };
  const parsed = batchLineSchema.safeParse(line.value);
  if (!parsed.success) return { kind: "wrong", id: idOf(line.value), reason: describeIssues(parsed.error) };
  const { id, question: text, as_of: asOf, since, lang } = parsed.data;
  const problem = questionProblem(text);
  if (problem !== null) return { kind: "wrong", id, reason: problem };
  const language = LANGUAGES.find((each) => each === lang);
  return { kind: "question", id, question: { text, asOf: asOf ?? undefined, since: since ?? undefined, language } };
}

/** The id of a line that is wrong elsewhere, so that its error can be told apart. */
function idOf(value: unknown): string | number | null {
  const parsed = batchLineSchema.pick({ id: true }).safeParse(value);
  return parsed.success ? parsed.data.id : null;
}
