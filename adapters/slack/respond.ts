import type { Log } from "../../src/index.ts";
import type { CallOutcome } from "./call.ts";

const RESPOND_MS_MAX = 10_000;

/** Answers a command or a button at the address that came with it. `refused`: the address is used up or gone. Never throws. */
export type Respond = (url: string, message: Record<string, unknown>) => Promise<CallOutcome>;

/** The hosts Slack gives such addresses at. */
const HOSTS = ["https://hooks.slack.com", "https://hooks.slack-gov.com"];

/** `apiUrl`: its own origin counts too, where Slack itself stands elsewhere. */
export function createRespond({ apiUrl, log }: { apiUrl: string; log: Log }): Respond {
  const origins = new Set([...HOSTS, new URL(apiUrl).origin]);
  return async (url, message) => {
    const origin = URL.canParse(url) ? new URL(url).origin : null;
    if (origin === null || !origins.has(origin)) return { kind: "refused", error: "not an address of Slack's" };
    try {
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json; charset=utf-8" },
        body: JSON.stringify(message),
        redirect: "error",
        signal: AbortSignal.timeout(RESPOND_MS_MAX),
      });
      await response.body?.cancel();
      if (response.ok) return { kind: "ok", data: null };
      log("info", "slack_respond_failed", { status: response.status });
      return response.status >= 500
        ? { kind: "unknown", reason: `HTTP ${response.status}` }
        : { kind: "refused", error: `HTTP ${response.status}` };
    } catch {
      return { kind: "unknown", reason: "no answer" };
    }
  };
}
