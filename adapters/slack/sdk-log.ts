import { type Logger, LogLevel } from "@slack/bolt";

import type { Log } from "../../src/index.ts";

/**
 * The SDKs' logger. What they say at debug holds whole payloads, and their warnings and errors may quote a message or an address with a secret in it:
 * only that something was said, and by which part, goes on.
 */
export function sdkLogger(log: Log, part: string): Logger {
  return {
    debug: () => {},
    info: () => {},
    warn: () => log("info", "slack_sdk_warning", { part }),
    error: () => log("warn", "slack_sdk_error", { part }),
    setLevel: () => {},
    getLevel: () => LogLevel.ERROR,
    setName: () => {},
  };
}
