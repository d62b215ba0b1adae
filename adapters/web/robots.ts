import robotsParser from "robots-parser";

import type { Now } from "../../src/index.ts";
import { failed } from "./fetch-failure.ts";
import type { FetchFailure, WebFetch } from "./fetch-result.ts";

/** Whether an address may be read, and how long its host wants between two requests. */
export type Permission = { kind: "allowed"; delayMs: number } | FetchFailure;

/** Asks a page's robots.txt. Feeds are made for programs and are not asked about. */
export type Robots = { permit: (url: URL, signal: AbortSignal) => Promise<Permission> };

/** The name in `User-agent:` lines that means us. */
export const ROBOT_NAME = "Chipwire";

const HOUR_MS = 3_600_000;
/** Source: RFC 9309, 2.4. */
const KEPT_MS = 24 * HOUR_MS;
/** A server that failed is asked again sooner. */
const FAILURE_KEPT_MS = HOUR_MS;
const ORIGINS_KEPT_MAX = 2_000;
const DELAY_MS_MAX = 30_000;
/** Longer rules are no real ones; matching one costs its length times that of the path. */
const LINE_CHARS_MAX = 500;
const PATH_CHARS_MAX = 500;

type Rules = { permit: (url: URL) => Permission; keptUntilMs: number };

/**
 * robots.txt as RFC 9309 has it: not there (4xx, or redirected in circles) allows everything, a server that fails or does not answer
 * forbids everything for now, the first 500 KiB count, and it is asked for once a day. "Too many requests" forbids, too.
 */
export function createRobots({ fetch, now }: { fetch: WebFetch; now: Now }): Robots {
  const kept = new Map<string, { rules: Promise<Rules>; untilMs: number }>();
  const rulesOf = (origin: string, signal: AbortSignal): Promise<Rules> => {
    const before = kept.get(origin);
    if (before !== undefined && before.untilMs > now().getTime()) return before.rules;
    if (kept.size >= ORIGINS_KEPT_MAX) kept.delete(kept.keys().next().value ?? origin);
    // Whoever comes while the question is under way waits for the same answer.
    const asked = { rules: ask(origin, { fetch, now, signal }), untilMs: Infinity };
    kept.set(origin, asked);
    void asked.rules.then(({ keptUntilMs }) => (asked.untilMs = keptUntilMs));
    return asked.rules;
  };
  return { permit: async (url, signal) => (await rulesOf(url.origin, signal)).permit(url) };
}

async function ask(
  origin: string,
  { fetch, now, signal }: { fetch: WebFetch; now: Now; signal: AbortSignal },
): Promise<Rules> {
  const url = `${origin}/robots.txt`;
  const answer = await fetch({ url, document: "robots", signal });
  const nowMs = now().getTime();
  const failing = (failure: FetchFailure, keptMs: number): Rules => ({
    permit: () => failure,
    keptUntilMs: nowMs + keptMs,
  });
  if (answer.kind === "fetched") return { permit: rulesIn(url, answer.bytes), keptUntilMs: nowMs + KEPT_MS };
  if (answer.kind === "unchanged" || isAbsence(answer)) return { permit: allow, keptUntilMs: nowMs + KEPT_MS };
  if (answer.failure === "aborted") return failing(answer, 0);
  const isNetwork =
    answer.failure === "unreachable" || answer.failure === "timeout" || answer.failure === "certificate";
  return failing(isNetwork ? answer : failed("robots", `robots.txt: ${answer.detail}`), FAILURE_KEPT_MS);
}

const allow = (): Permission => ({ kind: "allowed", delayMs: 0 });

/** There is no robots.txt. An address that the guard refuses is left to the guard. */
function isAbsence({ failure, status }: FetchFailure): boolean {
  if (failure === "redirect" || failure === "refused" || failure === "wrong_type") return true;
  return failure === "status" && status !== null && status >= 400 && status < 500 && status !== 429;
}

function rulesIn(robotsUrl: string, bytes: Uint8Array): (url: URL) => Permission {
  // A BOM is taken off here; bytes that are no UTF-8 become characters that no rule matches.
  const lines = new TextDecoder().decode(bytes).split(/\r\n|\r|\n/);
  const rules = robotsParser(robotsUrl, lines.filter((line) => line.length <= LINE_CHARS_MAX).join("\n"));
  const delayMs = Math.min(DELAY_MS_MAX, Math.max(0, (rules.getCrawlDelay(ROBOT_NAME) ?? 0) * 1000)) || 0;
  return (url) => {
    const path = `${url.pathname}${url.search}`.slice(0, PATH_CHARS_MAX);
    // Undefined: the rules say nothing of it.
    return rules.isAllowed(url.origin + path, ROBOT_NAME) === false
      ? failed("robots", `robots.txt forbids ${path.slice(0, 80)}`)
      : { kind: "allowed", delayMs };
  };
}
