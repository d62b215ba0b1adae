import ipaddr from "ipaddr.js";

/** Azure's platform address: public by its number, yet it answers inside every virtual machine there. */
const AZURE_PLATFORM = "168.63.129.16";

/** The only block IPv6 hands out for the public internet. Source: iana.org/assignments/ipv6-address-space */
const GLOBAL_UNICAST = ipaddr.IPv6.parse("2000::");
const GLOBAL_UNICAST_BITS = 3;

/**
 * Whether an IP address (no name, no port, no brackets) is one of the public internet. An allow-list: IPv4 that no registry sets aside,
 * IPv6 inside 2000::/3 that no registry sets aside. An IPv4 address written as IPv6 (`::ffff:10.0.0.1`) is judged as that IPv4 address.
 */
export function isPublicAddress(address: string): boolean {
  const parsed = parseAddress(address);
  if (parsed === null || parsed.range() !== "unicast") return false;
  if (parsed instanceof ipaddr.IPv6) return parsed.match(GLOBAL_UNICAST, GLOBAL_UNICAST_BITS);
  return parsed.toString() !== AZURE_PLATFORM;
}

/** One spelling for each address, so that two can be compared; null when it is none or has a zone. */
export function normalAddress(address: string): string | null {
  return parseAddress(address)?.toNormalizedString() ?? null;
}

function parseAddress(address: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  const isIp = ipaddr.IPv4.isValidFourPartDecimal(address) || ipaddr.IPv6.isValid(address);
  return isIp && !address.includes("%") ? ipaddr.process(address) : null;
}
