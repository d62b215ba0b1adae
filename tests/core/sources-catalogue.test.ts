import fc from "fast-check";
import { describe, expect, test } from "vitest";

import {
  articleAddress,
  articleOf,
  canonicalAddress,
  defaultSources,
  feedCatalogue,
  itemHash,
  newSource,
  OPML_FEEDS_MAX,
  readOpml,
  SOURCE_CLASSES,
  sourceIdFor,
  writeOpml,
} from "../../src/index.ts";

const NOW = new Date("2026-11-24T08:00:00Z");

describe("the feeds that come along", () => {
  test("each stands once, and the default ones were all seen and cover the languages and the classes that matter", () => {
    expect(feedCatalogue.length).toBeGreaterThanOrEqual(144);
    for (const key of ["id", "url"] as const)
      expect(new Set(feedCatalogue.map((feed) => feed[key])).size).toBe(feedCatalogue.length);
    const on = feedCatalogue.filter((feed) => feed.on);
    expect(on.every(({ seen }) => seen)).toBe(true);
    expect(new Set(on.map(({ language }) => language))).toEqual(
      new Set(["en", "fr", "de", "es", "it", "zh", "ja", "ko"]),
    );
    expect(new Set(feedCatalogue.map((feed) => feed.class))).toEqual(new Set(SOURCE_CLASSES));
    expect(defaultSources(NOW).map(({ id }) => id)).toEqual(on.map(({ id }) => id));
  });

  test("ids are made of the site's name and never twice", () => {
    expect(sourceIdFor("https://www.chip-news.example/feed.xml", new Set())).toBe("chip-news");
    expect(sourceIdFor("https://feeds.wire.example/x", new Set(["wire", "wire-2"]))).toBe("wire-3");
    fc.assert(
      fc.property(fc.webUrl(), (url) => {
        expect(sourceIdFor(url, new Set())).toMatch(/^[a-z0-9][a-z0-9-]*$/);
      }),
    );
  });
});

describe("lists of subscriptions", () => {
  test("what is written is read back", async () => {
    const sources = SOURCE_CLASSES.map((sourceClass, index) =>
      newSource(
        {
          id: `s${index}`,
          url: `https://s${index}.example/feed?a=1&b=2`,
          site: "https://s.example/",
          title: `A & B <${index}> 芯片`,
          language: "en",
          class: sourceClass,
        },
        NOW,
      ),
    );
    const read = await readOpml(await writeOpml(sources, NOW));
    expect(read?.feeds).toEqual(
      sources.map(({ url, title, site, class: sourceClass }) => ({ url, title, site, class: sourceClass })),
    );
  });

  test("FD-13: of fifty thousand feeds five hundred are taken, folders and all, each once", async () => {
    const outline = (n: number): string => `<outline text="f${n}" xmlUrl="https://f.example/${n}"/>`;
    const many = Array.from({ length: 50_000 }, (_, n) => outline(n)).join("");
    const read = await readOpml(
      `<opml version="2.0"><head/><body><outline text="folder">${outline(0)}${outline(0)}</outline>${many}</body></opml>`,
    );
    expect(read?.feeds.length).toBe(OPML_FEEDS_MAX);
    expect(read?.leftOut).toBe(50_000 - OPML_FEEDS_MAX);
  });

  test.each(["", "no xml", "<html></html>", `<opml>${"<outline>".repeat(10_000)}`])(
    "FD-13: what is no such list, or nests without end, is none",
    async (text) => {
      expect((await readOpml(text))?.feeds ?? []).toEqual([]);
    },
  );
});

describe("which article it is", () => {
  test("FD-07: a new date or layout says nothing new; a new title or text does", () => {
    const item = { title: "A title", summary: "Words", content: null };
    const hash = itemHash(item);
    expect(itemHash({ ...item, title: " A  title\n" })).toBe(hash);
    expect(itemHash({ ...item, title: "Another title" })).not.toBe(hash);
    expect(itemHash({ ...item, content: "More" })).not.toBe(hash);
  });

  test("FD-07: http, www, AMP, tracking and slashes do not tell articles apart", () => {
    const forms = [
      "https://wire.example/2026/chip",
      "http://wire.example/2026/chip",
      "https://www.wire.example/2026/chip/",
      "https://wire.example/2026/chip?utm_source=rss&utm_medium=feed",
      "https://wire.example/2026/chip/amp/",
      "https://amp.wire.example/2026/chip.html#top",
    ];
    expect(new Set(forms.map(canonicalAddress)).size).toBe(1);
  });

  test.each([
    ["https://wire.example/a?id=1", "https://wire.example/chip-news", "https://wire.example/chip-news"],
    ["https://wf.wire.example/a", "https://www.wire.example/a", "https://www.wire.example/a"],
    ["https://wire.example/a", "https://other.example/b", "https://wire.example/a"],
    ["https://one.host.example/a", "https://two.host.example/b", "https://one.host.example/a"],
    ["https://wire.example/a", "https://example/b", "https://wire.example/a"],
    ["https://wire.example/a", "https://wire.example/", "https://wire.example/a"],
    ["https://wire.example/a", null, "https://wire.example/a"],
  ])("%s that calls itself %s is %s", (fetched, canonical, url) => {
    expect(articleAddress(fetched, canonical)?.url).toBe(url);
  });
});

describe("the article of an item and its page", () => {
  const source = { title: "Wire", class: "trade press" } as const;
  const item = {
    title: "Item title",
    publishedAt: "2026-11-20T10:00:00.000Z",
    text: "The feed's own words. ".repeat(5),
  };
  const page = {
    title: "Page title",
    publishedAt: null,
    siteName: null,
    language: "en",
    text: "The page's words. ".repeat(50),
    isWhole: true,
  };
  const make = (given: Partial<Parameters<typeof articleOf>[0]>, from: Parameters<typeof articleOf>[1] = source) =>
    articleOf({ item, page, url: "https://www.wire.example/a", ...given }, from, NOW);

  test("is the page's, with what the feed knows beside it", () => {
    const { input, text } = make({});
    expect(text).toBe("page");
    expect(input).toMatchObject({ title: "Page title", outlet: "Wire", published: item.publishedAt, text: page.text });
  });

  test("HT-04: is the feed's where the page is blocked, missing or clearly shorter", () => {
    expect(make({ page: null }).text).toBe("feed");
    expect(make({ page: { ...page, text: "Subscribe", isWhole: false } }).input.text).toBe(item.text);
    expect(make({ page: { ...page, text: "Teaser." } }).input).toMatchObject({ title: "Item title", text: item.text });
    expect(make({ item: { ...item, text: "" }, page: { ...page, text: "A teaser.", isWhole: false } }).input.text).toBe(
      "A teaser.",
    );
  });

  test("of an aggregator is the site's, not the aggregator's", () => {
    expect(make({}, { title: "Search", class: "aggregator" }).input.outlet).toBe("wire.example");
  });

  test.each([
    [["2026-11-20"], "2026-11-20"],
    [["2099-01-01T00:00:00Z"], NOW.toISOString()],
    [["2026-11-24T20:00:00Z"], "2026-11-24T20:00:00Z"],
    [["2099-01-01T00:00:00Z", "2026-11-20"], "2026-11-20"],
    [["1970-01-01T00:00:00Z"], null],
    [[null], null],
    [["no date"], null],
  ])("FD-06: of %j the date is %s", (given, published) => {
    const [first = null, second = null] = given;
    const made = make({ page: { ...page, publishedAt: first }, item: { ...item, publishedAt: second } });
    expect(made.input.published).toBe(published);
  });
});
