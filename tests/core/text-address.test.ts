import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalAddress } from "../../src/text/address.ts";

const PLAIN = "https://news.example/2025/08/r2-delay";

describe("canonical address", () => {
  test.each([
    ["http", "http://news.example/2025/08/r2-delay"],
    ["upper case scheme and host", "HTTPS://NEWS.EXAMPLE/2025/08/r2-delay"],
    ["www", "https://www.news.example/2025/08/r2-delay"],
    ["www2", "https://www2.news.example/2025/08/r2-delay"],
    ["m.", "https://m.news.example/2025/08/r2-delay"],
    ["amp.", "https://amp.news.example/2025/08/r2-delay"],
    ["www.m.", "https://www.m.news.example/2025/08/r2-delay"],
    ["a dot after the host", "https://news.example./2025/08/r2-delay"],
    ["the default port", "https://news.example:443/2025/08/r2-delay"],
    ["http's default port", "http://news.example:80/2025/08/r2-delay"],
    ["a trailing slash", `${PLAIN}/`],
    ["many slashes", "https://news.example//2025/08///r2-delay//"],
    ["white space around it", `  ${PLAIN}\n`],
    ["a fragment", `${PLAIN}#comments`],
    ["utm parameters", `${PLAIN}?utm_source=feed&utm_medium=rss&UTM_CAMPAIGN=x`],
    ["click ids", `${PLAIN}?fbclid=a&gclid=b&mc_cid=c`],
    ["an empty query", `${PLAIN}?`],
    ["an AMP parameter", `${PLAIN}?amp=1&outputType=amp`],
    ["/amp at the end", `${PLAIN}/amp`],
    ["/amp/ at the end", `${PLAIN}/amp/`],
    ["/amp at the start", "https://news.example/amp/2025/08/r2-delay"],
    ["/amp in the middle", "https://news.example/2025/amp/08/r2-delay"],
    [".amp", `${PLAIN}.amp`],
    [".amp.html", `${PLAIN}.amp.html`],
    [".html", `${PLAIN}.html`],
    ["an index file", `${PLAIN}/index.html`],
    ["an index file under AMP", `${PLAIN}/amp/index.php`],
    ["percent-encoded letters", "https://news.example/2025/08/%72%32-delay"],
    ["a user name", "https://reader:secret@news.example/2025/08/r2-delay"],
  ])("FD-07 is the same with %s", (_, variant) => {
    expect(canonicalAddress(variant)).toBe("//news.example/2025/08/r2-delay");
  });

  test("parameters that name the article stay, in one order", () => {
    expect(canonicalAddress("https://news.example/read?id=7&page=2")).toBe("//news.example/read?id=7&page=2");
    expect(canonicalAddress("https://news.example/read?page=2&utm_source=x&id=7")).toBe(
      "//news.example/read?id=7&page=2",
    );
    expect(canonicalAddress("https://news.example/read?id=8")).not.toBe(
      canonicalAddress("https://news.example/read?id=7"),
    );
  });

  test.each([
    ["another path", "https://news.example/2025/08/r3-delay"],
    ["another letter case of the path", "https://news.example/2025/08/R2-delay"],
    ["another host", "https://news.test/2025/08/r2-delay"],
    ["a host that only begins like www", "https://wwwnews.example/2025/08/r2-delay"],
    ["another port", "https://news.example:8080/2025/08/r2-delay"],
    ["a path that only begins like amp", "https://news.example/ampere/2025/08/r2-delay"],
  ])("is another with %s", (_, other) => {
    expect(canonicalAddress(other)).not.toBe(canonicalAddress(PLAIN));
    expect(canonicalAddress(other)).not.toBeNull();
  });

  test("a two-part host keeps its first part", () => {
    expect(canonicalAddress("https://m.example/x")).toBe("//m.example/x");
    expect(canonicalAddress("https://amp.dev/x")).toBe("//amp.dev/x");
  });

  test("percent-encoded and plain spellings, composed and decomposed letters are one address", () => {
    const plain = canonicalAddress("https://news.example/actualités/puces-é");
    expect(canonicalAddress("https://news.example/actualit%C3%A9s/puces-%c3%a9")).toBe(plain);
    expect(canonicalAddress("https://news.example/actualite\u0301s/puces-e\u0301")).toBe(plain);
    expect(canonicalAddress("https://news.example/a%2Cb")).toBe(canonicalAddress("https://news.example/a,b"));
  });

  test.each([
    ["?", "https://news.example/a%3Fid=1", "https://news.example/a?id=1"],
    ["#", "https://news.example/a%23b", "https://news.example/a#b"],
    ["/", "https://news.example/a%2Fb", "https://news.example/a/b"],
    ["%", "https://news.example/a%2541", "https://news.example/a%41"],
    ["& in a value", "https://news.example/a?q=1%262=3", "https://news.example/a?q=1&2=3"],
    ["+ in a value", "https://news.example/a?q=1%2B2", "https://news.example/a?q=1+2"],
  ])("an encoded %s is not the plain one", (_, encoded, plain) => {
    expect(canonicalAddress(encoded)).not.toBe(canonicalAddress(plain));
  });

  test("a broken encoding is left as it is", () => {
    expect(canonicalAddress("https://news.example/100%/%zz")).toBe("//news.example/100%/%zz");
  });

  test("a file address is its name, with every sign of it", () => {
    expect(canonicalAddress("file:notes.txt")).toBe("file:/notes.txt");
    expect(canonicalAddress("file:///notes.txt")).toBe("file:/notes.txt");
    expect(canonicalAddress("file:re\u0301sume\u0301.txt")).toBe(canonicalAddress("file:résumé.txt"));
    const names = ["notes #1.txt", "notes #2.txt", "notes?.txt", "notes.txt", "notes.txt?a", "100%25.txt", "100%.txt"];
    expect(new Set(names.map((name) => canonicalAddress(`file:${name}`))).size).toBe(names.length);
  });

  test.each([
    "javascript:alert(1)",
    "data:text/html,<p>hello",
    "ftp://news.example/a",
    "mailto:a@news.example",
    "blob:https://news.example/1",
    "news.example/a",
    "//news.example/a",
    "https://",
    "http://./a",
    "file:",
    "file:///",
    "not an address",
    "",
    " ",
  ])("%j is none", (url) => {
    expect(canonicalAddress(url)).toBeNull();
  });

  test("one longer than 2,048 characters is none", () => {
    const start = "https://news.example/";
    expect(canonicalAddress(start + "a".repeat(2_048 - start.length))).not.toBeNull();
    expect(canonicalAddress(start + "a".repeat(2_049 - start.length))).toBeNull();
    expect(canonicalAddress(`file:${"a".repeat(2_048)}`)).toBeNull();
  });
});

const hosts = fc.constantFrom("news.example", "www.news.example", "m.www.news.example", "www.com", "[::1]", "1.2.3.4");
const signs = fc.constantFrom(
  ..."aZ0.-_~é文%#?&=+ /\\;,@!'\"<>",
  ..."%2F %3f %23 %25 %2e %41 %C3%A9 %zz %00 %20 %5C %0A".split(" "),
  ..."/amp .amp .html /index.html /index.php amp index.html e\u0301 \u{1f600} \ud800 \u3000".split(" "),
);
const paths = fc.array(signs, { maxLength: 12 }).map((parts) => `/${parts.join("")}`);
const urls = fc
  .tuple(fc.constantFrom("https", "http"), hosts, paths)
  .map(([scheme, host, path]) => `${scheme}://${host}${path}`);

describe("FD-07 whatever the address", () => {
  test("its canonical form is its own", () => {
    fc.assert(
      fc.property(urls, (url) => {
        const canonical = canonicalAddress(url);
        expect(canonical).not.toBeNull();
        expect(canonicalAddress(`https:${canonical}`)).toBe(canonical);
      }),
      { numRuns: 3_000 },
    );
  });

  test("a file's canonical form is its own", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }), (name) => {
        const canonical = canonicalAddress(`file:${name}`);
        if (canonical !== null) expect(canonicalAddress(canonical)).toBe(canonical);
      }),
    );
  });

  test("tracking parameters never change it", () => {
    const utm = fc.tuple(
      fc.constantFrom("utm_source", "utm_medium", "utm_x", "fbclid", "gclid"),
      fc.webQueryParameters(),
    );
    fc.assert(
      fc.property(urls, fc.array(utm, { minLength: 1, maxLength: 4 }), (url, added) => {
        const tracked = new URL(url);
        for (const [name, value] of added) tracked.searchParams.append(name, value);
        expect(canonicalAddress(tracked.href)).toBe(canonicalAddress(url));
      }),
    );
  });

  test("the order of parameters never changes it", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(fc.string(), fc.string()), { maxLength: 6 }), fc.nat(), (pairs, turn) => {
        const turned = [...pairs.slice(turn % 6), ...pairs.slice(0, turn % 6)];
        const address = (list: [string, string][]): string | null =>
          canonicalAddress(`https://news.example/a?${new URLSearchParams(list).toString()}`);
        expect(address(turned)).toBe(address(pairs));
      }),
    );
  });

  test("any string at all is an address or none, without an error", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        const canonical = canonicalAddress(text);
        expect(canonical === null || /^(?:\/\/|file:\/)/.test(canonical)).toBe(true);
      }),
    );
  });
});
