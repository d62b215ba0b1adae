import type { Log, Now } from "../../../src/index.ts";

/** Discord shuts an address out at 10,000 refused requests in ten minutes. Source: discord.com/developers/docs/topics/rate-limits */
const INVALID_WINDOW_MS = 600_000;
const INVALID_MAX = 500;
/** What is on its way may be refused too: with it there are never more than this. */
const AT_RISK_MAX = 900;
const AT_RISK_WAIT_MS = 1_000;
/** After a 429 that does not say how long, and between requests while Discord's front door refuses everything. */
const BLIND_WAIT_MS = 5_000;
const WAIT_MS_MAX = 3_600_000;
const ROUTES_MAX = 5_000;

/** Not sent: it would be refused, or Discord asked to wait. */
export class HeldBackError extends Error {
  readonly waitMs: number;
  constructor(waitMs: number) {
    super("held back");
    this.name = "HeldBackError";
    this.waitMs = waitMs;
  }
}

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export type Guard = {
  /** Sends one request unless it has to wait. Throws `HeldBackError` then, and after a 429. */
  send: Fetch;
  /** Refused requests of the last ten minutes, and whether Discord's front door refuses everything. */
  state: () => { invalid: number; isShut: boolean; limited: number };
};

type Memory = {
  pausedUntilMs: number;
  shutUntilMs: number;
  /** After everything was refused one request goes first, to see whether that is over: `due` until it has, `out` while it is on its way. */
  probe: "none" | "due" | "out";
  onTheWay: number;
  held: Map<string, number>;
  invalidAtMs: number[];
  limited: number;
  hasWarned: boolean;
};

/**
 * Stands in front of every request to Discord: waits that were asked for are kept, for the one route or for all, and what would be refused over and
 * over is not sent. `send` is one HTTP exchange.
 */
export function createGuard({ send, now, log }: { send: Fetch; now: Now; log: Log }): Guard {
  const memory: Memory = {
    pausedUntilMs: 0,
    shutUntilMs: 0,
    probe: "none",
    onTheWay: 0,
    held: new Map(),
    invalidAtMs: [],
    limited: 0,
    hasWarned: false,
  };
  const nowMs = (): number => now().getTime();
  const noted = async (response: Response, route: Route): Promise<Response> => {
    const { status } = response;
    if (status === 401 || status === 403 || status === 429) noteInvalid(response, { memory, nowMs: nowMs(), log });
    // Nothing that was asked is refused by it: it has not been looked at.
    if (isFrontDoor(response)) throw new HeldBackError(memory.shutUntilMs - nowMs());
    if (status !== 429) return response;
    const held = await readLimit(response);
    memory.limited += 1;
    return hold(route, held, { memory, nowMs: nowMs(), log });
  };
  return {
    send: async (url, init) => {
      const route = routeOf(url, init.method ?? "GET");
      const waitMs = waitFor(route, memory, nowMs());
      if (waitMs > 0) throw new HeldBackError(waitMs);
      return counted(async () => noted(await send(url, init), route), { memory, nowMs });
    },
    state: () => ({
      invalid: recentInvalid(memory, nowMs()),
      isShut: memory.shutUntilMs > nowMs(),
      limited: memory.limited,
    }),
  };
}

/** Keeps count of what is on its way. Where one goes first the others wait for what becomes of it: it is over unless that is refused like those before. */
async function counted(
  exchange: () => Promise<Response>,
  { memory, nowMs }: { memory: Memory; nowMs: () => number },
): Promise<Response> {
  const isFirst = memory.probe === "due";
  const isOut = (): boolean => isFirst && memory.probe === "out";
  if (isFirst) memory.probe = "out";
  memory.onTheWay += 1;
  try {
    const response = await exchange();
    if (isOut()) memory.probe = "none";
    return response;
  } catch (error) {
    // Asked to wait by the API itself it is over as well; without any answer nobody knows.
    if (isOut() && error instanceof HeldBackError) memory.probe = "none";
    else if (isOut()) shut(memory, nowMs() + BLIND_WAIT_MS);
    throw error;
  } finally {
    memory.onTheWay -= 1;
  }
}

/** Nothing is sent until then, and then one request first. */
function shut(memory: Memory, untilMs: number): void {
  memory.shutUntilMs = Math.max(memory.shutUntilMs, untilMs);
  memory.probe = "due";
}

type Route = { key: string; isInteraction: boolean };

/** Limits are by route and channel; interactions have none of the bot's own. */
function routeOf(url: string, method: string): Route {
  const path = new URL(url).pathname.replace(/^\/api(?:\/v\d+)?/, "");
  const isInteraction = path.startsWith("/interactions/") || path.startsWith("/webhooks/");
  const key = path.replace(/(\/(?:messages|members|threads|reactions|commands)\/)[^/]+/g, "$1:id");
  return { key: `${method} ${key}`, isInteraction };
}

function waitFor({ key, isInteraction }: Route, memory: Memory, nowMs: number): number {
  const paused = isInteraction ? 0 : memory.pausedUntilMs;
  const untilMs = Math.max(paused, memory.shutUntilMs, memory.held.get(key) ?? 0);
  if (untilMs > nowMs) return untilMs - nowMs;
  if (memory.probe === "out") return BLIND_WAIT_MS;
  const invalid = recentInvalid(memory, nowMs);
  if (invalid >= INVALID_MAX) return (memory.invalidAtMs[0] ?? nowMs) + INVALID_WINDOW_MS - nowMs;
  return invalid + memory.onTheWay < AT_RISK_MAX ? 0 : AT_RISK_WAIT_MS;
}

function recentInvalid(memory: Memory, nowMs: number): number {
  const from = nowMs - INVALID_WINDOW_MS;
  while ((memory.invalidAtMs[0] ?? Infinity) <= from) memory.invalidAtMs.shift();
  return memory.invalidAtMs.length;
}

type Noting = { memory: Memory; nowMs: number; log: Log };

/** A 429 of "shared" scope counts for nobody. What is no JSON did not come from Discord's API but from what stands before it. */
function noteInvalid(response: Response, { memory, nowMs, log }: Noting): void {
  if (response.headers.get("x-ratelimit-scope") === "shared") return;
  memory.invalidAtMs.push(nowMs);
  if (isFrontDoor(response)) {
    shut(memory, nowMs + Math.max(BLIND_WAIT_MS, headerWait(response) ?? 0));
    log("error", "discord_front_door_refuses", { status: response.status });
  }
  if (memory.invalidAtMs.length >= INVALID_MAX && !memory.hasWarned)
    log("error", "discord_refused_too_often", { count: INVALID_MAX });
  memory.hasWarned = memory.invalidAtMs.length >= INVALID_MAX;
}

const isFrontDoor = (response: Response): boolean =>
  (response.status === 403 || response.status === 429) && !isJson(response);

const isJson = (response: Response): boolean => (response.headers.get("content-type") ?? "").includes("json");

type Limit = { waitMs: number; isGlobal: boolean; isBlind: boolean };

async function readLimit(response: Response): Promise<Limit> {
  const told = isJson(response) ? await response.json().catch(() => null) : null;
  const body: unknown = told;
  const fromBody = isRecord(body) && typeof body["retry_after"] === "number" ? body["retry_after"] * 1_000 : null;
  const waits = [headerWait(response), fromBody].filter((ms) => ms !== null);
  const isGlobal = response.headers.get("x-ratelimit-global") === "true" || (isRecord(body) && body["global"] === true);
  const isBlind = waits.length === 0;
  return { waitMs: Math.min(WAIT_MS_MAX, isBlind ? BLIND_WAIT_MS : Math.max(...waits, 1)), isGlobal, isBlind };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** Whole or decimal seconds. */
function headerWait(response: Response): number | null {
  const seconds = Number(response.headers.get("retry-after") ?? NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.ceil(seconds * 1_000) : null;
}

function hold(route: Route, { waitMs, isGlobal, isBlind }: Limit, { memory, nowMs, log }: Noting): never {
  const untilMs = nowMs + waitMs;
  if (isGlobal) memory.pausedUntilMs = Math.max(memory.pausedUntilMs, untilMs);
  // Nobody said what the limit was for: then it may be for everything.
  else if (isBlind) shut(memory, untilMs);
  else {
    if (memory.held.size > ROUTES_MAX) for (const [key, at] of memory.held) if (at <= nowMs) memory.held.delete(key);
    memory.held.set(route.key, untilMs);
  }
  log(isBlind ? "warn" : "info", "discord_rate_limited", { waitMs, isGlobal });
  throw new HeldBackError(waitMs);
}
