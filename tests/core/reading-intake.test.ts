import { describe, expect, test } from "vitest";
import { ARTICLE_CHARS_MAX, takeArticle } from "../../src/reading/intake.ts";
import type { Article, ArticleInput } from "../../src/types.ts";

const INPUT: ArticleInput = {
  url: "https://news.example/r2",
  title: "DeepSeek holds R2 back",
  outlet: "The Example",
  lang: "en",
  published: "2025-08-14",
  text: "DeepSeek held its R2 model back because training on other chips failed.",
};

async function taken(changes: Partial<ArticleInput> = {}): Promise<Article> {
  const intake = await takeArticle({ ...INPUT, ...changes });
  if (intake.kind === "refused") throw new Error(intake.reason);
  return intake.article;
}

async function refusal(changes: Partial<ArticleInput>): Promise<string> {
  const intake = await takeArticle({ ...INPUT, ...changes });
  return intake.kind === "refused" ? intake.reason : "taken";
}

describe("an article's identity", () => {
  test.each([
    "http://news.example/r2",
    "https://www.news.example/r2/",
    "https://news.example/r2?utm_source=feed",
    "https://amp.news.example/r2",
    "https://news.example/r2/amp/#top",
    "https://news.example/r2.html",
  ])("FD-07 is one under %s", async (url) => {
    const [there, here] = [await taken(), await taken({ url })];
    expect(here.id).toBe(there.id);
    expect(here.contentHash).toBe(there.contentHash);
    expect(here.url).toBe(url);
  });

  test("is 24 hexadecimal digits, another for another address, whatever the text", async () => {
    const { id } = await taken();
    expect(id).toMatch(/^[0-9a-f]{24}$/);
    expect((await taken({ text: "Something else was written.", title: null })).id).toBe(id);
    expect((await taken({ url: "https://news.example/r3" })).id).not.toBe(id);
  });

  test("of files is their name, with every sign of it", async () => {
    const first = await taken({ url: "file:notes #1.txt" });
    expect(first).toMatchObject({ url: "file:notes #1.txt", address: "file:/notes #1.txt" });
    expect((await taken({ url: "file:notes #2.txt" })).id).not.toBe(first.id);
  });

  test("the content hash changes with text and title, and with nothing else", async () => {
    const { contentHash } = await taken();
    expect((await taken({ text: `${INPUT.text} It said so.` })).contentHash).not.toBe(contentHash);
    expect((await taken({ title: "Another title" })).contentHash).not.toBe(contentHash);
    expect((await taken({ outlet: null, published: null, lang: "fr" })).contentHash).toBe(contentHash);
    expect((await taken({ text: `  ${INPUT.text.replace(" R2", "\u00a0 R\u200b2")}\r\n` })).contentHash).toBe(
      contentHash,
    );
  });
});

describe("what is taken", () => {
  test("CN-01 is clean: text, title, outlet and address", async () => {
    const article = await taken({
      url: "https://news.example/r2?a=\u001b[2J\u202e",
      title: " Deep\u202eSeek\n holds\u200b R2 ",
      outlet: "The\u0000 Example\n",
      text: "Held\u00ad back.\u001b[31m\r\n\r\n\r\nWhy?",
    });
    expect(article).toMatchObject({
      title: " DeepSeek  holds R2 ",
      outlet: "The Example",
      text: "Held back.[31m\r\n\r\n\r\nWhy?",
    });
    expect(article.url).toMatch(/^https:\/\/news\.example\/r2\?a=[\x21-\x7e]+$/);
    expect((await taken({ url: "file:a\u001bb\u202e.txt" })).url).toBe("file:ab.txt");
  });

  test("the layout of a text is kept, so that offsets are of what was given; another layout is not another version", async () => {
    const given = "First  line.\r\n\tSecond\u00a0line. ";
    const article = await taken({ text: given });
    expect(article.text).toBe(given);
    expect((await taken({ text: "First line.\nSecond line." })).contentHash).toBe(article.contentHash);
  });

  test("a title is cut at 300 characters and an outlet at 120, never through a character", async () => {
    const article = await taken({ title: `x${"😀".repeat(400)}`, outlet: `x${"😀".repeat(400)}` });
    expect(article.title).toBe(`x${"😀".repeat(149)}`);
    expect(article.outlet).toBe(`x${"😀".repeat(59)}`);
  });

  test("an empty title or outlet is none", async () => {
    expect(await taken({ title: " \u200b", outlet: "\n" })).toMatchObject({ title: null, outlet: null });
  });

  test.each([
    ["en", "en"],
    ["EN", "en"],
    ["fr-CA", "fr"],
    ["zh_Hant", "zh"],
    [null, "en"],
    ["", "en"],
    ["english", "en"],
    ["?", "en"],
  ])("the language given as %j is %s", async (lang, expected) => {
    expect((await taken({ lang })).lang).toBe(expected);
  });

  test("a language that is not given is found", async () => {
    expect((await taken({ lang: null, title: null, text: "Le modèle a été retardé par des puces." })).lang).toBe("fr");
    expect((await taken({ lang: null, title: "R2推迟", text: "训练失败了。" })).lang).toBe("zh");
  });
});

describe("the day", () => {
  test.each([
    ["2025-08-14", "2025-08-14", "2025-08-14"],
    [" 2025-08-14 ", "2025-08-14", "2025-08-14"],
    ["2024-02-29", "2024-02-29", "2024-02-29"],
    ["2025-08-14T10:30:00Z", "2025-08-14T10:30:00.000Z", "2025-08-14"],
    ["2025-08-14 10:30", "2025-08-14T10:30:00.000Z", "2025-08-14"],
    ["2025-08-14T01:30:00+09:00", "2025-08-13T16:30:00.000Z", "2025-08-13"],
  ])("published %j", async (given, published, day) => {
    expect(await taken({ published: given })).toMatchObject({ published, day });
  });

  test.each([
    "2026-02-30",
    "2025-02-29",
    "2025-13-01",
    "2025-00-10",
    "14.08.2025",
    "2025",
    "yesterday",
    "2025-08-14T25:00:00Z",
    "",
  ])("published %j is refused, and the message names it", async (published) => {
    expect(await refusal({ published })).toBe(`published "${published}" is no date (use YYYY-MM-DD)`);
  });

  test("a long wrong date is named in short", async () => {
    expect((await refusal({ published: "x".repeat(5_000) })).length).toBeLessThan(120);
  });

  test("is the dateline's when none is given", async () => {
    const article = await taken({
      published: null,
      text: "BEIJING, Aug. 14, 2025 (Example) – DeepSeek held R2 back.\nIt was due in May.",
    });
    expect(article).toMatchObject({ published: null, day: "2025-08-14" });
  });

  test("is the newest past day the text speaks of when it has no dateline", async () => {
    const text =
      "DeepSeek was founded years ago. It told customers on 3 June 2025 that R2 was late, and on 14 August 2025 that it failed.";
    expect(await taken({ published: null, text })).toMatchObject({ published: null, day: "2025-08-14" });
  });

  test("is no later than the day it is taken", async () => {
    const text = "It said so on 14 August 2025. The fab opens on 2 January 2030.";
    const intake = await takeArticle({ ...INPUT, published: null, text }, "2026-11-29");
    expect(intake).toMatchObject({ article: { day: "2025-08-14" } });
  });

  test("is not known when nothing shows it", async () => {
    expect(await taken({ published: null })).toMatchObject({ published: null, day: null });
  });
});

describe("what is refused, with its reason", () => {
  test.each([
    [{ url: "javascript:alert(1)" }, /"javascript:alert\(1\)" is no http\(s\) or file address/],
    [{ url: `https://news.example/${"a".repeat(3_000)}` }, /is no http\(s\) or file address/],
    [{ text: "", title: null }, /it has no text/],
    [{ text: " \u200b\n", title: "\u202e" }, /it has no text/],
    [{ text: "… — !!! 😀", title: null }, /it has no words/],
    [{ text: "a".repeat(ARTICLE_CHARS_MAX + 1) }, /2000001 characters, more than the 2000000/],
  ])("%#", async (changes, reason) => {
    expect(await refusal(changes)).toMatch(reason);
  });

  test("a title alone is an article", async () => {
    expect(await taken({ text: "" })).toMatchObject({ title: INPUT.title, text: "" });
  });
});
