import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { Socket } from "node:net";

import { Agent, buildConnector, ping, WebSocket } from "undici";

import type { Timers } from "./timers.ts";

/** A connection is asked for a sign of life this often, and given up when it has shown none for the longer time. */
const PING_EVERY_MS = 5_000;
const SILENCE_MS_MAX = 30_000;
const CONNECT_MS_MAX = 10_000;

/** One WebSocket to Slack. */
export type Link = {
  /** False when it is closed by now: what was not acknowledged comes again on another. */
  send: (text: string) => boolean;
  /** Ends it, whether or not the other side answers. `onClosed` is not called any more. */
  close: () => void;
};

export type LinkDeps = {
  timers: Timers;
  clockMs: () => number;
  /** A text frame. */
  onText: (text: string) => void;
  /** It ended by itself, once. */
  onClosed: (reason: string) => void;
};

export type OpenLink = (url: string, deps: LinkDeps) => Link;

/** undici tells of pings and pongs here, for every socket of the process. */
const SIGNS = ["undici:websocket:ping", "undici:websocket:pong"] as const;

/** Opens a WebSocket and watches that it is alive: a peer that vanished without a word is noticed within 35 s. */
export const openLink: OpenLink = (url, { timers, clockMs, onText, onClosed }) => {
  const connection = ownConnection();
  const socket = new WebSocket(url, { dispatcher: connection.agent });
  let heardAtMs = clockMs();
  let isOver = false;
  let stopWatching = (): void => {};
  const heard = (): void => {
    heardAtMs = clockMs();
  };
  const sign = (message: unknown): void => {
    if (typeof message === "object" && message !== null && "websocket" in message && message.websocket === socket)
      heard();
  };
  const end = (): void => {
    isOver = true;
    stopWatching();
    for (const channel of SIGNS) unsubscribe(channel, sign);
    if (socket.readyState === WebSocket.OPEN) socket.close(1000);
    connection.end();
  };
  const over = (reason: string): void => {
    if (isOver) return;
    end();
    onClosed(reason);
  };
  const watch = (): void => {
    if (clockMs() - heardAtMs > SILENCE_MS_MAX) return over("silent");
    if (socket.readyState === WebSocket.OPEN) ping(socket);
    stopWatching = timers.after(PING_EVERY_MS, watch);
  };
  for (const channel of SIGNS) subscribe(channel, sign);
  stopWatching = timers.after(CONNECT_MS_MAX, () => over("no connection in time"));
  socket.addEventListener("open", () => {
    stopWatching();
    heard();
    watch();
  });
  socket.addEventListener("message", ({ data }) => {
    heard();
    // Slack sends text; anything else is nobody's.
    if (typeof data === "string" && !isOver) onText(data);
  });
  socket.addEventListener("error", () => over("the connection failed"));
  socket.addEventListener("close", () => over("closed"));
  return {
    send: (text) => {
      if (isOver || socket.readyState !== WebSocket.OPEN) return false;
      socket.send(text);
      return true;
    },
    close: end,
  };
};

/** undici hides a WebSocket's own socket; to end one whose peer no longer answers it has to be kept. */
function ownConnection(): { agent: Agent; end: () => void } {
  const connect = buildConnector({ allowH2: false });
  let own: Socket | null = null;
  const agent = new Agent({
    connect: (options, callback) =>
      connect(options, (error, socket) => {
        if (error !== null || socket === null) return callback(error ?? new Error("no socket"), null);
        own = socket;
        callback(null, socket);
      }),
  });
  return {
    agent,
    end: () => {
      // The close frame goes out first.
      own?.end();
      own?.unref();
      own?.setTimeout(CLOSE_MS_MAX, () => own?.destroy());
      void agent.close().catch(() => {});
    },
  };
}

/** A peer that does not answer the end of a connection is left. */
const CLOSE_MS_MAX = 2_000;
