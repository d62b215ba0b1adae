import { mkdtempSync, rmSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { type LocalServer, startServer } from "../adapters/web-world.ts";
import { jsonLines, runChipwire } from "./chipwire.ts";

let site: LocalServer;
let proxy: LocalServer;
let folder: string;
/** Called before the site answers. */
let onRequest: (path: string) => void;

const story = (name: string): string =>
  `<html><head><title>${name}</title></head><body><nav>Menu</nav><article><h1>${name}</h1>${`<p>${name}: the maker of the accelerator said on Monday that it will ship in the third quarter, and that more was ordered than planned.</p>`.repeat(5)}</article></body></html>`;

function answer({ url = "/" }: IncomingMessage, response: ServerResponse): void {
  onRequest(url);
  const items = Array.from(
    { length: 3 },
    (_, n) =>
      `<item><title>Story ${n}</title><link>${site.url}/story/${n}</link><description>Short ${n}</description></item>`,
  );
  if (url === "/")
    response
      .setHeader("content-type", "text/html")
      .end('<link rel="alternate" type="application/rss+xml" href="/feed.xml">');
  else if (url === "/feed.xml")
    response
      .setHeader("content-type", "application/rss+xml")
      .end(`<rss version="2.0"><channel><title>Local Wire</title>${items.join("")}</channel></rss>`);
  else if (url.startsWith("/story/")) response.setHeader("content-type", "text/html").end(story(`Story ${url.at(-1)}`));
  else response.writeHead(404).end();
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "chipwire-journey-"));
  onRequest = () => {};
  site = await startServer(answer);
  proxy = await startServer((_request, response) => response.end("proxied"));
});
afterEach(async () => {
  await site.close();
  await proxy.close();
  rmSync(folder, { recursive: true, force: true });
});

const run = (args: readonly string[], more: Partial<Parameters<typeof runChipwire>[1]> = {}) =>
  runChipwire(args, {
    dataDir: join(folder, "data"),
    ...more,
    environment: { ALLOW_PRIVATE_HOSTS: new URL(site.url).host, HOST_DELAY_MS: "0", ...more.environment },
  });

/** Nothing is followed but the local site. */
async function followSite(): Promise<void> {
  const ids = jsonLines(await run(["source", "list", "--json"])).map((line) =>
    line instanceof Object && "id" in line ? String(line.id) : "",
  );
  expect(ids.length).toBeGreaterThan(20);
  await run(["source", "remove", ...ids]);
  const added = await run(["source", "add", site.url]);
  expect([added.status, added.stdout]).toEqual([0, expect.stringContaining("Local Wire")]);
}

describe("following a site, as people do", () => {
  test("FS-10: its feed is found, read, and read no more than needed; no proxy of the environment is used", async () => {
    await followSite();
    const environment = {
      HTTP_PROXY: proxy.url,
      HTTPS_PROXY: proxy.url,
      http_proxy: proxy.url,
      NODE_USE_ENV_PROXY: "1",
    };
    const first = await run(["refresh", "--json"], { environment });
    expect(jsonLines(first)).toEqual([
      expect.objectContaining({ kind: "read", items: 3, new: 3, pages: 3, health: "ok" }),
    ]);
    const asked = site.asked.length;
    const second = await run(["refresh"], { environment });
    expect([second.status, second.stdout]).toEqual([0, expect.stringContaining("nothing new")]);
    expect(site.asked.slice(asked)).toEqual(["/feed.xml"]);
    expect(proxy.connections()).toBe(0);
    const doctor = await run(["doctor"]);
    expect(doctor.stdout).toMatch(/sources: 1 followed/);
  });

  test("ctrl-C ends it cleanly, and the next one has everything", async () => {
    await followSite();
    const reached = new Promise<void>((resolve) => {
      onRequest = (path) => {
        if (path === "/story/1") resolve();
      };
    });
    const stopped = await run(["refresh", "--json"], {
      onNotice: () => {},
      onStart: (child) => void reached.then(() => child.kill("SIGINT")),
    });
    expect([stopped.signal, stopped.status]).toEqual([null, 1]);
    expect(stopped.stderr).toMatch(/Stopped before the end|0 changed/);
    const next = await run(["refresh", "--json"]);
    expect(next.status).toBe(0);
    const listed = await run(["ask", "--json", "When will the accelerator ship?"]);
    expect(listed.stdout).toMatch(/"kind":"(?:found|unknown)"/);
  });

  test("what cannot be used says why, and nothing is followed", async () => {
    const refused = await run(["source", "add", "http://169.254.169.254/feed"]);
    expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining("private network")]);
    const wrong = await run(["source", "add", `${site.url}/x`, "--class", "gossip"]);
    expect([wrong.status, wrong.stderr]).toEqual([2, expect.stringContaining("trade press")]);
    const page = await run(["source", "add-article", `${site.url}/story/7`, "--json"]);
    expect(jsonLines(page)).toEqual([expect.objectContaining({ kind: "new" })]);
  });
});
