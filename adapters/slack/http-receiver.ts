import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";

import type { App, Receiver } from "@slack/bolt";

import { BotError, type Log, type Now } from "../../src/index.ts";
import { type Acknowledgement, createDeliver, type Deliver } from "./delivery.ts";
import { parseBody, readBody } from "./request-body.ts";
import { isFromSlack } from "./signature.ts";

/** A client that sends its headers, or its whole request, slower than this is let go. */
const HEADERS_MS_MAX = 15_000;
const REQUEST_MS_MAX = 30_000;
const CHECK_MS = 2_000;
const KEEP_ALIVE_MS = 5_000;
const CONNECTIONS_MAX = 2_000;
/** A request is accepted for ten minutes at most (five either way): until then its signature is remembered. */
const SIGNATURES_KEPT_MS = 600_000;
const SIGNATURES_MAX = 500_000;

/** Anything else that is asked of the same port, by path: health, installing. */
export type Route = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

export type HttpReceiverDeps = {
  port: number;
  host: string;
  /** Two while one is being changed. */
  signingSecrets: readonly string[];
  routes: ReadonlyMap<string, Route>;
  now: Now;
  log: Log;
  /** Slack says it holds back events of a workspace. */
  onRateLimited: (body: Record<string, unknown>) => void;
};

export type HttpReceiver = Receiver & { address: () => { port: number } | null };

/** Slack's events, commands and interactions over HTTP, signed. */
export function createHttpReceiver(deps: HttpReceiverDeps): HttpReceiver {
  let app: App | undefined;
  const handle = createHandler({ ...deps, deliver: createDeliver(() => app, deps.log) });
  const server = createServer(
    {
      headersTimeout: HEADERS_MS_MAX,
      requestTimeout: REQUEST_MS_MAX,
      connectionsCheckingInterval: CHECK_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
    },
    (request, response) => {
      handle(request, response).catch(() => {
        // The connection broke while it was being read or answered.
        response.destroy();
      });
    },
  );
  server.maxConnections = CONNECTIONS_MAX;
  return {
    init: (given) => {
      app = given;
    },
    start: () => listen(server, deps),
    stop: () => close(server),
    address: () => {
      const address = server.address();
      return typeof address === "object" ? address : null;
    },
  };
}

function listen(server: Server, { port, host }: HttpReceiverDeps): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => {
      const reason = "code" in error ? String(error.code) : error.name;
      reject(
        new BotError("settings", `Wrong settings, see .env.example:\n  SLACK_PORT: ${port} cannot be used: ${reason}`),
      );
    });
    server.listen(port, host, resolve);
  });
}

/** Nothing new is taken; what is being answered is answered. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}

type HandlerDeps = HttpReceiverDeps & { deliver: Deliver };

function createHandler(deps: HandlerDeps) {
  const done = createDoneList(deps.now);
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [path = "/"] = (request.url ?? "/").split("?");
    const route = request.method === "GET" ? deps.routes.get(path) : undefined;
    if (route !== undefined) return route(request, response);
    if (request.method !== "POST" || path !== "/slack/events") return void response.writeHead(404).end();
    const read = await readBody(request);
    if (!Buffer.isBuffer(read)) return void response.writeHead(read.status, { connection: "close" }).end();
    const body = parseBody(read, request.headers["content-type"]);
    // Slack checks a certificate so, and signs nothing.
    if (body?.["ssl_check"] === "1") return void response.writeHead(200).end();
    if (!isFromSlack({ headers: request.headers, body: read }, deps.signingSecrets, deps.now))
      return void response.writeHead(401).end();
    if (body === null) return void response.writeHead(400).end();
    const signature = String(request.headers["x-slack-signature"]);
    if (done.has(signature)) return void response.writeHead(200).end();
    const acknowledged = await acknowledge(body, request, deps);
    if (acknowledged.kind === "taken") done.add(signature);
    answer(acknowledged, response);
  };
}

function acknowledge(
  body: Record<string, unknown>,
  request: IncomingMessage,
  deps: HandlerDeps,
): Promise<Acknowledgement> | Acknowledgement {
  if (body["type"] === "url_verification") return { kind: "taken", body: { challenge: body["challenge"] } };
  if (body["type"] === "app_rate_limited") {
    deps.onRateLimited(body);
    return { kind: "taken", body: "" };
  }
  const retryNum = Number(request.headers["x-slack-retry-num"]);
  return deps.deliver({ body, retryNum: Number.isNaN(retryNum) ? undefined : retryNum });
}

function answer(acknowledged: Acknowledgement, response: ServerResponse): void {
  if (acknowledged.kind === "again") return void response.writeHead(503).end();
  if (acknowledged.kind === "unreadable") return void response.writeHead(400).end();
  const { body } = acknowledged;
  if (typeof body === "string") {
    return void response.writeHead(200, { "content-type": "text/plain; charset=utf-8" }).end(body);
  }
  response.writeHead(200, { "content-type": "application/json; charset=utf-8" }).end(JSON.stringify(body));
}

/** Requests that were taken, by signature: the very same request sent again, by whomever, does nothing more. */
function createDoneList(now: Now) {
  let older = new Set<string>();
  let newer = new Set<string>();
  let turnedAtMs = now().getTime();
  return {
    has: (signature: string): boolean => newer.has(signature) || older.has(signature),
    add: (signature: string): void => {
      const nowMs = now().getTime();
      if (nowMs - turnedAtMs > SIGNATURES_KEPT_MS || newer.size >= SIGNATURES_MAX) {
        older = newer;
        newer = new Set();
        turnedAtMs = nowMs;
      }
      newer.add(signature);
    },
  };
}
