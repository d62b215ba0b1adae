/** Stops asking a host that does not answer. */
export type HostCircuit = {
  /** False while the host is given a rest; after it, one request is let through to try. */
  mayAsk: (host: string) => boolean;
  answered: (host: string) => void;
  failed: (host: string) => void;
};

/** Failures in a row, of the network, not of one page. */
const FAILURES_MAX = 5;
const REST_MS = 10 * 60_000;
const HOSTS_KEPT_MAX = 5_000;

type Circuit = { failures: number; restsUntilMs: number };

/** After {@link FAILURES_MAX} failures in a row a host rests for {@link REST_MS}; twenty pages of a dead host then cost five waits, not twenty. */
export function createHostCircuit(clockMs: () => number): HostCircuit {
  const circuits = new Map<string, Circuit>();
  return {
    mayAsk: (host) => {
      const circuit = circuits.get(host);
      if (circuit === undefined || circuit.failures < FAILURES_MAX) return true;
      if (clockMs() < circuit.restsUntilMs) return false;
      // One tries; those that come while it does go on resting.
      circuit.restsUntilMs = clockMs() + REST_MS;
      return true;
    },
    answered: (host) => void circuits.delete(host),
    failed: (host) => {
      if (circuits.size >= HOSTS_KEPT_MAX) circuits.clear();
      const failures = (circuits.get(host)?.failures ?? 0) + 1;
      circuits.set(host, { failures, restsUntilMs: clockMs() + REST_MS });
    },
  };
}
