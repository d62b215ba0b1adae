/** What is sent along so that an unchanged document is not sent again, exactly as its server gave it, and for which address. */
export type Validators = { url: string; etag: string | null; lastModified: string | null };

/** What went wrong with a fetch, for schedules and health. */
export type FailureKind =
  | "refused"
  | "unreachable"
  | "certificate"
  | "timeout"
  | "redirect"
  | "too_large"
  | "broken"
  | "wrong_type"
  | "robots"
  | "status"
  | "aborted";

export type FetchFailure = {
  kind: "failed";
  failure: FailureKind;
  /** For people: the same words for every address that cannot be reached, so that nobody can look around a private network. */
  reason: string;
  /** For the log: what exactly happened. */
  detail: string;
  /** Of an answer that was not 2xx. */
  status: number | null;
  /** From `Retry-After`, in milliseconds from now; null when not given or unreadable. */
  retryAfterMs: number | null;
};

/** Facts of an answer that schedules need. */
export type AnswerFacts = {
  /** Where the answer came from, after redirects. */
  url: string;
  validators: Validators;
  /** The new address, when every redirect on the way was a permanent one; null when there was none or one was temporary. */
  movedTo: string | null;
  /** `max-age` of `Cache-Control`, in seconds. */
  maxAgeSeconds: number | null;
};

export type FetchResult =
  | ({ kind: "fetched"; bytes: Uint8Array; contentType: string | null } & AnswerFacts)
  | ({ kind: "unchanged" } & AnswerFacts)
  | FetchFailure;

/** What is fetched: limits, the types that are taken and what is asked for differ. */
export type DocumentKind = "feed" | "page" | "either" | "robots";

export type FetchRequest = {
  url: string;
  document: DocumentKind;
  validators?: Validators | undefined;
  signal?: AbortSignal | undefined;
  /** Asked before each hop: whether the address may be read, and how long its host wants between two requests. */
  permit?:
    | ((url: URL, signal: AbortSignal) => Promise<{ kind: "allowed"; delayMs: number } | FetchFailure>)
    | undefined;
};

/** Fetches one document over HTTP. Never rejects: what goes wrong is a value. */
export type WebFetch = (request: FetchRequest) => Promise<FetchResult>;
