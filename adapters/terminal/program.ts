import { BotError } from "../../src/index.ts";
import { type Command, DONE, FAILED, type Parts, WRONG_SETTINGS, WRONG_USAGE } from "./command.ts";
import { COMMANDS } from "./commands/catalogue.ts";
import { printable } from "./printable.ts";
import type { Terminal } from "./terminal.ts";

/** What the program is started with. `openParts` reads the settings, so it is not called for `--help`. */
export type ProgramDeps = { terminal: Terminal; version: string; openParts: () => Parts };

/** Runs one command line; the number is the exit status. Errors end here, as a line on standard error. */
export async function runProgram(args: readonly string[], deps: ProgramDeps): Promise<number> {
  try {
    return await dispatch(args, deps);
  } catch (error) {
    return report(error, deps.terminal);
  }
}

async function dispatch(args: readonly string[], deps: ProgramDeps): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined) {
    const parts = deps.openParts();
    parts.keepFresh();
    const { hasChats, runConfiguredChats } = await import("../start.ts");
    if (hasChats(parts)) return runConfiguredChats(parts);
    const { chat } = await import("./chat.ts");
    return chat(parts);
  }
  if (name === "--help" || name === "-h" || name === "help") return help(rest[0], deps.terminal);
  if (name === "--version" || name === "-v") {
    deps.terminal.print(deps.version);
    return DONE;
  }
  const command = await find(name);
  if (asksForHelp(rest)) {
    deps.terminal.print(command.help);
    return DONE;
  }
  return command.run(rest, deps.openParts());
}

async function find(name: string): Promise<Command> {
  const entry = COMMANDS.get(name);
  if (entry !== undefined) return entry.load();
  const names = [...COMMANDS.keys()].join(", ");
  throw new BotError("usage", `There is no command "${name}". Commands: ${names}. See --help.`);
}

function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf("--");
  return args.slice(0, end === -1 ? undefined : end).some((arg) => arg === "--help" || arg === "-h");
}

async function help(name: string | undefined, terminal: Terminal): Promise<number> {
  terminal.print(name === undefined ? overview() : (await find(name)).help);
  return DONE;
}

function overview(): string {
  const lines = [...COMMANDS].map(([name, { summary }]) => `  ${name.padEnd(10)}${summary}`);
  return [
    "Chipwire answers questions about AI-chip news, with a quote and a source for every sentence.",
    "",
    "Usage: chipwire [COMMAND] [OPTIONS]",
    "",
    `  ${"(none)".padEnd(10)}chat in the terminal; an empty library gets the sample articles`,
    ...lines,
    "",
    "  COMMAND --help says more; --version says which version this is.",
    "",
    "Settings come from the environment or a .env file, see .env.example.",
    "Exit status: 0 done, 1 something failed (it is named), 2 wrong usage, 78 wrong settings.",
  ].join("\n");
}

function report(error: unknown, terminal: Terminal): number {
  if (!(error instanceof BotError)) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    terminal.notice(`chipwire: this should not have happened, please report it:\n${detail}`);
    return FAILED;
  }
  terminal.notice(`chipwire: ${error.message.split("\n").map(printable).join("\n")}`);
  if (error.code === "usage") return WRONG_USAGE;
  return error.code === "settings" ? WRONG_SETTINGS : FAILED;
}
