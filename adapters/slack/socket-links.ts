import { BotError, type Log } from "../../src/index.ts";
import { readFrame, type Envelope } from "./socket-frames.ts";
import type { Link, OpenLink } from "./socket-link.ts";
import type { Timers } from "./timers.ts";

/** Two, so that there is always one: Slack takes each away from time to time. It allows ten. */
const LINKS = 2;
/** Before Slack is asked again after a failure, doubled each time; and when it says there are too many of us. */
const PAUSE_MS = 500;
const TOO_MANY_PAUSE_MS = 10_000;
const PAUSE_MS_MAX = 90_000;
/** Up to this much longer, by chance, so that several processes do not ask in step. */
const JITTER = 0.3;
const HELLO_MS_MAX = 10_000;
const LEAVING_MS = 3_000;
/** A connection that ended sooner than this was a failure. */
const LIVED_MS_MIN = 30_000;

/** Where to connect; `fatal`: asking again will not help. */
export type Address =
  | { kind: "url"; url: string }
  | { kind: "later"; retryAfterMs: number; reason: string }
  | { kind: "fatal"; reason: string };

export type LinksDeps = {
  address: () => Promise<Address>;
  open: OpenLink;
  timers: Timers;
  clockMs: () => number;
  /** 0 up to 1. */
  chance: () => number;
  /** `reply` gives false when the connection is gone by then. */
  onEnvelope: (envelope: Envelope, reply: (text: string) => boolean) => void;
  /** It cannot go on, and nothing but a person can change that. */
  onFatal: (error: BotError) => void;
  log: Log;
};

export type Links = {
  /** Ends with the first attempt, which may have failed and is repeated. */
  start: () => Promise<void>;
  stop: () => void;
  /** How many connections are up. */
  count: () => number;
};

type Member = { link: Link; sinceMs: number; isGreeted: boolean; isLeaving: boolean };

/** Keeps two connections to Slack, opens another before it lets one go, and never asks for them in a storm. */
export function createLinks(deps: LinksDeps): Links {
  const pool: Pool = { members: new Set(), failures: 0, pauseMs: PAUSE_MS, isBusy: false, isStopped: false, deps };
  return {
    start: () => attempt(pool),
    stop: () => {
      pool.isStopped = true;
      pool.callOff?.();
      for (const { link } of pool.members) link.close();
      pool.members.clear();
    },
    count: () => lively(pool).length,
  };
}

type Pool = {
  members: Set<Member>;
  /** In a row. */
  failures: number;
  pauseMs: number;
  /** An attempt is being made: there is never more than one. */
  isBusy: boolean;
  isStopped: boolean;
  /** While it waits before the next attempt. */
  callOff?: () => void;
  deps: LinksDeps;
};

const lively = ({ members }: Pool): Member[] =>
  [...members].filter(({ isGreeted, isLeaving }) => isGreeted && !isLeaving);

/** Another connection, when one is missing. */
function fill(pool: Pool): void {
  if (pool.isStopped || pool.isBusy || pool.callOff !== undefined || lively(pool).length >= LINKS) return;
  void attempt(pool);
}

async function attempt(pool: Pool): Promise<void> {
  pool.isBusy = true;
  const trouble = await oneMore(pool);
  pool.isBusy = false;
  if (pool.isStopped) return;
  if (trouble !== null) return pause(pool, trouble.reason, trouble.retryAfterMs);
  for (const member of pool.members) if (member.isLeaving) leaveSoon(pool, member);
  pool.deps.log("info", "slack_socket_open", { open: lively(pool).length });
  fill(pool);
}

/** Null when another is up. */
async function oneMore(pool: Pool): Promise<{ reason: string; retryAfterMs: number } | null> {
  const address = await pool.deps.address();
  if (address.kind === "later") return address;
  if (address.kind === "fatal") fail(pool, address.reason);
  if (address.kind === "fatal" || pool.isStopped) return null;
  return (await connect(pool, address.url)) ? null : { reason: "no connection", retryAfterMs: 0 };
}

/** Opens one; ends when Slack has greeted, or it is clear that it will not. */
function connect(pool: Pool, url: string): Promise<boolean> {
  const { timers, clockMs, open } = pool.deps;
  return new Promise((resolve) => {
    const tooLate = timers.after(HELLO_MS_MAX, () => ended("no greeting"));
    const ended = (reason: string): void => {
      tooLate();
      resolve(false);
      drop(pool, member, reason);
    };
    const onText = (text: string): void => {
      const frame = readFrame(text);
      if (frame.kind === "hello") {
        tooLate();
        member.isGreeted = true;
        resolve(true);
      } else if (frame.kind === "envelope") pool.deps.onEnvelope(frame.envelope, (reply) => member.link.send(reply));
      else if (frame.kind === "unreadable") pool.deps.log("warn", "slack_frame_unreadable");
      else if (frame.reason === "refresh_requested" || frame.reason === "warning") replace(pool, member);
      else if (frame.reason === "link_disabled") fail(pool, "link_disabled");
      else {
        if (frame.reason === "too_many_websockets") pool.pauseMs = TOO_MANY_PAUSE_MS;
        ended(frame.reason);
      }
    };
    const link = open(url, { timers, clockMs, onText, onClosed: ended });
    const member: Member = { link, sinceMs: clockMs(), isGreeted: false, isLeaving: false };
    pool.members.add(member);
  });
}

/** It goes on to be read until another is up. */
function replace(pool: Pool, member: Member): void {
  if (member.isLeaving) return;
  member.isLeaving = true;
  refill(pool, member, "refresh");
}

/** What it has brought may still be acknowledged on it. */
function leaveSoon(pool: Pool, member: Member): void {
  pool.deps.timers.after(LEAVING_MS, () => leave(pool, member));
}

function leave(pool: Pool, member: Member): void {
  pool.members.delete(member);
  member.link.close();
}

function drop(pool: Pool, member: Member, reason: string): void {
  if (!pool.members.has(member)) return;
  leave(pool, member);
  pool.deps.log("info", "slack_socket_closed", { reason, open: lively(pool).length });
  if (member.isGreeted && !member.isLeaving) refill(pool, member, reason);
}

/** In place of one that lived, another at once; after one that hardly lived there is a pause. */
function refill(pool: Pool, { sinceMs }: Member, reason: string): void {
  if (pool.deps.clockMs() - sinceMs < LIVED_MS_MIN) return pause(pool, reason);
  pool.failures = 0;
  pool.pauseMs = PAUSE_MS;
  fill(pool);
}

function pause(pool: Pool, reason: string, atLeastMs = 0): void {
  if (pool.isStopped || pool.callOff !== undefined) return;
  const { timers, chance, log } = pool.deps;
  pool.failures += 1;
  const doubledMs = Math.min(PAUSE_MS_MAX, pool.pauseMs * 2 ** (pool.failures - 1));
  const waitMs = Math.max(atLeastMs, Math.round(doubledMs * (1 + JITTER * chance())));
  log(lively(pool).length === 0 ? "error" : "warn", "slack_socket_waits", {
    reason,
    waitMs,
    open: lively(pool).length,
  });
  pool.callOff = timers.after(waitMs, () => {
    delete pool.callOff;
    fill(pool);
  });
}

const ADVICE: Readonly<Record<string, string>> = {
  link_disabled: "Socket Mode is turned off: turn it on at api.slack.com/apps → Socket Mode",
  not_allowed_token_type: "SLACK_APP_TOKEN must be the app-level token, which begins with xapp-",
};

function fail(pool: Pool, reason: string): void {
  pool.isStopped = true;
  for (const { link } of pool.members) link.close();
  pool.members.clear();
  const advice =
    ADVICE[reason] ?? "make a new app-level token with connections:write at api.slack.com/apps → Basic Information";
  pool.deps.onFatal(new BotError("settings", `Slack takes no connection with SLACK_APP_TOKEN (${reason}): ${advice}.`));
}
