import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { createFeedReader, type FeedReader } from "../../adapters/web/feed/feed-reader.ts";
import { hostileFeeds, repetitiveFeeds } from "../fixtures/hostile-feeds.ts";

// Each is read in the worker, which has the memory limit it always has. Its two seconds are made thirty, since a machine that is busy with
// other tests says nothing of the reader; `bench/feeds.ts --hostile` prints the times.

const facts = { url: "https://a.example/feed", contentType: null };
const TOO_MUCH = /takes longer|cannot be read/;

let reader: FeedReader;
beforeAll(() => {
  reader = createFeedReader({ readMsMax: 30_000 });
});
afterAll(() => reader.close());

describe("hostile feeds", () => {
  test("FD-01 there are 29 of them, all different", () => {
    expect(new Set(hostileFeeds.map(({ name }) => name)).size).toBe(29);
  });

  test.each(hostileFeeds)(
    "FD-01, FD-02 $name: an answer in time, bounded, nothing read from elsewhere",
    async ({ make }) => {
      const result = await reader.read(make(), facts);
      if (result.kind === "unreadable") expect(result.reason).not.toMatch(TOO_MUCH);
      else expect(result.feed.items.length).toBeLessThanOrEqual(500);
      const said = JSON.stringify(result);
      expect(said.length).toBeLessThan(2_000_000);
      expect(said).not.toMatch(/root:|polluted":|\\u0000|\\u001b/);
      expect(Reflect.get({}, "polluted")).toBeUndefined();
    },
  );

  test("FD-01 no piece of markup, however often it is repeated, is more than slow", async () => {
    for (const { name, make } of repetitiveFeeds) {
      const result = await reader.read(make(), facts);
      expect(result.kind === "unreadable" ? result.reason : "", name).not.toMatch(TOO_MUCH);
    }
  });

  test("FD-01 a long base does not multiply a text of short links", async () => {
    const links = '<a href="x">b</a>'.repeat(15_000);
    const made = `<feed xml:base="https://a.example/${"b".repeat(1900)}/"><entry><content type="html"><![CDATA[${links}]]></content></entry></feed>`;
    const result = await reader.read(new TextEncoder().encode(made), facts);
    const content = result.kind === "feed" ? (result.feed.items[0]?.content ?? "") : "";
    expect(content).toMatch(/^<a href="https:/);
    expect(content.length).toBeLessThan(310_000);
  });

  test("FD-01 what stands beside the attack is read all the same", async () => {
    for (const name of ["billion laughs", "external entity, a file", "200,000 attributes", "CDATA that is not ended"]) {
      const made = hostileFeeds.find((each) => each.name === name)?.make() ?? new Uint8Array();
      expect(await reader.read(made, facts), name).toMatchObject({
        kind: "feed",
        feed: { items: [{ title: "One", link: "https://a.example/1" }] },
      });
    }
  });

  test("FD-02 a document that takes too long is given up, and says so", async () => {
    const hasty = createFeedReader({ readMsMax: 1 });
    const long = hostileFeeds.find(({ name }) => name === "100,000 items")?.make() ?? new Uint8Array();
    expect(await hasty.read(long, facts)).toMatchObject({ reason: "takes longer than 1 ms to read" });
    await hasty.close();
  });

  test("FD-02 a reading that cannot be is an answer, and the next one works", async () => {
    // Bytes that no worker can be sent: the reader itself fails, not its caller.
    const detached = new Uint8Array(8);
    structuredClone(detached, { transfer: [detached.buffer] });
    expect(await reader.read(detached, facts)).toMatchObject({ kind: "unreadable" });
    const good = new TextEncoder().encode("<rss><channel><title>Still here</title></channel></rss>");
    expect(await reader.read(good, facts)).toMatchObject({ kind: "feed", feed: { title: "Still here" } });
    expect(good.length).toBeGreaterThan(0);
  });
});
