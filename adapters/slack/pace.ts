import type { Now } from "../../src/index.ts";

/** Slack takes about one message a second in a channel, and bears a short burst. Source: docs.slack.dev/apis/web-api/rate-limits */
const MS_PER_POST = 1_000;
const BURST_MAX = 3;
/** A turn nobody took for this long is somebody else's. */
const TURN_KEPT_MS = 60_000;
/** Channels remembered; one that had nothing to say lately has its full burst anyway. */
const CHANNELS_MAX = 5_000;

/** Zero: now. Otherwise how long to wait; the turn is kept for `key` meanwhile. */
export type Turn = { waitMs: number };

export type Pace = {
  /** Asks for a turn in a channel. Turns are given in the order they were asked for. */
  turn: (channel: string, key: string) => Turn;
  /** Slack asked this channel's posts to wait. Other channels go on. */
  hold: (channel: string, waitMs: number) => void;
};

type Channel = { recent: number[]; turns: Map<string, number>; heldUntilMs: number };

/** One queue a channel: at most three messages at once and one a second after that; a channel that has to wait holds up no other. */
export function createPace(now: Now): Pace {
  const channels = new Map<string, Channel>();
  const channelOf = (id: string): Channel => {
    const there = channels.get(id);
    if (there !== undefined) return there;
    if (channels.size >= CHANNELS_MAX) forgetIdle(channels, now().getTime());
    const fresh: Channel = { recent: [], turns: new Map(), heldUntilMs: 0 };
    channels.set(id, fresh);
    return fresh;
  };
  return {
    turn: (id, key) => takeTurn(channelOf(id), key, now().getTime()),
    hold: (id, waitMs) => {
      const channel = channelOf(id);
      channel.heldUntilMs = Math.max(channel.heldUntilMs, now().getTime() + waitMs);
    },
  };
}

function takeTurn(channel: Channel, key: string, nowMs: number): Turn {
  const { turns } = channel;
  for (const [other, atMs] of turns) if (atMs < nowMs - TURN_KEPT_MS) turns.delete(other);
  const reservedMs = turns.get(key) ?? nextFree(channel, nowMs);
  const atMs = Math.max(reservedMs, channel.heldUntilMs, earliest(channel, nowMs));
  if (atMs > nowMs) {
    turns.set(key, atMs);
    return { waitMs: atMs - nowMs };
  }
  turns.delete(key);
  channel.recent = [...channel.recent.filter((sentMs) => sentMs > nowMs - BURST_MAX * MS_PER_POST), nowMs];
  return { waitMs: 0 };
}

/** After everybody who waits already. */
function nextFree({ turns }: Channel, nowMs: number): number {
  const last = Math.max(-Infinity, ...turns.values());
  return last === -Infinity ? nowMs : Math.max(nowMs, last + MS_PER_POST);
}

/** When the channel bears another message: three in any three seconds. */
function earliest({ recent }: Channel, nowMs: number): number {
  const within = recent.filter((sentMs) => sentMs > nowMs - BURST_MAX * MS_PER_POST);
  const [oldest] = within.slice(-BURST_MAX);
  return within.length < BURST_MAX || oldest === undefined ? nowMs : oldest + BURST_MAX * MS_PER_POST;
}

function forgetIdle(channels: Map<string, Channel>, nowMs: number): void {
  for (const [id, { turns, recent, heldUntilMs }] of channels) {
    const isIdle = turns.size === 0 && heldUntilMs <= nowMs && (recent.at(-1) ?? 0) < nowMs - TURN_KEPT_MS;
    if (isIdle) channels.delete(id);
  }
}
