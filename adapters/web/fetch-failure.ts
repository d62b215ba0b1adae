import { ConnectionRefused, NameUnknown } from "./guard-connector.ts";
import type { FailureKind, FetchFailure } from "./fetch-result.ts";

const REASONS: Readonly<Record<Exclude<FailureKind, "status">, string>> = {
  // The two must read the same: see FetchFailure.reason.
  refused: "cannot be reached (nothing answers there, or it is in a private network)",
  unreachable: "cannot be reached (nothing answers there, or it is in a private network)",
  certificate: "has no valid certificate, so the connection is not safe",
  timeout: "did not answer in time",
  redirect: "redirects too often or to an address that is not fetched",
  too_large: "is too large",
  broken: "sent an answer that cannot be read",
  wrong_type: "is no web page or feed",
  robots: "may not be read by robots (robots.txt)",
  aborted: "was stopped",
};

export function failed(failure: Exclude<FailureKind, "status">, detail: string): FetchFailure {
  return { kind: "failed", failure, reason: REASONS[failure], detail, status: null, retryAfterMs: null };
}

/** An answer that says no, or that this document is not there. */
export function failedStatus(status: number, retryAfterMs: number | null): FetchFailure {
  const reason = `answered ${status}${STATUS_WORDS[status] ?? ""}`;
  return { kind: "failed", failure: "status", reason, detail: reason, status, retryAfterMs };
}

const STATUS_WORDS: Readonly<Record<number, string>> = {
  401: " (needs a login)",
  403: " (refuses robots, or needs a login)",
  404: " (not there)",
  410: " (gone for good)",
  429: " (too many requests)",
  503: " (not available now)",
};

/** What a thrown error of the network means. Codes: nodejs.org/api/errors.html, undici's docs/api/Errors.md, and those of OpenSSL. */
export function failureOf(error: unknown, stopped: "deadline" | "caller" | null): FetchFailure {
  const detail = detailOf(error);
  if (stopped === "caller") return failed("aborted", detail);
  if (stopped === "deadline") return failed("timeout", "the total time is over");
  if (error instanceof ConnectionRefused) return failed("refused", detail);
  if (error instanceof NameUnknown) return failed("unreachable", detail);
  const code = codeOf(error);
  if (/TIMEOUT|ETIMEDOUT/.test(code))
    return failed(code === "UND_ERR_CONNECT_TIMEOUT" ? "unreachable" : "timeout", detail);
  if (/CERT|SELF_SIGNED|UNABLE_TO|HOSTNAME_MISMATCH|ALTNAME|CRL|^ERR_SSL|^ERR_TLS|EPROTO/.test(code))
    return failed("certificate", detail);
  if (/^E[A-Z]+$|^UND_ERR_SOCKET$/.test(code)) return failed("unreachable", detail);
  return failed("broken", detail);
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  if ("code" in error && typeof error.code === "string") return error.code;
  return error.cause === undefined ? "" : codeOf(error.cause);
}

function detailOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error).slice(0, 200);
  return `${codeOf(error)} ${error.message}`.trim().slice(0, 200);
}
