import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { isPublicAddress } from "../../adapters/web/guard-address.ts";
import { checkUrl, type GuardRules } from "../../adapters/web/guard-url.ts";
import { PUBLIC_ADDRESSES, SPECIAL_ADDRESSES, SPELLINGS, spellingsOf } from "./ssrf-cases.ts";
import { createFakeNetwork, createTestFetch, type LocalServer, startServer } from "./web-world.ts";

const NO_RULES: GuardRules = { privateHosts: new Set(), ports: new Set() };
const STAND_IN = "93.184.215.14";

/** Answers as the public web: redirects where the path says, else a page. */
let site: LocalServer;
/** Stands for everything inside; nothing may ever connect to it. */
let canary: LocalServer;
beforeAll(async () => {
  site = await startServer((request, response) => {
    const asked = new URL(request.url ?? "/", "http://public.example");
    const to = asked.searchParams.get("to");
    if (to === null) return void response.end("public");
    // Header bytes are bytes: a Location may hold any but those that end its line.
    const location = Buffer.from(to.replace(/\n/g, "")).toString("latin1");
    response.writeHead(Number(asked.pathname.slice(1)), { location }).end();
  });
  canary = await startServer((_request, response) => response.end("private"));
});
afterAll(async () => {
  await site.close();
  await canary.close();
});

const network = (names: Parameters<typeof createFakeNetwork>[0]["names"] = {}) =>
  createFakeNetwork({
    names: { "public.example": [STAND_IN], ...names },
    publicAddresses: PUBLIC_ADDRESSES,
    publicPort: site.port,
    privatePort: canary.port,
  });

const redirectTo = (status: number, to: string): string =>
  `http://public.example/${status}?to=${encodeURIComponent(to)}`;

describe("which addresses are public", () => {
  test("FS-01, FS-16: none of those set aside is, all of the controls are", () => {
    expect(SPECIAL_ADDRESSES.length).toBeGreaterThanOrEqual(60);
    expect(SPECIAL_ADDRESSES.filter(isPublicAddress)).toEqual([]);
    expect(PUBLIC_ADDRESSES.filter((address) => !isPublicAddress(address))).toEqual([]);
    expect(isPublicAddress("::ffff:8.8.8.8")).toBe(true);
  });

  test("FS-02: of IPv6 nothing outside 2000::/3 is", () => {
    const group = fc.integer({ min: 0, max: 0xffff });
    fc.assert(
      fc.property(fc.tuple(group, group, group, group, group, group, group, group), (groups) => {
        const address = groups.map((each) => each.toString(16)).join(":");
        const first = groups[0];
        if (first < 0x2000 || first > 0x3fff) expect(isPublicAddress(address)).toBe(false);
      }),
    );
  });

  test.each(["", "localhost", "1.2.3", "127.1", "0x7f.1", "8.8.8.8:80", "[::1]", "fe80::1%eth0", "2606:4700::1%1"])(
    "%j is no address that is compared at all",
    (text) => expect(isPublicAddress(text)).toBe(false),
  );
});

describe("which web addresses may be fetched", () => {
  test("FS-01, FS-03: no spelling of an address that is set aside, sixty by forty", () => {
    const all = SPECIAL_ADDRESSES.flatMap((address) => spellingsOf(address));
    expect(all.length).toBe(SPECIAL_ADDRESSES.length * SPELLINGS);
    const base = new URL("http://public.example/");
    const through = all.filter((spelling) => {
      const checked = checkUrl(spelling, NO_RULES, base);
      // A spelling that a browser reads as the public host is fetched there, one that is a name is left to the look-up.
      return checked.kind === "url" && /^\[|^[\d.]+$/.test(checked.url.hostname);
    });
    expect(through).toEqual([]);
  });

  test.each([
    "http://localhost/",
    "http://localhost./",
    "http://a.localhost/",
    "http://LOCALHOST:80/",
    "http://169.254.43518/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://0177.0.0.1/",
    "http://127。0。0。1/",
    "http://①②⑦.0.0.1/",
    "http://0/",
    "http://127.0.0.1./",
    "http://[::ffff:7f00:1]/",
    "http://[::127.0.0.1]/",
    "http://public.example@127.0.0.1/",
    "http://user@public.example/",
    "http://:secret@public.example/",
  ])("FS-03: %s is not", (url) => expect(checkUrl(url, NO_RULES).kind).toBe("refused"));

  test.each([
    ["file:///etc/passwd"],
    ["gopher://public.example/"],
    ["ftp://public.example/"],
    ["data:text/html,x"],
    ["javascript:alert(1)"],
    ["blob:http://public.example/1"],
    ["ws://public.example/"],
    [""],
    ["http://"],
    ["http:///"],
    ["http://a b/"],
    [`http://public.example/${"a".repeat(3000)}`],
  ])("FS-04: %s is not", (url) => expect(checkUrl(url, NO_RULES).kind).toBe("refused"));

  test("FS-04: no text at all throws, or gives anything but http and https with no credentials to a host that is not set aside", () => {
    const text = fc.oneof(
      fc.webUrl(),
      fc.string({ unit: "binary" }),
      fc.ipV4().map((ip) => `http://${ip}`),
      fc.ipV6().map((ip) => `http://[${ip}]`),
    );
    fc.assert(
      fc.property(text, (url) => {
        const checked = checkUrl(url, NO_RULES);
        if (checked.kind === "refused") return;
        expect(["http:", "https:"]).toContain(checked.url.protocol);
        expect(checked.url.username + checked.url.password).toBe("");
        const literal = /^\[(.*)\]$|^([\d.]+)$/.exec(checked.url.hostname);
        if (literal !== null) expect(isPublicAddress(literal[1] ?? literal[2] ?? "")).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test("FS-09: only ports 80 and 443, and those of the settings", () => {
    const kinds = (rules: GuardRules) =>
      [22, 25, 80, 443, 6379, 8080, 11211, 0, 65536].map(
        (port) => checkUrl(`http://public.example:${port}/`, rules).kind,
      );
    const no = "refused";
    expect(kinds(NO_RULES)).toEqual([no, no, "url", "url", no, no, no, no, no]);
    expect(kinds({ ...NO_RULES, ports: new Set([8080]) })).toEqual([no, no, "url", "url", no, "url", no, no, no]);
  });

  test("a private host is fetched when the settings name it, on the port they name, and nothing else", () => {
    const rules: GuardRules = { privateHosts: new Set(["10.0.0.5:8080", "news.intranet"]), ports: new Set() };
    const kind = (url: string) => checkUrl(url, rules).kind;
    expect(kind("http://10.0.0.5:8080/feed")).toBe("url");
    expect(kind("http://10.0.0.5/feed")).toBe("refused");
    expect(kind("http://10.0.0.6:8080/feed")).toBe("refused");
    expect(kind("https://news.intranet/feed")).toBe("url");
    expect(kind("https://news.intranet:9200/")).toBe("refused");
  });
});

describe("what is dialled", () => {
  test("FS-01: public addresses are, as literals", async () => {
    const net = network();
    const { fetch, close } = createTestFetch({ network: net });
    for (const address of PUBLIC_ADDRESSES) {
      const host = address.includes(":") ? `[${address}]` : address;
      expect(await fetch({ url: `http://${host}/`, document: "robots" })).toMatchObject({ kind: "fetched" });
    }
    expect(net.dialled).toEqual(PUBLIC_ADDRESSES);
    await close();
  });

  test.each([
    ["127.0.0.1"],
    ["10.1.2.3"],
    ["169.254.169.254"],
    ["::1"],
    [STAND_IN, "10.0.0.1"],
    ["2606:4700:4700::1111", "::ffff:127.0.0.1"],
    ["168.63.129.16"],
  ])("FS-05: a name with %s %s among its addresses is not", async (...addresses) => {
    const net = network({ "tricky.example": addresses.filter((each) => each !== undefined) });
    const { fetch, close } = createTestFetch({ network: net });
    const result = await fetch({ url: "http://tricky.example/", document: "page" });
    expect(result).toMatchObject({ kind: "failed", failure: "refused" });
    expect(net.dialled).toEqual([]);
    await close();
  });

  test("FS-06: a name that changes its address after the first look is caught at each connection", async () => {
    let looks = 0;
    const net = network({ "rebind.example": () => [(looks += 1) % 2 === 1 ? STAND_IN : "127.0.0.1"] });
    const before = canary.connections();
    for (let round = 0; round < 100; round += 1) {
      // A new client each time: no connection is kept from the round before.
      const { fetch, close } = createTestFetch({ network: net });
      const result = await fetch({ url: "http://rebind.example/", document: "robots" });
      expect(result.kind).toBe(round % 2 === 0 ? "fetched" : "failed");
      await close();
    }
    expect(looks).toBe(100);
    expect(canary.connections()).toBe(before);
    expect(new Set(net.dialled)).toEqual(new Set([STAND_IN]));
  });

  test("FS-06: a connection whose other end is not the address that was checked is dropped before a byte is sent", async () => {
    const net = network();
    const elsewhere: typeof net.dial = async (target, addresses, timeoutMs) => ({
      ...(await net.dial(target, addresses, timeoutMs)),
      peer: "10.0.0.1",
    });
    const { fetch, close } = createTestFetch({ network: { lookup: net.lookup, dial: elsewhere } });
    const asked = site.asked.length;
    expect(await fetch({ url: "http://public.example/", document: "page" })).toMatchObject({ failure: "refused" });
    expect(site.asked.length).toBe(asked);
    await close();
  });

  test("FS-07: no redirect of any kind leads inside, whatever the spelling", async () => {
    const net = network({ "inside.example": ["10.0.0.1"] });
    const { fetch, close } = createTestFetch({ network: net });
    const before = canary.connections();
    const targets = SPECIAL_ADDRESSES.flatMap((address, index) => {
      const spellings = spellingsOf(address);
      return [0, 13, 26].map((turn) => spellings[(index + turn) % SPELLINGS] ?? "");
    });
    const others = [
      "http://inside.example/",
      "//127.0.0.1/",
      "file:///etc/passwd",
      "gopher://127.0.0.1:6379/_",
      "http://127.0.0.1:22/",
    ];
    let redirects = 0;
    for (const to of [...targets, ...others]) {
      const status = [301, 302, 303, 307, 308][redirects % 5] ?? 301;
      redirects += 1;
      const result = await fetch({ url: redirectTo(status, to), document: "page" });
      expect(
        result.kind === "fetched" && result.url.startsWith("http://public.example") ? "failed" : result.kind,
        to,
      ).toBe("failed");
    }
    expect(redirects).toBeGreaterThan(180);
    expect(canary.connections()).toBe(before);
    expect(new Set(net.dialled)).toEqual(new Set([STAND_IN]));
    await close();
  });

  test("FS-12: refused, closed and unknown read the same", async () => {
    const net = network({ "inside.example": ["10.0.0.1"], "closed.example": [STAND_IN] });
    const refusing: typeof net.dial = () =>
      Promise.reject(Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" }));
    const { fetch, close } = createTestFetch({ network: { lookup: net.lookup, dial: refusing } });
    const hosts = ["inside.example", "closed.example", "nowhere.example", "10.0.0.1", "127.0.0.1"];
    const reasons = await Promise.all(
      hosts.map(async (host) => {
        const result = await fetch({ url: `http://${host}/`, document: "page" });
        return result.kind === "failed" ? result.reason : result.kind;
      }),
    );
    expect(new Set(reasons).size).toBe(1);
    expect(reasons[0]).not.toMatch(/10\.|refused|ECONN/);
    await close();
  });
});
