import { DiscordAPIError, HTTPError, RateLimitError, RequestMethod, REST } from "discord.js";

import type { Log } from "../../../src/index.ts";
import { type Guard, HeldBackError } from "./guard.ts";

/** No call is waited for longer: what was not answered by then is `unknown`. */
const CALL_MS_MAX = 10_000;
const SERVER_BUSY_MS = 1_000;

/** What became of a call. `unsent` never left this machine; of `unknown` nobody can say whether Discord carried it out. */
export type CallOutcome =
  | { kind: "ok"; data: unknown }
  | { kind: "refused"; status: number; code: number; retryAfterMs: number | null }
  | { kind: "later"; retryAfterMs: number }
  | { kind: "unsent"; reason: string }
  | { kind: "unknown"; reason: string };

export type CallRequest = {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  path: `/${string}`;
  body?: unknown;
  query?: Readonly<Record<string, string>>;
  files?: readonly { name: string; data: Uint8Array }[];
  /** Answers to interactions carry their own token in the path. */
  isAnonymous?: boolean;
};

/** Asks Discord once: nothing is tried again here. Never throws. */
export type DiscordCall = (request: CallRequest) => Promise<CallOutcome>;

export type DiscordCallDeps = {
  apiUrl: string;
  token: string;
  guard: Guard;
  log: Log;
  /** The token is refused: nothing this process does can work any more. */
  onTokenRefused: () => void;
};

/** discord.js's REST options that both our calls and its own gateway client go by. */
export const restOptions = ({ apiUrl, guard }: Pick<DiscordCallDeps, "apiUrl" | "guard">) => ({
  api: apiUrl,
  version: "10",
  retries: 0,
  timeout: CALL_MS_MAX,
  rejectOnRateLimit: () => true,
  globalRequestsPerSecond: 50,
  // `fetch` of this Node; what discord.js hands over fits it.
  makeRequest: async (url: string, init: object) => guard.send(url, init),
});

/** A caller over discord.js's REST, whose own waiting and repeating are switched off: both are decided where it is known what may be repeated. */
export function createDiscordCall(deps: DiscordCallDeps): DiscordCall {
  const ofBot = new REST(restOptions(deps)).setToken(deps.token);
  // Answers to interactions do not count towards the bot's fifty requests a second.
  const ofInteractions = new REST({ ...restOptions(deps), globalRequestsPerSecond: Infinity });
  return async ({ method, path, body, query, files = [], isAnonymous = false }) => {
    try {
      const data = await (isAnonymous ? ofInteractions : ofBot).request({
        method: METHODS[method],
        fullRoute: path,
        auth: !isAnonymous,
        ...(body === undefined ? {} : { body }),
        ...(query === undefined ? {} : { query: new URLSearchParams(query) }),
        ...(files.length === 0 ? {} : { files: files.map(({ name, data }) => ({ name, data: Buffer.from(data) })) }),
      });
      return { kind: "ok", data };
    } catch (error) {
      const outcome = outcomeOf(error);
      if (outcome.kind === "refused" && outcome.status === 401 && !isAnonymous) deps.onTokenRefused();
      deps.log("info", "discord_call_failed", {
        method,
        route: path.replace(/\/[^/]*[A-Za-z_.-][^/]{30,}/g, "/…"),
        ...outcome,
      });
      return outcome;
    }
  };
}

const METHODS = {
  GET: RequestMethod.Get,
  POST: RequestMethod.Post,
  PUT: RequestMethod.Put,
  PATCH: RequestMethod.Patch,
  DELETE: RequestMethod.Delete,
} as const;

function outcomeOf(error: unknown): CallOutcome {
  if (error instanceof HeldBackError) return { kind: "later", retryAfterMs: error.waitMs };
  if (error instanceof RateLimitError)
    return { kind: "later", retryAfterMs: Math.max(SERVER_BUSY_MS, error.timeToReset) };
  if (error instanceof DiscordAPIError) {
    const { status, code, rawError } = error;
    const retryAfter = "retry_after" in rawError ? Number(rawError.retry_after) : NaN;
    return {
      kind: "refused",
      status,
      code: Number(code) || 0,
      retryAfterMs: Number.isFinite(retryAfter) ? Math.ceil(retryAfter * 1_000) : null,
    };
  }
  if (error instanceof HTTPError) return { kind: "unknown", reason: `HTTP ${error.status}` };
  // Said by discord.js when its token has been taken out after a 401: nothing was sent.
  if (error instanceof Error && /token/i.test(error.message)) return { kind: "unsent", reason: "no token" };
  const code = codeOf(error) ?? (error instanceof Error ? codeOf(error.cause) : null);
  if (code !== null && UNSENT.has(code)) return { kind: "unsent", reason: code };
  return { kind: "unknown", reason: code ?? "no answer in time" };
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

const codeOf = (error: unknown): string | null =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
