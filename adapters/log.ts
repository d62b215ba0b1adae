import type { Config, Log } from "../src/index.ts";

const RANK = { silent: 0, error: 1, warn: 2, info: 3 } as const;

/** A log of one line of JSON an event, from the level that the settings ask for. */
export function createLog(level: Config["logLevel"], write: (line: string) => void): Log {
  return (severity, event, fields = {}) => {
    if (RANK[severity] <= RANK[level]) write(JSON.stringify({ level: severity, event, ...fields }));
  };
}
