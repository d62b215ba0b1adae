import type { LookupAddress } from "node:dns";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { connect, isIP } from "node:net";
import type { AddressInfo } from "node:net";

import { createWebFetch } from "../../adapters/web/fetch.ts";
import { FETCH_LIMITS, type FetchLimits } from "../../adapters/web/fetch-limits.ts";
import type { WebFetch } from "../../adapters/web/fetch-result.ts";
import { createDial, type Dial } from "../../adapters/web/guard-connector.ts";
import type { LookupAll } from "../../adapters/web/guard-lookup.ts";

/** What answers a request of a test. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on this machine that counts what comes in. */
export type LocalServer = {
  port: number;
  url: string;
  /** Paths in the order they were asked for. */
  asked: string[];
  requests: IncomingMessage[];
  /** Connections, whether or not a request came over them. */
  connections: () => number;
  close: () => Promise<void>;
};

/** Starts a server on a free port of 127.0.0.1, or of another address of the loopback. */
export async function startServer(answer: Answer, host = "127.0.0.1"): Promise<LocalServer> {
  const asked: string[] = [];
  const requests: IncomingMessage[] = [];
  let connections = 0;
  const server = createServer({ maxHeaderSize: 1_000_000 }, (request, response) => {
    asked.push(request.url ?? "");
    requests.push(request);
    response.on("error", () => {});
    answer(request, response);
  });
  server.on("connection", (socket) => {
    connections += 1;
    socket.on("error", () => {});
  });
  const port = await listen(server, host);
  return {
    port,
    url: `http://${host}:${port}`,
    asked,
    requests,
    connections: () => connections,
    close: () => stop(server),
  };
}

export async function listen(server: Server | import("node:net").Server, host = "127.0.0.1"): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}

/** A network in which some public addresses are answered by one server, and everything else by another that nobody should reach. */
export type FakeNetwork = { lookup: LookupAll; dial: Dial; dialled: string[] };

export type FakeNetworkOptions = {
  /** Name → addresses; a function is asked each time. */
  names: Readonly<Record<string, readonly string[] | (() => readonly string[])>>;
  publicAddresses: readonly string[];
  publicPort: number;
  privatePort: number;
};

export function createFakeNetwork({
  names,
  publicAddresses,
  publicPort,
  privatePort,
}: FakeNetworkOptions): FakeNetwork {
  const dialled: string[] = [];
  const isPublic = new Set(publicAddresses);
  return {
    dialled,
    lookup: async (host) => {
      const found = names[host.replace(/\.$/, "")];
      const addresses = typeof found === "function" ? found() : found;
      if (addresses === undefined) throw new Error(`ENOTFOUND ${host}`);
      return addresses.map((address): LookupAddress => ({ address, family: isIP(address) }));
    },
    dial: (_target, addresses) =>
      new Promise((resolve, reject) => {
        const address = addresses[0]?.address ?? "";
        dialled.push(address);
        const socket = connect(isPublic.has(address) ? publicPort : privatePort, "127.0.0.1");
        socket.once("connect", () => resolve({ socket, peer: address })).once("error", reject);
      }),
  };
}

export type TestFetch = { fetch: WebFetch; close: () => Promise<void> };

/** The real fetch, quick and impatient; `allow` are hosts that may be private. */
export function createTestFetch({
  allow = [],
  ports = [],
  limits = {},
  network = {},
}: {
  allow?: readonly string[];
  ports?: readonly number[];
  limits?: Partial<FetchLimits>;
  network?: Partial<Pick<FakeNetwork, "lookup" | "dial">>;
} = {}): TestFetch {
  return createWebFetch({
    rules: { privateHosts: new Set(allow), ports: new Set(ports) },
    limits: { ...FETCH_LIMITS, hostDelayMs: 0, ...limits },
    userAgent: "Chipwire/test",
    lookup: async (host) => {
      throw new Error(`ENOTFOUND ${host}`);
    },
    dial: createDial(),
    now: () => new Date("2026-11-24T12:00:00Z"),
    clockMs: () => performance.now(),
    ...network,
  });
}
