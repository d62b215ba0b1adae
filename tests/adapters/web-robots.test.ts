import { afterEach, describe, expect, test } from "vitest";

import { createRobots } from "../../adapters/web/robots.ts";
import { type Answer, createTestFetch, startServer } from "./web-world.ts";

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** Asks a site whose robots.txt is answered like this whether a page may be read. */
async function site(answer: Answer, totalMs = 5_000) {
  const server = await startServer(answer);
  closing.push(server.close);
  const client = createTestFetch({ allow: [new URL(server.url).host], limits: { totalMs } });
  closing.push(client.close);
  let nowMs = Date.parse("2026-11-24T08:00:00Z");
  const robots = createRobots({ fetch: client.fetch, now: () => new Date(nowMs) });
  const ask = (path: string) => robots.permit(new URL(path, server.url), new AbortController().signal);
  const may = async (path: string): Promise<boolean> => (await ask(path)).kind === "allowed";
  return { ask, may, asked: server.asked, wait: (ms: number) => (nowMs += ms) };
}

const says =
  (rules: string): Answer =>
  (_request, response) =>
    response.end(rules);
const HOUR_MS = 3_600_000;

describe("robots.txt", () => {
  test("FR-15: what it forbids us is not read, the longest rule wins, others' rules are not ours", async () => {
    const { may, asked } = await site(
      says(
        "User-agent: other\nDisallow: /\n\nUser-agent: Chipwire\nDisallow: /private\nAllow: /private/press\nDisallow: /*.pdf$\n\nUser-agent: *\nDisallow: /",
      ),
    );
    expect(await may("/news")).toBe(true);
    expect(await may("/private/a")).toBe(false);
    expect(await may("/private/press/a")).toBe(true);
    expect(await may("/a.pdf")).toBe(false);
    expect(await may("/a.pdf?x")).toBe(true);
    expect(asked).toEqual(["/robots.txt"]);
  });

  test("FR-15: a group for everybody holds for us when none names us; a BOM is no part of it", async () => {
    const { may } = await site(says("\uFEFFUser-agent: *\r\nDisallow: /no\r\n"));
    expect([await may("/no"), await may("/yes")]).toEqual([false, true]);
  });

  test.each([404, 401, 403, 410])("FR-15: %i allows everything", async (status) => {
    const { may } = await site((_request, response) => response.writeHead(status).end("User-agent: *\nDisallow: /"));
    expect(await may("/a")).toBe(true);
  });

  test.each([500, 503, 429])("FR-15: %i forbids everything, and is asked again after an hour", async (status) => {
    const { may, asked, wait } = await site((_request, response) => response.writeHead(status).end());
    expect(await may("/a")).toBe(false);
    expect(await may("/b")).toBe(false);
    expect(asked.length).toBe(1);
    wait(HOUR_MS + 1);
    expect(await may("/a")).toBe(false);
    expect(asked.length).toBe(2);
  });

  test("FR-15: no answer forbids, and says that there was none", async () => {
    const { ask } = await site(() => {}, 200);
    expect(await ask("/a")).toMatchObject({ kind: "failed", failure: "timeout" });
  });

  test("FR-15: five redirects are followed, more mean that there is none", async () => {
    const chain =
      (length: number): Answer =>
      (request, response) => {
        const step = Number(/step(\d+)/.exec(request.url ?? "")?.[1] ?? 0);
        if (step < length) response.writeHead(302, { location: `/step${step + 1}` }).end();
        else response.end("User-agent: *\nDisallow: /");
      };
    expect(await (await site(chain(5))).may("/a")).toBe(false);
    expect(await (await site(chain(6))).may("/a")).toBe(true);
  });

  test("FR-15: of a long one the first 500 KiB count", async () => {
    const filler = `# ${"x".repeat(98)}\n`;
    const rules = `User-agent: *\nDisallow: /first\n${filler.repeat(10_000)}Disallow: /last\n`;
    const { may } = await site(says(rules));
    expect([await may("/first"), await may("/last")]).toEqual([false, true]);
  });

  test("FR-15: it is kept for a day, and asked for once by many who come together", async () => {
    const { may, asked, wait } = await site(says("User-agent: *\nDisallow: /no"));
    await Promise.all(Array.from({ length: 20 }, () => may("/a")));
    wait(23 * HOUR_MS);
    await may("/a");
    expect(asked.length).toBe(1);
    wait(HOUR_MS + 1);
    await may("/a");
    expect(asked.length).toBe(2);
  });

  test("FR-16: the pause it asks for is given, within reason", async () => {
    expect(await (await site(says("User-agent: *\nCrawl-delay: 7"))).ask("/a")).toEqual({
      kind: "allowed",
      delayMs: 7_000,
    });
    expect(await (await site(says("User-agent: *\nCrawl-delay: 86400"))).ask("/a")).toEqual({
      kind: "allowed",
      delayMs: 30_000,
    });
  });

  test("rules made to cost time do not hang", async () => {
    const { may } = await site(says(`User-agent: *\n${`Disallow: /${"*a".repeat(240)}b\n`.repeat(900)}`));
    expect(await may(`/${"a".repeat(2_000)}`)).toBe(true);
  });
});
