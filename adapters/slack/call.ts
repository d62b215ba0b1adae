import { webApi } from "@slack/bolt";

import type { Log, Now } from "../../src/index.ts";
import { retryAfterMs } from "./retry-after.ts";
import { sdkLogger } from "./sdk-log.ts";

/** No call is waited for longer: what was not answered by then is `unknown`. */
const CALL_MS_MAX = 10_000;

/** What became of a call. `unsent` never left this machine; of `unknown` nobody can say whether Slack carried it out. */
export type CallOutcome =
  | { kind: "ok"; data: unknown }
  | { kind: "refused"; error: string }
  | { kind: "later"; retryAfterMs: number }
  | { kind: "unsent"; reason: string }
  | { kind: "unknown"; reason: string };

/** Calls one method of Slack's Web API, once, with a token ("": none): nothing is tried again here, and no call waits for another. Never throws. */
export type SlackCall = (method: string, args: Record<string, unknown>, token: string) => Promise<CallOutcome>;

export type SlackCallDeps = { apiUrl: string; now: Now; log: Log; part: string; callMsMax?: number };

/** A caller with connections of its own, so that what one kind of work meets never holds up another. */
export function createSlackCall({ apiUrl, now, log, part, callMsMax = CALL_MS_MAX }: SlackCallDeps): SlackCall {
  const client = new webApi.WebClient(undefined, {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: callMsMax,
    logger: sdkLogger(log, part),
    allowAbsoluteUrls: false,
    fetch: async (url, init) => withPlainRetryAfter(await fetch(url, init), now()),
  });
  return async (method, args, token) => {
    try {
      return { kind: "ok", data: await client.apiCall(method, token === "" ? args : { ...args, token }) };
    } catch (error) {
      const outcome = outcomeOf(error);
      log("info", "slack_call_failed", { part, method, ...outcome });
      return outcome;
    }
  };
}

/** The SDK reads whole seconds only and gives up a 429 that has none: a missing, absurd or dated wait is made one it can read. */
function withPlainRetryAfter(response: Response, now: Date): Response {
  if (response.status !== 429) return response;
  const waitMs = retryAfterMs(response.headers.get("retry-after"), now);
  return new Response(null, { status: 429, headers: { "retry-after": String(Math.ceil(waitMs / 1000)) } });
}

/** Slack says of these that it may have carried the call out in part. Source: api.slack.com/methods/chat.postMessage, errors */
const IN_DOUBT = new Set(["fatal_error", "internal_error", "service_unavailable", "request_timeout"]);
const TOO_MANY = new Set(["ratelimited", "rate_limited", "message_limit_exceeded", "accesslimited"]);
/** Asked to wait with no time named. */
const WAIT_MS = 30_000;

function outcomeOf(error: unknown): CallOutcome {
  if (error instanceof webApi.WebAPIRateLimitedError) return { kind: "later", retryAfterMs: error.retryAfter * 1000 };
  if (error instanceof webApi.WebAPIPlatformError) {
    const code = error.data.error;
    if (typeof code !== "string") return { kind: "unknown", reason: "an answer that is none of Slack's" };
    if (TOO_MANY.has(code)) return { kind: "later", retryAfterMs: WAIT_MS };
    return IN_DOUBT.has(code) ? { kind: "unknown", reason: code } : { kind: "refused", error: code };
  }
  if (error instanceof webApi.WebAPIHTTPError) return { kind: "unknown", reason: `HTTP ${error.statusCode}` };
  if (error instanceof webApi.WebAPIRequestError) return requestOutcome(error.original);
  return { kind: "unknown", reason: "the answer broke off" };
}

/** What happens before anything is sent. */
const UNSENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

function requestOutcome(error: Error): CallOutcome {
  const code = codeOf(error.cause) ?? codeOf(error);
  if (code !== null && UNSENT.has(code)) return { kind: "unsent", reason: code };
  return {
    kind: "unknown",
    reason: code ?? (error.name === "TimeoutError" ? "no answer in time" : "the connection broke"),
  };
}

const codeOf = (error: unknown): string | null =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
