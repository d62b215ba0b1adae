import { isIP } from "node:net";

import { isPublicAddress } from "./guard-address.ts";

/** What may be fetched beside public addresses on the usual ports. */
export type GuardRules = {
  /** `host` (ports 80 and 443) or `host:port`, as a browser would write them: hosts that may be private. */
  privateHosts: ReadonlySet<string>;
  /** Ports beside 80 and 443. */
  ports: ReadonlySet<number>;
};

/** Why an address is refused before anything is sent, in words for people. */
export type UrlCheck = { kind: "url"; url: URL } | { kind: "refused"; reason: string };

/** No real address is longer. */
const URL_CHARS_MAX = 2_048;

const DEFAULT_PORTS: Readonly<Record<string, number>> = { "http:": 80, "https:": 443 };

/**
 * Reads an address as a browser would and says whether it may be fetched at all. The returned object is what must be used for the
 * request: reading the text a second time could give another host. A name is only checked for its form here, its addresses in the connector.
 * @param base what a relative address (a `Location` header) is relative to
 */
export function checkUrl(text: string, rules: GuardRules, base?: URL): UrlCheck {
  if (text.length > URL_CHARS_MAX) return refused("it is too long");
  const url = URL.parse(text, base?.href);
  if (url === null) return refused("it is no web address");
  const defaultPort = DEFAULT_PORTS[url.protocol];
  if (defaultPort === undefined) return refused("only http and https addresses are fetched");
  if (url.username !== "" || url.password !== "")
    return refused("addresses with a user name or password are not fetched");
  const port = url.port === "" ? defaultPort : Number(url.port);
  if (mayBePrivate(url.hostname, port, rules)) return { kind: "url", url };
  if (!isUsualPort(port) && !rules.ports.has(port))
    return refused("only ports 80 and 443 are fetched, see EXTRA_PORTS");
  return isPublicHost(url.hostname) ? { kind: "url", url } : refused("the address is in a private network");
}

/** Whether the settings name this host and port as one that may be in a private network. */
export function mayBePrivate(host: string, port: number, { privateHosts }: GuardRules): boolean {
  return privateHosts.has(`${host}:${port}`) || (isUsualPort(port) && privateHosts.has(host));
}

/** The IP address of a host that is one, without the brackets of IPv6; null for a name. */
export function literalAddress(host: string): string | null {
  const bare = host.replace(/^\[|\]$/g, "");
  return isIP(bare) === 0 ? null : bare;
}

const refused = (reason: string): UrlCheck => ({ kind: "refused", reason });

const isUsualPort = (port: number): boolean => port === 80 || port === 443;

function isPublicHost(host: string): boolean {
  const literal = literalAddress(host);
  if (literal !== null) return isPublicAddress(literal);
  return host !== "" && !/(?:^|\.)localhost\.?$/i.test(host);
}
