import type { LookupAddress } from "node:dns";
import { isIP, type Socket } from "node:net";
import { type ConnectionOptions, type TLSSocket } from "node:tls";

import { buildConnector } from "undici";

import { isPublicAddress, normalAddress } from "./guard-address.ts";
import type { LookupAll } from "./guard-lookup.ts";
import { type GuardRules, literalAddress, mayBePrivate } from "./guard-url.ts";

/** A connection was refused before a packet was sent, or before a byte of the request was. */
export class ConnectionRefused extends Error {
  override readonly name = "ConnectionRefused";
}

/** A name has no address, or its servers did not say in time. */
export class NameUnknown extends Error {
  override readonly name = "NameUnknown";
}

/** A connection and the address at its other end, as the system reports it. */
export type Dialled = { socket: Socket | TLSSocket; peer: string | undefined };

/** Connects to one of the addresses, which have been checked. */
export type Dial = (
  target: buildConnector.Options,
  addresses: readonly LookupAddress[],
  timeoutMs: number,
) => Promise<Dialled>;

export type ConnectorDeps = { rules: GuardRules; lookup: LookupAll; dial: Dial; connectMs: number };

/**
 * undici's connector with a guard at the only place that cannot be talked round: the address that is dialled. The host is looked up
 * here, every one of its addresses must be public, exactly these are dialled, and the socket's other end is compared with them.
 */
export function createGuardedConnector(deps: ConnectorDeps): buildConnector.connector {
  return (target, callback) => {
    connect(target, deps).then(
      (socket) => callback(null, socket),
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), null),
    );
  };
}

async function connect(target: buildConnector.Options, deps: ConnectorDeps): Promise<Socket | TLSSocket> {
  const { rules, dial, connectMs } = deps;
  const port = Number(target.port || (target.protocol === "https:" ? 443 : 80));
  const host = target.hostname;
  const isAllowed = mayBePrivate(host, port, rules) || mayBePrivate(`[${host}]`, port, rules);
  const addresses = await addressesOf(host, deps);
  if (!isAllowed && !addresses.every(({ address }) => isPublicAddress(address)))
    throw new ConnectionRefused(`${host} has an address in a private network`);
  const { socket, peer } = await dial(target, addresses, connectMs);
  const there = normalAddress(peer ?? "");
  if (there !== null && addresses.some(({ address }) => normalAddress(address) === there)) return socket;
  socket.destroy();
  throw new ConnectionRefused(`${host} was answered by ${peer ?? "nobody"}`);
}

async function addressesOf(host: string, { lookup, connectMs }: ConnectorDeps): Promise<readonly LookupAddress[]> {
  const literal = literalAddress(host);
  if (literal !== null) return [{ address: literal, family: isIP(literal) }];
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new NameUnknown(`${host} was not looked up in time`)), connectMs);
  });
  try {
    const found = await Promise.race([lookup(host), late]);
    if (found.length === 0) throw new NameUnknown(`${host} has no address`);
    return found;
  } catch (error) {
    throw error instanceof NameUnknown ? error : new NameUnknown(`${host} has no address`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

/** Dials over the network. `tls` is for a certificate authority of one's own. */
export const createDial = (tls: Pick<ConnectionOptions, "ca"> = {}): Dial => {
  return (target, addresses, timeoutMs) =>
    new Promise((resolve, reject) => {
      // A connector for each connection: its look-up can then give nothing but what was checked.
      const connector = buildConnector({ ...tls, ...fixedLookup(addresses), timeout: timeoutMs, allowH2: false });
      connector(target, (error, socket) => {
        // What undici types as null is undefined in truth.
        if (error !== null) reject(error);
        else resolve({ socket, peer: socket.remoteAddress });
      });
    });
};

/** Node's own connecting, tried address by address, with a look-up that answers from a list. */
function fixedLookup(
  addresses: readonly LookupAddress[],
): ConnectionOptions & { port: number; autoSelectFamily: true } {
  return {
    port: 0,
    autoSelectFamily: true,
    lookup: (_host, { all }, callback) => {
      const [first] = addresses;
      if (all === true) callback(null, [...addresses]);
      else callback(null, first?.address ?? "", first?.family ?? 4);
    },
  };
}
