import { type LookupAddress, promises as dns } from "node:dns";

/** The addresses of a name, all of them; rejects when it has none. */
export type LookupAll = (host: string) => Promise<readonly LookupAddress[]>;

const TRY_MS = 2_000;
const TRIES = 2;

/**
 * Asks the name servers directly. The system's own `getaddrinfo` runs on the four threads that decompression and the disk share: four
 * names whose servers never answer would hold up everything else. It is asked only when no name server takes questions at all, and for
 * the hosts that the settings allow to be private, which may stand in the hosts file.
 */
export function createLookup(isPrivateHost: (host: string) => boolean): LookupAll {
  const resolver = new dns.Resolver({ timeout: TRY_MS, tries: TRIES });
  return async (host) => {
    if (isPrivateHost(host)) return dns.lookup(host, { all: true });
    const [four, six] = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
    const addresses = [...addressesOf(four, 4), ...addressesOf(six, 6)];
    if (addresses.length > 0) return addresses;
    const reason: unknown = four.status === "rejected" ? four.reason : new Error(`${host} has no address`);
    if (isRefused(reason)) return dns.lookup(host, { all: true });
    throw reason;
  };
}

function addressesOf(settled: PromiseSettledResult<readonly string[]>, family: 4 | 6): LookupAddress[] {
  return settled.status === "fulfilled" ? settled.value.map((address) => ({ address, family })) : [];
}

/** No name server is there to ask. */
const isRefused = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "ECONNREFUSED";
