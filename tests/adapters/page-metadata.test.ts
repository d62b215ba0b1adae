import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { type Metadata, pageMetadata } from "../../adapters/web/page/metadata.ts";
import { pageDate } from "../../adapters/web/page/page-date.ts";
import { pageTree } from "../../adapters/web/page/page-tree.ts";

const read = (html: string, url = "https://fab.example/news/1"): Metadata => pageMetadata(pageTree(html), url);
const jsonLd = (value: unknown): string => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

const NODE = {
  "@type": "NewsArticle",
  headline: "Wafer line ran late &amp; customers waited",
  author: [{ "@type": "Person", name: "Ana Ruiz" }, { name: "Li Wei" }],
  datePublished: "2025-08-12T10:00:00+02:00",
  dateModified: "2025-08-13",
  publisher: { "@type": "Organization", name: "Fab Notes" },
  mainEntityOfPage: { "@id": "https://fab.example/news/1" },
  url: "https://fab.example/news/wafer-line",
  inLanguage: "en-GB",
};

const READ = {
  title: "Wafer line ran late & customers waited",
  author: "Ana Ruiz, Li Wei",
  publishedAt: "2025-08-12T08:00:00.000Z",
  modifiedAt: "2025-08-13",
  siteName: "Fab Notes",
  canonicalUrl: "https://fab.example/news/wafer-line",
  language: "en",
};

describe("structured data", () => {
  test.each([
    ["a node", NODE],
    ["a list", [{ "@type": "BreadcrumbList" }, NODE]],
    ["a graph", { "@context": "https://schema.org", "@graph": [{ "@type": "WebSite", name: "Fab Notes" }, NODE] }],
    ["a page around it", { "@type": "WebPage", mainEntity: NODE }],
    ["types in a list and with their address", { ...NODE, "@type": ["https://schema.org/NewsArticle", "Thing"] }],
  ])("is read from %s", (_name, value) => {
    expect(read(jsonLd(value))).toMatchObject(READ);
  });

  test("the article itself counts, not the teasers beside it", () => {
    const teaser = { "@type": "NewsArticle", headline: "Memory prices rise again" };
    expect(read(jsonLd([teaser, NODE, teaser])).title).toBe(READ.title);
  });

  test("with line breaks in strings and commas too many is read all the same, broken it is left out", () => {
    expect(
      read('<script type="application/ld+json">{"@type":"NewsArticle","headline":"Two\nlines",}</script>').title,
    ).toBe("Two lines");
    expect(read('<script type="application/ld+json">{"@type":"NewsArticle"</script><title>Title</title>').title).toBe(
      "Title",
    );
  });

  test("microdata is read where there is no JSON", () => {
    const html =
      '<div itemscope itemtype="https://schema.org/Article"><h1 itemprop="headline">Wafer line ran late</h1>' +
      '<span itemprop="author" itemscope><span itemprop="name">Ana Ruiz</span></span><meta itemprop="datePublished" content="2025-08-12"><time itemprop="dateModified" datetime="2025-08-13">yesterday</time></div>';
    expect(read(html)).toMatchObject({
      title: "Wafer line ran late",
      author: "Ana Ruiz",
      publishedAt: "2025-08-12",
      modifiedAt: "2025-08-13",
    });
  });
});

describe("meta elements and the page itself", () => {
  test("say the same in other places", () => {
    const html =
      '<html lang="de-AT"><meta property="og:title" content="Linie zu spät | Fab Notes"><meta property="og:site_name" content="Fab Notes"><meta name="author" content="Von Ana Ruiz">' +
      '<meta property="article:published_time" content="2025-08-12T08:00:00Z"><meta property="article:modified_time" content="2025-08-13T08:00:00Z"><link rel="canonical" href="/news/linie">';
    expect(read(html)).toMatchObject({
      title: "Linie zu spät",
      author: "Ana Ruiz",
      siteName: "Fab Notes",
      publishedAt: "2025-08-12T08:00:00.000Z",
      modifiedAt: "2025-08-13T08:00:00.000Z",
      canonicalUrl: "https://fab.example/news/linie",
      language: "de",
    });
  });

  test("the headline on the page comes before the one for search engines", () => {
    const html =
      '<meta property="og:title" content="Wafer line ran late, customers waited: what we know"><h1>Customers waited: wafer line ran late by months</h1>';
    expect(read(html).title).toBe("Customers waited: wafer line ran late by months");
  });

  test("a byline, a time and the address serve where nothing else does", () => {
    expect(
      read('<h1>Title</h1><p class="byline">By Ana Ruiz</p><time datetime="2025-08-12">Tuesday</time>'),
    ).toMatchObject({ author: "Ana Ruiz", publishedAt: "2025-08-12" });
    expect(read("<h1>Title</h1>", "https://fab.example/2025/08/12/title").publishedAt).toBe("2025-08-12");
  });

  test.each([
    ["javascript:alert(1)", null],
    ["https://fab.example/", null],
    ["//other.example/a?b=1", "https://other.example/a?b=1"],
    ["  ", null],
  ])("a canonical address %j is %j", (href, canonicalUrl) => {
    expect(read(`<link rel="canonical" href="${href}">`).canonicalUrl).toBe(canonicalUrl);
  });

  test("what is not said is null", () => {
    expect(read("<p>Text")).toEqual({
      title: null,
      author: null,
      publishedAt: null,
      modifiedAt: null,
      siteName: null,
      canonicalUrl: null,
      language: null,
      description: null,
      articleBody: null,
      isPaid: false,
    });
  });
});

describe("dates on pages", () => {
  test.each([
    ["2025-08-12", "2025-08-12"],
    ["2025-08-12T10:00:00+02:00", "2025-08-12T08:00:00.000Z"],
    ["2025-08-12 10:00", "2025-08-12T10:00:00.000Z"],
    ["20250812T100000Z", "2025-08-12T10:00:00.000Z"],
    ["Tue, 12 Aug 2025 10:00:00 +0200", "2025-08-12T08:00:00.000Z"],
    ["1754992800", "2025-08-12T10:00:00.000Z"],
    ["Updated Aug. 12, 2025 at 5 p.m.", "2025-08-12"],
    ["12. August 2025", "2025-08-12"],
    ["le 12 août 2025", "2025-08-12"],
    ["12 de agosto de 2025", "2025-08-12"],
    ["2025年8月12日", "2025-08-12"],
    ["2025. 8. 12.", "2025-08-12"],
    ["12.08.2025", "2025-08-12"],
    ["31 Feb 2026", null],
    ["2026-02-31", null],
    ["Fri, 31 Feb 9999", null],
    ["yesterday", null],
    ["", null],
  ])("%j is %j", (written, date) => {
    expect(pageDate(written)).toBe(date);
  });

  test("every instant comes back from its ISO form, and nothing is invented from other text", () => {
    const instants = fc.date({ min: new Date("1990-01-01"), max: new Date("2100-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(
        instants,
        (date) => pageDate(date.toISOString()) === new Date(Math.floor(date.getTime() / 1000) * 1000).toISOString(),
      ),
    );
    fc.assert(
      fc.property(fc.string(), (text) => pageDate(text) === null || /^\d{4}-\d{2}-\d{2}/.test(pageDate(text) ?? "")),
    );
  });
});
