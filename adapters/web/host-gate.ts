import type { FetchLimits } from "./fetch-limits.ts";

export type GateLimits = Pick<FetchLimits, "concurrent" | "concurrentPerHost" | "hostDelayMs">;

/** Lets requests through when it is their turn. */
export type HostGate = {
  /** Runs `task` when its host and the whole may take one more; rejects with the signal's reason when that comes first. */
  run: <T>(
    turn: { host: string; delayMs?: number | undefined; signal: AbortSignal },
    task: () => Promise<T>,
  ) => Promise<T>;
};

type Waiting = { start: () => void; cancelled: boolean };
type Host = { running: number; nextStartMs: number; waiting: Waiting[]; timer: NodeJS.Timeout | undefined };

/** Hosts that are not busy are forgotten when there are more, so that a long-running process does not collect them. */
const HOSTS_KEPT_MAX = 5_000;

/**
 * Politeness: a few requests at a time over all hosts, fewer to one host, and a pause between two of one host. A request that waits for
 * its host's pause takes nobody's place.
 */
export function createHostGate(limits: GateLimits, clockMs: () => number): HostGate {
  const hosts = new Map<string, Host>();
  const ready: string[] = [];
  let running = 0;

  const hostOf = (name: string): Host => {
    const host = hosts.get(name) ?? { running: 0, nextStartMs: 0, waiting: [], timer: undefined };
    if (!hosts.has(name) && hosts.size >= HOSTS_KEPT_MAX) forgetIdle(hosts, clockMs());
    hosts.set(name, host);
    return host;
  };

  /** Starts what may start; called whenever something changed. */
  const advance = (): void => {
    while (running < limits.concurrent) {
      const name = ready.shift();
      if (name === undefined) return;
      const next = hosts.get(name)?.waiting.shift();
      if (next === undefined) continue;
      next.start();
    }
  };

  /** Puts a host in line when its next request may start, or sets a timer for when it may. */
  const offer = (name: string): void => {
    const host = hostOf(name);
    host.waiting = host.waiting.filter(({ cancelled }) => !cancelled);
    const inLine = ready.filter((each) => each === name).length;
    if (host.waiting.length <= inLine || host.running + inLine >= limits.concurrentPerHost) return;
    const waitMs = host.nextStartMs - clockMs();
    if (waitMs <= 0 && inLine === 0) {
      ready.push(name);
      advance();
    } else if (waitMs > 0 && host.timer === undefined) {
      host.timer = setTimeout(() => {
        host.timer = undefined;
        offer(name);
      }, waitMs);
    }
  };

  const enter = (name: string, delayMs: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const host = hostOf(name);
      const waiting: Waiting = {
        cancelled: false,
        start: () => {
          signal.removeEventListener("abort", cancel);
          running += 1;
          host.running += 1;
          host.nextStartMs = clockMs() + delayMs;
          resolve();
        },
      };
      const cancel = (): void => {
        waiting.cancelled = true;
        host.waiting = host.waiting.filter((each) => each !== waiting);
        if (host.waiting.length === 0) clearTimeout(host.timer);
        if (host.waiting.length === 0) host.timer = undefined;
        reject(signal.reason instanceof Error ? signal.reason : new Error("stopped"));
      };
      if (signal.aborted) return cancel();
      signal.addEventListener("abort", cancel, { once: true });
      host.waiting.push(waiting);
      offer(name);
    });

  return {
    run: async ({ host: name, delayMs = 0, signal }, task) => {
      await enter(name, Math.max(delayMs, limits.hostDelayMs), signal);
      offer(name);
      try {
        return await task();
      } finally {
        running -= 1;
        hostOf(name).running -= 1;
        offer(name);
        advance();
      }
    },
  };
}

function forgetIdle(hosts: Map<string, Host>, nowMs: number): void {
  for (const [name, host] of hosts)
    if (host.running === 0 && host.waiting.length === 0 && host.nextStartMs <= nowMs) hosts.delete(name);
}
