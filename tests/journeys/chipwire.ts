import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** What one run of the real program left behind. */
export type Ran = { status: number | null; signal: string | null; stdout: string; stderr: string };

export type RunOptions = {
  dataDir: string;
  input?: string;
  environment?: Record<string, string>;
  /** Called with the process and everything on standard error so far, each time there is more. */
  onNotice?: (child: ChildProcess, stderr: string) => void;
  /** Called with the process once it is started. */
  onStart?: (child: ChildProcess) => void;
};

const LAUNCHER = fileURLToPath(new URL("../../adapters/chipwire.mjs", import.meta.url));

/** Runs `chipwire` as a person would, in a process of its own; standard input is a pipe, closed unless `onNotice` is there. */
export function runChipwire(args: readonly string[], options: RunOptions): Promise<Ran> {
  const { PATH = "", HOME = "" } = process.env;
  const env = { PATH, HOME, LANG: "en_US.UTF-8", DATA_DIR: options.dataDir, ...options.environment };
  const child = spawn(process.execPath, [LAUNCHER, ...args], { env });
  options.onStart?.(child);
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
    options.onNotice?.(child, stderr);
  });
  if (options.onNotice === undefined) child.stdin.end(options.input ?? "");
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status, signal) => resolve({ status, signal, stdout, stderr }));
  });
}

/** The lines of JSON of a run's standard output; throws when there is anything else on it. */
export const jsonLines = (ran: Ran): unknown[] =>
  ran.stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line): unknown => JSON.parse(line));
