import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { type Feed, readFeed } from "../../adapters/web/feed/index.ts";

const URL_OF_FEED = "https://site.example/news/feed.xml";

function read(source: string | Uint8Array, contentType: string | null = null) {
  const bytes = typeof source === "string" ? new TextEncoder().encode(source) : source;
  return readFeed(bytes, { url: URL_OF_FEED, contentType });
}

function feedOf(source: string | Uint8Array, contentType: string | null = null): Feed {
  const result = read(source, contentType);
  if (result.kind !== "feed") throw new Error(result.reason);
  return result.feed;
}

const rss = (inner: string): string => `<rss version="2.0"><channel><title>T</title>${inner}</channel></rss>`;
const itemOf = (inner: string) => feedOf(rss(`<item><title>One</title>${inner}</item>`)).items[0];
const described = (html: string): string | null | undefined =>
  itemOf(`<description><![CDATA[${html}]]></description>`)?.summary;

describe("formats", () => {
  const RDF = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/" xml:lang="ja"><channel><title>T</title><link>https://a.example/</link></channel>
    <image><title>Logo</title></image>
    <item rdf:about="urn:1"><title>One</title><link>https://a.example/1</link><dc:date>2025-08-12T10:00+09:00</dc:date></item></rdf:RDF>`;
  const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title type="html">T &amp;amp; &lt;b&gt;U&lt;/b&gt;</title>
    <link rel="self" href="https://a.example/atom"/><link href="/"/>
    <entry><id>urn:1</id><title>1 &lt; 2</title><link rel="enclosure" href="/a.mp3"/><link rel="alternate" href="one"/>
    <published>2025-08-12T10:00:00Z</published><updated>2025-09-01T00:00:00Z</updated><author><name>Ann</name></author>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Text <i>here</i></p></div></content></entry></feed>`;
  const JSON_FEED = JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: "T",
    home_page_url: "https://a.example/",
    language: "fr",
    items: [{ id: 7, url: "/1", title: "One", content_html: '<p onclick="x()">Text</p>', authors: [{ name: "Ann" }] }],
  });

  test("RSS 2.0, its guid the page where no link is", () => {
    const feed = feedOf(
      rss(`<link>https://a.example/</link><language>en_US</language><ttl>90</ttl>
      <item><title>One &amp; &lt;i&gt;two&lt;/i&gt;</title><guid>https://a.example/1</guid><pubDate>Tue, 12 Aug 2025 06:00:00 EDT</pubDate>
      <description>Short</description><content:encoded><![CDATA[<p>Long</p>]]></content:encoded></item>`),
    );
    expect(feed).toMatchObject({ title: "T", link: "https://a.example/", language: "en-US", updateMinutes: 90 });
    expect(feed.items).toEqual([
      {
        id: "https://a.example/1",
        title: "One & two",
        link: "https://a.example/1",
        publishedAt: "2025-08-12T10:00:00.000Z",
        summary: "Short",
        content: "<p>Long</p>",
        author: null,
      },
    ]);
  });

  test("RSS 1.0", () => {
    expect(feedOf(RDF)).toMatchObject({
      title: "T",
      language: "ja",
      items: [{ id: "urn:1", title: "One", link: "https://a.example/1", publishedAt: "2025-08-12T01:00:00.000Z" }],
    });
  });

  test("Atom", () => {
    expect(feedOf(ATOM)).toMatchObject({
      title: "T & U",
      link: "https://site.example/",
      language: "de",
      items: [
        {
          id: "urn:1",
          title: "1 < 2",
          link: "https://site.example/news/one",
          publishedAt: "2025-08-12T10:00:00.000Z",
          summary: "<p>Text <i>here</i></p>",
          author: "Ann",
        },
      ],
    });
  });

  test("JSON Feed", () => {
    expect(feedOf(JSON_FEED)).toMatchObject({
      title: "T",
      link: "https://a.example/",
      language: "fr",
      items: [{ id: "7", title: "One", link: "https://site.example/1", content: "<p>Text</p>", author: "Ann" }],
    });
  });

  test.each([
    ["nothing", "", "is empty"],
    ["white space", " \n ", "is empty"],
    ["FR-18 a login page", "<!doctype html><html><title>Just a moment…</title><form></form>", "is a web page"],
    ["other XML", "<?xml version='1.0'?><urlset><url/></urlset>", "<urlset>"],
    ["other JSON", '{"items":3}', "no JSON Feed"],
    ["prose", "Not Found", '"Not Found"'],
    ["a picture", Uint8Array.from([0x89, 0x50, 0x4e, 0x47]), "a picture"],
  ])("%s is no feed, and the reason says what it is", (_name, source, reason) => {
    expect(read(source)).toEqual({ kind: "unreadable", reason: expect.stringContaining(reason) });
  });

  test("any bytes give an answer", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "<item>",
        "</item>",
        "<title>",
        "</title>",
        "<![CDATA[",
        "]]>",
        "<!--",
        "-->",
        '<a b="',
        "&#x",
        "&amp;",
        "<rss>",
        "<channel>",
      ),
      fc.string({ maxLength: 8 }),
    );
    const documents = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.array(piece, { maxLength: 30 }).map((all) => new TextEncoder().encode(all.join(""))),
    );
    fc.assert(
      fc.property(documents, (bytes) => ["feed", "unreadable"].includes(read(bytes).kind)),
      { numRuns: 500 },
    );
  });
});

describe("broken feeds", () => {
  const items = Array.from(
    { length: 5 },
    (_, n) => `<item><title>Item ${n}</title><link>https://a.example/${n}</link></item>`,
  );

  test("FD-04 cut off anywhere, a feed gives its complete items and no half one", () => {
    const whole = rss(items.join(""));
    fc.assert(
      fc.property(fc.integer({ min: 60, max: whole.length }), (length) => {
        const cut = whole.slice(0, length);
        const complete = cut.split("</item").length - 1;
        const result = read(cut);
        if (result.kind === "feed") expect(result.truncated).toBe(!cut.includes("</rss"));
        const titles = result.kind === "feed" ? result.feed.items.map(({ title, link }) => `${title} ${link}`) : [];
        expect(titles).toEqual(items.slice(0, complete).map((_, n) => `Item ${n} https://a.example/${n}`));
      }),
    );
  });

  test("FD-03 undeclared entities and prefixes, bare ampersands and missing end tags are taken as they were meant", () => {
    const feed = feedOf(
      rss(`<item><title>Caf&eacute; &rsquo; AT&T &bogus; R&amp;D</title><link>https://a.example/?a=1&b=2</link><dc:creator>Ann</dc:creator>
        <item><title>Two</title></item>`),
    );
    expect(feed.items).toMatchObject([
      { title: "Café ’ AT&T &bogus; R&D", link: "https://a.example/?a=1&b=2", author: "Ann" },
      { title: "Two" },
    ]);
  });

  test("FD-03 every entity of a document's own is used once, none grows", () => {
    const head =
      '<!DOCTYPE rss [<!ENTITY own "Own"><!ENTITY grown "&own;&own;"><!ENTITY file SYSTEM "file:///etc/passwd">]>';
    const feed = feedOf(`${head}<rss><channel><item><title>&own; &grown; &file;</title></item></channel></rss>`);
    expect(feed.items[0]?.title).toBe("Own &grown; &file;");
  });

  test("elements of other vocabularies are not taken for the feed's own", () => {
    const feed =
      feedOf(`<rss xmlns:x="urn:x" xmlns:media="http://search.yahoo.com/mrss/"><channel><item><media:group><media:title>No</media:title></media:group>
      <x:title>No</x:title><title>Yes</title><x:description>No</x:description></item></channel></rss>`);
    expect(feed.items[0]).toMatchObject({ title: "Yes", summary: null });
  });

  test("an item that says nothing is none", () => {
    expect(feedOf(rss("<item></item><item><category>c</category></item>")).items).toEqual([]);
  });
});

describe("encodings (FD-05)", () => {
  const xml = (encoding: string, title: string): string =>
    `<?xml version="1.0" encoding="${encoding}"?><rss><channel><title>${title}</title></channel></rss>`;
  const withTitle = (encoding: string, title: readonly number[]): Uint8Array => {
    const [before = "", after = ""] = xml(encoding, "|").split("|");
    return Uint8Array.from([...Buffer.from(before, "latin1"), ...title, ...Buffer.from(after, "latin1")]);
  };

  test.each([
    ["windows-1251", [0xd7, 0xe8, 0xef], "Чип"],
    ["Shift_JIS", [0x94, 0xbc, 0x93, 0xb1, 0x91, 0xcc], "半導体"],
    ["gb2312", [0xd0, 0xbe, 0xc6, 0xac], "芯片"],
    ["EUC-KR", [0xb9, 0xdd, 0xb5, 0xb5, 0xc3, 0xbc], "반도체"],
    ["Big5", [0xb4, 0xb9, 0xa4, 0xf9], "晶片"],
    ["iso-8859-1", [0x93, 0xe9, 0x94], "“é”"],
  ])("FD-05 the XML declaration's %s", (encoding, bytes, title) => {
    expect(feedOf(withTitle(encoding, bytes)).title).toBe(title);
  });

  test.each(["utf16le", "utf-16be", "utf-32le", "utf-32be"])(
    "FD-05 %s, with and without a byte order mark",
    (encoding) => {
      for (const mark of ["\ufeff", ""]) {
        expect(feedOf(wide(mark + xml("utf-8", "Größe 芯片"), encoding)).title).toBe("Größe 芯片");
      }
    },
  );

  function wide(text: string, encoding: string): Uint8Array {
    if (encoding === "utf16le") return Buffer.from(text, "utf16le");
    if (encoding === "utf-16be") return Buffer.from(text, "utf16le").swap16();
    const codes = [...text].map((letter) => letter.codePointAt(0) ?? 0);
    const view = new DataView(new ArrayBuffer(codes.length * 4));
    codes.forEach((code, index) => view.setUint32(index * 4, code, encoding === "utf-32le"));
    return new Uint8Array(view.buffer);
  }

  test("FD-05 the header counts before the declaration, a byte order mark before both", () => {
    const cyrillic = withTitle("iso-8859-1", [0xd7, 0xe8, 0xef]);
    expect(feedOf(cyrillic, "text/xml; charset=windows-1251").title).toBe("Чип");
    expect(feedOf(cyrillic, "text/xml").title).toBe("×èï");
    expect(feedOf(Buffer.from(`\ufeff${xml("iso-8859-1", "Чип")}`), "text/xml; charset=windows-1251").title).toBe(
      "Чип",
    );
  });

  test("FD-05 a declared Latin-1 that is UTF-8 is read as UTF-8, one that is not stays; what is called ASCII is not taken for Latin-1", () => {
    const utf8 = Buffer.from(xml("iso-8859-1", "테스트 é"));
    expect(feedOf(utf8).title).toBe("테스트 é");
    expect(feedOf(withTitle("iso-8859-1", [0xe9])).title).toBe("é");
    expect(feedOf(Buffer.from(xml("utf-8", "é")), "text/xml; charset=us-ascii").title).toBe("é");
  });

  test("FD-05 bytes that are none become U+FFFD, UTF-7 is never believed", () => {
    expect(
      feedOf(
        Buffer.concat([
          Buffer.from("<rss><channel><title>ééé"),
          Buffer.from([0xff]),
          Buffer.from("</title></channel></rss>"),
        ]),
      ).title,
    ).toBe("ééé\ufffd");
    expect(feedOf(xml("utf-7", "+ADw-b+AD4-")).title).toBe("+ADw-b+AD4-");
    expect(feedOf(xml("utf-8", "+ADw-"), "text/xml; charset=utf-7").title).toBe("+ADw-");
  });
});

describe("limits and ids", () => {
  test("FD-08 of 2,000 items the 500 newest stay, in the feed's order", () => {
    const minute = (n: number): string => new Date(Date.UTC(2025, 0, 1, 0, n)).toUTCString();
    const many = Array.from(
      { length: 2000 },
      (_, n) => `<item><title>${n}</title><pubDate>${minute((n * 7) % 2000)}</pubDate></item>`,
    );
    const { items } = feedOf(rss(many.join("")));
    const expected = Array.from({ length: 2000 }, (_, n) => n).filter((n) => (n * 7) % 2000 >= 1500);
    expect(items.map(({ title }) => Number(title))).toEqual(expected);
  });

  test("FD-08 without dates the first 500 stay", () => {
    const { items } = feedOf(rss(Array.from({ length: 1200 }, (_, n) => `<item><title>${n}</title></item>`).join("")));
    expect(items.map(({ title }) => Number(title))).toEqual(Array.from({ length: 500 }, (_, n) => n));
  });

  test("FD-08 a text of 5 MB, a title of 3,000 characters and 10,000 categories are cut", () => {
    const long = itemOf(
      `${"<category>c</category>".repeat(10_000)}<description>${"word ".repeat(1_000_000)}</description>`,
    );
    expect(long?.summary?.length).toBeLessThanOrEqual(256_000);
    const titled = feedOf(rss(`<item><title>${"😀".repeat(1500)}</title></item>`)).items[0]?.title ?? "";
    expect(titled).toBe("😀".repeat(150));
  });

  test("FD-09 items with the same, an empty or an endless guid are told apart, and their ids are short", () => {
    for (const guid of ["same", "", "x".repeat(1_000_000)]) {
      const items = ["a", "b", "c"].map(
        (name) => `<item><title>${name}</title><guid isPermaLink="false">${guid}</guid></item>`,
      );
      const ids = feedOf(rss(items.join(""))).items.map(({ id }) => id);
      expect(new Set(ids).size).toBe(3);
      for (const id of ids) expect(id.length).toBeLessThanOrEqual(600);
      expect(feedOf(rss(items.toReversed().join(""))).items.map(({ id }) => id)).toEqual(ids.toReversed());
    }
  });

  test("FD-09 the same item twice is one", () => {
    expect(feedOf(rss("<item><guid>g</guid><title>a</title></item>".repeat(2))).items).toHaveLength(1);
  });

  test("FD-12 JSON with __proto__, constructor, huge numbers and endless nesting pollutes nothing", () => {
    const nested = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    expect(read(`{"version":"1","title":"T","items":${nested}}`)).toMatchObject({ kind: "unreadable" });
    const feed = feedOf(
      '{"version":"1","title":"T","__proto__":{"polluted":1},"items":[{"id":1e400,"title":"One","constructor":{"prototype":{"polluted":1}},"__proto__":{"polluted":1}},3,null]}',
    );
    expect(feed.items).toMatchObject([{ title: "One" }]);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
    expect(Reflect.get(feed.items[0] ?? {}, "polluted")).toBeUndefined();
  });
});

describe("addresses", () => {
  test("FD-11 xml:base holds for what is within it, an unsafe one does not count", () => {
    const feed = feedOf(`<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://b.example/x/"><link href="home"/>
      <entry xml:base="deeper/"><title>1</title><link href="one"/><content type="html" xml:base="../img/">&lt;img src="p.png"&gt;</content></entry>
      <entry xml:base="javascript:alert(1)"><title>2</title><link href="two"/></entry></feed>`);
    expect(feed.link).toBe("https://b.example/x/home");
    expect(feed.items.map(({ link }) => link)).toEqual(["https://b.example/x/deeper/one", "https://b.example/x/two"]);
    expect(feed.items[0]?.content).toBe('<img src="https://b.example/x/img/p.png" />');
  });

  test.each([
    ["/abs", "https://site.example/abs"],
    ["rel", "https://site.example/news/rel"],
    ["//cdn.example/x", "https://cdn.example/x"],
    [" https://a.example/b ", "https://a.example/b"],
    ["https://a.example", "https://a.example"],
    ["http:///a.example/b", "http://a.example/b"],
    ["javascript:alert(1)", null],
    ["data:text/html,x", null],
    ["file:///etc/passwd", null],
    ["http://", null],
    ["", null],
  ])("FD-11 the link %j is %j", (written, link) => {
    expect(itemOf(`<link>${written}</link>`)?.link).toBe(link);
  });

  test("FD-11 no link is made of a guid that says it is none", () => {
    expect(itemOf('<guid isPermaLink="false">https://a.example/1</guid>')?.link).toBeNull();
    expect(itemOf("<guid>abc</guid>")?.link).toBeNull();
  });
});

describe("HTML", () => {
  test.each([
    ["scripts and styles", 'a<script>alert("x")</script><style>p{}</style>b', "ab"],
    ["handlers", '<img src="/i.png" onerror="x()">', '<img src="https://site.example/i.png" />'],
    ["unsafe addresses", '<a href="java&#115;cript:x()">b</a>', '<a href="">b</a>'],
    ["frames", '<iframe src="https://a.example/"></iframe>b', "b"],
    [
      "styles that load",
      '<b style="color: red; background: url(https://a.example/x)">b</b>',
      '<b style="color: red;">b</b>',
    ],
    ["comments", "a<!-- c -->b", "ab"],
    ["comments that are not ended", "a<!-- <b>b</b>", "ab</b>"],
    ["unknown elements", "<blink>b</blink>", "b"],
    ["bare brackets", "1 < 2 & 3", "1 &lt; 2 &amp; 3"],
  ])("%s are taken out or made harmless", (_name, html, kept) => {
    expect(described(html)).toBe(kept);
  });

  test("no script and no handler gets through, whatever the HTML", () => {
    const piece = fc.constantFrom(
      "<",
      ">",
      "script",
      "/",
      "<script>",
      "</script>",
      " onload=",
      '"',
      "'",
      "<img ",
      "src=",
      "javascript:",
      "<!--",
      "-->",
      "<svg>",
      "a",
      " ",
      "=",
      "<style",
      "<![CDATA[",
      "]]",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const html = described(pieces.join("")) ?? "";
        expect(html).not.toMatch(/<script|<style|<[^>]*\son\w+=|(?:src|href)="javascript:/i);
      }),
      { numRuns: 500 },
    );
  });

  test("titles are plain text on one line; what is no HTML keeps its brackets", () => {
    const titleOf = (title: string) => feedOf(rss(`<item><title>${title}</title></item>`)).items[0]?.title;
    expect(titleOf("<![CDATA[<b>Bold</b>\n &amp; plain]]>")).toBe("Bold & plain");
    expect(titleOf("Why List&lt;T&gt; is slow")).toBe("Why List<T> is slow");
    expect(titleOf("A &amp;lt; B")).toBe("A < B");
    expect(titleOf("<i>In</i>line<br/>markup")).toBe("Inline markup");
  });
});
