import { join } from "node:path";
import { createInterface, type Interface } from "node:readline";

import { LANGUAGES, type Language, sampleArticles, sampleQuestions } from "../../src/index.ts";
import { DONE, type Parts } from "./command.ts";
import { type Conversation, createConversation } from "./conversation.ts";
import { HISTORY_LINES_MAX, loadHistory, saveHistory } from "./history.ts";
import { questionProblem } from "./question-problem.ts";
import { renderReply } from "./render-reply.ts";
import { bold, dim } from "./render.ts";

const HELP = `Ask a question about AI-chip news, in any of: ${LANGUAGES.join(" ")}. Or look something up:
  chip B200 · company TSMC · topic CoWoS · timeline MI450 · compare H200 and MI325X · news · why · status
  help    this
  quit    leave (so do ctrl-C and ctrl-D)
Add articles with: chipwire import PATH…`;

const PROMPT = "chipwire> ";

/** The chat in the terminal: a line a question. Piped input is answered line by line, then the chat ends. */
export async function chat(parts: Parts): Promise<number> {
  const { terminal, config, log } = parts;
  // Between answers people read; to a program that reads them, everything else is noise on standard error.
  const say = terminal.interactive ? terminal.print : terminal.notice;
  const leaving = new AbortController();
  const leave = (): void => leaving.abort();
  // Before the greeting: who presses ctrl-C while the samples are put in wants to leave cleanly too.
  process.once("SIGINT", leave).once("SIGTERM", leave);
  await greet(parts, say);
  const historyFile = join(config.dataDir, "history");
  const lines = createInterface({
    input: terminal.input,
    output: terminal.interactive ? terminal.output : undefined,
    terminal: terminal.interactive,
    prompt: bold(PROMPT, terminal),
    history: terminal.interactive ? await loadHistory(historyFile) : [],
    historySize: HISTORY_LINES_MAX,
    removeHistoryDuplicates: true,
    signal: leaving.signal,
  });
  let history: readonly string[] | undefined;
  lines.on("history", (newestFirst) => (history = newestFirst));
  lines.on("SIGINT", leave);
  await converse(lines, parts, say);
  process.off("SIGINT", leave).off("SIGTERM", leave);
  if (history !== undefined) await saveHistory(historyFile, history, log);
  return DONE;
}

async function converse(lines: Interface, parts: Parts, say: (line: string) => void): Promise<void> {
  const { interactive, print } = parts.terminal;
  const conversation = createConversation(parts);
  if (interactive) lines.prompt();
  for await (const line of lines) {
    const text = line.trim();
    if (/^(quit|exit)$/i.test(text)) break;
    if (text === "help") say(HELP);
    else if (text !== "") await answer(text, conversation, parts);
    if (interactive) lines.prompt();
  }
  lines.close();
  if (interactive) print("");
}

async function answer(text: string, conversation: Conversation, { terminal }: Parts): Promise<void> {
  const problem = questionProblem(text);
  if (problem !== null) return terminal.notice(problem);
  terminal.print(`\n${renderReply(await conversation.say(text), terminal)}\n`);
}

async function greet(parts: Parts, say: (line: string) => void): Promise<void> {
  const library = await parts.library();
  const before = await library.stats();
  if (before.articles === 0) {
    await (
      await parts.bot()
    ).import(sampleArticles.map((input, index) => ({ where: `sample article ${index + 1}`, input })));
    const { articles } = await library.stats();
    say(`The library was empty, so ${articles} sample articles were put in. Add your own with: chipwire import PATH…`);
    say(
      dim(
        "They are short texts about real events, written for trying Chipwire; their outlets are marked as samples.",
        parts.terminal,
      ),
    );
    say(`\nThree questions worth asking:\n${questionsIn(parts.terminal.language)}\n`);
  } else {
    say(`${before.articles} articles from ${before.publishers} publishers. Ask a question, or: help, quit.\n`);
  }
}

function questionsIn(language: string): string {
  const known: Language = LANGUAGES.find((each) => each === language) ?? "en";
  const questions = sampleQuestions[known] ?? sampleQuestions.en ?? [];
  return questions
    .slice(0, 3)
    .map((question) => `  ${question}`)
    .join("\n");
}
