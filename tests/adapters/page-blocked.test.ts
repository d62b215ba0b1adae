import { afterAll, describe, expect, test } from "vitest";

import { createPageParser } from "../../adapters/web/page/index.ts";

const parser = createPageParser();
afterAll(() => parser.close());
const parse = (html: string) =>
  parser.parse({ bytes: Buffer.from(html), url: "https://fab.example/a/1", contentType: "text/html" });

const SENTENCE =
  "The wafer line in Hsinchu ran eleven weeks late, and the first accelerators reached customers only in spring. ";

describe("HT-04: pages that stand in front of an article", () => {
  test.each([
    [
      "captcha",
      "<title>Just a moment...</title><h1>fab.example</h1><p>Verify you are human by completing the action below.</p>",
    ],
    ["captcha", "<title>Access</title><p>Our systems have detected unusual traffic from your computer network.</p>"],
    ["captcha", "<title>安全验证</title><p>请完成下方的人机验证以继续访问。</p>"],
    [
      "javascript",
      "<title>Fab Notes</title><noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div><script src=a.js></script>",
    ],
    ["javascript", "<title>Fab Notes</title><div id='__next'></div>"],
    ["javascript", "<title>Fab Notes</title><p>Bitte aktivieren Sie JavaScript, um diese Seite zu sehen.</p>"],
    [
      "consent",
      "<title>Before you continue</title><p>We and our partners use cookies to store and access information on a device.</p><button>Accept all</button>",
    ],
    [
      "consent",
      "<title>Fab Notes</title><p>Nous et nos partenaires utilisons des cookies pour mesurer l’audience.</p>",
    ],
    [
      "paywall",
      `<title>Wafer line ran late</title><article><p>${SENTENCE}</p></article><div class=gate><p>Subscribe to continue reading. Already a subscriber? Log in.</p></div>`,
    ],
    [
      "paywall",
      `<title>Die Linie</title><article><p>Die Linie in Dresden lief elf Wochen zu spät an, teilte der Hersteller am Dienstag mit.</p></article><p>Jetzt abonnieren und weiterlesen</p>`,
    ],
    [
      "paywall",
      `<title>Wafer line</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"Wafer line","isAccessibleForFree":"False"}</script><article><p>${SENTENCE}</p></article>`,
    ],
  ])("%s: %s", async (what, html) => {
    expect(await parse(html)).toMatchObject({ kind: "blocked", what });
  });

  test("a paywall's teaser is given with what the page says of the article", async () => {
    const html = `<meta property="og:title" content="Wafer line ran late"><article><p>${SENTENCE}</p></article><p>Already a subscriber? Log in</p>`;
    expect(await parse(html)).toMatchObject({
      article: { title: "Wafer line ran late", text: expect.stringContaining(SENTENCE.trim()) },
    });
  });

  test.each([
    ["that only offers a subscription", "<aside><p>Subscribe to continue reading every morning. Sign in.</p></aside>"],
    [
      "that asks for consent in a corner",
      "<div class=cookie><p>We use cookies to improve your experience. Accept all cookies and our partners.</p></div>",
    ],
    ["that would have comments with JavaScript", "<noscript>Please enable JavaScript to view the comments.</noscript>"],
    [
      "about captchas",
      "<p>The captcha asks: are you a robot? Verify you are human, it says, and nobody is sure any more.</p>",
    ],
  ])("an article %s is an article", async (_name, beside) => {
    const paragraphs = Array.from({ length: 25 }, (_, i) => `<p>${i}. ${SENTENCE}</p>`).join("");
    expect(await parse(`<title>Wafer line ran late</title><article>${paragraphs}</article>${beside}`)).toMatchObject({
      kind: "article",
    });
  });
});
