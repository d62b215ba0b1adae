import { afterAll, describe, expect, test } from "vitest";

import { createPageParser, type PageArticle } from "../../adapters/web/page/index.ts";

const parser = createPageParser();
afterAll(() => parser.close());

const parse = (html: string, url = "https://fab.example/news/wafer-line", contentType: string | null = "text/html") =>
  parser.parse({ bytes: Buffer.from(html), url, contentType });

async function article(html: string): Promise<PageArticle> {
  const result = await parse(html);
  if (result.kind !== "article") throw new Error(`no article: ${JSON.stringify(result)}`);
  return result.article;
}

const PARAGRAPHS = [
  "The wafer line in Hsinchu ran eleven weeks late, and the first accelerators from it reached customers only in spring, the company said on Tuesday.",
  "Engineers traced the delay to a coating step that left a film on the lower layers. Replacing the chemical took the team four weeks, according to two people who worked on it.",
  "Customers had been promised 640 boards before the end of the year. They received 210, and the rest was shipped by air at the maker’s cost.",
  "A second line opens in autumn. It will use the old coating until the new one has been tested for half a year, which the company calls a matter of prudence.",
  "Analysts expect no further delay. Memory, not packaging, is what they worry about for the coming year, since two of the three suppliers have sold all they can make.",
];
const [first, ...rest] = PARAGRAPHS.map((text) => `<p>${text}</p>`);

/** A page as news sites make them, with everything around the article that is none of it. */
const newsPage = (
  inside: string,
): string => `<!doctype html><html lang="en-GB"><head><title>Wafer line ran late | Fab Notes</title>
<meta property="og:title" content="Wafer line ran late, and customers waited"><meta property="og:site_name" content="Fab Notes"></head><body>
<div id="cookie-banner" class="cookie-consent"><p>We use cookies to improve your experience. By continuing you accept our cookie policy.</p><button>Accept</button></div>
<header class="site-header"><nav class="main-nav"><ul><li><a href="/">Home</a></li><li><a href="/chips">Chips</a></li><li><a href="/memory">Memory</a></li><li><a href="/about">About</a></li></ul></nav></header>
<main><article class="article"><h1>Wafer line ran late, and customers waited</h1>
<div class="byline">By <a href="/authors/ana-ruiz" rel="author">Ana Ruiz</a></div><time datetime="2025-08-12T10:00:00+02:00">12 August 2025</time>
<div class="share-tools"><a href="https://facebook.com/share">Share on Facebook</a> <a href="https://twitter.com/share">Tweet</a></div>
<div class="article-body">${inside}</div>
<div class="newsletter-signup"><h3>Subscribe to our newsletter</h3><p>Get the best of Fab Notes in your inbox every morning.</p></div>
<section class="comments"><h2>Comments</h2><div class="comment"><p>First! Great read, thanks for posting this.</p></div><p>Log in to leave a comment</p></section></article>
<aside class="related"><h2>Related articles</h2><ul><li><a href="/a">Memory prices rise again as makers sell out</a></li><li><a href="/b">A tour of the new packaging plant</a></li><li><a href="/c">What a reticle costs</a></li></ul></aside></main>
<footer class="footer"><p>© 2025 Fab Notes. All rights reserved. <a href="/privacy">Privacy policy</a></p></footer></body></html>`;

describe("the text of a news page", () => {
  test("is the article's paragraphs, in their order, and nothing of what stands around them", async () => {
    const { text } = await article(newsPage(`${first}${rest.join("\n")}`));
    expect(text).toBe(PARAGRAPHS.join("\n\n"));
  });

  test("keeps headings and list items as lines of their own", async () => {
    const inside = `${first}${rest[0]}<h2>What customers received</h2>${rest[1]}<ul><li>In December, 210 boards went out to the three largest customers.</li><li>In March, another 430 boards followed by air at the maker’s cost.</li></ul>${rest[2]}${rest[3]}`;
    const lines = (await article(newsPage(inside))).text.split("\n\n");
    expect(lines).toContain("What customers received");
    expect(lines).toContain("In December, 210 boards went out to the three largest customers.");
    expect(lines).toContain("In March, another 430 boards followed by air at the maker’s cost.");
  });

  test("has a table's rows on a line each", async () => {
    const table =
      "<table><tr><th>Quarter</th><th>Boards promised to customers</th><th>Boards shipped</th></tr>" +
      "<tr><td>Fourth of 2024</td><td>640 boards, by sea</td><td>210 boards, by air</td></tr><tr><td>First of 2025</td><td>300 boards, by sea</td><td>730 boards, by air</td></tr></table>";
    const { text } = await article(newsPage(`${first}${rest[0]}${rest[1]}${table}${rest[2]}${rest[3]}`));
    expect(text).toContain("Fourth of 2024 | 640 boards, by sea | 210 boards, by air");
  });

  test("comes out the same with the markup of another site", async () => {
    const divs = PARAGRAPHS.map((text) => `<div class="css-1x2y3z">${text}</div>`).join("");
    const { text } = await article(newsPage(`<div class="css-9">${divs}</div>`));
    expect(text).toBe(PARAGRAPHS.join("\n\n"));
  });

  test("comes out of paragraphs that only line breaks part", async () => {
    const { text } = await article(newsPage(`<div>${PARAGRAPHS.join("<br><br>\n")}</div>`));
    expect(text).toBe(PARAGRAPHS.join("\n\n"));
  });

  test.each([
    [
      "fr",
      "Le site de Grenoble a livré ses premiers accélérateurs avec onze semaines de retard, a indiqué le fabricant mardi dans un communiqué.",
    ],
    [
      "zh",
      "该公司周二表示，新竹的晶圆生产线推迟了十一周，首批加速器直到春季才交付给客户，其余的产品将通过空运发出，费用由制造商承担。",
    ],
    [
      "ja",
      "同社は火曜日、新竹のウエハー製造ラインが十一週間遅れ、最初のアクセラレーターが顧客に届いたのは春になってからだったと明らかにした。",
    ],
    [
      "ko",
      "회사는 화요일에 신주의 웨이퍼 생산 라인이 11주 지연되어 첫 가속기가 봄이 되어서야 고객에게 전달되었다고 밝혔다. 나머지는 항공편으로 발송된다.",
    ],
  ])("is found in %s", async (_language, sentence) => {
    const paragraphs = [1, 2, 3, 4].map((n) => `${n}: ${sentence}`);
    const { text } = await article(newsPage(paragraphs.map((each) => `<p>${each}</p>`).join("")));
    expect(text).toBe(paragraphs.join("\n\n"));
  });
});

describe("encodings of pages", () => {
  const page =
    "<title>Café</title><article><p>Les débuts décevants de la puce, d’après ses premiers clients, tiennent à une mémoire trop lente.</p></article>";
  const read = async (bytes: Uint8Array, contentType: string | null) => {
    const result = await parser.parse({ bytes, url: "https://fab.example/a", contentType });
    return result.kind === "article" ? result.article.title : result.kind;
  };

  test("the byte order mark comes before the header, the header before the page's own declaration", async () => {
    expect(await read(Buffer.from(`\ufeff${page}`, "utf16le"), "text/html; charset=iso-8859-1")).toBe("Café");
    expect(await read(Buffer.from(`<meta charset="utf-8">${page}`, "latin1"), "text/html; charset=iso-8859-1")).toBe(
      "Café",
    );
    expect(await read(Buffer.from(`<meta charset="windows-1252">${page}`, "latin1"), "text/html")).toBe("Café");
  });

  test("without a word on it UTF-8 is tried, then Windows-1252; UTF-7 never", async () => {
    expect(await read(Buffer.from(page), null)).toBe("Café");
    expect(await read(Buffer.from(page, "latin1"), null)).toBe("Café");
    expect(await read(Buffer.from("<title>+ADw-script+AD4-</title><p>x"), "text/html; charset=utf-7")).toBe(
      "+ADw-script+AD4-",
    );
  });
});
