import ipaddr from "ipaddr.js";

/** Addresses that are not of the public internet: IANA's special-purpose registries for IPv4 and IPv6, and cloud metadata services. */
export const SPECIAL_ADDRESSES: readonly string[] = (
  "0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.100.100.200 100.127.255.254 127.0.0.1 127.0.1.1 127.255.255.254 " +
  "168.63.129.16 169.254.0.1 169.254.169.254 169.254.170.2 172.16.0.1 172.31.255.254 192.0.0.1 192.0.0.8 192.0.0.170 192.0.0.192 " +
  "192.0.2.1 192.31.196.1 192.52.193.1 192.88.99.1 192.168.0.1 192.168.255.254 192.175.48.1 198.18.0.1 198.19.255.254 198.51.100.1 " +
  "203.0.113.1 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.254 255.255.255.255 " +
  ":: ::1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 64:ff9b::7f00:1 64:ff9b:1::1 100::1 100:0:0:1::1 " +
  "2001::1 2001:2::1 2001:10::1 2001:20::1 2001:db8::1 2002:7f00:1::1 3fff::1 5f00::1 fc00::1 fd00:ec2::254 fd12:3456::1 " +
  "fe80::1 fec0::1 ff02::1 4000::1 ::ffff:0:7f00:1"
).split(" ");

/** Addresses of well-known public servers. */
export const PUBLIC_ADDRESSES: readonly string[] = (
  "1.1.1.1 8.8.8.8 9.9.9.9 93.184.215.14 104.16.132.229 142.250.185.78 151.101.1.140 140.82.121.4 185.199.108.153 13.107.42.14 " +
  "23.215.0.136 52.84.1.1 99.84.1.1 172.15.255.255 172.32.0.1 192.167.255.255 198.17.255.255 223.255.255.254 " +
  "2606:4700:4700::1111 2001:4860:4860::8888 2a00:1450:4001:830::200e 2620:fe::fe"
).split(" ");

const FULL_WIDTH = "０１２３４５６７８９";
const CIRCLED = "⓪①②③④⑤⑥⑦⑧⑨";

/** Forty addresses of web pages that all mean the host with this IP address, or that trick their reader into thinking of another. */
export function spellingsOf(address: string): readonly string[] {
  const hosts = address.includes(":") ? hostsOfSix(address) : hostsOfFour(address);
  const decorated = hosts.flatMap((host) => [
    `http://${host}/`,
    `https://${host}/`,
    `http://user:password@${host}/`,
    `http://public.example@${host}/`,
    `http://public.example\\@${host}/`,
    `//${host}/`,
    `http:\\\\${host}\\`,
    `HTTP://${host}:80/`,
    `https://${host}:443/x?y#z`,
    `  http://${host}/\n`,
    `ht\ntp://${host}/`,
  ]);
  // The bare spellings first, then those with something round them.
  const bare = hosts.map((host) => `http://${host}/`);
  return [...new Set([...bare, ...decorated])].slice(0, SPELLINGS);
}

export const SPELLINGS = 40;

function hostsOfFour(address: string): readonly string[] {
  const bytes = address.split(".").map(Number);
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  const whole = ((a * 256 + b) * 256 + c) * 256 + d;
  const hex = (value: number, width = 1): string => value.toString(16).padStart(width, "0");
  const octal = (value: number): string => `0${value.toString(8)}`;
  const digits = (text: string, alphabet: string): string =>
    text.replace(/\d/g, (digit) => [...alphabet][Number(digit)] ?? digit);
  const escaped = [...address].map((character) => `%${hex(character.charCodeAt(0), 2)}`).join("");
  const six = [`${hex(a)}${hex(b, 2)}`, `${hex(c)}${hex(d, 2)}`].map((part) => part.replace(/^0+(?=.)/, "")).join(":");
  return [
    address,
    `${address}.`,
    String(whole),
    `0x${hex(whole)}`,
    `0X${hex(whole, 8).toUpperCase()}`,
    octal(whole),
    bytes.map((byte) => `0x${hex(byte)}`).join("."),
    bytes.map(octal).join("."),
    bytes.map((byte) => `000${octal(byte)}`).join("."),
    `${a}.${b}.${c * 256 + d}`,
    `${a}.${(b * 256 + c) * 256 + d}`,
    `0x${hex(a)}.${octal(b)}.${c}.${d}`,
    address.replaceAll(".", "。"),
    address.replaceAll(".", "．"),
    digits(address, FULL_WIDTH),
    digits(address, CIRCLED),
    escaped,
    address.replaceAll(".", "%2e"),
    address.replace(/(?<=\d)(?=\d|$)/, "\u00ad"),
    `[::ffff:${address}]`,
    `[::ffff:${six}]`,
    `[0:0:0:0:0:FFFF:${six}]`,
    `[::${address}]`,
    `[64:ff9b::${address}]`,
  ];
}

function hostsOfSix(address: string): readonly string[] {
  const parsed = ipaddr.IPv6.parse(address);
  const parts = parsed.parts.map((part) => part.toString(16).padStart(4, "0"));
  const [g = 0, h = 0] = parsed.parts.slice(6);
  const dotted = [g >> 8, g & 255, h >> 8, h & 255].join(".");
  return [
    parsed.toString(),
    parsed.toNormalizedString(),
    parts.join(":"),
    parts.join(":").toUpperCase(),
    `${parts.slice(0, 6).join(":")}:${dotted}`,
    `${parsed.toNormalizedString()}%25eth0`,
  ].map((host) => `[${host}]`);
}
