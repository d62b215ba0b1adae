import { readFileSync } from "node:fs";
import { createServer as createTlsServer } from "node:https";
import { createServer, type Socket } from "node:net";
import { Readable } from "node:stream";
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";

import { afterEach, describe, expect, test } from "vitest";

import { createDial } from "../../adapters/web/guard-connector.ts";
import { readBody } from "../../adapters/web/fetch-body.ts";
import { type Answer, createFakeNetwork, createTestFetch, listen, type LocalServer, startServer } from "./web-world.ts";

const MEBIBYTE = 1_048_576;
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function serve(answer: Answer): Promise<LocalServer> {
  const server = await startServer(answer);
  closing.push(server.close);
  return server;
}

/** A server that says just these bytes, or lets `talk` do the talking. */
async function serveRaw(talk: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.once("data", () => talk(socket));
  });
  const port = await listen(server);
  closing.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${port}`;
}

/** A fetch that may reach these addresses. */
function fetchFor(urls: readonly string[], options: Parameters<typeof createTestFetch>[0] = {}) {
  const client = createTestFetch({ allow: urls.map((url) => new URL(url).host), ...options });
  closing.push(client.close);
  return client.fetch;
}

const text = (result: { kind: string; bytes?: Uint8Array }): string =>
  result.bytes === undefined ? result.kind : Buffer.from(result.bytes).toString();

/** 256 MiB of zeros in one encoding, made of a repeated part so that making it takes no time. */
function bomb(encoding: string): Buffer {
  const part = Buffer.alloc(16 * MEBIBYTE);
  if (encoding === "br")
    return brotliCompressSync(Buffer.alloc(256 * MEBIBYTE), { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
  // Members and frames may stand one after the other.
  if (encoding === "zstd") return Buffer.concat(Array.from({ length: 16 }, () => zstdCompressSync(part)));
  const gzip = Buffer.concat(Array.from({ length: 16 }, () => gzipSync(part, { level: 1 })));
  return encoding === "gzip, gzip" ? gzipSync(gzip) : gzip;
}

describe("a body that unpacks to more", () => {
  test.each(["gzip", "gzip, gzip", "br", "zstd"])(
    "FR-01: 256 MiB in %s stop at the limit, and no more is unpacked",
    async (encoding) => {
      const body = bomb(encoding);
      expect(body.length).toBeLessThan(2 * MEBIBYTE);
      const server = await serve((_request, response) =>
        response.writeHead(200, { "content-encoding": encoding }).end(body),
      );
      const before = process.memoryUsage().rss;
      const fetch = fetchFor([server.url]);
      expect(await fetch({ url: server.url, document: "feed" })).toMatchObject({
        kind: "failed",
        failure: "too_large",
      });
      expect(process.memoryUsage().rss - before).toBeLessThan(64 * MEBIBYTE);
    },
  );

  test("FR-01: of a bomb behind a bomb only so much is decoded as the limit takes", async () => {
    let handed = 0;
    const source = Readable.from(
      (function* () {
        const part = gzipSync(Buffer.alloc(MEBIBYTE));
        for (;;) {
          handed += 1;
          yield part;
        }
      })(),
    );
    await expect(readBody(source, ["gzip"], { bytesMax: MEBIBYTE, overflow: "refuse" })).rejects.toThrow(/more than/);
    // A kilobyte unpacks to a mebibyte: what was taken in ahead of need is bounded by the streams' buffers.
    expect(handed).toBeLessThan(100);
  });

  test("FR-01: a zstd frame that asks for a huge window is refused", async () => {
    const body = zstdCompressSync(Buffer.alloc(64 * MEBIBYTE, "ab"), { params: { [constants.ZSTD_c_windowLog]: 27 } });
    const server = await serve((_request, response) =>
      response.writeHead(200, { "content-encoding": "zstd" }).end(body),
    );
    const result = await fetchFor([server.url])({ url: server.url, document: "robots" });
    expect(result).toMatchObject({ kind: "failed", failure: "broken" });
  });
});

describe("encodings", () => {
  const words = "words ".repeat(1000);
  test.each([
    ["gzip", gzipSync(words)],
    ["x-gzip", gzipSync(words)],
    ["br", brotliCompressSync(words)],
    ["zstd", zstdCompressSync(words)],
    ["deflate", deflateSync(words)],
    ["deflate", deflateRawSync(words)],
    ["identity", Buffer.from(words)],
    ["br, gzip", gzipSync(brotliCompressSync(words))],
  ])("FR-02: %s is decoded", async (encoding, body) => {
    const server = await serve((_request, response) =>
      response.writeHead(200, { "content-encoding": encoding }).end(body),
    );
    expect(text(await fetchFor([server.url])({ url: server.url, document: "page" }))).toBe(words);
  });

  test.each([
    ["six times over", Array.from({ length: 6 }, () => "gzip").join(", ")],
    ["a thousand times over", Array.from({ length: 1000 }, () => "gzip").join(",")],
    ["unknown", "lzma"],
    ["one that it is not", "zstd"],
  ])("FR-02: %s is a clean failure, nothing undecoded is taken", async (_name, encoding) => {
    const server = await serve((_request, response) =>
      response.writeHead(200, { "content-encoding": encoding }).end(words),
    );
    expect(await fetchFor([server.url])({ url: server.url, document: "page" })).toMatchObject({
      kind: "failed",
      failure: "broken",
    });
  });

  test("FR-02: a body that breaks off in the middle of its encoding is a failure", async () => {
    const body = gzipSync(words).subarray(0, 30);
    const server = await serve((_request, response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end(body),
    );
    expect((await fetchFor([server.url])({ url: server.url, document: "page" })).kind).toBe("failed");
  });
});

describe("answers without end or measure", () => {
  const HEAD = "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n";
  const pour = (socket: Socket): void => {
    const part = "x".repeat(65_536);
    const more = (): void => {
      while (!socket.destroyed && socket.write(part));
    };
    socket.on("drain", more);
    more();
  };

  test("FR-03: an endless body is stopped by its size", async () => {
    const url = await serveRaw((socket) => {
      socket.write(`${HEAD}\r\n`);
      pour(socket);
    });
    expect(await fetchFor([url])({ url, document: "page" })).toMatchObject({ failure: "too_large" });
  });

  test("FR-03: a body shorter than its length says is a failure; one longer ends where it says", async () => {
    const short = await serveRaw((socket) => socket.end(`${HEAD}content-length: 100\r\n\r\nshort`));
    const long = await serveRaw((socket) => socket.end(`${HEAD}content-length: 5\r\n\r\nlonger than five`));
    const fetch = fetchFor([short, long]);
    expect((await fetch({ url: short, document: "page" })).kind).toBe("failed");
    expect(["longe", "failed"]).toContain(text(await fetch({ url: long, document: "page" })));
  });

  test.each([
    ["a header of 200 kB", `x: ${"y".repeat(200_000)}\r\n`],
    ["ten thousand headers", "a: b\r\n".repeat(20_000)],
  ])("FR-03: %s is a failure", async (_name, headers) => {
    const url = await serveRaw((socket) => socket.end(`${HEAD}${headers}\r\nbody`));
    expect(await fetchFor([url])({ url, document: "page" })).toMatchObject({ kind: "failed", failure: "broken" });
  });

  const drip = (socket: Socket, part: string, head: string): void => {
    socket.write(head);
    const timer = setInterval(() => socket.write(part), 20);
    socket.on("close", () => clearInterval(timer));
  };
  test.each<[string, (socket: Socket) => void]>([
    ["a byte now and then", (socket) => drip(socket, "x", `${HEAD}\r\n`)],
    ["a header line now and then", (socket) => drip(socket, "a: b\r\n", HEAD)],
    ["nothing at all", () => {}],
  ])("FR-04: %s ends at the total time", async (_name, talk) => {
    const url = await serveRaw(talk);
    const fetch = fetchFor([url], { limits: { totalMs: 300, headersMs: 10_000 } });
    expect(await fetch({ url, document: "page" })).toMatchObject({ kind: "failed", failure: "timeout" });
  });

  test("FR-04: a name whose servers never answer, and a TLS handshake that never ends, do too", async () => {
    const stalled = await serveRaw(() => {});
    const never = createTestFetch({
      limits: { connectMs: 100, totalMs: 400 },
      network: { lookup: () => new Promise(() => {}) },
    });
    closing.push(never.close);
    expect((await never.fetch({ url: "http://stalled.example/", document: "page" })).kind).toBe("failed");
    const fetch = fetchFor([stalled], { limits: { connectMs: 100, totalMs: 400 } });
    expect((await fetch({ url: stalled.replace("http:", "https:"), document: "page" })).kind).toBe("failed");
  });

  test("FR-05: two hundred that hang hold up nobody else for long, and fill no memory", async () => {
    const hanging = await serveRaw(() => {});
    const good = await serve((_request, response) => response.end("good"));
    const hosts = Array.from({ length: 200 }, (_, index) => `hanging${index}.example`);
    const net = createFakeNetwork({
      names: { "good.example": ["1.1.1.1"], ...Object.fromEntries(hosts.map((host) => [host, ["10.0.0.1"]])) },
      publicAddresses: ["1.1.1.1"],
      publicPort: good.port,
      privatePort: Number(new URL(hanging).port),
    });
    const client = createTestFetch({ allow: hosts, limits: { totalMs: 200 }, network: net });
    closing.push(client.close);
    const before = process.memoryUsage().rss;
    const hung = hosts.map((host) => client.fetch({ url: `http://${host}/`, document: "feed" }));
    const results = ["a", "b", "c", "d"].map((path) =>
      client.fetch({ url: `http://good.example/${path}`, document: "page" }),
    );
    expect((await Promise.all(results)).map(text)).toEqual(["good", "good", "good", "good"]);
    const failures = (await Promise.all(hung)).map((result) =>
      result.kind === "failed" ? result.failure : result.kind,
    );
    expect(new Set(failures)).toEqual(new Set(["timeout"]));
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * MEBIBYTE);
  });
});

describe("redirects", () => {
  test("FR-06: a loop, and one too many, end", async () => {
    const server = await serve((request, response) => {
      const count = Number(/\d+/.exec(request.url ?? "")?.[0] ?? 0);
      const to = request.url === "/loop" ? "/loop" : `/${count - 1}`;
      if (count === 0 && request.url !== "/loop") response.end("arrived");
      else response.writeHead(302, { location: to }).end();
    });
    const fetch = fetchFor([server.url]);
    expect(text(await fetch({ url: `${server.url}/5`, document: "page" }))).toBe("arrived");
    expect(await fetch({ url: `${server.url}/6`, document: "page" })).toMatchObject({ failure: "redirect" });
    expect(await fetch({ url: `${server.url}/21`, document: "page" })).toMatchObject({ failure: "redirect" });
    const before = server.asked.length;
    expect(await fetch({ url: `${server.url}/loop`, document: "page" })).toMatchObject({ failure: "redirect" });
    expect(server.asked.length - before).toBe(6);
  });

  test("FS-08, FR-12: only permanent ones all the way give a new address, and only with an answer at the end", async () => {
    const server = await serve((request, response) => {
      const hops: Record<string, [number, string]> = {
        "/moved": [301, "/new"],
        "/moved-twice": [308, "/moved"],
        "/mixed": [301, "/for-now"],
        "/for-now": [302, "/new"],
        "/moved-nowhere": [301, "/not-there"],
      };
      const hop = hops[request.url ?? ""];
      if (hop !== undefined) response.writeHead(hop[0], { location: hop[1] }).end();
      else response.writeHead(request.url === "/new" ? 200 : 404).end("here");
    });
    const fetch = fetchFor([server.url]);
    const movedTo = async (path: string): Promise<string | null> => {
      const result = await fetch({ url: `${server.url}${path}`, document: "page" });
      return result.kind === "failed" ? `failed ${result.status}` : result.movedTo;
    };
    expect(await movedTo("/new")).toBeNull();
    expect(await movedTo("/moved")).toBe(`${server.url}/new`);
    expect(await movedTo("/moved-twice")).toBe(`${server.url}/new`);
    expect(await movedTo("/mixed")).toBeNull();
    expect(await movedTo("/moved-nowhere")).toBe("failed 404");
  });

  test("FS-08, FR-17: nothing goes along but who asks and for what; validators go only to the address that gave them", async () => {
    const other = await serve((_request, response) => response.end("there"));
    const server = await serve((_request, response) =>
      response.writeHead(302, { location: `${other.url}/`, "set-cookie": "a=b" }).end(),
    );
    const fetch = fetchFor([server.url, other.url]);
    const validators = { url: `${server.url}/`, etag: '"one"', lastModified: null };
    await fetch({ url: `${server.url}/`, document: "feed", validators });
    await fetch({ url: `${server.url}/`, document: "feed", validators });
    expect(server.requests[1]?.headers).toMatchObject({ "if-none-match": '"one"', "user-agent": "Chipwire/test" });
    const names = other.requests.flatMap(({ headers }) => Object.keys(headers));
    expect(new Set(names)).toEqual(new Set(["host", "connection", "user-agent", "accept", "accept-encoding"]));
    expect(server.requests.every(({ headers }) => headers.cookie === undefined && headers.referer === undefined)).toBe(
      true,
    );
  });
});

describe("asking for news only", () => {
  test.each(['"strong"', 'W/"weak"', "unquoted", '"with spaces, and \\"quotes\\""', '""'])(
    "FR-07: the tag %s comes back as it was",
    async (etag) => {
      const server = await serve((request, response) => {
        if (request.headers["if-none-match"] === etag) response.writeHead(304).end();
        else response.writeHead(200, { ETag: etag, "Last-Modified": "Tue, 1 Jan 2020 00:00:00 +0000" }).end("body");
      });
      const fetch = fetchFor([server.url]);
      const first = await fetch({ url: `${server.url}/feed`, document: "feed" });
      if (first.kind !== "fetched") throw new Error(first.kind);
      expect(first.validators).toEqual({
        url: `${server.url}/feed`,
        etag,
        lastModified: "Tue, 1 Jan 2020 00:00:00 +0000",
      });
      expect((await fetch({ url: `${server.url}/feed`, document: "feed", validators: first.validators })).kind).toBe(
        "unchanged",
      );
      expect(server.requests[1]?.headers["if-modified-since"]).toBe("Tue, 1 Jan 2020 00:00:00 +0000");
    },
  );

  test("FR-07: nothing is sent that was not given", async () => {
    const server = await serve((_request, response) => response.end("body"));
    const fetch = fetchFor([server.url]);
    const first = await fetch({ url: `${server.url}/`, document: "feed" });
    if (first.kind !== "fetched") throw new Error(first.kind);
    await fetch({ url: `${server.url}/`, document: "feed", validators: first.validators });
    expect(server.requests[1]?.headers).not.toHaveProperty("if-none-match");
    expect(server.requests[1]?.headers).not.toHaveProperty("if-modified-since");
  });

  test("FR-09: how long a busy server wants to be left alone is read in both forms", async () => {
    const forms: Record<string, string> = {
      "/s": "3600",
      "/d": "Tue, 24 Nov 2026 14:00:00 GMT",
      "/x": "99999999999",
      "/0": "0",
      "/no": "soon",
    };
    const server = await serve((request, response) =>
      response.writeHead(429, { "retry-after": forms[request.url ?? ""] ?? "" }).end(),
    );
    const fetch = fetchFor([server.url]);
    const waits = await Promise.all(
      Object.keys(forms).map(async (path) => {
        const result = await fetch({ url: `${server.url}${path}`, document: "feed" });
        return result.kind === "failed" ? result.retryAfterMs : result.kind;
      }),
    );
    expect(waits).toEqual([3_600_000, 7_200_000, 86_400_000, 900_000, null]);
  });
});

describe("what is no document", () => {
  test.each(["application/pdf", "video/mp4", "image/png", "application/zip"])(
    "HT-05: %s is not taken for a page, nor its body read",
    async (type) => {
      const server = await serve((_request, response) => {
        response.writeHead(200, { "content-type": type, "content-length": 2_000_000_000 });
        response.write("x");
      });
      const fetch = fetchFor([server.url], { limits: { totalMs: 2_000 } });
      expect(await fetch({ url: server.url, document: "page" })).toMatchObject({
        kind: "failed",
        failure: "wrong_type",
      });
    },
  );
});

describe("certificates", () => {
  const pem = (name: string): string => readFileSync(new URL(`../fixtures/tls/${name}`, import.meta.url), "utf8");
  const ask = async ({
    certificate = "good",
    host = "public.example",
    ca = [pem("ca.pem")],
    version,
  }: {
    certificate?: string;
    host?: string;
    ca?: string[];
    version?: "TLSv1.1";
  }) => {
    const versions =
      version === undefined ? {} : { minVersion: version, maxVersion: version, ciphers: "DEFAULT@SECLEVEL=0" };
    const server = createTlsServer(
      { cert: pem(`${certificate}.pem`), key: pem(`${certificate}.key`), ...versions },
      (_request, response) => response.end("safe"),
    );
    server.on("tlsClientError", () => {});
    const port = await listen(server);
    closing.push(() => new Promise((resolve) => server.close(resolve)));
    const net = createFakeNetwork({
      names: { [host]: ["127.0.0.1"] },
      publicAddresses: [],
      publicPort: 0,
      privatePort: 0,
    });
    const client = createTestFetch({
      allow: [`${host}:${port}`],
      network: { lookup: net.lookup, dial: createDial({ ca }) },
    });
    closing.push(client.close);
    const result = await client.fetch({ url: `https://${host}:${port}/`, document: "page" });
    return result.kind === "failed" ? result.failure : text(result);
  };

  test("FR-14: a good one is taken", async () => expect(await ask({})).toBe("safe"));
  test("FR-14: an expired one is not", async () => expect(await ask({ certificate: "expired" })).toBe("certificate"));
  test("FR-14: one that nobody known has signed is not", async () => expect(await ask({ ca: [] })).toBe("certificate"));
  test("FR-14: one of another host is not", async () =>
    expect(await ask({ host: "other.example" })).toBe("certificate"));
  test("FR-14: TLS before 1.2 is not", async () => expect(await ask({ version: "TLSv1.1" })).toBe("certificate"));
});
