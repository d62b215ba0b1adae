/** Whose doing an error is, and which: `code` is stable, the message says what to do. */
export type BotErrorCode =
  | "usage"
  | "settings"
  | "file_missing"
  | "file_unreadable"
  | "article_refused"
  | "library_unreadable"
  | "library_newer"
  | "library_busy"
  | "cache_failed";

/** An error whose message is meant for the person at the keyboard: what is wrong, where, and what to do. */
export class BotError extends Error {
  readonly code: BotErrorCode;

  constructor(code: BotErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "BotError";
    this.code = code;
  }
}
