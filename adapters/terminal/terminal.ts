/** What the commands know of the terminal they run in. Everything they say goes through here. */
export type Terminal = {
  input: NodeJS.ReadableStream;
  output: NodeJS.WritableStream;
  /** A person types the input and reads the output. */
  interactive: boolean;
  /** One line of what was asked for, to standard output. */
  print: (line: string) => void;
  /** One line beside it, to standard error. */
  notice: (line: string) => void;
  /** The progress line on standard error, drawn over the last one; absent when nobody watches. */
  progress: ((line: string) => void) | undefined;
  /** Bold and dim. */
  styled: boolean;
  /** OSC 8 hyperlinks. */
  links: boolean;
  /** Of the person's locale, such as `fr`. */
  language: string;
  /** Its width now, in characters; endless when the output is a file or a pipe, so that quotes stay in one piece there. */
  columns: () => number;
};

/** Wider lines are hard to read, narrower ones break every word. */
const COLUMNS_MAX = 100;
const COLUMNS_MIN = 30;

/** Back to the start of the line, and clear it. */
const CLEAR_LINE = "\r\u001b[2K";

type Streams = { stdin: NodeJS.ReadStream; stdout: NodeJS.WriteStream; stderr: NodeJS.WriteStream };

/** The terminal of a process. `environment` is read for TERM, NO_COLOR (see no-color.org) and the locale. */
export function createTerminal(streams: Streams, environment: Readonly<Record<string, string | undefined>>): Terminal {
  const { stdin, stdout, stderr } = streams;
  const capable = (stream: NodeJS.WriteStream): boolean => stream.isTTY && environment["TERM"] !== "dumb";
  const locale = environment["LC_ALL"] || environment["LC_MESSAGES"] || environment["LANG"] || "en";
  let progressShown = false;
  const clearProgress = (): void => {
    if (progressShown) stderr.write(CLEAR_LINE);
    progressShown = false;
  };
  return {
    input: stdin,
    output: stdout,
    interactive: stdin.isTTY && stdout.isTTY,
    print: (line) => {
      clearProgress();
      stdout.write(`${line}\n`);
    },
    notice: (line) => {
      clearProgress();
      stderr.write(`${line}\n`);
    },
    progress: capable(stderr)
      ? (line) => {
          stderr.write(CLEAR_LINE + line);
          progressShown = line !== "";
        }
      : undefined,
    styled: capable(stdout) && !environment["NO_COLOR"],
    links: capable(stdout),
    language: /^[a-z]{2}/.exec(locale)?.[0] ?? "en",
    columns: () => (stdout.isTTY ? Math.min(COLUMNS_MAX, Math.max(COLUMNS_MIN, stdout.columns)) : Infinity),
  };
}
