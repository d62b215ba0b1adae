import { Agent, type Dispatcher, request } from "undici";

import { readRetryAfter, type Now } from "../../src/index.ts";
import { ACCEPTED_ENCODINGS, BodyTooLarge, EncodingUnknown, encodingsOf, readBody } from "./fetch-body.ts";
import { failed, failedStatus, failureOf } from "./fetch-failure.ts";
import { type FetchLimits, HEADER_BYTES_MAX, REDIRECTS_MAX } from "./fetch-limits.ts";
import type { AnswerFacts, DocumentKind, FetchFailure, FetchRequest, FetchResult, WebFetch } from "./fetch-result.ts";
import { createGuardedConnector, type Dial } from "./guard-connector.ts";
import type { LookupAll } from "./guard-lookup.ts";
import { checkUrl, type GuardRules } from "./guard-url.ts";
import { createHostCircuit } from "./host-circuit.ts";
import { createHostGate } from "./host-gate.ts";

export type WebFetchDeps = {
  rules: GuardRules;
  limits: FetchLimits;
  userAgent: string;
  lookup: LookupAll;
  dial: Dial;
  now: Now;
  clockMs: () => number;
};

/** An idle connection is kept no longer than this, so that a host that has moved inside is looked up again. */
const KEEP_ALIVE_MS_MAX = 60_000;

const ACCEPTS: Readonly<Record<DocumentKind, string>> = {
  feed: "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5",
  page: "text/html, application/xhtml+xml, */*;q=0.5",
  either: "application/rss+xml, application/atom+xml, application/feed+json, text/html;q=0.9, */*;q=0.5",
  robots: "text/plain, */*;q=0.5",
};

/** Never a feed, whatever feeds are served as. */
const NO_FEED = /^(?:image|video|audio|font)\/(?!.*xml)|^application\/(?:pdf|zip|gzip|x-tar)/i;
const PAGE = /^(?:text\/(?:html|plain|xml)|application\/(?:xhtml\+xml|xml))/i;

const PERMANENT = new Set([301, 308]);
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * The only way out to the web. Every hop of every request is checked, counted and timed; nothing is sent but what stands here: no
 * cookies, no referrer, no credentials. Proxies of the environment are not used: the guard must see the address that is dialled.
 */
export function createWebFetch(deps: WebFetchDeps): { fetch: WebFetch; close: () => Promise<void> } {
  const { limits, clockMs } = deps;
  const agent = new Agent({
    connect: createGuardedConnector({ ...deps, connectMs: limits.connectMs }),
    connections: limits.concurrentPerHost,
    pipelining: 1,
    allowH2: false,
    keepAliveTimeout: 4_000,
    keepAliveMaxTimeout: KEEP_ALIVE_MS_MAX,
    headersTimeout: limits.headersMs,
    bodyTimeout: limits.totalMs,
    maxHeaderSize: HEADER_BYTES_MAX,
  });
  const hop = createHop({ ...deps, agent, gate: createHostGate(limits, clockMs), circuit: createHostCircuit(clockMs) });
  return { fetch: (asked) => follow(asked, deps, hop), close: () => agent.destroy() };
}

/** A request in its host's turn: `delayMs` at least after the last one to that host. */
type Turn = FetchRequest & { signal: AbortSignal; delayMs: number };
type Hop = (asked: Turn, url: URL, budgetMs: number) => Promise<{ result: HopResult; tookMs: number }>;
type HopResult = Exclude<FetchResult, { kind: "fetched" | "unchanged" }> | HopAnswer | Redirect;
type HopAnswer =
  | { kind: "fetched"; bytes: Uint8Array; contentType: string | null; facts: AnswerFacts }
  | { kind: "unchanged"; facts: AnswerFacts };
type Redirect = { kind: "redirect"; to: string; permanent: boolean };

/** Redirects, one by one: each is a new address, checked as the first was. */
async function follow(asked: FetchRequest, { rules, limits }: WebFetchDeps, hop: Hop): Promise<FetchResult> {
  const signal = asked.signal ?? new AbortController().signal;
  let budgetMs = limits.totalMs;
  let permanent = true;
  let base: URL | undefined;
  let next = asked.url;
  for (let redirects = 0; redirects <= REDIRECTS_MAX; redirects += 1) {
    const checked = checkUrl(next, rules, base);
    if (checked.kind === "refused")
      return base === undefined ? failed("refused", checked.reason) : failed("redirect", checked.reason);
    const { url } = checked;
    if (base?.protocol === "https:" && url.protocol === "http:") return failed("redirect", "from https to http");
    const permission = (await asked.permit?.(url, signal)) ?? { kind: "allowed", delayMs: 0 };
    if (permission.kind === "failed") return permission;
    const { result, tookMs } = await hop({ ...asked, signal, delayMs: permission.delayMs }, url, budgetMs);
    budgetMs -= tookMs;
    if (result.kind === "failed") return result;
    if (result.kind !== "redirect") return settle(result, redirects > 0 && permanent ? url.href : null);
    permanent &&= result.permanent;
    base = url;
    next = result.to;
  }
  return failed("redirect", `more than ${REDIRECTS_MAX} redirects`);
}

function settle(answer: HopAnswer, movedTo: string | null): FetchResult {
  const facts = { ...answer.facts, movedTo };
  if (answer.kind === "unchanged") return { kind: "unchanged", ...facts };
  return { kind: "fetched", bytes: answer.bytes, contentType: answer.contentType, ...facts };
}

type HopDeps = WebFetchDeps & {
  agent: Agent;
  gate: ReturnType<typeof createHostGate>;
  circuit: ReturnType<typeof createHostCircuit>;
};

/** One request to one address, in its host's turn. */
function createHop(deps: HopDeps): Hop {
  const { gate, circuit, clockMs } = deps;
  return async (asked, url, budgetMs) => {
    if (!circuit.mayAsk(url.host))
      return { result: failed("unreachable", `${url.host} rests after several failures`), tookMs: 0 };
    let tookMs = 0;
    const turn = { host: url.hostname, delayMs: asked.delayMs, signal: asked.signal };
    const task = async (): Promise<HopResult> => {
      const startedMs = clockMs();
      const result = await withDeadline(asked, url, budgetMs, deps);
      tookMs = clockMs() - startedMs;
      return result;
    };
    const result = await gate.run(turn, task).catch((error: unknown) => failureOf(error, "caller"));
    if (result.kind !== "failed") circuit.answered(url.host);
    else if (result.failure === "timeout" || result.failure === "unreachable") circuit.failed(url.host);
    return { result, tookMs };
  };
}

async function withDeadline(asked: Turn, url: URL, budgetMs: number, deps: HopDeps): Promise<HopResult> {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(new Error("deadline")), Math.max(1, budgetMs));
  try {
    return await exchange(asked, url, { ...deps, signal: AbortSignal.any([asked.signal, deadline.signal]) });
  } catch (error) {
    if (error instanceof BodyTooLarge) return failed("too_large", error.message);
    if (error instanceof EncodingUnknown) return failed("broken", error.message);
    return failureOf(error, asked.signal.aborted ? "caller" : deadline.signal.aborted ? "deadline" : null);
  } finally {
    clearTimeout(timer);
  }
}

/** Sends the request and reads the answer. Throws what the network throws. */
async function exchange(
  asked: FetchRequest,
  url: URL,
  { agent, userAgent, limits, now, signal }: HopDeps & { signal: AbortSignal },
): Promise<HopResult> {
  const answer = await request(url, {
    dispatcher: agent,
    method: "GET",
    headers: headersFor(asked, url, userAgent),
    signal,
  });
  const { statusCode: status, headers, body } = answer;
  // An answer that is not read is thrown away with its connection: how long it is, nobody knows.
  const drop = <T>(result: T): T => {
    body.on("error", () => {}).destroy();
    return result;
  };
  const facts = factsOf(answer, url);
  if (status === 304) return drop({ kind: "unchanged", facts });
  if (REDIRECTS.has(status)) {
    const to = single(headers["location"]);
    return drop(
      to === null ? failed("redirect", "to nowhere") : { kind: "redirect", to, permanent: PERMANENT.has(status) },
    );
  }
  if (status !== 200) return drop(failedStatus(status, readRetryAfter(single(headers["retry-after"]), now())));
  const contentType = single(headers["content-type"]);
  const wrong = typeProblem(asked.document, contentType);
  if (wrong !== null) return drop(wrong);
  const encodings = encodingsBefore(() => encodingsOf(headers["content-encoding"]), drop);
  const overflow = asked.document === "robots" ? "cut" : "refuse";
  const bytes = await readBody(body, encodings, { bytesMax: limits.bytesMax[asked.document], overflow });
  return { kind: "fetched", bytes, contentType, facts };
}

/** The body of an answer in an unknown encoding is thrown away, too. */
function encodingsBefore(read: () => readonly string[], drop: (nothing: null) => null): readonly string[] {
  try {
    return read();
  } catch (error) {
    drop(null);
    throw error;
  }
}

function headersFor({ document, validators }: FetchRequest, url: URL, userAgent: string): Record<string, string> {
  const headers: Record<string, string> = {
    "user-agent": userAgent,
    accept: ACCEPTS[document],
    "accept-encoding": ACCEPTED_ENCODINGS,
  };
  // They belong to the address that gave them: another must not learn them, and could not use them.
  if (validators?.url !== url.href) return headers;
  if (validators.etag !== null) headers["if-none-match"] = validators.etag;
  if (validators.lastModified !== null) headers["if-modified-since"] = validators.lastModified;
  return headers;
}

function factsOf({ headers }: Dispatcher.ResponseData, url: URL): AnswerFacts {
  const maxAge = /(?:^|[,\s])max-age\s*=\s*"?(\d{1,9})/i.exec(single(headers["cache-control"]) ?? "")?.[1];
  return {
    url: url.href,
    validators: { url: url.href, etag: validator(headers["etag"]), lastModified: validator(headers["last-modified"]) },
    movedTo: null,
    maxAgeSeconds: maxAge === undefined ? null : Number(maxAge),
  };
}

/** Longer ones, and those that could not be sent back as a header, are not kept. */
const VALIDATOR_CHARS_MAX = 1_000;

function validator(header: string | readonly string[] | undefined): string | null {
  const value = single(header);
  return value === null || value.length > VALIDATOR_CHARS_MAX || !/^[\t\x20-\x7e]+$/.test(value) ? null : value;
}

/** The first value of a header that should stand once. */
function single(header: string | readonly string[] | undefined): string | null {
  if (header === undefined) return null;
  return typeof header === "string" ? header : (header[0] ?? null);
}

function typeProblem(document: DocumentKind, contentType: string | null): FetchFailure | null {
  if (contentType === null || document === "robots") return null;
  const type = contentType.trim();
  const isWrong = document === "page" ? !PAGE.test(type) : NO_FEED.test(type);
  return isWrong ? failed("wrong_type", `content type ${type.slice(0, 60)}`) : null;
}
